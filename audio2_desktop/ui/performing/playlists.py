"""What is done to playlists: made, filled, renamed, taken from, put in order, written to files."""

import os
from collections.abc import Sequence

from audio2_desktop.domain.playlists import PlaylistFolderId, Wanted
from audio2_desktop.domain.units import ItemId, PlaylistId, TrackId
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.playlist_picker import PlaylistPicker
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import names, tracks
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.performing.tracks import Contents
from audio2_desktop.ui.window import Window

FILE_FILTERS = ("M3U8 (*.m3u8)", "M3U (*.m3u)", "XSPF (*.xspf)", "PLS (*.pls)")
REMEMBERED = 20


class PlaylistChanges:
    """The intents about playlists; knows which were used last."""

    def __init__(
        self, window: Window, playlists: Playlists, contents: Contents, outcomes: Outcomes
    ) -> None:
        self._window = window
        self._playlists = playlists
        self._contents = contents
        self._outcomes = outcomes
        self._names: tuple[tuple[int, str], ...] = ()
        self._used: list[int] = []

    def set_names(self, names: Sequence[tuple[int, str]]) -> None:
        """(id, name) of all playlists that tracks can be put into."""
        self._names = tuple(names)

    def choices(self) -> Sequence[tuple[int, str]]:
        """Those, the ones used last first."""
        order = {ref: at for at, ref in enumerate(self._used)}
        return sorted(self._names, key=lambda item: order.get(item[0], len(order)))

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        return await self._perform_filling(intent) or await self._perform_change(intent)

    async def _perform_filling(self, intent: Intent) -> bool:
        match intent:
            case intents.AddToPlaylist(ids, playlist, entity, at, again):
                found = await tracks.behind(self._contents, entity, ids)
                await self._add(found, playlist, at, again=again)
            case intents.PickPlaylist(ids, entity):
                await self._pick(await tracks.behind(self._contents, entity, ids))
            case intents.NewPlaylist(ids, suggestion, folder):
                await self.make_new(ids, suggestion, folder)
            case intents.SaveSearch(text):
                await self._save_search(text)
            case _:
                return False
        return True

    async def _save_search(self, text: str) -> None:
        wanted = text or await names.ask_search(self._window)
        if not wanted:
            return
        title = words.tr("Save search")
        name = await names.ask(self._window, title, wanted, words.tr("Save"))
        if name:
            self._outcomes.did((await self._playlists.create_smart(name, wanted))[1])

    async def _perform_change(self, intent: Intent) -> bool:
        playlists, did = self._playlists, self._outcomes.did
        match intent:
            case intents.RenamePlaylist(playlist, name, to):
                title = words.tr("Rename playlist")
                wanted = to or await names.ask(self._window, title, name)
                if wanted and wanted != name:
                    did(await playlists.rename(PlaylistId(playlist), wanted))
            case intents.DeletePlaylist(playlist):
                did(await playlists.delete(PlaylistId(playlist)))
            case intents.RemoveFromPlaylist(playlist, items):
                gone = [ItemId(item) for item in items]
                did(await playlists.remove(PlaylistId(playlist), gone))
            case intents.MoveInPlaylist(playlist, items, at_row):
                moved = [ItemId(item) for item in items]
                did(await playlists.move(PlaylistId(playlist), moved, at_row), toast=False)
            case intents.ExportPlaylist(playlist, name):
                await self._export(PlaylistId(playlist), name)
            case _:
                return False
        return True

    async def make_new(
        self, ids: Sequence[int | Wanted], suggestion: str, folder: int | None = None
    ) -> None:
        """Ask for a name and make a playlist of these tracks (`Wanted`: files outside the
        library)."""
        title, create = words.tr("New playlist"), words.tr("Create")
        name = await names.ask(self._window, title, suggestion, create)
        if name:
            await self._create(name, ids, folder)

    async def _create(
        self, name: str, ids: Sequence[int | Wanted], folder: int | None = None
    ) -> None:
        entries = [ref if isinstance(ref, Wanted) else TrackId(ref) for ref in ids]
        parent = None if folder is None else PlaylistFolderId(folder)
        playlist, done = await self._playlists.create(name, parent, entries)
        self._note_use(playlist)
        self._outcomes.did(done)

    async def _pick(self, ids: Sequence[int]) -> None:
        title = words.tr("Add %n tracks to a playlist", "", len(ids))
        picker = PlaylistPicker(self._window.theme, self._window, title, self.choices())
        picked = await picker.picked()
        if picked is None:
            return
        if picked.ref is None and picked.name:
            await self._create(picked.name, ids)
        else:
            await self._add(ids, picked.ref, None)

    async def _add(
        self, ids: Sequence[int], playlist: int | None, at: int | None, *, again: bool = False
    ) -> None:
        if playlist is None:
            await self.make_new(ids, "")
            return
        target = PlaylistId(playlist)
        wanted = [TrackId(ref) for ref in ids]
        known = () if again else await self._playlists.duplicates(target, wanted)
        new = [ref for ref in wanted if ref not in known]
        if new:
            done = await self._playlists.insert(target, at, new)
            self._outcomes.did(done, toast=not known)
        if known:
            left = [ref for ref in wanted if ref in known]
            self._offer_again(target, at, left, added=len(new))
        self._note_use(playlist)

    def _offer_again(
        self, target: PlaylistId, at: int | None, ids: list[TrackId], *, added: int
    ) -> None:
        """Tracks that are there already were left out: say so, and offer to put them in all the
        same."""

        async def insert() -> None:
            self._outcomes.did(await self._playlists.insert(target, at, ids))

        text = words.tr("%n tracks are already there", "", len(ids))
        if added:
            text = words.joined(words.tr("Added %n tracks", "", added), text)
        self._outcomes.offer(text, words.tr("Add anyway"), insert)

    async def _export(self, playlist: PlaylistId, name: str) -> None:
        title = words.tr("Export playlist")
        safe = name.replace("/", "-").strip() or words.tr("Playlist")
        path = await files.new_file(self._window, title, f"{safe}.m3u8", FILE_FILTERS)
        if path is None:
            return
        report = await self._playlists.export(playlist, os.fsencode(path))
        text = words.tr("Wrote %n tracks", "", report.written)
        if report.skipped:
            text = words.joined(text, words.tr("%n are nowhere on disk", "", report.skipped))
        self._outcomes.say(text)

    def _note_use(self, playlist: int) -> None:
        self._used = [playlist, *(ref for ref in self._used if ref != playlist)][:REMEMBERED]
