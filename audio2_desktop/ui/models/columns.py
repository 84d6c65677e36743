"""Columns as data: what a table can show of a track, in words and widths. No painting here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a cell is painted and what a click in it means."""

    INDEX = "index"
    HEART = "heart"
    TITLE = "title"
    """Title in strong type; `detail` follows in grey."""
    TITLE_COVER = "title_cover"
    """The same behind a small cover; with a large one `detail` is a second line."""
    TEXT = "text"
    LINK = "link"
    RATING = "rating"
    NUMBER = "number"
    QUALITY = "quality"
    STATE = "state"
    TAGS = "tags"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    key: stable name, also in saved settings; caption: its name in the user's language; width and
    minimum in logical pixels at 100 %; stretch: share of what is left; hide_order: when the table
    is narrow, columns go in this order (0 = never); sort: name of the order that a click on the
    header asks for, "" for none.
    """

    key: str
    caption: Callable[[], str]
    text: Callable[[Any], str]
    kind: Kind = Kind.TEXT
    width: int = 100
    minimum: int = 40
    stretch: int = 0
    hide_order: int = 0
    sort: str = ""
    icon: str = ""
    sign: str = ""
    """Stands in the header instead of the caption ("#"); so does `icon`."""
    is_fixed: bool = False
    """Always shown; the chooser lists it greyed."""
    detail: Callable[[Any], str] | None = None
    link: str = ""
    """"artist" or "album": where a click on the words leads."""

    @property
    def title(self) -> str:
        """What the header, the chooser and screen readers call it."""
        return self.caption()

    @property
    def is_right(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.TIME)


TITLE_MINIMUM = 160
"""The title is never narrower; other columns go first."""


def fit(
    columns: Sequence[Column],
    room: int,
    scale: float = 1.0,
    chosen: Mapping[str, int] | None = None,
    captions: Mapping[str, int] | None = None,
) -> list[tuple[Column, int]]:
    """The columns that are shown in `room` logical pixels, with widths that fill it exactly.

    scale: font scale; chosen: widths that the user dragged, by key; captions: what the captions
    need. Columns go in their `hide_order` until every stretching column keeps its minimum.
    """
    wishes, floors = dict(chosen or {}), captions or {}

    def least(column: Column) -> int:
        return max(round(column.minimum * scale), floors.get(column.key, 0))

    def width(column: Column) -> int:
        own = max(round(column.width * scale), floors.get(column.key, 0))
        return wishes.get(column.key, own)

    def needed() -> int:
        return sum(least(c) if c.stretch else width(c) for c in shown)

    shown = list(columns)
    leaving = sorted((c for c in shown if c.hide_order), key=lambda c: c.hide_order)
    while leaving and needed() > room:
        shown.remove(leaving.pop(0))
    stretching = [c for c in shown if c.stretch]
    rest = room - sum(width(c) for c in shown if not c.stretch)
    widths: dict[str, int] = {}
    kept = sum(least(c) for c in stretching)
    if all(c.key in wishes for c in stretching) and stretching:
        # what is left must go somewhere: to the column that is hidden last
        del wishes[max(stretching, key=lambda c: (not c.hide_order, c.stretch)).key]
    for column in [c for c in stretching if c.key in wishes]:
        most = rest - (kept - least(column))
        widths[column.key] = max(least(column), min(most, wishes[column.key]))
        rest -= widths[column.key]
        kept -= least(column)
        stretching.remove(column)
    shares, whole, taken = sum(c.stretch for c in stretching), rest, 0
    for column in sorted(stretching, key=lambda c: -c.stretch)[1:]:
        most = rest - taken - (kept - least(column))
        widths[column.key] = max(least(column), min(most, whole * column.stretch // shares))
        taken += widths[column.key]
        kept -= least(column)
    if stretching:
        first = max(stretching, key=lambda c: c.stretch)
        widths[first.key] = max(least(first), rest - taken)
    return [(c, widths[c.key] if c.key in widths else width(c)) for c in shown]
