"""Keeps watch over the library's folders: what changes in one is looked at again within seconds.

Where watching is impossible (network drive, system limit) or the folder is away, it is scanned
every ten minutes instead, and Settings says so.
"""

import asyncio
import logging
import os

from audio2_desktop.domain.folders import RootRow
from audio2_desktop.domain.units import RootId
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.media import watch
from audio2_desktop.services.library import Library
from audio2_desktop.storage import roots
from audio2_desktop.storage.database import Database

log = logging.getLogger("audio2.library")

RESCAN_EVERY_S = 600.0
LOOK_EVERY_S = 1.5
"""How often it is looked whether a folder was unplugged or came back: no event tells of that."""


class Watching:
    """One watcher a folder. Call `refresh` at the start and at every RootsChanged."""

    def __init__(self, db: Database, library: Library, on_error: ErrorSink) -> None:
        self._db = db
        self._library = library
        self._tasks = TaskBag(on_error)
        self._watchers: dict[RootId, tuple[bytes, asyncio.Task[None]]] = {}
        self._present: dict[RootId, tuple[int, int] | None] = {}
        self._looking: asyncio.Task[None] | None = None
        self.reasons: dict[RootId, str] = {}
        """Why a folder cannot be watched, one sentence each, for Settings."""

    async def refresh(self, *, is_wanted: bool = True) -> int:
        """Watch exactly the library folders that there are, none when not wanted; how many there
        are."""
        folders = await self._library.folders()
        rows = {row.id: row for row in folders} if is_wanted else {}
        for root_id, (path, task) in tuple(self._watchers.items()):
            if root_id not in rows or rows[root_id].path != path:
                task.cancel()
                del self._watchers[root_id]
                self.reasons.pop(root_id, None)
        for root_id, row in rows.items():
            if root_id not in self._watchers:
                self._present[root_id] = await asyncio.to_thread(_identity, row.path)
                self._watchers[root_id] = (row.path, self._tasks.start(self._watch(row)))
        if self._looking is None:
            self._looking = self._tasks.start(self._look())
        return len(folders)

    async def close(self) -> None:
        """Stop watching."""
        self._watchers.clear()
        await self._tasks.close()

    async def _look(self) -> None:
        """Scan a folder anew when it goes, comes back, or another one lies in its place."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            for root_id, (path, task) in tuple(self._watchers.items()):
                found = await asyncio.to_thread(_identity, path)
                if found == self._present.get(root_id) or root_id not in self._watchers:
                    continue
                self._present[root_id] = found
                task.cancel()
                del self._watchers[root_id]
                await self._library.rescan(root_id)
                await self.refresh()

    async def _watch(self, root: RootRow) -> None:
        while True:
            try:
                await self._set(root.id, "")
                async for changes in watch.watch(root.path):
                    for deep in (False, True):
                        folders = [each.folder for each in changes if each.with_below is deep]
                        await self._library.rescan_paths(folders, with_below=deep)
            except watch.WatchImpossible as reason:
                log.info("%s is not watched: %s", root.path.decode("utf-8", "replace"), reason)
                await self._set(root.id, str(reason))
            await asyncio.sleep(RESCAN_EVERY_S)
            await self._library.rescan(root.id)

    async def _set(self, root_id: RootId, reason: str) -> None:
        if reason:
            self.reasons[root_id] = reason
        else:
            self.reasons.pop(root_id, None)
        if not self._db.read_only:
            await self._db.write(roots.set_watched, root_id, is_watched=not reason)


def _identity(path: bytes) -> tuple[int, int] | None:
    """Device and inode of a folder, None while it is away. For a thread: a dead network drive
    may make it wait."""
    try:
        found = os.stat(path)  # noqa: PTH116 - bytes
    except OSError:
        return None
    return found.st_dev, found.st_ino
