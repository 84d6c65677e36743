"""The one loop of the window: asyncio's on Qt's, and what is called off leaves nothing behind."""

import asyncio
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, TypeVar

import qasync
from PySide6.QtCore import QObject, QTimerEvent

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Like `asyncio.run`, on the loop of the QApplication that there is."""
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(work)


class Loop(qasync.QEventLoop):  # type: ignore[misc] # qasync has no types
    """qasync's keeps the timer of a call that was called off, with all that the call holds, until
    its time: a minute's limit around each answer of a child process was 2,200 timers after five
    minutes of scanning."""

    def __init__(self) -> None:
        super().__init__()
        self.later = Later()

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """delay: seconds."""
        if delay <= 0:  # `call_soon` too
            soon: asyncio.Handle = super().call_later(0, callback, *args, context=context)
            return soon
        handle = asyncio.TimerHandle(self.time() + delay, callback, args, self, context)
        self.later.add(handle, delay)
        return handle

    def close(self) -> None:
        super().close()
        self.later.clear()

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """What `TimerHandle.cancel` tells its loop."""
        self.later.remove(handle)


class Later(QObject):
    """Calls that wait for their time, a timer of Qt's each."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, asyncio.TimerHandle] = {}
        self._timers: dict[int, int] = {}
        """By the identity of the handle: handles with the same time are equal."""

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, handle: asyncio.TimerHandle, delay_s: float) -> None:
        timer = self.startTimer(int(delay_s * 1000))
        self._waiting[timer] = handle
        self._timers[id(handle)] = timer

    def remove(self, handle: asyncio.TimerHandle) -> None:
        """Also one whose time has come."""
        timer = self._timers.pop(id(handle), None)
        if timer is not None:
            self.killTimer(timer)
            del self._waiting[timer]

    def clear(self) -> None:
        for handle in list(self._waiting.values()):
            self.remove(handle)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        handle = self._waiting.get(event.timerId())
        if handle is not None:
            self.remove(handle)
            handle._run()  # as every loop does
