"""The window's side of the sound path, against a process that says what the test wants.

What every engine keeps to is asked of it with the real process in `test_engine_contract.py`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback import engine as events
from audio2_desktop.playback.engine import Ended, EngineEvent, MediaSource
from audio2_desktop.playback.sound import messages as m
from audio2_desktop.playback.sound_engine import SoundEngine
from tests.fakes.clock import FixedClock
from tests.fakes.sound_child import SoundChildren

A, B, C = (MediaSource(path, length_ms=Ms(60_000)) for path in (b"/a", b"/b", b"/c"))


class Bench:
    """An engine with its processes, its time, and what it told."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock, self.children = clock, SoundChildren()
        self.fades = True
        self.engine = SoundEngine(self.children, clock, lambda: self.fades)
        self.events: list[EngineEvent] = []
        self.react: Callable[[EngineEvent], None] = lambda _: None
        self.engine.listen(self.hear)

    def hear(self, event: EngineEvent) -> None:
        self.events.append(event)
        self.react(event)

    @property
    def kinds(self) -> list[str]:
        return [type(e).__name__ for e in self.events if not isinstance(e, events.Position)]

    def pass_s(self, seconds: float) -> None:
        self.clock.advance(round(seconds * 1000))

    def play(self, source: MediaSource = A, start_ms: int = 0) -> None:
        """Loaded, playing and heard."""
        self.engine.load(source, start_ms=Ms(start_ms))
        self.engine.play()
        if not self.engine._process.is_up:
            self.children.now.wake()
        self.now_plays()

    def now_plays(self) -> None:
        which = self.children.now.load.id
        self.children.now.tell(m.Loaded(which, 60_000), m.Playing(which))

    def place(self, ms: float, *, runs: bool = True, which: int = 0) -> None:
        child = self.children.now
        child.tell(m.Place(which or child.load.id, ms, self.clock.monotonic(), runs))

    def cross(self, at_ago_s: float = 0.0) -> None:
        child = self.children.now
        child.tell(m.Crossed(child.prepared[-1].id, self.clock.monotonic() - at_ago_s))

    async def settle(self) -> None:
        for _ in range(3):
            await asyncio.sleep(0)


@pytest.fixture
async def bench(clock: FixedClock) -> AsyncIterator[Bench]:
    made = Bench(clock)
    yield made
    await made.engine.close()
    assert made.children.all == [] or made.children.now.has_ended


def of(bench: Bench, *kinds: type) -> list[m.Command]:
    return [one for one in bench.children.now.commands if isinstance(one, kinds)]


async def test_the_first_play_starts_the_process_and_tells_it_the_settings(bench: Bench) -> None:
    bench.engine.set_volume(40)
    bench.engine.set_speed(150)
    bench.engine.set_output("Headphones", moves=True)
    bench.engine.load(A, start_ms=Ms(2000))
    assert bench.children.all == [], "nothing runs before something is to be heard"
    bench.engine.play()
    bench.engine.seek(Ms(3000))
    bench.engine.pause()
    bench.engine.play()
    assert bench.children.now.commands == [], "nothing is said before it has said its first word"
    bench.children.now.wake()
    said = bench.children.now.commands
    assert m.Volume(40) in said
    assert m.Speed(150) in said
    assert m.Output("Headphones", "move") in said
    assert said[-2:] == [m.Load(1, A, 3000), m.Play()]


async def test_the_place_is_counted_at_its_speed_and_corrected_softly(bench: Bench) -> None:
    bench.play(start_ms=1000)
    bench.pass_s(2)
    assert bench.engine.position_ms() == 3000
    bench.place(3100)
    assert bench.engine.position_ms() == 3025, "a small error is taken back by and by"
    bench.place(5000)
    assert bench.engine.position_ms() == 5000, "a large one at once"
    bench.engine.set_speed(200)
    bench.pass_s(2)
    assert bench.engine.position_ms() == 9000
    bench.place(9000, runs=False)
    bench.pass_s(3)
    assert bench.engine.position_ms() == 9000, "a stream that is waited for stands"
    bench.place(9000)
    bench.pass_s(1)
    assert bench.engine.position_ms() == 11_000


async def test_what_is_waited_for_is_told_and_the_place_stands(bench: Bench) -> None:
    bench.play()
    bench.pass_s(2)
    child = bench.children.now
    child.tell(m.Waits(child.load.id, 0), m.Waits(child.load.id + 1, 70))
    bench.pass_s(3)
    child.tell(m.Waits(child.load.id, 40))
    assert bench.events[-2:] == [events.Waiting(0), events.Waiting(40)]
    assert bench.engine.position_ms() == 2000
    child.tell(m.Playing(child.load.id))
    assert bench.kinds[-1] == "Playing"
    bench.pass_s(1)
    assert bench.engine.position_ms() == 3000
    child.tell(m.Waits(child.load.id, 0))
    bench.engine.pause()
    child.tell(m.Waits(child.load.id, 10))
    assert bench.events[-1] == events.Waiting(0), "who is paused waits for nothing"
    child.tell(m.Paused(child.load.id))
    assert bench.kinds[-1] == "Paused"


