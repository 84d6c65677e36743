"""Reads the sound of every file as a whole, once, when nothing else is to be done: what two
files have in common is then known for sure. Slow on purpose; nobody waits for it.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import Executor
from contextlib import suppress
from typing import TypeVar

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import FileId
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.job import Job, Kind, Report
from audio2_desktop.media import payload
from audio2_desktop.storage import hashes
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.hashes import HashWish

T = TypeVar("T")

HASH = "hash"
QUIET_START_S = 60.0
"""Nothing is read so soon after the start."""
BYTES_A_SECOND = 20_000_000
BUSY_WAIT_S = 2.0
SLOW_S = 0.5
"""A stretch (4 MB) that takes longer came from a disk that has other work: music, above all."""
SLOW_WAIT_S = 30.0
AGAIN_AFTER_S = 600.0
FILES_A_READ = 256
FILES_A_WRITE = 16

_log = logging.getLogger("audio2.library")


class Hashing:
    """The job. Lives on the loop; reads in `work` threads, 4 MB at a time.

    is_busy: whether something more important reads the disk now, a scan.
    """

    def __init__(
        self,
        db: Database,
        jobs: JobEngine,
        work: Executor,
        clock: Clock,
        is_busy: Callable[[], bool],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._db = db
        self._jobs = jobs
        self._work = work
        self._clock = clock
        self._is_busy = is_busy
        self._sleep = sleep
        self._started = clock.monotonic()
        jobs.kind(Kind(HASH, self._run, durable=True))

    async def keep(self) -> None:
        """Ask for the job whenever there is something to read; for ever."""
        while True:
            try:
                if not self._db.read_only and await self._db.read(hashes.count) > 0:
                    await self._jobs.ask(HASH, HASH)
            except Problem as problem:  # a full disk: there is time
                _log.warning("not hashed: %s", problem)
            await self._sleep(AGAIN_AFTER_S)

    async def _run(self, _job: Job, report: Report) -> None:
        """Every file in turn. What was found is kept in small parts: a stop loses a few files."""
        await self._sleep(max(0.0, self._started + QUIET_START_S - self._clock.monotonic()))
        done, total = 0, await self._db.read(hashes.count)
        after = FileId(0)
        while wishes := await self._db.read(hashes.wishes, after, FILES_A_READ):
            found: list[tuple[HashWish, str]] = []
            for wish in wishes:
                if text := await self._hash(wish):
                    found.append((wish, text))
                if len(found) >= FILES_A_WRITE:
                    await self._db.write(hashes.put, found)
                    found = []
                done += 1
                report.at(done, max(done, total))
            if found:
                await self._db.write(hashes.put, found)
            after = wishes[-1].id

    async def _hash(self, wish: HashWish) -> str:
        """ "" for a file that is gone, cannot be read or is not the one that was scanned."""
        reading = payload.hashing(wish.path)
        try:
            if not await self._hop(lambda: _is_same(wish)):
                return ""
            while isinstance(step := await self._step(reading), int):
                await self._sleep(step / BYTES_A_SECOND)
            return step if await self._hop(lambda: _is_same(wish)) else ""
        except OSError as error:
            _log.info("not hashed: %s", error.strerror)
            return ""
        finally:
            with suppress(ValueError):  # stopped in mid-read: its thread lets go of it
                reading.close()

    async def _step(self, reading: Generator[int, None, str]) -> int | str:
        while self._is_busy():
            await self._sleep(BUSY_WAIT_S)
        before = self._clock.monotonic()
        step = await self._hop(lambda: _next(reading))
        if self._clock.monotonic() - before > SLOW_S:
            await self._sleep(SLOW_WAIT_S)
        return step

    async def _hop(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, work)


def _next(reading: Generator[int, None, str]) -> int | str:
    """Bytes read, or the hash at the end."""
    try:
        return next(reading)
    except StopIteration as end:
        return str(end.value)


def _is_same(wish: HashWish) -> bool:
    about = os.stat(wish.path)  # noqa: PTH116 - bytes
    return (about.st_size, about.st_mtime_ns) == (wish.size, wish.mtime_ns)
