"""What libVLC really plays, heard through a private sound server."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import Ended, Heard, Playing, Unheard
from audio2_desktop.playback.vlc_engine import VlcEngine
from audio2_desktop.playback.vlc_voice import OUTPUT_VARIABLE, Vlc
from audio2_desktop.services.clock import SystemClock
from tests.fakes.null_sink import RATE, NullSink, Recording
from tests.playback.conftest import Bench, source

GOAL_MS = 150
MARGIN_MS = 600
"""For a busy machine; what was measured is printed. The recorder's own 20 to 50 ms are in it."""


@pytest.fixture
def recording(null_sink: NullSink, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recording]:
    for name, value in null_sink.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv(OUTPUT_VARIABLE, "pulse")
    made = Recording(null_sink, f"{time.monotonic_ns()}.raw")
    yield made
    made.close()


@pytest.fixture
async def bench(recording: Recording) -> AsyncIterator[Bench]:
    engine = VlcEngine(await asyncio.to_thread(Vlc), SystemClock())
    yield Bench(engine)
    await engine.close()


async def level(recording: Recording, seconds: float = 0.3) -> float:
    """Mean level of what is recorded from now on."""
    first, count = recording.length, int(seconds * RATE)
    await grown(recording, first + count)
    return sum(map(abs, recording.samples(first, count))) / count


async def grown(recording: Recording, length: int) -> None:
    """Wait until so many samples are there."""
    deadline = time.monotonic() + 10
    while recording.length < length:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_sound_comes_at_once_and_ends_in_time(
    bench: Bench, recording: Recording, music: Path, record_property: Callable[[str, object], None]
) -> None:
    delays = []
    for turn in range(3):
        silent_so_far, asked = recording.length, time.monotonic()
        bench.command("load", source(music / "four.flac"))
        bench.command("play")
        await bench.until(partial(recording.is_loud, silent_so_far))
        delays.append(round((time.monotonic() - asked) * 1000))
        await bench.told(Playing, turn + 1)
        bench.command("stop")
        await grown(recording, recording.length + RATE // 2)
    record_property("sound_after_ms", delays)
    print(f"the recorder heard it after {delays} ms; the goal is {GOAL_MS} ms")
    assert min(delays) < MARGIN_MS
    assert not recording.is_loud(recording.length - RATE // 20), "then silence"


async def test_it_plays_to_its_end(bench: Bench, recording: Recording, music: Path) -> None:
    silent_so_far = recording.length
    bench.command("load", source(music / "four.flac"), start_ms=Ms(1500))
    began = time.monotonic()
    bench.command("play")
    await bench.told(Ended)
    # libVLC reads a second ahead, and may end by that much early when its output is slow to start
    assert 1.3 < time.monotonic() - began < 4, "not long before the music ends"
    await bench.until(lambda: recording.is_loud(silent_so_far))


async def test_volume_and_mute_hold_from_the_first_sample_on(
    bench: Bench, recording: Recording, music: Path
) -> None:
    levels = []
    for volume in (100, 50):
        bench.command("set_volume", volume)
        bench.command("load", source(music / "four.wav"))
        bench.command("play")
        await bench.until(lambda: bench.engine.position_ms() > 600)
        levels.append(await level(recording))
        bench.command("stop")
        await grown(recording, recording.length + RATE // 2)
    assert levels[0] > 0
    assert levels[1] / levels[0] == pytest.approx(0.125, rel=0.4), "half is an eighth: -18 dB"
    bench.command("set_muted", muted=True)
    silent_so_far = recording.length
    bench.command("load", source(music / "four.wav"))
    bench.command("play")
    await bench.until(lambda: bench.engine.position_ms() > 700)
    await level(recording)
    assert not recording.is_loud(silent_so_far, threshold=30), "not even a click"


async def test_a_machine_without_sound_is_told_so(
    music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    # no other output may be tried: this machine may have a sound card
    monkeypatch.setenv(OUTPUT_VARIABLE, "pulse,none")
    bench = Bench(VlcEngine(await asyncio.to_thread(Vlc), SystemClock()))
    bench.command("load", source(music / "four.flac"))
    bench.command("play")
    await bench.until(lambda: "Unheard" in bench.kinds())
    await bench.until(lambda: bench.engine.position_ms() > 1600)
    await bench.engine.close()
    assert bench.count(Unheard) == 1
    assert os.environ["PULSE_SERVER"] == "unix:/nowhere"


async def test_a_sound_device_that_comes_is_told_with_the_next_track(
    music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/pulse.sock")
    monkeypatch.setenv(OUTPUT_VARIABLE, "pulse,none")
    bench = Bench(VlcEngine(await asyncio.to_thread(Vlc), SystemClock()))
    for _ in range(2):
        bench.command("load", source(music / "four.flac"))
        bench.command("play")
        await bench.until(lambda: bench.engine.position_ms() > 1700)
    assert (bench.count(Unheard), bench.count(Heard)) == (1, 0), "once, not once a track"
    server = await asyncio.to_thread(NullSink, tmp_path)
    bench.command("load", source(music / "four.flac"))
    bench.command("play")
    await bench.told(Heard)
    await bench.engine.close()
    server.close()
    assert bench.count(Unheard) == 1
