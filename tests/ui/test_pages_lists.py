"""Tracks, albums, artists and favourites: what they ask, show, say and remember."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import AlbumsChanged, FavouritesChanged, TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Offline
from audio2_desktop.domain.sorting import AlbumSort, Direction, TrackSort
from audio2_desktop.domain.units import AlbumId, TrackId
from audio2_desktop.ui.intents import (
    OpenMenu,
    PickPlaylist,
    PlayLast,
    PlayThings,
    PlayTracks,
    Rate,
    RemoveFromLibrary,
    SetFavourite,
    ShowFile,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.artists import ArtistsPage
from audio2_desktop.ui.pages.favourites import FavouritesPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from tests.ui import fakes
from tests.ui.stage import Stage, until

KEY = Qt.Key


Put = Callable[..., Any]


class TracksStage(Stage):
    page: TracksPage  # type: ignore[assignment]

    def __init__(self, qtbot: QtBot, theme: Theme, **keywords: Any) -> None:
        self.kit = fakes.kit(theme)
        self.browse = fakes.FakeBrowse(**keywords)
        self.settings = fakes.FakeSettings(self.kit.facts)
        super().__init__(qtbot, TracksPage(self.kit.tools, self.browse, self.settings))

    def pick(self, *rows: int) -> None:
        table = self.page.table
        parts = selection.of_rows(rows)
        selection.select(table.selectionModel(), table.rows, parts)
        table.make_current(rows[-1])


@pytest.fixture
def put(qtbot: QtBot) -> Put:
    """put(page) -> its stage."""

    def put(what: Any, size: tuple[int, int] = (1200, 752)) -> Any:
        return what if isinstance(what, Stage) else Stage(qtbot, what, size)

    return put


@pytest.fixture
async def tracks(qtbot: QtBot, dark: Theme, put: Put) -> TracksStage:
    stage: TracksStage = put(TracksStage(qtbot, dark))
    await stage.open()
    return stage


def title(stage: TracksStage, row: int) -> str:
    found = stage.page.table.row_track(row)
    return found.title if found is not None else ""


async def test_the_tracks_are_shown_in_order_with_their_totals(tracks: TracksStage) -> None:
    assert tracks.page.table.rows.count() == 400
    assert "400 tracks" in tracks.page.title.note()
    assert "31.4" in tracks.page.title.note()
    await until(lambda: title(tracks, 0))
    assert title(tracks, 0) <= title(tracks, 1)


async def test_enter_plays_all_from_the_row_with_its_context(
    qtbot: QtBot, tracks: TracksStage
) -> None:
    tracks.pick(7)
    qtbot.keyClick(tracks.page.table, KEY.Key_Return)
    wish = tracks.last(PlayTracks)
    assert (len(wish.ids), wish.at, str(wish.context.kind)) == (400, 7, "tracks")


async def test_a_caption_sorts_and_again_turns_round(tracks: TracksStage) -> None:
    header = tracks.page.table.header
    header.sort_wanted.emit("plays", False)
    await tracks.settled()
    query = [call[1] for call in tracks.browse.calls if call[0] == "track_ids"][-1]
    assert (query.sort, query.direction) == (TrackSort.PLAYS, Direction.DOWN)
    assert header.sorted_key == "plays"
    header.sort_wanted.emit("plays", False)
    await tracks.settled()
    query = [call[1] for call in tracks.browse.calls if call[0] == "track_ids"][-1]
    assert query.direction is Direction.UP


async def test_a_link_may_name_the_order_of_albums(put: Put, dark: Theme) -> None:
    browse = fakes.FakeBrowse()
    stage = put(AlbumsPage(fakes.kit(dark).tools, browse))
    for arg, sort, direction in (
        ("added", AlbumSort.ADDED, Direction.DOWN),
        ("title", AlbumSort.TITLE, Direction.UP),
        ("nonsense", AlbumSort.TITLE, Direction.UP),
        (None, AlbumSort.TITLE, Direction.UP),
    ):
        await stage.open(arg)
        query = [call[1] for call in browse.calls if call[0] == "album_list"][-1]
        assert (query.sort, query.direction) == (sort, direction)


async def test_the_filter_asks_in_the_query_language_and_counts(
    qtbot: QtBot, tracks: TracksStage
) -> None:
    field = tracks.page.filter.field.line
    qtbot.keyClicks(field, "genre:ambient")
    qtbot.keyClick(field, KEY.Key_Return)
    await tracks.settled()
    await until(lambda: tracks.page.table.rows.count() == 7)
    assert tracks.page.filter.terms() == ("genre:ambient",)
    assert tracks.page.filter.match.text() == "7 match"
    qtbot.keyClicks(field, "yeer:2019")
    assert tracks.page.filter._error.text().startswith('There is no field "yeer')
    qtbot.keyClick(field, KEY.Key_Return)
    assert tracks.page.filter.terms() == ("genre:ambient",)
    qtbot.keyClick(field, KEY.Key_Escape)
    await until(lambda: tracks.page.table.rows.count() == 400)
    assert tracks.page.filter.text() == ""


async def test_a_selection_opens_the_bar_and_its_buttons_act(tracks: TracksStage) -> None:
    page = tracks.page
    await until(lambda: title(tracks, 4))
    tracks.pick(2, 3, 4)
    await until(lambda: page.bar.isVisible())
    assert page.floor == page.bar.height() - page.theme.px(16)
    page.bar.queue.emit()
    page.bar.add.emit()
    page.bar.rated.emit(80)
    page.bar.play.emit()
    assert len(tracks.last(PlayLast).ids) == len(tracks.last(PickPlaylist).ids) == 3
    assert tracks.last(Rate).rating == 80
    assert len(tracks.last(PlayTracks).ids) == 3
    page.bar.closed.emit()
    await until(lambda: not page.bar.isVisible())
    assert page.floor == 0


async def test_the_keys_of_rows_become_intents(qtbot: QtBot, tracks: TracksStage) -> None:
    await until(lambda: title(tracks, 1))
    tracks.pick(1)
    key = tracks.page.table.rows.key_at(1)
    for press in (KEY.Key_Q, KEY.Key_L, KEY.Key_5, KEY.Key_P, KEY.Key_Delete):
        qtbot.keyClick(tracks.page.table, press)
    qtbot.keyClick(tracks.page.table, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert tracks.last(ShowFile) == ShowFile(key)
    assert list(tracks.last(PickPlaylist).ids) == [key]
    assert list(tracks.last(PlayLast).ids) == [key]
    assert list(tracks.last(SetFavourite).ids) == [key]
    assert tracks.last(Rate) == Rate(Entity.TRACK, [key], 100)
    assert list(tracks.last(RemoveFromLibrary).ids) == [key]


async def test_a_changed_track_is_read_again_and_nothing_moves(tracks: TracksStage) -> None:
    await until(lambda: title(tracks, 0))
    key = TrackId(tracks.page.table.rows.key_at(0))
    tracks.browse.tracks[key] = replace(tracks.browse.tracks[key], title="Another title")
    tracks.kit.facts.publish([TracksChanged(frozenset({key}))])
    await until(lambda: title(tracks, 0) == "Another title")


async def test_facts_of_an_unseen_page_wait_until_it_is_seen(tracks: TracksStage) -> None:
    tracks.page.hide()
    asked = len(tracks.browse.calls)
    tracks.kit.facts.publish([FavouritesChanged()] * 5)
    await asyncio.sleep(0.08)
    await tracks.settled()
    assert len(tracks.browse.calls) == asked
    tracks.page.show()
    await until(lambda: len(tracks.browse.calls) > asked)


async def test_many_facts_are_one_reading(tracks: TracksStage) -> None:
    asked = sum(1 for call in tracks.browse.calls if call[0] == "track_ids")
    for _ in range(40):
        tracks.kit.facts.publish([FavouritesChanged()])
    await until(lambda: sum(1 for call in tracks.browse.calls if call[0] == "track_ids") > asked)
    await tracks.settled()
    assert sum(1 for call in tracks.browse.calls if call[0] == "track_ids") == asked + 1


async def test_back_returns_to_filter_order_selection_and_place(
    qtbot: QtBot, dark: Theme, tracks: TracksStage, put: Put
) -> None:
    page = tracks.page
    page.table.header.sort_wanted.emit("artist", False)
    await tracks.settled()
    tracks.pick(200, 201)
    page.table.verticalScrollBar().setValue(190 * 36)
    state = page.state()
    keys = list(page.table.selected_keys())
    other = put(TracksStage(qtbot, dark))
    other.page.open(None)
    other.page.restore(state)
    await other.settled()
    assert other.page.state() == state
    assert list(other.page.table.selected_keys()) == keys
    assert other.page.table.verticalScrollBar().value() == 190 * 36


async def test_the_chooser_of_columns_lies_within_the_window(
    qtbot: QtBot, tracks: TracksStage
) -> None:
    page = tracks.page
    page.resize(836, 512)
    page._choose.click()
    chooser = page.columns._made(page)
    assert chooser.isVisible()
    assert chooser.y() + chooser.height() - 20 <= page.height()
    qtbot.keyClick(chooser, Qt.Key.Key_End)
    last = chooser.row_rect(len(chooser._order) - 1)
    assert chooser._rows_rect().contains(last)
    qtbot.keyClick(chooser, Qt.Key.Key_Home)
    assert chooser._rows_rect().contains(chooser.row_rect(0))
    assert page._choose.mapTo(page, page._choose.rect().bottomRight()).x() <= chooser.x() + 260
    page._choose.click()
    assert not chooser.isVisible()
    page._choose.click()
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    page._choose.click()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton)
    assert not chooser.isVisible()
    page._choose.click()
    page.hide()
    assert not chooser.isVisible()


async def test_columns_are_chosen_kept_and_the_title_stays(
    qtbot: QtBot, dark: Theme, put: Put, tracks: TracksStage
) -> None:
    chooser = tracks.page.columns._made(tracks.page)
    chooser.changed.emit(("title", "time", "album"))
    assert [column.key for column in tracks.page.table.rows.columns] == ["title", "time", "album"]
    chooser.changed.emit(("album",))
    assert next(column.key for column in tracks.page.table.rows.columns) == "title"
    tracks.page.table.column_widths.choose({"album": 210})
    tracks.page.table.column_widths.changed.emit()
    memory = tracks.kit.tools.memory
    assert memory.read("tracks", "columns") == "title time album"
    other = put(TracksStage(qtbot, dark))
    tools = replace(other.kit.tools, memory=memory)
    page = TracksPage(tools, other.browse, other.settings)
    assert [column.key for column in page.table.rows.columns] == ["title", "time", "album"]
    assert page.table.column_widths.chosen == {"album": 210}
    page.close_page()
    chooser.reset.emit()
    assert len(tracks.page.table.rows.columns) == 10
    assert tracks.page.table.column_widths.chosen == {}
    assert memory.read("tracks", "columns") == memory.read("tracks", "widths") == ""


async def test_the_row_height_is_a_setting(tracks: TracksStage) -> None:
    assert tracks.page.table.pitch == 36
    for wanted in (28, 44, 36):
        tracks.page._density.click()
        await until(lambda wanted=wanted: tracks.page.table.pitch == wanted)  # type: ignore[misc]


async def test_type_ahead_finds_the_row_by_a_handful_of_reads(
    qtbot: QtBot, tracks: TracksStage
) -> None:
    await until(lambda: title(tracks, 0))
    tracks.pick(0)
    asked = len(tracks.browse.calls)
    qtbot.keyClicks(tracks.page.table, "'te")
    await tracks.settled()
    await until(lambda: title(tracks, tracks.page.table.currentIndex().row()).startswith("Te"))
    assert len(tracks.browse.calls) - asked < 30


async def test_the_menu_knows_what_it_is_for(tracks: TracksStage) -> None:
    await until(lambda: title(tracks, 3))
    tracks.pick(3)
    from PySide6.QtCore import QPoint

    tracks.page.table.menu.emit(QPoint(5, 6))
    wish = tracks.last(OpenMenu)
    assert (wish.entity, wish.x, wish.y, wish.place) == (Entity.TRACK, 5, 6, "tracks")
    assert wish.name == title(tracks, 3)
    assert wish.album_id is not None


async def test_an_empty_library_and_a_filter_without_hits_say_different_things(
    qtbot: QtBot, dark: Theme, put: Put
) -> None:
    stage = put(TracksStage(qtbot, dark, tracks=0))
    await stage.open()
    assert stage.page._empty.isVisible()
    stage.page._empty.acted.emit(0)
    assert stage.routes == [Route("settings", "library")]
    stage.page.filter.set_text("nothing")
    await stage.settled()
    assert stage.page._nothing.isVisible()
    stage.page._nothing.acted.emit(0)
    await stage.settled()
    assert stage.page._empty.isVisible()


async def test_a_failure_says_so_and_can_be_tried_again(
    qtbot: QtBot, dark: Theme, put: Put
) -> None:
    stage = put(TracksStage(qtbot, dark))
    stage.browse.error = Offline()
    await stage.open()
    error = stage.page._error
    assert error is not None
    assert error.isVisible()
    assert stage.kit.errors == []
    stage.browse.error = None
    error.acted.emit(0)
    await stage.settled()
    assert stage.page.table.isVisible()


async def test_a_bug_is_reported_and_the_page_stays_polite(
    qtbot: QtBot, dark: Theme, put: Put
) -> None:
    stage = put(TracksStage(qtbot, dark))
    stage.browse.error = ZeroDivisionError("bug")
    await stage.open()
    assert len(stage.kit.errors) == 1
    assert stage.page._error is not None


async def test_a_slow_answer_shows_a_skeleton(qtbot: QtBot, dark: Theme, put: Put) -> None:
    stage = put(TracksStage(qtbot, dark))
    stage.browse.gate = asyncio.Event()
    stage.page.open(None)
    await until(lambda: stage.page._skeleton is not None and stage.page._skeleton.isVisible())
    stage.browse.gate.set()
    await stage.settled()
    assert stage.page._skeleton is not None
    assert not stage.page._skeleton.isVisible()


async def test_a_closed_page_hears_and_does_nothing_more(tracks: TracksStage) -> None:
    assert tracks.kit.facts.listeners == 1
    tracks.page.close_page()
    assert tracks.kit.facts.listeners == 0
    await tracks.settled()


# -- grids -----------------------------------------------------------------------------------------


async def test_albums_are_sorted_filtered_opened_and_played(
    qtbot: QtBot, dark: Theme, put: Put
) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse()
    page = AlbumsPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    assert page.sheet.title.note() == "60"
    page.sheet.sort.chosen.emit("year")
    await stage.settled()
    query = [call[1] for call in browse.calls if call[0] == "album_list"][-1]
    assert (query.sort, query.direction) == (AlbumSort.YEAR, Direction.DOWN)
    qtbot.keyClicks(page.sheet.filter.line, "salt")
    await until(
        lambda: (
            (browse.calls[-1][0] == "album_list" and browse.calls[-1][1].text == "salt")
            or any(c[0] == "album_list" and c[1].text == "salt" for c in browse.calls)
        )
    )
    await stage.settled()
    page.grid.setCurrentIndex(page.grid.rows.index(0, 0))
    await until(lambda: page.grid.rows.row_at(0) is not None)
    qtbot.keyClick(page.grid, KEY.Key_Return)
    qtbot.keyClick(page.grid, KEY.Key_L)
    page.grid.opened.emit(0)
    album = page.grid.rows.row_at(0)
    assert stage.last(PlayThings) == PlayThings(Entity.ALBUM, [album.id], "play", album.title)
    assert stage.last(SetFavourite) == SetFavourite(Entity.ALBUM, [album.id], True)
    assert stage.routes == [Route("album", album.id)]
    state = page.state()
    assert (state["text"], state["sort"], state["direction"]) == ("salt", "year", "down")


async def test_albums_appear_while_a_scan_runs(qtbot: QtBot, dark: Theme, put: Put) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse(albums=0)
    page = AlbumsPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    assert page.sheet._empty.isVisible()
    browse.albums = {row.id: row for row in fakes.samples.albums(3)}
    kit.facts.publish([AlbumsChanged(frozenset({AlbumId(1)}))])
    await until(lambda: page.grid.rows.count() == 3)
    assert page.grid.isVisible()


async def test_artists_open_with_enter_and_come_back(qtbot: QtBot, dark: Theme, put: Put) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse()
    page = ArtistsPage(kit.tools, browse)
    stage = put(page)
    await stage.open()
    page.focus_first()
    page.grid.go_to(30)
    qtbot.keyClick(page.grid, KEY.Key_Return)
    assert stage.routes == [Route("artist", 31)]
    state = page.state()
    again = ArtistsPage(kit.tools, browse)
    other = put(again)
    again.open(None)
    again.restore(state)
    await other.settled()
    assert again.state() == state


PAGES: list[Callable[[fakes.Kit, fakes.FakeBrowse], Any]] = [
    lambda kit, browse: TracksPage(kit.tools, browse, fakes.FakeSettings(kit.facts)),
    lambda kit, browse: AlbumsPage(kit.tools, browse),
    lambda kit, browse: ArtistsPage(kit.tools, browse),
    lambda kit, browse: FavouritesPage(kit.tools, browse),
]


@pytest.mark.parametrize("make", PAGES)
async def test_lists_paint_in_both_themes_and_at_the_smallest_size(
    qtbot: QtBot, theme: Theme, make: Callable[[fakes.Kit, fakes.FakeBrowse], Any], put: Put
) -> None:
    kit = fakes.kit(theme)
    stage = put(make(kit, fakes.FakeBrowse()), (836, 452))
    await stage.open()
    stage.page.set_playing(1, is_sounding=True)
    stage.page.focus_first()
    assert not stage.page.grab().isNull()
    assert stage.page.minimumSizeHint().width() <= 836
    assert kit.errors == []
