"""Every child process starts here: messages over pipes, kept ready while there is work, replaced
when they die.

A message is its length (4 bytes, big endian) and JSON in UTF-8. Everything here runs on the loop;
answers are handed on as bytes, so that whoever needs them parses them in a thread of its own.
"""

import asyncio
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import audio2_desktop
from audio2_desktop.jobs.tasks import TaskBag, TaskSlot
from audio2_desktop.media import loudness_messages, reader_messages

log = logging.getLogger("audio2.jobs")

Request = dict[str, Any]

IDLE_SECONDS = 30.0
"""After that long without work a child ends."""
ANSWER_SECONDS = 30.0
"""Longest wait for one answer, beyond the time that the work itself may take (`Recovery`): for a
child that cannot even die."""
_MAX_ANSWER = 512 << 20


class ChildDied(Exception):
    """The process ended, or did not answer in time, with a request unanswered."""


class Recovery(Protocol):
    """How long work may take, and how it is saved when a child dies over it: piece by piece, and
    the culprit given up."""

    def most_seconds(self, asked: Request) -> float: ...
    def singly(self, asked: Request) -> Iterator[Request]: ...
    def gave_up(self, asked: Request) -> bytes: ...
    def joined(self, answers: Iterable[bytes]) -> bytes: ...


_RECOVERIES: Mapping[str, Recovery] = {"tags": reader_messages}


_LONG_WORK_S: Mapping[str, float] = {"loudness": loudness_messages.FILE_SECONDS}


def _within_s(kind: str, request: Request) -> float:
    recovery = _RECOVERIES.get(kind)
    most = recovery.most_seconds(request) if recovery else _LONG_WORK_S.get(kind, 0.0)
    return ANSWER_SECONDS + most


def command(kind: str) -> list[str]:
    """The command line of a child, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, f"--child={kind}"]
    return [sys.executable, "-m", "audio2_desktop", f"--child={kind}"]


def environment() -> dict[str, str]:
    """This process's environment, with the package found even when it was not installed."""
    place = str(Path(audio2_desktop.__file__).parent.parent)
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": place + os.pathsep + known if known else place}


def start_again() -> None:
    """Start the program anew, on its own feet: this process may end."""
    frozen = getattr(sys, "frozen", False)
    line = [sys.executable] if frozen else [sys.executable, "-m", "audio2_desktop"]
    subprocess.Popen(
        line, env=environment(), stdin=subprocess.DEVNULL, close_fds=True, start_new_session=True
    )


class Child:
    """One running child process. Use `start`; one request at a time."""

    def __init__(self, kind: str, process: asyncio.subprocess.Process) -> None:
        self.kind = kind
        self._process = process
        self._hung_up = False

    @property
    def pid(self) -> int:
        """Process id, for those who measure memory."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """False once the process is known to have ended."""
        return self._process.returncode is None

    async def ask(self, request: Request, within_s: float = ANSWER_SECONDS) -> bytes:
        """Send a request and wait for its answer's bytes. Raises ChildDied; the child is useless
        after that."""
        stdin = self._process.stdin
        assert stdin is not None
        body = json.dumps(request).encode()
        try:
            async with asyncio.timeout(within_s):
                self.write(len(body).to_bytes(4, "big") + body)
                await stdin.drain()
                return await self.read()
        except (TimeoutError, OSError) as error:
            self._hung_up = not isinstance(error, TimeoutError)
            raise ChildDied(f"{self.kind}: {type(error).__name__} {error}") from error

    def write(self, framed: bytes) -> None:
        """Give it bytes; they wait here until it takes them, and are lost when it has ended."""
        if self._process.stdin is not None and not self._process.stdin.is_closing():
            self._process.stdin.write(framed)

    async def read(self) -> bytes:
        """The next message's bytes. Raises ChildDied when none comes any more."""
        stdout = self._process.stdout
        assert stdout is not None
        try:
            size = int.from_bytes(await stdout.readexactly(4), "big")
            if size > _MAX_ANSWER:
                raise ChildDied("answered nonsense")
            return await stdout.readexactly(size)
        except (asyncio.IncompleteReadError, OSError) as error:
            self._hung_up = True
            raise ChildDied(f"{self.kind}: {type(error).__name__} {error}") from error

    async def end(self) -> None:
        """Close its input, which a child takes as the end; kill it when it does not listen."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if not await self._has_ended(1.0):
            await self.kill()

    async def kill(self) -> None:
        """End it now."""
        # A process that closed its pipe is ending by itself; a signal sent meanwhile would take its
        # exit code away from asyncio's own watcher.
        if self._hung_up and await self._has_ended(1.0):
            return
        self.signal_end()
        if not await self._has_ended(5.0):
            log.warning("child %s (%s) cannot be ended", self.kind, self.pid)

    def signal_end(self) -> None:
        """Have the system end it, without waiting."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def _has_ended(self, within_s: float) -> bool:
        try:
            async with asyncio.timeout(within_s):
                await self._process.wait()
        except TimeoutError:
            return False
        return True


