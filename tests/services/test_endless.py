"""When the queue ends, similar music of the library goes on."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from audio2_desktop.domain.endless import Why
from audio2_desktop.domain.facts import Fact, QueueChanged
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.queue import ContextKind, Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.services.endless import FEW, SHOWN
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.plays import Outcome
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve
from tests.fakes.stage import ALBUM, LENGTH, Stage

LIBRARY = 24


@pytest.fixture
async def radio(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Stage]:
    """A player over 24 tracks with files, by twelve artists, all of the nineties."""

    def fill(tx: Write) -> None:
        discs = [
            Disc(f"T{at}", f"Artist {at % 12}", f"Album {at % 12}", year=1990 + at % 10)
            for at in range(LIBRARY)
        ]
        assert shelve(tx, discs) == [*range(1, LIBRARY + 1)]

    facts = list[Fact]()
    database = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await database.open()
    await database.write(fill)
    made = Stage(database, clock, facts)
    await made.player.restore()
    yield made
    await made.player.close()
    await database.close()
    assert made.errors == []


async def settle(stage: Stage) -> list[int]:
    """Ids of what goes on, when it is known."""
    await stage.player._endless._asking.settled()
    return coming(stage)


def coming(stage: Stage) -> list[int]:
    return [one.track for one in stage.player.queue().coming]


async def finish(stage: Stage) -> None:
    """To the end of what plays."""
    await settle(stage)
    await stage.pass_ms(100)
    left = LENGTH - stage.player.position_ms()
    await stage.pass_ms(left + 100)


async def test_what_goes_on_is_shown_before_the_end_and_follows_without_a_gap(
    radio: Stage,
) -> None:
    radio.facts.clear()
    await radio.player.play([1, 2], context=ALBUM)
    first, *others = await settle(radio)
    assert len(others) + 1 == SHOWN
    assert {first, *others}.isdisjoint({1, 2})
    assert radio.facts.count(QueueChanged()) == 2, "once for the queue, once for them"
    await finish(radio)
    assert (radio.now, coming(radio)) == (2, [first, *others])
    await radio.pass_ms(500)
    assert radio.engine.following is not None
    assert radio.engine.following.path == b"/music/%d.flac" % first
    await finish(radio)
    assert (radio.now, radio.player.state.is_playing) == (first, True)
    assert coming(radio) == others
    assert radio.coming() == []
    assert radio.player.queue().context.kind is ContextKind.SIMILAR


async def test_nothing_is_repeated_until_the_library_is_through(radio: Stage) -> None:
    await radio.player.play([1])
    heard = [1]
    for _ in range(LIBRARY + LIBRARY // 3):
        await finish(radio)
        assert radio.now is not None
        heard.append(radio.now)
    assert sorted(heard[:LIBRARY]) == [*range(1, LIBRARY + 1)]
    assert all(heard[at] not in heard[max(0, at - 6) : at] for at in range(1, len(heard)))
    assert {outcome for _, outcome, _ in await radio.plays()} == {Outcome.COUNTED}
    contexts = await radio.database.read(lambda tx: set(tx.column("SELECT context FROM play")))
    assert contexts == {"", "similar"}


async def test_it_varies_by_chance_and_says_why(radio: Stage) -> None:
    await radio.player.play([1])
    first = await settle(radio)
    assert {one.reason.why for one in radio.player.queue().coming} <= {
        Why.ARTIST, Why.DECADE, Why.UNHEARD,
    }  # fmt: skip
    await radio.player.play([3])
    await radio.player.play([1])
    assert await settle(radio) != first


async def test_a_long_queue_needs_nothing_and_its_last_tracks_do(radio: Stage) -> None:
    await radio.player.play([*range(1, FEW + 3)])
    assert await settle(radio) == []
    await radio.player.next()
    assert await settle(radio) == []
    await radio.player.next()
    assert len(await settle(radio)) == SHOWN


async def test_the_listeners_own_edits_come_first(radio: Stage) -> None:
    await radio.player.play([1])
    first, second, *others = await settle(radio)
    done = await radio.player.play_last([first])
    assert await settle(radio) == [second, *others], "it was taken up: the others stay"
    await done.undo()
    await radio.player.play_next([24 if 24 not in (first, second, *others) else 23])
    await settle(radio)
    await finish(radio)
    assert radio.now in (23, 24)
    following = (await settle(radio))[0]
    await finish(radio)
    assert radio.now == following


async def test_off_is_off_at_once_and_on_again_too(radio: Stage) -> None:
    await radio.player.play([1])
    await settle(radio)
    await radio.pass_ms(500)
    assert radio.engine.following is not None
    radio.wants = replace(radio.wants, autoplay=False)
    radio.player.follow_autoplay()
    assert (coming(radio), radio.engine.following) == ([], None)
    assert not radio.player.queue().is_endless
    await finish(radio)
    assert (radio.now, radio.player.state.is_playing) == (1, False)
    radio.wants = replace(radio.wants, autoplay=True)
    radio.player.follow_autoplay()
    assert len(await settle(radio)) == SHOWN
    assert radio.player.queue().is_endless


async def test_nothing_goes_on_after_a_stop_or_with_repeat(radio: Stage) -> None:
    for stop in (Stop.TRACK, Stop.ALBUM):
        await radio.player.play([1], context=ALBUM)
        await settle(radio)
        await radio.player.stop_after(stop)
        await finish(radio)
        assert (radio.now, radio.player.state.is_playing) == (1, False)
    await radio.player.play([1])
    await radio.player.set_repeat(Repeat.ALL)
    assert await settle(radio) == []
    await finish(radio)
    assert radio.now == 1


async def test_the_next_button_goes_on_too_and_back_comes_back(radio: Stage) -> None:
    await radio.player.play([1], context=ALBUM)
    first = (await settle(radio))[0]
    await radio.player.next()
    second = (await settle(radio))[0]
    await radio.player.next()
    assert (radio.now, radio.player.state.is_playing) == (second, True)
    await radio.player.previous()
    assert (radio.now, radio.coming()) == (first, [second])
    await radio.player.previous()
    assert radio.now == 1


async def test_the_queue_that_ended_can_be_brought_back(radio: Stage) -> None:
    await radio.player.play([1, 2], at=1, context=ALBUM)
    await settle(radio)
    await finish(radio)
    recent = await radio.player.recent()
    assert [(queue.title, queue.entries) for queue in recent] == [("Tidewater", 2)]
    await radio.player.play_recent(recent[0].id)
    assert (radio.now, radio.player.queue().context) == (2, ALBUM)


async def test_a_suggestion_plays_now_and_undo_brings_all_back(radio: Stage) -> None:
    await radio.player.play([1, 2, 3], context=ALBUM)
    await radio.player.play_next([4])
    wanted = (await settle(radio))[2]
    await radio.pass_ms(1500)
    done = await radio.player.play_suggested(TrackId(wanted))
    assert (radio.now, radio.up_next(), radio.coming()) == (wanted, [4], [2, 3])
    assert wanted not in await settle(radio)
    await done.undo()
    assert (radio.now, radio.player.position_ms()) == (1, 1500)
    assert (radio.up_next(), radio.coming()) == ([4], [2, 3])
    await radio.player.play([5])
    wanted = (await settle(radio))[1]
    await radio.player.play_suggested(TrackId(wanted))
    assert (radio.now, radio.coming()) == (wanted, [])


async def test_what_is_declined_makes_room_and_undo_suggests_it_again(radio: Stage) -> None:
    await radio.player.play([1])
    first, *others = await settle(radio)
    done = await radio.player.decline([TrackId(first)])
    assert coming(radio)[: len(others)] == others
    for _ in range(5):
        await radio.player.play([2])
        await radio.player.play([1])
        assert first not in await settle(radio)
    again = await done.undo()
    assert coming(radio)[0] == first
    await again.undo()
    assert first not in coming(radio)


async def test_what_is_declined_while_others_are_looked_for_does_not_come_back(
    radio: Stage,
) -> None:
    await radio.player.play([1])
    all_of_them = await settle(radio)
    endless = radio.player._endless
    endless.coming = ()
    endless.follow(radio.player._head.queue)
    await asyncio.sleep(0)  # the question is on its way
    endless.decline([TrackId(each) for each in all_of_them])
    assert endless._asking.is_busy
    assert not {*all_of_them} & {*await settle(radio)}


async def test_a_restart_goes_on_with_the_same(radio: Stage) -> None:
    await radio.player.play([1], context=ALBUM)
    await settle(radio)
    await finish(radio)
    now, shown = radio.now, radio.player.queue().coming
    await radio.player.close()
    player = radio.another()
    await player.restore()
    assert (radio.now, player.queue().coming) == (now, shown)
    assert player.queue().context.kind is ContextKind.SIMILAR
    await player.resume()
    await finish(radio)
    assert radio.now == shown[0].track


async def test_a_track_put_in_is_not_taken_for_the_suggestion_before_it(radio: Stage) -> None:
    await radio.player.play([1])
    await settle(radio)
    await radio.pass_ms(500)
    await radio.player.play_next([2])
    await finish(radio)
    assert radio.engine.loaded[-1] == b"/music/2.flac"


async def test_files_from_elsewhere_alone_are_like_nothing(radio: Stage) -> None:
    await radio.player.play_files([Outside(b"/x/a.mp3", "A", length_ms=Ms(LENGTH))])
    assert await settle(radio) == []
    await finish(radio)
    assert not radio.player.state.is_playing


async def test_suggestions_whose_files_are_away_are_skipped_and_then_it_ends(radio: Stage) -> None:
    radio.catalogue.missing = {*range(2, LIBRARY + 1)}
    await radio.player.play([1])
    await finish(radio)
    await radio.pass_ms(1000)
    assert not radio.player.state.is_playing
    assert 2 <= len(radio.troubles) <= 6
