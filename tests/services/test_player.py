"""The player on a real library file, with an engine whose time the test owns."""

import asyncio
import shutil
import time
from array import array
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from audio2_desktop.domain.facts import (
    Fact,
    NowPlaying,
    PlaybackTrouble,
    QueueChanged,
    TracksChanged,
)
from audio2_desktop.domain.lines import Line, Outside
from audio2_desktop.domain.music import TrackFile
from audio2_desktop.domain.problems import Broken, DiskFull, NotFound, TryLater
from audio2_desktop.domain.queue import Band, Context, ContextKind, Repeat, Stop
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms
from audio2_desktop.playback.engine import Unheard
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.player import Player
from audio2_desktop.storage import plays
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome
from tests.fakes.catalogue import Catalogue, more_tracks, one_track
from tests.fakes.clock import FixedClock

ALBUM = Context(ContextKind.ALBUM, 3, "Tidewater")
LENGTH = 200_000


class Stage:
    """A player and everything around it."""

    def __init__(self, database: Database, clock: FixedClock, facts: list[Fact]) -> None:
        self.database, self.clock, self.facts = database, clock, facts
        self.engine, self.catalogue = SilentEngine(), Catalogue(LENGTH)
        self.errors: list[BaseException] = []
        self.player = self.another()

    def another(self, database: Database | None = None) -> Player:
        """A player as after a restart."""
        self.engine = SilentEngine()
        self.player = Player(
            database or self.database,
            self.engine,
            self.clock,
            self.facts.extend,
            self.catalogue,
            on_error=self.errors.append,
            seed=4,
        )
        return self.player

    async def pass_ms(self, ms: int) -> None:
        """Let time go by, in steps, for the engine and the clock alike."""
        for _ in range(100):  # what was asked of the library arrives, also for a row of failures
            await asyncio.sleep(0)
        while ms > 0:
            step = min(ms, 500)
            self.clock.advance(step)
            self.engine.advance(step)
            ms -= step
            await self.player._deck.settled()
            await asyncio.sleep(0)

    @property
    def now(self) -> int | None:
        entry = self.player.state.entry
        return None if entry is None else entry.track_id

    @property
    def troubles(self) -> list[PlaybackTrouble]:
        return [fact for fact in self.facts if isinstance(fact, PlaybackTrouble)]

    def up_next(self) -> list[int]:
        return list(self.player.queue().up_next.track_ids())

    def coming(self) -> list[int]:
        return list(self.player.queue().from_context.track_ids())

    async def plays(self) -> list[tuple[int | None, Outcome, int]]:
        await self.player._keeper.settled()
        rows = await self.database.read(plays.history, DEFAULT_PROFILE)
        return [(row.track_id, row.outcome, row.heard_ms) for row in reversed(rows)]


@pytest.fixture
def facts() -> list[Fact]:
    return []


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock, facts: list[Fact]) -> AsyncIterator[Database]:
    found = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await found.open()
    await found.write(one_track)
    await found.write(more_tracks, [*range(1, 7), *range(8, 60)])
    yield found
    await found.close()


@pytest.fixture
async def stage(database: Database, clock: FixedClock, facts: list[Fact]) -> AsyncIterator[Stage]:
    made = Stage(database, clock, facts)
    await made.player.restore()
    yield made
    await made.player.close()
    assert made.errors == []


def uids(line: Line) -> list[int]:
    return [entry.uid for entry in line]


async def test_nothing_plays_at_first(stage: Stage) -> None:
    state = stage.player.state
    assert (state.entry, state.track, state.is_playing) == (None, None, False)
    assert (stage.player.position_ms(), state.length_ms, state.volume) == (0, 0, 80)
    for verb in ("toggle", "pause", "stop", "next", "previous"):
        await getattr(stage.player, verb)()
    await stage.player.seek(5)
    assert not stage.player.state.is_playing


