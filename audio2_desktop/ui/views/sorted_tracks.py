"""A table of tracks that a page asks the library for: its order, its place, its drags to outside.

Two widgets' worth of what pages of shelves and folders share; no services.
"""

from array import array
from collections.abc import Awaitable, Callable, Sequence
from os import fsdecode
from typing import Any

from PySide6.QtCore import QObject, Signal

from audio2_desktop.domain.music import TrackFile, TrackRow
from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.sorting import Direction, TrackSort
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.style import TableStyle
from audio2_desktop.ui.views.track_table import TrackTable

DRAGGED_FILES = 500
_DESCENDING_FIRST = {"plays", "rating", "added", "last_played", "year", "favourite", "quality"}
_TYPED = {"title": "title", "artist": "artist", "album": "album", "album_artist": "album_artist"}

Rows = Callable[[Sequence[int]], Awaitable[Sequence[TrackRow]]]


class SortedTracks(QObject):
    """`sort` is a TrackSort, or "" for the list's own order. A caption asks for its order, the
    other direction, and at the third time for the own order again: `reordered`."""

    reordered = Signal()
    files_wanted = Signal(object)
    """These tracks are selected: a drag of them should carry their files."""

    def __init__(
        self,
        theme: Theme,
        art: Art,
        now: Callable[[], Stamp],
        columns: Sequence[str],
        style: TableStyle,
    ) -> None:
        super().__init__()
        self._every = track_columns.library(now)
        self.sort, self.direction = "", Direction.UP
        self.rows = PagedRows(spoken=track_columns.spoken)
        shown: list[Column] = [self._every[key] for key in columns]
        self.table = TrackTable(theme, self.rows, art, shown, style)
        self.table.header.sort_wanted.connect(self._on_sort_wanted)
        self.table.selection_changed.connect(self._on_selection_changed)

    @property
    def is_own_order(self) -> bool:
        return not self.sort

    def own_order(self) -> None:
        """Back to the list's own order, without saying so."""
        self.sort, self.direction = "", Direction.UP

    def show(self, ids: "array[int]", *, keeps_place: bool) -> None:
        """The answer to the question; `keeps_place` when it is the one asked before."""
        if ids != self.rows.ids:
            self.table.replace_ids(ids, keep_place=keeps_place)
        self.rows.forget()
        self.table.set_sorted(self.sort, descending=self.direction is Direction.DOWN)

    def know_files(self, files: Sequence[TrackFile]) -> None:
        """The answer to `files_wanted`."""
        self.rows.know_paths({file.track_id: fsdecode(file.path) for file in files})

    async def go_to_typed(self, prefix: str, rows: Rows) -> None:
        """The first row that is not before the prefix; about 20 reads of one row. Only in orders
        of names."""
        field = _TYPED.get(self.sort)
        if field is None:
            return
        ids, low, high = self.rows.ids, 0, len(self.rows.ids)
        wanted, is_down = fold(prefix), self.direction is Direction.DOWN
        while low < high:
            middle = (low + high) // 2
            found = await rows(ids[middle : middle + 1])
            if not found:
                return
            text = sort_key(getattr(found[0], field))
            is_before = text[: len(wanted)] > wanted if is_down else text < wanted
            low, high = (middle + 1, high) if is_before else (low, middle)
        if low < len(ids):
            self.table.go_to(low)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        current = self.table.currentIndex().row()
        return {
            "sort": self.sort,
            "direction": str(self.direction),
            "selected": list(self.table.selected_keys())[:1000],
            "current": self.rows.key_at(current) if current >= 0 else None,
        }

    def restore_order(self, state: dict[str, object]) -> None:
        """The order of a kept state, before the tracks are asked for."""
        sort = str(state.get("sort", ""))
        self.sort = sort if sort in {str(one) for one in TrackSort} else ""
        is_down = state.get("direction") == Direction.DOWN
        self.direction = Direction.DOWN if is_down else Direction.UP

    def restore_place(self, state: dict[str, object]) -> None:
        """Selection and current row of a kept state, once the tracks are there."""
        selected, current = state.get("selected"), state.get("current")
        if isinstance(selected, list) and selected:
            rows = [row for key in selected if (row := self.rows.at_key(key)) is not None]
            selection.select(self.table.selectionModel(), self.rows, selection.of_rows(rows))
        if isinstance(current, int) and (row := self.rows.at_key(current)) is not None:
            self.table.make_current(row)

    # -- inside ------------------------------------------------------------------------------------

    def _on_sort_wanted(self, key: str, _adds: bool) -> None:
        sort: Any = self._every[key].sort
        first = Direction.DOWN if sort in _DESCENDING_FIRST else Direction.UP
        if sort != self.sort:
            self.sort, self.direction = sort, first
        elif self.direction is first:
            self.direction = first.other
        else:
            self.own_order()
        self.reordered.emit()

    def _on_selection_changed(self) -> None:
        if 0 < self.table.selected_count() <= DRAGGED_FILES:
            self.files_wanted.emit(self.table.selected_tracks())
