"""Places in a long list of tracks: where typed letters lead, and what the bubble says of one."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Protocol

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import Direction, Order, TrackSort
from audio2_desktop.ui.delegates.group_head import title_of
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.views.table import type_ahead
from audio2_desktop.ui.views.table.place_text import place_text
from audio2_desktop.ui.views.table.track_order import TrackOrder
from audio2_desktop.ui.views.table.track_table import TrackTable

_NAMED = (TrackSort.ARTIST, TrackSort.ALBUM)


class Library(Protocol):
    """What is asked of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def next_starting(
        self, ids: "array[int]", prefix: str, after: int, by: TrackSort
    ) -> int | None: ...


class TrackPlaces:
    """For a table in some order, with groups or without; usual: the order when none is chosen."""

    def __init__(
        self,
        table: TrackTable,
        model: GroupedRows,
        order: TrackOrder,
        library: Library,
        columns: Mapping[str, Column],
        usual: Order,
    ) -> None:
        self._table, self._model, self._order = table, model, order
        self._library, self._columns, self._usual = library, columns, usual

    async def go_to_typed(self, prefix: str) -> None:
        """In an order of names where the name would stand; else the next title that starts so."""
        first, tracks = self._order.first or self._usual, self._model.tracks
        if str(first.sort) in type_ahead.FIELDS and self._model.groups is None:
            row = await type_ahead.first_from(
                prefix,
                tracks,
                self._library.track_rows,
                str(first.sort),
                is_down=first.direction is Direction.DOWN,
            )
        else:
            current = self._model.count_of([(0, self._table.currentIndex().row())])
            by = first.sort if first.sort in _NAMED else TrackSort.TITLE
            # the row that fits already stays while one types on
            row = await self._library.next_starting(tracks, prefix, current - 2, by)
        if row is not None and (place := self._model.at_key(tracks[row])) is not None:
            self._table.go_to(place)

    def text(self) -> str:
        """What the bubble beside the thumb says."""
        at = self._table.verticalScrollBar().value() // self._table.pitch
        if not 0 <= at < self._model.count():
            return ""
        if self._model.groups is not None:
            at = self._model.start_of(self._model.group_at(at))
            return title_of(self._model.row_at(at), self._model.groups.kind)
        row = self._model.row_at(at)
        first = self._order.first or self._usual
        return "…" if row is None else place_text(row, first.sort, self._columns)