async def test_playing_from_a_place_of_an_album(stage: Stage) -> None:
    done = await stage.player.play([11, 12, 13, 14], at=1, context=ALBUM)
    state = stage.player.state
    assert state.track is not None
    assert (stage.now, state.track.title, state.is_playing) == (12, "Track 12", True)
    assert state.length_ms == LENGTH
    assert stage.engine.loaded == [b"/music/12.flac"]
    assert stage.coming() == [13, 14]
    assert stage.player.queue().context == ALBUM
    assert (done.key, done.values["count"]) == ("played", 4)
    await stage.pass_ms(1500)
    assert stage.player.position_ms() == 1500
    assert {type(fact) for fact in stage.facts} >= {QueueChanged, NowPlaying}


async def test_the_state_changes_before_anything_is_awaited(stage: Stage) -> None:
    await stage.player.play([11, 12])
    stage.facts.clear()
    await stage.player.pause()
    assert not stage.player.state.is_playing
    assert NowPlaying() in stage.facts
    skipping = stage.player.next()
    with pytest.raises(StopIteration):  # runs to its end without ever waiting: 12 was looked up
        skipping.send(None)
    assert stage.now == 12
    jumping = stage.player.play([40, 41])
    jumping.send(None)
    assert (stage.now, stage.player.state.is_playing) == (40, True), "before its file is known"
    jumping.close()


