"""Playlists and their folders in the side bar: a list that opens, takes drops and asks for
menus."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from audio2_desktop.ui import drag, words
from audio2_desktop.ui.delegates import strokes
from audio2_desktop.ui.drag import MOVED
from audio2_desktop.ui.frame.playlist_rows import Index, PlaylistRows, SideRow, moved_row
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.edge_scroll import EdgeScroll
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.cover import Covers, paint_placeholder
from audio2_desktop.ui.widgets.glide import Glide

ROW, PITCH = 40, 42
OPEN_AFTER_MS = 700
_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PlaylistList(QListView):
    """The list. `dropped(row id or None, is folder, what)`: None = below all of them."""

    chosen = Signal(int)
    menu_wanted = Signal(object, QPoint)
    """SideRow and global place."""
    rearranged = Signal(bool, int, object)
    """(is a folder, id) of a row of this list and the SideRow it was dropped on, None = below
    all."""
    dropped = Signal(object, drag.Dropped)
    """SideRow, or None for the empty part: a new playlist."""

    def __init__(self, theme: Theme, covers: Covers | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glide = Glide(theme, self)
        self._theme, self._covers = theme, covers
        self.dragged: SideRow | None = None
        """The row on its way."""
        self._target: QPersistentModelIndex | None = None
        self._is_target_below = False
        self.is_narrow = False
        self.current_id: int | None = None
        self.setObjectName("playlists")
        self.setAccessibleName(words.tr("Playlists"))
        self.rows = PlaylistRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, covers, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self.viewport().setAutoFillBackground(False)
        self._scroll = EdgeScroll(self)
        self._opener = QTimer(self)
        self._opener.setSingleShot(True)
        self._opener.setInterval(OPEN_AFTER_MS)
        self._opener.timeout.connect(self._open_target)
        self.clicked.connect(self._choose)
        theme.follow(self._on_theme_changed)

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        self.rows.set_rows(rows)

    def set_current(self, playlist: int | None) -> None:
        """Mark the playlist whose page is shown."""
        self.current_id = playlist
        if playlist is not None:
            self.setCurrentIndex(self.rows.place(playlist))
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    @property
    def target(self) -> SideRow | None:
        """The row that a drag is over."""
        return self.rows.row(self._target) if self._target is not None else None

    @property
    def takes_at(self) -> SideRow | None:
        """The row that takes what is dragged over it."""
        row, moved = self.target, self.dragged
        refused = _is_refused(row, None if moved is None else (moved.is_folder, moved.id))
        return None if refused else row

    # -- keys and clicks ---------------------------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is None:
            return
        if row.is_folder:
            self.rows.toggle(row.id)
        else:
            self.chosen.emit(row.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = self.rows.row(index)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _MORE:
            event.ignore()  # play next, open: commands of the window
            return
        if row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
            return
        if row is not None and row.is_folder and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            closes = (key == Qt.Key.Key_Left) is not self.isRightToLeft()
            if closes is not self.rows.is_closed(row.id):
                at = index.row()
                self.rows.toggle(row.id)
                self.setCurrentIndex(self.rows.index(at))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows.row(index)
        if row is not None:
            spot = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(spot))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.RightButton:
            super().mousePressEvent(event)
            row = self.rows.row(self.indexAt(event.position().toPoint()))
            if row is not None:
                self._want_file(row)
                self._picture(row)  # is there when a drag begins

    def _want_file(self, row: SideRow) -> None:
        """A press may be the beginning of a drag to another program."""
        if not row.is_folder:
            playlist = row.id
            self.rows.know_file(playlist, "")

            def take(files: Mapping[int, str]) -> None:
                self.rows.know_file(playlist, files[0])

            drag.want_files(self, drag.Dropped(entity="playlist", things=(playlist,)), take)

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        row = self.rows.row(index)
        if row is None:
            return
        self.dragged = row
        self.viewport().update()
        dpr = self.devicePixelRatioF()
        look = ghost.ghost(
            self._theme, self._picture(row), row.name, 1, 0, dpr, icon=self.icon_of(row)
        )
        drag_away(self, self._theme, self.rows.mimeData([index]), look, actions)
        self.dragged = None
        self.viewport().update()

    def _picture(self, row: SideRow) -> QPixmap | None:
        if self._covers is None or not row.images:
            return None
        return self._covers.mosaic(row.images, self._theme.px(40), 5)

    def icon_of(self, row: SideRow) -> str:
        """The sign of a row without a picture."""
        if row.is_folder:
            return "folder" if self.rows.is_closed(row.id) else "folder-open"
        return "sparkle" if row.is_smart else "playlist"

    # -- drops -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._scroll.stop()
        self._set_target(None, False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._scroll.stop()
        row, moved = self.target, moved_row(event.mimeData())
        self._set_target(None, False)
        if _is_refused(row, moved):
            event.ignore()
            return
        if moved is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.rearranged.emit(*moved, row)
            return
        what = drag.read(event.mimeData())
        if not what:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(row, what)

    def _consider(self, event: QDragMoveEvent) -> None:
        is_own = event.mimeData().hasFormat(MOVED)
        if not is_own and not drag.can_read(event.mimeData()):
            self._set_target(None, False)
            event.ignore()
            return
        self._scroll.hover(event.position().toPoint())
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        self._set_target(index if row is not None else None, row is None)
        # a place that takes nothing hears when the drag goes on, too: a folder opens meanwhile
        is_refused = _is_refused(row, moved_row(event.mimeData()))
        actions = Qt.DropAction
        event.setDropAction(actions.IgnoreAction if is_refused else actions.CopyAction)
        event.accept()

    def _set_target(self, index: QModelIndex | None, below: bool) -> None:
        target = QPersistentModelIndex(index) if index is not None else None
        if target == self._target and below == self._is_target_below:
            return
        self._target, self._is_target_below = target, below
        row = self.target
        if row is not None and row.is_folder and self.rows.is_closed(row.id):
            self._opener.start()
        else:
            self._opener.stop()
        self.viewport().update()

    def _open_target(self) -> None:
        row = self.target
        if row is not None and row.is_folder and self.rows.is_closed(row.id):
            self.rows.toggle(row.id)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _is_refused(row: SideRow | None, moved: tuple[bool, int] | None) -> bool:
    """Whether a row takes no drop. moved: the row of this list that is dragged, if it is one."""
    if row is None:
        return False
    if moved is not None:
        return (row.is_folder, row.id) == moved
    return row.is_folder or row.is_smart


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, covers: Covers | None, view: PlaylistList) -> None:
        super().__init__(view)
        self._theme = theme
        self._covers = covers
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(PITCH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.rows.row(index)
        if row is None:
            return
        theme = self._theme
        painter = mirror.turned(painter, self._view.viewport())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        box = QRectF(rect.left() + theme.px(8), rect.top() + 1, 0, theme.px(ROW))
        box.setRight(rect.right() - theme.px(7))
        on = not row.is_folder and row.id == self._view.current_id
        is_target = self._view.takes_at == row
        if row == self._view.dragged:
            strokes.dashed(painter, box, 8, theme.color("line2"))
            painter.setOpacity(strokes.DRAGGED)
        elif is_target:
            painting.rounded(painter, box, 8, theme.color("accentbg"), theme.color("accent"), 1.5)
        elif on:
            painting.rounded(painter, box, 8, theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, 8, theme.color("hover"))
        indent = 0 if self._view.is_narrow else theme.px(14) * min(4, self._view.rows.depth(row))
        side = theme.px(30)
        left = rect.left() + (theme.px(17) if self._view.is_narrow else theme.px(16)) + indent
        art = QRectF(left, box.center().y() - side / 2, side, side)
        self._paint_art(painter, row, art, option)
        if not self._view.is_narrow:
            self._paint_name(
                painter,
                row,
                QRectF(art.right() + theme.px(10), box.top(), 0, box.height()),
                box,
                on,
                is_target,
            )
        if (
            state & QStyle.StateFlag.State_HasFocus
            and state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            painting.focus_ring(painter, theme, box, 8)
        painter.restore()

    def _paint_art(
        self, painter: QPainter, row: SideRow, art: QRectF, option: QStyleOptionViewItem
    ) -> None:
        theme = self._theme
        dpr = self._view.devicePixelRatioF()
        if row.is_folder:
            name = self._view.icon_of(row)
            painting.centred_icon(painter, theme.icon(name, theme.px(18), "t2", dpr), art)
            return
        picture = None
        if row.images and self._covers is not None:
            picture = self._covers.mosaic(row.images, theme.px(30), 5)
        if picture is None:
            paint_placeholder(painter, theme, art, 5, icon=self._view.icon_of(row), dpr=dpr)
        else:
            painter.drawPixmap(art.topLeft(), picture)

    def _paint_name(
        self, painter: QPainter, row: SideRow, text: QRectF, box: QRectF, on: bool, target: bool
    ) -> None:
        theme = self._theme
        right = box.right() - theme.px(10)
        sign = ""
        if target:
            sign = "plus"
        elif row.is_folder:
            sign = "caret-right" if self._view.rows.is_closed(row.id) else "caret-down"
        elif row.is_smart:
            sign = "prohibit" if self._view.target == row else "sparkle"
        if sign:
            side = theme.px(14)
            spot = QRectF(right - side, box.top(), side, box.height())
            colour = "accent" if target else "t3"
            icon = theme.icon(sign, side, colour, self._view.devicePixelRatioF())
            painting.centred_icon(painter, icon, spot)
            right -= side + theme.px(6)
        text.setRight(right)
        font = theme.font("body_strong" if on else "body_medium")
        ink = theme.color("t1" if on or target else "t2")
        painting.text_line(painter, text, row.name, font, ink)
