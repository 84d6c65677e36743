"""What a command tells while it waits."""

import asyncio
from collections.abc import Callable

from audio2_desktop.cli.terminal import Terminal

TICK_S = 0.25
PATIENCE_S = 3.0
HELD = "Another program holds the library; waiting for it."


class Ticker:
    """Calls something four times a second while a `with` block waits."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._timer: asyncio.TimerHandle | None = None

    def __enter__(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        self._call()
        self.__enter__()

    def __exit__(self, *_error: object) -> None:
        if self._timer is not None:
            self._timer.cancel()


def telling_of_waits(held_s: Callable[[], float], terminal: Terminal) -> Ticker:
    """Says once, after three seconds, that the library is held; `held_s`: for how long it is."""
    is_told = False

    def look() -> None:
        nonlocal is_told
        if not is_told and held_s() >= PATIENCE_S:
            is_told = True
            terminal.trouble(HELD)

    return Ticker(look)
