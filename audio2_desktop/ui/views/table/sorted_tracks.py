"""A table of tracks that a page asks the library for: its order, its place, its drags to outside.

Two widgets' worth of what pages of shelves and folders share; no services.
"""

from array import array
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QObject

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import Direction, written
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.style import TableStyle
from audio2_desktop.ui.views.table.track_order import TrackOrder
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.table.type_ahead import first_from

Rows = Callable[[Sequence[int]], Awaitable[Sequence[TrackRow]]]


class SortedTracks(QObject):
    """`order` has no keys in the list's own order. `columns` can be chosen by the captions' menu.
    Both are remembered for the view."""

    def __init__(
        self,
        theme: Theme,
        art: Art,
        now: Callable[[], Stamp],
        columns: Sequence[str],
        style: TableStyle,
        memory: ViewMemory,
        view: str,
    ) -> None:
        super().__init__()
        every = track_columns.library(now)
        self.rows = PagedRows(spoken=track_columns.spoken)
        self.table = TrackTable(theme, self.rows, art, (), style)
        self.columns = ColumnSet(self.table, every, columns, memory, view)
        self.order = TrackOrder(self.table, memory, view)

    def show(self, ids: "array[int]", *, keeps_place: bool, marks: bytearray | None = None) -> None:
        """The answer to the question; `keeps_place` when it is the one asked before. marks: see
        `TableFrame.replace_ids`."""
        if ids != self.rows.ids:
            self.table.replace_ids(ids, keep_place=keeps_place, marks=marks)
        self.rows.forget()
        self.order.show()

    async def go_to_typed(self, prefix: str, rows: Rows) -> None:
        """The first row that is not before the prefix; about 20 reads of one row. Only in orders
        of names."""
        first = self.order.first
        if first is None:
            return
        is_down = first.direction is Direction.DOWN
        at = await first_from(prefix, self.rows.ids, rows, str(first.sort), is_down=is_down)
        if at is not None:
            self.table.go_to(at)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        current = self.table.currentIndex().row()
        return {
            "order": written(self.order.orders),
            "selected": list(self.table.selected_keys()[:1000]),
            "current": self.rows.key_at(current) if current >= 0 else None,
        }

    def restore_order(self, state: dict[str, object]) -> None:
        """The order of a kept state, before the tracks are asked for."""
        self.order.read(str(state.get("order", "")))

    def restore_place(self, state: dict[str, object]) -> None:
        """Selection and current row of a kept state, once the tracks are there."""
        selected, current = state.get("selected"), state.get("current")
        if isinstance(selected, list) and selected:
            rows = [row for key in selected if (row := self.rows.at_key(key)) is not None]
            selection.select(self.table.selectionModel(), self.rows, selection.of_rows(rows))
        if isinstance(current, int) and (row := self.rows.at_key(current)) is not None:
            self.table.make_current(row)
