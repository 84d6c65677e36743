"""The equaliser: heard at once, one setting for each device, on disk a moment later."""

from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import pytest

from audio2_desktop.domain.equaliser import PRESETS, Band, Equalising
from audio2_desktop.domain.facts import EqualiserChanged, Fact
from audio2_desktop.domain.problems import Refused
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.equaliser import MOST_DEVICES, Equaliser

BASS = Equalising(is_on=True, gains=PRESETS["bass"])
ROCK = Equalising(is_on=True, gains=PRESETS["rock"])


class Bench:
    def __init__(self, folder: Path, work: Executor) -> None:
        self.folder, self._work = folder, work
        self.path = folder / "config" / "equaliser.json"
        self.facts: list[Fact] = []
        self.errors: list[BaseException] = []

    async def begin(self) -> Equaliser:
        """As at a start of the program."""
        self.engine = SilentEngine()
        self.equaliser = Equaliser(
            self.path, self.engine, self._work, self.facts.extend, self.errors.append
        )
        await self.equaliser.load()
        return self.equaliser

    @property
    def heard(self) -> tuple[Band, ...]:
        return self.engine.bands


@pytest.fixture
async def bench(tmp_path: Path, work: Executor) -> AsyncIterator[Bench]:
    made = Bench(tmp_path, work)
    await made.begin()
    yield made
    await made.equaliser.close()
    assert made.errors == []


async def test_a_change_is_heard_told_and_there_at_the_next_start(bench: Bench) -> None:
    assert bench.heard == ()
    bench.equaliser.set(BASS)
    assert bench.heard == BASS.bands
    assert bench.facts == [EqualiserChanged()]
    bench.equaliser.set(BASS)
    assert len(bench.facts) == 1
    await bench.equaliser.close()
    again = await bench.begin()
    assert again.setting == BASS
    assert bench.heard == BASS.bands


async def test_each_device_has_its_own(bench: Bench) -> None:
    bench.equaliser.set(BASS)
    bench.equaliser.use_device("Headphones")
    assert bench.heard == ()
    bench.equaliser.set(ROCK)
    await bench.equaliser.close()
    again = await bench.begin()
    assert bench.heard == BASS.bands
    again.use_device("Headphones")
    assert (again.device, again.setting) == ("Headphones", ROCK)
    assert bench.heard == ROCK.bands
    bench.facts.clear()
    again.use_device("Headphones")
    assert bench.facts == []


async def test_only_so_many_devices_are_remembered(bench: Bench) -> None:
    for number in range(MOST_DEVICES + 5):
        bench.equaliser.use_device(f"device {number}")
        bench.equaliser.set(BASS)
    await bench.equaliser.close()
    again = await bench.begin()
    again.use_device("device 4")
    assert again.setting == Equalising()
    again.use_device("device 5")
    assert again.setting == BASS


async def test_filters_come_out_of_a_file(bench: Bench) -> None:
    file = bench.folder / "ear.txt"
    file.write_text("Preamp: -6.1 dB\nFilter 1: ON PK Fc 105 Hz Gain 2.1 dB Q 0.70\n")
    bench.equaliser.set(BASS)
    await bench.equaliser.read_file(str(file))
    now = bench.equaliser.setting
    assert (now.uses_filters, now.preamp_db, now.name) == (True, -6.1, "ear.txt")
    assert bench.heard == now.filters
    bench.equaliser.set(replace(now, uses_filters=False))
    assert bench.heard == BASS.bands
    for wrong in (bench.folder, bench.folder / "gone.txt", "/dev/zero"):
        with pytest.raises(Refused, match="cannot be read"):
            await bench.equaliser.read_file(str(wrong))


@pytest.mark.parametrize("damaged", ["", "{", "[]", "[[", '{"devices": 3}', "[" * 5000])
async def test_a_damaged_file_is_put_aside(
    bench: Bench, damaged: str, expected_logs: Callable[[str], list[str]]
) -> None:
    expected_logs("has been put aside")
    bench.path.parent.mkdir()
    bench.path.write_text(damaged)
    again = await bench.begin()
    assert again.setting == Equalising()
    assert bench.path.with_name("equaliser.json.damaged").read_text() == damaged
    again.set(BASS)
    await again.close()
    assert (await bench.begin()).setting == BASS


async def test_what_cannot_be_read_is_never_replaced(
    bench: Bench, expected_logs: Callable[[str], list[str]]
) -> None:
    expected_logs("cannot be read")
    bench.path.mkdir(parents=True)
    again = await bench.begin()
    again.set(BASS)
    await again.close()
    assert again.setting == BASS
    assert bench.path.is_dir()
