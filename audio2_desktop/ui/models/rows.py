"""A short list held whole: queue, playlist, discography. Takes a new tuple of rows and tells views
only what differs, so that selection, place and animations survive."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt

from audio2_desktop.ui.models.listing import Index, Listing, Row

if TYPE_CHECKING:
    from audio2_desktop.ui.models.columns import Column

MANY_MOVES = 40
"""From so many single moves on one layout change is cheaper for every view that looks."""

MANY_ROWS = 2_000
"""Longer lists are not compared row by row (20,000 take 100 ms): they become the new ones in one
layout change."""


class RowList(Listing):
    """Rows by identity. `heads` says which rows are captions between rows: they take no focus."""

    def __init__(
        self,
        columns: "Sequence[Column]" = (),
        *,
        spoken: Callable[[Any], str] = str,
        track_id: Callable[[Any], int] | None = None,
        is_head: Callable[[Any], bool] | None = None,
    ) -> None:
        super().__init__(columns, spoken=spoken, track_id=track_id)
        self._rows: list[Any] = []
        self._is_head = is_head

    @property
    def rows(self) -> tuple[Any, ...]:
        return tuple(self._rows)

    def count(self) -> int:
        return len(self._rows)

    def row_at(self, at: int) -> Any:
        return self._rows[at]

    def key_at(self, at: int) -> int:
        return int(self._rows[at].id)

    def at_key(self, key: int) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.id == key), None)

    def is_head(self, at: int) -> bool:
        """Whether this row is a caption."""
        return self._is_head is not None and self._is_head(self._rows[at])

    def flags(self, index: Index) -> Qt.ItemFlag:
        at = index.row()
        if index.isValid() and at < len(self._rows) and self.is_head(at):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows. Identities must be unique; removes, moves, inserts and changes are
        told apart by identity."""
        new = list(rows)
        wanted = {row.id for row in new}
        if len(wanted) != len(new):
            raise ValueError("two rows with one identity")
        if max(len(new), len(self._rows)) > MANY_ROWS:
            self._replace(new)
            return
        self._remove_others(wanted)
        here = {row.id for row in self._rows}
        kept = [row.id for row in new if row.id in here]
        moved = _out_of_place(kept, [row.id for row in self._rows])
        if len(moved) > MANY_MOVES:
            self._rearrange(kept)
        else:
            self._move(kept, moved)
        self._insert(new)
        self._renew(new)

    # -- inside ------------------------------------------------------------------------------------

    def _replace(self, new: list[Any]) -> None:
        self.before_rows_move()
        before = self.persistentIndexList()  # selections have just put theirs among them
        kept = [self._rows[index.row()].id for index in before]
        self._rows = new
        followed = set(kept)
        places = {row.id: at for at, row in enumerate(new) if row.id in followed}
        after = [
            self.createIndex(places[key], index.column()) if key in places else QModelIndex()
            for index, key in zip(before, kept, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.after_rows_move()

    def _remove_others(self, wanted: set[int]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].id in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id not in wanted:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _move(self, kept: list[int], moved: set[int]) -> None:
        order = [row.id for row in self._rows]
        for at, key in enumerate(kept):
            if key not in moved:
                continue
            source = order.index(key)
            target = order.index(kept[at - 1]) + 1 if at else 0
            if target == source:
                continue
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
            place = target - 1 if target > source else target
            self._rows.insert(place, self._rows.pop(source))
            order.insert(place, order.pop(source))
            self.endMoveRows()

    def _rearrange(self, kept: list[int]) -> None:
        self.before_rows_move()
        places = {key: at for at, key in enumerate(kept)}
        before = self.persistentIndexList()
        after = [
            self.createIndex(places[self._rows[index.row()].id], index.column()) for index in before
        ]
        by_id = {row.id: row for row in self._rows}
        self._rows = [by_id[key] for key in kept]
        self.changePersistentIndexList(before, after)
        self.after_rows_move()

    def _insert(self, new: list[Any]) -> None:
        here = {row.id for row in self._rows}
        at = 0
        while at < len(new):
            end = at
            while end < len(new) and new[end].id not in here:
                end += 1
            if end > at:
                self.beginInsertRows(QModelIndex(), at, end - 1)
                self._rows[at:at] = new[at:end]
                self.endInsertRows()
            at = end + 1

    def _renew(self, new: list[Any]) -> None:
        # comparing two rows takes 5 us: those that were just put in are the same objects
        other = [old is not row and old != row for old, row in zip(self._rows, new, strict=True)]
        self._rows = new
        for is_other, run in groupby(range(len(new)), other.__getitem__):
            if is_other:
                places = list(run)
                self.refresh(places[0], places[-1])


def _out_of_place(wanted: list[int], present: list[int]) -> set[int]:
    """The fewest identities that must move to turn `present` into `wanted` (same members): all but
    a longest run that is in order already. O(n log n)."""
    places = {key: at for at, key in enumerate(wanted)}
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for at, key in enumerate(present):
        place = places[key]
        length = bisect_left(ends, place)
        before.append(holders[length - 1] if length else None)
        ends[length : length + 1] = [place]
        holders[length : length + 1] = [at]
    staying = set()
    at_last = holders[-1] if holders else None
    while at_last is not None:
        staying.add(present[at_last])
        at_last = before[at_last]
    return set(wanted) - staying
