"""Grids in groups, as lists, with a rail, a bubble, letters that are typed and a bar below."""

import time
from array import array
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import AlbumsChanged
from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import AlbumSort, Direction
from audio2_desktop.domain.units import AlbumId
from audio2_desktop.ui import language
from audio2_desktop.ui.intents import PlayThings
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.artists import ArtistsPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids import cards, grid_places, letter_rail
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.fading import CoverFade
from audio2_desktop.ui.views.scroll_bubble import ScrollBubble
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Albums:
    """The page of albums on a stage."""

    def __init__(self, qtbot: QtBot, theme: Theme, kind: type = AlbumsPage) -> None:
        self.kit, self.browse = fakes.kit(theme), fakes.FakeBrowse()
        self.browse.in_order = True
        self.page = kind(self.kit.tools, self.browse)
        self.stage = Stage(qtbot, self.page)

    async def asked(self, **wanted: object) -> object:
        await self.stage.settled()
        return [call for call in self.browse.calls if call[0].endswith("_list")][-1]


@pytest.fixture
async def albums(qtbot: QtBot, dark: Theme) -> AsyncIterator[Albums]:
    found = Albums(qtbot, dark)
    await found.stage.open()
    yield found


def centre(rect: object) -> QPoint:
    return rect.center().toPoint()  # type: ignore[attr-defined]


# -- groups ----------------------------------------------------------------------------------------


async def test_groups_have_heads_that_stay_and_select(qtbot: QtBot, albums: Albums) -> None:
    page, stage = albums.page, albums.stage
    page.looks.group.chosen.emit(Grouping.DECADE)
    call = await albums.asked()
    assert call[2] is Grouping.DECADE
    grid = page.grid
    assert [grid.head_of(at) for at in (0, 1)] == [("2020s", "15 albums"), ("2010s", "30 albums")]
    assert grid.head_rect(0).top() == 12
    assert grid.card_rect(0).top() == 12 + grid.head_rect(0).height()
    before = grid.viewport().grab().toImage()
    grid.verticalScrollBar().setValue(300)
    assert grid.head_rect(0).top() == 0, "it stays"
    assert grid.viewport().grab().toImage() != before
    assert grid.indexAt(QPoint(60, 10)).row() == -1, "no card under the head"
    qtbot.mouseClick(grid.viewport(), LEFT, NONE, centre(grid.head_rect(0)))
    assert grid.ranges() == [(0, 14)]
    qtbot.mouseDClick(grid.viewport(), LEFT, NONE, centre(grid.head_rect(0)))
    played = stage.last(PlayThings)
    assert (played.entity, len(played.ids)) == (Entity.ALBUM, 15)


async def test_the_next_group_pushes_the_head_away(albums: Albums) -> None:
    albums.page.group_by(Grouping.DECADE)
    await albums.stage.settled()
    grid = albums.page.grid
    second = grid._lines.head_top(1)
    grid.verticalScrollBar().setValue(second - 20)
    assert grid.head_rect(1).top() == 20
    assert grid.head_rect(0).bottom() == 20


async def test_arrows_go_from_group_to_group(qtbot: QtBot, albums: Albums) -> None:
    albums.page.group_by(Grouping.DECADE)
    await albums.stage.settled()
    grid = albums.page.grid
    grid.go_to(14)
    qtbot.keyClick(grid, KEY.Key_Down)
    first, _ = grid.rows_of_group(1)
    assert grid.currentIndex().row() == first + 14 % grid.columns
    rect = grid.card_rect(grid.currentIndex().row())
    assert grid.viewport().rect().contains(centre(rect))
    qtbot.keyClick(grid, KEY.Key_Up)
    assert grid.currentIndex().row() == 14


