"""Performs what the user wants: intents go in, services are called, what was done can be taken
back.

One method a family of intents; nothing here decides what music is or how it is stored.
"""

import os
from array import array
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QDesktopServices

from audio2_desktop.domain.music import Entity, TrackFile
from audio2_desktop.domain.playlists import Node, NodeKind, PlaylistFolderId
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.queue import Context, ContextKind, Stop
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import ItemId, PlaylistId, TrackId
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.player import Player
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.ui import drag, intents, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.playlist_picker import PlaylistPicker
from audio2_desktop.ui.dialogs.questions import Confirmation, TextQuestion
from audio2_desktop.ui.errors import ErrorReporter
from audio2_desktop.ui.frame.toasts import Message
from audio2_desktop.ui.identities import Identities, Identity, Things
from audio2_desktop.ui.imports import Imports
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.menus import MenuMaker
from audio2_desktop.ui.undo_history import UndoHistory
from audio2_desktop.ui.window import Window

PLAYLIST_FILTERS = ("M3U8 (*.m3u8)", "M3U (*.m3u)", "XSPF (*.xspf)", "PLS (*.pls)")


class Browse(Things, Protocol):
    """What is asked of services.browse."""

    async def files(self, track_ids: Sequence[int]) -> Sequence[TrackFile]: ...


class Removal(Protocol):
    """What is asked of services.removal."""

    async def remove(self, ids: Sequence[int]) -> Undoable: ...
    async def trash(self, ids: Sequence[int]) -> Undoable: ...
    async def hide(self, entity: Entity, ids: Sequence[int]) -> Undoable: ...
    async def locate(self, track: int, path: str) -> None: ...


class Rescanner(Protocol):
    """What is asked of services.library."""

    async def rescan_paths(self, paths: Sequence[bytes]) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Services:
    """What the controller works with."""

    player: Player
    playlists: Playlists
    favourites: Favourites
    browse: Browse
    removal: Removal
    imports: Imports
    rescanner: Rescanner
    identity: Identity


