"""Orders and lines: every entry once, however long they are."""

import time
from array import array
from collections import Counter
from itertools import islice, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio2_desktop.domain.lines import Deal, Line, Pool
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue
from audio2_desktop.domain.shuffling import DEALT_WHOLE, permutation
from tests.fakes.queues import back, now, onward, playing, uids


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
    started = time.thread_time()
    queue = queue.started(Pool(1, million), 500_000, Context(ContextKind.TRACKS)).shuffled()
    queue = onward(queue)
    shown = list(islice(queue.from_context, 200))
    queue = queue.removed([entry.uid for entry in shown[:50]])
    queue = queue.moved([shown[60].uid, shown[70].uid], shown[55].uid)
    queue = back(queue).unshuffled()
    spent = time.thread_time() - started
    assert now(queue) == 500_000
    assert len(queue.plain) == 999_950
    assert spent < 1, "10 ms on an idle machine"


def test_thousands_of_entries_are_moved_in_a_shuffled_queue() -> None:
    queue = playing(*range(20_000)).shuffled()
    chosen = uids(queue.from_context[0:10_000])[::2]
    target = queue.from_context[15_000].uid
    started = time.thread_time()
    moved = queue.moved(chosen, target)
    spent = time.thread_time() - started
    place = moved.order.find(target)
    assert uids(moved.order[place - 5000 : place]) == chosen
    assert spent < 1.5, "0.15 s on an idle machine"


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


def dealt_line(count: int) -> Line:
    """A shuffled line with a hole and something spliced in."""
    line = Line.whole(Deal(Line.whole(Pool(1, array("q", range(count)))), 77))
    return line.without([3, 4]).spliced(2, Line.whole(Pool(count + 1, array("q", [7, 8]))))


@pytest.mark.parametrize("count", [12, DEALT_WHOLE + 300])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_lines_are_cut_joined_and_searched_as_lists_are(count: int, data: st.DataObject) -> None:
    line = dealt_line(count)
    model = uids(line)
    for _ in range(data.draw(st.integers(1, 6))):
        ends = sorted(data.draw(st.lists(st.integers(0, len(model)), min_size=2, max_size=2)))
        place = data.draw(st.integers(0, len(model)))
        picked = data.draw(st.lists(st.sampled_from([*model[:40], 0, -5]), max_size=5))
        match data.draw(st.sampled_from(["cut", "turn", "drop", "pick"])):
            case "cut":
                line, model = line[ends[0] :], model[ends[0] :]
            case "turn":
                line = line[ends[1] :] + line[: ends[0]] + line[ends[0] : ends[1]]
                model = model[ends[1] :] + model[: ends[0]] + model[ends[0] : ends[1]]
            case "drop":
                places, taken = line.taken(picked)
                assert places == line.places(picked)
                assert places == [at for at, uid in enumerate(model) if uid in picked]
                assert uids(taken) == uids(line.pick(places)) == [model[at] for at in places]
                line = line.without(places)
                model = [uid for uid in model if uid not in picked]
            case "pick":
                places, taken = line.taken(picked, place)
                assert places == [a for a, u in enumerate(model) if u in picked and a >= place]
                line = line.without(places)
                gone = {entry.uid for entry in taken}
                model = [uid for uid in model if uid not in gone]
                place = min(place, len(model))
                line = line.spliced(place, taken)
                model[place:place] = uids(taken)
        assert uids(line) == model
        assert [line.find(uid) for uid in model[:5]] == [*range(len(model[:5]))]
        assert line.find(0) == -1
        if model:
            assert (line[-1].uid, line[0].uid) == (model[-1], model[0])
