"""The list of the queue: rows of 52, drag to sort, remove on hover, heads between the bands."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)

from audio2_desktop.domain.queue import Band
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.frame.queue_looks import QueueDelegate, clear_rect, remove_rect
from audio2_desktop.ui.frame.queue_rows import (
    SOURCE,
    QueueLine,
    QueueRows,
    shown_image,
    shown_words,
)
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.scroll_body import QuietBar
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.beat import Beat
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.glide import Glide

_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
NOW_AT_MOST = 2
"""The playing track is the first row below its head."""
_DRAGGABLE = Qt.ItemFlag.ItemIsDragEnabled


class QueueList(QListView):
    """Reports wishes by uid; the model only changes when the queue did."""

    jumped = Signal(int)
    removed = Signal(list)
    moved = Signal(list, object, Band)
    """uids, uid to go before (or None), band."""
    added = Signal(drag.Dropped, object, Band)
    cleared = Signal()
    led_on = Signal(int)
    """The track of a suggestion that is to play now."""
    declined = Signal(list)
    """Tracks of suggestions that are not wanted."""
    menu_wanted = Signal(object, QPoint)
    """list of QueueLine, global place."""
    selection_changed = Signal()

    def __init__(
        self, theme: Theme, rows: QueueRows, covers: Covers | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._glide = Glide(theme, self)
        self._theme, self._covers = theme, covers
        self.rows = rows
        self.is_dragging = False
        self.hovered = -1
        self.mouse = QPoint(-1, -1)
        self.drop_row: int | None = None
        self.accent: QColor | None = None
        self.beat = Beat(theme, self)
        self.beat.beaten.connect(self._on_beat)
        self.setObjectName("queue")
        self.setAccessibleName(words.tr("Queue"))
        self.setModel(rows)
        self.setItemDelegate(QueueDelegate(theme, covers, self, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setAccessibleName(words.tr("Queue"))
        self.verticalScrollBar().valueChanged.connect(self._hover)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(500)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(48)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self._kept: tuple[frozenset[int], int] = frozenset(), -1
        rows.modelAboutToBeReset.connect(self._keep_place)
        rows.modelReset.connect(self._find_place)
        theme.follow(self._on_theme_changed)

    def is_picked(self, row: int) -> bool:
        """Whether a row is selected."""
        return self.selectionModel().isSelected(self.rows.index(row))

    def lines_of(self, indexes: Iterable[QModelIndex]) -> list[QueueLine]:
        lines = [self.rows.line(i.row()) for i in sorted(indexes, key=lambda i: i.row())]
        return [line for line in lines if line is not None and line.entry is not None]

    def selected_tracks(self) -> list[int]:
        """Ids of the selected tracks of the library, in order."""
        lines = self.lines_of(self.selectedIndexes())
        return [line.entry.track_id for line in lines if line.entry and line.entry.track_id]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()
        tracks = drag.Dropped(tuple(self.selected_tracks()))
        self.rows.awaits_paths = drag.want_files(self, tracks, self.rows.know_paths)

    def set_accent(self, accent: QColor | None) -> None:
        self.accent = accent
        self.viewport().update()

    def _on_beat(self) -> None:
        for at in range(min(NOW_AT_MOST, self.rows.rowCount())):
            line = self.rows.line(at)
            if line is not None and line.entry is not None and line.band == "now":
                self.update(self.rows.index(at, 0))

    # -- the selection outlives a change of the queue ----------------------------------------------

    def _keep_place(self) -> None:
        uids = (self.rows.uid_at(index.row()) for index in self.selectedIndexes())
        self._kept = frozenset(uid for uid in uids if uid is not None), self.currentIndex().row()

    def _find_place(self) -> None:
        """Select the same entries; where they have gone, what stands in their place."""
        uids, row = self._kept
        if not uids:
            return
        found = self.rows.rows_of(uids)
        if not found:
            last = self.rows.rowCount() - 1
            row = min(row, last)
            while row > 0 and self.rows.is_head(row):
                row -= 1
            found = [row] if row > 0 else []
        picked = QItemSelection()
        for at in found:
            picked.select(self.rows.index(at), self.rows.index(at))
        chosen = self.selectionModel()
        chosen.select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if found:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            chosen.setCurrentIndex(self.rows.index(found[0]), flag)

    # -- hands -------------------------------------------------------------------------------------

    def across(self, rect: QRect) -> QRect:
        """A row as far as the panel's edge, below the scroll bar."""
        return rect.adjusted(0, 0, self.width() - self.viewport().width(), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse = mirror.flipped(self.viewport(), event.position()).toPoint()
        self._hover()
        super().mouseMoveEvent(event)

    def _hover(self) -> None:
        """The row under the mouse, which rows also come to by scrolling."""
        index = self.indexAt(self.mouse)
        if index.row() == self.hovered:  # what is hit within it may be another part
            self.viewport().update(self.visualRect(index))
        else:
            self.hovered = index.row()
            self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        self.mouse = QPoint(-1, -1)
        self.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)  # type: ignore[arg-type]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self.rows.line(index.row()) if index.isValid() else None
        if event.button() is Qt.MouseButton.LeftButton and line is not None:
            rect = self.across(self.visualRect(index))
            spot = mirror.flipped(self.viewport(), event.position())
            if line.kind == "head":
                if line.band == Band.UP_NEXT.value and clear_rect(self._theme, rect).contains(spot):
                    self.cleared.emit()
                return
            if line.band != "now" and remove_rect(self._theme, rect).contains(spot):
                assert line.entry is not None
                self._remove([line.entry.uid])
                return
        super().mousePressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        for line in self.lines_of([index]):
            if line.entry is not None and line.band != "now":
                self._jump(line.entry.uid)

    def _jump(self, uid: int) -> None:
        if uid > 0:
            self.jumped.emit(uid)
        else:
            self.led_on.emit(-uid)

    def _remove(self, uids: list[int]) -> None:
        queued, suggested = [u for u in uids if u > 0], [-u for u in uids if u < 0]
        if queued:
            self.removed.emit(queued)
        if suggested:
            self.declined.emit(suggested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _MORE:
            event.ignore()  # play next, open: commands of the window
            return
        chosen = [line for line in self.lines_of(self.selectedIndexes()) if line.band != "now"]
        uids = [line.entry.uid for line in chosen if line.entry is not None]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and uids:
            self._jump(uids[0])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and uids:
            self._remove(uids)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self._shift(uids, up=key == Qt.Key.Key_Up)
        else:
            super().keyPressEvent(event)

    def _shift(self, uids: list[int], *, up: bool) -> None:
        """Alt+Up / Alt+Down: the selected rows change place with their neighbour."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if not uids or not rows or min(uids) < 0:
            return
        target = rows[0] - 1 if up else rows[-1] + 2
        if up and target < 1:
            return
        before, band = self.rows.uid_before(target)
        self.moved.emit(uids, before, band)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if not by_key and index.isValid() and index not in self.selectedIndexes():
            self.setCurrentIndex(index)
        lines = self.lines_of(self.selectedIndexes())
        if lines:
            spot = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
            self.menu_wanted.emit(lines, self.viewport().mapToGlobal(spot))

    # -- drags and drops --------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        indexes = [i for i in self.selectedIndexes() if self.rows.flags(i) & _DRAGGABLE]
        queued = [i for i in indexes if not self.rows.is_suggested(i.row())]
        indexes = queued or indexes  # suggestions go along with nothing: they are added, not moved
        lines = self.lines_of(indexes)
        if not lines:
            return
        self.is_dragging = True
        self.viewport().update()
        mime = self.rows.mimeData(indexes)
        drag_away(self, self._theme, mime, self._ghost(lines), actions)
        self.is_dragging = False
        self.viewport().update()

    def _ghost(self, lines: list[QueueLine]) -> QPixmap:
        """What hangs on the pointer."""
        image, length_ms = shown_image(lines[0]), sum(shown_words(line)[2] for line in lines)
        cover = self._covers.pixmap(image, 40, 5) if image and self._covers is not None else None
        title = shown_words(lines[0])[0]
        dpr = self.devicePixelRatioF()
        return ghost.ghost(self._theme, cover, title, len(lines), length_ms, dpr)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drop_row = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.row_at(event.position().toPoint())
        self.drop_row = None
        self.viewport().update()
        what = drag.read(event.mimeData())
        is_own = what.source == SOURCE and bool(what.positions)  # also of files without a track
        if not what and not is_own:
            event.ignore()
            return
        before, band = self.rows.uid_before(row)
        event.setDropAction(Qt.DropAction.CopyAction)  # so that no view removes anything itself
        event.accept()
        if is_own:
            self.moved.emit(list(what.positions), before, band)
        else:
            self.added.emit(what, before, band)

    def _consider(self, event: QDragMoveEvent) -> None:
        if not drag.can_read(event.mimeData()):
            event.ignore()
            return
        row = self.row_at(event.position().toPoint())
        if row != self.drop_row:
            self.drop_row = row
            self.viewport().update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def row_at(self, spot: QPoint) -> int:
        """The row that a drop at this point goes above."""
        index = self.indexAt(spot)
        if not index.isValid():
            return self.rows.rowCount()
        rect = self.visualRect(index)
        return index.row() + (1 if spot.y() > rect.center().y() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drop_row is None:
            return
        painter = mirror.painter(self.viewport())
        theme = self._theme
        last = self.rows.rowCount() - 1
        if self.drop_row <= last:
            y = self.visualRect(self.rows.index(self.drop_row)).top()
        else:
            y = self.visualRect(self.rows.index(last)).bottom() + 1 if last >= 0 else 2
        left, right = theme.px(14), self.viewport().width()
        colour = theme.color("accent")
        painting.rounded(painter, QRectF(left, y - 1.5, right - left, 3), 1.5, colour)
        node = QRectF(left - 4.5, y - 4.5, 9, 9)
        painting.rounded(painter, node, 4.5, theme.color("sidebar"), colour, 2)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
