"""The sound process on a real sound server: how soon it is heard, and what it takes."""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil

from audio2_desktop.playback.engine import Band, MediaSource
from audio2_desktop.playback.sound import messages as m
from tests.benchmarks.figures import Figure
from tests.fakes.null_sink import NullSink, Recording
from tests.playback.sound.process import SoundChild
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import noise

SECONDS = 30
READY_S = 1.0
MEASURED_S = 6.0
BANDS = tuple(Band("peaking", 31.25 * 2**n, 6.0 - n, 1.41) for n in range(10))


def figures() -> Iterator[Figure]:
    """Seconds from start and command to sound; CPU as a share of a core; memory."""
    with tempfile.TemporaryDirectory() as folder:
        kind = replace(KINDS["flac"], rate=44_100, layout="stereo")
        signal = noise(SECONDS * kind.rate, bits=16, rate=kind.rate)
        source = MediaSource(bytes(write_signal(Path(folder) / "flac", kind, signal)))
        sink = NullSink(Path(folder))
        recording = Recording(sink, "all.raw")
        yield Figure(
            "sound process: ready, first sound", _ready(sink, recording, source), goal=0.15
        )
        child = SoundChild(sink.variables)
        try:
            yield from _measured(child, recording, source)
        finally:
            child.close()
            recording.close()
            sink.close()


def _ready(sink: NullSink, recording: Recording, source: MediaSource) -> float:
    """Begun a moment before it is to play, as at the first press in the window."""
    child = SoundChild(sink.variables)
    try:
        time.sleep(READY_S)
        return _until_heard(child, recording, m.Load(1, source), m.Play())
    finally:
        child.close()
        _until_silent(recording)


def _measured(child: SoundChild, recording: Recording, source: MediaSource) -> Iterator[Figure]:
    cold = _until_heard(child, recording, m.Load(1, source), m.Play())
    yield Figure("sound process: first word", child.times[0] - child.began, goal=0.25)
    yield Figure("sound process: start to first sound", cold)
    child.say(m.Stop())
    _until_silent(recording)
    warm = _until_heard(child, recording, m.Load(2, source), m.Play())
    yield Figure("sound process: warm, command to sound", warm, goal=0.15)
    process = psutil.Process(child.process.pid)
    yield Figure("playing FLAC, CPU", _cpu(process), "of a core", goal=0.05)
    child.say(m.Equalise(BANDS, -6.0))
    yield Figure("playing FLAC with ten bands, CPU", _cpu(process), "of a core")
    child.say(m.Equalise(), m.Speed(150))
    yield Figure("playing FLAC at 150 %, CPU", _cpu(process), "of a core")
    memory = process.memory_full_info()
    yield Figure("sound process, RSS", memory.rss / 2**20, "MB")
    yield Figure("sound process, own memory", memory.uss / 2**20, "MB")
    yield Figure("dropouts", float(child.of(m.Alive)[-1].dropouts), "", goal=0)


def _until_heard(child: SoundChild, recording: Recording, *commands: m.Command) -> float:
    since, began = recording.length, time.monotonic()
    child.say(*commands)
    _wait(lambda: recording.is_loud(since))
    return time.monotonic() - (child.began if began - child.began < 0.1 else began)


def _until_silent(recording: Recording) -> None:
    _wait(lambda: not recording.is_loud(max(0, recording.length - 4410)))


def _wait(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("nothing is heard")
        time.sleep(0.002)


def _cpu(process: psutil.Process) -> float:
    time.sleep(1.0)
    before, began = sum(process.cpu_times()[:2]), time.monotonic()
    time.sleep(MEASURED_S)
    return float(sum(process.cpu_times()[:2]) - before) / (time.monotonic() - began)
