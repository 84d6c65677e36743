"""What a smart playlist's page has in place of lines put in by hand: its question, and the tracks
that match now, as many as there are."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from audio2_desktop.domain.query import parse
from audio2_desktop.domain.sorting import Direction, TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import style
from audio2_desktop.ui.views.rules_line import RulesLine
from audio2_desktop.ui.views.track_table import TrackTable

MOST_ROWS = 100_000
"""Rows on the page, which is as high as its list; more are played, but not shown."""
_COLUMNS = ("title", "artist", "album", "added", "rating", "time")


class SmartPart:
    """Two widgets that the page places: `rules` and `table`. No services."""

    def __init__(self, theme: Theme, art: Art, now: Callable[[], Stamp]) -> None:
        self._every = track_columns.library(now)
        self.rules = RulesLine(theme)
        self.rows = PagedRows(spoken=track_columns.spoken)
        self.found: Sequence[int] = ()
        """Every track that matches, also those beyond MOST_ROWS."""
        columns = [self._every[key] for key in _COLUMNS]
        look = replace(style.PLAYLIST, drags_move=False)
        self.table = TrackTable(theme, self.rows, art, columns, look)
        self.table.setObjectName("smartTable")
        self.table.setAccessibleName(words.tr("Tracks of the playlist"))
        self.table.accept_drops(_refuse)

    def sort_of(self, column: str) -> str:
        """The order that a column's caption asks for."""
        return self._every[column].sort

    def show(self, found: TrackIds, sort: str, *, is_descending: bool, keeps_place: bool) -> None:
        """The answer to the question."""
        self.found = found.ids
        ids = found.ids[:MOST_ROWS]
        if ids != self.rows.ids:
            self.table.replace_ids(ids, keep_place=keeps_place)
        self.rows.forget()
        self.table.set_sorted(sort, descending=is_descending)


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
