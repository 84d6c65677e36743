"""The queue against a small model of plain lists, and the rules that the model leaves open."""

import time
from array import array
from collections import Counter
from itertools import islice, pairwise, permutations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audio2_desktop.domain.lines import Line, Outside, Pool
from audio2_desktop.domain.queue import Band, Context, ContextKind, PlayQueue, Repeat
from audio2_desktop.domain.shuffling import DEALT_WHOLE, permutation

ALBUM = Context(ContextKind.ALBUM, 7, "Tidewater")


def tracks(queue: PlayQueue, *ids: int) -> Pool:
    return Pool(queue.next_uid, array("q", ids))


def playing(*ids: int, at: int = 0) -> PlayQueue:
    queue = PlayQueue()
    return queue.started(tracks(queue, *ids), at, ALBUM)


def ids(line: Line) -> list[int]:
    return list(line.track_ids())


def now(queue: PlayQueue) -> int:
    assert queue.now is not None
    return int(queue.now.track_id or 0)


def onward(queue: PlayQueue) -> PlayQueue:
    following = queue.advanced()
    assert following is not None
    return following


def back(queue: PlayQueue) -> PlayQueue:
    before = queue.gone_back()
    assert before is not None
    return before


def uids(line: Line) -> list[int]:
    return [entry.uid for entry in line]


class Model:
    """What the queue should do, with uids in plain lists."""

    def __init__(self) -> None:
        self.now: int | None = None
        self.up: list[int] = []
        self.nexts = 0
        self.plain: list[int] = []
        self.order: list[int] = []
        self.cursor = 0
        self.heard: list[int] = []

    def enter(self, uid: int) -> None:
        self.heard += [] if self.now is None else [self.now]
        self.now = uid

    def next(self, repeat: Repeat) -> None:
        if self.up:
            self.enter(self.up.pop(0))
            self.nexts = max(0, self.nexts - 1)
        elif self.cursor < len(self.order) or (self.order and repeat is not Repeat.OFF):
            self.cursor = 0 if self.cursor == len(self.order) else self.cursor
            self.enter(self.order[self.cursor])
            self.cursor += 1
        elif repeat is not Repeat.OFF and (lap := [*self.heard, *([self.now] if self.now else [])]):
            self.heard, self.up, self.now = [], lap[1:], lap[0]

    def back(self) -> None:
        place = self.order.index(self.now) if self.now in self.order else -1
        if not self.heard and place < 1:
            return
        target = self.heard.pop() if self.heard else self.order[place - 1]
        if place < 0 and self.now is not None:
            self.up.insert(0, self.now)
            self.nexts += 1
        self.cursor = place if place >= 0 else self.cursor
        if target in self.order:
            self.cursor = self.order.index(target) + 1
        self.now = target

    def drop(self, gone: set[int]) -> None:
        self.nexts -= len(gone & set(self.up[: self.nexts]))
        self.cursor -= len(gone & set(self.order[: self.cursor]))
        for line in (self.up, self.plain, self.order):
            line[:] = [uid for uid in line if uid not in gone]

    def put(self, moving: list[int], before: int | None, band: Band) -> None:
        if before in self.up or (before is not None and before == self.now):
            place = self.up.index(before) if before in self.up else 0
            self.nexts += len(moving) if place < self.nexts else 0
            self.up[place:place] = moving
        elif before in self.order[self.cursor :] or band is Band.CONTEXT:
            coming = before in self.order[self.cursor :]
            place = self.order.index(before) if coming and before else len(self.order)
            self.order[place:place] = moving
            self.plain[place:place] = moving
        else:
            self.up += moving


