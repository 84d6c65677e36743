"""The real clock; everything else takes a `domain.clock.Clock`."""

import time

from audio2_desktop.domain.units import Stamp


class SystemClock:
    """The machine's time."""

    def now_ms(self) -> Stamp:
        """UTC milliseconds since 1970."""
        return Stamp(time.time_ns() // 1_000_000)

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never jumps."""
        return time.monotonic()
