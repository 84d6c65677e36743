"""What the mouse does in a table of tracks: hearts, stars, links and play marks in the rows, clicks
on captions, double clicks."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from audio2_desktop.ui.delegates.row_texts import Cell, hit
from audio2_desktop.ui.delegates.track_row import TrackPainter
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.views.table.keys import Keyed
from audio2_desktop.ui.widgets import mirror


class TablePointer:
    """The mouse over one table.

    is_on_text(row, cell, x): whether x is on the words of that cell.
    """

    def __init__(
        self, table: Keyed, painter: TrackPainter, is_on_text: Callable[[int, Cell, float], bool]
    ) -> None:
        self._table, self._painter, self._is_on_text = table, painter, is_on_text
        self.row = -1
        """The one that it is over; -1 for none."""
        self.x = -1.0

    def cell(self) -> Cell | None:
        """The part of the row that it is over."""
        return hit(self._table.column_widths.cells, self.x)

    def move(self, event: QMouseEvent) -> None:
        """It is there now."""
        spot = mirror.flipped(self._table.viewport(), event.position())
        self._go(spot.x(), spot.y())

    def at(self, spot: QPointF) -> int:
        """The row at a place of the viewport, shown as under the mouse; -1 for none."""
        turned = mirror.flipped(self._table.viewport(), spot)
        self._go(turned.x(), turned.y() if spot.y() >= 0 else -1)
        return self.row

    def leave(self) -> None:
        """It is over no row."""
        self._go(-1, -1)

    def _go(self, x: float, y: float) -> None:
        table, before, self.x = self._table, self.row, x
        self.row = table.row_under(y) if y >= 0 else -1
        table.update_row(self.row)
        if before != self.row:
            table.update_row(before)
        cell = self.cell()
        hand = self.row >= 0 and cell is not None and self._is_button(self.row, cell, x)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        if table.viewport().cursor().shape() is not shape:
            table.viewport().setCursor(shape)

    def press(self, event: QMouseEvent) -> bool:
        """True when it was used up here; else Qt selects."""
        table = self._table
        spot = mirror.flipped(table.viewport(), event.position())
        x, at = spot.x(), table.row_under(spot.y())
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if at < 0:
            table.clearSelection()
            return False
        cell = hit(table.column_widths.cells, x)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and cell is not None and self._press_button(at, cell, x):
            return True
        return self._press_caption(at, event.modifiers())

    def double_click(self, event: QMouseEvent) -> None:
        """Play the row, or the group of the caption."""
        table = self._table
        spot = mirror.flipped(table.viewport(), event.position())
        x, at = spot.x(), table.row_under(spot.y())
        if event.button() is not Qt.MouseButton.LeftButton or at < 0:
            return
        rows = table.rows
        if isinstance(rows, GroupedRows) and (group := rows.group_range(at)) is not None:
            table.play.emit(group[0])
            return
        if at != table.currentIndex().row():
            return  # the list has changed: another row was clicked first
        cell = hit(table.column_widths.cells, x)
        if cell is None or not self._is_button(at, cell, x):
            table.play.emit(at)

    def _is_button(self, at: int, cell: Cell, x: float) -> bool:
        if self._table.rows.is_head(at):
            return False
        match cell.kind:
            case "heart" | "index":
                return True
            case "rating":
                return self._painter.rating_at(cell, x) is not None
            case "link":
                return self._is_on_text(at, cell, x)
        return False

    def _press_button(self, at: int, cell: Cell, x: float) -> bool:
        table = self._table
        track = table.row_track(at)
        if track is None or not self._is_button(at, cell, x):
            return False
        match cell.kind:
            case "heart":
                table.favourite.emit([track.id], not track.is_favourite)
            case "index":
                table.play.emit(at)
            case "rating":
                value = self._painter.rating_at(cell, x) or 0
                table.rate.emit([track.id], 0 if value == track.rating else value)
            case _:
                column = next(c for c in table.column_widths.shown if c.key == cell.key)
                if column.link == "artist":
                    table.open_artist.emit(track.artist_id)
                else:
                    table.open_album.emit(track.album_id)
        return True

    def _press_caption(self, at: int, held: Qt.KeyboardModifier) -> bool:
        """A click on the caption of a group selects what is in it."""
        table, rows = self._table, self._table.rows
        found = rows.group_range(at) if isinstance(rows, GroupedRows) else None
        if found is None:
            return False
        adds = bool(held & Qt.KeyboardModifier.ControlModifier)
        kind = QItemSelectionModel.SelectionFlag
        whole = QItemSelection(rows.index(found[0], 0), rows.index(found[1], 0))
        how = (kind.Select if adds else kind.ClearAndSelect) | kind.Rows
        table.selectionModel().select(whole, how)
        table.make_current(found[0])
        return True
