"""Hearts and half stars in the rows of playlists and results, wide and narrow."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.delegates.row_texts import Cell
from audio2_desktop.ui.intents import Rate, SetFavourite
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import fakes, samples
from tests.ui.stage import Stage

WIDE, NARROW = (1200, 752), (836, 528)
"""The page in a window of 1440x900 and of 900x600."""


async def opened(
    qtbot: QtBot, theme: Theme, name: str, size: tuple[int, int]
) -> tuple[Stage, TrackTable]:
    kit, browse = fakes.kit(theme), fakes.FakeBrowse(12)
    if name == "search":
        found = SearchPage(kit.tools, fakes.FakeSearch(browse), browse)
        stage = Stage(qtbot, found, size)
        await stage.open("a")
        return stage, found.sheet.table
    lists = fakes.FakePlaylists([replace(row, is_favourite=False) for row in samples.tracks(12)])
    lists.rules = "year:>1990" if name == "smart" else ""
    page = PlaylistPage(kit.tools, lists, browse)
    stage = Stage(qtbot, page, size)
    await stage.open(7)
    return stage, page.smart.table if name == "smart" else page.table


def cell(table: TrackTable, key: str) -> Cell:
    return next(one for one in table.column_widths.cells if one.key == key)


def click(qtbot: QtBot, table: TrackTable, x: float, row: int) -> None:
    y = round(table.row_rect(row).center().y())
    spot = QPoint(round(x), y)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["playlist", "smart", "search"])
async def test_a_heart_and_half_a_star_are_one_click_away(
    qtbot: QtBot, dark: Theme, name: str, size: tuple[int, int]
) -> None:
    stage, table = await opened(qtbot, dark, name, size)
    track = table.row_track(1)
    assert track is not None
    heart, rating = cell(table, "heart"), cell(table, "rating")
    click(qtbot, table, heart.x + 20, 1)
    wish = stage.last(SetFavourite)
    assert (wish.entity, list(wish.ids)) == (Entity.TRACK, [track.id])
    assert wish.on is not track.is_favourite
    step = table.painter.strokes.star_step()
    click(qtbot, table, rating.x + step * 1.25, 1)
    assert stage.last(Rate) == Rate(Entity.TRACK, [track.id], 30)


@pytest.mark.parametrize("name", ["playlist", "smart", "search"])
async def test_titles_keep_their_room(qtbot: QtBot, dark: Theme, name: str) -> None:
    _, table = await opened(qtbot, dark, name, NARROW)
    assert cell(table, "title").width >= 160


async def test_captions_stand_where_they_are_pictured(qtbot: QtBot, dark: Theme) -> None:
    _, table = await opened(qtbot, dark, "playlist", WIDE)
    page_x = table.mapTo(table.window(), QPoint(0, 0)).x() + 240
    places = {one.key: one.x + page_x for one in table.column_widths.cells}
    pictured = {"title": 312, "artist": 692, "album": 892, "added": 1092, "rating": 1192}
    assert {key: places[key] for key in pictured} == pictured
