"""The library's folders: adding, removing, scanning and watching them.

Scans are jobs, one a folder, at most one at a time. What views show comes from `browse.py`; what is
taken out of the library goes through `removal.py`.
"""

import asyncio
import os
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.problems import FileUnreadable, NotFound, Refused, ScanStopped
from audio2_desktop.domain.settings import LibrarySettings
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import RootId
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.job import Job, JobState, Kind, Report
from audio2_desktop.media import walk
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.services.scanning import Scanner
from audio2_desktop.services.settings import Settings
from audio2_desktop.storage import removal, roots, unread
from audio2_desktop.storage.database import Database

T = TypeVar("T")

SCAN = "scan"


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """What the side bar's foot says about scans."""

    is_running: bool = False
    report: ScanReport = ScanReport()  # noqa: RUF009 - frozen
    folder: str = ""


class Library:
    """Folders and scans. Lives on the loop."""

    def __init__(
        self,
        db: Database,
        jobs: JobEngine,
        scanner: Scanner,
        artwork: Artwork,
        settings: Settings,
        work: Executor,
    ) -> None:
        self._db = db
        self._jobs = jobs
        self._scanner = scanner
        self._artwork = artwork
        self._settings = settings
        self._work = work
        self._progress = ScanProgress()
        self._reports: dict[RootId, ScanReport] = {}
        self._partial: dict[RootId, dict[bytes, bool]] = {}
        self._never_split = settings.get(LibrarySettings).artist_exceptions
        jobs.kind(Kind(SCAN, self._run_scan))

    # ---- folders ---------------------------------------------------------------------------------

    async def folders(self) -> tuple[RootRow, ...]:
        """The library folders in the order in which they were added."""
        return await self._db.read(roots.all_rows)

    async def file_counts(self) -> dict[RootId, int]:
        """How many files each library folder has; one without any is not in it."""
        return await self._db.read(roots.file_counts)

    async def add_folder(self, path: str | bytes | Path) -> RootId:
        """Make a folder part of the library and start to scan it; one that is there is rescanned.

        Raises Refused for a folder inside a library folder, FileUnreadable for no folder.
        """
        full = _absolute(path)
        if not await self._hop(_can_list, full):
            raise FileUnreadable(path=_text(full), reason="it is not a folder that can be opened")
        root_id = await self._db.write(roots.add, full)
        await self.rescan(root_id)
        return root_id

    async def remove_folder(self, root_id: RootId) -> Undoable:
        """Take a folder's tracks out of the library; files stay. Can be undone for 30 days."""
        root = await self._root(root_id)
        self.cancel_scan(root_id)
        await self._db.write(roots.remove, root_id)
        return Undoable(
            "folder_removed", lambda: self._restore_folder(root_id), {"name": _text(root.path)}
        )

    async def tidy(self) -> None:
        """Forget what was removed more than 30 days ago. For idle time, once a day or so."""
        await self._db.write(removal.forget_old)
        await self._db.write(roots.forget_removed)

    async def set_folder_path(self, root_id: RootId, path: str | bytes | Path) -> None:
        """The whole folder lies elsewhere now: everything is kept, only the place changes."""
        full = _absolute(path)
        if not await self._hop(_can_list, full):
            raise FileUnreadable(path=_text(full), reason="it is not a folder that can be opened")
        await self._db.write(roots.set_path, root_id, full)
        await self.rescan(root_id)

    async def count_audio(
        self, path: str | bytes | Path, stop: Callable[[], bool] = lambda: False
    ) -> int:
        """How many audio files lie under `path`, for the welcome page; `stop` is asked before each
        folder, from a work thread."""
        return await self._hop(_count, os.fsencode(path), stop)

    async def _restore_folder(self, root_id: RootId) -> Undoable:
        await self._db.write(roots.restore, root_id)
        root = await self._root(root_id)
        await self.rescan(root_id)
        return Undoable(
            "folder_restored", lambda: self.remove_folder(root_id), {"name": _text(root.path)}
        )

    async def _root(self, root_id: RootId) -> RootRow:
        for root in await self.folders():
            if root.id == root_id:
                return root
        raise NotFound("library folder", root_id)

    # ---- scanning --------------------------------------------------------------------------------

    async def rescan(self, root_id: RootId | None = None) -> tuple[str, ...]:
        """Queue a scan of one folder or of all; the jobs' keys."""
        wanted = [root_id] if root_id is not None else [row.id for row in await self.folders()]
        keys = []
        for each in wanted:
            keys.append((await self._jobs.ask(SCAN, _key(each), {"root": each})).key)
        return tuple(keys)

    async def follow_never_split(self) -> None:
        """The settings may name other artists that are never split: read the files again that name
        one of them, and only these."""
        wanted = self._settings.get(LibrarySettings).artist_exceptions
        changed, self._never_split = {*wanted} ^ {*self._never_split}, wanted
        if not changed:
            return
        if await self._db.write(unread.naming, tuple(changed)):
            # as parts: they follow a scan that runs already and may be past these files
            await self.rescan_paths([root.path for root in await self.folders()])

    async def rescan_paths(
        self, paths: Iterable[str | bytes], *, with_below: bool = True
    ) -> tuple[str, ...]:
        """Queue another look at these folders or the files' folders; the jobs' keys.

        with_below: and at everything below a folder. Paths in no library folder are passed over.
        """
        folders = await self.folders()
        keys: dict[str, None] = {}
        for path in paths:
            full = os.fsencode(path)
            for root in folders:
                inside = _inside(full, root.path)
                if inside is not None:
                    deep = with_below and await self._hop(os.path.isdir, full)
                    keys[await self._rescan_part(root.id, inside, full, deep=deep)] = None
        return tuple(keys)

    async def rescan_now(self, paths: Iterable[str | bytes]) -> ScanReport:
        """As `rescan_paths`, and wait until it is done, or stopped by the user."""
        try:
            return await self.finished(await self.rescan_paths(paths))
        except ScanStopped:
            return ScanReport()

    async def _rescan_part(self, root_id: RootId, inside: bytes, full: bytes, *, deep: bool) -> str:
        is_folder = await self._hop(os.path.isdir, full)
        # No await from here to the asking: a running job takes the whole of these at once.
        wanted = self._partial.setdefault(root_id, {})
        if not is_folder:
            # A file, or a folder that is gone: the one around it knows, and what was below is gone.
            wanted.setdefault(inside, True)
            inside = inside.rpartition(b"/")[0]
        wanted[inside] = deep or wanted.get(inside, False)
        payload = {"root": root_id, "part": True}
        return (await self._jobs.ask(SCAN, _part_key(root_id), payload)).key

    def cancel_scan(self, root_id: RootId | None = None) -> None:
        """Stop scanning; what was read stays, the next scan goes on from there."""
        for job in self._jobs.jobs():
            if job.kind == SCAN and root_id in (None, job.payload.get("root")):
                self._jobs.cancel(job.key)

    def progress(self) -> ScanProgress:
        """What scanning is at, for polling at `JobChanged`."""
        return self._progress

    def report(self, root_id: RootId) -> ScanReport:
        """What the latest scan of a folder did."""
        return self._reports.get(root_id, ScanReport())

    async def finished(self, keys: Iterable[str]) -> ScanReport:
        """Wait for scans and add up what they did. Raises Refused with a failure's reason,
        ScanStopped when one was cancelled."""
        total = ScanReport()
        for key in keys:
            job = await self._jobs.ended(key)
            if job is None:
                continue
            if job.state is JobState.CANCELLED:
                raise ScanStopped
            if job.state is JobState.FAILED:
                raise Refused(job.problem.partition(": ")[2] or job.problem)
            total = _sum(total, self._reports.get(RootId(job.payload["root"]), ScanReport()))
        return total

    async def _run_scan(self, job: Job, report: Report) -> None:
        root_id = RootId(job.payload["root"])
        root = await self._root(root_id)

        def never_split() -> tuple[str, ...]:
            return self._settings.get(LibrarySettings).artist_exceptions

        def progress(done: ScanReport, folder: str) -> None:
            self._reports[root_id] = done
            self._progress = ScanProgress(is_running=True, report=done, folder=folder)
            report.at(done.seen, 0, folder)

        try:
            if not job.payload.get("part"):
                self._reports[root_id] = await self._scanner.scan(
                    root, progress, self._artwork.ensure, never_split=never_split()
                )
            # Parts that are named while one is scanned follow in the same job.
            while job.payload.get("part") and (folders := self._partial.pop(root_id, None)):
                try:
                    self._reports[root_id] = await self._scanner.scan(
                        root,
                        progress,
                        self._artwork.ensure,
                        folders=folders,
                        never_split=never_split(),
                    )
                except asyncio.CancelledError:
                    self._partial[root_id] = folders | self._partial.get(root_id, {})
                    raise
        finally:
            self._progress = replace(self._progress, is_running=False)

    async def _hop(self, work: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, work, *args)


