"""The library file: one thread that writes, three that read, and nothing else that touches it.

`read` and `write` are the only two ways in. A store function is plain and synchronous, gets a
transaction and returns rows; it runs in one of the threads. Facts noted by a write are published on
the loop after the commit.
"""

import asyncio
import logging
import os
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact, merge
from audio2_desktop.domain.problems import Damaged, ReadOnly, Refused
from audio2_desktop.storage import migrate
from audio2_desktop.storage.connection import (
    Link,
    Read,
    Write,
    copy,
    disk_problem,
    question,
    tidy,
    transaction,
)

__all__ = ["Database", "Read", "Write"]

P = ParamSpec("P")
T = TypeVar("T")

READERS = 3
REST_AFTER_S = 3.0
"""A connection that nobody asked anything for so long gives its memory back."""
LOOK_UP_STEPS = 1_000_000
"""Steps of SQLite's machine, some 10 ms, after which a reader looks whether somebody waits."""
_log = logging.getLogger("audio2.db")


@dataclass(eq=False, slots=True)
class _Task:
    work: Callable[[Any], Any]
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"
    on_link: bool = False
    """The work needs the connection itself, outside a transaction."""
    is_wanted: bool = True


class _Worker:
    """A thread that takes tasks from a queue until it gets None."""

    def __init__(self, name: str, tasks: "queue.SimpleQueue[_Task | None]") -> None:
        self.tasks = tasks
        self.current: _Task | None = None
        self.link: Link | None = None
        self.lock = threading.Lock()  # interrupt() must not hit the next task
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.perform: Callable[[_Worker, _Task], Any]
        self.finish: Callable[[Link], None] = lambda _: None

    def _run(self) -> None:
        while (task := self._next()) is not None:
            if not task.is_wanted:
                continue
            with self.lock:
                self.current = task
            result, error = None, None
            try:
                result = self.perform(self, task)
            except BaseException as failure:  # noqa: BLE001 - handed to whoever awaits
                error = failure
            with self.lock:
                self.current = None
            _deliver_on_loop(task, result, error)
            del task, result, error
        if self.link is not None:
            self.finish(self.link)
            self.link.close()

    def _next(self) -> _Task | None:
        """The next task, however long it takes; in a longer pause the connection rests."""
        if self.link is not None:
            try:
                return self.tasks.get(timeout=REST_AFTER_S)
            except queue.Empty:
                self.link.rest()
        return self.tasks.get()

    def is_idle_work(self) -> bool:
        """Whether nobody waits for the task any more: `interrupt` misses a statement that is just
        about to begin."""
        task = self.current
        return task is not None and not task.is_wanted

    def interrupt(self, task: _Task) -> None:
        with self.lock:
            if self.current is task and self.link is not None:
                self.link.raw.interrupt()


def _deliver_on_loop(task: _Task, result: Any, error: BaseException | None) -> None:
    try:
        task.loop.call_soon_threadsafe(_deliver, task, result, error)
    except RuntimeError:  # the loop is closed: nobody is left to be told
        _log.warning("an answer came after the end of the loop")


def _deliver(task: _Task, result: Any, error: BaseException | None) -> None:
    if task.future.done():
        return
    if error is None:
        task.future.set_result(result)
    else:
        task.future.set_exception(error)


OLDER = "{path} was last used by an older Audio2. Start Audio2 once to bring it up to date."


