"""A selection goes with its rows into another list, at any size."""

import time
from array import array
from random import Random

import pytest

from audio2_desktop.ui.views.selection import FEW, PIECES, Ranges, count, followed, of_rows


def slow(old: "array[int]", parts: Ranges, new: "array[int]") -> Ranges:
    wanted = {key for first, last in parts for key in old[first : last + 1] if key > 0}
    return of_rows(at for at, key in enumerate(new) if key in wanted)


def ids(*keys: int) -> "array[int]":
    return array("q", keys)


@pytest.mark.parametrize("seed", range(60))
def test_it_is_what_the_plain_way_finds(seed: int) -> None:
    """Rows that come, go and move; captions that get other numbers."""
    random = Random(seed)
    old = array("q", random.sample(range(1, 10_000), random.randrange(1, 3000)))
    new = array("q", old)
    for _ in range(random.randrange(30)):
        at = random.randrange(len(new) + 1)
        kind = random.randrange(4)
        if kind == 0:
            new.insert(at, random.randrange(20_000, 30_000))
        elif kind == 1 and at < len(new):
            new.pop(at)
        elif kind == 2 and at < len(new):
            new.insert(random.randrange(len(new)), new.pop(at))
        else:
            new.insert(at, -random.randrange(1, 100))
    new = array("q", dict.fromkeys(new))
    if seed % 10 == 9:
        new = array("q", random.sample(list(new), len(new)))
    for _ in range(random.randrange(10)):
        old.insert(random.randrange(len(old) + 1), -random.randrange(100, 999))
    rows = random.sample(range(len(old)), random.randrange(1, len(old) + 1))
    parts = of_rows(rows)
    assert followed(old, parts, new) == slow(old, parts, new)


def test_half_a_million_rows_of_a_scan_stay_selected_at_once() -> None:
    old = array("q", range(1, 1_000_001))
    new = array("q", old)
    for n in range(40):
        new.insert(25_000 * n + 7, 2_000_000 + n)
    start = time.perf_counter()
    found = followed(old, [(100, 600_000)], new)
    took = time.perf_counter() - start
    assert count(found) == 599_901
    assert len(found) == 24 + 1
    assert took < 0.15  # 10 ms on a quiet machine


def test_what_another_order_scatters_is_let_go_if_it_is_large() -> None:
    old = array("q", range(1, 200_001))
    new = array("q", Random(1).sample(list(old), len(old)))
    assert followed(old, [(0, FEW * 2)], new) == []
    few = followed(old, [(0, 2000)], new)
    assert count(few) == 2001 and len(few) <= PIECES
    assert followed(old, [(5, 5)], ids()) == []
