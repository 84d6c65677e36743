"""Where things stand at 1440x900, as the pictures fix it: bars, rows and cards within 2 px.

Pages are 1200 wide there (beside the side bar of 240) and 812 high (above the player of 88). x is
counted from the page's left edge, y from the window's top.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.artist import ArtistPage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.pages.tracks import TracksPage
from tests.ui import fakes, samples
from tests.ui.settings_stage import settings_page
from tests.ui.stage import Stage

BAR = 60
NEAR = 2

Show = Callable[[Any, Any], Any]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a page as the frame places it: under the top bar, or below it."""

    async def show(page: Any, arg: Any) -> Any:
        under = page.under_top_bar
        stage = Stage(qtbot, page, (1200, 812 if under else 812 - BAR))
        await stage.open(arg)
        return stage

    return show


def at(page: Any, widget: QWidget, *, middle: bool = True) -> tuple[float, float]:
    """Left edge and vertical middle (or top) in the window."""
    top = widget.mapTo(page, QPoint(0, 0))
    y = top.y() + (0 if page.under_top_bar else BAR) + (widget.height() / 2 if middle else 0)
    return top.x(), y


def near(found: tuple[float, float], x: float, y: float) -> bool:
    assert abs(found[0] - x) <= NEAR, (found, (x, y))
    assert abs(found[1] - y) <= NEAR, (found, (x, y))
    return True


def row_middle(page: Any, table: Any, row: int) -> float:
    spot = table.viewport().mapTo(page, QPoint(0, 0)).y()
    head = 0 if page.under_top_bar else BAR
    return spot + head + row * table.pitch + table.pitch / 2


async def test_tracks(kit: fakes.Kit, show: Show) -> None:
    page = TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts))
    await show(page, None)
    near(at(page, page.title), 24, 83)
    assert abs(at(page, page.play)[0] + page.play.width() - 1176) <= NEAR
    body = page.filter.field.body()
    corner = page.filter.field.mapTo(page, body.topLeft().toPoint())
    near((corner.x(), corner.y() + BAR + body.height() / 2), 24, 133)
    assert abs(row_middle(page, page.table, 0) - 214) <= NEAR
    assert abs(row_middle(page, page.table, 1) - 250) <= NEAR
    cells = {cell.key: cell for cell in page.table.column_widths.cells}
    assert abs(cells["heart"].x + cells["heart"].width / 2 - 42) <= NEAR
    assert abs(cells["title"].x - 62) <= NEAR
    assert abs(cells["time"].x + cells["time"].width - 1166) <= NEAR


async def test_album(kit: fakes.Kit, show: Show) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    await show(page, 1)
    near(at(page, page.head.cover, middle=False), 32, 80)
    assert page.head.cover.width() == 232
    near(at(page, page.head.kind), 296, 91)
    near(at(page, page.head.title), 296, 133)
    near(at(page, page.head.play), 296, 290)
    assert page.head.play.height() == 44
    assert at(page, page.table)[0] == 22
    assert page.table.pitch == 38
    line = page.table.mapTo(page, QPoint(0, 0)).y() + 34
    assert abs(row_middle(page, page.table, 0) - line - 24) <= NEAR
    assert abs(row_middle(page, page.table, 1) - line - 61) <= NEAR


async def test_artist(kit: fakes.Kit, show: Show) -> None:
    page = ArtistPage(kit.tools, fakes.FakeBrowse())
    await show(page, 2)
    assert page.head.geometry().height() + BAR == 348
    assert abs(at(page, page.head.play)[0] - 32) <= NEAR
    assert abs(at(page, page._tops_head)[1] - 381) <= 6
    assert page.table.pitch == 46


async def test_playlist(kit: fakes.Kit, show: Show) -> None:
    page = PlaylistPage(kit.tools, fakes.FakePlaylists(samples.tracks(20)), fakes.FakeBrowse())
    await show(page, 7)
    near(at(page, page.head.cover, middle=False), 32, 72)
    assert page.head.cover.width() == 184
    near(at(page, page.head.play), 244, 238)
    assert at(page, page.table)[0] == 22
    assert abs(row_middle(page, page.table, 0) - 334) <= NEAR
    assert abs(row_middle(page, page.table, 1) - 378) <= NEAR


async def test_search(kit: fakes.Kit, show: Show) -> None:
    browse = fakes.FakeBrowse()
    page = SearchPage(kit.tools, fakes.FakeSearch(browse), browse)
    await show(page, "halden")
    near(at(page, page._chips), 32, 81)
    near(at(page, page.sheet.top, middle=False), 32, 155)
    assert (page.sheet.top.width(), page.sheet.top.height()) == (388, 232)
    assert page.sheet.table.pitch == 47
    assert page.sheet.albums.columns == 7
    assert abs(page.sheet.albums.side - 146) <= 4


async def test_settings(kit: fakes.Kit, show: Show) -> None:
    page = settings_page(kit, fakes.FakeLibrary(kit.facts), fakes.FakeSettings(kit.facts))
    await show(page, "library")
    near(at(page, page.sections, middle=False), 22, 124)
    assert page.sections.width() == 220
    assert abs(at(page, page.part("library").folders)[0] - 280) <= NEAR


async def test_another_font_scale_moves_everything_and_back(kit: fakes.Kit, show: Show) -> None:
    pages: list[tuple[Any, Any]] = [
        (AlbumPage(kit.tools, fakes.FakeBrowse()), 1),
        (PlaylistPage(kit.tools, fakes.FakePlaylists(samples.tracks(9)), fakes.FakeBrowse()), 7),
    ]
    for page, arg in pages:
        stage = await show(page, arg)
        before = at(page, page.head.play), at(page, page.table), page.table.pitch
        kit.theme.set_scale(150)
        await stage.settled()
        grown = at(page, page.head.play), at(page, page.table), page.table.pitch
        assert grown[2] == round(before[2] * 1.5)
        for (x, y), (wide, tall) in zip(before[:2], grown[:2], strict=True):
            assert abs(wide - x * 1.5) <= 8
            assert abs(tall - y * 1.5) <= y * 0.35
        kit.theme.set_scale(100)
        await stage.settled()
        near(at(page, page.head.play), *before[0])
        assert page.table.pitch == before[2]


async def test_the_head_of_an_album_keeps_its_words_where_it_is_narrow(
    qtbot: QtBot, kit: fakes.Kit
) -> None:
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = Stage(qtbot, page, (418, 700))
    await stage.open(1)
    head = page.head
    assert head.title.y() > head.cover.geometry().bottom()
    buttons = [head.play, head.shuffle, head.heart, head.add, head.more]
    for one, other in pairwise(buttons):
        assert one.mapTo(head, one.rect().topRight()).x() < other.mapTo(head, QPoint(0, 0)).x()
    assert head.more.mapTo(page, head.more.rect().topRight()).x() < page.width()
    page.resize(1200, 812)
    await stage.settled()
    assert head.title.mapTo(head, QPoint(0, 0)).x() > head.cover.geometry().right()
