"""Runs jobs: a queue with slots per kind, cancel, retry by problem, progress, and resume after a
crash.

Lives on the loop thread. Progress is held in memory and published as `JobChanged` at most ten times
a second; durable jobs write it at state changes and every five seconds.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact, JobChanged
from audio2_desktop.domain.problems import Problem, TryLater
from audio2_desktop.jobs.job import Job, JobState, Kind, Report
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.storage import jobs as rows
from audio2_desktop.storage.database import Database

log = logging.getLogger("audio2.jobs")

PUBLISH_EVERY_S = 0.1
WRITE_EVERY_S = 5.0
RETRY_AFTER_S = (30.0, 120.0, 600.0)
MOST_TRIES = 5
KEEP_ENDED_S = 60.0
"""How long the pop-over still lists a job that has ended."""


class JobEngine:
    """Register kinds, `start` with what a former session left, then `ask` for work."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        publish: Callable[[list[Fact]], None],
        most_tries: int = MOST_TRIES,
    ) -> None:
        self._db = db
        self._clock = clock
        self._publish = publish
        self._most_tries = most_tries
        self._kinds: dict[str, Kind] = {}
        self._jobs: dict[str, Job] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._ended: dict[str, asyncio.Event] = {}
        self._ended_at: dict[str, float] = {}
        self._published: dict[str, float] = {}
        self._written: dict[str, float] = {}
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._bag = TaskBag(self._failed_unexpectedly)
        self._is_closing = False

    def kind(self, kind: Kind) -> None:
        """Make a kind of work known. Call before `start`."""
        self._kinds[kind.name] = kind
        self._slots[kind.name] = asyncio.Semaphore(kind.slots)

    async def start(self) -> None:
        """Resume what a former session left; kinds nobody knows any more are ended."""
        for stored in await self._db.read(rows.unfinished):
            if stored.kind not in self._kinds:
                await self._db.write(rows.end, stored.id, JobState.FAILED, "unknown kind of job")
                continue
            job = Job(
                stored.key,
                stored.kind,
                stored.payload,
                done=stored.done,
                total=stored.total,
                tries=stored.tries,
                id=stored.id,
            )
            self._begin(job)

    async def ask(self, kind: str, key: str, payload: Mapping[str, Any] | None = None) -> Job:
        """Queue work, or give back the unfinished job with this key."""
        known = self._jobs.get(key)
        if known is not None and not known.state.is_final:
            return known
        job = Job(key, kind, dict(payload or {}))
        if self._kinds[kind].durable:
            job = replace(job, id=await self._db.write(rows.add, kind, key, job.payload))
        self._begin(job)
        return job

    def jobs(self) -> tuple[Job, ...]:
        """Unfinished jobs and those that ended within the last minute, oldest first."""
        now = self._clock.monotonic()
        for key, ended in tuple(self._ended_at.items()):
            if now - ended > KEEP_ENDED_S:
                for table in (self._jobs, self._ended, self._ended_at):
                    table.pop(key, None)
        return tuple(self._jobs.values())

    def job(self, key: str) -> Job | None:
        """The job with this key, unless it ended long ago."""
        return self._jobs.get(key)

    def cancel(self, key: str) -> None:
        """Ask a job to stop; it ends as cancelled once it has cleaned up."""
        task = self._tasks.get(key)
        if task is not None:
            task.cancel()

    async def ended(self, key: str) -> Job | None:
        """Wait until this job is final. None when nobody knows it."""
        event = self._ended.get(key)
        if event is None:
            return None
        await event.wait()
        return self._jobs.get(key)

    async def close(self) -> None:
        """Stop everything; durable jobs stay in the database and resume at the next start."""
        self._is_closing = True
        await self._bag.close()

    def _begin(self, job: Job) -> None:
        self._jobs[job.key] = job
        self._ended[job.key] = asyncio.Event()
        self._ended_at.pop(job.key, None)
        task = self._tasks[job.key] = self._bag.start(self._run(job.key))
        task.add_done_callback(partial(self._ended_unbegun, job.key))
        self._tell(job.key)

    def _ended_unbegun(self, key: str, task: asyncio.Task[None]) -> None:
        """A task that is cancelled before its first step never runs: nobody else ends its job."""
        if self._tasks.get(key) is task:
            del self._tasks[key]
            if not self._is_closing:
                self._bag.start(self._end(key, JobState.CANCELLED, ""))

    async def _run(self, key: str) -> None:
        kind = self._kinds[self._jobs[key].kind]
        state, problem = JobState.FAILED, ""
        try:
            state, problem = await self._tries(key, kind)
        except asyncio.CancelledError:
            state = JobState.CANCELLED
            raise
        except Exception as error:  # border: one bug must not end all
            log.exception("job %s failed", key)
            problem = f"{type(error).__name__}: {error}"
        finally:
            self._tasks.pop(key, None)
            if not self._is_closing:
                await self._end(key, state, problem)

    async def _tries(self, key: str, kind: Kind) -> tuple[JobState, str]:
        while True:
            try:
                async with self._slots[kind.name]:
                    self._put(key, state=JobState.RUNNING, tries=self._jobs[key].tries + 1)
                    await kind.run(self._jobs[key], Report(self._progress_of(key)))
                return JobState.DONE, ""
            except TryLater as problem:
                tries = self._jobs[key].tries
                if tries >= self._most_tries:
                    return JobState.FAILED, f"{problem.key}: {problem}"
                self._put(key, state=JobState.WAITING, note=str(problem))
                pause = RETRY_AFTER_S[min(tries - 1, len(RETRY_AFTER_S) - 1)]
                await asyncio.sleep(max(problem.after_s, pause))
            except Problem as problem:
                return JobState.FAILED, f"{problem.key}: {problem}"

    def _progress_of(self, key: str) -> Callable[[int, int, str], None]:
        def changed(done: int, total: int, note: str) -> None:
            job = self._jobs[key]
            self._jobs[key] = replace(job, done=done, total=total, note=note)
            now = self._clock.monotonic()
            if now - self._published.get(key, -1.0) >= PUBLISH_EVERY_S:
                self._tell(key)
            if job.id is not None and now - self._written.get(key, now) >= WRITE_EVERY_S:
                self._write(key)

        return changed

    def _put(self, key: str, **changes: Any) -> None:
        self._jobs[key] = replace(self._jobs[key], **changes)
        self._tell(key)
        self._write(key)

    async def _end(self, key: str, state: JobState, problem: str) -> None:
        job = self._jobs[key] = replace(self._jobs[key], state=state, problem=problem)
        self._ended_at[key] = self._clock.monotonic()
        if job.id is not None:
            await self._db.write(rows.end, job.id, state, problem)
        self._tell(key)
        self._ended[key].set()

    def _tell(self, key: str) -> None:
        self._published[key] = self._clock.monotonic()
        self._publish([JobChanged(key)])

    def _write(self, key: str) -> None:
        job = self._jobs[key]
        self._written[key] = self._clock.monotonic()
        if job.id is not None:
            self._bag.start(
                self._db.write(rows.progress, job.id, job.state, job.done, job.total, job.tries)
            )

    def _failed_unexpectedly(self, error: BaseException) -> None:
        log.error("a job's bookkeeping failed", exc_info=error)
