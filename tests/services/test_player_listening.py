"""What is heard is counted by the scrobble rule."""

import random

import pytest

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms
from audio2_desktop.playback.engine import Heard, Unheard
from audio2_desktop.storage import plays
from audio2_desktop.storage.plays import Outcome
from tests.fakes.stage import ALBUM, LENGTH, Stage


async def test_a_play_counts_when_half_of_it_was_heard(stage: Stage) -> None:
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
    assert TracksChanged(frozenset([1])) in stage.facts


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
    stage.player._head._tick()  # its turn comes every second of real time
    assert await stage.plays() == [(1, Outcome.COUNTED, 150_000)]
    await stage.pass_ms(20_000)
    await stage.player.next()
    assert await stage.plays() == [(1, Outcome.COUNTED, 170_000)]


async def test_a_restart_of_a_counted_track_is_a_new_listening(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(150_000)
    stage.player._head._tick()
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
    assert await stage.plays() == []


async def test_what_nobody_could_hear_is_no_play_and_no_skip(stage: Stage) -> None:
    await stage.player.play([1, 2, 3, 4])
    await stage.pass_ms(1500)
    stage.engine._tell(Unheard(Refused("There is no sound device.")))
    await stage.pass_ms(LENGTH)
    assert stage.now == 2, "the queue goes on"
    stage.player._head._tick()
    await stage.player.pause()
    await stage.player.toggle()
    await stage.pass_ms(20_000)
    await stage.player.next()
    await stage.player.previous()
    await stage.player.next()
    assert await stage.plays() == []
    await stage.pass_ms(50_000)
    stage.engine._tell(Heard())
    await stage.pass_ms(101_000)
    stage.player._head._tick()
    assert await stage.plays() == [(3, Outcome.COUNTED, 101_000)], "from where it was heard"


async def test_a_device_that_comes_back_while_paused_is_not_listening(stage: Stage) -> None:
    await stage.player.play([1, 2])
    stage.engine._tell(Unheard(Refused("There is no sound device.")))
    await stage.pass_ms(1000)
    await stage.player.pause()
    stage.engine._tell(Heard())
    await stage.pass_ms(150_000)
    await stage.player.next()
    assert await stage.plays() == []


@pytest.mark.parametrize("seed", range(12))
async def test_never_more_is_counted_than_was_heard(stage: Stage, seed: int) -> None:
    chance, player = random.Random(seed), stage.player
    heard_ms, is_heard = 0, True
    await player.play([1, 2, 3, 4, 5])
    for _ in range(80):
        match chance.randrange(12):
            case 0:
                await player.next()
            case 1:
                await player.previous()
            case 2:
                await player.toggle()
            case 3:
                await player.seek(chance.randrange(LENGTH))
            case 4:
                is_heard = not is_heard
                stage.engine._tell(Heard() if is_heard else Unheard(Refused("No device.")))
                await stage.pass_ms(0)
            case _:
                is_playing = player.state.is_playing
                await stage.pass_ms(span := chance.choice([500, 20_000, 150_000]))
                heard_ms += span if is_heard and is_playing else 0
    written = sum(ms for _, _, ms in await stage.plays())
    assert 0 < written <= heard_ms