async def test_the_next_track_follows_without_asking_the_library_again(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    await stage.pass_ms(1000)
    asked = stage.catalogue.asked
    stage.clock.advance(LENGTH)
    stage.engine.advance(LENGTH - 1000)
    assert stage.engine.loaded == [b"/music/1.flac", b"/music/2.flac"]
    assert stage.catalogue.asked == asked
    assert (stage.now, stage.player.state.is_playing) == (2, True)


async def test_the_end_of_the_queue_stops_and_play_begins_the_last_again(stage: Stage) -> None:
    await stage.player.play([1, 2], at=1)
    await stage.pass_ms(LENGTH + 1000)
    assert (stage.now, stage.player.state.is_playing) == (2, False)
    assert stage.player.position_ms() == 0
    await stage.player.toggle()
    await stage.pass_ms(700)
    assert stage.player.position_ms() == 700


async def test_repeat_of_the_list_and_of_one_track(stage: Stage) -> None:
    await stage.player.set_repeat(Repeat.ALL)
    await stage.player.play([1, 2], at=1)
    await stage.pass_ms(LENGTH + 1000)
    assert stage.now == 1
    await stage.player.set_repeat(Repeat.ONE)
    await stage.pass_ms(LENGTH)
    assert (stage.now, stage.player.position_ms()) == (1, 1000)
    await stage.player.next()
    assert stage.now == 2


async def test_play_next_and_last_and_their_undo(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    await stage.player.play_last([20])
    await stage.player.play_next([30, 31])
    done = await stage.player.play_next([32])
    assert stage.up_next() == [30, 31, 32, 20]
    again = await done.undo()
    assert stage.up_next() == [30, 31, 20]
    await again.undo()
    assert stage.up_next() == [30, 31, 32, 20]
    await stage.player.next()
    assert (stage.now, stage.coming()) == (30, [2, 3])


async def test_undo_of_play_brings_back_queue_place_and_position(stage: Stage) -> None:
    await stage.player.play([1, 2, 3], at=1, context=ALBUM)
    await stage.player.play_next([20])
    await stage.pass_ms(61_000)
    before = stage.player.queue()
    done = await stage.player.play([40, 41])
    await stage.pass_ms(5000)
    again = await done.undo()
    after = stage.player.queue()
    assert (stage.now, stage.player.position_ms()) == (2, 61_000)
    assert stage.player.state.is_playing
    assert (uids(after.up_next), uids(after.from_context)) == (
        uids(before.up_next),
        uids(before.from_context),
    )
    assert after.context == ALBUM
    await stage.pass_ms(500)
    assert stage.player.position_ms() == 61_500
    await again.undo()
    assert (stage.now, stage.player.position_ms()) == (40, 5000)
    await stage.player.play_last([9])
    seen = uids(after.up_next) + uids(after.from_context)
    assert uids(stage.player.queue().up_next)[-1] not in seen, "no uid twice"


async def test_moving_removing_clearing(stage: Stage) -> None:
    await stage.player.play([1, 2, 3, 4, 5])
    order = uids(stage.player.queue().from_context)
    await stage.player.move([order[3]], order[0])
    assert stage.coming() == [5, 2, 3, 4]
    done = await stage.player.remove([order[0], order[1]])
    assert stage.coming() == [5, 4]
    await stage.player.insert([50], order[2])
    assert stage.coming() == [5, 50, 4]
    await stage.player.insert([60], None, Band.UP_NEXT)
    assert stage.up_next() == [60]
    await stage.player.clear_up_next()
    assert stage.up_next() == []
    cleared = await stage.player.clear()
    assert (stage.now, stage.coming()) == (1, [])
    await cleared.undo()
    assert stage.coming() == [5, 50, 4]
    await done.undo()
    assert stage.coming() == [5, 2, 3, 4]


async def test_removing_what_plays_plays_the_next(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    entry = stage.player.state.entry
    assert entry is not None
    done = await stage.player.remove([entry.uid])
    await stage.pass_ms(100)
    assert (stage.now, stage.player.state.is_playing) == (2, True)
    assert stage.engine.loaded[-1] == b"/music/2.flac"
    await done.undo()
    assert stage.now == 2, "what plays is kept"
    assert stage.player.position_ms() == 100


async def test_previous_restarts_or_goes_back(stage: Stage) -> None:
    await stage.player.play([1, 2, 3], at=1)
    await stage.pass_ms(3500)
    await stage.player.previous()
    assert (stage.now, stage.player.position_ms()) == (2, 0)
    await stage.pass_ms(2000)
    await stage.player.previous()
    assert (stage.now, stage.player.state.is_playing) == (1, True)
    await stage.pass_ms(1000)
    await stage.player.previous()
    assert (stage.now, stage.player.position_ms()) == (1, 0), "nothing before: the start again"


async def test_next_while_paused_stays_paused(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    await stage.player.pause()
    await stage.player.next()
    assert (stage.now, stage.player.state.is_playing) == (2, False)
    await stage.pass_ms(2000)
    assert stage.player.position_ms() == 0
    await stage.player.seek(30_000)
    await stage.player.toggle()
    await stage.pass_ms(500)
    assert stage.player.position_ms() == 30_500
    await stage.player.next()
    await stage.player.next()
    assert not stage.player.state.is_playing, "the end was passed"


async def test_jumping(stage: Stage) -> None:
    await stage.player.play([1, 2, 3, 4])
    await stage.player.play_next([20])
    await stage.player.jump(uids(stage.player.queue().from_context)[1])
    assert (stage.now, stage.up_next(), stage.coming()) == (3, [20], [4])


async def test_shuffle_and_back(stage: Stage) -> None:
    await stage.player.play(list(range(1, 50)), at=9)
    await stage.player.set_shuffle(True)
    assert stage.now == 10
    assert sorted(stage.coming()) == [n for n in range(1, 50) if n != 10]
    assert stage.coming() != sorted(stage.coming())
    await stage.player.set_shuffle(True)
    await stage.player.next()
    here = stage.now
    await stage.player.set_shuffle(False)
    assert here is not None
    assert stage.coming() == list(range(here + 1, 50))
    await stage.player.play(list(range(1, 50)), shuffled=True)
    assert stage.player.state.is_shuffled
    assert len(stage.coming()) == 48
    await stage.player.play([1, 2, 3], shuffled=False)
    assert (stage.now, stage.coming()) == (1, [2, 3])


async def test_volume_and_mute(stage: Stage) -> None:
    await stage.player.set_volume(130)
    assert (stage.player.state.volume, stage.engine.volume) == (100, 100)
    await stage.player.set_muted(True)
    assert (stage.player.state.is_muted, stage.engine.muted) == (True, True)
    await stage.player.set_volume(40)
    assert (stage.player.state.is_muted, stage.engine.muted, stage.engine.volume) == (
        False,
        False,
        40,
    )


async def test_stop_after_the_track(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    await stage.player.stop_after(Stop.TRACK)
    await stage.pass_ms(LENGTH + 3000)
    assert (stage.now, stage.player.state.is_playing) == (2, False)
    assert stage.player.state.stop_after is Stop.NONE
    await stage.player.toggle()
    await stage.pass_ms(LENGTH + 1000)
    assert stage.now == 3, "once"


async def test_stop_after_the_album(stage: Stage) -> None:
    await stage.player.play([8, 9, 10, 11])
    await stage.player.stop_after(Stop.ALBUM)
    await stage.pass_ms(LENGTH + 2000)
    assert (stage.now, stage.player.state.is_playing) == (9, True)
    await stage.pass_ms(LENGTH + 2000)
    assert (stage.now, stage.player.state.is_playing) == (10, False)


async def test_broken_and_missing_tracks_are_skipped_with_a_message(stage: Stage) -> None:
    stage.engine.refused[b"/music/2.flac"] = Broken(what="2.flac", reason="no sound")
    stage.catalogue.missing.add(3)
    stage.catalogue.unknown.add(4)
    await stage.player.play([1, 2, 3, 4, 5])
    await stage.pass_ms(LENGTH + 2000)
    assert (stage.now, stage.player.state.is_playing) == (5, True)
    assert [t.title for t in stage.troubles] == ["Track 2", "Track 3", ""]
    assert "no sound" in stage.troubles[0].reason
    assert "/music/3.flac" in stage.troubles[1].reason


async def test_a_track_that_breaks_in_its_middle_is_left(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(5000)
    stage.engine.fail("damaged")
    await stage.pass_ms(100)
    assert stage.now == 2
    assert await stage.plays() == [(1, Outcome.SHORT, 5000)], "no skip of the listener's"


async def test_ten_failures_in_a_row_stop_with_one_message(stage: Stage) -> None:
    stage.catalogue.missing |= set(range(1, 40))
    await stage.player.play(list(range(1, 40)))
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert len(stage.troubles) == 11
    assert "10 tracks" in stage.troubles[-1].reason
    stage.catalogue.missing.clear()
    await stage.player.toggle()
    await stage.pass_ms(200)
    assert stage.player.state.is_playing, "and goes on when asked to, where it stopped"
    assert stage.now == 10


async def test_a_repeated_track_that_breaks_does_not_spin(stage: Stage) -> None:
    await stage.player.set_repeat(Repeat.ALL)
    stage.catalogue.missing.add(1)
    await stage.player.play([1])
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert len(stage.troubles) == 11


async def test_a_play_counts_when_half_of_it_was_heard(stage: Stage, facts: list[Fact]) -> None:
    await stage.player.play([1, 2, 3, 4], context=ALBUM)
    await stage.pass_ms(LENGTH + 500)
    await stage.player.seek(180_000)
    await stage.pass_ms(15_000)
    await stage.player.next()
    await stage.pass_ms(101_000)
    await stage.player.next()
    await stage.pass_ms(500)
    await stage.player.stop()
    assert await stage.plays() == [
        (1, Outcome.COUNTED, LENGTH),
        (2, Outcome.SKIPPED, 15_500),
        (3, Outcome.COUNTED, 101_000),
    ]
    rows = await stage.database.read(plays.history, DEFAULT_PROFILE)
    assert {row.context for row in rows} == {"album:3"}
    assert TracksChanged(frozenset([1])) in facts


async def test_paused_time_is_not_listening(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(40_000)
    await stage.player.pause()
    stage.clock.advance(500_000)
    await stage.player.toggle()
    await stage.pass_ms(40_000)
    await stage.player.next()
    assert await stage.plays() == [(1, Outcome.SKIPPED, 80_000)]


async def test_four_minutes_are_enough_and_short_tracks_count(stage: Stage) -> None:
    stage.catalogue.length_ms = 20 * 60_000
    await stage.player.play([1, 2])
    await stage.pass_ms(241_000)
    await stage.player.next()
    stage.catalogue.length_ms = 20_000
    await stage.player.play([3])
    await stage.pass_ms(11_000)
    await stage.player.next()
    assert [(t, o) for t, o, _ in await stage.plays()] == [
        (1, Outcome.COUNTED),
        (3, Outcome.COUNTED),
    ]


async def test_a_counted_play_is_on_disk_while_the_track_still_plays(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(150_000)
    assert await stage.plays() == []
    stage.player._tick()  # its turn comes every second of real time
    assert await stage.plays() == [(1, Outcome.COUNTED, 150_000)]
    await stage.pass_ms(20_000)
    await stage.player.next()
    assert await stage.plays() == [(1, Outcome.COUNTED, 170_000)]


async def test_a_restart_of_a_counted_track_is_a_new_listening(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(150_000)
    stage.player._tick()
    await stage.player.previous()
    await stage.pass_ms(120_000)
    await stage.player.next()
    assert [o for _, o, _ in await stage.plays()] == [Outcome.COUNTED] * 2


async def test_files_from_outside_play_and_leave_no_plays(stage: Stage) -> None:
    files = (Outside(b"/tmp/\xff.mp3", "One", length_ms=Ms(3000)), Outside(b"/tmp/b.mp3", "Two"))
    await stage.player.play_files(files)
    state = stage.player.state
    assert state.entry is not None
    assert (state.entry.outside, state.track, state.length_ms) == (files[0], None, 3000)
    await stage.pass_ms(3500)
    assert stage.engine.loaded == [b"/tmp/\xff.mp3", b"/tmp/b.mp3"]
    await stage.player.insert_files(files[:1], None)
    assert await stage.plays() == []


async def test_everything_comes_back_after_a_kill(
    stage: Stage, tmp_path: Path, clock: FixedClock
) -> None:
    await stage.player.set_volume(35)
    await stage.player.play(list(range(1, 40)), at=4, context=ALBUM)
    await stage.player.play_next([50, 51])
    await stage.player.set_shuffle(True)
    await stage.player.set_repeat(Repeat.ALL)
    await stage.player.next()
    await stage.player.play_files([Outside(b"/x.mp3", "X")])
    await (await stage.player.play([45])).undo()
    await stage.pass_ms(2500)
    stage.player._tick()
    await stage.player._keeper.settled()
    before, old = stage.player.queue(), stage.player
    position = old.position_ms()
    at = tmp_path / "killed"
    at.mkdir()
    for file in tmp_path.glob("library.db*"):
        if file.is_file():
            shutil.copy(file, at / file.name)
    await old.close()
    reopened = Database(at / "library.db", publish=lambda _: None, clock=clock)
    await reopened.open()
    player = stage.another(reopened)
    await player.restore()
    after, state = player.queue(), player.state
    assert (after.now, after.context, after.is_shuffled) == (
        before.now,
        before.context,
        before.is_shuffled,
    )
    assert uids(after.up_next) == uids(before.up_next)
    assert uids(after.from_context) == uids(before.from_context)
    assert (state.volume, state.repeat, state.is_playing) == (35, Repeat.ALL, False)
    assert abs(player.position_ms() - position) <= 1000
    assert stage.engine.volume == 35
    assert stage.engine.loaded == [], "nothing is opened until it plays"
    await player.toggle()
    await stage.pass_ms(500)
    assert player.position_ms() == position + 500
    await player.close()
    await reopened.close()


async def test_the_position_is_saved_every_second_while_playing(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.player._keeper.settled()
    stage.clock.advance(7000)
    stage.engine.advance(7000)

    def saved() -> object:
        return stage.database.read(lambda tx: tx.value("SELECT position_ms FROM queue_state"))

    deadline = time.monotonic() + 5
    while await saved() != 7000:  # type: ignore[misc]
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_former_queues_can_be_taken_up_again(stage: Stage) -> None:
    await stage.player.play([1, 2, 3], at=1, context=ALBUM)
    await stage.pass_ms(9000)
    await stage.player.play([20])
    (recent,) = await stage.player.recent()
    assert (recent.title, recent.entries) == ("Tidewater", 3)
    done = await stage.player.play_recent(recent.id)
    assert (stage.now, stage.player.position_ms(), stage.coming()) == (2, 9000, [3])
    await done.undo()
    assert stage.now == 20
    with pytest.raises(NotFound):
        await stage.player.play_recent(999)


async def test_pausing_while_broken_tracks_are_skipped_stays_silent(stage: Stage) -> None:
    stage.catalogue.missing |= {1, 2, 3}
    playing = stage.player.play([1, 2, 3, 4])
    playing.send(None)
    await stage.player.pause()
    playing.close()
    await stage.pass_ms(300)
    assert not stage.player.state.is_playing
    assert stage.engine.loaded == []
    await stage.player.toggle()
    await stage.pass_ms(300)
    assert (stage.now, stage.player.state.is_playing) == (4, True)


async def test_a_library_that_cannot_be_read_just_now_is_a_trouble(stage: Stage) -> None:
    async def busy(_: object) -> tuple[TrackFile, ...]:
        raise TryLater("The library")

    stage.catalogue.files = busy  # type: ignore[assignment]
    await stage.player.play([1])
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert "busy" in stage.troubles[0].reason
    del stage.catalogue.files  # type: ignore[misc]
    await stage.player.toggle()
    await stage.pass_ms(300)
    assert stage.player.state.is_playing


async def test_a_machine_without_sound_is_a_trouble(stage: Stage) -> None:
    await stage.player.play([1])
    stage.engine._tell(Unheard(Broken(what="Sound", reason="there is no sound device")))
    await stage.pass_ms(10)
    assert stage.player.state.is_playing
    assert "no sound device" in stage.troubles[0].reason


class FullDisk(Database):
    """A library on a disk that is full for a while."""

    is_full = True

    async def write(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if self.is_full:
            raise DiskFull(path=self.path)
        return await super().write(fn, *args, **kwargs)


async def test_a_full_disk_is_told_once_and_saving_goes_on_later(
    stage: Stage, tmp_path: Path, clock: FixedClock
) -> None:
    full = FullDisk(tmp_path / "library.db", publish=stage.facts.extend, clock=clock)
    await full.open()
    player = stage.another(full)
    await player.play([1, 2])
    await player.set_volume(5)
    await player.play_next([3])
    await player._keeper.settled()
    assert [str(error)[:16] for error in stage.errors] == ["The disk is full"]
    stage.errors.clear()
    assert stage.player.state.is_playing
    full.is_full = False
    await player.pause()
    await player.close()
    await full.close()
    assert await stage.database.read(lambda tx: tx.value("SELECT volume FROM queue_state")) == 5


async def test_falling_asleep_fades_pauses_and_gives_the_volume_back(stage: Stage) -> None:
    await stage.player.play([1, 2])
    assert stage.player.sleep_left_ms() is None
    await stage.player.sleep_in(600_000)
    left = stage.player.sleep_left_ms()
    assert left is not None
    assert 590_000 < left <= 600_000
    await stage.player.sleep_in(None)
    assert (stage.player.sleep_left_ms(), stage.engine.volume) == (None, 80)
    stage.engine.calls.clear()
    await stage.player.sleep_in(400)
    deadline = time.monotonic() + 5
    while stage.player.state.is_playing:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    volumes = [value for name, value in stage.engine.calls if name == "set_volume"]
    assert len(volumes) > 2
    assert volumes == sorted(volumes, key=lambda volume: -int(str(volume)))
    while stage.engine.volume != 80:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    assert stage.player.state.volume == 80


async def test_playing_nothing_is_refused(stage: Stage) -> None:
    await stage.player.play([1])
    with pytest.raises(NotFound):
        await stage.player.play([])
    assert stage.now == 1


async def test_a_row_is_read_again_after_a_change(stage: Stage) -> None:
    await stage.player.play([1])
    stage.catalogue.length_ms = 5
    await stage.player.refresh()
    track = stage.player.state.track
    assert track is not None
    assert track.length_ms == 5


async def test_a_million_tracks_start_at_once(stage: Stage) -> None:
    million = array("q", range(1, 1_000_001))
    started = time.perf_counter()
    await stage.player.play(million, at=500_000, context=Context(ContextKind.TRACKS))
    spent = time.perf_counter() - started
    assert stage.engine.loaded == [b"/music/500001.flac"]
    assert spent < 0.5, "8 ms on an idle machine"
    started = time.perf_counter()
    await stage.player.set_shuffle(True)
    assert time.perf_counter() - started < 0.3
    await stage.player._keeper.settled()


async def test_a_library_that_cannot_be_written_costs_nobody_the_music(stage: Stage) -> None:
    stage.database.read_only = True
    await stage.player.play([1, 2])
    await stage.pass_ms(LENGTH + 500)
    assert stage.now == 2
    await stage.player._keeper.settled()
    stage.database.read_only = False
    await stage.player.pause()
    await stage.player._keeper.settled()
    assert await stage.database.read(lambda tx: tx.value("SELECT uid FROM queue_state")) == 2