async def test_groups_and_order_are_remembered_by_the_view(
    qtbot: QtBot, dark: Theme, albums: Albums
) -> None:
    albums.page.group_by(Grouping.DECADE)
    albums.page.sort_by("year")
    albums.page.looks.button.click()
    await albums.stage.settled()
    other = AlbumsPage(albums.kit.tools, albums.browse)
    stage = Stage(qtbot, other)
    await stage.open()
    query, grouping = albums.browse.calls[-2][1:3]
    assert (query.sort, query.direction, grouping) == (
        AlbumSort.YEAR,
        Direction.DOWN,
        Grouping.DECADE,
    )
    assert other.grid is other.looks.list


async def test_rows_of_a_scan_leave_selection_and_place_in_groups(albums: Albums) -> None:
    page = albums.page
    page.group_by(Grouping.DECADE)
    await albums.stage.settled()
    grid = page.grid
    grid.verticalScrollBar().setValue(grid.pitch * 4 + 33)
    first = grid.first_visible()
    key, top = page.model.key_at(first), grid.card_rect(first).top()
    selection.select(grid.selectionModel(), page.model, [(3, 3), (40, 40)])
    picked = list(grid.selected_keys())
    for more in (61, 62, 75):
        albums.browse.albums = {row.id: row for row in samples.albums(more)}
        albums.kit.facts.publish([AlbumsChanged(frozenset({AlbumId(more)}))])
        await until(lambda more=more: page.model.count() == more)
        assert sorted(grid.selected_keys()) == sorted(picked)
        assert grid.card_rect(page.model.at_key(key)).top() == top


