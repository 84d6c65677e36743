"""Every command with its keys as a list under headings: what is found, changed and given back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from audio2_desktop.domain.names import fold
from audio2_desktop.ui import actions, words
from audio2_desktop.ui.actions import Action
from audio2_desktop.ui.keymap import Keymap, shown
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.search_field import paint_key
from audio2_desktop.ui.widgets.themed import KEYBOARD

ROW = 40
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A heading (action None) or a command."""

    text: str
    action: Action | None = None
    keys: tuple[str, ...] = ()
    is_own: bool = False


def lines(keymap: Keymap, typed: str, works: Callable[[str], bool]) -> list[KeyLine]:
    """Commands whose text, heading or keys hold all typed words, under their headings."""
    wanted = fold(typed).split()
    found: list[KeyLine] = []
    group = ""
    for action in actions.table():
        keys = keymap.keys(action.id)
        said = fold(f"{action.text} {action.group} {' '.join(map(shown, keys))}")
        if not works(action.id) or not all(word in said for word in wanted):
            continue
        if action.group != group:
            group = action.group
            found.append(KeyLine(group))
        found.append(KeyLine(action.text, action, keys, keymap.is_own(action.id)))
    return found


class KeyList(QListView):
    """`chosen(id)`: another key is wanted (Enter, click); `cleared(id)`: none (Del);
    `given_back(id)`: the preset's (Backspace, the arrow at the right)."""

    chosen = Signal(str)
    cleared = Signal(str)
    given_back = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.by_key = False
        self.setObjectName("keyList")
        self.setAccessibleName(words.tr("Commands and their keys"))
        self.setModel(QStandardItemModel(self))
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        theme.follow(self._measure)

    def show_lines(self, found: list[KeyLine]) -> None:
        """Show these; the current command stays current."""
        before = self.line(self.currentIndex())
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        at = -1
        for row, line in enumerate(found):
            item = QStandardItem(line.text)
            item.setData(line, LINE_ROLE)
            item.setData(said(line), Qt.ItemDataRole.AccessibleTextRole)
            if line.action is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            elif before is not None and before.action is not None:
                at = row if line.action.id == before.action.id else at
            model.appendRow(item)
        self._measure()
        if at < 0:
            at = next((row for row, line in enumerate(found) if line.action is not None), -1)
        self.setCurrentIndex(model.index(at, 0))

    def line(self, index: Index) -> KeyLine | None:
        found = index.data(LINE_ROLE)
        return found if isinstance(found, KeyLine) else None

    def back_rect(self, row: QRectF) -> QRectF:
        """The arrow that gives the preset's keys back."""
        side = self.theme.target()
        left = row.left() if self.isRightToLeft() else row.right() - side
        return QRectF(left, row.center().y() - side / 2, side, side)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        area = self._area()
        ground = area.widget() if area is not None else None
        if area is not None and ground is not None and self.hasFocus() and current.isValid():
            spot = self.viewport().mapTo(ground, self.visualRect(current).center())
            area.ensureVisible(spot.x(), spot.y(), 0, self.theme.px(2 * ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_key = True
        line = self.line(self.currentIndex())
        if line is None or line.action is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self.chosen.emit(line.action.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.cleared.emit(line.action.id)
        elif event.key() == Qt.Key.Key_Backspace:
            self.given_back.emit(line.action.id)
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.line(index)
        if line is None or line.action is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        on_arrow = self.back_rect(QRectF(self.visualRect(index))).contains(event.position())
        if line.is_own and on_arrow:
            self.given_back.emit(line.action.id)
        else:
            self.chosen.emit(line.action.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = self.by_key or event.reason() in KEYBOARD
        super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def scrollTo(self, index: object, hint: object = None) -> None:
        """It is as high as its rows; what scrolls is around it."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.model().rowCount() * self.theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.sizeHint().height())

    def _measure(self) -> None:
        self.setFixedHeight(max(1, self.sizeHint().height()))
        self.scheduleDelayedItemsLayout()

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above


def said(line: KeyLine) -> str:
    """How a screen reader says it."""
    if line.action is None:
        return line.text
    keys = [shown(key) for key in line.keys] or [words.tr("no keys")]
    return ", ".join((line.text, *keys))


class _Delegate(QStyledItemDelegate):
    """Text at one end, key caps at the other, then an arrow where keys are the user's own."""

    def __init__(self, theme: Theme, view: KeyList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        line = self._view.line(index)
        if line is None:
            return
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        if line.action is None:
            text = box.adjusted(theme.px(12), theme.px(8), -theme.px(12), 0)
            painting.text_line(painter, text, line.text, theme.font("group"), theme.color("t3"))
        else:
            self._paint_command(painter, option, index, line)
        painter.restore()

    def _paint_command(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        line: KeyLine,
    ) -> None:
        theme, view, box = self._theme, self._view, QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        is_current = view.hasFocus() and index == view.currentIndex()
        if state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, 8, theme.color("hover"))
        if is_current and view.by_key:
            painting.focus_ring(painter, theme, box.adjusted(1, 1, -1, -1), 8)
        ends = not view.isRightToLeft()
        if line.is_own:
            icon = theme.icon(
                "arrow-counter-clockwise", theme.px(16), "t2", view.devicePixelRatioF()
            )
            painting.centred_icon(painter, icon, view.back_rect(box))
        edge = box.adjusted(theme.px(12), 0, -theme.px(36), 0)
        if not ends:
            edge = box.adjusted(theme.px(36), 0, -theme.px(12), 0)
        room = self._paint_keys(painter, edge, line, ends=ends)
        align = Qt.AlignmentFlag.AlignLeft if ends else Qt.AlignmentFlag.AlignRight
        font = theme.font("body_strong" if line.is_own else "body")
        painting.text_line(painter, room, line.text, font, theme.color("t1"), align)

    def _paint_keys(self, painter: QPainter, edge: QRectF, line: KeyLine, *, ends: bool) -> QRectF:
        """The caps; returns the room that is left for the text."""
        theme = self._theme
        left, right = edge.left(), edge.right()
        for key in reversed([shown(key) for key in line.keys]):
            wide = theme.metrics("tag").horizontalAdvance(key) + theme.px(14)
            top = edge.center().y() - theme.px(11)
            at = right - wide if ends else left
            paint_key(painter, theme, QRectF(at, top, wide, theme.px(22)), key)
            if ends:
                right = at - theme.px(6)
            else:
                left = at + wide + theme.px(6)
        if not line.keys:
            place = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
            none = words.tr("no keys")
            painting.text_line(painter, edge, none, theme.font("table"), theme.color("t3"), place)
            wide = theme.metrics("table").horizontalAdvance(none) + theme.px(10)
            left, right = (left, right - wide) if ends else (left + wide, right)
        return QRectF(left, edge.top(), max(0.0, right - left - theme.px(8)), edge.height())
