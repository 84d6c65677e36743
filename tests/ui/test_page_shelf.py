"""The page of one genre, composer, year or decade: what it asks, shows, says and remembers."""

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from audio2_desktop import first_page
from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.query_tree import And
from audio2_desktop.domain.shelves import OnShelf, WorkRow
from audio2_desktop.domain.sorting import Direction, TrackSort
from audio2_desktop.domain.units import Ms
from audio2_desktop.ui import drag
from audio2_desktop.ui.intents import (
    OpenMenu,
    PlayNext,
    PlayThings,
    PlayTracks,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.shelf import ShelfPageView
from tests.ui.stage import until

KEY = Qt.Key
GENRE = Entity.GENRE


Open = Callable[..., Any]


async def test_a_genre_shows_artists_albums_and_tracks(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    page = stage.page
    assert page.head.name.text() == "Dream pop"
    assert page.head.kind.text() == "Genre"
    assert page.head.facts.text().startswith("12 artists  ·  32 albums  ·  402 tracks")
    assert page.artists.rows.count() == 12
    assert page.albums.rows.count() == 6
    assert page.table.rows.count() == 12
    assert not page.works.isVisible()
    page.head.play.click()
    page.head.shuffle.click()
    assert [i.verb for i in stage.intents if isinstance(i, PlayThings)] == ["play", "shuffle"]
    page.head.more.click()
    menu = stage.last(OpenMenu)
    assert (menu.entity, menu.ids, menu.name) == (GENRE, (2,), "Dream pop")


async def test_a_genre_is_found_by_its_name(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre=<b>Noise</b>")
    assert stage.page.head.name.text() == "<b>Noise</b>"


@pytest.mark.parametrize("arg", ["", "genre:", "album:3", None])
async def test_what_is_no_shelf_is_said(opened: Open, arg: object) -> None:
    stage = await opened(ShelfPageView, arg)
    assert stage.page._error is not None


async def test_a_shelf_with_nothing_on_it_leads_to_what_is_hidden(opened: Open) -> None:
    stage = await opened(ShelfPageView, "year:99999")
    assert (stage.page._error, stage.page._gone.isVisible()) == (None, True)


async def test_all_artists_are_a_click_away(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    part = stage.page.artists
    before = part.grid.height()
    assert part.grid.shown_count() == part.grid.columns < 12
    part.head.linked.emit()
    assert part.grid.shown_count() == 12
    assert part.grid.height() > before
    state = stage.page.state()
    assert state["whole"] == ["artists"]
    stage.page.open("genre:3")
    await stage.settled()
    assert not part.is_whole
    stage.page.restore(state)
    await stage.settled()
    assert part.is_whole


async def test_a_row_plays_the_whole_shelf_from_there(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(ShelfPageView, "year:1994")
    table = stage.page.table
    await until(lambda: table.row_track(3) is not None)
    table.go_to(3)
    qtbot.keyClick(table, KEY.Key_Return)
    wish = stage.last(PlayTracks)
    assert (len(wish.ids), wish.at) == (12, 3)
    assert (str(wish.context), wish.context.title) == ("year:1994", "1994")


async def test_captions_sort_and_go_back_to_albums(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    page = stage.page
    header = page.table.header
    for _ in range(2):
        header.sort_wanted.emit("plays", False)
        await stage.settled()
    queries = [call[1] for call in stage.browse.calls if call[0] == "track_ids"]
    assert [(q.sort, q.direction) for q in queries] == [
        (TrackSort.PLAYS, Direction.DOWN),
        (TrackSort.PLAYS, Direction.UP),
    ]
    assert queries[0].where == OnShelf(GENRE, 2)
    assert page.order.isVisibleTo(page)
    header.sort_wanted.emit("plays", False)
    await stage.settled()
    assert page.tracks.order.is_own
    assert not page.order.isVisibleTo(page)
    header.sort_wanted.emit("title", False)
    await stage.settled()
    page.order.click()
    await stage.settled()
    assert page.tracks.order.is_own


async def test_the_filter_narrows_the_tracks(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    page = stage.page
    page.filter.set_text("salt")
    await until(lambda: page.table.rows.count() == 3)
    assert "3" in page.filter.match.text()
    page.table.header.sort_wanted.emit("title", False)
    await stage.settled()
    query = [call[1] for call in stage.browse.calls if call[0] == "track_ids"][-1]
    assert isinstance(query.where, And)
    assert query.where.parts[0] == OnShelf(GENRE, 2)


async def test_works_of_a_composer_play_and_narrow(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(ShelfPageView, "composer:1")
    stage.shelves.works_now = tuple(
        WorkRow(at, f"Suite No. {at}", array("q", [at, at + 1]), Ms(60_000)) for at in range(1, 9)
    )
    stage.kit.facts.publish([TracksChanged()])
    page = stage.page
    await until(lambda: page.works.rows.count() == 8)
    assert page.works.isVisibleTo(page)
    assert page.works.grid.shown_count() == 6
    page.works.head.linked.emit()
    assert page.works.grid.shown_count() == 8
    grid = page.works.grid
    grid.go_to(1)
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    wish = stage.last(PlayTracks)
    assert (list(wish.ids), str(wish.context.kind)) == ([2, 3], "composer")
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert list(stage.last(PlayNext).ids) == [2, 3]
    grid.menu.emit(QPoint(1, 1))
    menu = stage.last(OpenMenu)
    assert (menu.entity, list(menu.ids), menu.name) == (Entity.TRACK, [2, 3], "Suite No. 2")
    qtbot.keyClick(grid, KEY.Key_Return)
    await until(lambda: list(page.table.rows.ids) == [2, 3])
    state = page.state()
    assert state["work"] == 2
    page._tracks_head.linked.emit()
    await until(lambda: page.table.rows.count() == 12)
    assert drag.read(grid.mime_of([2])).ids == (2, 3)


async def test_a_composer_who_is_an_artist_leads_there(opened: Open) -> None:
    stage = await opened(ShelfPageView, "composer:1")
    assert stage.page.head.artist.isVisibleTo(stage.page)
    stage.page.head.artist.click()
    assert stage.routes == [Route("artist", 3)]


async def test_the_place_on_a_shelf_comes_back(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    page = stage.page
    page.table.header.sort_wanted.emit("title", False)
    await stage.settled()
    page.table.go_to(5)
    key = page.table.rows.key_at(5)
    page._body.verticalScrollBar().setValue(200)
    state = page.state()
    page.open("genre:3")
    await stage.settled()
    assert str(page.tracks.order.orders[0].sort) == "title"  # remembered for all shelves
    page.tracks.order.go_back()
    page.open("genre:2")
    page.restore(state)
    await stage.settled()
    assert list(page.table.selected_keys()) == [key]
    assert str(page.tracks.order.orders[0].sort) == "title"
    await until(lambda: page._body.verticalScrollBar().value() == 200)


async def test_dragged_tracks_say_where_they_come_from(opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    table = stage.page.table
    table.go_to(2)
    await stage.settled()
    assert drag.read(table.rows.mime_of(table.ranges())).source == "shelf:genre:2"


async def test_type_ahead_goes_to_a_title(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    table = stage.page.table
    table.typed.emit("s")  # album by album no name leads
    await stage.settled()
    table.header.sort_wanted.emit("title", False)
    await stage.settled()
    table.typed.emit("sec")
    await until(lambda: table.currentIndex().row() >= 0)
    await stage.settled()
    track = stage.browse.tracks[table.rows.key_at(table.currentIndex().row())]
    assert track.title.lower().startswith("sec")


@pytest.mark.parametrize("size", [(836, 512), (1200, 752)])
async def test_nothing_is_wider_than_the_page(opened: Open, size: tuple[int, int]) -> None:
    stage = await opened(ShelfPageView, "genre:2")
    stage.page.resize(*size)
    await stage.settled()
    assert stage.page._body.ground.width() <= size[0]
    assert stage.page.table.width() <= size[0]


@pytest.mark.parametrize(
    "route",
    [
        Route("shelf", "genre:12"),
        Route("shelf", "genre=Dub: Roots"),
        Route("folders"),
        Route("years"),
    ],
)
def test_the_window_opens_where_it_was_closed(tmp_path: Path, route: Route) -> None:
    geometry = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first_page.remember(geometry, route)
    assert first_page.remembered(geometry) == route
