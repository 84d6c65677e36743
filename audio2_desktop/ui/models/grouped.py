"""A list of any length that may be broken up by captions.

Captions are rows of their own, so that the view stays one of equal rows: a caption of an album
takes two. Their numbers are known at once, their words come when they are seen.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal

from audio2_desktop.domain.sorting import GroupHead, GroupLine, TrackGroups, TrackIds
from audio2_desktop.ui.models.listing import Index
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.scattered import Scattered

KNOWN_HEADS = 4000
RENEWED = 200


class GroupedRows(PagedRows):
    """`heads_wanted(kind, keys)` when captions are seen first; `know_heads` answers."""

    heads_wanted = Signal(object, object)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups: TrackGroups | None = None
        self._tracks: array[int] = array("q")
        self._heads: dict[int, GroupHead | None] = {}
        self._missing: list[int] = []
        self._starts: array[int] = array("q")
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask_heads)

    @property
    def groups(self) -> TrackGroups | None:
        return self._groups

    @property
    def tracks(self) -> "array[int]":
        return self._tracks if self._groups is not None else self._ids

    def next_list(self, found: TrackIds) -> "array[int]":
        """Take groups along with the ids that `replace_ids` gets next; its argument is returned."""
        groups = found.groups
        if groups is None or self._groups is None or groups.kind is not self._groups.kind:
            self._heads.clear()
        self._groups, self._tracks = groups, found.ids
        if groups is None:
            self._starts = array("q")
            return found.ids
        taken = map(groups.kind.rows.__add__, groups.sizes)
        self._starts = array("q", accumulate(taken, initial=0))[:-1]
        return groups.rows

    def forget_heads(self) -> None:
        """Names may differ now; what is shown stays until fresh ones come."""
        self._missing = list(self._heads)[-RENEWED:]
        if self._missing:
            self._ask_soon.start()

    def know_heads(self, heads: Iterable[GroupHead]) -> None:
        """The answer to `heads_wanted`."""
        for head in heads:
            self._heads[head.key] = head
        self.refresh()

    # -- rows --------------------------------------------------------------------------------------

    def is_head(self, at: int) -> bool:
        return self._groups is not None and self._ids[at] < 0

    def row_at(self, at: int) -> Any:
        return self._line(at) if self.is_head(at) else super().row_at(at)

    def peek(self, at: int) -> Any:
        return None if self.is_head(at) else super().peek(at)

    def keys(self, ranges: Iterable[tuple[int, int]]) -> "array[int]":
        if self._groups is None:
            return super().keys(ranges)
        if isinstance(ranges, Scattered):
            marked = ranges.of(self._ids)
            return array("q", [k for k in marked if k > 0]) if ranges.is_changed else marked
        found = array("q")
        for first, last in ranges:
            found += self._tracks[self._before(first) : self._before(last + 1)]
        return found

    def track_ids(self, ranges: Iterable[tuple[int, int]]) -> "array[int]":
        if isinstance(ranges, Scattered):
            return self.keys(ranges)
        parts = list(ranges)
        if self._groups is not None and parts == [(0, len(self._ids) - 1)]:
            return self._tracks
        return self.keys(parts) if self._groups is not None else super().track_ids(parts)

    def count_of(self, ranges: Iterable[tuple[int, int]]) -> int:
        if isinstance(ranges, Scattered):
            return len(self.keys(ranges)) if ranges.is_changed else ranges.count_rows
        return sum(self._before(last + 1) - self._before(first) for first, last in ranges)

    def group_range(self, at: int) -> tuple[int, int] | None:
        """First and last track row of the group whose caption is at `at`."""
        if not self.is_head(at) or self._groups is None:
            return None
        place = -self._ids[at] - 1
        first = self._starts[place] + self._groups.kind.rows
        return first, first + self._groups.sizes[place] - 1

    def group_at(self, at: int) -> int:
        """Which group a row belongs to, from 0; -1 when there are none."""
        return bisect_left(self._starts, at + 1) - 1 if self._groups is not None else -1

    def start_of(self, group: int) -> int:
        """The row where this group's caption begins."""
        return self._starts[group]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and index.row() < len(self._ids) and self.is_head(index.row()):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def _before(self, at: int) -> int:
        """Track rows above row `at`."""
        if self._groups is None:
            return at
        started = bisect_left(self._starts, at)
        if not started:
            return 0
        rows = self._groups.kind.rows
        return at - (started - 1) * rows - min(rows, at - self._starts[started - 1])

    def _line(self, at: int) -> GroupLine:
        assert self._groups is not None
        groups, number = self._groups, -self._ids[at]
        key = groups.keys[number - 1]
        if key not in self._heads:
            if len(self._heads) > KNOWN_HEADS:
                self._heads.clear()
            self._heads[key] = None
            self._missing.append(key)
            self._ask_soon.start()
        line = at - self._starts[number - 1]
        size, length = groups.sizes[number - 1], groups.lengths[number - 1]
        return GroupLine(-number, key, line, groups.kind.rows, size, length, self._heads[key])

    def _ask_heads(self) -> None:
        keys, self._missing = self._missing, []
        if keys and self._groups is not None:
            self.heads_wanted.emit(self._groups.kind, keys)

    def spoken_head(self, at: int) -> str:
        """A caption for a screen reader."""
        line = self._line(at)
        return "" if line.head is None else f"{line.head.title}, {line.head.detail}".strip(", ")

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        at = index.row()
        if index.isValid() and at < len(self._ids) and self.is_head(at):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.spoken_head(at) if is_text else None
        return super().data(index, role)
