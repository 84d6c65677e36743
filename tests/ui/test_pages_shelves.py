"""Genres, composers and years: what they ask, show, say and remember."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Offline
from audio2_desktop.domain.shelves import ShelfSort
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.ui import drag
from audio2_desktop.ui.intents import (
    OpenMenu,
    PickPlaylist,
    PlayThings,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.composers import ComposersPage
from audio2_desktop.ui.pages.genres import GenresPage
from audio2_desktop.ui.pages.shelf import ShelfPageView
from audio2_desktop.ui.pages.years import YearsPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt, name_of
from tests.ui import fakes
from tests.ui.shelf_fakes import NAMES
from tests.ui.shelf_stage import ShelfStage
from tests.ui.stage import until

KEY = Qt.Key
GENRE = Entity.GENRE


Open = Callable[..., Any]


# ---- genres and composers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "kind", "route"),
    [(GenresPage, GENRE, "genre:1"), (ComposersPage, Entity.COMPOSER, "composer:1")],
)
async def test_cards_lead_to_their_page(
    qtbot: QtBot, opened: Open, make: Any, kind: Entity, route: str
) -> None:
    stage = await opened(make)
    await until(lambda: len(stage.names()) == len(NAMES))
    assert stage.shelves.asked("ids")[0][0] is kind
    assert stage.page.sheet.title.note() == "7"
    stage.page.focus_first()
    row = stage.page._model.at_key(1)
    stage.page.grid.go_to(row)
    qtbot.keyClick(stage.page.grid, KEY.Key_Return)
    assert stage.routes == [Route("shelf", route)]


async def test_keys_play_and_add_and_ask_for_the_menu(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(GenresPage)
    await until(lambda: len(stage.names()) == len(NAMES))
    grid = stage.page.grid
    grid.go_to(stage.page._model.at_key(2))
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert stage.last(PlayThings) == PlayThings(GENRE, [2], "play", "Dream pop")
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert stage.last(PlayThings).verb == "next"
    qtbot.keyClick(grid, KEY.Key_Q)
    assert stage.last(PlayThings).verb == "last"
    qtbot.keyClick(grid, KEY.Key_P)
    assert stage.last(PickPlaylist) == PickPlaylist([2], GENRE)
    grid.menu.emit(QPoint(3, 4))
    menu = stage.last(OpenMenu)
    assert (menu.entity, list(menu.ids), menu.name) == (GENRE, [2], "Dream pop")


async def test_orders_begin_with_the_most_and_turn_round(opened: Open) -> None:
    stage = await opened(GenresPage)
    for key in ("plays", "plays", "tracks", "albums", "name"):
        stage.page.sheet.sort.chosen.emit(key)
        await stage.settled()
    asked = [(query.sort, query.direction) for _, query in stage.shelves.asked("ids")[1:]]
    assert asked == [
        (ShelfSort.PLAYS, Direction.DOWN),
        (ShelfSort.PLAYS, Direction.UP),
        (ShelfSort.TRACKS, Direction.DOWN),
        (ShelfSort.ALBUMS, Direction.DOWN),
        (ShelfSort.NAME, Direction.UP),
    ]


async def test_a_filter_that_nothing_fits_says_so(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(GenresPage)
    qtbot.keyClicks(stage.page.sheet.filter.line, "polka")
    await until(lambda: stage.page.sheet._nothing is not None)
    await until(lambda: stage.page.sheet._nothing.isVisible())
    stage.page.sheet._nothing.acted.emit(0)
    await until(lambda: stage.page.grid.isVisible())


async def test_no_genres_at_all_says_where_they_come_from(opened: Open, qtbot: QtBot) -> None:
    stage = await opened(GenresPage)
    stage.shelves.rows_now = {}
    stage.kit.facts.publish([TracksChanged()])
    await until(lambda: stage.page.sheet._empty is not None)
    assert "tags" in stage.page.sheet._empty.accessibleName()
    stage.page.sheet._empty.acted.emit(0)
    assert stage.routes == [Route("settings", "library")]


async def test_the_list_shows_the_same_rows_selection_and_place(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(GenresPage)
    await until(lambda: len(stage.names()) == len(NAMES))
    page, grid = stage.page, stage.page.grid
    grid.go_to(2)
    key = page._model.key_at(2)
    grid.setFocus()
    assert page.looks.button.accessibleName() == "Show as a list"
    page.looks.button.click()
    assert page.grid is page.looks.list
    assert page.looks.list.isVisible()
    assert not grid.isVisible()
    assert list(page.looks.list.selected_keys()) == [key]
    assert page.looks.list.currentIndex().row() == 2
    assert page.looks.button.accessibleName() == "Show as a grid"
    qtbot.keyClick(page.looks.list, KEY.Key_Down)
    qtbot.keyClick(page.looks.list, KEY.Key_Return)
    assert stage.routes[-1] == Route("shelf", f"genre:{page._model.key_at(3)}")
    state = page.state()
    page.looks.button.click()
    assert page.grid is grid
    page.restore(state)
    await stage.settled()
    assert page.grid is page.looks.list


async def test_a_scan_changes_rows_but_not_the_place(opened: Open) -> None:
    stage = await opened(GenresPage)
    shelves = stage.shelves
    shelves.rows_now = {
        at: replace(shelves.rows_now[1], id=at, name=f"Genre {at:04}") for at in range(1, 200)
    }
    stage.kit.facts.publish([TracksChanged()])
    await until(lambda: stage.page._model.count() == 199)
    grid = stage.page.grid
    grid.go_to(90)
    first = stage.page._model.key_at(grid.first_visible())
    key = stage.page._model.key_at(90)
    shelves.rows_now = {0: replace(shelves.rows_now[1], id=0, name="A new one")} | {
        at: row for at, row in shelves.rows_now.items() if at != 3
    }
    stage.kit.facts.publish([TracksChanged()])
    await until(lambda: stage.page._model.at_key(0) is not None)
    assert list(grid.selected_keys()) == [key]
    shown = stage.page._model.key_at(grid.first_visible())
    assert abs(shown - first) <= grid.columns


async def test_state_comes_back_by_identity(opened: Open) -> None:
    stage = await opened(GenresPage)
    stage.page.sheet.sort.chosen.emit("plays")
    await stage.settled()
    stage.page.grid.go_to(4)
    key = stage.page._model.key_at(4)
    state = stage.page.state()
    other = await opened(GenresPage)
    other.page.restore(state)
    await other.settled()
    current = other.page.grid.currentIndex().row()
    assert other.page._model.key_at(current) == key
    assert other.page._ask.sort == "plays"


async def test_a_skeleton_then_the_cards(opened: Open, qtbot: QtBot, dark: Theme) -> None:
    for make in (GenresPage, YearsPage, ShelfPageView):
        stage = ShelfStage(qtbot, dark, make)
        stage.shelves.gate = asyncio.Event()
        stage.page.open("genre:1")
        await until(lambda stage=stage: stage.page._skeleton is not None)
        assert stage.page._skeleton.isVisible()
        stage.shelves.gate.set()
        await stage.settled()
        assert stage.page.has_content
        assert not stage.page._skeleton.isVisible()


async def test_a_problem_is_said_and_tried_again(qtbot: QtBot, dark: Theme) -> None:
    for make in (GenresPage, YearsPage, ShelfPageView):
        stage = ShelfStage(qtbot, dark, make)
        stage.shelves.error = Offline()
        await stage.open("genre:1")
        assert stage.page._error is not None
        stage.shelves.error = None
        stage.page._error.acted.emit(0)
        await stage.settled()
        assert stage.page.has_content


async def test_cards_are_dragged_as_things(opened: Open) -> None:
    stage = await opened(GenresPage)
    what = drag.read(stage.page.grid.mime_of([2, 3]))
    assert (what.entity, what.things) == ("genre", (2, 3))
    decoded = drag._decode(drag.encode(what))
    assert decoded == what


async def test_rows_are_spoken_whole(opened: Open) -> None:
    stage = await opened(GenresPage)
    await until(lambda: len(stage.names()) == len(NAMES))
    model = stage.page._model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = model.data(model.index(model.at_key(2), 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dream pop, 32 albums, 402 tracks, 14 plays"


def test_tiles_stand_where_no_cover_is(dark: Theme) -> None:
    kit = fakes.kit(dark)
    art = ShelfArt(dark, kit.tools.covers)
    for name in ("Dub", "", "<b>x</b>", "a" * 300, "\N{ZERO WIDTH JOINER}", "نَفَس"):
        key = shelf_cards.picture_key(name, ())
        for px in (40, 168):
            picture = art(key, px, 8)
            assert picture is not None
            assert picture.width() == px
            assert art(key, px, 8) is picture
    mosaic = art(shelf_cards.picture_key("Dub", ("cover1", "cover2", "cover3", "cover4")), 168, 8)
    assert mosaic is not None


def test_names_of_years() -> None:
    assert name_of(Entity.YEAR, 1994) == "1994"
    assert name_of(Entity.DECADE, 1990) == "1990s"
    assert name_of(Entity.YEAR, 0) == name_of(Entity.DECADE, 0) == "No year"
    assert name_of(GENRE, 3, "Dub") == "Dub"


# ---- years ---------------------------------------------------------------------------------------


async def test_years_lie_under_their_decades(opened: Open) -> None:
    stage = await opened(YearsPage)
    page = stage.page
    assert page._in_order() == [2020, 2010, 2000, 1990, 1980, 1970, 1960, 0]
    assert page.sections[2020].name.shown_text() == "2020s"
    assert page.sections[0].name.shown_text() == "No year"
    assert [row.id for row in page.sections[2020].rows.rows] == [2026, 2023, 2020]
    assert page.title.note() == "21 years"
    page.sections[1990].name.click()
    assert stage.routes == [Route("shelf", "decade:1990")]
    page.sections[1990].play.click()
    assert stage.last(PlayThings) == PlayThings(Entity.DECADE, (1990,), "play", "1990s")
    page.sections[1990].more.click()
    assert stage.last(OpenMenu).entity is Entity.DECADE


async def test_arrows_go_from_decade_to_decade(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(YearsPage)
    page = stage.page
    page.focus_first()
    grid = page.sections[2020].grid
    qtbot.keyClick(grid, KEY.Key_Right)
    qtbot.keyClick(grid, KEY.Key_Down)
    below = page.sections[2010].grid
    assert below.currentIndex().row() == 1
    qtbot.keyClick(below, KEY.Key_Up)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, KEY.Key_Up)  # nothing is above
    qtbot.keyClick(grid, KEY.Key_Return)
    assert stage.routes[-1] == Route("shelf", "year:2023")


async def test_years_are_lines_too_and_a_rail_goes_to_decades(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(YearsPage)
    page = stage.page
    page.focus_first()
    page.sections[2020].grid.make_current(1)
    page.look.click()
    lines = page.sections[2020].grid
    assert (lines.columns, lines.currentIndex().row(), lines.hasFocus()) == (1, 1, True)
    assert stage.kit.tools.memory.read("years", "look") == "list"
    qtbot.keyClick(lines, KEY.Key_Down)
    qtbot.keyClick(lines, KEY.Key_Down)
    assert page.sections[2010].grid.currentIndex().row() == 0
    again = YearsPage(stage.kit.tools, stage.shelves)
    assert again._is_list
    again.close_page()
    page.look.click()
    assert page.sections[2020].grid.columns > 1
    assert [mark.key for mark in page.rail.marks] == page._in_order()
    page.resize(900, 600)
    assert page._body.geometry().right() - 34 < page.rail.x() < page._body.geometry().right()
    page.rail.setValue(page._in_order().index(1990))
    section = page.sections[1990].parentWidget()
    assert page._body.verticalScrollBar().value() == section.y()
    page._body.verticalScrollBar().setValue(0)
    assert page.rail.value() == 0


async def test_years_are_filtered_and_turned(qtbot: QtBot, opened: Open) -> None:
    stage = await opened(YearsPage)
    page = stage.page
    page.filter.line.setText("199")
    assert page._in_order() == [1990]
    page.filter.line.setText("2005")
    assert [row.id for row in page.sections[2000].rows.rows] == [2005]
    page.filter.line.setText("3000")
    assert page._nothing.isVisible()
    page._nothing.acted.emit(0)
    assert len(page._in_order()) == 8
    page.sort.chosen.emit("oldest")
    assert page._in_order()[:2] == [0, 1960]
    assert [row.id for row in page.sections[2020].rows.rows] == [2020, 2023, 2026]
    page.sort.chosen.emit("albums")
    counts = [page.sections[key].rows.rows[0].albums for key in page._in_order()]
    assert page.sections[2020].rows.rows[0].albums == max(
        row.albums for row in page.sections[2020].rows.rows
    )
    assert counts


async def test_a_new_year_comes_without_a_jump(opened: Open) -> None:
    stage = await opened(YearsPage)
    page = stage.page
    kept = page.sections[1990]
    page.sections[1990].grid.make_current(1)
    page._body.verticalScrollBar().setValue(300)
    stage.shelves.years = [*stage.shelves.years, 1952]
    stage.kit.facts.publish([TracksChanged()])
    await until(lambda: 1950 in page.sections)
    assert page.sections[1990] is kept
    assert kept.grid.currentIndex().row() == 1
    assert page._body.verticalScrollBar().value() == 300
    stage.shelves.years = []
    stage.kit.facts.publish([TracksChanged()])
    await until(lambda: page._empty.isVisible())
    page._empty.acted.emit(0)
    assert stage.routes[-1] == Route("settings", "library")


async def test_years_remember_their_place(opened: Open) -> None:
    stage = await opened(YearsPage)
    stage.page.filter.line.setText("19")
    stage.page.sort.chosen.emit("oldest")
    stage.page.sections[1990].enter(1, at_end=False)
    state = stage.page.state()
    other = await opened(YearsPage)
    other.page.restore(state)
    await other.settled()
    assert (other.page.filter.text(), other.page._order) == ("19", "oldest")


async def test_keys_that_reach_a_decade_show_its_head(qtbot: QtBot, opened: Open) -> None:
    page = (await opened(YearsPage)).page
    page.resize(836, 468)
    page.look.click()
    page.focus_first()
    bar = page._body.verticalScrollBar()
    first, second = page.sections[2020], page.sections[2010]
    for section in (second, first):
        section.grid.setFocus(Qt.FocusReason.TabFocusReason)
        section.grid.make_current(section.rows.count() - 1)
        bar.setValue(bar.maximum())
        section.grid.go_to(0)
        top = section.name.mapTo(page._body.viewport(), section.name.rect().topLeft()).y()
        assert top >= 0
