"""What really comes out of a sound server, and what happens when its device goes."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from tests.fakes.null_sink import RATE, NullSink, Recording
from tests.playback.sound.process import SoundChild
from tests.sounds.encode import KINDS, write_signal

CUT = 70_623
WHOLE = 150_000
FLAC = replace(KINDS["flac"], rate=RATE, layout="stereo", sample_format="s16")
SINK = f"sink_name=cap rate={RATE} format=s16le channels=2 norewinds=1"

SECOND = "sink_properties=device.description=Second"


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[NullSink]:
    """A sound server of this test's own: it takes the device away."""
    made = NullSink(tmp_path)
    yield made
    made.close()


@pytest.fixture
def child(sink: NullSink) -> Iterator[SoundChild]:
    made = SoundChild(sink.variables)
    yield made
    made.close()


@pytest.fixture(scope="module")
def signal() -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """Noise of 16 bits; never the same twice, and never 0."""
    noise = np.random.default_rng(5).integers(-9000, 9000, WHOLE).astype(np.int16)
    noise[noise == 0] = 1
    return noise


@pytest.fixture(scope="module")
def halves(
    tmp_path_factory: pytest.TempPathFactory,
    signal: "np.ndarray[tuple[int], np.dtype[np.int16]]",
) -> tuple[MediaSource, MediaSource]:
    """Two files cut from one signal."""
    folder = tmp_path_factory.mktemp("halves")
    both = np.repeat(signal.astype(np.int32)[:, np.newaxis] << 16, 2, axis=1)
    write_signal(folder / "1.flac", FLAC, both[:CUT])
    write_signal(folder / "2.flac", FLAC, both[CUT:])
    return MediaSource(bytes(folder / "1.flac")), MediaSource(bytes(folder / "2.flac"))


def pactl(sink: NullSink, *words: str) -> str:
    found = subprocess.run(
        ["pactl", "-s", sink.server, *words], capture_output=True, text=True, check=True
    )
    return found.stdout


TAKES = 5
DRY = 30
"""So many samples of silence in a row are the server's own: it was given nothing to play."""


def test_two_halves_are_recorded_as_one(
    sink: NullSink,
    child: SoundChild,
    halves: tuple[MediaSource, MediaSource],
    signal: "np.ndarray[tuple[int], np.dtype[np.int16]]",
) -> None:
    """Nothing is lost, whatever happens. On a busy machine the process is served too late, and the
    server waits for it anywhere; that it waited at the joint counts only if no dropout was told.
    """
    told = 0
    for take in range(TAKES):
        first, second = 2 * take + 1, 2 * take + 2
        recorded = taken(sink, child, m.Load(first, halves[0]), m.Prepare(second, halves[1]))
        assert [news.id for news in child.of(m.Crossed)][-1] == second
        sound, waits = parted(recorded)
        assert np.array_equal(sound, signal), "bit by bit"
        before, told = told, dropouts(child)
        if CUT not in waits:
            break
        assert told > before, "a gap at the joint, and the process knows of none"
    assert CUT not in waits


def parted(
    recorded: "np.ndarray[tuple[int], np.dtype[np.int16]]",
) -> "tuple[np.ndarray[tuple[int], np.dtype[np.int16]], list[int]]":
    """The sound without silences, and the places in it where there was one."""
    quiet = np.concatenate(([0], recorded == 0, [0])).astype(np.int8)
    edges = np.flatnonzero(np.diff(quiet))
    sounds = np.ones(len(recorded), bool)
    waits, gone = [], 0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start >= DRY:
            sounds[start:end] = False
            waits.append(int(start) - gone)
            gone += int(end - start)
    return recorded[sounds], waits


def dropouts(child: SoundChild) -> int:
    """How many the process knows of by now."""
    known = len(child.of(m.Alive))
    child.wait(lambda: len(child.of(m.Alive)) > known)
    return child.of(m.Alive)[-1].dropouts


def taken(
    sink: NullSink, child: SoundChild, *wanted: m.Load | m.Prepare
) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """What the sink hears of these until they have ended, and half a second of silence; what is
    recorded comes late on a busy machine."""
    recording, before = Recording(sink, f"take{wanted[0].id}.raw"), len(child.of(m.Ended))
    child.say(*wanted, m.Play())
    child.wait(lambda: len(child.of(m.Ended)) > before)
    length = recording.length
    half = RATE // 2
    child.wait(lambda: recording.length > length + half)
    child.wait(lambda: not recording.is_loud(recording.length - half))
    samples = np.frombuffer(recording.samples(), np.int16)
    recording.close()
    return samples


def test_another_rate_follows_without_a_gap(
    sink: NullSink, child: SoundChild, tmp_path: Path
) -> None:
    level = np.full((RATE, 2), 2**29, np.int32)
    sources = []
    for rate in (RATE, 48_000):
        path = write_signal(tmp_path / f"{rate}.flac", replace(FLAC, rate=rate), level)
        sources.append(MediaSource(bytes(path)))
    length, told = RATE + RATE * RATE // 48_000, 0
    for take in range(TAKES):
        first, second = 2 * take + 1, 2 * take + 2
        recorded = taken(sink, child, m.Load(first, sources[0]), m.Prepare(second, sources[1]))
        sound, waits = parted(np.where(np.abs(recorded) > 2000, recorded, 0))
        assert len(sound) == pytest.approx(length, abs=2 * DRY)
        before, told = told, dropouts(child)
        at_the_joint = [at for at in waits if abs(at - RATE) < 4 * DRY]
        if not at_the_joint:
            break
        assert told > before, "a gap at the joint, and the process knows of none"
    assert not at_the_joint, "opening the device again would take 10,000 samples"