class Controller:
    """One for the window. `send(intent)` from anywhere; errors become toasts."""

    def __init__(self, window: Window, services: Services) -> None:
        self._window = window
        self._theme = window.theme
        self._s = services
        self._identities = Identities(window, services.identity, services.browse)
        self.report = ErrorReporter(lambda text, look: window.toasts.say(text, look))
        self.tasks = TaskBag(self.report)
        self.history = UndoHistory()
        self._recent: list[int] = []
        self._names: tuple[tuple[int, str], ...] = ()
        self.menus = MenuMaker(
            self._theme, self.playlist_choices, window.sidebar.playlists.rows.folders
        )
        window.area.intent.connect(self.send)

    async def close(self) -> None:
        """Stop what runs; the window goes away."""
        await self.tasks.close()

    # -- what others give and take -----------------------------------------------------------------

    def send(self, intent: Intent) -> None:
        """Perform an intent; returns at once."""
        if isinstance(intent, intents.Go):
            self._window.go(intent.route)
        elif isinstance(intent, intents.Did):
            self._did(intent.done)
        elif isinstance(intent, intents.OpenMenu):
            self.menus.pop_up(intent, self.send, self._window)
        else:
            self.tasks.start(self.perform(intent))

    def start(self, work: Callable[[], Awaitable[object]]) -> None:
        """Run a service call of a button; errors become toasts."""

        async def run() -> None:
            await work()

        self.tasks.start(run())

    def set_playlists(self, names: Sequence[tuple[int, str]]) -> None:
        """(id, name) of all playlists, as menus offer them."""
        self._names = tuple(names)

    def playlist_choices(self) -> Sequence[tuple[int, str]]:
        """Playlists, the ones used last first."""
        order = {ref: at for at, ref in enumerate(self._recent)}
        return sorted(self._names, key=lambda item: order.get(item[0], len(order)))

    def undo(self) -> None:
        self.tasks.start(self._undo(None))

    def redo(self) -> None:
        self.tasks.start(self._redo())

    # -- performing --------------------------------------------------------------------------------

    async def perform(self, intent: Intent) -> None:
        """Do it and return when it is done (the user may have been asked something)."""
        families = (
            self._play, self._queue, self._end, self._mark,
            self._playlist, self._folder, self._library, self._identity,
        )  # fmt: skip
        for family in families:
            if await family(intent):
                return
        raise NotFound("command", type(intent).__name__)

    async def _play(self, intent: Intent) -> bool:
        player = self._s.player
        match intent:
            case intents.PlayTracks(ids, at, context, shuffled):
                has_own = bool(player.queue().up_next)
                done = await player.play(
                    array("q", ids), at, context=context, shuffled=True if shuffled else None
                )
                self._did(done, toast=has_own)
            case intents.PlayNext(ids):
                self._did(await player.play_next(array("q", ids)))
            case intents.PlayLast(ids):
                self._did(await player.play_last(array("q", ids)))
            case intents.PlayThings():
                await self._play_things(intent)
            case _:
                return False
        return True

    async def _play_things(self, wish: intents.PlayThings) -> None:
        ids = array("q", await self._s.browse.tracks_of(wish.entity, tuple(wish.ids)))
        if not ids:
            raise NotFound(words.tr("track to play"))
        player = self._s.player
        match wish.verb:
            case "next":
                self._did(await player.play_next(ids))
            case "last":
                self._did(await player.play_last(ids))
            case verb:
                shuffled = True if verb == "shuffle" else None
                context = context_of(wish)
                self._did(await player.play(ids, 0, context=context, shuffled=shuffled))

    async def _queue(self, intent: Intent) -> bool:
        player = self._s.player
        match intent:
            case intents.JumpInQueue(uid):
                await player.jump(uid)
            case intents.RemoveFromQueue(uids):
                self._did(await player.remove(tuple(uids)))
            case intents.MoveInQueue(uids, before, band):
                self._did(await player.move(tuple(uids), before, band), toast=False)
            case intents.InsertInQueue(ids, before, band, entity):
                new = array("q", await self._tracks(entity, ids))
                if new:
                    self._did(await player.insert(new, before, band))
            case intents.ClearQueue(whole):
                self._did(await (player.clear() if whole else player.clear_up_next()))
            case intents.PlayRecent(queue):
                self._did(await player.play_recent(queue))
            case intents.SaveQueue():
                await self._save_queue()
            case _:
                return False
        return True

    async def _end(self, intent: Intent) -> bool:
        player = self._s.player
        match intent:
            case intents.PlayPause():
                await player.toggle()
            case intents.StopAfter(stop):
                await player.stop_after(stop)
            case intents.SleepIn(after_ms):
                await player.sleep_in(after_ms)
            case intents.PlayOn():
                await player.sleep_in(None)
                await player.stop_after(Stop.NONE)
            case _:
                return False
        return True

    async def _save_queue(self) -> None:
        view = self._s.player.queue()
        entries = [*([view.now] if view.now else []), *view.up_next, *view.from_context]
        ids = [entry.track_id for entry in entries if entry.track_id is not None]
        await self._new_playlist(ids, view.context.title)

    async def _mark(self, intent: Intent) -> bool:
        match intent:
            case intents.SetFavourite(entity, ids, on):
                done = await self._s.favourites.set_favourite(entity, tuple(ids), on=on)
            case intents.Rate(entity, ids, rating):
                done = await self._s.favourites.rate(entity, tuple(ids), rating)
            case _:
                return False
        self._did(done, toast=False)
        await self._s.player.refresh()
        return True

    async def _playlist(self, intent: Intent) -> bool:
        playlists = self._s.playlists
        match intent:
            case intents.AddToPlaylist(ids, playlist, entity, at, again):
                await self._add(await self._tracks(entity, ids), playlist, at, again=again)
            case intents.PickPlaylist(ids, entity):
                await self._pick(await self._tracks(entity, ids))
            case intents.NewPlaylist(ids, suggestion, folder):
                await self._new_playlist(ids, suggestion, folder)
            case intents.SaveSearch(text):
                name = await self._ask_name(words.tr("Save search"), text, words.tr("Save"))
                if name:
                    self._did((await playlists.create_smart(name, text))[1])
            case intents.RenamePlaylist(playlist, name, to):
                wanted = to or await self._ask_name(words.tr("Rename playlist"), name)
                if wanted and wanted != name:
                    self._did(await playlists.rename(PlaylistId(playlist), wanted))
            case intents.DeletePlaylist(playlist):
                self._did(await playlists.delete(PlaylistId(playlist)))
            case intents.RemoveFromPlaylist(playlist, items):
                gone = [ItemId(item) for item in items]
                self._did(await playlists.remove(PlaylistId(playlist), gone))
            case intents.MoveInPlaylist(playlist, items, at_row):
                moved = [ItemId(item) for item in items]
                done = await playlists.move(PlaylistId(playlist), moved, at_row)
                self._did(done, toast=False)
            case intents.ExportPlaylist(playlist, name):
                await self._export(PlaylistId(playlist), name)
            case _:
                return False
        return True

    async def _folder(self, intent: Intent) -> bool:
        playlists = self._s.playlists
        match intent:
            case intents.MovePlaylist():
                moved, before = _nodes(intent)
                parent = None if intent.folder is None else PlaylistFolderId(intent.folder)
                self._did(await playlists.place([moved], parent, before), toast=False)
            case intents.NewFolder(playlist):
                name = await self._ask_name(words.tr("New folder"), "", words.tr("Create"))
                if name:
                    folder, done = await playlists.create_folder(name)
                    self._did(done)
                    if playlist is not None:
                        move = await playlists.move_to_folder(PlaylistId(playlist), folder)
                        self._did(move, toast=False)
            case intents.RenameFolder(ref, name):
                wanted = await self._ask_name(words.tr("Rename folder"), name)
                if wanted and wanted != name:
                    self._did(await playlists.rename_folder(PlaylistFolderId(ref), wanted))
            case intents.DeleteFolder(ref):
                self._did(await playlists.delete_folder(PlaylistFolderId(ref)))
            case _:
                return False
        return True

    async def _library(self, intent: Intent) -> bool:
        match intent:
            case intents.RemoveFromLibrary(ids, and_trash):
                await self._remove(tuple(ids), and_trash=and_trash)
            case intents.Hide(entity, ids):
                self._did(await self._s.removal.hide(entity, tuple(ids)))
            case intents.ShowFile(track):
                await self._show_file(track)
            case intents.ShowFolder(folder):
                QDesktopServices.openUrl(drag.url_of(os.fsdecode(folder)))
            case intents.RescanFolder(folder):
                await self._look_at([folder])
            case intents.Rescan(entity, ids):
                await self._rescan(entity, tuple(ids))
            case intents.Locate(track):
                path = await files.file(self._window, words.tr("Where is the file now?"))
                if path is not None:
                    await self._s.removal.locate(track, path)
            case intents.ImportFiles(paths, playlist):
                for done in await self._s.imports.take(tuple(paths), playlist):
                    self._did(done)
            case _:
                return False
        return True

    async def _identity(self, intent: Intent) -> bool:
        match intent:
            case intents.Merge() | intents.SplitAlbum() | intents.SplitArtist():
                done = await self._identities.decide(intent)
                if done is not None:
                    self._did(done)
            case _:
                return False
        return True

    # -- playlists ---------------------------------------------------------------------------------

    async def _add(
        self, ids: Sequence[int], playlist: int | None, at: int | None, *, again: bool = False
    ) -> None:
        if playlist is None:
            await self._new_playlist(ids, "")
            return
        target = PlaylistId(playlist)
        wanted = [TrackId(ref) for ref in ids]
        known = () if again else await self._s.playlists.duplicates(target, wanted)
        new = [ref for ref in wanted if ref not in known]
        if new:
            self._did(await self._s.playlists.insert(target, at, new), toast=not known)
        if known:
            left = [ref for ref in wanted if ref in known]
            self._offer_again(target, at, left, added=len(new))
        self._used(playlist)

    def _offer_again(
        self, target: PlaylistId, at: int | None, ids: list[TrackId], *, added: int
    ) -> None:
        """Tracks that are there already were left out: say so, and offer to put them in all the
        same."""

        async def insert() -> None:
            self._did(await self._s.playlists.insert(target, at, ids))

        text = words.tr("%n tracks are already there", "", len(ids))
        if added:
            text = words.joined(words.tr("Added %n tracks", "", added), text)
        act = words.tr("Add anyway")
        self._window.toasts.show(Message(text, act, lambda: self.start(insert), "info"))

    async def _pick(self, ids: Sequence[int]) -> None:
        title = words.tr("Add %n tracks to a playlist", "", len(ids))
        picker = PlaylistPicker(self._theme, self._window, title, self.playlist_choices())
        picked = await picker.picked()
        if picked is None:
            return
        if picked.playlist is None and picked.name:
            await self._create(picked.name, ids)
        else:
            await self._add(ids, picked.playlist, None)

    async def _new_playlist(
        self, ids: Sequence[int], suggestion: str, folder: int | None = None
    ) -> None:
        name = await self._ask_name(words.tr("New playlist"), suggestion, words.tr("Create"))
        if name:
            await self._create(name, ids, folder)

    async def _create(self, name: str, ids: Sequence[int], folder: int | None = None) -> None:
        entries = [TrackId(ref) for ref in ids]
        parent = None if folder is None else PlaylistFolderId(folder)
        playlist, done = await self._s.playlists.create(name, parent, entries)
        self._used(playlist)
        self._did(done)

    async def _ask_name(self, title: str, name: str, ok: str = "") -> str | None:
        label = words.tr("Name")
        question = TextQuestion(self._theme, self._window, title, label, text=name, ok=ok)
        return await question.text()

    async def _export(self, playlist: PlaylistId, name: str) -> None:
        title = words.tr("Export playlist")
        safe = name.replace("/", "-").strip() or words.tr("Playlist")
        path = await files.new_file(self._window, title, f"{safe}.m3u8", PLAYLIST_FILTERS)
        if path is None:
            return
        report = await self._s.playlists.export(playlist, os.fsencode(path))
        text = words.tr("Wrote %n tracks", "", report.written)
        if report.skipped:
            text = words.joined(text, words.tr("%n are nowhere on disk", "", report.skipped))
        self._window.toasts.say(text)

    # -- files -------------------------------------------------------------------------------------

    async def _remove(self, ids: Sequence[int], *, and_trash: bool) -> None:
        tr = words.tr
        if and_trash:
            title = tr("Move %n files to the bin?", "", len(ids))
            text = tr("They leave the library and go to the bin of this computer.")
            action = tr("Move to the bin")
        else:
            title = tr("Remove %n tracks from the library?", "", len(ids))
            text = tr("The files stay where they are. Ratings and plays are kept for 30 days.")
            action = tr("Remove")
        question = Confirmation(self._theme, self._window, title, text, action)
        if not await question.is_confirmed():
            return
        removal = self._s.removal
        self._did(await (removal.trash(ids) if and_trash else removal.remove(ids)))

    async def _show_file(self, track: int) -> None:
        found = await self._s.browse.files([track])
        if not found:
            raise NotFound(words.tr("file"))
        folder = os.path.dirname(os.fsdecode(found[0].path))  # noqa: PTH120 - any name, no disk
        QDesktopServices.openUrl(drag.url_of(folder))

    async def _rescan(self, entity: Entity, ids: Sequence[int]) -> None:
        """Files that are found changed are read again; the pill and the pages show the rest."""
        found = await self._s.browse.files(await self._tracks(entity, ids))
        paths = dict.fromkeys(file.path for file in found)
        if entity is not Entity.TRACK:
            folders = (os.path.dirname(path) for path in paths)  # noqa: PTH120 - any name, no disk
            paths = dict.fromkeys(folders)
        await self._look_at(list(paths), are_files=entity is Entity.TRACK)

    async def _look_at(self, paths: list[bytes], *, are_files: bool = False) -> None:
        if not await self._s.rescanner.rescan_paths(paths):
            raise NotFound(words.tr("file"))
        text = words.tr("Looking at %n folders again", "", len(paths))
        if are_files:
            text = words.tr("Looking at %n files again", "", len(paths))
        self._window.toasts.say(text, "info")

    async def _tracks(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]:
        if entity is Entity.TRACK:
            return tuple(ids)
        return await self._s.browse.tracks_of(entity, tuple(ids))

    # -- what was done -----------------------------------------------------------------------------

    def _did(self, done: Undoable, *, toast: bool = True) -> None:
        self.history.push(done)
        if toast:
            text = words.done(done)
            self._window.toasts.offer_undo(text, lambda: self._start_undo(done))

    def _start_undo(self, done: Undoable) -> None:
        self.tasks.start(self._undo(done))

    async def _undo(self, which: Undoable | None) -> None:
        done = await self.history.undo(which)
        if done is None:
            self._window.toasts.say(words.tr("Nothing to undo"), "info")
        else:
            self._window.toasts.say(words.undone(done), "info")
        await self._s.player.refresh()

    async def _redo(self) -> None:
        done = await self.history.redo()
        text = words.tr("Nothing to redo") if done is None else words.redone(done)
        self._window.toasts.say(text, "info")
        await self._s.player.refresh()

    def _used(self, playlist: int) -> None:
        self._recent = [playlist, *(ref for ref in self._recent if ref != playlist)][:20]


def _nodes(wish: intents.MovePlaylist) -> tuple[Node, Node | None]:
    """What is moved, and before what."""

    def node(ref: int, is_folder: bool) -> Node:
        return Node(NodeKind.FOLDER if is_folder else NodeKind.PLAYLIST, ref)

    before = None if wish.before is None else node(wish.before, wish.before_folder)
    return node(wish.playlist, wish.is_folder), before


def context_of(wish: intents.PlayThings) -> Context:
    """Where the music comes from, for the queue's last band."""
    is_track = wish.entity is Entity.TRACK
    kind = ContextKind.TRACKS if is_track else ContextKind(wish.entity.value)
    return Context(kind, wish.ids[0] if len(wish.ids) == 1 else 0, wish.name)
