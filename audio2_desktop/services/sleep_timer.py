"""Falling asleep to music: after a while it fades and stops."""

import asyncio
from collections.abc import Callable

from audio2_desktop.domain.units import Ms

FADE_MS = 20_000
STEP_S = 0.1


class SleepTimer:
    """Counts down on the loop. `fade(share)` is called with 1.0 falling to 0.0, then `over()`."""

    def __init__(self, fade: Callable[[float], None], over: Callable[[], None]) -> None:
        self._fade, self._over = fade, over
        self._ends_at = 0.0
        self._fade_s = 1.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self, after_ms: int) -> None:
        """Be over in so long; the last 20 s of it fade. Replaces an earlier wish."""
        self.stop()
        after_s = max(0, after_ms) / 1000
        self._fade_s = max(STEP_S, min(FADE_MS / 1000, after_s))
        loop = asyncio.get_running_loop()
        self._ends_at = loop.time() + after_s
        self._timer = loop.call_later(after_s - self._fade_s, self._step)

    def stop(self) -> None:
        """Play on."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            self._fade(1.0)

    def left_ms(self) -> Ms | None:
        """Until it is over; None when nobody asked for it."""
        if self._timer is None:
            return None
        return Ms(max(0, int((self._ends_at - asyncio.get_running_loop().time()) * 1000)))

    def _step(self) -> None:
        loop = asyncio.get_running_loop()
        left_s = self._ends_at - loop.time()
        if left_s <= 0:
            self._timer = None
            self._over()
            return
        self._fade(min(1.0, left_s / self._fade_s))
        self._timer = loop.call_later(min(STEP_S, left_s), self._step)
