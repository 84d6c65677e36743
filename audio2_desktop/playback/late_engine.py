"""An engine that is fetched when something is to be heard, and another one when that cannot play.

libVLC takes 45 MB and a tenth of a second, a sound process more: a window in which nothing was
played yet has neither. Until `get_ready` or the first `play` the wishes are only noted; then the
real engine is fetched in a thread, gets them, and from there on every command goes straight to it.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from audio2_desktop.domain.problems import Broken, Problem
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    Ability,
    Band,
    Ended,
    Engine,
    EngineEvent,
    Failed,
    MediaSource,
    Position,
    Replaced,
    Sink,
    Unable,
    Unheard,
)

CLOSING_S = 2.0

Make = Callable[[], Engine]
Fetch = Callable[[], Make]
"""Runs in a thread, may take its time; what it returns makes the engine, on the loop."""


class LateEngine:
    """An `Engine`. Construct on the loop.

    fetches: the engines, the wished one first; the next one is fetched when a fetch raised a
    Problem, or its engine is `Unable`, which is told as `Replaced`.
    spare: makes the engine to use when there is none of them, which is told as `Unheard`.
    expected: what the wished engine can do.
    """

    def __init__(
        self, fetches: Sequence[Fetch], spare: Make, expected: frozenset[Ability] = frozenset()
    ) -> None:
        self._fetches, self._spare, self._expected = list(fetches), spare, expected
        self._loop = asyncio.get_running_loop()
        self._engine: Engine | None = None
        self._former: list[Engine] = []
        self._fetching: asyncio.Future[Make] | None = None
        self._trouble: Problem | None = None
        self._sink: Sink = lambda _: None
        self._settings: dict[str, Callable[[Engine], None]] = {}
        self._source: MediaSource | None = None
        self._next: MediaSource | None = None
        self._crossfade_ms = 0
        self._start_ms = Ms(0)
        self._is_begun = self._wants_sound = False

    # ---- Engine ----

    @property
    def abilities(self) -> frozenset[Ability]:
        return self._expected if self._engine is None else self._engine.abilities

    def listen(self, sink: Sink) -> None:
        self._sink = sink

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        self._source, self._is_begun, self._wants_sound = source, False, False
        self._start_ms = source.clamped(start_ms)
        if self._engine is not None:
            self._engine.load(source, start_ms=start_ms)

    def prepare_next(self, source: MediaSource | None, *, crossfade_ms: int = 0) -> None:
        self._next, self._crossfade_ms = source, crossfade_ms
        if self._engine is not None:
            self._engine.prepare_next(source, crossfade_ms=crossfade_ms)

    def play(self) -> None:
        if self._source is not None:
            self._is_begun = self._wants_sound = True
        if self._engine is not None:
            self._engine.play()
        elif self._source is not None and self._fetching is None:
            self._fetch()

    def pause(self) -> None:
        self._wants_sound = False
        if self._engine is not None:
            self._engine.pause()

    def stop(self) -> None:
        self._forget()
        if self._engine is not None:
            self._engine.stop()

    def seek(self, ms: Ms) -> None:
        if self._source is not None:
            self._start_ms = self._source.clamped(ms)
        if self._engine is not None:
            self._engine.seek(ms)
        elif self._source is not None:
            self._loop.call_soon(self._tell_position, self._source)

    def set_volume(self, volume: int) -> None:
        self._set("volume", lambda engine: engine.set_volume(volume))

    def set_muted(self, *, muted: bool) -> None:
        self._set("muted", lambda engine: engine.set_muted(muted=muted))

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:
        self._set(
            "output", lambda engine: engine.set_output(name, moves=moves, keeps_rates=keeps_rates)
        )

    def get_ready(self) -> None:
        self._set("ready", lambda engine: engine.get_ready())
        if self._engine is None and self._fetching is None:
            self._fetch()

    def set_speed(self, percent: int) -> None:
        self._set("speed", lambda engine: engine.set_speed(percent))

    def set_equaliser(self, bands: tuple[Band, ...], preamp_db: float = 0.0) -> None:
        self._set("equaliser", lambda engine: engine.set_equaliser(bands, preamp_db))

    def position_ms(self) -> Ms:
        return self._start_ms if self._engine is None else self._engine.position_ms()

    async def close(self) -> None:
        self._forget()
        self._sink = lambda _: None
        if self._fetching is not None:  # what is half fetched is closed, too
            await asyncio.wait({self._fetching}, timeout=CLOSING_S)
        for engine in (*self._former, *([self._engine] if self._engine else [])):
            await engine.close()

    # ---- fetching ----

    def _fetch(self) -> None:
        """Have the first engine of those that are left fetched; without any, take the spare one."""
        if not self._fetches:
            self._arrived(self._spare(), is_spare=True)
            return
        thread = ThreadPoolExecutor(1, thread_name_prefix="sound")
        self._fetching = self._loop.run_in_executor(thread, self._fetches.pop(0))
        self._fetching.add_done_callback(self._fetched)
        thread.shutdown(wait=False)

    def _fetched(self, fetching: "asyncio.Future[Make]") -> None:
        self._fetching = None
        error = fetching.exception()
        if error is None:
            self._arrived(fetching.result()(), is_spare=False)
            return
        is_told = isinstance(error, Problem)
        self._trouble = (
            error
            if isinstance(error, Problem)
            else Broken("Sound", "an error inside Audio2 ({kind})", kind=type(error).__name__)
        )
        self._fetch()
        if not is_told:
            raise error  # for the loop's handler

    def _arrived(self, engine: Engine, *, is_spare: bool) -> None:
        """Hand over every wish."""
        engine.listen(self._heard)
        for setting in self._settings.values():
            setting(engine)
        self._engine = engine
        if self._source is not None:
            engine.load(self._source, start_ms=self._start_ms)
            engine.prepare_next(self._next, crossfade_ms=self._crossfade_ms)
            if self._is_begun:
                engine.play()
            if not self._wants_sound:
                engine.pause()
        if self._trouble is not None:
            told = Unheard if is_spare else Replaced
            self._loop.call_soon(self._heard, told(self._trouble))

    def _heard(self, event: EngineEvent) -> None:
        match event:
            case Unable(problem=problem):
                self._trouble = problem
                if self._engine is not None:
                    self._former.append(self._engine)
                self._engine = None
                self._fetch()
                return
            case Ended() | Failed():
                self._forget()
        self._sink(event)

    # ---- within ----

    def _set(self, name: str, setting: Callable[[Engine], None]) -> None:
        self._settings[name] = setting
        if self._engine is not None:
            setting(self._engine)

    def _forget(self) -> None:
        self._source, self._next, self._start_ms = None, None, Ms(0)
        self._is_begun = self._wants_sound = False

    def _tell_position(self, source: MediaSource) -> None:
        if source is self._source:
            self._sink(Position(self._start_ms))
