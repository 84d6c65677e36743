"""Commands and news over outputs in memory, faster than real time, with a clock of the test's."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding.base import Samples
from audio2_desktop.decoding.opening import open_sound
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from audio2_desktop.playback.sound.conversion import joint_rate
from audio2_desktop.playback.sound.output import NoDevice, Timeline, integers
from audio2_desktop.playback.sound.sounding import Sounding
from tests.fakes.station import station
from tests.playback.sound.conftest import Given, noise, until
from tests.playback.sound.memory_output import MemoryOutput
from tests.sounds import write


class Desk:
    """A `Sounding` whose devices are memory; time is what was pulled."""

    def __init__(self) -> None:
        self.told: list[m.News] = []
        self.outputs: list[MemoryOutput] = []
        self.names = ["", "one"]
        self.device_rate = 0
        self.time = 100.0
        self.sources: dict[str, Callable[[], Given]] = {}
        self.sounding = Sounding(
            self.told.append,
            lambda source: self.sources[source.url](),
            self._make,
            lambda _name: self.device_rate,
            wake=lambda: None,
            clock=lambda: self.time,
        )

    def source(self, name: str, samples: Samples, rate: int = 44_100) -> MediaSource:
        self.sources[name] = lambda: Given(samples, rate)
        return MediaSource(url=name)

    def obey(self, *commands: m.Command) -> None:
        for command in commands:
            self.sounding.obey(command)

    def pull(self, seconds: float) -> None:
        """In steps of 50 ms, each after what is being decoded has come."""
        for _ in range(round(seconds * 20)):
            until(self._is_filled)
            self.sounding.tick()
            for output in self.outputs[-1:]:
                output.take(output.rate // 20)
            self.time += 0.05
        self.sounding.tick()

    def pull_dry(self, seconds: float) -> None:
        """As `pull`, whatever has come so far."""
        for _ in range(round(seconds * 20)):
            self.sounding.tick()
            for output in self.outputs[-1:]:
                output.take(output.rate // 20)
            self.time += 0.05
        self.sounding.tick()

    def kinds(self) -> list[str]:
        left_out = (m.Alive, m.Place, m.Devices)
        return [type(news).__name__ for news in self.told if not isinstance(news, left_out)]

    def _make(self, name: str, rate: int, pull: Callable[[int], Samples]) -> MemoryOutput:
        if name not in self.names:
            raise NoDevice(name)
        self.outputs.append(MemoryOutput(rate, pull))
        self.outputs[-1].name = name
        return self.outputs[-1]

    def _is_filled(self) -> bool:
        mixer = self.sounding._mixer
        voices = [voice for voice in (mixer.current, mixer.following) if voice is not None]
        return all(
            voice.failure or voice.stock().is_whole or voice.stock().frames >= voice.rate
            for voice in voices
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()


def played(output: MemoryOutput) -> Samples:
    found: Samples = np.concatenate(output.taken)
    return found


def test_another_rate_gets_another_output_and_not_a_bit_is_lost(desk: Desk) -> None:
    first, second = noise(50_000, 1), noise(60_000, 2, bits=24)
    desk.obey(m.Load(1, desk.source("a", first)), m.Play())
    desk.obey(m.Prepare(2, desk.source("b", second, 96_000)))
    desk.pull(3.0)
    assert [output.rate for output in desk.outputs] == [44_100, 96_000]
    assert np.array_equal(played(desk.outputs[0])[:50_000], integers(first))
    assert not played(desk.outputs[0])[50_000:].any()
    sound = played(desk.outputs[1])
    begin = int(np.flatnonzero(sound.any(axis=1))[0])
    assert np.array_equal(sound[begin : begin + 60_000], integers(second))
    desk.sounding.close()


def test_where_the_system_converts_anyway_another_rate_follows_without_a_gap(desk: Desk) -> None:
    desk.device_rate = 44_100
    first, second = (np.full((frames, 2), 0.5, np.float32) for frames in (50_000, 48_000))
    desk.obey(m.Load(1, desk.source("a", first)), m.Play())
    desk.obey(m.Prepare(2, desk.source("b", second, 48_000)))
    desk.pull(3.0)
    assert [output.rate for output in desk.outputs] == [44_100]
    loud = np.flatnonzero(played(desk.outputs[0]).any(axis=1))
    assert loud[-1] - loud[0] + 1 == len(loud) == pytest.approx(50_000 + 44_100, abs=1)
    desk.sounding.close()


def test_who_wishes_every_file_at_its_own_rate_has_the_output_reopened(desk: Desk) -> None:
    desk.device_rate = 44_100
    desk.obey(m.Output("", keeps_rates=True), m.Load(1, desk.source("a", noise(50_000))), m.Play())
    desk.obey(m.Prepare(2, desk.source("b", noise(48_000), 48_000)))
    desk.pull(3.0)
    assert [output.rate for output in desk.outputs] == [44_100, 48_000]
    desk.sounding.close()


@pytest.mark.parametrize(
    ("present", "own", "device", "wanted"),
    [
        (44_100, 48_000, 48_000, 44_100),
        (48_000, 44_100, 44_100, 48_000),
        (44_100, 96_000, 48_000, 44_100),
        (44_100, 96_000, 96_000, 96_000),
        (96_000, 192_000, 96_000, 96_000),
        (96_000, 44_100, 48_000, 96_000),
        (44_100, 48_000, 0, 48_000),
    ],
)
def test_high_resolution_is_kept_where_the_device_can_play_it(
    present: int, own: int, device: int, wanted: int
) -> None:
    assert joint_rate(present, own, device) == wanted


def test_a_crossfade_keeps_the_output(desk: Desk) -> None:
    desk.obey(m.Load(1, desk.source("a", noise(60_000))), m.Play())
    desk.pull(0.1)
    desk.obey(m.Prepare(2, desk.source("b", noise(96_000), 96_000), 300))
    desk.pull(4.0)
    assert [output.rate for output in desk.outputs] == [44_100]
    assert desk.kinds()[-2:] == ["Crossed", "Ended"]
    desk.sounding.close()


def test_the_device_that_is_wished_for_is_taken_when_it_comes(desk: Desk) -> None:
    desk.obey(m.Output("two"), m.Load(1, desk.source("a", noise(200_000))), m.Play())
    desk.pull(0.5)
    assert [output.name for output in desk.outputs] == [""]
    desk.names.append("two")
    desk.sounding.devices(("one", "two"))
    desk.pull(0.5)
    assert [output.name for output in desk.outputs] == ["", "two"]
    assert desk.outputs[1].taken
    desk.names.remove("two")
    desk.sounding.devices(("one",))
    desk.pull(0.2)
    assert desk.kinds()[-1] == "Paused", "headphones were unplugged: the speakers stay silent"
    assert "Unheard" not in desk.kinds()
    desk.sounding.close()


def waits(desk: Desk) -> list[int]:
    return [news.percent for news in desk.told if isinstance(news, m.Waits)]


def test_a_source_that_comes_too_slowly_is_told_and_when_it_goes_on(desk: Desk) -> None:
    decoder = Given(noise(300_000), gate=90_000)
    desk.sources["slow"] = lambda: decoder
    desk.obey(m.Load(1, MediaSource(url="slow")), m.Play())
    desk.pull(0.5)
    assert desk.kinds() == ["Loaded", "Playing"]
    desk.pull_dry(3.0)
    assert desk.kinds()[:3] == ["Loaded", "Playing", "Waits"]
    assert set(desk.kinds()[2:]) == {"Waits"}
    assert all(0 <= percent < 100 for percent in waits(desk))
    before = len(waits(desk))
    desk.obey(m.Pause())
    desk.pull_dry(1.0)
    assert len(waits(desk)) == before, "who is paused waits for nothing"
    desk.obey(m.Play())
    desk.pull_dry(1.0)
    assert len(waits(desk)) > before
    decoder.open_gate()
    desk.pull(1.0)
    assert desk.kinds()[-1] == "Playing"
    desk.sounding.close()


def test_a_short_wait_is_told_to_nobody(desk: Desk) -> None:
    desk.obey(m.Load(1, desk.source("a", noise(200_000))), m.Play())
    desk.pull(0.2)
    desk.obey(m.Seek(1, 2_000))
    desk.pull(1.0)
    assert waits(desk) == []
    desk.sounding.close()


def test_a_server_that_stalls_is_waited_for(desk: Desk, tmp_path: Path) -> None:
    tune = write(tmp_path / "tune.wav", seconds=6.0)
    goes_on = threading.Event()
    with station(tune.read_bytes(), goes_on) as address:
        source = MediaSource(url=f"{address}waits")
        desk.sources[source.url] = lambda: open_sound(source, "ffmpeg")  # type: ignore[assignment, return-value]
        desk.obey(m.Load(1, source), m.Play())

        def comes(kind: str, after: str) -> bool:
            desk.pull_dry(0.05)
            told = desk.kinds()
            return after in told and kind in told[len(told) - told[::-1].index(after) :]

        until(lambda: comes("Playing", "Loaded"))
        until(lambda: comes("Waits", "Playing"))
        assert "Failed" not in desk.kinds()
        goes_on.set()
        until(lambda: comes("Ended", "Playing"))
    assert "Failed" not in desk.kinds()
    desk.sounding.close()


def test_a_device_rests_when_paused(desk: Desk) -> None:
    desk.obey(m.Load(1, desk.source("a", noise(200_000))), m.Play())
    desk.pull(0.5)
    desk.obey(m.Pause())
    desk.pull(1.5)
    assert desk.outputs[0].is_running
    desk.pull(1.5)
    assert not desk.outputs[0].is_running
    desk.obey(m.Play())
    desk.pull(0.2)
    assert desk.outputs[0].is_running
    desk.sounding.close()


def test_what_breaks_while_mixing_is_not_kept_quiet(desk: Desk) -> None:
    desk.obey(m.Load(1, desk.source("a", noise(90_000))), m.Play())
    desk.pull(0.2)
    desk.outputs[0].failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        desk.sounding.tick()
    desk.sounding.close()


def test_when_a_frame_is_heard_is_learnt_from_the_device() -> None:
    times = Timeline(1000)
    for asked_at in (50.0, 50.01, 50.1, 50.2, 50.3):  # two blocks at once, then one each time
        times.asked(100, asked_at)
    assert times.heard_at(0, 50.3) == pytest.approx(50.0)
    assert times.heard_at(450, 50.3) == pytest.approx(50.45)
    for late in (50.43, 50.52, 50.6):
        times.asked(100, late)
    assert times.heard_at(800, 50.6) == pytest.approx(50.8, abs=0.002)
    assert times.late == 0
    times.asked(100, 51.5)
    assert times.late == 1
    assert times.heard_at(800, 51.5) == pytest.approx(51.5)
