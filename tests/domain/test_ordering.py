"""Gap keys against the plainest model there is: a list."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio2_desktop.domain.ordering import (
    ALPHABET,
    MAX_KEY,
    between,
    fill,
    is_key,
    many_between,
    moved_to,
    put_back,
)

keys = st.text(ALPHABET, min_size=1, max_size=12).map(lambda t: t.rstrip("0")).filter(bool)
ends = st.one_of(st.just(""), keys)


@given(ends, ends, st.integers(1, 200))
def test_keys_lie_between_their_ends_in_ascending_order(a: str, b: str, count: int) -> None:
    after, before = (a, b) if not a or not b or a < b else (b, a)
    if after and after == before:
        before = ""
    made = many_between(after, before, count)
    assert len(made) == count
    assert all(is_key(key) for key in made)
    line = [after, *made, *([before] if before else [])]
    assert line == sorted(set(line))


@pytest.mark.parametrize(("after", "before"), [("B", "A"), ("A", "A"), ("A0", "B"), ("", "é")])
def test_what_is_not_a_pair_of_keys_is_refused(after: str, before: str) -> None:
    with pytest.raises(ValueError, match="key"):
        between(after, before)


def test_no_keys_are_between_when_none_are_wanted() -> None:
    assert many_between("A", "B", 0) == []


def test_five_thousand_at_one_place_have_short_keys() -> None:
    assert max(map(len, many_between("V", "V1", 5000))) <= 5
    assert max(map(len, many_between("", "", 5000))) <= 4


def test_appending_one_by_one_keeps_keys_short() -> None:
    key, longest = "", 0
    for _ in range(50_000):
        key = between(key, "")
        longest = max(longest, len(key))
    assert longest <= 4


def test_prepending_one_by_one_keeps_keys_short() -> None:
    key, longest = "", 0
    for _ in range(50_000):
        key = between("", key)
        longest = max(longest, len(key))
    assert longest <= 4


def test_thousands_of_single_inserts_at_one_place_keep_keys_short() -> None:
    order: list[int] = [0, 1]
    known = {0: "A", 1: "B"}
    renumbered = 0
    for new in range(2, 2002):
        order.insert(1, new)
        filled = fill([known.get(one) for one in order])
        renumbered += filled[0] != known[0]
        known = dict(zip(order, filled, strict=True))
        if new % 500 == 0:
            assert sorted(order, key=known.__getitem__) == order
    assert max(map(len, known.values())) <= MAX_KEY
    assert renumbered <= 25


def test_broken_keys_are_made_anew() -> None:
    assert fill(["B", "A", None]) == many_between("", "", 3)
    assert fill(["A", "A"]) == many_between("", "", 2)
    assert fill(["A", "B0"]) == many_between("", "", 2)
    assert fill([]) == []


def test_known_keys_are_kept() -> None:
    assert fill(["A", None, None, "B", None])[::3] == ["A", "B"]


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 80))
def test_random_moves_sort_as_the_list_does(chance: random.Random, steps: int) -> None:
    order: list[int] = []
    known: dict[int, str] = {}
    for number in range(steps):
        if order and chance.random() < 0.5:
            moving = set(chance.sample(order, chance.randint(1, len(order))))
            order = moved_to(order, moving, chance.randint(-1, len(order) + 1))
        else:
            moving = {number * 100 + n for n in range(chance.randint(1, 30))}
            at = chance.randint(0, len(order))
            order = [*order[:at], *sorted(moving), *order[at:]]
        filled = fill([None if one in moving else known[one] for one in order])
        known = dict(zip(order, filled, strict=True))
        assert sorted(order, key=known.__getitem__) == order


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_putting_back_gives_the_former_order(
    former: list[int], moved: set[int], removed: set[int]
) -> None:
    current = [one for one in moved_to(former, moved, 3) if one not in removed]
    assert put_back(current, moved | removed, former) == former


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.lists(st.integers(8, 11)))
def test_putting_back_keeps_what_came_since(
    former: list[int], removed: set[int], newer: list[int]
) -> None:
    fresh = list(dict.fromkeys(newer))
    current = [*fresh, *(one for one in former if one not in removed)]
    back = put_back(current, removed, former)
    assert [one for one in back if one < 8] == former
    assert sorted(back) == sorted([*former, *fresh])


def test_an_unknown_id_cannot_be_put_back() -> None:
    assert put_back([1, 2], [9], [1, 2]) == [1, 2]


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.integers(-2, 10))
def test_moving_is_taking_out_and_putting_in(order: list[int], moving: set[int], at: int) -> None:
    row = max(0, min(at, len(order)))
    anchor = next((one for one in order[row:] if one not in moving), None)
    rest = [one for one in order if one not in moving]
    place = len(rest) if anchor is None else rest.index(anchor)
    expected = [*rest[:place], *(o for o in order if o in moving), *rest[place:]]
    assert moved_to(order, moving, at) == expected
