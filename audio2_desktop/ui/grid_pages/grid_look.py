"""What tells one page of cards from another."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.views.grids.card_list import LineColumn


@dataclass(frozen=True, slots=True)
class GridLook:
    """Words, orders and looks of one kind of page.

    orders: (key, words); the first one holds at the beginning. descending_first: keys of those
    that begin with the most. line_of and columns: how a row looks in a list; name: the caption of
    its first column.
    """

    entity: Entity
    title: str
    placeholder: str
    nothing: str
    card_of: Callable[[Any], Card]
    spoken: Callable[[Any], str]
    orders: Sequence[tuple[str, str]]
    descending_first: Collection[str]
    enter_plays: bool
    line_of: Callable[[Any], Card]
    name: LineColumn
    columns: Sequence[LineColumn]
    groupings: Sequence[Grouping] = ()
    """NONE first; () where there are none."""
    empty: tuple[str, str] | None = None
    """What is said when there are none at all; else how a library begins."""
