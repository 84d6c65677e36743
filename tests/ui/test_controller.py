"""Intents performed through real services on a real library file, taken back and done again."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import PlaybackTrouble
from audio2_desktop.domain.found import SearchResults
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.music import Counts, Entity, TrackFile, TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_completion import Completion, complete
from audio2_desktop.domain.queue import Band, Context, ContextKind, Repeat
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import PlaylistId, RootId
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.player import Player
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.storage.database import Database
from audio2_desktop.ui import drag, intents
from audio2_desktop.ui.actions import Shortcuts, table
from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.controller import Controller, Services
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.questions import Confirmation, TextQuestion
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.frame.search_popup import Chosen
from audio2_desktop.ui.frame_feed import FrameFeed
from audio2_desktop.ui.imports import Imports, as_path, title_of
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.search_feed import SearchFeed, intent_for
from audio2_desktop.ui.theme import Mode
from audio2_desktop.ui.window import Window
from tests.fakes.catalogue import Catalogue, more_tracks, one_track
from tests.fakes.clock import FixedClock
from tests.ui.frame_preview import results

ALBUM_TRACKS = (11, 12, 13)


@dataclass
class Shelf:
    """Stands for browse, removal, folders and search: answers at once, remembers what was asked."""

    catalogue: Catalogue
    removed: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    added: list[bytes] = field(default_factory=list)
    remembered: list[str] = field(default_factory=list)

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]:
        return ALBUM_TRACKS if entity is Entity.ALBUM else ()

    async def files(self, track_ids: Sequence[int]) -> Sequence[TrackFile]:
        return await self.catalogue.files(track_ids)

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]:
        return await self.catalogue.track_rows(ids)

    async def counts(self) -> Counts:
        return Counts(artists=3, albums=4, tracks=12_345)

    async def tracks_at(self, paths: Sequence[bytes]) -> Sequence[int]:
        return (14, 15) if b"/music/known.flac" in paths else ()

    async def add_folder(self, path: bytes) -> RootId:
        self.added.append(path)
        return RootId(1)

    async def remove(self, ids: Sequence[int]) -> Undoable:
        return self._gone("removed_from_library", ids)

    async def trash(self, ids: Sequence[int]) -> Undoable:
        return self._gone("trashed", ids)

    async def hide(self, entity: Entity, ids: Sequence[int]) -> Undoable:
        return self._gone("hidden", ids)

    async def locate(self, track: int, path: str) -> None:
        raise NotFound("track", track)

    def _gone(self, key: str, ids: Sequence[int]) -> Undoable:
        self.removed.append((key, tuple(ids)))

        async def undo() -> Undoable:
            self.removed.append(("back", tuple(ids)))
            return self._gone(key, ids)

        return Undoable(key, undo, {"count": len(ids)})

    async def local(self, text: str, limit: int = 5) -> SearchResults:
        found = results()
        return SearchResults(text, found.top, found.sections)

    async def complete(self, text: str, cursor: int) -> Sequence[Completion]:
        return complete(text, cursor)

    async def recent(self) -> Sequence[str]:
        return ("tide",)

    async def remember(self, text: str) -> None:
        self.remembered.append(text)


class Stage:
    """The window with its controller and feeds over real player, playlists and favourites."""

    def __init__(self, window: Window, database: Database, clock: FixedClock, bus: FactBus) -> None:
        catalogue = Catalogue()
        self.window, self.shelf, self.bus = window, Shelf(catalogue), bus
        self.errors: list[BaseException] = []
        self.threads = ThreadPoolExecutor(1, "work")
        self.player = Player(
            database,
            SilentEngine(),
            clock,
            bus.publish,
            catalogue,
            on_error=self.errors.append,
            seed=4,
        )
        self.playlists = Playlists(database, self.threads)
        self.favourites = Favourites(database)
        imports = Imports(self.shelf, self.playlists, self.shelf, self.play_files, self.are_folders)
        services = Services(
            self.player, self.playlists, self.favourites, self.shelf, self.shelf, imports
        )
        self.controller = Controller(window, services)
        self.feed = FrameFeed(
            window,
            bus,
            self.player,
            self.shelf,
            self.playlists,
            self.seed,
            self.errors.append,
            self.controller.set_playlists,
        )
        self.search = SearchFeed(window, self.shelf, self.controller.send, self.errors.append)
        self.settings: list[tuple[str, object]] = []
        wishes = Wishes(
            lambda name, value: self.settings.append((name, value)),
            lambda: None,
            lambda: None,
            lambda: None,
        )
        self.commands = Commands(window, self.player, self.controller, self.search, wishes)

    async def seed(self, key: str) -> int | None:
        return 0x2A7080 if key else None

    async def play_files(self, files: Sequence[Outside]) -> Undoable:
        return await self.player.play_files(files)

    async def are_folders(self, paths: Sequence[bytes]) -> Sequence[bool]:
        return [path.endswith(b"/") or b"." not in path for path in paths]

    async def until(self, happened: Callable[[], bool]) -> None:
        """Turn both loops until it has happened."""
        end = time.monotonic() + 5
        while not happened():
            assert time.monotonic() < end, "it did not happen"
            QTest.qWait(1)
            await asyncio.sleep(0)

    def dialog(self, kind: type[Overlay]) -> Overlay:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert found
        return found[-1]

    @property
    def toast(self) -> str:
        return self.window.toasts.card.text

    def up_next(self) -> list[int]:
        return list(self.player.queue().up_next.track_ids())

    async def close(self) -> None:
        await self.search.close()
        await self.feed.close()
        await self.controller.close()
        await self.player.close()
        self.threads.shutdown()


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[tuple[Database, FactBus]]:
    bus = FactBus()
    found = Database(tmp_path / "library.db", publish=bus.publish, clock=clock)
    await found.open()
    await found.write(one_track)
    await found.write(more_tracks, [*range(1, 7), *range(8, 60)])
    yield found, bus
    await found.close()


@pytest.fixture
async def stage(
    window: Window, database: tuple[Database, FactBus], clock: FixedClock
) -> AsyncIterator[Stage]:
    made = Stage(window, database[0], clock, database[1])
    await made.player.restore()
    made.feed.start()
    yield made
    await made.close()
    assert made.errors == []
    assert database[1].listeners == 0


async def playlist(stage: Stage, name: str = "Coastline Drive") -> PlaylistId:
    made, _ = await stage.playlists.create(name)
    return made


# -- playing and queue -----------------------------------------------------------------------------


async def test_playing_shows_in_the_bar_and_the_panel(stage: Stage) -> None:
    context = Context(ContextKind.ALBUM, 3, "Tidewater")
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS, 1, context))
    bar = stage.window.player_bar
    await stage.until(lambda: bar.card.title.shown_text() == "Track 12")
    assert stage.window.windowTitle() == "Track 12 - Halden Coast - Audio2"
    rows = stage.window.panel.rows
    await stage.until(lambda: rows.total == 2)
    texts = [str(rows.data(rows.index(at), 0)) for at in range(rows.rowCount())]
    assert texts[0] == "Now playing"
    assert texts[2].startswith("Next from Tidewater")


async def test_albums_play_whole_and_the_former_queue_comes_back(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks((21, 22)))
    await stage.controller.perform(intents.PlayThings(Entity.ALBUM, (3,), "play", "Tidewater"))
    assert stage.player.queue().context == Context(ContextKind.ALBUM, 3, "Tidewater")
    assert stage.toast == "Playing 3 tracks"
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.toast == "Undone: Playing 3 tracks")
    entry = stage.player.state.entry
    assert entry is not None
    assert entry.track_id == 21


async def test_next_and_last_with_undo_and_redo(stage: Stage) -> None:
    perform = stage.controller.perform
    await perform(intents.PlayNext((21, 22)))
    await perform(intents.PlayLast((31,)))
    await perform(intents.PlayThings(Entity.ALBUM, (3,), "next"))
    assert stage.up_next() == [21, 22, 11, 12, 13, 31]
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [21, 22, 31])
    stage.controller.redo()
    await stage.until(lambda: stage.up_next() == [21, 22, 11, 12, 13, 31])


async def test_entries_are_moved_inserted_removed_and_cleared(stage: Stage) -> None:
    perform = stage.controller.perform
    await perform(intents.PlayLast((21, 22, 23)))
    first, second, third = (entry.uid for entry in stage.player.queue().up_next)
    await perform(intents.MoveInQueue((third,), first, Band.UP_NEXT))
    assert stage.up_next() == [23, 21, 22]
    await perform(intents.InsertInQueue((41,), second, Band.UP_NEXT))
    assert stage.up_next() == [23, 21, 41, 22]
    await perform(intents.RemoveFromQueue((first,)))
    assert stage.up_next() == [23, 41, 22]
    await perform(intents.ClearQueue())
    assert stage.up_next() == []
    stage.controller.undo()
    await stage.until(lambda: stage.up_next() == [23, 41, 22])


async def test_things_without_tracks_say_so(stage: Stage) -> None:
    stage.controller.send(intents.PlayThings(Entity.ARTIST, (9,), "play"))
    await stage.until(lambda: stage.toast == "There is no track to play .")


async def test_the_queue_becomes_a_playlist(stage: Stage) -> None:
    await stage.controller.perform(
        intents.PlayTracks(ALBUM_TRACKS, 0, Context(ContextKind.ALBUM, 3, "Tidewater"))
    )
    stage.controller.send(intents.SaveQueue())
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    question = stage.dialog(TextQuestion)
    assert isinstance(question, TextQuestion)
    assert question.field.text() == "Tidewater"
    question.ok.click()
    await stage.until(lambda: stage.toast == "Created the playlist Tidewater")
    made = (await stage.playlists.all())[0]
    assert list(await stage.playlists.track_ids(made.id)) == list(ALBUM_TRACKS)


# -- playlists -------------------------------------------------------------------------------------


async def test_adding_asks_about_duplicates_without_stopping(stage: Stage) -> None:
    target = await playlist(stage)
    add = intents.AddToPlaylist((21, 22), target)
    await stage.controller.perform(add)
    assert stage.toast == "Added 2 tracks to Coastline Drive"
    await stage.controller.perform(intents.AddToPlaylist((22, 23), target))
    assert stage.toast == "Added 1 track · 1 track is already there"
    assert list(await stage.playlists.track_ids(target)) == [21, 22, 23]
    stage.window.toasts.card.action.click()
    await stage.until(lambda: stage.toast == "Added 1 track to Coastline Drive")
    assert list(await stage.playlists.track_ids(target)) == [21, 22, 23, 22]


async def test_the_side_bar_follows_and_takes_drops(stage: Stage) -> None:
    target = await playlist(stage)
    view = stage.window.sidebar.playlists
    await stage.until(lambda: bool(stage.controller.playlist_choices()))
    assert view.rows.rowCount() == 1
    view.dropped.emit(SideRow(target, "Coastline Drive"), drag.Dropped((21, 22)))
    await stage.until(lambda: stage.toast == "Added 2 tracks to Coastline Drive")
    assert stage.controller.playlist_choices() == [(target, "Coastline Drive")]


async def test_rename_asks_and_can_be_dismissed(stage: Stage) -> None:
    target = await playlist(stage)
    stage.controller.send(intents.RenamePlaylist(target, "Coastline Drive"))
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    stage.dialog(TextQuestion).finish(None)
    await stage.controller.perform(intents.RenamePlaylist(target, "Coastline Drive", "Tide"))
    assert (await stage.playlists.row(target)).name == "Tide"


async def test_delete_and_bring_back(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.DeletePlaylist(target, "Coastline Drive"))
    assert await stage.playlists.all() == ()
    stage.window.toasts.card.action.click()
    await stage.until(lambda: "Undone" in stage.toast)
    assert [row.id for row in await stage.playlists.all()] == [target]


async def test_items_are_moved_and_removed(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.AddToPlaylist((21, 22, 23), target))
    items = [item.id for item in await stage.playlists.items(target)]
    await stage.controller.perform(intents.MoveInPlaylist(target, (items[2],), 0))
    assert list(await stage.playlists.track_ids(target)) == [23, 21, 22]
    await stage.controller.perform(intents.RemoveFromPlaylist(target, (items[0], items[1])))
    assert list(await stage.playlists.track_ids(target)) == [23]


async def test_picking_by_typing_makes_a_new_one(stage: Stage) -> None:
    from audio2_desktop.ui.dialogs.playlist_picker import PlaylistPicker

    stage.controller.send(intents.PickPlaylist((3,), Entity.ALBUM))
    await stage.until(lambda: bool(stage.window.findChildren(PlaylistPicker)))
    picker = stage.dialog(PlaylistPicker)
    assert isinstance(picker, PlaylistPicker)
    QTest.keyClicks(picker.field.line, "Night")
    QTest.keyClick(picker.field.line, "\r")
    await stage.until(lambda: stage.toast == "Created the playlist Night")
    made = (await stage.playlists.all())[0]
    assert list(await stage.playlists.track_ids(made.id)) == list(ALBUM_TRACKS)


async def test_folders_are_made_filled_renamed_and_deleted(stage: Stage) -> None:
    target = await playlist(stage)

    async def answer(intent: intents.Intent, text: str) -> None:
        stage.controller.send(intent)
        await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
        question = stage.dialog(TextQuestion)
        assert isinstance(question, TextQuestion)
        question.field.setText(text)
        question.ok.click()
        await stage.until(lambda: not stage.window.findChildren(TextQuestion))

    async def folders() -> list[str]:
        return [folder.name for folder in await stage.playlists.folders()]

    await answer(intents.NewFolder(target), "Road trips")
    await stage.until(lambda: bool(stage.window.sidebar.playlists.rows.folders()))
    made = (await stage.playlists.folders())[0]
    assert (await stage.playlists.row(target)).folder == made.id
    await answer(intents.RenameFolder(made.id, "Road trips"), "Trips")
    await stage.until(lambda: stage.toast == "Renamed the folder to Trips")
    await stage.controller.perform(intents.MovePlaylist(target, None))
    assert (await stage.playlists.row(target)).folder is None
    await stage.controller.perform(intents.MovePlaylist(target, made.id))
    await answer(intents.NewPlaylist(folder=made.id), "Inside")
    await stage.until(lambda: stage.toast == "Created the playlist Inside")
    await stage.controller.perform(intents.DeleteFolder(made.id))
    assert await folders() == []
    assert sorted(row.name for row in await stage.playlists.all()) == ["Coastline Drive", "Inside"]
    stage.controller.undo()
    await stage.until(lambda: "Undone" in stage.toast)
    assert await folders() == ["Trips"]


# -- marks, removal, imports -----------------------------------------------------------------------


async def test_hearts_and_stars_are_quiet_and_undone(stage: Stage) -> None:
    await stage.controller.perform(intents.SetFavourite(Entity.TRACK, (7,), True))
    await stage.controller.perform(intents.Rate(Entity.TRACK, (7,), 70))
    assert stage.window.toasts.current is None
    assert await stage.favourites.is_favourite(Entity.TRACK, 7)
    assert await stage.favourites.rating(Entity.TRACK, 7) == 70
    stage.controller.undo()
    await stage.until(lambda: "Undone" in stage.toast)
    assert await stage.favourites.rating(Entity.TRACK, 7) == 0


async def test_removing_from_the_library_asks_first(stage: Stage) -> None:
    stage.controller.send(intents.RemoveFromLibrary((21, 22)))
    await stage.until(lambda: bool(stage.window.findChildren(Confirmation)))
    question = stage.dialog(Confirmation)
    assert isinstance(question, Confirmation)
    assert question.first_focus() is question.safe
    question.safe.click()
    await stage.until(lambda: not stage.window.findChildren(Confirmation))
    assert stage.shelf.removed == []
    stage.controller.send(intents.RemoveFromLibrary((21, 22), and_trash=True))
    await stage.until(lambda: bool(stage.window.findChildren(Confirmation)))
    again = stage.dialog(Confirmation)
    assert isinstance(again, Confirmation)
    again.action.click()
    await stage.until(lambda: stage.shelf.removed == [("trashed", (21, 22))])


async def test_dropped_files_go_where_they_belong(stage: Stage, tmp_path: Path) -> None:
    listing = tmp_path / "night.m3u8"
    listing.write_text("#EXTM3U\n/nowhere/a.flac\n", "utf-8")
    places = ("file:///music/New%20folder", "/music/a.flac", str(listing), "https://example.org/a")
    await stage.controller.perform(intents.ImportFiles(places))
    assert stage.shelf.added == [b"/music/New folder"]
    assert [row.name for row in await stage.playlists.all()] == ["night"]
    entry = stage.player.state.entry
    assert entry is not None
    assert entry.outside is not None
    assert entry.outside.title == "a"


async def test_files_dropped_on_a_playlist_are_its_tracks(stage: Stage) -> None:
    target = await playlist(stage)
    await stage.controller.perform(intents.ImportFiles(("/music/known.flac",), target))
    assert list(await stage.playlists.track_ids(target)) == [14, 15]
    with pytest.raises(NotFound):
        await stage.controller.perform(intents.ImportFiles(("/music/other.flac",), target))


def test_addresses_become_paths() -> None:
    assert as_path("file:///a/%FFb.flac") == b"/a/\xffb.flac"
    assert as_path("/a b") == b"/a b"
    assert as_path("https://example.org/a.mp3") == b""
    assert title_of(b"/a/01 \xff.flac") == "01 \ufffd"


# -- feed, search, commands ------------------------------------------------------------------------


async def test_counts_and_troubles_are_shown(stage: Stage) -> None:
    buttons = {b.item.route.name: b for b in stage.window.sidebar.buttons}
    await stage.until(lambda: "12,345" in buttons["tracks"].accessibleName())
    stage.bus.publish([PlaybackTrouble("Salt", "the file is away")])
    assert stage.toast == "Skipped Salt: the file is away"


async def test_files_outside_the_library_show_without_hearts(stage: Stage) -> None:
    await stage.player.play_files([Outside(b"/x/a.mp3", "A <b>song</b>", "Someone")])
    card = stage.window.player_bar.card
    await stage.until(lambda: card.title.shown_text() == "A <b>song</b>")
    assert card.heart.isHidden()
    assert not card.title.isEnabled()


async def test_keystrokes_are_answered_and_choices_remembered(stage: Stage) -> None:
    field = stage.window.topbar.search
    stage.window.activateWindow()
    stage.search.focus()
    await stage.until(field.line.hasFocus)
    QTest.keyClicks(field.line, "hald")
    await stage.until(lambda: bool(stage.window.search.lines) and field.text() == "hald")
    await stage.until(lambda: stage.window.search.isVisible())
    top = results().top
    assert top is not None
    stage.window.search.chosen.emit(Chosen(top, "open"))
    await stage.until(lambda: stage.shelf.remembered == ["hald"])


@pytest.mark.parametrize(
    ("at", "verb", "intent"),
    [
        (0, "open", intents.Go(Route("artist", 1))),
        (1, "play", intents.PlayThings(Entity.ALBUM, (2,), "play", "Halden Sessions")),
        (2, "play", intents.PlayTracks((3,), 0, Context(ContextKind.SEARCH))),
        (2, "next", intents.PlayNext((3,))),
        (3, "next", intents.PlayThings(Entity.PLAYLIST, (4,), "next", "Halden nights")),
    ],
)
def test_results_become_intents(at: int, verb: str, intent: intents.Intent) -> None:
    rows = [section.rows[0] for section in results().sections]
    assert intent_for(rows[at], verb) == intent


async def test_every_command_works(stage: Stage) -> None:
    await stage.controller.perform(intents.PlayTracks(ALBUM_TRACKS))
    functions = stage.commands.table()
    assert set(functions) == {action.id for action in table()}
    stage.window.go(Route("tracks"))
    for ref in sorted(set(functions) - {"quit", "close", "new_playlist", "full_screen", "keys"}):
        functions[ref]()
        await asyncio.sleep(0)
    await stage.until(lambda: stage.player.state.repeat is Repeat.ALL)
    assert ("appearance.font_scale", 100) in stage.settings
    assert ("appearance.theme", Mode.LIGHT.value) in stage.settings
    assert stage.player.state.is_shuffled


async def test_shortcuts_reach_commands_but_leave_buttons_their_space(stage: Stage) -> None:
    pressed: list[str] = []
    functions = {ref: (lambda ref=ref: pressed.append(ref)) for ref in stage.commands.table()}
    shortcuts = Shortcuts(stage.window, functions)
    stage.window.activateWindow()
    stage.window.setFocus()
    await stage.until(lambda: stage.window.isActiveWindow())
    QTest.keyClick(stage.window, "n")
    QTest.keyClick(stage.window, " ")
    assert pressed == ["next", "play_pause"]
    stage.window.player_bar.play.setFocus()
    assert not shortcuts.action("play_pause").isEnabled()
    stage.window.topbar.search.line.setFocus()
    QTest.keyClicks(stage.window.topbar.search.line, "ns m")
    assert stage.window.topbar.search.text() == "ns m"
    assert pressed == ["next", "play_pause"]
    assert QApplication.focusWidget() is stage.window.topbar.search.line