async def test_places_of_before_a_seek_or_a_pause_are_left_aside(bench: Bench) -> None:
    bench.play()
    bench.pass_s(5)
    bench.engine.seek(Ms(30_000))
    bench.place(5000)
    assert bench.engine.position_ms() == 30_000
    bench.engine.pause()
    bench.place(5250)
    assert bench.engine.position_ms() == 30_000
    bench.children.now.tell(m.Paused(bench.children.now.load.id))
    assert bench.kinds == ["Loaded", "Playing", "Paused"]


async def test_what_follows_is_opened_five_seconds_ahead_and_goes_on(bench: Bench) -> None:
    bench.play()
    bench.engine.prepare_next(B)
    bench.pass_s(54)
    bench.place(54_000)
    assert of(bench, m.Prepare) == []
    bench.pass_s(1.1)
    bench.place(55_100)
    bench.place(55_100)
    assert of(bench, m.Prepare) == [m.Prepare(2, B, 0)], "once"

    def react(event: EngineEvent) -> None:
        if isinstance(event, Ended):
            bench.engine.load(B)
            assert bench.engine.position_ms() == 250, "never the place of another track"
            bench.engine.play()

    bench.react = react
    bench.pass_s(5)
    bench.cross(at_ago_s=0.25)
    await bench.settle()
    assert bench.kinds == ["Loaded", "Playing", "Ended", "Loaded", "Playing"]
    assert len(of(bench, m.Load)) == 1, "it sounds already"
    assert of(bench, m.Stop) == []
    bench.pass_s(1)
    bench.place(1250, which=2)
    assert bench.engine.position_ms() == 1250
    bench.children.now.tell(m.Place(1, 60_000, bench.clock.monotonic(), runs=True))
    assert bench.engine.position_ms() == 1250
    bench.engine.seek(Ms(100))
    assert of(bench, m.Seek) == [m.Seek(2, 100)]


async def test_a_crossfade_is_opened_earlier(bench: Bench) -> None:
    bench.play()
    bench.engine.prepare_next(B, crossfade_ms=8000)
    bench.pass_s(46)
    bench.place(46_000)
    assert of(bench, m.Prepare) == []
    bench.pass_s(1.5)
    bench.place(47_500)
    assert of(bench, m.Prepare) == [m.Prepare(2, B, 8000)]


async def test_another_one_that_follows_replaces_the_prepared_one(bench: Bench) -> None:
    bench.play(start_ms=57_000)
    bench.engine.prepare_next(B)
    bench.engine.prepare_next(B)
    bench.engine.prepare_next(C)
    bench.engine.prepare_next(None)
    assert of(bench, m.Prepare, m.Forget) == [
        m.Prepare(2, B, 0),
        m.Forget(),
        m.Prepare(3, C, 0),
        m.Forget(),
    ]
    # the process joined C before it heard of that
    bench.children.now.tell(m.Crossed(3, bench.clock.monotonic()))
    assert bench.kinds[-1] == "Ended"
    assert isinstance(bench.children.now.commands[-1], m.Stop), "what nobody wants is silent"


async def test_what_is_loaded_from_another_place_or_instead_does_not_go_on(bench: Bench) -> None:
    for source, start in ((C, 0), (B, 5000)):
        bench.play(start_ms=57_000)
        bench.engine.prepare_next(B)

        def react(event: EngineEvent, source: MediaSource = source, start: int = start) -> None:
            if isinstance(event, Ended):
                bench.engine.load(source, start_ms=Ms(start))
                bench.engine.play()

        bench.react = react
        bench.cross()
        assert bench.children.now.load.source == source
        assert bench.children.now.load.start_ms == start
        assert bench.engine.position_ms() == start
        bench.react = lambda _: None


async def test_what_was_joined_is_silent_when_nobody_wants_it(bench: Bench) -> None:
    bench.play(start_ms=57_000)
    bench.engine.prepare_next(B)
    bench.cross()
    assert isinstance(bench.children.now.commands[-1], m.Stop)
    assert bench.engine.position_ms() == 0
    bench.react = lambda event: bench.engine.load(B) if isinstance(event, Ended) else None
    bench.play(start_ms=57_000)
    bench.engine.prepare_next(B)
    bench.cross()
    assert isinstance(bench.children.now.commands[-1], m.Stop), "loaded, but not to play"
    bench.engine.play()
    assert isinstance(bench.children.now.commands[-1], m.Play)


async def test_a_prepared_one_that_fails_is_heard_of_in_its_turn(bench: Bench) -> None:
    bench.play(start_ms=57_000)
    bench.engine.prepare_next(B)
    bench.children.now.tell(m.Failed(2, "it is broken"))
    bench.children.now.tell(m.Ended(1))
    assert bench.kinds == ["Loaded", "Playing", "Ended"]
    bench.play(B)
    bench.children.now.tell(m.Failed(bench.children.now.load.id, "it is {how}", {"how": "bad"}))
    failed = bench.events[-1]
    assert isinstance(failed, events.Failed)
    assert str(failed.problem) == "it is bad"


