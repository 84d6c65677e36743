"""Answers of a store for lists of albums and artists, over rows in memory."""

from array import array
from collections.abc import Sequence
from typing import Any

from audio2_desktop.domain.listed import (
    Group,
    Grouping,
    Listed,
    decade_marks,
    decade_of,
    letter_code,
    letter_marks,
    runs,
)
from audio2_desktop.domain.music import AlbumRow, ArtistRow
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.sorting import AlbumQuery, Direction


def albums(
    rows: list[AlbumRow], query: AlbumQuery, grouping: Grouping, starts: str, *, in_order: bool
) -> Listed:
    """in_order: sorted as asked, else as they are. Of the groupings only decades."""
    key = str(query.sort) if query.sort in ("title", "artist", "year") else None
    if key is not None and in_order:
        rows.sort(
            key=lambda row: _sorted_by(getattr(row, key)),
            reverse=query.direction is Direction.DOWN,
        )
    groups: tuple[Group, ...] = ()
    if grouping is Grouping.DECADE:
        rows.sort(key=lambda row: -(row.year // 10))
        found = runs(decade_of(row.year) for row in rows)
        groups = tuple(Group(decade, "", first, count) for decade, first, count in found)
    return _listed(rows, key, groups, starts)


def artists(rows: list[ArtistRow], starts: str, *, in_order: bool) -> Listed:
    """By name."""
    if in_order:
        rows.sort(key=lambda row: sort_key(row.name))
    return _listed(rows, "name", (), starts)


def _sorted_by(value: object) -> Any:
    return sort_key(value) if isinstance(value, str) else value


def _listed(rows: Sequence[Any], key: str | None, groups: tuple[Group, ...], starts: str) -> Listed:
    if starts and key is not None:
        rows = [row for row in rows if sort_key(getattr(row, key)).startswith(starts)]
    ids = array("q", [row.id for row in rows])
    if key is None:
        return Listed(ids)
    if key == "year":
        years = array("q", [row.year for row in rows])
        return Listed(ids, years, groups, decade_marks(years))
    codes = [letter_code(ord(sort_key(getattr(row, key))[0])) for row in rows]
    return Listed(ids, array("q", codes), groups, letter_marks(codes))
