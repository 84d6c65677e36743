"""An engine without sound: its time goes by when it is told to.

Tests drive it by hand (`advance`). On a machine without a player it is driven by the machine's
clock (`live`), so that queue and position still work and the window can say what is lost.
"""

import asyncio
from collections import deque
from collections.abc import Mapping

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Problem, Refused
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    Ability,
    Band,
    Ended,
    EngineEvent,
    Failed,
    Loaded,
    MediaSource,
    Paused,
    Playing,
    Position,
    Sink,
)

TICK_S = 0.05
UNKNOWN_LENGTH = Ms(3 * 60_000)
"""A source of unknown length lasts this long here."""


class SilentEngine:
    """Keeps to the contract of `Engine`; `calls` records the commands in order.

    refused: paths that fail as soon as they are played, with their problems.
    live: a clock that drives it; without one, `advance` does.
    """

    abilities: frozenset[Ability] = frozenset()

    def __init__(
        self, *, live: Clock | None = None, refused: Mapping[bytes, Problem] | None = None
    ) -> None:
        self.calls: list[tuple[str, object]] = []
        self.loaded: list[bytes] = []
        self.volume, self.muted, self.output = 100, False, ""
        self.following: MediaSource | None = None
        self.crossfade_ms, self.speed = 0, 100
        self.bands: tuple[Band, ...] = ()
        self.preamp_db = 0.0
        self.is_playing = False
        self.refused = dict(refused or {})
        self._live, self._seen = live, 0.0
        self._tick: asyncio.TimerHandle | None = None
        self._source: MediaSource | None = None
        self._position = 0.0
        self._is_open = False
        self._events: deque[EngineEvent] = deque()
        self._sink: Sink = lambda _: None

    # ---- Engine ----

    def listen(self, sink: Sink) -> None:
        self._sink = sink

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        self.calls.append(("load", source))
        self.loaded.append(source.path)
        self._leave()
        self._source = source
        self._position = self._clamped(start_ms)

    def prepare_next(self, source: MediaSource | None, *, crossfade_ms: int = 0) -> None:
        self.calls.append(("prepare_next", source))
        self.following, self.crossfade_ms = source, crossfade_ms

    def play(self) -> None:
        self.calls.append(("play", None))
        if self._source is None or self.is_playing:
            return
        problem = self.refused.get(self._source.path)
        if problem is not None:
            self._leave()
            self._tell(Failed(problem))
            return
        if not self._is_open:
            self._is_open = True
            self._tell(Loaded(self._source.length_ms))
        self.is_playing = True
        self._tell(Playing())
        self._start_ticking()

    def pause(self) -> None:
        self.calls.append(("pause", None))
        if self._source is not None and self.is_playing:
            self._settle()
            self.is_playing = False
            self._stop_ticking()
            self._tell(Paused())

    def stop(self) -> None:
        self.calls.append(("stop", None))
        self._leave()

    def seek(self, ms: Ms) -> None:
        self.calls.append(("seek", ms))
        if self._source is not None:
            self._settle()
            self._position = self._clamped(ms)
            self._tell(Position(self.position_ms()))

    def set_volume(self, volume: int) -> None:
        self.calls.append(("set_volume", volume))
        self.volume = volume

    def set_muted(self, *, muted: bool) -> None:
        self.calls.append(("set_muted", muted))
        self.muted = muted

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:  # noqa: ARG002
        self.calls.append(("set_output", name))
        self.output = name

    def get_ready(self) -> None:
        """It always is, and knows no devices."""

    def set_speed(self, percent: int) -> None:
        self.speed = percent

    def set_equaliser(self, bands: tuple[Band, ...], preamp_db: float = 0.0) -> None:
        self.bands, self.preamp_db = bands, preamp_db

    def position_ms(self) -> Ms:
        ahead = 0.0
        if self._live is not None and self.is_playing:
            ahead = (self._live.monotonic() - self._seen) * 1000
        return Ms(int(min(self._position + ahead, self._length())))

    async def close(self) -> None:
        self.calls.append(("close", None))
        self._leave()

    # ---- time ----

    def advance(self, ms: float) -> None:
        """Let time pass. What a sink starts in answer to the end plays on within the same call."""
        self._deliver()
        while ms > 0 and self.is_playing:
            step = min(ms, self._length() - self._position)
            self._position += step
            ms -= step
            if self._position >= self._length():
                self._leave()
                self._tell(Ended())
            self._deliver()
        self._deliver()

    def fail(self, reason: str) -> None:
        """What plays breaks here, as a damaged file does in its middle."""
        self._leave()
        self._tell(Failed(Refused(reason)))

    def _settle(self) -> None:
        """Fix the place as it is now; the end is left to the next tick."""
        if self._live is not None:
            self._position = float(self.position_ms())
            self._seen = self._live.monotonic()

    def _start_ticking(self) -> None:
        if self._live is not None:
            self._seen = self._live.monotonic()
            self._tick = asyncio.get_running_loop().call_later(TICK_S, self._ticked, self._live)

    def _ticked(self, live: Clock) -> None:
        self._tick = None
        now = live.monotonic()
        passed, self._seen = now - self._seen, now
        self.advance(passed * 1000)
        if self.is_playing and self._tick is None:
            self._tick = asyncio.get_running_loop().call_later(TICK_S, self._ticked, live)

    # ---- within ----

    def _length(self) -> float:
        if self._source is None:
            return 0.0
        if self._source.end_ms is not None:
            return float(self._source.end_ms - self._source.start_ms)
        return float(self._source.length_ms or UNKNOWN_LENGTH)

    def _clamped(self, ms: float) -> float:
        return max(0.0, min(float(ms), self._length()))

    def _leave(self) -> None:
        self.is_playing = self._is_open = False
        self._source, self._position = None, 0.0
        self._events.clear()
        self._stop_ticking()

    def _stop_ticking(self) -> None:
        if self._tick is not None:
            self._tick.cancel()
            self._tick = None

    def _tell(self, event: EngineEvent) -> None:
        self._events.append(event)
        asyncio.get_running_loop().call_soon(self._deliver)

    def _deliver(self) -> None:
        while self._events:
            self._sink(self._events.popleft())
