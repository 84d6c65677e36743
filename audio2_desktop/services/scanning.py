"""One scan of one library folder: walk, compare, read what differs, write it down.

A first scan streams: the first album is in the library while the rest is still being walked. A
rescan walks everything first, because a moved file is recognised by its old path being gone. A scan
may be cancelled or killed at any point; the next one reads only what is still missing.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from audio2_desktop.domain import covers
from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.units import AlbumId, FileId, RootId, Stamp
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.media import reader_messages, walk
from audio2_desktop.media.walk import FileStat, FolderListing
from audio2_desktop.storage import cataloguing, known, roots, settle
from audio2_desktop.storage.cataloguing import BatchResult, ScanBatch
from audio2_desktop.storage.database import Database, Write

T = TypeVar("T")

FILES_A_BATCH = 128
"""Files of one request and one transaction: quick, and still seen soon."""
FIRST_BATCH = 16
"""The first album is to be playable within two seconds."""
FOLDERS_A_WALK = 200
ROLL_UP_EVERY_S = 15.0
"""During a long scan, so that counts in lists do not lag behind for minutes."""

Progress = Callable[[ScanReport, str], None]
"""Is told what was done so far, and the folder that is being read, as text for people."""
AlbumSink = Callable[[frozenset[AlbumId]], None]
"""Is told whose covers may be new."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Files of one folder that must be read, and files that are gone from it."""

    listing: FolderListing
    files: tuple[FileStat, ...]
    gone: tuple[FileId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Only:
    """The part of a library folder that is looked at again."""

    deep: tuple[bytes, ...]
    """With everything below; none lies in another."""
    shallow: tuple[bytes, ...]
    """For themselves."""

    @classmethod
    def of(cls, folders: Mapping[bytes, bool]) -> "_Only":
        deep: list[bytes] = []
        for path in sorted(path for path, with_below in folders.items() if with_below):
            if not deep or not _is_below(path, (deep[-1],)):
                deep.append(path)
        shallow = (path for path in folders if not _is_below(path, tuple(deep)))
        return cls(tuple(deep), tuple(sorted(shallow)))

    def covers(self, path: bytes) -> bool:
        return path in self.shallow or _is_below(path, self.deep)

    def listings(self, root: bytes, stop: Callable[[], bool]) -> Iterator[FolderListing]:
        for path in self.shallow:
            yield from islice(walk.subtree(root, path, stop=stop), 1)
        for path in self.deep:
            yield from walk.subtree(root, path, stop=stop)


class Scanner:
    """Scans library folders. Lives on the loop; walks in `work` threads, reads in `readers`."""

    def __init__(
        self, db: Database, readers: ChildPool, count: int, work: Executor, clock: Clock
    ) -> None:
        self.db = db
        self.readers = readers
        self.count = count
        self.work = work
        self.clock = clock

    async def scan(
        self,
        root: RootRow,
        progress: Progress,
        albums: AlbumSink,
        *,
        folders: Mapping[bytes, bool] | None = None,
        never_split: tuple[str, ...] = (),
    ) -> ScanReport:
        """Bring the library up to date with `root`; only these `folders` when given: relative
        paths, True for all that lies below, too.

        A root that is not there, or suddenly empty, is marked unavailable and nothing else happens.
        Cancelling leaves whole batches. never_split: artists with a separator in the name.
        """
        return await _Scan(self, root, progress, albums, folders, never_split).run()


class _Scan:
    """The state of one scan."""

    def __init__(
        self,
        scanner: Scanner,
        root: RootRow,
        progress: Progress,
        albums: AlbumSink,
        folders: Mapping[bytes, bool] | None,
        never_split: tuple[str, ...],
    ) -> None:
        self._on = scanner
        self._db = scanner.db
        self._root = root
        self._progress = progress
        self._albums = albums
        self._only = None if folders is None else _Only.of(folders)
        self._never_split = never_split
        self._report = ScanReport()
        self._gone: list[FileId] = []
        self._gone_since = Stamp(0)
        self._is_stopped = False
        self._rolled_up = self._started = scanner.clock.monotonic()

    async def run(self) -> ScanReport:
        try:
            if not await self._hop(os.path.isdir, self._root.path):
                return await self._away()
            stored = await self._db.read(known.known_files, self._root.id)
            if self._only is not None:
                stored = {path: stored[path] for path in stored if self._only.covers(path)}
            if stored:
                await self._rescan(stored)
            else:
                await self._read_all(self._everything())
        finally:
            self._is_stopped = True
        whole = self._root.id if self._only is None else None
        moved = await self._db.write(settle.finish, whole)
        missing = self._report.missing
        if missing:  # what moved is at its new place, not missing
            missing = await self._db.read(settle.still_missing, self._gone, self._gone_since)
        self._report = replace(
            self._report,
            missing=missing,
            moved=self._report.moved + moved,
            seconds=round(self._on.clock.monotonic() - self._started, 3),
        )
        self._progress(self._report, "")
        return self._report

    # ---- what to read ----------------------------------------------------------------------------

    async def _everything(self) -> AsyncIterator[_Wanted]:
        async for listing in self._listings():
            if listing.files:
                yield _Wanted(listing, listing.files)

    async def _rescan(self, stored: known.KnownFiles) -> None:
        had_files = any(files for _, files in stored.values())
        wanted: list[_Wanted] = []
        async for listing in self._listings():
            if listing.problem:
                if not listing.is_gone:
                    # Unreadable is not empty: what is known in it and below is left as it is.
                    for path in [each for each in stored if _is_below(each, (listing.path,))]:
                        del stored[path]
                        had_files = False
                continue
            change = _compare(listing, stored.pop(listing.path, None))
            if change is not None:
                wanted.append(change)
        if had_files and not self._report.seen and self._only is None:
            await self._away()
            return
        await self._db.write(roots.set_available, self._root.id, is_available=True)
        gone = [file for change in wanted for file in change.gone]
        gone += [row[2] for _, files in stored.values() for row in files.values()]
        if gone:
            self._gone, self._gone_since = gone, self._on.clock.now_ms()
            missing = await self._db.write(settle.mark_missing, gone)
            self._report = replace(self._report, missing=missing)
        await self._read_all(_one_by_one(change for change in wanted if change.files))

    async def _away(self) -> ScanReport:
        await self._db.write(roots.set_available, self._root.id, is_available=False)
        return self._report

    async def _listings(self) -> AsyncIterator[FolderListing]:
        """The folders of this scan, walked in a work thread, some hundred at a time."""
        root = self._root.path
        walking: Iterator[FolderListing]
        if self._only is None:
            walking = walk.folders(root, stop=self._stopped)
        else:
            walking = self._only.listings(root, self._stopped)
        while chunk := await self._hop(_take, walking, FOLDERS_A_WALK):
            self._see(chunk)
            for listing in chunk:
                yield listing

    # ---- reading and writing ---------------------------------------------------------------------

    async def _read_all(self, wanted: AsyncIterator[_Wanted]) -> None:
        """Keep every reader busy and one batch waiting; write in the order of arrival. Raises what
        the first that fails raises, not a group.
        """
        hands = self._on.count + 1
        batches: asyncio.Queue[list[_Wanted] | None] = asyncio.Queue(maxsize=hands)

        async def feed() -> None:
            async for batch in _batches(wanted):
                await batches.put(batch)
            for _ in range(hands):
                await batches.put(None)

        async def work() -> None:
            while (batch := await batches.get()) is not None:
                await self._read(batch)

        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(feed())
                for _ in range(hands):
                    group.create_task(work())
        except ExceptionGroup as raised:
            raise raised.exceptions[0] from raised

    async def _read(self, batch: list[_Wanted]) -> None:
        asked = [
            reader_messages.FolderFiles(
                _full(self._root.path, each.listing.path), each.files, each.listing.cues
            )
            for each in batch
        ]
        answer = await self._on.readers.ask(reader_messages.request(asked, self._never_split))
        result = await self._db.write(_store, self._root.id, batch, answer)
        self._count(result, batch[-1].listing)
        if result.albums:
            self._albums(result.albums)
        now = self._on.clock.monotonic()
        if now - self._rolled_up > ROLL_UP_EVERY_S:
            self._rolled_up = now
            await self._db.write(settle.roll_up)

    # ---- small things ----------------------------------------------------------------------------

    def _see(self, chunk: list[FolderListing]) -> None:
        report = self._report
        root = self._root.path
        closed = (_full(root, each.path) for each in chunk if each.problem and not each.is_gone)
        self._report = replace(
            report,
            seen=report.seen + sum(len(listing.files) for listing in chunk),
            closed=(*report.closed, *(path.decode("utf-8", "replace") for path in closed)),
        )
        self._tell(chunk[-1])

    def _count(self, result: BatchResult, listing: FolderListing) -> None:
        report = self._report
        self._report = replace(
            report,
            added=report.added + result.added,
            updated=report.updated + result.updated,
            moved=report.moved + result.moved,
            unreadable=report.unreadable + result.unreadable,
        )
        self._tell(listing)

    def _tell(self, listing: FolderListing) -> None:
        self._progress(self._report, listing.path.decode("utf-8", "replace"))

    def _stopped(self) -> bool:
        return self._is_stopped

    async def _hop(self, work: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._on.work, work, *args)


def _compare(listing: FolderListing, stored: known.KnownFolder | None) -> _Wanted | None:
    """What differs in one folder; None when nothing does. Size and mtime are compared for
    inequality: a restored older file differs too."""
    files = stored[1] if stored else {}  # used up: what is left at the end is gone
    changed = []
    for file in listing.files:
        former = files.pop(file.name, None)
        if former is None or former[3] != file.size or former[4] != file.mtime_ns:
            changed.append(file)
    if not changed and not files:
        return None
    return _Wanted(listing, tuple(changed), tuple(row[2] for row in files.values()))


def _store(tx: Write, root_id: RootId, batch: list[_Wanted], answer: bytes) -> BatchResult:
    """Parse an answer in the writer thread, where it blocks nobody, and write it."""
    return cataloguing.store(
        tx,
        *(
            ScanBatch(root_id, each.listing.path, tuple(files), _cover(each.listing))
            for each, (_, files) in zip(batch, reader_messages.files(answer), strict=True)
        ),
    )


def _cover(listing: FolderListing) -> bytes | None:
    best = covers.best(os.fsdecode(name) for name in listing.covers)
    return None if best is None else os.fsencode(best)


async def _batches(wanted: AsyncIterator[_Wanted]) -> AsyncIterator[list[_Wanted]]:
    """Folders gathered to batches; a large folder makes several."""
    batch: list[_Wanted] = []
    size, limit = 0, FIRST_BATCH
    async for each in wanted:
        for at in range(0, len(each.files), FILES_A_BATCH):
            part = _Wanted(each.listing, each.files[at : at + FILES_A_BATCH])
            batch.append(part)
            size += len(part.files)
            if size >= limit:
                yield batch
                batch, size, limit = [], 0, FILES_A_BATCH
    if batch:
        yield batch


async def _one_by_one(wanted: Iterable[_Wanted]) -> AsyncIterator[_Wanted]:
    for each in wanted:
        yield each


def _take(walking: Iterator[FolderListing], count: int) -> list[FolderListing]:
    return list(islice(walking, count))


def _full(root: bytes, path: bytes) -> bytes:
    return root.rstrip(b"/") + b"/" + path if path else root


def _is_below(path: bytes, folders: tuple[bytes, ...]) -> bool:
    return any(not each or path == each or path.startswith(each + b"/") for each in folders)
