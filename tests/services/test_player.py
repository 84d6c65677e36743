"""What the buttons of a player do."""

import asyncio
import time

import pytest

from audio2_desktop.domain.facts import (
    NowPlaying,
    QueueChanged,
)
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.playlists import Wanted
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.queue import Band, Stop
from audio2_desktop.domain.repeat import Repeat
from tests.fakes.stage import ALBUM, LENGTH, Stage, uids


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


async def test_what_was_put_next_stays_when_another_album_plays_and_undo_is_exact(
    stage: Stage,
) -> None:
    await stage.player.play([11, 12], context=ALBUM)
    await stage.player.play_next([30, 31])
    before = stage.player.queue()
    await stage.pass_ms(1500)
    done = await stage.player.play([21, 22], context=ALBUM)
    assert (stage.now, stage.up_next(), stage.coming()) == (21, [30, 31], [22])
    await stage.player.next()
    assert (stage.now, stage.up_next(), stage.coming()) == (30, [31], [22])
    await done.undo()
    after = stage.player.queue()
    assert (after.now, uids(after.up_next)) == (before.now, uids(before.up_next))
    assert (stage.now, stage.coming(), stage.player.position_ms()) == (11, [12], 1500)


async def test_the_tracks_of_the_queue_from_what_plays_on(stage: Stage) -> None:
    await stage.player.play([1, 2, 3, 4], at=1)
    await stage.player.play_next([30])
    assert await stage.player.listed() == [2, 30, 3, 4]
    await stage.player.play_files([Outside(b"/x/a.mp3", "A", "Someone"), Outside(b"/x/b.mp3", "B")])
    first, second = Wanted("A", "Someone", path=b"/x/a.mp3"), Wanted("B", path=b"/x/b.mp3")
    assert await stage.player.listed() == [first, 30, second]


async def test_a_hundred_thousand_tracks_are_taken_over_in_order(stage: Stage) -> None:
    many = [*range(100_000, 0, -1)]
    await stage.player.play(many, at=2)
    assert list(stage.player.queue().from_context.track_ids()) == many[3:]
    done = await stage.player.play_last(many)
    assert (done.values["count"], stage.up_next()) == (100_000, many)


async def test_a_heavy_edit_is_done_on_the_queue_as_it_is_by_then(stage: Stage) -> None:
    await stage.player.play(range(1, 5001), context=ALBUM)
    gone = uids(stage.player.queue().from_context)[:4000]
    removing = asyncio.ensure_future(stage.player.remove(gone))
    await asyncio.sleep(0)  # its first step; what the thread finds arrives in a later turn
    assert stage.player.queue().from_context[0].track_id == 2, "it is worked out in a thread"
    await stage.player.play_next([9000])
    done = await removing
    assert (stage.up_next(), stage.coming()) == ([9000], [*range(4002, 5001)])
    await done.undo()
    assert (stage.up_next(), stage.coming()) == ([9000], [*range(2, 5001)])


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
    with pytest.raises(Refused):
        await stage.player.play([])
    assert stage.now == 1


async def test_a_row_is_read_again_after_a_change(stage: Stage) -> None:
    await stage.player.play([1])
    stage.catalogue.length_ms = 5
    await stage.player.refresh()
    track = stage.player.state.track
    assert track is not None
    assert track.length_ms == 5
