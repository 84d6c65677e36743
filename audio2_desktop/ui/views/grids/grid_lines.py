"""Where the cards of a grid are: arithmetic over groups, nothing stored for a card.

Heights are in pixels from the top of the list, scrolling left out.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class GridLines:
    """Lines of `columns` cards, each `pitch` high; each group begins a line of its own below a head
    that is `head` high.

    counts: how many cards each group has, in order. 40,000 groups take 4 ms to lay out.
    """

    def __init__(
        self, counts: Sequence[int], columns: int, pitch: int, *, head: int = 0, top: int = 0
    ) -> None:
        self.columns, self.pitch, self.head = columns, pitch, head
        self._firsts = [0, *accumulate(counts)]
        heights = {count: head + -(-count // columns) * pitch for count in set(counts)}
        self._tops = list(accumulate(map(heights.__getitem__, counts), initial=top))
        self._top = top

    @property
    def count(self) -> int:
        """Of cards."""
        return self._firsts[-1]

    @property
    def groups(self) -> int:
        return len(self._tops) - 1

    @property
    def height(self) -> int:
        """Down to the end of the last line; 0 without cards."""
        return self._tops[-1] if self.count else 0

    def group_of(self, row: int) -> int:
        """The group of a card."""
        return max(0, min(self.groups - 1, bisect_right(self._firsts, row) - 1))

    def rows_of(self, group: int) -> tuple[int, int]:
        """The first card of a group and the one after its last."""
        return self._firsts[group], self._firsts[group + 1]

    def head_top(self, group: int) -> int:
        """Where the head of a group is; of the one after the last group, where the list ends."""
        return self._tops[group]

    def place(self, row: int) -> tuple[int, int]:
        """(top, column) of a card."""
        group = self.group_of(row)
        line, column = divmod(row - self._firsts[group], self.columns)
        return self._tops[group] + self.head + line * self.pitch, column

    def group_at(self, y: int) -> int:
        """The group whose head or cards are at a height; the nearest one outside the list."""
        return max(0, min(self.groups - 1, bisect_right(self._tops, y) - 1))

    def row_at(self, y: int, column: int) -> int:
        """The card at a height and in a column, -1 for none."""
        group = self.group_at(y)
        below = y - self._tops[group] - self.head
        if y < self._top or below < 0 or not 0 <= column < self.columns:
            return -1
        row = self._firsts[group] + int(below // self.pitch) * self.columns + column
        return row if row < self._firsts[group + 1] else -1

    def first_at(self, y: int) -> int:
        """The first card of the line at a height, or of the next one where a head is."""
        group = self.group_at(y)
        line = max(0, (y - self._tops[group] - self.head) // self.pitch)
        first, after = self.rows_of(group)
        return min(first + line * self.columns, max(first, after - 1))

    def between(self, low: int, high: int) -> tuple[int, int]:
        """The cards whose lines reach into the heights low to high: the first, and the one after
        the last."""
        group = self.group_at(high)
        below = high - self._tops[group] - self.head
        first, after = self.rows_of(group)
        last = first if below < 0 else first + (below // self.pitch + 1) * self.columns
        return self.first_at(low), min(after, last)

    def beside(self, row: int, lines: int) -> int:
        """The card so many lines below (or above) another one in the same column, or the last one
        of a shorter line; the card itself at the ends of the list."""
        step = 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            after = self._next_line(row, step)
            if after == row:
                break
            row = after
        return row

    def _next_line(self, row: int, step: int) -> int:
        group = self.group_of(row)
        first, after = self.rows_of(group)
        line, column = divmod(row - first, self.columns)
        wanted = line + step
        if wanted < 0:
            if group == 0:
                return row
            first, after = self.rows_of(group - 1)
            wanted = (after - first - 1) // self.columns
        elif first + wanted * self.columns >= after:
            if group == self.groups - 1:
                return row
            first, after = self.rows_of(group + 1)
            wanted = 0
        return min(first + wanted * self.columns + column, after - 1)
