"""Writes what was measured of loudness into the tags of files, when the user asks for it, and
takes it back. A process of its own does it, a file at a time; what a file had before stays in the
library."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from audio2_desktop.domain.problems import DiskFull, Problem, Refused
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.jobs.children import ChildDied, ChildPool
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.held import Held
from audio2_desktop.jobs.job import Job, JobState, Kind, Report
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.media import loudness_messages, partial_files
from audio2_desktop.media.loudness_messages import Result
from audio2_desktop.storage import written_loudness as store
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.written_loudness import FieldsWish

WRITE_LOUDNESS = "write_loudness"
DIED = "Writing it crashed; the file is as it was."
LEAVING_S = 3.0
"""So long the end of the program waits for the file that is being written."""

_log = logging.getLogger("audio2.library")


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be done with the files of some tracks."""

    writable: Sequence[FileId] = ()
    written: Sequence[FileId] = ()
    """Have been written and can be taken back."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """done: None when no file was written. left: how many could not be; why: the first's reason."""

    done: Undoable | None
    left: int = 0
    why: str = ""


@dataclass(slots=True)
class _Progress:
    files: list[FileId] = field(default_factory=list)
    paths: list[bytes] = field(default_factory=list)
    """To be read again: also of one that may have been written."""
    problems: list[str] = field(default_factory=list)


class LoudnessTags(Held):
    """The job, one at a time; held before the next file. Lives on the loop.

    children: of the kind "loudness", one.
    rescan: returns when these files have been read again (Library.rescan_now).
    """

    def __init__(
        self,
        db: Database,
        jobs: JobEngine,
        children: ChildPool,
        work: Executor,
        rescan: Callable[[Sequence[bytes]], Awaitable[object]],
    ) -> None:
        super().__init__()
        self._db, self._jobs, self._children, self._work = db, jobs, children, work
        self._rescan = rescan
        self._progress: dict[str, _Progress] = {}
        self._asking = TaskBag(_failed_to_ask)
        jobs.kind(Kind(WRITE_LOUDNESS, self._run, durable=True))

    def stop(self, key: str) -> None:
        """A job ends with the file that it is at; what was written stays, and can be taken back."""
        self._jobs.cancel(key)

    async def choice(self, track_ids: Sequence[int]) -> Choice:
        """What can be done with the files of these tracks."""
        ids = [TrackId(one) for one in track_ids]
        return Choice(
            await self._db.read(store.writable, ids), await self._db.read(store.written, ids)
        )

    async def write(self, files: Sequence[int]) -> Outcome:
        """Give files what was measured, where their tags do not tell it; returns at the end."""
        return await self._do(files, is_back=False)

    async def take_back(self, files: Sequence[int]) -> Outcome:
        """Give files back what they had before they were written; returns at the end."""
        return await self._do(files, is_back=True)

    async def close(self) -> None:
        """Wait for nobody any more."""
        await self._asking.close()

    # ---- within ----

    async def _do(self, files: Sequence[int], *, is_back: bool) -> Outcome:
        key = f"{WRITE_LOUDNESS}:{secrets.token_hex(8)}"
        await self._jobs.ask(WRITE_LOUDNESS, key, {"files": list(files), "is_back": is_back})
        ended = await self._jobs.ended(key)
        made = self._progress.pop(key, _Progress())
        if ended is None or ended.state is not JobState.DONE:
            await self._read_again(made)
        done = None
        if made.files:
            name = "took_loudness_back" if is_back else "wrote_loudness"
            undo = partial(self._undo, made.files, is_back=not is_back)
            done = Undoable(name, undo, {"count": len(made.files)})
        return Outcome(done, len(made.problems), next(iter(made.problems), ""))

    async def _undo(self, files: Sequence[int], *, is_back: bool) -> Undoable:
        outcome = await self._do(files, is_back=is_back)
        if outcome.done is None:
            raise Refused(outcome.why or "The files have changed since.")
        return outcome.done

    async def _run(self, job: Job, report: Report) -> None:
        """Every file in turn; those that are done already have nothing left to be done."""
        files = [FileId(one) for one in job.payload["files"]]
        is_back = bool(job.payload["is_back"])
        made = self._progress[job.key] = _Progress()
        for at, file in enumerate(files):
            report.at(at, len(files))
            await self.released()
            find = store.to_take_back if is_back else store.to_write
            wish = await self._db.read(find, file)
            if wish is None:
                continue
            made.paths.append(wish.path)
            problem = await (self._take_back(wish) if is_back else self._write(wish))
            if problem:
                _log.info("loudness not written: %s", problem)
                made.problems.append(problem)
            else:
                made.files.append(file)
        await self._read_again(made)

    async def _write(self, wish: FieldsWish) -> str:
        is_first = await self._db.write(store.begin, wish)
        result = await self._ask(wish)
        if result.problem and is_first:
            await self._db.write(store.forget, wish.id)
        return _problem(result, wish)

    async def _take_back(self, wish: FieldsWish) -> str:
        result = await self._ask(wish)
        if not result.problem:
            await self._db.write(store.forget, wish.id)
        return _problem(result, wish)

    async def _ask(self, wish: FieldsWish) -> Result:
        request = loudness_messages.request(wish.path, wish.size, wish.mtime_ns, wish.fields)
        asking = self._asking.start(self._children.ask(request))
        try:
            return loudness_messages.result(await asyncio.shield(asking))
        except ChildDied:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._work, partial_files.remove, wish.path)
            return Result(DIED)
        except asyncio.CancelledError:
            await asyncio.wait({asking}, timeout=LEAVING_S)
            raise

    async def _read_again(self, made: _Progress) -> None:
        with suppress(Problem):  # the next scan reads them
            await self._rescan(made.paths)


def _problem(result: Result, wish: FieldsWish) -> str:
    if result.is_full:
        raise DiskFull(path=wish.path.decode("utf-8", "replace"))
    return result.problem


def _failed_to_ask(error: BaseException) -> None:
    """Whoever asked was told; the others have left."""
    _log.debug("writing loudness came to nothing", exc_info=error)