class Conversation:
    """A child that speaks whenever it has something to say, and hears at any time.

    heard: called on the loop with each message's JSON.
    gone: called once when it ended by itself or could not be started; not after `end`.
    What is said before it runs reaches it when it does.
    """

    def __init__(self, kind: str, heard: Callable[[bytes], None], gone: Callable[[], None]) -> None:
        self._kind, self._heard, self._gone = kind, heard, gone
        self._child: Child | None = None
        self._early: list[bytes] = []
        self._life = TaskSlot(_failed_to_live)
        self._life.run(self._live())

    def say(self, body: bytes) -> None:
        """Send a message's JSON; one to a child that has ended is lost."""
        framed = len(body).to_bytes(4, "big") + body
        if self._child is None:
            self._early.append(framed)
        else:
            self._child.write(framed)

    def kill(self) -> None:
        """End it now, whatever it does; `end` waits until it has gone."""
        self._gone = _nobody
        if self._child is not None:
            self._child.signal_end()
        else:
            self._life.cancel()

    async def end(self) -> None:
        """Close its input, which it takes as the end; kill it when it still runs a second later."""
        self._gone = _nobody
        if self._child is not None:
            await self._child.end()
            await self._life.settled()
        else:
            self._life.cancel()

    async def _live(self) -> None:
        try:
            self._child = await start(self._kind)
            self._child.write(b"".join(self._early))
            while True:
                self._heard(await self._child.read())
        except (OSError, ChildDied) as error:
            log.info("the %s child ended: %s", self._kind, error)
        if self._child is not None:
            await self._child.kill()
        self._gone()


def _nobody() -> None:
    pass


def _failed_to_live(error: BaseException) -> None:
    log.error("what a child said was not understood", exc_info=error)


async def start(kind: str) -> Child:
    """Start a child of this kind. Raises OSError when the system refuses."""
    process = await asyncio.create_subprocess_exec(
        *command(kind),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment(),
        limit=1 << 20,
        start_new_session=True,  # Ctrl-C is for this process; one that is only starting would die
    )
    return Child(kind, process)


class ChildPool:
    """Up to `count` children of one kind, started when needed, gone after IDLE_SECONDS without
    work."""

    def __init__(
        self,
        kind: str,
        count: int,
        *,
        idle_s: float = IDLE_SECONDS,
        starter: Callable[[str], Any] = start,
    ) -> None:
        self._kind = kind
        self._idle_s = idle_s
        self._starter = starter
        self._free = asyncio.Semaphore(count)
        self._ready: list[Child] = []
        self._busy: set[Child] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._endings = TaskBag(self._failed_to_end)

    async def ask(self, request: Request) -> bytes:
        """The answer to a request. Waits for a free child.

        When the child dies over it, the work is repeated piece by piece and only the culprit is
        given up (for kinds with a recovery; else ChildDied). Cancelling the caller kills the child
        that works for it.
        """
        async with self._free:
            self._hold()
            try:
                return await self._ask_one(request)
            except ChildDied:
                recovery = _RECOVERIES.get(self._kind)
                if recovery is None:
                    raise
                log.info("a %s child died; looking for the culprit", self._kind)
                return await self._ask_singly(request, recovery)
            finally:
                self._release()

    def children(self) -> tuple[Child, ...]:
        """The children that run now."""
        return (*self._ready, *self._busy)

    async def close(self) -> None:
        """End all children; those at work are killed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        ready, self._ready = self._ready, []
        await asyncio.gather(
            *(child.end() for child in ready),
            *(child.kill() for child in tuple(self._busy)),
        )
        await self._endings.close()

    async def _ask_one(self, request: Request) -> bytes:
        child = await self._take()
        self._busy.add(child)
        is_whole = False
        try:
            answer = await child.ask(request, _within_s(self._kind, request))
            is_whole = True
            return answer
        finally:
            self._busy.discard(child)
            if is_whole:
                self._ready.append(child)
            else:
                await child.kill()

    async def _ask_singly(self, request: Request, recovery: Recovery) -> bytes:
        answers = []
        for one in recovery.singly(request):
            try:
                answers.append(await self._ask_one(one))
            except ChildDied:
                answers.append(recovery.gave_up(one))
        return recovery.joined(answers)

    async def _take(self) -> Child:
        while self._ready:
            child = self._ready.pop()
            if child.is_alive:
                return child
        child = await self._starter(self._kind)
        assert isinstance(child, Child)
        return child

    def _hold(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _release(self) -> None:
        if self._ready and not self._busy and self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._idle_s, self._end_idle)

    def _end_idle(self) -> None:
        self._timer = None
        ready, self._ready = self._ready, []
        for child in ready:
            self._endings.start(child.end())

    def _failed_to_end(self, error: BaseException) -> None:
        log.warning("a %s child did not end properly", self._kind, exc_info=error)