def test_a_hundred_thousand_in_groups_are_shown_resized_and_selected_at_once(
    qtbot: QtBot, dark: Theme
) -> None:
    model = PagedRows()
    model.wanted.connect(lambda page, ids: model.arrived(page, samples.albums(200)))
    grid = CardGrid(dark, model, lambda *_: None, cards.of_album)
    grid.head_of = lambda at: (f"Artist {at}", "4 albums")
    qtbot.addWidget(grid)
    grid.show()
    grid.replace_ids(array("q", range(1, 100_001)), [4] * 25_000)
    times = []
    for width in range(900, 1300, 20):
        began = time.perf_counter()
        grid.resize(width, 700)
        grid.viewport().repaint()
        times.append(time.perf_counter() - began)
    assert sorted(times)[len(times) // 2] < 0.016
    grid.setFocus()
    began = time.perf_counter()
    qtbot.keyClick(grid, KEY.Key_A, CONTROL)
    grid.viewport().repaint()
    assert time.perf_counter() - began < 0.05
    assert selection.count(grid.ranges()) == 100_000


async def test_shift_selects_over_lines_and_groups(qtbot: QtBot, albums: Albums) -> None:
    albums.page.group_by(Grouping.DECADE)
    await albums.stage.settled()
    grid = albums.page.grid
    grid.setFocus()
    grid.go_to(13)
    qtbot.keyClick(grid, KEY.Key_Right, SHIFT)
    qtbot.keyClick(grid, KEY.Key_Right, SHIFT)
    assert grid.ranges() == [(13, 15)]
    qtbot.keyClick(grid, KEY.Key_Escape)
    assert grid.ranges() == []
    assert grid.currentIndex().row() == 15
    qtbot.mouseClick(grid.viewport(), LEFT, CONTROL, centre(grid.card_rect(18)))
    qtbot.mouseClick(grid.viewport(), LEFT, SHIFT, centre(grid.card_rect(20)))
    assert grid.ranges() == [(18, 20)]


# -- rail, bubble, letters -------------------------------------------------------------------------


async def test_the_rail_jumps_and_follows(qtbot: QtBot, albums: Albums) -> None:
    page = albums.page
    rail, grid = page.sheet.rail, page.grid
    assert rail.isVisible()
    assert rail._texts[0] == "A"
    last = len(rail.marks) - 1
    qtbot.mouseClick(rail, LEFT, NONE, centre(rail.slot(last // 2)))
    assert page.model.key_at(grid.first_visible()) is not None
    assert rail.value() == last // 2
    wanted = rail.marks[last // 2].first
    assert grid.first_visible() <= wanted < grid.first_visible() + grid.columns
    qtbot.mousePress(rail, LEFT, NONE, centre(rail.slot(1)))
    qtbot.mouseMove(rail, centre(rail.slot(2)))
    qtbot.mouseRelease(rail, LEFT, NONE, centre(rail.slot(2)))
    assert rail.value() == 2
    rail.setFocus()
    qtbot.keyClick(rail, KEY.Key_Down)
    assert rail.value() == 3
    qtbot.keyClick(rail, KEY.Key_Home)
    assert (rail.value(), grid.verticalScrollBar().value()) == (0, 0)
    assert rail.accessibleDescription() == "A"
    qtbot.keyClick(rail, KEY.Key_End)
    assert rail.value() == last, "also where the list ends before"
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert rail.value() > 3, "the letter that is seen is marked"
    assert rail.geometry().left() >= grid.geometry().right() - 32


async def test_a_low_rail_writes_fewer_letters_but_the_current_one(albums: Albums) -> None:
    rail = albums.page.sheet.rail
    rail.resize(20, 60)
    high = rail.slot(0).height()
    for current in range(len(rail.marks)):
        rail.setValue(current)
        written = rail._written(high)
        assert current in written
        assert all((after - at) * high >= 13 for at, after in pairwise(written))
    rail.resize(20, 600)
    assert rail._written(rail.slot(0).height()) == list(range(len(rail.marks)))


async def test_years_have_decades_on_the_rail_and_plays_none(albums: Albums) -> None:
    page = albums.page
    page.sort_by("year")
    await albums.stage.settled()
    assert page.sheet.rail._texts == ("20s", "10s", "00s")
    page.sort_by("plays")
    await albums.stage.settled()
    assert page.sheet.rail.isHidden()


async def test_the_bubble_says_where_the_thumb_is(albums: Albums) -> None:
    page = albums.page
    page.sort_by("year")
    await albums.stage.settled()
    grid = page.grid
    bubble = next(each for each in grid.findChildren(ScrollBubble))
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bubble.isHidden()
    bar.setSliderDown(True)
    assert bubble.isVisible()
    assert bubble.text == str(page.model.peek(grid.first_visible()).year)
    bar.setSliderPosition(0)
    assert bubble.text == "2024"
    bar.setSliderDown(False)
    assert bubble.isHidden()


async def test_letters_after_an_apostrophe_lead_to_a_name(qtbot: QtBot, albums: Albums) -> None:
    page = albums.page
    page.sort_by("title")
    await albums.stage.settled()
    page.grid.setFocus()
    for sign in "'win":
        qtbot.keyClick(page.grid, sign)
    await until(lambda: page.grid.currentIndex().row() > 0)
    await albums.stage.settled()
    assert page.model.peek(page.grid.currentIndex().row()).title == "Winter Bloom"


# -- list ------------------------------------------------------------------------------------------


async def test_captions_sort_the_list(qtbot: QtBot, albums: Albums) -> None:
    page = albums.page
    page.looks.button.click()
    head = page.looks.head
    assert head.isVisible()
    by_key = {caption.column.key: caption for caption in head._captions}
    qtbot.mouseClick(by_key["year"], LEFT)
    call = await albums.asked()
    assert (call[1].sort, call[1].direction) == (AlbumSort.YEAR, Direction.DOWN)
    assert by_key["year"].accessibleName() == "Year, descending"
    qtbot.mouseClick(by_key["year"], LEFT)
    call = await albums.asked()
    assert call[1].direction is Direction.UP
    assert not by_key["state"].isEnabled()
    qtbot.mouseClick(head._name, LEFT)
    call = await albums.asked()
    assert call[1].sort is AlbumSort.TITLE


async def test_columns_go_where_there_is_no_room(albums: Albums) -> None:
    page = albums.page
    page.looks.show_list(is_list=True)
    assert [cell.column.key for cell in page.looks.list.cells()] == [
        "artist", "year", "tracks", "time", "rating", "heart", "state",
    ]  # fmt: skip
    page.resize(700, 600)
    assert [cell.column.key for cell in page.looks.list.cells()] == ["artist", "year", "heart"]
    page.resize(560, 600)
    assert [cell.column.key for cell in page.looks.list.cells()] == ["artist"]
    captions = page.looks.head._captions
    await until(lambda: [each.column.key for each in captions if each.isVisible()] == ["artist"])


async def test_the_look_changes_but_not_the_place(albums: Albums) -> None:
    page = albums.page
    page.grid.verticalScrollBar().setValue(page.grid.pitch * 3)
    first = page.grid.first_visible()
    page.looks.show_list(is_list=True)
    assert page.grid.first_visible() == first
    page.looks.show_list(is_list=False)
    assert page.grid.first_visible() == first


def test_lines_say_what_columns_show() -> None:
    album = samples.albums(1)[0]
    assert cards.album_line(album).cells == ("Halden Coast", "2024", "9", "45 min")
    artist = samples.artists(1)[0]
    assert cards.artist_line(artist).cells == ("1", "12", "")


# -- selection -------------------------------------------------------------------------------------


async def test_the_bar_of_the_selection_counts_and_plays(qtbot: QtBot, albums: Albums) -> None:
    page, stage = albums.page, albums.stage
    page.grid.setFocus()
    qtbot.keyClick(page.grid, KEY.Key_A, CONTROL)
    bar = page.looks.bar
    await until(bar.isVisible)
    assert bar._count.text() == "60 selected"
    assert page.floor > 0
    bar.play.emit()
    played = stage.last(PlayThings)
    assert (len(played.ids), played.verb) == (60, "play")
    bar.closed.emit()
    await until(bar.isHidden)
    assert page.floor == 0


async def test_artists_have_letters_alone(qtbot: QtBot, dark: Theme) -> None:
    artists = Albums(qtbot, dark, ArtistsPage)
    await artists.stage.open()
    assert set(artists.page.looks.group.groupings) == {Grouping.NONE, Grouping.LETTER}


# -- covers ----------------------------------------------------------------------------------------


def test_covers_that_come_fade_in(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows()
    grid = CardGrid(dark, model, lambda *_: None, cards.of_album)
    qtbot.addWidget(grid)
    grid.show()
    dark.set_reduced_motion(False)
    now = [10.0]
    fade = CoverFade(dark, grid.viewport(), lambda: now[0])

    rect = QRectF(0, 0, 100, 100)
    assert fade.share("a", rect, is_here=True) == 1.0, "what is here at first is there at once"
    assert fade.share("b", rect, is_here=False) == 0.0
    assert fade.share("b", rect, is_here=True) == 0.0
    now[0] += 0.06
    assert 0.4 < fade.share("b", rect, is_here=True) < 0.6
    now[0] += 0.07
    assert fade.share("b", rect, is_here=True) == 1.0
    fade._tick()
    assert not fade._timer.isActive()


async def test_in_a_narrow_page_the_title_stands_above_its_tools(albums: Albums) -> None:
    page = albums.page
    sheet = page.sheet

    def top() -> int:
        return sheet.filter.mapTo(sheet, QPoint(0, 0)).y()

    assert sheet.title.geometry().bottom() > top()
    page.resize(500, 600)
    await until(lambda: sheet.title.geometry().bottom() < top())
    tools = (sheet.filter, sheet.sort, page.looks.group, page.looks.button)
    ends = [(tool.geometry().left(), tool.geometry().right()) for tool in tools]
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert ends[-1][1] < sheet.width()


@pytest.mark.parametrize("code", language.available())
def test_decades_are_no_wider_than_the_rail(code: str, dark: Theme) -> None:
    language.install(code)
    try:
        metrics = dark.metrics("tag")
        for year in (1890, 1940, 2000, 2020):
            wide = metrics.horizontalAdvance(grid_places.short_decade(year))
            assert wide <= dark.px(letter_rail.WIDTH), grid_places.short_decade(year)
    finally:
        language.install("en")
        language.forget()