class QueueAgainstModel(RuleBasedStateMachine):
    """Random verbs; after each, every band is equal."""

    def __init__(self) -> None:
        super().__init__()
        self.queue, self.model, self.track = PlayQueue(), Model(), 100
        self.seen: set[int] = set()

    def fresh(self, count: int) -> Pool:
        self.track += count
        pool = tracks(self.queue, *range(self.track - count, self.track))
        new = range(pool.base, pool.base + count)
        assert self.seen.isdisjoint(new), "a uid was used again"
        self.seen.update(new)
        return pool

    def coming(self) -> list[int]:
        return uids(self.queue.up_next) + uids(self.queue.from_context)

    def pick(self, data: st.DataObject, most: int = 4) -> list[int]:
        known = self.coming() + uids(self.queue.order) + uids(self.queue.current) + [99999]
        return data.draw(st.lists(st.sampled_from(known), max_size=most, unique=True))

    @rule(count=st.integers(0, 6), data=st.data())
    def play(self, count: int, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, max(0, count - 1)))
        self.queue = self.queue.unshuffled()
        pool = self.fresh(count)
        self.queue = self.queue.started(pool, at, ALBUM)
        self.model = Model()
        if count:
            self.model.plain = list(range(pool.base, pool.base + count))
            self.model.order = list(self.model.plain)
            self.model.now, self.model.cursor = self.model.plain[at], at + 1

    @rule(count=st.integers(1, 3))
    def play_next(self, count: int) -> None:
        pool = self.fresh(count)
        self.queue = self.queue.with_next(pool)
        here = self.model.nexts
        self.model.up[here:here] = range(pool.base, pool.base + count)
        self.model.nexts += count

    @rule(count=st.integers(1, 3))
    def play_last(self, count: int) -> None:
        pool = self.fresh(count)
        self.queue = self.queue.with_last(pool)
        self.model.up += range(pool.base, pool.base + count)

    @rule()
    def next(self) -> None:
        shuffled_lap = self.queue.is_shuffled and not self.coming() and self.queue.order
        following = self.queue.advanced()
        if shuffled_lap and following:
            self.dealt(following, fresh_lap=True)
        else:
            self.model.next(self.queue.repeat)
        self.queue = following or self.queue

    @rule()
    def previous(self) -> None:
        self.queue = self.queue.gone_back() or self.queue
        self.model.back()

    @precondition(lambda self: self.coming())
    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        uid = data.draw(st.sampled_from(self.coming()))
        self.queue = self.queue.jumped(uid)
        if uid in self.model.up:
            while self.model.now != uid:
                self.model.next(Repeat.OFF)
        else:
            self.model.enter(uid)
            self.model.cursor = self.model.order.index(uid) + 1

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = [uid for uid in self.pick(data) if uid not in uids(self.queue.current)]
        self.queue = self.queue.removed(gone)
        self.model.drop(set(gone))
        self.model.heard = [uid for uid in self.model.heard if uid not in gone]

    @precondition(lambda self: not self.queue.is_shuffled)
    @rule(data=st.data(), band=st.sampled_from([None, *Band]))
    def move(self, data: st.DataObject, band: Band | None) -> None:
        chosen = self.pick(data)
        before = data.draw(st.sampled_from([None, *self.coming(), *uids(self.queue.current)]))
        default = Band.CONTEXT if len(self.queue.from_context) else Band.UP_NEXT
        moving = [uid for uid in self.coming() if uid in chosen]
        self.queue = self.queue.moved(chosen, before, band)
        end = band or default
        if before in moving:
            end = Band.UP_NEXT if before in self.model.up else Band.CONTEXT
            line = self.model.up if before in self.model.up else self.model.order
            rest = line[line.index(before) :]
            before = next((uid for uid in rest if uid not in moving), None)
        if moving:
            self.model.drop(set(moving))
            self.model.heard = [uid for uid in self.model.heard if uid not in moving]
            self.model.put(moving, before, end)

    @precondition(lambda self: not self.queue.is_shuffled)
    @rule(count=st.integers(1, 3), band=st.sampled_from([None, *Band]), data=st.data())
    def insert(self, count: int, band: Band | None, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from([None, 99999, *self.coming()]))
        end = band or (Band.CONTEXT if len(self.queue.from_context) else Band.UP_NEXT)
        pool = self.fresh(count)
        self.queue = self.queue.inserted(pool, before, band)
        self.model.put(list(range(pool.base, pool.base + count)), before, end)

    @rule()
    def shuffle(self) -> None:
        self.queue = self.queue.shuffled()
        self.dealt(self.queue, fresh_lap=False)

    def dealt(self, queue: PlayQueue, *, fresh_lap: bool) -> None:
        """Chance chose the order: it must deal every entry once, the anchor first."""
        dealt, model = uids(queue.order), self.model
        assert sorted(dealt) == sorted(model.plain)
        if fresh_lap:
            assert len(dealt) == 1 or dealt[0] != model.now, "the same track twice in a row"
            model.now, model.cursor, model.heard = dealt[0], 1, []
        else:
            before = model.order[model.cursor - 1] if model.cursor else None
            anchor = model.now if model.now in model.plain else before
            assert anchor is None or dealt[0] == anchor
            model.cursor = int(anchor is not None)
        model.order = dealt

    @rule()
    def unshuffle(self) -> None:
        before = self.model.order[self.model.cursor - 1] if self.model.cursor else None
        anchor = self.model.now if self.model.now in self.model.plain else before
        self.queue = self.queue.unshuffled()
        self.model.order = list(self.model.plain)
        self.model.cursor = self.model.plain.index(anchor) + 1 if anchor is not None else 0

    @rule(repeat=st.sampled_from([Repeat.OFF, Repeat.ALL]))
    def set_repeat(self, repeat: Repeat) -> None:
        self.queue = PlayQueue(**{**fields(self.queue), "repeat": repeat})

    @rule()
    def undo_of_an_edit_that_was_just_done(self) -> None:
        kept = self.queue
        gone = [uid for uid in self.coming() if uid not in uids(kept.current)][:2]
        edited = kept.with_next(self.fresh(2)).removed(gone)
        self.queue = kept.carried_over(edited)

    @invariant()
    def bands_are_equal(self) -> None:
        queue, model = self.queue, self.model
        assert uids(queue.current) == ([] if model.now is None else [model.now])
        assert uids(queue.up_next) == model.up
        assert uids(queue.from_context) == model.order[model.cursor :]
        assert uids(queue.plain) == model.plain
        assert (queue.nexts, uids(queue.history)) == (model.nexts, model.heard)
        assert queue.is_shuffled or queue.order is queue.plain
        shown = uids(queue.current) + self.coming()
        assert len(set(shown)) == len(shown), "an entry is shown twice"


