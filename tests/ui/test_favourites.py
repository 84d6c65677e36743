"""The page of favourites: three kinds, one filter, and cards that are like all others."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.query import parse
from audio2_desktop.ui.intents import PlayTracks
from audio2_desktop.ui.pages.favourites import FavouritesPage
from audio2_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.stage import Stage, until

Put = Callable[..., Stage]


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """put(page) -> its stage."""
    return lambda page, size=(1200, 812): Stage(qtbot, page, size)


@pytest.fixture
def kit(dark: Theme) -> fakes.Kit:
    return fakes.kit(dark)


async def test_favourites_of_three_kinds(qtbot: QtBot, dark: Theme, put: Put) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse(albums=3, artists=0)
    page = FavouritesPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    assert page.table.rows.count() == 7
    query = next(call[1] for call in browse.calls if call[0] == "track_ids")
    assert query.where is not None
    page.play.click()
    assert len(stage.last(PlayTracks).ids) == 7
    page.chips.chosen.emit("album")
    await stage.settled()
    assert page.albums.isVisible()
    assert all(
        call[1].favourites_only for call in browse.calls if call[0] in ("album_ids", "artist_ids")
    )
    page.chips.chosen.emit("artist")
    await stage.settled()
    assert page._none.isVisible()
    assert page.state()["kind"] == "artist"


@pytest.mark.parametrize(("width", "side"), [(660, 32), (1200, 32), (1680, 40)])
async def test_rows_and_lines_begin_under_the_title(
    put: Put, kit: fakes.Kit, width: int, side: int
) -> None:
    page = FavouritesPage(kit.tools, fakes.FakeBrowse(albums=3))
    stage = put(page, (width, 600))
    await stage.open()
    title = page.title.mapTo(page, QPoint(0, 0)).x()
    table, albums = page.table, page.albums.looks.list
    assert table.mapTo(page, table.row_rect(0).topLeft().toPoint()).x() == title == side
    page.chips.chosen.emit("album")
    await stage.settled()
    page.albums.looks.show_list(is_list=True)
    assert albums.left_edge() == side


async def test_favourite_albums_are_grouped_listed_and_selected_as_all_are(
    dark: Theme, put: Put
) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse(albums=12)
    page = FavouritesPage(kit.tools, browse)
    stage = put(page)
    await stage.open("album")
    asked = [call[1:] for call in browse.calls if call[0] == "album_list"]
    assert [query.favourites_only for query, *_ in asked] == [True]
    cards = page.albums
    assert cards.sheet.rail.isVisible()
    cards.looks.button.click()
    cards.group_by(Grouping.DECADE)
    await until(lambda: ("album_list", Grouping.DECADE) in [call[::2] for call in browse.calls])
    assert cards.looks.is_list and cards.grid.objectName() == "favouriteAlbums"
    assert kit.tools.memory.read("loved_albums", "look") == "list"
    cards.grid.selectAll()
    await until(lambda: page.floor > 0)
    state = page.state()
    again = FavouritesPage(kit.tools, browse)
    other = put(again)
    again.open(None)
    again.restore(state)
    await other.settled()
    assert again.albums.isVisible() and again.albums.looks.is_list
    assert again.state()["cards"]["group"] == "decade"  # type: ignore[index]


async def test_favourites_are_filtered_in_all_three_kinds(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse(albums=3, artists=2)
    page = FavouritesPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    page.focus_filter()
    browse.calls.clear()
    page.filter.set_text("genre:ambient")
    await stage.settled()
    asked = {call[0]: call[1] for call in browse.calls if call[0] != "track_rows"}
    assert asked["track_ids"].where == parse("is:favourite genre:ambient").tree
    assert asked["album_ids"].text == asked["artist_ids"].text == "genre:ambient"
    state = page.state()
    page.filter.set_text("")
    page.restore(state)
    await stage.settled()
    assert page.filter.text() == "genre:ambient"


async def test_favourites_that_do_not_match_are_not_called_missing(
    put: Put, kit: fakes.Kit
) -> None:
    browse = fakes.FakeBrowse(tracks=0)
    page = FavouritesPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    assert page._none.isVisible()
    before = page._none.grab().toImage()
    page.filter.set_text("nothing")
    await stage.settled()
    assert page._none.grab().toImage() != before
