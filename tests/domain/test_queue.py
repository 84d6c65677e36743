"""The rules of the queue, one by one."""

from array import array
from itertools import pairwise

import pytest

from audio2_desktop.domain.lines import Outside, Pool
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue
from audio2_desktop.domain.repeat import Repeat
from tests.fakes.queues import ALBUM, back, fields, ids, now, onward, playing, tracks, uids


def test_several_play_next_keep_their_order_and_play_last_comes_behind() -> None:
    queue = playing(1, 2, 3)
    queue = queue.with_last(tracks(queue, 90))
    queue = queue.with_next(tracks(queue, 10, 11))
    queue = queue.with_next(tracks(queue, 12))
    assert ids(queue.up_next) == [10, 11, 12, 90]
    queue = onward(queue)
    queue = queue.with_next(tracks(queue, 13))
    assert (now(queue), ids(queue.up_next)) == (10, [11, 12, 13, 90])
    assert ids(queue.from_context) == [2, 3]


def test_what_the_listener_put_next_outlives_another_album() -> None:
    queue = playing(1, 2, 3)
    queue = queue.with_last(tracks(queue, 90))
    queue = queue.with_next(tracks(queue, 10))
    queue = queue.started(tracks(queue, 4, 5, 6), 1, ALBUM)
    assert (now(queue), ids(queue.up_next), ids(queue.from_context)) == (5, [10, 90], [6])
    queue = queue.with_next(tracks(queue, 11))
    assert ids(queue.up_next) == [10, 11, 90]
    queue = queue.shuffled().started(tracks(queue, 7, 8), 0, ALBUM)
    assert (now(queue), ids(queue.up_next), ids(queue.from_context)) == (7, [10, 11, 90], [8])


def test_entries_move_in_front_of_one_that_moves_with_them() -> None:
    queue = playing(1, 2, 3, 4, 5, 6)
    two, three, four, five, six = uids(queue.from_context)
    assert ids(queue.moved([two, six, four], four).from_context) == [3, 2, 4, 6, 5]
    assert ids(queue.moved([six, five], five).from_context) == [2, 3, 4, 5, 6]
    queue = queue.with_next(tracks(queue, 10, 11, 12))
    ten, eleven, _ = uids(queue.up_next)
    moved = queue.moved([three, ten, eleven], ten)
    assert (ids(moved.up_next), ids(moved.from_context)) == ([10, 11, 3, 12], [2, 4, 5, 6])


def test_what_is_around_an_entry_is_what_plays_before_and_after_it() -> None:
    queue = playing(1, 2, 3)
    assert queue.now is not None
    assert queue.around(queue.now) == (None, queue.from_context[0])
    queue = onward(queue.with_next(tracks(queue, 9)))
    nine, two, three = queue.now, *queue.from_context
    assert nine is not None
    assert queue.around(nine) == (queue.history[-1], two)
    assert queue.around(two) == (nine, three)
    assert queue.around(three) == (None, None), "neither the current one nor the next"
    last = onward(onward(queue))
    assert last.around(three) == (two, None)
    assert last.around(two) == (None, None)


def test_the_end_is_none_and_repeat_goes_around() -> None:
    queue = playing(1, 2, at=1)
    assert queue.advanced() is None
    assert queue.ended() is None
    around = PlayQueue(**{**fields(queue), "repeat": Repeat.ALL}).ended()
    assert around is not None
    assert (now(around), ids(around.from_context)) == (1, [2])
    once = PlayQueue(**{**fields(queue), "repeat": Repeat.ONE})
    assert once.ended() is once
    assert now(onward(once)) == 1, "the Next button leaves a repeated track"


def test_repeat_without_a_context_plays_what_was_put_in_again() -> None:
    queue = PlayQueue(repeat=Repeat.ALL)
    queue = onward(queue.with_last(tracks(queue, 5, 6)))
    assert [now(queue), now(onward(queue)), now(onward(onward(queue)))] == [5, 6, 5]
    assert PlayQueue(repeat=Repeat.ALL).advanced() is None


def test_previous_goes_to_the_track_before_on_the_album_and_comes_forward_again() -> None:
    queue = playing(1, 2, 3, at=1)
    queue = back(queue)
    assert (now(queue), ids(queue.from_context)) == (1, [2, 3])
    assert queue.gone_back() is None
    queue = queue.with_next(tracks(queue, 50))
    queue = back(onward(queue))
    assert (now(queue), ids(queue.up_next)) == (1, [50])


def test_previous_after_a_jump_goes_to_what_was_heard() -> None:
    queue = playing(1, 2, 3, 4, 5)
    queue = queue.jumped(uids(queue.order)[3])
    assert (now(queue), now(back(queue))) == (4, 1)
    assert ids(back(queue).from_context) == [2, 3, 4, 5]


def test_jump_into_up_next_passes_over_and_previous_steps_through() -> None:
    queue = playing(1, 2)
    queue = queue.with_last(tracks(queue, 10, 11, 12))
    queue = queue.jumped(uids(queue.up_next)[2])
    assert (now(queue), ids(queue.up_next)) == (12, [])
    assert (now(back(queue)), ids(back(queue).up_next)) == (11, [12])
    assert queue.jumped(424242) is queue


def test_removing_the_current_entry_moves_on() -> None:
    queue = playing(1, 2, 3)
    assert queue.now is not None
    queue = queue.removed([queue.now.uid])
    assert (now(queue), ids(queue.from_context), ids(queue.plain)) == (2, [3], [2, 3])
    assert queue.removed(uids(queue.order)).now is None