def test_it_says_who_it_is_and_stops_the_device_when_paused(
    sink: NullSink, child: SoundChild, halves: tuple[MediaSource, MediaSource]
) -> None:
    child.wait(lambda: child.of(m.Devices))
    assert child.of(m.Devices)[0].names == ("Null Output",)
    child.say(m.Load(1, halves[0]), m.Play())
    child.wait(lambda: child.of(m.Playing))
    inputs = pactl(sink, "list", "sink-inputs")
    assert 'application.name = "Audio2"' in inputs
    assert 'media.role = "music"' in inputs
    assert "Corked: no" in inputs
    child.say(m.Pause())
    child.wait(lambda: "Corked: yes" in pactl(sink, "list", "sink-inputs"))
    child.say(m.Play())
    child.wait(lambda: child.of(m.Ended))


def test_another_device_is_taken_while_it_plays(
    sink: NullSink, child: SoundChild, halves: tuple[MediaSource, MediaSource]
) -> None:
    pactl(sink, "load-module", "module-null-sink", "sink_name=two", SECOND)
    child.wait(lambda: [d for d in child.of(m.Devices) if "Second" in d.names])
    child.say(m.Output("Second"), m.Load(1, halves[0]), m.Play())
    child.wait(lambda: child.of(m.Playing))
    assert used(sink) == ["two"]
    child.say(m.Output(""))
    child.wait(lambda: used(sink) == ["cap"])
    pactl(sink, "set-default-sink", "two")
    child.wait(lambda: used(sink) == ["two"])  # it follows the system
    child.wait(lambda: child.of(m.Ended))


def used(sink: NullSink) -> list[str]:
    """The sinks that are played on."""
    names = dict(
        line.split("\t")[:2] for line in pactl(sink, "list", "short", "sinks").splitlines()
    )
    lines = pactl(sink, "list", "short", "sink-inputs").splitlines()
    return [names.get(line.split("\t")[1], "") for line in lines]


def test_the_chosen_device_is_gone_back_to_when_it_returns(
    sink: NullSink, child: SoundChild, tmp_path: Path
) -> None:
    level = np.full((20 * RATE, 2), 2**29, np.int32)
    long = MediaSource(bytes(write_signal(tmp_path / "long.flac", FLAC, level)))
    two = ("load-module", "module-null-sink", "sink_name=two", SECOND)
    module = pactl(sink, *two).strip()
    child.wait(lambda: [d for d in child.of(m.Devices) if "Second" in d.names])
    child.say(m.Output("Second", "move"), m.Load(1, long), m.Play())
    child.wait(lambda: used(sink) == ["two"])
    pactl(sink, "unload-module", module)
    child.wait(lambda: used(sink) == ["cap"], 4)
    pactl(sink, *two)
    child.wait(lambda: used(sink) == ["two"], 4)
    assert not child.of(m.Unheard)
    assert not child.of(m.Paused)


@pytest.mark.parametrize("when_lost", ["pause", "move"])
def test_a_device_that_goes_is_told_and_so_is_one_that_comes(
    sink: NullSink, child: SoundChild, halves: tuple[MediaSource, MediaSource], when_lost: str
) -> None:
    output = m.Output("", "move" if when_lost == "move" else "pause")
    child.say(output, m.Load(1, halves[1]), m.Play())
    child.wait(lambda: [place for place in child.of(m.Place) if place.ms > 200])
    pactl(sink, "unload-module", "module-null-sink")
    child.wait(lambda: child.of(m.Unheard) and child.of(m.Paused), 1.5)
    kept = child.of(m.Place)[-1].ms
    pactl(sink, "load-module", "module-null-sink", *SINK.split())
    child.wait(lambda: child.of(m.Heard), 4)
    recording = Recording(sink, f"{time.monotonic_ns()}.raw")
    if when_lost == "pause":
        assert len(child.of(m.Playing)) == 1
        child.say(m.Play())
    child.wait(lambda: len(child.of(m.Playing)) == 2)
    child.wait(lambda: recording.is_loud(0))
    recording.close()
    after = next(p for p in reversed(child.of(m.Place)) if p.runs)
    assert kept <= after.ms < kept + 1500


def test_another_device_goes_on_when_one_goes(
    sink: NullSink, child: SoundChild, halves: tuple[MediaSource, MediaSource]
) -> None:
    pactl(sink, "load-module", "module-null-sink", "sink_name=two")
    child.say(m.Output("", "move"), m.Load(1, halves[1]), m.Play())
    child.wait(lambda: child.of(m.Playing))
    pactl(sink, "set-default-sink", "two")
    first = pactl(sink, "list", "short", "modules").splitlines()
    cap = next(line.split("\t")[0] for line in first if "sink_name=cap" in line)
    pactl(sink, "unload-module", cap)
    child.wait(lambda: child.of(m.Ended))
    assert not child.of(m.Unheard)
    assert not child.of(m.Paused)


def test_without_a_sound_server_time_runs_on(
    tmp_path: Path, halves: tuple[MediaSource, MediaSource]
) -> None:
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/no.sock", "XDG_RUNTIME_DIR": str(tmp_path)}
    child = SoundChild(nowhere)
    try:
        child.say(m.Load(1, halves[0]), m.Play())
        child.wait(lambda: child.of(m.Ended))
        assert len(child.of(m.Unheard)) == 1
        assert child.of(m.Playing)
        took = child.times[child.told.index(m.Ended(1))]
        took -= child.times[child.told.index(m.Playing(1))]
        assert took == pytest.approx(CUT / RATE, abs=0.2)
    finally:
        child.close()
