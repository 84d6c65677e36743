"""The home page: what it greets and shows, in every size and language."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    TracksChanged,
)
from audio2_desktop.domain.home import HomeList, HomePage, HomeRow
from audio2_desktop.domain.problems import Offline
from audio2_desktop.ui import language
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages import home as home_page
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.home import tile_grid
from tests.ui import home_fakes, samples
from tests.ui.home_stage import LEFT, HomeStage
from tests.ui.stage import turn, until

Put = Callable[..., HomeStage]


# ---- what is shown -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "text"),
    [(4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"),
     (17, "Good afternoon"), (18, "Good evening"), (23, "Good evening")],
)  # fmt: skip
def test_the_greeting_goes_with_the_day(hour: int, text: str) -> None:
    assert home_page.greeting(hour, "Santi") == f"{text}, Santi"
    assert home_page.greeting(hour, "") == text


async def test_geometry_as_pictured(stage: HomeStage) -> None:
    """In a window of 1440x900 the page begins at 240; the picture's numbers less that."""
    page = stage.page
    assert page.greeting.mapTo(page, QPoint(0, page.greeting.height() // 2)) == QPoint(32, 94)
    tiles = [page.tiles.card_rect(at) for at in range(6)]
    corner = page.tiles.mapTo(page, QPoint(0, 0))
    assert [(t.x() + corner.x(), t.y() + corner.y(), t.width(), t.height()) for t in tiles[:4]] == [
        (32, 132, 368, 76), (416, 132, 368, 76), (800, 132, 368, 76), (32, 220, 368, 76),
    ]  # fmt: skip
    added, because = stage.sections[:2]
    head = added.head.mapTo(page, QPoint(0, 0))
    assert (head.x(), head.y(), added.head.height()) == (32, 324, 32)
    on = added.head.on
    assert on.mapTo(page, QPoint(on.width(), 0)).x() == 1168
    first = added.cards.card_rect(0)
    at = added.cards.mapTo(page, first.topLeft().toPoint())
    assert (at.x(), at.y(), first.width()) == (32, 368, 172)
    assert added.cards.fitting == 6
    below = because.cards.mapTo(page, because.cards.card_rect(0).topLeft().toPoint())
    assert abs(below.y() - 668) <= 2


@pytest.mark.parametrize(("width", "columns"), [(1200, 3), (1000, 3), (836, 2), (480, 1)])
async def test_tiles_stand_beside_each_other_as_there_is_room(
    put: Put, width: int, columns: int
) -> None:
    stage = put(size=(width, 700))
    await stage.open()
    assert stage.page.tiles.columns == columns
    assert stage.page.tiles.shown_count() == (6 if columns > 1 else tile_grid.FEW)
    assert stage.page._body.horizontalScrollBar().maximum() == 0


async def test_a_very_wide_page_has_its_content_in_the_middle(put: Put) -> None:
    stage = put(size=(2400, 900))
    await stage.open()
    left = stage.page.greeting.mapTo(stage.page, QPoint(0, 0)).x()
    assert left == (2400 - 1920) // 2
    assert stage.sections[0].head.width() == 1920


async def test_tiles_say_where_they_are() -> None:
    said = [(tile_grid.below(tile), tile_grid.place(tile)) for tile in home_fakes.tiles()]
    assert said == [
        ("Halden Coast", "Track 3 of 14"),
        ("Playlist", "18 of 42"),
        ("Mira Solenne", "Track 7 of 9"),
        ("Artist", "1 of 12"),
        ("Smart playlist", ""),
        ("The Low Tide", "30 min left"),
    ]
    assert tile_grid.place(replace(home_fakes.tiles()[1], at=0)) == "42 tracks"
    assert tile_grid.spoken(home_fakes.tiles()[0]) == "Slow Harbour, Halden Coast, Track 3 of 14"


async def test_rows_say_why_they_are_there(stage: HomeStage) -> None:
    said = [(section.head.title.accessibleName(), section.head.note.text())
            for section in stage.sections]  # fmt: skip
    assert said == [
        ("Recently added", "6 albums in a month"),
        ("Halden Coast", "Dream pop, Shoegaze · 41 plays in four weeks"),
        ("Rediscover", "31 albums · Loved, and not heard for six months"),
        ("Jump back in", "5 albums"),
    ]
    because = stage.sections[1]
    assert because.cards.accessibleName() == "Because you listened to Halden Coast"
    assert because.head.picture is not None
    assert because.head.picture._pixmap is not None


async def test_all_of_a_row_is_a_click_away(qtbot: QtBot, stage: HomeStage) -> None:
    for section in stage.sections:
        qtbot.mouseClick(section.head.all, LEFT)
    assert stage.routes == [
        Route("albums", "added"),
        Route("shelf", "genre:3"),
        Route("albums", "rating"),
        Route("albums", "last_played"),
    ]
    qtbot.mouseClick(stage.sections[1].head.title, LEFT)
    assert stage.routes[-1] == Route("artist", 1)


async def test_a_library_that_was_never_heard_has_a_word_and_no_empty_rows(put: Put) -> None:
    rows = home_fakes.rows()[:1]
    stage = put(home_fakes.FakeHome(HomePage((), rows, has_music=True)))
    await stage.open()
    assert stage.page.hint.isVisible()
    assert not stage.page.tiles.isVisible()
    assert len(stage.sections) == 1
    assert stage.page.focusWidget() is None
    stage.page.focus_first()
    assert stage.page.focusWidget() is stage.sections[0].cards
    stage.home.data = HomePage((), rows, has_music=True, has_plays=True)
    stage.tell(TracksChanged())
    await stage.shown()
    assert not stage.page.hint.isVisible()


async def test_an_empty_library_offers_a_folder(qtbot: QtBot, put: Put) -> None:
    stage = put(home_fakes.FakeHome(HomePage()))
    await stage.open()
    assert stage.page._empty is not None
    assert stage.page._empty.isVisible()
    assert not stage.page.greeting.isVisible()
    stage.page.focus_first()
    qtbot.mouseClick(stage.page._empty.buttons[0], LEFT)
    assert stage.routes == [Route("settings", "library")]
    stage.home.data = HomePage((), home_fakes.rows()[:1], has_music=True)
    stage.tell(AlbumsChanged())
    await stage.shown()
    assert not stage.page._empty.isVisible()
    assert stage.page.greeting.isVisible()
    assert stage.page.hint.isVisible()


async def test_without_anything_to_show_the_page_itself_takes_the_keyboard(put: Put) -> None:
    stage = put(home_fakes.FakeHome(HomePage((), (), has_music=True, has_plays=True)))
    await stage.open()
    stage.page.focus_first()
    assert stage.page.hasFocus() or stage.page.focusWidget() is None


async def test_a_failure_says_so_and_can_be_tried_again(qtbot: QtBot, put: Put) -> None:
    home = home_fakes.FakeHome()
    home.error = Offline()
    stage = put(home)
    await stage.open()
    assert stage.page._error is not None
    assert stage.page._error.isVisible()
    home.error = None
    qtbot.mouseClick(stage.page._error.buttons[0], LEFT)
    await until(lambda: stage.page.tiles.isVisible())


async def test_the_skeleton_stands_where_the_page_will(put: Put) -> None:
    home = home_fakes.FakeHome()
    home.gate = asyncio.Event()
    stage = put(home)
    stage.page.open(None)
    await until(lambda: stage.page._skeleton is not None and stage.page._skeleton.isVisible())
    blocks = [(b.x(), b.y(), b.width(), b.height()) for b in stage.page.skeleton_blocks()]
    assert blocks[1:3] == [(32, 132, 368, 76), (416, 132, 368, 76)]
    assert (32, 368, 172, 172) in blocks
    home.gate.set()
    await stage.settled()
    assert stage.page.tiles.isVisible()


# ---- sizes and languages -------------------------------------------------------------------------


async def test_large_text_fits(put: Put, dark: Theme) -> None:
    stage = put()
    await stage.open()
    dark.set_scale(200)
    await turn(12)
    page = stage.page
    assert page.tiles.card_rect(0).height() == 152
    assert page._body.horizontalScrollBar().maximum() == 0
    for section in stage.sections:
        assert section.head.on.geometry().right() <= section.head.width()
        assert not section.head.title.geometry().intersects(section.head.note.geometry())
    dark.set_scale(100)
    await turn(12)
    assert page.tiles.card_rect(0).height() == 76
    assert page.greeting.mapTo(page, QPoint(0, page.greeting.height() // 2)) == QPoint(32, 94)


async def test_spanish_is_spoken_whole(put: Put) -> None:
    language.install("es")
    stage = put()
    await stage.open()
    said = [stage.sections[0].head.title.accessibleName(), stage.sections[1].head.note.text()]
    assert said == ["Añadidos hace poco", "Dream pop, Shoegaze · 41 escuchas en cuatro semanas"]
    assert tile_grid.place(home_fakes.tiles()[0]) == "Pista 3 de 14"
    assert "Santi" in stage.page.greeting.text()
    assert stage.page.greeting.text().startswith("Buen")


@pytest.mark.parametrize("name", ["x" * 300, "<b>bold</b> & co", "", "\u202eevil", "🎧" * 40])
async def test_odd_names_break_nothing(put: Put, name: str) -> None:
    first = home_fakes.FakeHome()
    tiles = tuple(replace(tile, title=name, subtitle=name) for tile in home_fakes.tiles())
    album = replace(samples.albums(1)[0], title=name, artist=name)
    row = HomeRow(HomeList.ADDED, (album, *samples.albums(9)[1:]), 3)
    because = first.data.rows[1]
    assert because.reason is not None
    odd = replace(because, reason=replace(because.reason, name=name, genres=(name, name)))
    first.data = HomePage(tiles, (row, odd), has_music=True, has_plays=True)
    stage = put(first, (836, 512))
    await stage.open()
    assert not stage.page.grab().isNull()
    assert stage.page._body.horizontalScrollBar().maximum() == 0
    for section in stage.sections:
        assert section.head.on.geometry().right() <= section.head.width()
