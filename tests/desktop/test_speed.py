"""The desktop's controls follow the speed, and a fast track is no track that jumps."""

from typing import Any, cast

from audio2_desktop.desktop.media_controls import Heard, Listed, Showing, Shown
from audio2_desktop.desktop.mpris.player import Player
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import AbilitiesChanged, NowPlaying, SettingChanged
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.queue import PlayQueue, Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.services.playing import PlayerState, QueueView
from tests.fakes.buttons import Pressed
from tests.fakes.clock import FixedClock
from tests.ui.setup_fakes import FakeOutputs

NOW = Entry(7, TrackId(3))


class Face:
    """A player that plays one track at the place that the test wants."""

    place = 0

    def position_ms(self) -> Ms:
        return Ms(self.place)

    @property
    def state(self) -> PlayerState:
        return PlayerState(
            NOW, None, True, 100, False, Repeat.OFF, False, Stop.NONE, Ms(600_000)
        )  # fmt: skip

    def queue(self) -> QueueView:
        queue = PlayQueue(seed=1)
        return QueueView(NOW, queue.up_next, queue.from_context, queue.context, False)


class Titles:
    async def heard(self, entries: list[Entry], *, with_art: bool) -> list[Heard]:
        return [Heard(entry.uid, "Tide") for entry in entries if with_art]


class Seen:
    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.jumps: list[int] = []

    def show(self, shown: Shown) -> None:
        self.shown.append(shown)

    def sought(self, position_ms: Ms) -> None:
        self.jumps.append(position_ms)

    async def close(self) -> None:
        """Nothing to let go of."""


async def test_a_change_of_speed_is_shown_and_no_jump(clock: FixedClock) -> None:
    face, seen, outputs, bus = Face(), Seen(), FakeOutputs(), FactBus()
    errors: list[BaseException] = []
    showing = Showing(
        cast("Any", face), cast("Listed", Titles()), bus, clock, [seen], errors.append, outputs
    )

    async def hear(fact: NowPlaying | SettingChanged | AbilitiesChanged, passed_ms: int) -> None:
        clock.advance(10_000)
        face.place += passed_ms
        bus.publish([fact])
        await showing._slot.settled()

    await hear(NowPlaying(), 0)
    outputs.speed = 200
    await hear(SettingChanged("playback.speed"), 10_000)
    assert (seen.shown[-1].speed, seen.shown[-1].has_speeds) == (200, True)
    await hear(NowPlaying(), 20_000)
    assert seen.jumps == []
    await hear(NowPlaying(), 10_000)
    assert len(seen.jumps) == 1, "it fell behind what its speed would have brought"
    outputs.abilities.clear()
    await hear(AbilitiesChanged(), 20_000)
    assert (seen.shown[-1].speed, seen.shown[-1].has_speeds) == (100, False), "VLC has one speed"
    showing.close()
    assert errors == []


class Told(Player):
    """Keeps what it would tell the bus."""

    def __init__(self, outputs: FakeOutputs, player: Pressed) -> None:
        self.told: list[dict[str, Any]] = []
        super().__init__(cast("Any", player), outputs, cast("Any", None))

    def emit_properties_changed(self, changed: dict[str, Any], *_more: object) -> None:
        self.told.append(changed)


async def test_the_rate_on_the_bus() -> None:
    outputs, pressed = FakeOutputs(), Pressed()
    player = Told(outputs, pressed)
    set_rate = cast("Any", Player.set_rate).prop_setter
    player.show(Shown(has_speeds=True))
    assert player.told == [{"MinimumRate": 0.5, "MaximumRate": 2.0}]
    player.show(Shown(has_speeds=True, speed=125))
    assert player.told[1:] == [{"Rate": 1.25}]
    for wanted, taken in ((0.75, 75), (9.0, 200), (0.1, 50), (-1.0, 50), (float("nan"), 50)):
        await set_rate(player, wanted)
        assert outputs.speed == taken
    assert pressed.done == []
    await set_rate(player, 0.0)
    assert pressed.done == ["pause"]
    player.show(Shown())
    await set_rate(player, 1.5)
    assert outputs.speed == 50, "what plays has one speed"
    assert (player.told[-1]["MinimumRate"], player.told[-1]["MaximumRate"]) == (1.0, 1.0)
