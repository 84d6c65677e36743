"""Tracks in groups, as the library hands them over."""

from array import array

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import TrackGrouping, TrackGroups, TrackIds
from audio2_desktop.domain.units import Ms


def grouped(rows: list[TrackRow], kind: TrackGrouping) -> TrackIds:
    """Groups of ten."""
    parts = [rows[at : at + 10] for at in range(0, len(rows), 10)]
    shown = array("q")
    for n, part in enumerate(parts, start=1):
        shown.extend([-n] * kind.rows + [row.id for row in part])
    groups = TrackGroups(
        kind,
        array("q", range(1, len(parts) + 1)),
        array("q", map(len, parts)),
        array("q", [sum(row.length_ms for row in part) for part in parts]),
        shown,
    )
    ids = array("q", [row.id for row in rows])
    return TrackIds(ids, Ms(sum(row.length_ms for row in rows)), groups)
