"""A clock that moves only when it is told to."""

from audio2_desktop.domain.units import Stamp

START = Stamp(1_700_000_000_000)


class FixedClock:
    """Satisfies `domain.clock.Clock`; starts at START (November 2023, UTC)."""

    def __init__(self, now_ms: int = START) -> None:
        self._now_ms = now_ms
        self._monotonic_ms = 0

    def now_ms(self) -> Stamp:
        return Stamp(self._now_ms)

    def monotonic(self) -> float:
        return self._monotonic_ms / 1000

    def advance(self, ms: int) -> None:
        """Let time pass, on both scales."""
        self._now_ms += ms
        self._monotonic_ms += ms

    def jump(self, ms: int) -> None:
        """Set the wall clock forward or back, as a user or the network does; monotonic stays."""
        self._now_ms += ms