def fields(queue: PlayQueue) -> dict[str, object]:
    return {name: getattr(queue, name) for name in PlayQueue.__dataclass_fields__}


QueueAgainstModel.TestCase.settings = settings(
    max_examples=120, stateful_step_count=40, deadline=None
)
test_random_verbs_agree_with_the_model = QueueAgainstModel.TestCase


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


def test_context_says_where_it_comes_from() -> None:
    assert str(ALBUM) == "album:7"
    assert str(Context(ContextKind.TRACKS)) == "tracks"


@pytest.mark.parametrize("count", [1, 2, 3, 17, DEALT_WHOLE, DEALT_WHOLE + 1, 70_000])
def test_a_permutation_reaches_every_place_once_and_back(count: int) -> None:
    order = permutation(count, 12345)
    assert sorted(map(order.at, range(count))) == list(range(count))
    step = max(1, count // 500)
    assert all(order.at(order.find(value)) == value for value in range(0, count, step))


def test_every_order_of_a_short_list_is_about_equally_likely() -> None:
    draws = 6000
    seen = Counter(tuple(map(permutation(4, seed * 7919).at, range(4))) for seed in range(draws))
    assert set(seen) == set(permutations(range(4)))
    fair = draws / 24
    assert sum((n - fair) ** 2 / fair for n in seen.values()) < 60, "chi-square, 23 degrees"


def test_a_long_list_is_mixed_well() -> None:
    count = 50_000
    order = [permutation(count, 99).at(place) for place in range(2000)]
    assert sum(order) / len(order) == pytest.approx(count / 2, rel=0.05)
    near = sum(1 for a, b in pairwise(order) if abs(a - b) < count / 100)
    assert near < 100, "neighbours of the list are not neighbours of the shuffle"


SHORT = [8, 0, 3, 4, 5, 2, 9, 6, 7, 1]
LONG = [570482, 195441, 465497, 676010, 262763]


def test_a_stored_shuffle_never_changes() -> None:
    assert [permutation(10, 1).at(i) for i in range(10)] == SHORT
    assert [permutation(1_000_000, 1).at(i) for i in range(5)] == LONG


def test_a_million_tracks_cost_nothing() -> None:
    million = array("q", range(1_000_000))
    queue = PlayQueue()
    started = time.perf_counter()
    queue = queue.started(Pool(1, million), 500_000, Context(ContextKind.TRACKS)).shuffled()
    queue = onward(queue)
    shown = list(islice(queue.from_context, 200))
    queue = queue.removed([entry.uid for entry in shown[:50]])
    queue = queue.moved([shown[60].uid, shown[70].uid], shown[55].uid)
    queue = back(queue).unshuffled()
    spent = time.perf_counter() - started
    assert now(queue) == 500_000
    assert len(queue.plain) == 999_950
    assert spent < 1, "10 ms on an idle machine"


def test_thousands_of_entries_are_moved_in_a_shuffled_queue() -> None:
    queue = playing(*range(20_000)).shuffled()
    chosen = uids(queue.from_context[0:10_000])[::2]
    target = queue.from_context[15_000].uid
    started = time.perf_counter()
    moved = queue.moved(chosen, target)
    spent = time.perf_counter() - started
    place = moved.order.find(target)
    assert uids(moved.order[place - 5000 : place]) == chosen
    assert spent < 1.5, "0.15 s on an idle machine"


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


def test_lines_behave_as_sequences() -> None:
    line = Line.whole(Pool(10, array("q", range(5))))
    assert len(line) == 5
    assert uids(line[1:3] + line[3:4]) == [11, 12, 13]
    assert len((line[1:3] + line[3:4]).pieces) == 1, "neighbours are joined"
    assert line[-1].uid == 14
    with pytest.raises(IndexError):
        line[5]
    with pytest.raises(ValueError, match="steps of one"):
        line[::2]
    assert repr(line) == "Line(10, 11, 12, 13, 14; 5 entries)"
    assert "..." in repr(Line.whole(Pool(1, array("q", range(50)))))