async def test_a_crash_goes_on_at_the_place(bench: Bench) -> None:
    bench.engine.set_volume(40)
    bench.play()
    bench.pass_s(20)
    bench.children.now.crash()
    bench.pass_s(0.5)
    assert bench.engine.position_ms() == 20_000, "it stands while nothing is heard"
    assert len(bench.children.all) == 2
    bench.children.now.wake()
    assert m.Volume(40) in bench.children.now.commands
    assert bench.children.now.commands[-2:] == [m.Load(2, A, 20_000), m.Play()]
    bench.now_plays()
    bench.pass_s(1)
    assert bench.engine.position_ms() == 21_000
    assert bench.kinds == ["Loaded", "Playing"], "nobody has to know"


async def test_a_source_that_ends_it_twice_is_given_up(bench: Bench) -> None:
    bench.play()
    bench.children.now.crash()
    bench.children.now.wake()
    bench.now_plays()
    bench.children.now.crash()
    failed = bench.events[-1]
    assert isinstance(failed, events.Failed)
    assert "twice" in str(failed.problem)
    bench.play(B)
    bench.children.now.crash()
    bench.children.now.wake()
    bench.now_plays()
    bench.children.now.tell(m.Ended(bench.children.now.load.id))
    bench.play(B)
    bench.children.now.crash()
    assert not isinstance(bench.events[-1], events.Failed), "it played well in between"


async def test_when_the_next_one_may_be_the_culprit_it_is_opened_alone(bench: Bench) -> None:
    bench.play(start_ms=57_000)
    bench.engine.prepare_next(B)
    bench.children.now.crash()
    bench.children.now.wake()
    bench.now_plays()
    bench.pass_s(1)
    bench.place(58_000)
    assert of(bench, m.Prepare) == []
    bench.children.now.tell(m.Ended(bench.children.now.load.id))
    assert bench.kinds == ["Loaded", "Playing", "Ended"]
    bench.play(B)
    bench.engine.prepare_next(C)
    bench.pass_s(57)
    bench.place(57_000)
    assert of(bench, m.Prepare) != [], "others are joined as ever"


async def test_a_crash_while_paused_is_mended_by_the_next_play(bench: Bench) -> None:
    bench.play()
    bench.pass_s(20)
    bench.engine.pause()
    bench.children.now.tell(m.Paused(1))
    bench.children.now.crash()
    assert len(bench.children.all) == 1
    assert bench.engine.position_ms() == 20_000
    bench.engine.play()
    bench.children.now.wake()
    assert bench.children.now.commands[-2:] == [m.Load(2, A, 20_000), m.Play()]
    bench.now_plays()
    assert bench.kinds == ["Loaded", "Playing", "Paused", "Playing"]


async def test_a_process_that_does_not_answer_is_killed_and_replaced(
    bench: Bench, expected_logs: Callable[[str], object]
) -> None:
    expected_logs("does not answer")
    bench.play()
    first = bench.children.now
    for _ in range(10):
        bench.pass_s(0.2)
        bench.engine._process._watch()
        if first.is_killed:
            break
    assert first.is_killed
    assert bench.clock.monotonic() < 2
    assert len(bench.children.all) == 2
    first.tell(m.Playing(1))
    assert bench.kinds == ["Loaded", "Playing"], "nobody listens to it any more"


async def test_a_busy_window_does_not_take_the_process_for_dead(bench: Bench) -> None:
    bench.play()
    bench.pass_s(5)
    bench.engine._process._watch()
    bench.place(5000)
    bench.pass_s(0.3)
    bench.engine._process._watch()
    assert len(bench.children.all) == 1


async def test_a_process_that_never_starts_is_told(bench: Bench) -> None:
    bench.engine.load(A)
    bench.engine.play()
    bench.children.now.crash()
    assert bench.kinds == ["Unable"]


async def test_a_device_that_vanishes_pauses(bench: Bench) -> None:
    bench.play()
    bench.pass_s(2)
    bench.children.now.tell(m.Unheard("There is no sound device."), m.Paused(1))
    assert bench.events[-1] == events.Paused(is_own=True)
    bench.pass_s(2)
    assert bench.engine.position_ms() == 2000
    bench.children.now.tell(m.Heard(), m.Devices(("Speakers",)))
    assert bench.events[-2:] == [events.Heard(), events.Devices(("Speakers",))]
    bench.engine.play()
    assert isinstance(bench.children.now.commands[-1], m.Play)


async def test_fades_are_asked_for_when_they_matter(bench: Bench) -> None:
    bench.play()
    bench.fades = False
    bench.engine.pause()
    assert bench.children.now.commands[-2:] == [m.Fade(0), m.Pause()]


async def test_devices_are_told_without_any_sound(bench: Bench) -> None:
    bench.engine.get_ready()
    bench.children.now.tell(m.Alive(0), m.Devices(("Speakers", "USB DAC")))
    assert bench.events == [events.Devices(("Speakers", "USB DAC"))]
