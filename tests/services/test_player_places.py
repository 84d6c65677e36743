"""Where playing goes on: after a restart, and in long tracks."""

import pytest

from audio2_desktop.domain.facts import WentOn
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.player import Player
from tests.fakes.stage import Stage

MINUTE = 60_000


@pytest.mark.parametrize(("played", "resumes"), [(True, True), (True, False), (False, True)])
async def test_a_restart_plays_on_when_it_played_and_that_is_wanted(
    stage: Stage, played: bool, resumes: bool
) -> None:
    await stage.player.play([1, 2, 3], 1)
    await stage.pass_ms(4_000)
    if not played:
        await stage.player.pause()
    await stage.player.close()
    player = stage.another()
    await player.restore(resumes=resumes)
    assert (stage.now, player.state.is_playing) == (2, played and resumes)
    assert player.position_ms() == 4_000
    assert stage.engine.is_playing is (played and resumes)


def mixes(stage: Stage, wants: PlaybackSettings | None = None, minutes: int = 30) -> Player:
    """A player whose tracks are long."""
    stage.engine, stage.catalogue.length_ms = SilentEngine(), minutes * MINUTE
    stage.player = Player(
        stage.database,
        stage.engine,
        stage.clock,
        stage.facts.extend,
        stage.catalogue,
        on_error=stage.errors.append,
        preferences=lambda: wants or PlaybackSettings(),
        seed=4,
    )
    return stage.player


async def leave(stage: Stage, at_ms: int) -> None:
    """Hear track 1 at a place, then go on to 2."""
    await stage.player.play([1, 2])
    await stage.pass_ms(1_000)
    await stage.player.seek(at_ms)
    await stage.player.next()
    assert stage.now == 2


async def place_of(stage: Stage, wants: PlaybackSettings | None = None) -> int:
    """Where track 1 begins after a restart."""
    await stage.player.close()
    player = mixes(stage, wants)
    await player.restore()
    stage.facts.clear()
    await player.play([1])
    place = player.position_ms()
    assert [fact for fact in stage.facts if isinstance(fact, WentOn)] == (
        [WentOn(place)] if place else []
    )
    return place


async def test_a_long_track_goes_on_where_it_was_left(stage: Stage) -> None:
    player = mixes(stage)
    await leave(stage, 12 * MINUTE)
    await player.previous()
    assert (stage.now, player.position_ms()) == (1, 12 * MINUTE)
    await player.next()
    assert await place_of(stage) == 12 * MINUTE
    await stage.player.seek(0)
    assert stage.player.position_ms() == 0


async def test_it_plays_from_there(stage: Stage) -> None:
    player = mixes(stage)
    await leave(stage, 12 * MINUTE)
    await player.play([1])
    await stage.pass_ms(2_000)
    assert player.position_ms() == 12 * MINUTE + 2_000


@pytest.mark.parametrize(
    "at_ms", [10_000, 30 * MINUTE - 10_000], ids=["hardly begun", "as good as heard"]
)
async def test_near_its_ends_there_is_no_place(stage: Stage, at_ms: int) -> None:
    mixes(stage)
    await leave(stage, at_ms)
    assert await place_of(stage) == 0


async def test_a_track_that_was_heard_whole_begins_at_its_start(stage: Stage) -> None:
    player = mixes(stage)
    await leave(stage, 12 * MINUTE)
    await player.play([1, 2])
    await player.seek(30 * MINUTE - 1_000)
    await stage.pass_ms(2_000)
    assert stage.now == 2
    assert await place_of(stage) == 0


async def test_stopping_keeps_the_place(stage: Stage) -> None:
    player = mixes(stage)
    await player.play([1, 2])
    await stage.pass_ms(1_000)
    await player.seek(12 * MINUTE)
    await player.stop()
    assert player.position_ms() == 0
    await player.next()
    assert await place_of(stage) == 12 * MINUTE


@pytest.mark.parametrize(
    ("minutes", "wants"),
    [
        (20, PlaybackSettings()),
        (30, PlaybackSettings(long_track=30)),
        (30, PlaybackSettings(remember_position=False)),
    ],
)
async def test_short_tracks_and_unwanted_places_are_not_kept(
    stage: Stage, minutes: int, wants: PlaybackSettings
) -> None:
    mixes(stage, wants, minutes)
    await leave(stage, 12 * MINUTE)
    assert await place_of(stage) == 0


async def test_a_place_is_not_used_while_that_is_not_wanted(stage: Stage) -> None:
    mixes(stage)
    await leave(stage, 12 * MINUTE)
    assert await place_of(stage, PlaybackSettings(remember_position=False)) == 0
    assert await place_of(stage) == 12 * MINUTE


async def test_a_track_that_is_gone_leaves_no_trace(stage: Stage) -> None:
    mixes(stage)
    await stage.player.play([777, 2])
    await stage.pass_ms(1_000)
    await stage.player.seek(12 * MINUTE)
    await stage.player.next()
    await stage.player.close()
    assert await stage.database.read(lambda tx: tx.value("SELECT count(*) FROM resume_point")) == 0
