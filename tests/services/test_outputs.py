"""Device and speed: chosen, remembered, told to the engine; the devices that there are."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from audio2_desktop.domain.facts import Fact, OutputsChanged
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.playback.engine import EVERY_ABILITY, Ability, Devices
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.outputs import Outputs
from tests.fakes.stage import Stage


class Able(SilentEngine):
    """Notes that the devices are asked for."""

    abilities: frozenset[Ability] = EVERY_ABILITY

    def get_ready(self) -> None:
        self.calls.append(("get_ready",))

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:
        self.calls.append(("set_output", name, moves, keeps_rates))


class Bench:
    def __init__(self) -> None:
        self.engine = Able()
        self.wishes = PlaybackSettings()
        self.facts: list[Fact] = []
        self.devices: list[str] = []
        self.outputs = Outputs(
            self.engine, lambda: self.wishes, self.save, self.facts.extend, self.devices.append
        )

    async def save(self, name: str, value: object) -> None:
        changes: Mapping[str, object] = {name.removeprefix("playback."): value}
        self.wishes = replace(self.wishes, **changes)  # type: ignore[arg-type]
        self.outputs.follow()


@pytest.fixture
async def bench() -> Bench:
    return Bench()


async def test_a_device_is_chosen_and_only_a_change_is_told(bench: Bench) -> None:
    bench.outputs.follow()
    assert bench.engine.calls == []
    await bench.outputs.choose("USB DAC")
    await bench.outputs.set_speed(150)
    assert (bench.outputs.chosen, bench.outputs.speed) == ("USB DAC", 150)
    assert bench.engine.calls == [("set_output", "USB DAC", False, False)]
    assert bench.engine.speed == 150
    await bench.save("playback.device_lost", "move")
    assert bench.engine.calls[1:] == [("set_output", "USB DAC", True, False)]
    await bench.save("playback.own_rates", True)
    assert bench.engine.calls[2:] == [("set_output", "USB DAC", True, True)]
    await bench.outputs.choose("")
    assert bench.engine.calls[3:] == [("set_output", "", True, True)]
    assert bench.devices[-1] == ""
    assert "USB DAC" in bench.devices


async def test_devices_are_looked_for_until_they_are_known(bench: Bench) -> None:
    bench.outputs.look()
    assert bench.engine.calls == [("get_ready",)]
    bench.outputs.found(("Speakers", "USB DAC"))
    assert bench.outputs.names == ("Speakers", "USB DAC")
    assert bench.facts == [OutputsChanged()]
    bench.outputs.look()
    assert len(bench.engine.calls) == 1


async def test_an_engine_that_knows_no_devices_is_not_asked() -> None:
    outputs = Outputs(
        SilentEngine(), PlaybackSettings, Bench().save, lambda _: None, lambda _: None
    )
    outputs.look()
    assert not outputs.can("devices")
    assert not outputs.can("speed")
    able = Bench().outputs
    assert able.can("devices")
    assert able.can("speed")


async def test_the_player_passes_on_what_the_engine_tells(stage: Stage) -> None:
    stage.engine._tell(Devices(("Speakers",)))
    await stage.pass_ms(1)
    assert stage.devices == [("Speakers",)]
