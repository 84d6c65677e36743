"""Selections of any size as ranges of rows. Never by `selectedRows()`: 16 s at a million."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

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


FEW = 50_000
"""Selections of up to so many rows are followed into any order at once, larger ones as long as they
stay in pieces; else `domain.marks` has to be asked."""
MANY = 20_000
"""Selections of more rows are better followed by a worker: 20 ms in a list of a million."""
PIECES = 5_000
_NEAR = 500
_CHUNK = 4_096
_SEARCHES = 1
_FAILURES = 2_000
"""Rows that are not near where they should be: many of them are another order."""


def followed(old: "array[int]", parts: Ranges, new: "array[int]") -> Ranges:
    """Where the selected rows of `old` are in `new`, by identity; captions (below zero) are left
    out.

    Pieces that stay together are compared whole, so that half a million rows that a scan moved by
    some places cost a few milliseconds. A large selection that another order scatters is let go.
    """
    if isinstance(parts, Scattered):
        return []
    found = _in_pieces(old, parts, new)
    if found is None and count(parts) <= FEW:
        wanted = {key for first, last in parts for key in old[first : last + 1] if key > 0}
        places = compress(range(len(new)), map(wanted.__contains__, new))
        found = of_rows(places)
    return found if found is not None and len(found) <= PIECES else []


def _in_pieces(old: "array[int]", parts: Ranges, new: "array[int]") -> Ranges | None:
    """None when they do not stay in pieces."""
    found: list[tuple[int, int]] = []
    lost: set[int] = set()
    moved, failures = 0, 0
    todo = list(reversed(parts))
    while todo:
        first, last = todo.pop()
        if old[first] < 0:  # a caption: its number may be another one now
            if first < last:
                todo.append((first + 1, last))
            continue
        if last - first >= _CHUNK:
            todo.append((first + _CHUNK, last))
            last = first + _CHUNK - 1
        at, size = _near(new, old[first], first + moved), last - first + 1
        if at is None:
            failures += 1
            if failures <= _SEARCHES:
                at = _anywhere(new, old[first])
        if at is not None and new[at : at + size] == old[first : last + 1]:
            found.append((at, at + size - 1))
            moved = at - first
        elif size > 1:
            middle = first + size // 2
            todo += [(middle, last), (first, middle - 1)]
        else:
            lost.add(old[first])
        if failures > _FAILURES or len(found) > PIECES:
            return None
    if lost:
        found += ((at, at) for at in compress(range(len(new)), map(lost.__contains__, new)))
    return _joined(found)


def _near(ids: "array[int]", key: int, hint: int) -> int | None:
    if 0 <= hint < len(ids) and ids[hint] == key:
        return hint
    low, high = max(0, hint - _NEAR), max(0, hint + _NEAR)
    try:
        return ids.index(key, low, high)
    except ValueError:
        return None


def _anywhere(ids: "array[int]", key: int) -> int | None:
    try:
        return ids.index(key)
    except ValueError:
        return None


def _joined(raw: Ranges) -> Ranges:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(raw):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
