"""An engine that is fetched when something is to be heard.

libVLC takes 45 MB and a tenth of a second: a window in which nothing was played yet has neither.
Until the first `play` the wishes are only noted; then the real engine is fetched in a thread, gets
them, and from there on every command goes straight to it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from audio2_desktop.domain.problems import Broken, Problem
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    Engine,
    EngineEvent,
    MediaSource,
    Position,
    Sink,
    Unheard,
)

CLOSING_S = 2.0

Make = Callable[[], Engine]


class LateEngine:
    """An `Engine`. Construct on the loop.

    fetch: runs in a thread, may take its time; what it returns makes the engine, on the loop.
    spare: makes the engine to use when `fetch` raised a Problem, which is told as `Unheard`.
    """

    def __init__(self, fetch: Callable[[], Make], spare: Make) -> None:
        self._fetch, self._spare = fetch, spare
        self._loop = asyncio.get_running_loop()
        self._engine: Engine | None = None
        self._fetching: asyncio.Future[Make] | None = None
        self._sink: Sink = lambda _: None
        self._source: MediaSource | None = None
        self._next: MediaSource | None = None
        self._start_ms = Ms(0)
        self._is_begun = self._wants_sound = False
        self._volume, self._muted, self._output = 100, False, ""

    # ---- Engine ----

    def listen(self, sink: Sink) -> None:
        self._sink = sink

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        if self._engine is not None:
            self._engine.load(source, start_ms=start_ms)
            return
        self._source, self._is_begun, self._wants_sound = source, False, False
        self._start_ms = source.clamped(start_ms)

    def prepare_next(self, source: MediaSource | None) -> None:
        self._next = source
        if self._engine is not None:
            self._engine.prepare_next(source)

    def play(self) -> None:
        if self._engine is not None:
            self._engine.play()
        elif self._source is not None:
            self._is_begun = self._wants_sound = True
            self._begin_fetching()

    def pause(self) -> None:
        if self._engine is not None:
            self._engine.pause()
        self._wants_sound = False

    def stop(self) -> None:
        if self._engine is not None:
            self._engine.stop()
        self._forget()

    def seek(self, ms: Ms) -> None:
        if self._engine is not None:
            self._engine.seek(ms)
        elif self._source is not None:
            self._start_ms = self._source.clamped(ms)
            self._loop.call_soon(self._tell_position, self._source)

    def set_volume(self, volume: int) -> None:
        self._volume = volume
        if self._engine is not None:
            self._engine.set_volume(volume)

    def set_muted(self, *, muted: bool) -> None:
        self._muted = muted
        if self._engine is not None:
            self._engine.set_muted(muted=muted)

    def set_output(self, name: str) -> None:
        self._output = name
        if self._engine is not None:
            self._engine.set_output(name)

    def position_ms(self) -> Ms:
        return self._start_ms if self._engine is None else self._engine.position_ms()

    async def close(self) -> None:
        self._forget()
        self._sink = lambda _: None
        if self._fetching is not None:  # what is half fetched is closed, too
            await asyncio.wait({self._fetching}, timeout=CLOSING_S)
        if self._engine is not None:
            await self._engine.close()

    # ---- fetching ----

    def _begin_fetching(self) -> None:
        if self._fetching is not None:
            return
        thread = ThreadPoolExecutor(1, thread_name_prefix="sound")
        self._fetching = self._loop.run_in_executor(thread, self._fetch)
        self._fetching.add_done_callback(self._fetched)
        thread.shutdown(wait=False)

    def _fetched(self, fetching: "asyncio.Future[Make]") -> None:
        error = fetching.exception()
        engine = self._spare() if error else fetching.result()()
        engine.listen(self._heard)
        engine.set_volume(self._volume)
        engine.set_muted(muted=self._muted)
        if self._output:
            engine.set_output(self._output)
        if self._source is not None:
            engine.load(self._source, start_ms=self._start_ms)
            engine.prepare_next(self._next)
            if self._is_begun:
                engine.play()
            if not self._wants_sound:
                engine.pause()
        self._engine = engine
        self._forget()
        if isinstance(error, Problem):
            self._loop.call_soon(self._heard, Unheard(error))
        elif error is not None:
            problem = Broken("Sound", "an error inside Audio2 ({kind})", kind=type(error).__name__)
            self._loop.call_soon(self._heard, Unheard(problem))
            raise error  # for the loop's handler

    def _heard(self, event: EngineEvent) -> None:
        self._sink(event)

    def _forget(self) -> None:
        self._source, self._next, self._start_ms = None, None, Ms(0)
        self._is_begun = self._wants_sound = False

    def _tell_position(self, source: MediaSource) -> None:
        if source is self._source:
            self._sink(Position(self._start_ms))
