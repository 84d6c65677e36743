"""Columns as data: what a table can show of a track, in words and widths. No painting here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication


class Kind(StrEnum):
    """How a cell is painted and what a click in it means."""

    INDEX = "index"
    HEART = "heart"
    TITLE = "title"
    TITLE_COVER = "title_cover"
    TEXT = "text"
    LINK = "link"
    RATING = "rating"
    NUMBER = "number"
    QUALITY = "quality"
    STATE = "state"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    key: stable name, also in saved settings; caption: English source text of the header (""
    shows `icon`); width and minimum in logical pixels at 100 %; stretch: share of what is left;
    hide_order: when the table is narrow, columns go in this order (0 = never); sort: name of the
    order that a click on the header asks for, "" for none.
    """

    key: str
    caption: str
    text: Callable[[Any], str]
    kind: Kind = Kind.TEXT
    width: int = 100
    minimum: int = 40
    stretch: int = 0
    hide_order: int = 0
    sort: str = ""
    icon: str = ""
    name: str = ""
    """English source text of the column's name where the header shows an icon or a sign."""
    is_fixed: bool = False
    """Always shown; the chooser lists it greyed."""

    @property
    def title(self) -> str:
        """What the header and the chooser call it, in the user's language."""
        return QCoreApplication.translate("", self.caption or self.name)

    @property
    def is_right(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.TIME)
