"""Listens to every file once, when nothing else is to be done: how loud it is, for those whose tags
do not tell, and its shape for the seek bar. What plays comes first.
"""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import Executor

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.domain.waves import Waves
from audio2_desktop.jobs.children import ChildDied, ChildPool
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.held import Held
from audio2_desktop.jobs.job import Job, Kind, Report
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.media import analysis_messages
from audio2_desktop.media.analysis_messages import Stretch
from audio2_desktop.storage import measured
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.measured import SoundWish

MEASURE = "measure"
QUIET_START_S = 45.0
"""Nobody is listened to so soon after the start, but what plays."""
REST_SHARE = 0.5
"""After each stretch of work (0.2 s) the process and the disk rest for this share of it."""
BUSY_WAIT_S = 1.0
AGAIN_AFTER_S = 120.0
"""New files are found so late; the question takes some ms."""
FILES_A_READ = 256
DIED = "listening to it crashed"

_log = logging.getLogger("audio2.library")


class Measuring(Held):
    """The job, held in the middle of a file too, and the shape of what plays, which is measured all
    the same. Lives on the loop.

    children: of the kind "analyse", one: at most one core works.
    is_busy: whether something more important reads the disk now, a scan.
    is_wanted: whether the user wants it, asked before each file.
    """

    def __init__(
        self,
        db: Database,
        jobs: JobEngine,
        children: ChildPool,
        work: Executor,
        clock: Clock,
        is_busy: Callable[[], bool],
        is_wanted: Callable[[], bool],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__()
        self._db, self._jobs, self._children, self._work = db, jobs, children, work
        self._clock, self._sleep = clock, sleep
        self._is_busy, self._is_wanted = is_busy, is_wanted
        self._started = clock.monotonic()
        self._due = asyncio.Event()
        self._is_stopped = False
        self._first = 0
        """How many are waiting for a file that comes first."""
        self._asking = TaskBag(_failed_to_ask)
        jobs.kind(Kind(MEASURE, self._run, durable=True))

    def stop(self) -> None:
        """The job ends; it goes on at the next start of the program or when `follow` is called."""
        self._is_stopped = True
        self._jobs.cancel(MEASURE)
        self.go_on()

    def follow(self) -> None:
        """The user may want it now, or not any more."""
        self._is_stopped = False
        self.go_on()
        self._due.set()

    async def keep(self) -> None:
        """Ask for the job whenever there is something to listen to; for ever."""
        while True:
            try:
                if self._may() and await self._db.read(measured.count) > 0:
                    await self._jobs.ask(MEASURE, MEASURE)
            except Problem as problem:  # a full disk: there is time
                _log.warning("not measured: %s", problem)
            self._due.clear()
            try:
                async with asyncio.timeout(AGAIN_AFTER_S):
                    await self._due.wait()
            except TimeoutError:
                continue

    async def close(self) -> None:
        """Wait for nobody any more."""
        await self._asking.close()

    async def waves(self, track: TrackId, *, may_measure: bool) -> AsyncGenerator[Waves]:
        """The track's shape: at once when it is known, else as it grows out of nothing, first of
        all files. Close it when another track plays.

        None at all when it has no file, is known to be no sound, or is not to be measured. The last
        is whole unless listening failed.
        """
        shape = await self._db.read(measured.shape, track)
        if shape is None:
            return
        if shape.waves is not None:
            yield shape.waves.part(shape.start_ms, shape.end_ms)
        elif shape.wish is not None and may_measure and self._is_wanted():
            self._first += 1
            try:
                yield Waves()
                async for waves in self._measure(shape.wish, is_first=True):
                    yield waves.part(shape.start_ms, shape.end_ms)
            finally:
                self._first -= 1

    # ---- within ----

    def _may(self) -> bool:
        return self._is_wanted() and not self._is_stopped and not self._db.read_only

    async def _run(self, _job: Job, report: Report) -> None:
        """Every file in turn; a stop loses what was heard of one."""
        await self._sleep(max(0.0, self._started + QUIET_START_S - self._clock.monotonic()))
        done, total = 0, await self._db.read(measured.count)
        after = FileId(0)
        while wishes := await self._db.read(measured.wishes, after, FILES_A_READ):
            for wish in wishes:
                report.at(done, max(done, total))
                await self._turn()
                if not self._may():
                    return
                async for _ in self._measure(wish, is_first=False):
                    pass
                done += 1
            after = wishes[-1].id

    async def _turn(self) -> None:
        """Wait while there is something more important."""
        while self.is_held or self._first or self._is_busy():
            await self.released()
            if self._first or self._is_busy():
                await self._sleep(BUSY_WAIT_S)

    async def _measure(self, wish: SoundWish, *, is_first: bool) -> AsyncGenerator[Waves]:
        """Listen to a file to its end and keep what was found."""
        heights = b""
        while True:
            if not is_first:
                await self._turn()
            before = self._clock.monotonic()
            heard = await self._ask(wish.path, len(heights))
            if heard.problem:
                await self._give_up(wish, heard.problem)
                return
            heights = heights[: heard.first] + heard.heights
            if heard.measured is not None:
                if not self._db.read_only:
                    await self._db.write(measured.put, wish, heard.measured, heights)
                yield Waves(heights, is_whole=True)
                return
            yield Waves(heights)
            if not is_first:
                await self._sleep(REST_SHARE * (self._clock.monotonic() - before))

    async def _ask(self, path: bytes, known: int) -> Stretch:
        """A stretch of work. Whoever is cancelled here leaves it to its end, a moment later: the
        process lives on for the next file."""
        asking = self._asking.start(self._children.ask(analysis_messages.request(path, known)))
        try:
            return analysis_messages.stretch(await asyncio.shield(asking))
        except ChildDied:
            return Stretch(problem=DIED)

    async def _give_up(self, wish: SoundWish, problem: str) -> None:
        """Only when the file is still there: an unplugged disk is no property of its files."""
        loop = asyncio.get_running_loop()
        is_same = await loop.run_in_executor(self._work, _is_same, wish)
        _log.info("not measured: %s", problem)
        if is_same and not self._db.read_only:
            await self._db.write(measured.give_up, wish, problem)


def _is_same(wish: SoundWish) -> bool:
    try:
        about = os.stat(wish.path)  # noqa: PTH116 - bytes
    except OSError:
        return False
    return (about.st_size, about.st_mtime_ns) == (wish.size, wish.mtime_ns)


def _failed_to_ask(error: BaseException) -> None:
    """Whoever asked was told; the others have left."""
    _log.debug("a stretch of listening came to nothing", exc_info=error)
