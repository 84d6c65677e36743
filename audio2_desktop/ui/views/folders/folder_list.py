"""The tree of folders: paints its rows, opens and closes, plays by key, can be dragged from."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.ui import words
from audio2_desktop.ui.models.listing import Index
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.folders.folder_model import FolderId, FolderModel, mime_of, name_of
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.glide import Glide
from audio2_desktop.ui.widgets.themed import KEYBOARD

ROW = 34
INDENT = 18
TYPING_MS = 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class _Height(QStyledItemDelegate):
    """Rows of one height; the tree paints them itself."""

    def __init__(self, tree: "FolderList") -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._tree.theme.px(120), self._tree.theme.px(ROW))


class FolderList(QTreeView):
    """`picked(id)` when another folder is current. Enter plays it, Right and Left open it."""

    picked = Signal(object)
    played = Signal(object, str)
    """(FolderRow, "play" | "next" | "last")."""
    add_to = Signal(object)
    show_file = Signal(object)
    menu = Signal(object, QPoint)

    def __init__(self, theme: Theme, model: FolderModel) -> None:
        super().__init__()
        self._glide = Glide(theme, self)
        self.theme = theme
        self.folders = model
        self._by_key = False
        self._hover = QModelIndex()
        own_viewport(self)
        self.setModel(model)
        self.setItemDelegate(_Height(self))
        self.setAccessibleName(words.tr("Folders"))
        self.setObjectName("folderTree")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._on_theme_changed()
        theme.follow(self._on_theme_changed)

    # -- what pages ask ----------------------------------------------------------------------------

    def current(self) -> FolderRow | None:
        return self.folders.row(self.currentIndex())

    def show_current(self, folder: FolderId) -> None:
        """Mark a folder without asking for it again; it must be known."""
        index = self.folders.place(folder)
        if index.isValid() and index != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(False)
            self.viewport().update()

    def opened(self) -> list[FolderId]:
        """Folders whose branches are open, those above before those below."""
        return [
            folder
            for folder in self.folders.loaded()
            if self.isExpanded(self.folders.place(folder))
        ]

    # -- painting ----------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self.folders.row(index)
        if row is None:
            return
        theme, px = self.theme, self.theme.px
        rect: QRect = option.rect
        box = QRectF(0, rect.top() + 1, self.viewport().width() - px(8), rect.height() - 2)
        is_current = index.row() == self.currentIndex().row() and (
            index.internalId() == self.currentIndex().internalId()
        )
        if is_current:
            fill = "accentbg" if self.hasFocus() else "sel"
            painting.rounded(painter, box, 8, theme.color(fill))
        elif self._hover == index:
            painting.rounded(painter, box, 8, theme.color("hover"))
        if is_current and self.hasFocus() and self._by_key:
            painting.focus_ring(painter, theme, box, 8)
        if not row.is_available:
            painter.setOpacity(0.5)
        self._paint_words(painter, row, index, box, is_current=is_current)
        painter.setOpacity(1.0)

    def _paint_words(
        self, painter: QPainter, row: FolderRow, index: Index, box: QRectF, *, is_current: bool
    ) -> None:
        theme, px, dpr = self.theme, self.theme.px, self.devicePixelRatioF()
        item = self.visualRect(index)
        is_mirrored = self.isRightToLeft()
        step = -1 if is_mirrored else 1
        edge = item.right() + 1 if is_mirrored else item.left()
        is_open = self.isExpanded(index)
        if row.has_folders:
            caret = "caret-down" if is_open else "caret-right"
            left = edge if is_mirrored else edge - px(INDENT)
            spot = QRectF(left, box.top(), px(INDENT), box.height())
            painting.centred_icon(painter, theme.icon(caret, px(12), "t3", dpr), spot)
        side = px(18)
        name = "hard-drive" if not row.path else "folder-open" if is_open else "folder"
        left = edge - side if is_mirrored else edge
        icon = theme.icon(name, side, "accent" if is_current else "t2", dpr)
        painting.centred_icon(painter, icon, QRectF(left, box.top(), side, box.height()))
        count = words.count(row.tracks)
        wide = theme.metrics("time").horizontalAdvance(count) + 2
        end = box.left() + px(8) if is_mirrored else box.right() - px(8) - wide
        spot = QRectF(end, box.top(), wide, box.height())
        painting.text_line(painter, spot, count, theme.font("time"), theme.color("t3"))
        start = edge + step * (side + px(8))
        text = QRectF(0, box.top(), 0, box.height())
        text.setLeft(spot.right() + px(8) if is_mirrored else start)
        text.setRight(start if is_mirrored else spot.left() - px(8))
        role, ink = ("body_strong", "t1") if is_current else ("body_medium", "t2")
        painting.text_line(painter, text, name_of(row), theme.font(role), theme.color(ink))

    # -- mouse -------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover_at(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(QModelIndex())

    def _hover_at(self, index: QModelIndex) -> None:
        if index != self._hover:
            self._hover = index
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.folders.row(index)
        if row is not None:
            spot = self.visualRect(index).center() if by_key else event.pos()
            self.menu.emit(row, self.viewport().mapToGlobal(spot))

    def startDrag(self, actions: Qt.DropAction) -> None:
        row = self.current()
        if row is None:
            return
        dpr = self.devicePixelRatioF()
        count, ms = row.tracks, row.length_ms
        look = ghost.ghost(self.theme, None, name_of(row), count, ms, dpr, icon="folder")
        drag_away(self, self.theme, mime_of([row]), look)

    # -- keys --------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._verb(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _verb(self, event: QKeyEvent) -> str | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if key in _ENTER and held in (_NONE, _SHIFT):
            return "next" if held == _SHIFT else "play"
        if self._typing.isActive() and held in (_NONE, _SHIFT) and event.text().isprintable():
            return "type" if event.text() else None
        plain = {Qt.Key.Key_Q: "last", Qt.Key.Key_P: "add", Qt.Key.Key_Apostrophe: "type"}
        if held == _NONE:
            return plain.get(Qt.Key(key)) if key in plain else None
        return "show" if held == _CTRL and key == Qt.Key.Key_E else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        verb, row = self._verb(event), self.current()
        if verb == "type":
            self._typing.start()
            if event.text() != "'":
                super().keyboardSearch(event.text())
        elif verb is not None and row is not None:
            self._do(verb, row)
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() == Qt.Key.Key_Asterisk:
            self.expand(self.currentIndex())  # Qt's own would read every folder there is
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def _do(self, verb: str, row: FolderRow) -> None:
        match verb:
            case "add":
                self.add_to.emit(row)
            case "show":
                self.show_file.emit(row)
            case _:
                self.played.emit(row, verb)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands, unless "'" was pressed before."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = self._by_key or event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- news --------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.folders.row(current)
        if row is not None:
            self.picked.emit(row.id)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(80))

    def _on_theme_changed(self) -> None:
        self.setIndentation(self.theme.px(INDENT))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