def _key(root_id: RootId) -> str:
    return f"{SCAN}:{root_id}"


def _part_key(root_id: RootId) -> str:
    return f"{SCAN}:{root_id}:part"


def _inside(path: bytes, root: bytes) -> bytes | None:
    """`path` relative to `root`, None when it lies elsewhere."""
    if path == root:
        return b""
    prefix = root.rstrip(b"/") + b"/"
    return path[len(prefix) :].strip(b"/") if path.startswith(prefix) else None


def _absolute(path: str | bytes | Path) -> bytes:
    return os.path.abspath(os.fsencode(path))  # noqa: PTH100 - links are the user's wish


def _can_list(path: bytes) -> bool:
    try:
        with os.scandir(path) as entries:
            next(entries, None)
    except OSError:
        return False
    return True


def _count(path: bytes, stop: Callable[[], bool]) -> int:
    return sum(len(listing.files) for listing in walk.folders(path, stop=stop))


def _text(path: bytes) -> str:
    return path.decode("utf-8", "replace")


def _sum(one: ScanReport, other: ScanReport) -> ScanReport:
    return ScanReport(
        one.seen + other.seen,
        one.added + other.added,
        one.updated + other.updated,
        one.moved + other.moved,
        one.missing + other.missing,
        one.unreadable + other.unreadable,
        (*one.closed, *other.closed),
        round(one.seconds + other.seconds, 3),
    )