class Database:
    """The library at `path`. Construct, `await open()`, use, `await close()`.

    publish: gets the merged facts of every commit, on the loop, before the writer's await returns.
    read_only: never writes, not even a migration; `write` raises ReadOnly. Set by `open` itself
        when the disk or the file cannot be written.
    """

    def __init__(
        self,
        path: Path,
        *,
        publish: Callable[[list[Fact]], None],
        clock: Clock,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._publish = publish
        self._clock = clock
        self._is_open = False
        self._writes: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._reads: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._writer: list[_Worker] = []  # one, when open
        self._readers: list[_Worker] = []
        self._reading = 0

    async def open(self, *, fresh: bool = False) -> None:
        """Check, migrate and open the file; makes a new one where there never was one.

        fresh: make a new library although backups of an old one exist (the user said so).
        Raises Damaged (the file was put aside), LibraryGone, NewerData, TryLater, DiskFull, Refused
        (there is none, and none can be made), Broken.
        """
        if not self.read_only and not _can_write(self.path):
            self.read_only = True
        self._is_open = True
        self._writer = [self._worker("db-write", self._writes, self._perform_write)]
        if not self.read_only:
            self._writer[0].finish = tidy
        try:
            await self._hand(self._writes, lambda _: self._open_here(fresh=fresh), on_link=True)
        except BaseException:
            await self.close()
            raise

    async def read(
        self, fn: Callable[Concatenate[Read, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`fn(tx, *args)` in a reader thread, on one consistent picture of the library.

        Cancelling the awaiting task interrupts the question. About 0.1 ms on top of the SQL.
        """
        self._start_reader()
        self._reading += 1
        try:
            answer: T = await self._hand(self._reads, lambda tx: fn(tx, *args, **kwargs))
        finally:
            self._reading -= 1
        return answer

    async def write(
        self, fn: Callable[Concatenate[Write, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`fn(tx, *args)` in the writer thread, in one transaction, in the order of the calls.

        A write that was handed over happens even if the awaiting task is cancelled: the
        cancellation arrives when it is done. Raises ReadOnly, TryLater, DiskFull, Damaged, and
        whatever `fn` raises; then nothing was changed.
        """
        if self.read_only:
            raise ReadOnly(path=os.fspath(self.path))
        answer: T = await self._hand(self._writes, lambda tx: fn(tx, *args, **kwargs))
        return answer

    def held_s(self) -> float:
        """So long a write has been waiting for another program that holds the file; mostly 0."""
        links = [worker.link for worker in self._writer if worker.link is not None]
        since = links[0].waiting_since if links else None
        return 0.0 if since is None else time.monotonic() - since

    async def backup(self, target: Path, check: Callable[[Path], object] | None = None) -> None:
        """A consistent copy of the library as one file at `target`, atomically; writing goes on.

        check: see `connection.copy`; runs in a reader's thread.
        """
        self._start_reader()
        await self._hand(self._reads, lambda link: copy(link, target, check), on_link=True)

    async def integrity(self) -> tuple[str, ...]:
        """What is wrong inside the file; empty when all is well. Seconds for a large library."""
        self._start_reader()
        found: tuple[str, ...] = await self._hand(
            self._reads, lambda link: tuple(migrate.integrity(link)), on_link=True
        )
        return found

    async def tables(self) -> tuple[str, ...]:
        """What `check_table` can look at."""
        self._start_reader()
        found: tuple[str, ...] = await self._hand(
            self._reads, lambda link: tuple(migrate.tables(link)), on_link=True
        )
        return found

    async def check_table(self, table: str) -> tuple[str, ...]:
        """As `integrity`, for one table."""
        self._start_reader()
        found: tuple[str, ...] = await self._hand(
            self._reads, lambda link: tuple(migrate.table_integrity(link, table)), on_link=True
        )
        return found

    async def close(self) -> None:
        """Finish the writes that were handed over, fold the WAL in, end the threads."""
        if not self._is_open:
            return
        self._is_open = False
        # Readers first: the WAL can be folded in whole only when nobody reads it.
        for tasks, workers in ((self._reads, self._readers), (self._writes, self._writer)):
            for _ in workers:
                tasks.put(None)
            for worker in workers:
                while worker.thread.is_alive():  # noqa: ASYNC110 - a thread has no event at its end
                    await asyncio.sleep(0.001)
            workers.clear()

    # ---- handing over ----------------------------------------------------------------------------

    async def _hand(
        self,
        tasks: "queue.SimpleQueue[_Task | None]",
        work: Callable[[Any], Any],
        *,
        on_link: bool = False,
    ) -> Any:
        if not self._is_open:
            raise RuntimeError("the library is closed")
        loop = asyncio.get_running_loop()
        task = _Task(work, loop, loop.create_future(), on_link)
        tasks.put(task)
        if tasks is self._writes:
            return await _to_the_end(task.future)
        try:
            return await task.future
        except asyncio.CancelledError:
            task.is_wanted = False
            for worker in self._readers:
                worker.interrupt(task)
            raise

    def _worker(
        self,
        name: str,
        tasks: "queue.SimpleQueue[_Task | None]",
        perform: Callable[[_Worker, _Task], Any],
    ) -> _Worker:
        worker = _Worker(name, tasks)
        worker.perform = perform
        worker.thread.start()
        return worker

    def _start_reader(self) -> None:
        if self._is_open and len(self._readers) < READERS and self._reading >= len(self._readers):
            name = f"db-read-{len(self._readers) + 1}"
            self._readers.append(self._worker(name, self._reads, self._perform_read))

    # ---- in the threads --------------------------------------------------------------------------

    def _open_here(self, *, fresh: bool) -> None:
        (worker,) = self._writer
        if self.read_only:
            migrate.require(self.path)
            link = Link(self.path, "writer", read_only=True)
            worker.link = link
            if not migrate.is_current(link):
                raise Refused(OLDER, path=self.path)
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            migrate.prepare(self.path, self._clock, fresh=fresh)
            worker.link = Link(self.path, "writer")
            migrate.migrate(worker.link, self._clock)
            migrate.suspect(self.path).unlink(missing_ok=True)
        except OSError as error:
            raise disk_problem(error, self.path) from error

    def _perform_write(self, worker: _Worker, task: _Task) -> Any:
        if task.on_link or worker.link is None:
            return task.work(worker.link)
        try:
            result, facts = transaction(worker.link, self._clock, task.work)
        except Damaged:
            self._mark_suspect()
            raise
        if facts:
            self._announce(task, merge(facts))
        return result

    def _announce(self, task: _Task, facts: list[Fact]) -> None:
        try:
            task.loop.call_soon_threadsafe(self._publish, facts)
        except RuntimeError:
            _log.warning("a commit came after the end of the loop")

    def _perform_read(self, worker: _Worker, task: _Task) -> Any:
        if worker.link is None:
            worker.link = Link(self.path, "reader", read_only=self.read_only)
            worker.link.raw.set_progress_handler(worker.is_idle_work, LOOK_UP_STEPS)
        try:
            if task.on_link:
                return task.work(worker.link)
            return question(worker.link, self._clock, task.work, lambda: task.is_wanted)
        except Damaged:
            self._mark_suspect()
            raise

    def _mark_suspect(self) -> None:
        try:
            migrate.suspect(self.path).touch()
        except OSError:
            _log.warning("cannot leave a mark beside the library")


async def _to_the_end(future: "asyncio.Future[Any]") -> Any:
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        while not future.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait({future})
        if (error := future.exception()) is not None:
            _log.warning("a write failed after it was cancelled: %s", error)
        raise


def _can_write(path: Path) -> bool:
    """False on a read-only disk or file. A folder that does not exist yet can be made."""
    if path.exists():
        return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return True
