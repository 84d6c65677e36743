"""What a smart playlist's page has in place of lines put in by hand: its question, and the tracks
that match now, as many as there are."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from audio2_desktop.domain.playlists import PlaylistRow
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.sorting import Direction, TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import PlaylistId, Stamp
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.views.playlist.rules_line import RulesLine
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.table_frame import AskMarks
from audio2_desktop.ui.views.table.track_table import TrackTable


class Lists(Protocol):
    """What is asked of services.playlists."""

    async def smart_ids(
        self, playlist: PlaylistId, query: TrackQuery | None = None
    ) -> TrackIds: ...


class SmartPart:
    """Two widgets that the page places: `rules` and `table`."""

    def __init__(
        self, theme: Theme, art: Art, now: Callable[[], Stamp], memory: ViewMemory
    ) -> None:
        own = list_columns.smart(now)
        kept = {c.key: replace(c, is_fixed=c.key in ("title", "number")) for c in own}
        every = {**kept, **_further(now, own)}
        self._sorts = {key: column.sort for key, column in every.items()}
        self.rules = RulesLine(theme)
        self.rows = PagedRows(spoken=track_columns.spoken)
        self._asked: tuple[object, ...] = ()
        look = replace(style.PLAYLIST, drags_move=False, counts_rows=True)
        self.table = TrackTable(theme, self.rows, art, (), look)
        self.columns = ColumnSet(self.table, every, [c.key for c in own], memory, "smart")
        self.table.setObjectName("smartTable")
        self.table.setAccessibleName(words.tr("Tracks of the playlist"))
        self.table.accept_drops(_refuse)

    @property
    def found(self) -> "array[int]":
        """Every track that matches, in order."""
        return self.rows.ids

    def sort_of(self, column: str) -> str:
        """The order that a column's caption asks for."""
        return self._sorts[column]

    async def ask(
        self, lists: Lists, marks: AskMarks, row: PlaylistRow, query: TrackQuery, sort: str
    ) -> None:
        """Show what matches now, narrowed and sorted by the library. sort: "" is the playlist's
        own order."""
        found = await lists.smart_ids(row.id, query)
        asked = (row.id, row.rules, sort, query)
        if found.ids != self.rows.ids:
            chosen = await self.table.marks_in(found.ids, marks)
            self.table.replace_ids(found.ids, keep_place=asked == self._asked, marks=chosen)
        self.rows.forget()
        self.rows.source = f"playlist:{row.id}"
        self.table.set_sorted(sort, descending=query.direction is Direction.DOWN)
        self.rules.set_rules(row.rules)
        self._asked = asked


def _further(now: Callable[[], Stamp], own: Sequence[Column]) -> dict[str, Column]:
    """The other columns of the library; the library sorts, so they keep their orders."""
    mine = {column.key for column in own}
    return {key: column for key, column in track_columns.library(now).items() if key not in mine}


def asked(sort: str, text: str, *, is_descending: bool) -> TrackQuery:
    """The order of the page and its filter. Unknown orders are the playlist's own."""
    known = sort in {str(one) for one in TrackSort}
    direction = Direction.DOWN if is_descending and known else Direction.UP
    by = TrackSort(sort) if known else TrackSort.ALBUM_ARTIST
    return TrackQuery(by, direction, parse(text).tree)


def why_empty(*, is_smart: bool = False) -> tuple[str, str]:
    """What stands in a playlist's place when there is nothing in it: a title and a sentence."""
    if is_smart:
        title = words.tr("Nothing matches this search now")
        return title, words.tr("Tracks appear here by themselves as soon as they match.")
    title = words.tr("Nothing in this playlist yet")
    return title, words.tr("Drag tracks, albums or files here, or press P on a selection.")


def refusal() -> str:
    """Why nothing can be put in."""
    return words.tr("A smart playlist fills itself: change its search instead.")


def _refuse(_what: drag.Dropped, _row: int, _copies: bool) -> tuple[str, bool]:
    return refusal(), False
