"""The table of tracks: any model of `Listing` kind, painted a row at a time.

It paints itself from prepared rows (one Python call a row instead of one a cell) and says what the
user did; the page does it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import GroupLine
from audio2_desktop.ui import drag
from audio2_desktop.ui.delegates.group_head import paint_group
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.row_texts import Cell, Part, texts
from audio2_desktop.ui.delegates.track_row import TrackPainter
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.dropping import Hint, RowDrops
from audio2_desktop.ui.views.table.going_out import GoingOut
from audio2_desktop.ui.views.table.keys import Keyed, TableKeys
from audio2_desktop.ui.views.table.pointer import TablePointer
from audio2_desktop.ui.views.table.style import TableStyle
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.beat import Beat
from audio2_desktop.ui.widgets.themed import KEYBOARD

if TYPE_CHECKING:
    from audio2_desktop.ui.views.table.row_marks import RowMarks

PREPARED_ROWS = 1000
DIMMED = 0.55
"""How much of the page's colour lies over rows that are about to be others."""


def _itself(row: Any) -> Any:
    return row


class TrackTable(Keyed):
    """Rows of tracks. It knows rows and says what the user did; the page does it.

    track_of: the TrackRow behind a row of the model.
    """

    play = Signal(int)
    play_next = Signal()
    play_last = Signal()
    favourite = Signal(object, bool)
    """favourite(track ids, on)."""
    rate = Signal(object, int)
    """rate(track ids, 0..100)."""
    remove = Signal()
    discard = Signal()
    """The selected tracks shall leave the library."""
    move_by = Signal(int)
    add_to = Signal()
    tag = Signal()
    show_file = Signal()
    cut = Signal()
    """The selected rows are on the clipboard and shall leave this list."""
    paste = Signal()
    menu = Signal(QPoint)
    """menu(global position); the selection is what it is for."""
    open_artist = Signal(int)
    open_album = Signal(int)
    dropped = Signal(object, int, bool)
    typed = Signal(str)
    """Type-ahead for a list that is not held whole: go to the row that starts so."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        art: Art,
        columns: Sequence[Column],
        style: TableStyle,
        *,
        track_of: Callable[[Any], TrackRow] = _itself,
        parent: QWidget | None = None,
    ) -> None:
        self.painter = TrackPainter(theme, art)
        self.track_of = track_of
        self._art = art
        self._playing: int | None = None
        self._marks: RowMarks | None = None
        self._is_waiting = False
        self._prepared: dict[int, tuple[Any, tuple[Part, ...]]] = {}
        """Laid out texts by the row's id, with the row that they are of."""
        super().__init__(theme, model, columns, style, parent)
        self.column_widths.shared.connect(self._prepared.clear)
        self._follow_style()
        self._keys = TableKeys(self)
        self._pointer = TablePointer(self, self.painter, self._is_on_text)
        self.going_out = GoingOut(self, art)
        self._drops = RowDrops(self, theme)
        self._drops.dropped.connect(self.dropped)
        self._beat = Beat(theme, self)
        self._beat.beaten.connect(self._on_beat)
        self.set_columns(columns)

    def _follow_style(self) -> None:
        style = self.table_style
        self.painter.cover_px, self.painter.inset = style.cover_px, style.inset
        self.painter.playing_fill = style.playing_fill

    def set_pitch(self, logical: int, cover_px: int | None = None) -> None:
        super().set_pitch(logical, cover_px)
        self._follow_style()

    def set_orders(self, orders: Sequence[tuple[str, bool]]) -> None:
        first = orders[0][0] if orders else ""
        names = ((c.key, c.sort) for c in self.columns)
        self.painter.sorted_key = next((key for key, sort in names if sort == first), first)
        super().set_orders(orders)

    def set_accent(self, seed: int | None) -> None:
        """Colour of the record this table belongs to."""
        self.painter.accent = None if seed is None else self.theme.accent(seed)
        self.viewport().update()

    def set_playing(self, track: int | None, *, is_moving: bool) -> None:
        """Mark the row of this track; the mark moves while it sounds."""
        self._playing = track
        self._beat.set_moving(is_moving and track is not None)
        self.viewport().update()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Another list is on its way: the rows stay, dimmed."""
        if is_waiting != self._is_waiting:
            self._is_waiting = is_waiting
            self.viewport().update()

    @property
    def is_waiting(self) -> bool:
        return self._is_waiting

    def accept_drops(self, hint: Hint) -> None:
        """Take drags between the rows; `hint` says what a drop would do."""
        self._drops.accept_with(self.insertion_row, hint)

    def point_at(self, spot: QPointF) -> int:
        """The row there, shown as under the mouse while something is dragged; -1 for none."""
        return self._pointer.at(spot)

    def row_track(self, row: int) -> TrackRow | None:
        found = self.rows.row_at(row) if 0 <= row < self.rows.count() else None
        return None if found is None or self.rows.is_head(row) else self.track_of(found)

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self.viewport())
        area = event.rect()
        first = max(0, (area.top() + self.verticalOffset()) // self.pitch)
        last = min(self.rows.count() - 1, (area.bottom() + self.verticalOffset()) // self.pitch)
        parts = self.ranges()
        for row in range(first, last + 1):
            self._paint_row(painter, row, parts)
        if self._drops.row >= 0:
            y = self._drops.row * self.pitch - self.verticalOffset()
            left, right = self.margins()
            y = max(5, min(y, self.viewport().height() - 5))
            self._drops.paint(painter, left, self.viewport().width() - right, y)
        if self._is_waiting:
            veil = QColor(self.theme.color("window"))
            veil.setAlphaF(DIMMED)
            painter.fillRect(area, veil)
        if isinstance(self.rows, PagedRows) and last >= first:
            span = last - first + 1
            self.rows.prefetch(first - span, last + 2 * span)

    def _paint_row(self, painter: QPainter, at: int, parts: selection.Ranges) -> None:
        row = self.rows.row_at(at)
        rect = self.row_rect(at)
        if row is None:
            self.painter.paint_waiting(painter, rect, self.column_widths.cells)
            return
        if self.rows.is_head(at):
            self._paint_caption(painter, rect, row)
            return
        track = self.track_of(row)
        self.painter.paint(
            painter,
            rect,
            self.column_widths.cells,
            self._parts(at, row),
            track,
            self._look(at, track, parts),
            self.devicePixelRatioF(),
        )

    def _paint_caption(self, painter: QPainter, rect: QRectF, row: Any) -> None:
        dpr = self.devicePixelRatioF()
        if not isinstance(row, GroupLine) or not isinstance(self.rows, GroupedRows):
            self.painter.paint_head(painter, rect, self.column_widths.cells, row, dpr)
            return
        groups = self.rows.groups
        assert groups is not None, "a caption has a group"
        whole = rect.adjusted(0, -row.line * self.pitch, 0, (row.lines - 1 - row.line) * self.pitch)
        painter.save()
        painter.setClipRect(rect)
        strokes, art = self.painter.strokes, self._art
        paint_group(painter, self.theme, strokes, art, whole, row, groups.kind, dpr)
        painter.restore()

    def _parts(self, at: int, row: Any) -> tuple[Part, ...]:
        known = self._prepared.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        if len(self._prepared) > PREPARED_ROWS:
            self._prepared.clear()
        first, second = texts(self.column_widths.shown, row)
        if self.table_style.counts_rows:
            first[0] = str(at + 1)
        made = self.painter.prepare(self.column_widths.cells, first, second, self.pitch)
        self._prepared[row.id] = (row, made)
        return made

    def _look(self, at: int, track: TrackRow, parts: selection.Ranges) -> Look:
        is_picked = selection.contains(parts, at)
        look = Look(
            is_selected=is_picked,
            is_hovered=at == self._pointer.row,
            is_current=self.hasFocus() and at == self.currentIndex().row() and self._keys.by_key,
            is_playing=track.id == self._playing,
            is_source=bool(going := self.going_out.rows) and selection.contains(going, at),
        )
        if is_picked:
            above, below = at - 1, at + 1
            look.joins_above = selection.contains(parts, above) and not self.rows.is_head(above)
            is_last = below >= self.rows.count()
            look.joins_below = selection.contains(parts, below) and not (
                is_last or self.rows.is_head(below)
            )
        if look.is_playing:
            look.bars = self._beat.heights
        cell = self._pointer.cell() if look.is_hovered else None
        if cell is not None and cell.kind == "rating":
            look.hover_rating = self.painter.rating_at(cell, self._pointer.x) or -1
        return look

    def _is_on_text(self, at: int, cell: Cell, x: float) -> bool:
        known = self._prepared.get(self.rows.key_at(at))
        return known is not None and self.painter.is_on_text(cell, known[1], x)

    def update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self.row_rect(row).toAlignedRect().adjusted(-2, -2, 2, 2))

    # -- the mouse ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._pointer.move(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keys.show_ring(by_key=False)
        if self._pointer.press(event):
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.row_rect(max(0, self.currentIndex().row()))
            spot = self.viewport().mapToGlobal(
                QPoint(
                    round(mirror.flip(self.viewport(), self.column_widths.cells[0].x + 60)),
                    int(rect.center().y()),
                )
            )
        if self.ranges():
            self.menu.emit(spot)

    # -- the keyboard ------------------------------------------------------------------------------

    @property
    def shows_ring(self) -> bool:
        """The current row shows that the keyboard is there."""
        return self._keys.by_key

    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._keys.wants(event):
            event.accept()
            return True
        return super().event(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        over = self.parentWidget()
        if self._marks is None and QAccessible.isActive() and over is not None:
            from audio2_desktop.ui.views.table import row_marks  # noqa: PLC0415 - for readers

            self._marks = row_marks.RowMarks(self.theme, self, over)
        if self._marks is not None:
            self._marks.follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keys.by_key = self._keys.by_key or event.reason() in KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type-ahead is done by `TableKeys`; Qt's own would read a million rows."""

    def copy(self) -> None:
        """Selected rows on the clipboard, for other lists and, as files, for other programs."""
        parts = self.ranges()
        if parts:
            QGuiApplication.clipboard().setMimeData(drag.for_clipboard(self.rows.mime_of(parts)))

    # -- drags -------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        self.going_out.start(actions)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)

    # -- news --------------------------------------------------------------------------------------

    def _on_beat(self) -> None:
        for at in self.rows_in_sight():
            track = self.row_track(at)
            if track is not None and track.id == self._playing:
                self.update_row(at)

    def _on_rows_changed(self) -> None:
        if self.table_style.counts_rows:
            self._prepared.clear()
        super()._on_rows_changed()

    def _on_theme_changed(self) -> None:
        self.painter.strokes.clear()
        super()._on_theme_changed()
