"""Where cards are, by arithmetic: against a grid that is laid out card by card."""

import random
import time

import pytest

from audio2_desktop.ui.views.grids.grid_lines import GridLines


def laid_out(counts: list[int], columns: int, pitch: int, head: int, top: int) -> dict[int, tuple]:
    """(y, column) of each card, the slow way."""
    places, y, row = {}, top, 0
    for count in counts:
        y += head
        for at in range(count):
            places[row] = (y + at // columns * pitch, at % columns)
            row += 1
        y += -(-count // columns) * pitch
    return places


@pytest.mark.parametrize("seed", range(20))
def test_places_are_those_of_a_grid_laid_out_card_by_card(seed: int) -> None:
    dice = random.Random(seed)
    counts = [dice.randint(1, 30) for _ in range(dice.randint(1, 12))]
    columns, pitch, head, top = dice.randint(1, 8), dice.randint(20, 250), dice.choice((0, 50)), 12
    lines = GridLines(counts, columns, pitch, head=head, top=top)
    places = laid_out(counts, columns, pitch, head, top)
    assert {row: lines.place(row) for row in range(lines.count)} == places
    for row, (y, column) in places.items():
        assert lines.row_at(y + pitch // 2, column) == row
        assert lines.first_at(y + 1) == row - column
        first, after = lines.rows_of(lines.group_of(row))
        assert first <= row < after
    last_y = max(y for y, _ in places.values())
    assert lines.height == last_y + pitch
    for _ in range(20):
        low = dice.randrange(lines.height)
        high = low + dice.randint(1, 600)
        seen = {row for row, (y, _) in places.items() if y <= high and y + pitch > low}
        shown = set(range(*lines.between(low, high)))
        assert seen <= shown
        assert len(shown) <= len(seen) + columns


def test_heads_are_no_cards() -> None:
    lines = GridLines([3, 5], 2, 100, head=50, top=10)
    assert lines.head_top(0) == 10
    assert lines.row_at(20, 0) == -1
    assert lines.row_at(61, 0) == 0
    assert lines.head_top(1) == 10 + 50 + 200
    assert lines.row_at(270, 0) == -1
    assert lines.first_at(270) == 3
    assert lines.row_at(170, 1) == -1, "the place beside the last card of a group"


def test_up_and_down_walk_over_heads_and_short_lines() -> None:
    lines = GridLines([3, 5], 2, 100, head=50)
    assert lines.beside(1, 1) == 2, "the shorter line's last card"
    assert lines.beside(2, 1) == 3
    assert lines.beside(3, -1) == 2
    assert lines.beside(4, -1) == 2
    assert lines.beside(0, -1) == 0
    assert lines.beside(7, 1) == 7
    assert lines.beside(0, 3) == 5
    assert lines.beside(7, -9) in (0, 1)


def test_forty_thousand_groups_are_laid_out_within_a_frame() -> None:
    counts = [1 + at % 5 for at in range(40_000)]
    times = []
    for columns in range(2, 9):
        began = time.perf_counter()
        lines = GridLines(counts, columns, 246, head=50, top=12)
        times.append(time.perf_counter() - began)
    assert sorted(times)[len(times) // 2] < 0.016
    assert lines.place(lines.count - 1)[0] < lines.height


def test_no_cards() -> None:
    lines = GridLines([0], 4, 100)
    assert (lines.height, lines.count, lines.row_at(5, 0)) == (0, 0, -1)
