"""Playlists: everything a user does with them, each change with its undo.

Their folders, and where both stand, are changed by `playlist_folders`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any

from audio2_desktop.domain.playlists import (
    DeletedPlaylist,
    ExportReport,
    Found,
    ImportReport,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistItem,
    PlaylistRow,
    PlaylistSort,
    Wanted,
)
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, ItemId, PlaylistId, ProfileId, TrackId
from audio2_desktop.services.playlist_exchange import PlaylistExchange
from audio2_desktop.storage import playlist_items as contents
from audio2_desktop.storage import playlist_page
from audio2_desktop.storage import playlist_tree as tree
from audio2_desktop.storage import playlists as store
from audio2_desktop.storage import smart_playlists as smart
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.playlist_items import Change, NewItem

PAGE = 2000
"""Rows of one read: more would hold up the loop when they are handed over."""


class Playlists:
    """The playlists of one profile.

    Every change raises NotFound when the playlist is gone, and answers with its undo; what has
    changed between the two stays.
    """

    def __init__(self, db: Database, work: Executor, profile: ProfileId = DEFAULT_PROFILE) -> None:
        """work: threads in which playlist files are read and written."""
        self._db = db
        self._profile = profile
        self._exchange = PlaylistExchange(db, work)

    # ---- looking ---------------------------------------------------------------------------------

    async def all(self, *, counts_smart: bool = True) -> tuple[PlaylistRow, ...]:
        """Every playlist; `place` orders them among the folders beside them.

        counts_smart: count what smart ones hold, too, which costs up to 2 s each with a million
        tracks; without it they have 0 tracks and no length.
        """
        return await self._db.read(store.all_rows, self._profile, counts_smart=counts_smart)

    async def folders(self) -> tuple[PlaylistFolder, ...]:
        """Every folder, `place` as in `all`."""
        return await self._db.read(tree.folders, self._profile)

    async def row(self, playlist: PlaylistId) -> PlaylistRow:
        """One playlist. Raises NotFound, also for a deleted one."""
        return await self._db.read(store.row, playlist)

    async def named(self, name: str) -> PlaylistId | None:
        """The playlist of this name, case and accents ignored if need be."""
        return await self._db.read(store.named, self._profile, name)

    async def items(self, playlist: PlaylistId) -> tuple[PlaylistItem, ...]:
        """What is in it, in order; what matches now for a smart one. 5,000 items take about 60 ms,
        off the loop thread.
        """
        is_smart = await self._db.read(smart.rules, playlist) is not None
        ids = await self._db.read(smart.track_ids if is_smart else contents.item_ids, playlist)
        lines = playlist_page.live_items if is_smart else playlist_page.items
        found: list[PlaylistItem] = []
        for start in range(0, len(ids), PAGE):
            found += await self._db.read(lines, ids[start : start + PAGE], self._profile)
        return tuple(found)

    async def smart_ids(self, playlist: PlaylistId, query: TrackQuery | None = None) -> TrackIds:
        """The tracks of a smart playlist that match now, narrowed and sorted by `query`; by artist
        and album without one. Raises NotFound, also for a static one.
        """
        return await self._db.read(smart.ids, playlist, query)

    async def track_ids(self, playlist: PlaylistId) -> Sequence[int]:
        """The tracks in playing order, without wanted ones."""
        return await self._db.read(contents.track_ids, playlist)

    async def duplicates(
        self, playlist: PlaylistId, track_ids: Iterable[TrackId]
    ) -> frozenset[TrackId]:
        """Which of these it holds already, so that the user can be asked."""
        return await self._db.read(contents.duplicates, playlist, list(track_ids))

    # ---- playlists -------------------------------------------------------------------------------

    async def create(
        self,
        name: str,
        folder: PlaylistFolderId | None = None,
        entries: Sequence[NewItem] = (),
    ) -> tuple[PlaylistId, Undoable]:
        """A new playlist, with content if given; a taken name gets a number ("Mix 2").

        Raises Refused for an empty name.
        """

        def work(tx: Write) -> tuple[PlaylistId, str]:
            made = store.create(tx, self._profile, name, folder)
            if entries:
                contents.insert(tx, made, entries)
            return made, store.name_of(tx, made)

        playlist, given = await self._db.write(work)
        undo = partial(self.delete, playlist)
        return playlist, Undoable("created_playlist", undo, {"name": given})

    async def create_smart(
        self, name: str, text: str, folder: PlaylistFolderId | None = None
    ) -> tuple[PlaylistId, Undoable]:
        """A playlist that always holds what `text`, a question in the query language, means.

        Raises Refused for an empty name, an empty question, or one with an error (its sentence).
        """

        def work(tx: Write) -> tuple[PlaylistId, str]:
            made = store.create(tx, self._profile, name, folder)
            smart.make_smart(tx, made, text)
            return made, store.name_of(tx, made)

        playlist, given = await self._db.write(work)
        return playlist, Undoable("saved_search", partial(self.delete, playlist), {"name": given})

    async def set_rules(self, playlist: PlaylistId, text: str) -> Undoable:
        """Another question for a smart playlist. Raises Refused as `create_smart`."""
        former = await self._db.write(smart.set_rules, playlist, text)
        return Undoable("changed_search", partial(self.set_rules, playlist, former))

    async def delete(self, playlist: PlaylistId) -> Undoable:
        """Put away for 30 days; see `deleted`."""
        name = await self._db.write(store.delete, playlist)
        return Undoable("deleted_playlist", partial(self.restore, playlist), {"name": name})

    async def restore(self, playlist: PlaylistId) -> Undoable:
        """Bring a deleted one back to where it was."""
        name = await self._db.write(store.restore, playlist)
        return Undoable("restored_playlist", partial(self.delete, playlist), {"name": name})

    async def deleted(self) -> tuple[DeletedPlaylist, ...]:
        """What can be brought back, the latest first."""
        return await self._db.read(store.deleted, self._profile)

    async def purge(self) -> int:
        """Forget what was deleted more than 30 days ago; for the daily housekeeping."""
        return await self._db.write(store.purge)

    async def rename(self, playlist: PlaylistId, name: str) -> Undoable:
        """Raises Refused for an empty name."""
        former = await self._db.write(store.rename, playlist, name)
        undo = partial(self.rename, playlist, former)
        return Undoable("renamed_playlist", undo, {"name": name, "former": former})

    async def describe(self, playlist: PlaylistId, text: str) -> Undoable:
        """Set the description, plain text of any lines."""
        former = await self._db.write(store.describe, playlist, text)
        return Undoable("described_playlist", partial(self.describe, playlist, former))

    # ---- items -----------------------------------------------------------------------------------

    async def insert(
        self, playlist: PlaylistId, at_row: int | None, entries: Sequence[NewItem]
    ) -> Undoable:
        """Put tracks (or wanted ones) in front of a row, None for the end; duplicates are put in.

        Raises Refused when it would grow beyond 100,000.
        """
        change, name = await self._change(playlist, contents.insert, entries, at_row)
        return self._changed("added_to_playlist", change, name, len(change.added))

    async def move(
        self, playlist: PlaylistId, item_ids: Collection[ItemId], at_row: int
    ) -> Undoable:
        """Move items in front of a row, counted before the move."""
        change, name = await self._change(playlist, contents.move, item_ids, at_row)
        return self._changed("moved_in_playlist", change, name, len(change.moved))

    async def remove(self, playlist: PlaylistId, item_ids: Collection[ItemId]) -> Undoable:
        """Take items out."""
        change, name = await self._change(playlist, contents.remove, item_ids)
        return self._changed("removed_from_playlist", change, name, len(change.removed))

    async def replace(self, playlist: PlaylistId, entries: Sequence[NewItem]) -> Undoable:
        """Other content in place of the present one."""
        change, name = await self._change(playlist, contents.replace, entries)
        return self._changed("replaced_playlist", change, name, len(change.added))

    async def sort(
        self, playlist: PlaylistId, by: PlaylistSort, *, is_descending: bool = False
    ) -> Undoable:
        """Order the items once."""
        change, name = await self._change(playlist, contents.sort, by, is_descending=is_descending)
        return self._changed("sorted_playlist", change, name, len(change.moved))

    async def _change(
        self, playlist: PlaylistId, work: Callable[..., Change], *args: Any, **kwargs: Any
    ) -> tuple[Change, str]:
        def both(tx: Write) -> tuple[Change, str]:
            change = work(tx, playlist, *args, **kwargs)
            return change, store.name_of(tx, playlist)

        return await self._db.write(both)

    def _changed(self, key: str, change: Change, name: str, count: int) -> Undoable:
        values: Mapping[str, object] = {"count": count, "name": name}
        return Undoable(key, partial(self._revert, key, name, count, change), values)

    async def _revert(self, key: str, name: str, count: int, change: Change) -> Undoable:
        return self._changed(key, await self._db.write(contents.revert, change), name, count)

    # ---- files -----------------------------------------------------------------------------------

    async def import_file(
        self, path: bytes | Path, folder: PlaylistFolderId | None = None
    ) -> ImportReport:
        """A new playlist from an M3U8, M3U, XSPF or PLS file, named as the file says or is called.

        Entries are matched by path, file name and length, artist and title. What is not in the
        library stays as wanted; files that exist are also in `outside`, so that the caller can
        offer to add their folders (they are joined when they have been scanned). Raises NotFound,
        FileUnreadable, Refused.
        """
        name, found, problems = await self._exchange.look(path)
        playlist, undoable = await self.create(name, folder, _entries(found))
        name = str(undoable.values["name"])
        undoable = Undoable("imported_playlist", undoable.undo, undoable.values)
        return _report(playlist, name, found, problems, undoable)

    async def insert_file(
        self, playlist: PlaylistId, at_row: int | None, path: bytes | Path
    ) -> ImportReport:
        """The entries of a playlist file into this playlist; else as `import_file`."""
        _, found, problems = await self._exchange.look(path)
        undoable = await self.insert(playlist, at_row, _entries(found))
        return _report(playlist, str(undoable.values["name"]), found, problems, undoable)

    async def export(self, playlist: PlaylistId, path: bytes | Path) -> ExportReport:
        """Write a playlist as the extension of `path` says: .m3u8, .m3u, .xspf or .pls.

        Paths are relative where the target lies under the same library folder. The file is
        replaced as a whole. Raises NotFound, Refused (another extension), DiskFull, Broken.
        """
        return await self._exchange.export(playlist, path)


def _entries(found: Iterable[Found]) -> list[NewItem]:
    entries: list[NewItem] = []
    for one in found:
        entries += one.tracks or [one.wanted]
    return entries


def _report(
    playlist: PlaylistId,
    name: str,
    found: Sequence[Found],
    problems: tuple[str, ...],
    undoable: Undoable,
) -> ImportReport:
    known = sum(1 for one in found if one.tracks)
    outside = tuple(dict.fromkeys(one.outside for one in found if one.outside))
    wanted = sum(1 for one in found if not one.tracks and not one.outside)
    return ImportReport(playlist, name, known, outside, wanted, problems, undoable)


__all__ = ["NewItem", "Playlists", "Wanted"]
