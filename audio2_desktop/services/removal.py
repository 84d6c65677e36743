"""What leaves the library or the view, and how it comes back: removing, the trash, hiding, and
missing files that are found again."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from typing import Any, TypeVar

from audio2_desktop.domain.music import Entity, TrackFile
from audio2_desktop.domain.problems import FileUnreadable, NotFound, Problem, Refused
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId, TrackId
from audio2_desktop.media import payload, trash
from audio2_desktop.storage import hidden, rejoin, removal, tracks
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.hidden import HiddenRow
from audio2_desktop.storage.removal import TrashRow

__all__ = ["HiddenRow", "Removal", "TrashRow"]

T = TypeVar("T")


class Removal:
    """Lives on the loop; looks at files in `work` threads."""

    def __init__(
        self,
        db: Database,
        work: Executor,
        rescan: Callable[[Sequence[bytes]], Awaitable[object]],
        profile: ProfileId = DEFAULT_PROFILE,
    ) -> None:
        """rescan: returns when these paths have been looked at again (Library.rescan_now)."""
        self._db = db
        self._work = work
        self._rescan = rescan
        self._profile = profile

    # ---- out of the library ----------------------------------------------------------------------

    async def remove(self, ids: Sequence[int]) -> Undoable:
        """Take tracks out of the library; their files stay. Raises Refused for favourites."""
        removed = await self._db.write(removal.remove, [TrackId(each) for each in ids])
        return Undoable(
            "removed_from_library", lambda: self._restore(removed, ids), {"count": len(ids)}
        )

    async def _restore(self, removed: int, ids: Sequence[int]) -> Undoable:
        await self._db.write(removal.restore, removed)
        return Undoable("restored_to_library", lambda: self.remove(ids), {"count": len(ids)})

    async def removed(self) -> tuple[TrashRow, ...]:
        """What was removed within the last 30 days, latest first."""
        return await self._db.read(removal.rows)

    async def restore(self, removed: int) -> Undoable:
        """Bring back what was removed together."""
        back = await self._db.write(removal.restore, removed)
        return Undoable("restored_to_library", lambda: self.remove(back), {"count": len(back)})

    async def trash(self, ids: Sequence[int]) -> Undoable:
        """Move the tracks' files to the system's trash and take them out of the library.

        Files that cannot be moved stay, in the library too; the Undoable's `left` counts them.
        Raises Refused for favourites, FileUnreadable when nothing could be moved.
        """
        wanted = [TrackId(each) for each in ids]
        await self._db.read(removal.refuse_favourites, wanted)
        files = await self._db.read(tracks.files, wanted)
        moved: list[TrackFile] = []
        trouble: Problem | None = None
        for path in dict.fromkeys(file.path for file in files):
            try:
                await self._hop(trash.trash, path)
            except Problem as problem:
                trouble = problem
                continue
            moved += [file for file in files if file.path == path]
        if not moved:
            raise trouble or NotFound("file", "")
        gone = sorted({file.track_id for file in moved})
        removed = await self._db.write(removal.remove, gone)
        paths = tuple(dict.fromkeys(file.path for file in moved))
        return Undoable(
            "moved_to_trash" if trouble is None else "moved_to_trash_partly",
            lambda: self._take_back(removed, paths, gone),
            {"count": len(gone), "left": len(files) - len(moved)},
        )

    async def _take_back(
        self, removed: int, paths: tuple[bytes, ...], ids: Sequence[int]
    ) -> Undoable:
        for path in paths:
            await self._hop(trash.take_back, path)
        await self._db.write(removal.restore, removed)
        await self._rescan(paths)
        return Undoable("restored_to_library", lambda: self.trash(ids), {"count": len(ids)})

    # ---- out of sight ----------------------------------------------------------------------------

    async def hide(self, entity: Entity, ids: Sequence[int]) -> Undoable:
        """Keep things out of all lists of this profile without deleting anything."""
        done = await self._db.write(hidden.hide, self._profile, entity, ids)
        return Undoable("hidden", lambda: self.unhide(entity, done), {"count": len(ids)})

    async def unhide(self, entity: Entity, ids: Sequence[int]) -> Undoable:
        """Bring hidden things back."""
        done = await self._db.write(hidden.show, self._profile, entity, ids)
        return Undoable("unhidden", lambda: self.hide(entity, done), {"count": len(ids)})

    async def hidden(self) -> tuple[HiddenRow, ...]:
        """What is hidden, latest first."""
        return await self._db.read(hidden.rows, self._profile)

    # ---- lost and found --------------------------------------------------------------------------

    async def locate(self, track: int, path: str | bytes) -> None:
        """The file of a missing track is at `path` now; everything of the user stays with it.

        The file may have other tags or be another encoding of the song: the user's word counts.
        path: absolute. Raises Refused when it lies in no library folder, FileUnreadable when it
        is no music.
        """
        full = os.fsencode(path)
        if not await self._hop(os.path.isfile, full):
            raise FileUnreadable(path=os.fsdecode(full), reason="it is not a file")
        if not await self._hop(payload.audio_key, full):
            raise FileUnreadable(path=os.fsdecode(full), reason="no sound was found in it")
        await self._rescan([full])
        there = await self._db.read(tracks.at_path, full)
        if not there:
            raise Refused("Put the file into a library folder first, or add its folder.")
        file = (await self._db.read(tracks.files, there))[0]
        await self._db.write(rejoin.assign, file.file_id, TrackId(track))

    async def _hop(self, work: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, work, *args)
