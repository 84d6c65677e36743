"""Equaliser, device and speed with the real sound process and a real sound server: what they do is
recorded."""

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.domain.equaliser import FLAT, Equalising
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.engine import Devices, EngineEvent, MediaSource, Playing
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.equaliser import Equaliser
from audio2_desktop.services.outputs import Outputs
from tests.fakes.null_sink import RATE, NullSink, Recording
from tests.sounds.encode import KINDS, write_signal

TONE_HZ, SECONDS = 1000, 60
PATIENCE_S = 15.0


class Desk:
    """The engine as the program chooses it, with all that shapes its sound."""

    def __init__(self, sink: NullSink, folder: Path, work: Executor) -> None:
        self.sink = sink
        self.wishes = PlaybackSettings()
        self.events: list[EngineEvent] = []
        self.errors: list[BaseException] = []
        self.engine = choose("auto", SystemClock(), partial(Conversation, "sound"))
        self.engine.listen(self._heard)
        self.equaliser = Equaliser(
            folder / "equaliser.json", self.engine, work, lambda _: None, self.errors.append
        )
        self.outputs = Outputs(
            self.engine,
            lambda: self.wishes,
            self._save,
            lambda _: None,
            self.equaliser.use_device,
        )

    async def _save(self, name: str, value: object) -> None:
        changes = {name.removeprefix("playback."): value}
        self.wishes = replace(self.wishes, **changes)  # type: ignore[arg-type]
        self.outputs.follow()

    def _heard(self, event: EngineEvent) -> None:
        self.events.append(event)
        if isinstance(event, Devices):
            self.outputs.found(event.names)

    def pactl(self, *words: str) -> str:
        command = ["pactl", "--server", self.sink.server, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    async def until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < end, self.events
            await asyncio.sleep(0.02)

    async def play(self, source: MediaSource) -> None:
        self.engine.load(source)
        self.engine.play()
        await self.until(lambda: any(isinstance(each, Playing) for each in self.events))


@pytest.fixture
async def desk(
    tmp_path: Path, work: Executor, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Desk]:
    sink = NullSink(tmp_path)
    for name, value in sink.variables.items():
        monkeypatch.setenv(name, value)
    made = Desk(sink, tmp_path, work)
    await made.equaliser.load()
    yield made
    await made.equaliser.close()
    await made.engine.close()
    sink.close()
    assert made.errors == []


@pytest.fixture
def tone(tmp_path: Path) -> MediaSource:
    """A minute of 1 kHz at -20 dB."""
    wave = np.sin(np.arange(RATE * SECONDS) * (2 * np.pi * TONE_HZ / RATE)) * 0.1
    both = np.repeat((wave * 2**31).astype(np.int32)[:, None], 2, axis=1)
    file = write_signal(tmp_path / "tone.flac", KINDS["flac"], both)
    return MediaSource(bytes(file), length_ms=Ms(SECONDS * 1000))


async def level_db(desk: Desk, recording: Recording) -> float:
    """Of the latest quarter of a second, a second from now."""
    await asyncio.sleep(1.0)
    heard = np.asarray(recording.samples()[-RATE // 4 :], np.float64) / 32768
    return float(20 * np.log10(np.sqrt(np.mean(heard**2)) * 2**0.5))


async def test_the_equaliser_is_heard_while_it_plays(desk: Desk, tone: MediaSource) -> None:
    recording = Recording(desk.sink, "heard.raw")
    try:
        await desk.play(tone)
        flat = await level_db(desk, recording)
        gains = [*FLAT]
        gains[5] = -9
        desk.equaliser.set(Equalising(is_on=True, gains=tuple(gains)))
        assert await level_db(desk, recording) == pytest.approx(flat - 9, abs=0.2)
        desk.equaliser.set(Equalising())
        assert await level_db(desk, recording) == pytest.approx(flat, abs=0.1)
    finally:
        recording.close()


async def test_devices_are_known_before_any_sound_and_one_is_chosen(
    desk: Desk, tone: MediaSource
) -> None:
    named = "sink_properties=device.description=Second"
    desk.pactl("load-module", "module-null-sink", "sink_name=two", named)
    desk.outputs.look()
    await desk.until(lambda: "Second" in desk.outputs.names)
    assert desk.pactl("list", "short", "sink-inputs") == ""
    await desk.outputs.choose("Second")
    await desk.play(tone)
    sinks = [line.split("\t")[:2] for line in desk.pactl("list", "short", "sinks").splitlines()]
    wanted = next(number for number, name in sinks if name == "two")

    def plays_there() -> bool:
        inputs = desk.pactl("list", "short", "sink-inputs").splitlines()
        return [line.split("\t")[1] for line in inputs] == [wanted]

    await desk.until(plays_there)
    assert desk.equaliser.device == "Second"


async def test_twice_as_fast_is_twice_as_fast(desk: Desk, tone: MediaSource) -> None:
    await desk.outputs.set_speed(200)
    await desk.play(tone)
    began, place = time.monotonic(), desk.engine.position_ms()
    await asyncio.sleep(2.0)
    passed = (time.monotonic() - began) * 1000
    assert desk.engine.position_ms() - place == pytest.approx(2 * passed, abs=300)
