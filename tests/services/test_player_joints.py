"""What follows is told to the engine in time and rightly, and goes on in what sounds already."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import AbilitiesChanged, Fact
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.problems import Broken
from audio2_desktop.domain.queue import Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import MediaSource, Paused, Playing, Replaced, Waiting
from audio2_desktop.playback.sound import messages as m
from audio2_desktop.playback.sound_engine import SoundEngine
from audio2_desktop.services.player import Player
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome
from tests.fakes.catalogue import more_tracks, one_track
from tests.fakes.clock import FixedClock
from tests.fakes.sound_child import SoundChildren
from tests.fakes.stage import LENGTH, Stage


def following(stage: Stage) -> bytes | None:
    return stage.engine.following.path if stage.engine.following else None


async def test_the_next_of_the_queue_follows_and_its_changes_are_told(stage: Stage) -> None:
    await stage.player.play([1, 2, 3])
    await stage.pass_ms(1000)
    assert following(stage) == b"/music/2.flac"
    await stage.player.play_next([9])
    await stage.pass_ms(100)
    assert following(stage) == b"/music/9.flac"
    await stage.player.set_repeat(Repeat.ONE)
    assert following(stage) == b"/music/1.flac"
    await stage.player.set_repeat(Repeat.OFF)
    await stage.pass_ms(100)
    await stage.player.clear()
    assert following(stage) is None
    await stage.player.set_repeat(Repeat.ALL)
    await stage.pass_ms(100)
    assert following(stage) == b"/music/1.flac", "round the only one that is left"


async def test_shuffle_joins_what_it_deals(stage: Stage) -> None:
    await stage.player.play([1, 2, 3, 4, 5, 6, 8, 9])
    await stage.player.set_shuffle(True)
    await stage.pass_ms(100)
    told = following(stage)
    await stage.pass_ms(LENGTH)
    assert told == stage.catalogue.path(stage.now or 0)
    assert stage.engine.loaded[-1] == told


async def test_nothing_follows_where_playing_stops(stage: Stage) -> None:
    await stage.player.play([8, 9, 10])
    await stage.pass_ms(100)
    await stage.player.stop_after(Stop.TRACK)
    assert following(stage) is None
    await stage.player.stop_after(Stop.ALBUM)
    assert following(stage) == b"/music/9.flac", "it is of the same album"
    await stage.pass_ms(LENGTH)
    assert stage.now == 9
    assert following(stage) is None, "the next one is of another album"


async def test_a_file_that_is_away_is_not_joined(stage: Stage) -> None:
    stage.catalogue.missing.add(2)
    await stage.player.play([1, 2, 3])
    await stage.pass_ms(100)
    assert following(stage) is None
    await stage.pass_ms(LENGTH)
    assert stage.now == 3


async def test_a_long_track_that_goes_on_in_its_middle_is_not_joined(stage: Stage) -> None:
    stage.wants = PlaybackSettings(long_track=5)
    stage.catalogue.length_ms = 20 * 60_000
    await stage.player.play([2, 3])
    await stage.pass_ms(100)
    await stage.player.seek(600_000)
    await stage.player.play([1, 2])
    await stage.pass_ms(100)
    assert following(stage) is None


async def test_a_crossfade_is_between_albums_only(stage: Stage) -> None:
    stage.wants = PlaybackSettings(crossfade=8)
    await stage.player.play([8, 9, 10, 12])
    await stage.pass_ms(100)
    assert stage.engine.crossfade_ms == 0, "within the album"
    await stage.pass_ms(LENGTH)
    await stage.pass_ms(100)
    assert (stage.now, following(stage)) == (9, b"/music/10.flac")
    assert stage.engine.crossfade_ms == 8000
    await stage.pass_ms(LENGTH)
    assert stage.engine.crossfade_ms == 0
    stage.wants = PlaybackSettings(crossfade=0)
    await stage.player.play([9, 10])
    await stage.pass_ms(100)
    assert stage.engine.crossfade_ms == 0, "only when it is wished"


async def test_an_album_in_its_order_is_known_wherever_it_was_started(stage: Stage) -> None:
    stage.wants = PlaybackSettings(skip_silence=True)

    async def skips(*ids: int) -> list[bool]:
        stage.engine.calls.clear()
        await stage.player.play(ids)
        for _ in ids:
            await stage.pass_ms(LENGTH + 100)
        loaded = [call[1] for call in stage.engine.calls if call[0] == "load"]
        return [source.skips_silence for source in loaded if isinstance(source, MediaSource)]

    assert await skips(1, 2, 3) == [False, False, False]
    assert await skips(5, 3, 4, 12) == [True, False, False, True]


async def test_files_of_one_live_set_have_no_crossfade(stage: Stage) -> None:
    stage.wants = PlaybackSettings(crossfade=8)
    one, two, other = (
        Outside(path, title="", artist="", album=album, length_ms=Ms(LENGTH))
        for path, album in ((b"/1.mp3", "Live"), (b"/2.mp3", "Live"), (b"/3.mp3", "Else"))
    )
    await stage.player.play_files([one, two, other])
    await stage.pass_ms(100)
    assert (following(stage), stage.engine.crossfade_ms) == (b"/2.mp3", 0)
    await stage.pass_ms(LENGTH)
    assert (following(stage), stage.engine.crossfade_ms) == (b"/3.mp3", 8000)


async def test_an_end_that_meets_a_pause_stays_paused(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(LENGTH - 100)
    stage.player._deck.wants_sound = False  # as by a pause that came as the engine ended
    stage.engine.advance(200)
    await stage.pass_ms(0)
    assert (stage.now, stage.player.state.is_playing) == (2, False)


async def test_a_device_that_vanishes_leaves_the_player_paused(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(1000)
    stage.engine._tell(Paused(is_own=True))
    await stage.pass_ms(0)
    assert not stage.player.state.is_playing
    await stage.player.toggle()
    assert stage.player.state.is_playing


async def test_what_is_waited_for_is_shown_and_not_listened_to(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(1000)
    stage.engine._tell(Waiting(0))
    await stage.pass_ms(0)
    assert (stage.player.state.waits, stage.player.state.is_playing) == (0, True)
    stage.engine.is_playing = False
    stage.clock.advance(20_000)
    stage.engine._tell(Waiting(40))
    await stage.pass_ms(0)
    assert stage.player.state.waits == 40
    stage.engine._tell(Playing())
    await stage.pass_ms(0)
    assert stage.player.state.waits is None
    await stage.player.next()
    assert await stage.plays() == [(1, Outcome.SKIPPED, 1000)], "nobody heard the waiting"
    stage.engine._tell(Waiting(0))
    await stage.pass_ms(0)
    await stage.player.pause()
    assert stage.player.state.waits is None


async def test_another_engine_than_was_wished_is_told(stage: Stage) -> None:
    await stage.player.play([1])
    stage.engine._tell(Replaced(Broken(what="Sound", reason="it does not start")))
    await stage.pass_ms(100)
    assert ["it does not start" in str(t.problem) for t in stage.troubles] == [True]
    assert AbilitiesChanged() in stage.facts
    assert stage.player.state.is_playing


# ---- with the sound path ------------------------------------------------------------------------


class Sounding(Stage):
    """The same player, on the sound path with a scripted process."""

    children: SoundChildren

    def another(self, database: Database | None = None) -> Player:
        self.children = SoundChildren()
        self.player = Player(
            database or self.database,
            SoundEngine(self.children, self.clock),
            self.clock,
            self.facts.extend,
            self.catalogue,
            on_error=self.errors.append,
            preferences=lambda: self.wants,
            seed=4,
        )
        return self.player

    async def pass_ms(self, ms: int) -> None:
        for _ in range(100):
            if self.children.all and not self.children.now.commands:
                self.children.now.wake()
            await asyncio.sleep(0)
        self.clock.advance(ms)

    def place(self, which: int, ms: int) -> None:
        self.children.now.tell(m.Place(which, ms, self.clock.monotonic(), runs=True))


@pytest.fixture
async def sounding(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Sounding]:
    facts = list[Fact]()
    database = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await database.open()
    await database.write(one_track)
    await database.write(more_tracks, range(1, 7))
    made = Sounding(database, clock, facts)
    await made.player.restore()
    yield made
    await made.player.close()
    await database.close()
    assert made.errors == []


async def test_a_crossing_closes_one_listening_and_opens_the_next(sounding: Sounding) -> None:
    player = sounding.player
    await player.play([1, 2, 3])
    await sounding.pass_ms(0)
    child = sounding.children.now
    child.tell(m.Playing(child.load.id))
    sounding.clock.advance(LENGTH - 4000)
    sounding.place(child.load.id, LENGTH - 4000)
    assert [one.source.path for one in child.prepared] == [b"/music/2.flac"]
    sounding.clock.advance(4000)
    assert player.position_ms() == LENGTH
    child.tell(m.Crossed(child.prepared[-1].id, sounding.clock.monotonic() - 0.1))
    assert sounding.now == 2
    assert player.position_ms() == pytest.approx(100, abs=1), "at once, and of the right track"
    assert player.state.is_playing
    await sounding.pass_ms(29_900)
    assert player.position_ms() == pytest.approx(30_000, abs=1)
    assert len([one for one in child.commands if isinstance(one, m.Load | m.Stop)]) == 1
    assert await sounding.plays() == [(1, Outcome.COUNTED, LENGTH)]
    await player.next()
    await sounding.pass_ms(0)
    assert await sounding.plays() == [(1, Outcome.COUNTED, LENGTH), (2, Outcome.SKIPPED, 29_900)]


async def test_a_queue_that_changes_in_the_last_seconds_is_followed(sounding: Sounding) -> None:
    await sounding.player.play([1, 2, 3])
    await sounding.pass_ms(0)
    child = sounding.children.now
    child.tell(m.Playing(child.load.id))
    await sounding.player.seek(LENGTH - 3000)
    await sounding.player.play_next([5])
    await sounding.pass_ms(0)
    assert [one.source.path for one in child.prepared] == [b"/music/2.flac", b"/music/5.flac"]
    child.tell(m.Crossed(child.prepared[-1].id, sounding.clock.monotonic()))
    assert sounding.now == 5
    await sounding.player.seek(LENGTH - 3000)
    await sounding.pass_ms(0)
    # the process joined what it was told first, the wish came too late
    early = child.prepared[-1].id
    await sounding.player.play_next([6])
    await sounding.pass_ms(0)
    child.tell(m.Crossed(early, sounding.clock.monotonic()))
    await sounding.pass_ms(0)
    assert sounding.now == 6
    assert child.load.source.path == b"/music/6.flac", "loaded anew: something else sounded"
