"""Time as something that is handed in, so that tests can own it."""

from typing import Protocol

from audio2_desktop.domain.units import Stamp


class Clock(Protocol):
    """Where the program gets the time from."""

    def now_ms(self) -> Stamp:
        """UTC milliseconds since 1970."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never jumps."""
        ...
