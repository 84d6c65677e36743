"""The only home of `create_task`: work that belongs to somebody, whose errors reach somebody.

A bare task loses its exception and may be collected half-way. `TaskSlot` holds one task and lets
the latest win (searches, page loads); `TaskBag` holds any number (button presses, background
loops). Both live on the loop thread.
"""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

ErrorSink = Callable[[BaseException], None]
"""Is told what a task raised; cancellation is not an error."""


class TaskSlot:
    """Room for one task: running another cancels the former."""

    def __init__(self, on_error: ErrorSink) -> None:
        self._on_error = on_error
        self._task: asyncio.Task[Any] | None = None

    @property
    def is_busy(self) -> bool:
        """True while the latest task has not ended."""
        return self._task is not None and not self._task.done()

    def run(self, work: Coroutine[Any, Any, Any]) -> None:
        """Start `work` now; what ran here before is cancelled and its late answer cannot arrive."""
        self.cancel()
        self._task = _loop().create_task(work)
        self._task.add_done_callback(self._ended)

    def cancel(self) -> None:
        """Stop what runs, if anything does."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
        self._task = None

    async def settled(self) -> None:
        """Return when the latest task has ended in whatever way; its error went to the sink."""
        if self._task is not None:
            await _ended({self._task})

    def close(self) -> None:
        """Cancel for good; the owner goes away."""
        self.cancel()

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        _report(task, self._on_error)


class TaskBag:
    """Room for any number of tasks that live as long as their owner."""

    def __init__(self, on_error: ErrorSink) -> None:
        self._on_error = on_error
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Start `work` beside the others."""
        task = _loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def close(self) -> None:
        """Cancel all and wait until each has cleaned up."""
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await _ended(tasks)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        _report(task, self._on_error)


# asyncio takes half as long to import as Qt: the frame, which owns slots but runs nothing in them
# yet, is painted before that.


def _loop() -> "asyncio.AbstractEventLoop":
    import asyncio  # noqa: PLC0415 - see above

    return asyncio.get_running_loop()


async def _ended(tasks: "set[asyncio.Task[Any]]") -> None:
    import asyncio  # noqa: PLC0415 - see above

    await asyncio.wait(tasks)


def _report(task: "asyncio.Task[Any]", on_error: ErrorSink) -> None:
    if task.cancelled():
        return
    error = task.exception()
    if error is not None:
        on_error(error)
