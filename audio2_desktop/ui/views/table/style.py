"""Measures of a table as data; the views of the design differ in these alone."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TableStyle:
    """All in logical pixels at 100 %.

    pitch: row with its gap; inset: gap above and below a row's background; margin: from the edge of
    the view to the background; pad_left / pad_right: from there to the first and last cell;
    line_inset: the header's line, from the background's edge.
    """

    pitch: int = 36
    cover_px: int = 28
    inset: int = 0
    margin: int = 24
    pad_left: int = 0
    pad_right: int = 10
    line_inset: int = 0
    top_gap: int = 0
    has_header: bool = True
    expanded: bool = False
    """As tall as its rows; the page scrolls."""
    counts_rows: bool = False
    """The first cell shows the place in the list."""
    playing_fill: bool = False
    drags_move: bool = False
    """Rows that are dragged away are shown as leaving (the list can be reordered)."""

    def with_pitch(self, pitch: int, cover_px: int | None = None) -> "TableStyle":
        return replace(self, pitch=pitch, cover_px=self.cover_px if cover_px is None else cover_px)


TRACKS = TableStyle(top_gap=2)
TRACKS_BESIDE = replace(TRACKS, margin=16)
"""In a narrower part of a page."""
ALBUM = TableStyle(
    pitch=38,
    inset=1,
    margin=0,
    pad_left=0,
    pad_right=10,
    line_inset=10,
    top_gap=4,
    expanded=True,
    playing_fill=True,
)
PLAYLIST = TableStyle(
    pitch=44,
    cover_px=34,
    inset=2,
    margin=0,
    pad_left=2,
    pad_right=16,
    line_inset=10,
    top_gap=3,
    expanded=True,
    drags_move=True,
)
RANKED = TableStyle(
    pitch=46,
    cover_px=38,
    margin=0,
    pad_right=14,
    has_header=False,
    expanded=True,
    counts_rows=True,
)
RESULTS = TableStyle(
    pitch=47,
    cover_px=38,
    margin=0,
    pad_left=10,
    pad_right=9,
    has_header=False,
    expanded=True,
)

DENSITIES = {"comfortable": (44, 34), "normal": (36, 28), "compact": (28, 22)}
"""Row height and cover of each density."""
