"""What is asked before the real engine is there arrives when it is, and nothing else does.

What every engine keeps to, this one is asked in `test_engine_contract.py`.
"""

import asyncio
import threading
from collections.abc import Callable

import pytest

from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    EngineEvent,
    MediaSource,
    Position,
    Replaced,
    Unable,
    Unheard,
)
from audio2_desktop.playback.late_engine import LateEngine, Make
from audio2_desktop.playback.silent_engine import SilentEngine

TRACK, OTHER = (MediaSource(name, length_ms=Ms(4000)) for name in (b"/a.flac", b"/b.flac"))


class Bench:
    """A late engine whose real one is there when `arrive` says so."""

    def __init__(self) -> None:
        self.real, self.spare = SilentEngine(), SilentEngine()
        self.is_there = threading.Event()
        self.fetched = 0
        self.trouble: Exception | None = None
        self.events: list[EngineEvent] = []
        self.engine = LateEngine([self.fetch], lambda: self.spare)
        self.engine.listen(self.events.append)

    def fetch(self) -> Make:
        self.fetched += 1
        assert self.is_there.wait(10)
        if self.trouble is not None:
            raise self.trouble
        return lambda: self.real

    async def arrive(self) -> None:
        self.is_there.set()
        assert self.engine._fetching is not None
        await asyncio.wait({self.engine._fetching})
        await asyncio.sleep(0)


@pytest.fixture
async def bench() -> Bench:
    return Bench()


async def test_nothing_is_fetched_for_what_is_not_to_sound(bench: Bench) -> None:
    engine = bench.engine
    engine.play()
    engine.set_volume(30)
    engine.load(TRACK, start_ms=Ms(9999))
    assert engine.position_ms() == 4000, "within the track"
    engine.seek(Ms(700))
    assert engine.position_ms() == 700
    engine.pause()
    await asyncio.sleep(0)
    engine.stop()
    assert engine.position_ms() == 0
    assert bench.events == [Position(Ms(700))]
    await engine.close()
    assert bench.fetched == 0


async def test_the_first_play_hands_over_every_wish(bench: Bench) -> None:
    engine = bench.engine
    engine.set_volume(30)
    engine.set_muted(muted=True)
    engine.set_output("headphones")
    engine.load(TRACK, start_ms=Ms(500))
    engine.prepare_next(OTHER)
    engine.play()
    engine.seek(Ms(900))
    await bench.arrive()
    real = bench.real
    assert (real.volume, real.muted, real.output) == (30, True, "headphones")
    assert ("prepare_next", OTHER) in real.calls
    assert real.is_playing
    assert engine.position_ms() == 900
    real.advance(100)
    assert engine.position_ms() == 1000
    engine.load(OTHER)
    engine.play()
    engine.set_volume(40)
    assert (real.loaded, real.volume) == ([b"/a.flac", b"/b.flac"], 40)
    assert bench.fetched == 1
    await engine.close()
    assert real.calls[-1] == ("close", None)


async def test_the_last_wish_before_it_is_there_counts(bench: Bench) -> None:
    engine = bench.engine
    engine.load(TRACK)
    engine.play()
    engine.load(OTHER)
    engine.play()
    engine.pause()
    await bench.arrive()
    assert bench.real.loaded == [b"/b.flac"]
    assert not bench.real.is_playing
    bench.real.advance(0)
    assert [type(event).__name__ for event in bench.events] == ["Loaded", "Playing", "Paused"]
    await engine.close()


async def test_a_track_that_was_taken_away_meanwhile_does_not_sound(bench: Bench) -> None:
    bench.engine.load(TRACK)
    bench.engine.play()
    bench.engine.stop()
    await bench.arrive()
    assert bench.real.loaded == []
    bench.engine.load(TRACK)
    assert not bench.real.is_playing
    await bench.engine.close()


async def test_what_cannot_be_fetched_is_told_once_and_time_goes_by(bench: Bench) -> None:
    bench.trouble = Refused("VLC is not installed.")
    bench.engine.load(TRACK)
    bench.engine.play()
    await bench.arrive()
    await asyncio.sleep(0)
    bench.spare.advance(200)
    assert bench.engine.position_ms() == 200
    bench.engine.load(OTHER)
    bench.engine.play()
    bench.spare.advance(0)
    troubles = [event.problem for event in bench.events if isinstance(event, Unheard)]
    assert troubles == [bench.trouble]
    await bench.engine.close()


async def test_an_error_while_fetching_reaches_the_loop_and_time_goes_by(bench: Bench) -> None:
    errors: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, said: errors.append(said))
    bench.trouble = KeyError("a bug")
    bench.engine.load(TRACK)
    bench.engine.play()
    await bench.arrive()
    assert len(errors) == 1
    bench.spare.advance(200)
    assert bench.engine.position_ms() == 200
    await asyncio.sleep(0)
    assert any(isinstance(event, Unheard) for event in bench.events)
    await bench.engine.close()


async def test_an_engine_that_is_unable_makes_room_for_the_next_one() -> None:
    wished, other, told = SilentEngine(), SilentEngine(), list[EngineEvent]()
    engine = LateEngine([lambda: lambda: wished, lambda: lambda: other], SilentEngine)
    engine.listen(told.append)
    engine.set_speed(150)
    engine.load(TRACK, start_ms=Ms(500))
    engine.prepare_next(OTHER, crossfade_ms=3000)
    engine.play()
    await until(lambda: wished.is_playing)
    engine.seek(Ms(800))
    trouble = Refused("it does not start")
    wished._events.clear()
    wished._tell(Unable(trouble))
    await until(lambda: other.is_playing)
    assert engine.position_ms() == 800
    assert (other.following, other.crossfade_ms, other.speed) == (OTHER, 3000, 150)
    await until(lambda: Replaced(trouble) in told)
    assert not any(isinstance(event, Unable) for event in told)
    await engine.close()
    assert wished.calls[-1] == other.calls[-1] == ("close", None)


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not is_so():  # noqa: ASYNC110 - told by plain callbacks
            await asyncio.sleep(0.001)


async def test_closing_while_it_is_fetched_closes_it_too(bench: Bench) -> None:
    bench.engine.load(TRACK)
    bench.engine.play()
    asyncio.get_running_loop().call_later(0.05, bench.is_there.set)
    await bench.engine.close()
    assert bench.real.calls[-1] == ("close", None)
    assert bench.events == []


async def test_devices_can_be_asked_for_before_anything_plays(bench: Bench) -> None:
    bench.engine.get_ready()
    bench.engine.get_ready()
    await bench.arrive()
    assert bench.fetched == 1
    assert bench.events == []
    assert not bench.real.is_playing
    await bench.engine.close()
