"""Selections of any size as ranges of rows. Never by `selectedRows()`: 16 s at a million."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from audio2_desktop.ui.models.listing import Listing

Ranges = list[tuple[int, int]]


def ranges(model: QItemSelectionModel) -> Ranges:
    """Selected rows as (first, last), in order, touching ones joined."""
    picked = model.selection()
    parts = (picked.at(at) for at in range(picked.count()))
    raw = sorted((part.top(), part.bottom()) for part in parts if part.isValid())
    joined: Ranges = []
    for first, last in raw:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def count(parts: Iterable[tuple[int, int]]) -> int:
    return sum(last - first + 1 for first, last in parts)


def contains(parts: Ranges, row: int) -> bool:
    return any(first <= row <= last for first, last in parts)


def of_rows(rows: Iterable[int]) -> Ranges:
    """Ranges that cover these rows."""
    found: Ranges = []
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
