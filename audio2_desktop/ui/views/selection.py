"""Selections of any size as ranges of rows. Never by `selectedRows()`: 16 s at a million."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.scattered import Scattered

Ranges = Sequence[tuple[int, int]]


def ranges(model: QItemSelectionModel) -> Ranges:
    """Selected rows as (first, last), in order, touching ones joined."""
    picked = model.selection()
    parts = (picked.at(at) for at in range(picked.count()))
    return _joined([(part.top(), part.bottom()) for part in parts if part.isValid()])


def count(parts: Iterable[tuple[int, int]]) -> int:
    if isinstance(parts, Scattered):
        return parts.count_rows
    return sum(last - first + 1 for first, last in parts)


def contains(parts: Ranges, row: int) -> bool:
    if isinstance(parts, Scattered):
        return 0 <= row < len(parts.flags) and parts.flags[row] == 1
    return any(first <= row <= last for first, last in parts)


def of_rows(rows: Iterable[int]) -> Ranges:
    """Ranges that cover these rows."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def select(selection: QItemSelectionModel, model: Listing, parts: Ranges) -> None:
    """Select exactly these rows."""
    last = max(0, model.columnCount() - 1)
    wanted = QItemSelection()
    for top, bottom in parts:
        wanted.select(model.index(top, 0, QModelIndex()), model.index(bottom, last, QModelIndex()))
    selection.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)


PIECES = 5_000
"""In more pieces Qt cannot hold a selection without a stall."""


def _joined(raw: Ranges) -> Ranges:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(raw):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
