"""The table of tracks: any model of `Listing` kind, painted a row at a time.

It paints itself from prepared rows (one Python call a row instead of one a cell) and says what the
user did; the page does it.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDrag,
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
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import GroupLine
from audio2_desktop.ui import drag
from audio2_desktop.ui.delegates.group_head import paint_group
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.track_row import Cell, Part, TrackPainter, hit, texts
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost, selection
from audio2_desktop.ui.views.dropping import Hint, RowDrops
from audio2_desktop.ui.views.table.keys import Keyed, TableKeys
from audio2_desktop.ui.views.table.style import TableStyle
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.beat import Beat
from audio2_desktop.ui.widgets.themed import KEYBOARD

if TYPE_CHECKING:
    from audio2_desktop.ui.views.table.row_marks import RowMarks

FILES_AT_MOST = 500
"""Of more rows no files are dragged out."""
PREPARED_ROWS = 1000


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
        self._hover = -1
        self._hover_x = -1.0
        self._playing: int | None = None
        self._dragged: selection.Ranges = []
        self._marks: RowMarks | None = None
        super().__init__(theme, model, columns, style, parent)
        self._follow_style()
        self._keys = TableKeys(self)
        self._drops = RowDrops(self, theme)
        self._drops.dropped.connect(self.dropped)
        self.selection_changed.connect(self._want_files)
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

    def _want_files(self) -> None:
        """What is selected may be dragged out next."""
        if 0 < self.selected_count() <= FILES_AT_MOST:
            tracks = drag.Dropped(tuple(key for key in self.selected_tracks() if key > 0))
            self.rows.awaits_paths = drag.want_files(self, tracks, self.rows.know_paths)

    def accept_drops(self, hint: Hint) -> None:
        """Take drags between the rows; `hint` says what a drop would do."""
        self._drops.accept_with(self._insertion_row, hint)

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
        if isinstance(self.rows, PagedRows) and last >= first:
            span = last - first + 1
            self.rows.prefetch(first - span, last + 2 * span)

    def _paint_row(self, painter: QPainter, at: int, parts: selection.Ranges) -> None:
        row = self.rows.row_at(at)
        rect = self._row_rect(at)
        if row is None:
            self.painter.paint_waiting(painter, rect, self._cells)
            return
        if self.rows.is_head(at):
            self._paint_caption(painter, rect, row)
            return
        track = self.track_of(row)
        self.painter.paint(
            painter,
            rect,
            self._cells,
            self._parts(at, row),
            track,
            self._look(at, track, parts),
            self.devicePixelRatioF(),
        )

    def _paint_caption(self, painter: QPainter, rect: QRectF, row: Any) -> None:
        dpr = self.devicePixelRatioF()
        if not isinstance(row, GroupLine) or not isinstance(self.rows, GroupedRows):
            self.painter.paint_head(painter, rect, self._cells, row, dpr)
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
        first, second = texts(self._shown, row)
        if self.table_style.counts_rows:
            first[0] = str(at + 1)
        made = self.painter.prepare(self._cells, first, second, self.pitch)
        self._prepared[row.id] = (row, made)
        return made

    def _look(self, at: int, track: TrackRow, parts: selection.Ranges) -> Look:
        is_picked = selection.contains(parts, at)
        look = Look(
            is_selected=is_picked,
            is_hovered=at == self._hover,
            is_current=self.hasFocus() and at == self.currentIndex().row() and self._keys.by_key,
            is_playing=track.id == self._playing,
            is_source=bool(self._dragged) and selection.contains(self._dragged, at),
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
        cell = hit(self._cells, self._hover_x) if look.is_hovered else None
        if cell is not None and cell.kind == "rating":
            look.hover_rating = self.painter.rating_at(cell, self._hover_x) or -1
        return look

    def update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self._row_rect(row).toAlignedRect().adjusted(-2, -2, 2, 2))

    # -- the mouse ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        spot = mirror.flipped(self.viewport(), event.position())
        self._hover_at(spot.x(), spot.y())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(-1, -1)

    def _hover_at(self, x: float, y: float) -> None:
        before, self._hover_x = self._hover, x
        self._hover = self._row_at(y) if y >= 0 else -1
        self.update_row(self._hover)
        if before != self._hover:
            self.update_row(before)
        cell = hit(self._cells, x)
        hand = self._hover >= 0 and cell is not None and self._is_button(self._hover, cell, x)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _is_button(self, at: int, cell: Cell, x: float) -> bool:
        if self.rows.is_head(at):
            return False
        match cell.kind:
            case "heart" | "index":
                return True
            case "rating":
                return self.painter.rating_at(cell, x) is not None
            case "link":
                known = self._prepared.get(self.rows.key_at(at))
                return known is not None and self.painter.is_on_text(cell, known[1], x)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keys.by_key = False
        spot = mirror.flipped(self.viewport(), event.position())
        x, at = spot.x(), self._row_at(spot.y())
        cell = hit(self._cells, x)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        if left and plain and at >= 0 and cell is not None and self._press_button(at, cell, x):
            event.accept()
            return
        if at < 0 and left:
            self.clearSelection()
        if left and self._press_caption(at, event.modifiers()):
            event.accept()
            return
        super().mousePressEvent(event)

    def _press_caption(self, at: int, held: Qt.KeyboardModifier) -> bool:
        """A click on the caption of a group selects what is in it."""
        rows = self.rows
        found = rows.group_range(at) if at >= 0 and isinstance(rows, GroupedRows) else None
        if found is None:
            return False
        adds = bool(held & Qt.KeyboardModifier.ControlModifier)
        kind = QItemSelectionModel.SelectionFlag
        whole = QItemSelection(rows.index(found[0], 0), rows.index(found[1], 0))
        how = (kind.Select if adds else kind.ClearAndSelect) | kind.Rows
        self.selectionModel().select(whole, how)
        self.make_current(found[0])
        return True

    def _press_button(self, at: int, cell: Cell, x: float) -> bool:
        track = self.row_track(at)
        if track is None or not self._is_button(at, cell, x):
            return False
        column = next(c for c in self._shown if c.key == cell.key)
        match cell.kind:
            case "heart":
                self.favourite.emit([track.id], not track.is_favourite)
            case "index":
                self.play.emit(at)
            case "rating":
                value = self.painter.rating_at(cell, x) or 0
                self.rate.emit([track.id], 0 if value == track.rating else value)
            case _:
                (self.open_artist if column.link == "artist" else self.open_album).emit(
                    track.artist_id if column.link == "artist" else track.album_id
                )
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().y())
        x = mirror.flip(self.viewport(), event.position().x())
        cell = hit(self._cells, x)
        if event.button() is not Qt.MouseButton.LeftButton or at < 0:
            return
        if isinstance(self.rows, GroupedRows) and (group := self.rows.group_range(at)) is not None:
            self.play.emit(group[0])
            return
        if at != self.currentIndex().row():
            return  # the list has changed: another row was clicked first
        if cell is None or not self._is_button(at, cell, x):
            self.play.emit(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self._row_rect(max(0, self.currentIndex().row()))
            spot = self.viewport().mapToGlobal(
                QPoint(
                    round(mirror.flip(self.viewport(), self._cells[0].x + 60)),
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
        parts = self.ranges()
        if not parts:
            return
        self._want_files()
        going = QDrag(self)
        going.setMimeData(self.rows.mime_of(parts))
        going.setPixmap(self.ghost(parts))
        going.setHotSpot(ghost.hot_spot(self.theme))
        self._dragged = parts if self.table_style.drags_move else []
        going.exec(actions, Qt.DropAction.CopyAction)
        self._dragged = []
        self.viewport().update()

    def ghost(self, parts: selection.Ranges) -> QPixmap:
        """What hangs on the pointer while these rows are dragged."""
        first = self.row_track(parts[0][0])
        number = selection.count(parts)
        length = (
            sum(
                track.length_ms
                for low, high in parts
                for at in range(low, min(high, low + 500) + 1)
                if (track := self.row_track(at)) is not None
            )
            if number <= 500
            else 0
        )
        dpr = self.devicePixelRatioF()
        cover = None
        if first is not None and first.image:  # the row's own is there while the ghost's comes
            row_px = self.theme.px(self.painter.cover_px)
            cover = self._art(first.image, 40, 5) or self._art(first.image, row_px, 5)
        title = first.title if first is not None else ""
        return ghost.ghost(self.theme, cover, title, number, length, dpr)

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
        first, last = self._row_at(0), self._row_at(self.viewport().height() - 1)
        for at in range(max(0, first), (last if last >= 0 else self.rows.count() - 1) + 1):
            track = self.row_track(at)
            if track is not None and track.id == self._playing:
                self.update_row(at)

    def _on_theme_changed(self) -> None:
        self.painter.strokes.clear()
        super()._on_theme_changed()
