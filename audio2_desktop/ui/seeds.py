"""Accent colours of covers for painting: answers at once, asks for what it does not know yet."""

from collections.abc import Awaitable, Callable

from audio2_desktop.jobs.tasks import ErrorSink, TaskBag

Load = Callable[[str], Awaitable[int | None]]
"""The seed 0xRRGGBB of a cover by its key; None when it has no colour."""


class Seeds:
    """`seed(key)` is what is known; `arrived(keys)` is told what came since."""

    def __init__(
        self, load: Load, arrived: Callable[[frozenset[str]], None], on_error: ErrorSink
    ) -> None:
        self._load = load
        self._arrived = arrived
        self._tasks = TaskBag(on_error)
        self._known: dict[str, int | None] = {}

    def seed(self, key: str) -> int | None:
        """0xRRGGBB, or None: no colour, or not known yet."""
        if key and key not in self._known:
            self._known[key] = None
            self._tasks.start(self._fetch(key))
        return self._known.get(key)

    async def close(self) -> None:
        """Stop asking."""
        await self._tasks.close()

    async def _fetch(self, key: str) -> None:
        self._known[key] = await self._load(key)
        if self._known[key] is not None:
            self._arrived(frozenset((key,)))