def test_unshuffle_restores_the_order_at_the_current_entry() -> None:
    queue = playing(*range(100), at=40)
    queue = queue.shuffled()
    assert now(queue) == 40
    assert sorted(ids(queue.order)) == list(range(100))
    assert ids(queue.order) != list(range(100))
    for _ in range(7):
        queue = onward(queue)
    here = now(queue)
    queue = queue.unshuffled()
    assert now(queue) == here
    assert ids(queue.from_context) == list(range(here + 1, 100))


def test_a_shuffled_queue_is_started_with_the_chosen_track() -> None:
    queue = PlayQueue(is_shuffled=True, seed=5)
    queue = queue.started(tracks(queue, *range(20)), 13, ALBUM)
    assert now(queue) == 13
    assert sorted([13, *ids(queue.from_context)]) == list(range(20))


def test_dropping_into_a_shuffled_context_lands_where_it_was_dropped() -> None:
    queue = playing(*range(10)).shuffled()
    fourth = uids(queue.from_context)[3]
    queue = queue.inserted(tracks(queue, 77), fourth)
    assert ids(queue.from_context)[3] == 77
    queue = queue.unshuffled()
    assert ids(queue.from_context)[0] == 77, "and is soon heard when shuffle is switched off"


def test_moving_in_a_shuffled_context_keeps_every_entry_once() -> None:
    queue = playing(*range(30)).shuffled()
    coming = uids(queue.from_context)
    queue = queue.moved([coming[20], coming[10]], coming[2])
    expected = [*coming[:2], coming[10], coming[20], *coming[2:10], *coming[11:20], *coming[21:]]
    assert uids(queue.from_context) == expected
    assert sorted(uids(queue.plain)) == sorted(uids(queue.order))


def test_clearing_leaves_what_plays() -> None:
    queue = playing(1, 2, 3)
    queue = queue.with_next(tracks(queue, 9))
    assert ids(queue.without_up_next().up_next) == []
    assert ids(queue.without_up_next().from_context) == [2, 3]
    cleared = queue.cleared()
    assert (now(cleared), ids(cleared.from_context), ids(cleared.up_next)) == (1, [], [])
    assert ids(onward(queue).cleared().plain) == [], "a track put in by hand plays"


def test_undo_of_an_edit_keeps_what_plays_and_brings_back_the_rest() -> None:
    before = playing(1, 2, 3, 4)
    before = before.with_last(tracks(before, 50, 51))
    edited = before.removed([*uids(before.up_next), uids(before.order)[2]])
    edited = onward(edited)
    assert now(edited) == 2
    undone = before.carried_over(edited)
    assert (now(undone), ids(undone.up_next), ids(undone.from_context)) == (2, [50, 51], [3, 4])
    assert ids(undone.history) == [1]


def test_undo_of_play_next_while_that_track_plays_lets_it_play() -> None:
    before = playing(1, 2)
    added = onward(before.with_next(tracks(before, 50)))
    undone = before.carried_over(added)
    assert (now(undone), ids(undone.up_next), ids(undone.from_context)) == (50, [], [2])
    assert undone.next_uid == added.next_uid


def test_undo_follows_a_shuffle_that_came_later() -> None:
    before = playing(*range(10))
    later = before.removed([uids(before.order)[5]]).shuffled()
    undone = before.carried_over(later)
    assert undone.is_shuffled
    assert sorted(ids(undone.order)) == list(range(10))
    assert not later.carried_over(before).is_shuffled


def test_undo_when_nothing_plays() -> None:
    before = PlayQueue().with_last(tracks(PlayQueue(), 1, 2))
    assert before.carried_over(before.without_up_next()).now is None
    assert ids(before.carried_over(before.without_up_next()).up_next) == [1, 2]


def test_files_from_outside_the_library_are_entries_too() -> None:
    queue = PlayQueue()
    files = (Outside(b"/m/\xff.mp3", "One"), Outside(b"/m/b.mp3", "Two"))
    pool = Pool(queue.next_uid, array("q"), files)
    queue = queue.started(pool, 0, Context(ContextKind.FILES))
    queue = queue.with_next(tracks(queue, 3))
    assert queue.now is not None
    assert (queue.now.track_id, queue.now.outside) == (None, files[0])
    assert [entry.outside for entry in queue.from_context] == [files[1]]
    assert ids(queue.order) == []
    assert (queue.order.has_outside, queue.up_next.has_outside) == (True, False)
    assert queue.shuffled().order.has_outside
    assert not queue.order[2:].has_outside


def test_context_says_where_it_comes_from() -> None:
    assert str(ALBUM) == "album:7"
    assert str(Context(ContextKind.TRACKS)) == "tracks"


def test_a_shuffled_lap_never_begins_with_what_just_ended() -> None:
    queue = PlayQueue(is_shuffled=True, repeat=Repeat.ALL)
    queue = queue.started(tracks(queue, 1, 2, 3), 0, ALBUM)
    heard = []
    for _ in range(300):
        heard.append(now(queue))
        queue = onward(queue)
    assert all(a != b for a, b in pairwise(heard))
    assert all(sorted(heard[i : i + 3]) == [1, 2, 3] for i in range(0, 300, 3)), "each once a lap"


def test_uids_that_were_used_are_refused() -> None:
    queue = playing(1, 2)
    with pytest.raises(ValueError, match="never used again"):
        queue.with_last(Pool(2, array("q", [5])))
