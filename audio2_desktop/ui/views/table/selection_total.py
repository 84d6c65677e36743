"""How many tracks of a table are selected and how long they play, in the bar at its foot."""

import asyncio
from array import array
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.views.selection_bar import SelectionBar
from audio2_desktop.ui.views.table.track_table import TrackTable

SUMMED = 2000
"""Up to so many selected rows their lengths are added up here, more in the library."""
SUM_AFTER_S = 0.06


class SelectionTotal(QObject):
    """length: asks the library for a sum in ms. `floor_changed`: the bar came or went."""

    floor_changed = Signal()

    def __init__(
        self,
        table: TrackTable,
        model: GroupedRows,
        bar: SelectionBar,
        length: Callable[["array[int]"], Awaitable[int]],
        on_error: ErrorSink,
    ) -> None:
        super().__init__(table)
        self._table, self._model, self._bar, self._length = table, model, bar, length
        self._summing = TaskSlot(on_error)
        self._is_closed = False
        self.whole_ms = 0
        """How long the whole list plays."""
        table.selection_changed.connect(self._on_selection_changed)

    def close(self) -> None:
        """Ask no more, whatever a timer of the table still tells."""
        self._is_closed = True
        self._summing.close()

    def _on_selection_changed(self) -> None:
        if self._is_closed:
            return
        count = self._table.selected_count()
        length = self._known(count)
        was_hidden = self._bar.isHidden()
        self._bar.show_selection(count, length or 0)
        if self._bar.isHidden() is not was_hidden:
            self.floor_changed.emit()
        if length is None:
            self._summing.run(self._sum(count))
        else:
            self._summing.cancel()

    def _known(self, count: int) -> int | None:
        """How long the selection plays; None when the library has to be asked."""
        if count == len(self._model.tracks):
            return self.whole_ms
        if count > SUMMED:
            return None
        parts = self._table.ranges()
        places = (at for low, high in parts for at in range(low, high + 1))
        rows = [self._model.peek(at) for at in places if not self._model.is_head(at)]
        known = [row.length_ms for row in rows if row is not None]
        return sum(known) if len(known) == len(rows) else None

    async def _sum(self, count: int) -> None:
        await asyncio.sleep(SUM_AFTER_S)  # a selection that grows is summed once
        length = await self._length(self._table.selected_tracks())
        self._bar.show_selection(count, length)
