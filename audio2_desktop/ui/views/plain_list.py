"""A list of things with an explanation and a button each: health, hidden, removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from audio2_desktop.ui.delegates.strokes import box
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.glide import Glide

ROW = 56


@dataclass(frozen=True, slots=True)
class Item:
    """One line. action: text of its button, "" for none; opens: whether Enter leads somewhere."""

    id: int
    title: str
    detail: str
    icon: str
    colour: str
    action: str
    opens: bool
    what: Any


class PlainList(QListView):
    """`opened(item)` on a click or Enter, `acted(item)` on its button or Space."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._glide = Glide(theme, self)
        self.theme = theme
        self._hover = -1
        self._on_button = False
        self._by_key = False
        columns = (Column("title", lambda: name, lambda item: f"{item.title}, {item.detail}"),)
        self.items = RowList(columns, spoken=lambda item: f"{item.title}, {item.detail}")
        self.setModel(self.items)
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.verticalScrollBar().setSingleStep(theme.px(ROW))
        theme.follow(self.viewport().update)

    def show_items(self, items: Sequence[Item]) -> None:
        self.items.show(items)
        self.updateGeometries()
        self.viewport().update()

    # -- geometry: rows of one height --------------------------------------------------------------

    @property
    def pitch(self) -> int:
        return self.theme.px(ROW)

    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self.items.count() * self.pitch - self.viewport().height()))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def row_rect(self, at: int) -> QRectF:
        top = at * self.pitch - self.verticalOffset()
        return QRectF(0, top, self.viewport().width(), self.pitch)

    def visualRect(self, index: Any) -> Any:
        return self.row_rect(index.row()).toRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = (point.y() + self.verticalOffset()) // self.pitch
        return self.items.index(at, 0) if 0 <= at < self.items.count() else QModelIndex()

    def scrollTo(
        self,
        index: Any,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect, bar = self.row_rect(index.row()), self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + round(rect.top()))
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + round(rect.bottom()) - self.viewport().height())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        at, count = self.currentIndex().row(), self.items.count()
        page = max(1, self.viewport().height() // self.pitch)
        step = {moves.MoveUp: -1, moves.MoveDown: 1, moves.MovePageUp: -page,
                moves.MovePageDown: page, moves.MoveHome: -count, moves.MoveEnd: count}.get(
                    action, 0)  # fmt: skip
        return self.items.index(max(0, min(count - 1, at + step)), 0)

    def button_rect(self, at: int) -> QRectF:
        """The button of a row; empty where it has none."""
        item = self.items.row_at(at)
        if not item.action:
            return QRectF()
        px, rect = self.theme.px, self.row_rect(at)
        wide = self.theme.metrics("table_strong").horizontalAdvance(item.action) + px(28)
        tall = self.theme.target()
        top = rect.center().y() - tall / 2
        return QRectF(rect.right() - wide - px(12), top, wide, tall)

    # -- painting ----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self.viewport())
        area = event.rect()
        first = max(0, (area.top() + self.verticalOffset()) // self.pitch)
        last = min(self.items.count() - 1, (area.bottom() + self.verticalOffset()) // self.pitch)
        for at in range(first, last + 1):
            self._paint(painter, at)

    def _paint(self, painter: QPainter, at: int) -> None:
        theme, px, item = self.theme, self.theme.px, self.items.row_at(at)
        rect, dpr = self.row_rect(at), self.devicePixelRatioF()
        body = rect.adjusted(0, px(1), 0, -px(1))
        if at == self._hover:
            box(painter, body, px(8), theme.color("hover"))
        if self.hasFocus() and self._by_key and at == self.currentIndex().row():
            box(painter, body, px(8), None, theme.color("accent"), theme.ring)
        icon = theme.icon(item.icon, px(20), item.colour, dpr)
        painting.centred_icon(painter, icon, QRectF(px(12), rect.top(), px(20), rect.height()))
        button = self.button_rect(at)
        room = rect.width() - px(56) - (button.width() + px(16) if item.action else 0)
        line = QRectF(px(46), rect.top() + px(9), room, px(19))
        painting.text_line(painter, line, item.title, theme.font("body_strong"), theme.color("t1"))
        line.translate(0, px(19))
        painting.text_line(painter, line, item.detail, theme.font("table"), theme.color("t2"))
        if item.action:
            hot = at == self._hover and self._on_button
            fill = theme.color("sel" if hot else "hover")
            painting.rounded(painter, button, button.height() / 2, fill, theme.color("line2"))
            painting.text_line(
                painter,
                button,
                item.action,
                theme.font("table_strong"),
                theme.color("t1"),
                Qt.AlignmentFlag.AlignHCenter,
            )

    # -- mouse and keys ----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(mirror.flipped(self.viewport(), event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(QPointF(-1, -1))

    def _hover_at(self, point: QPointF) -> None:
        index = self.indexAt(point.toPoint()) if point.y() >= 0 else QModelIndex()
        self._hover = index.row() if index.isValid() else -1
        self._on_button = self._hover >= 0 and self.button_rect(self._hover).contains(point)
        leads = self._hover >= 0 and (self._on_button or self.items.row_at(self._hover).opens)
        hand = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        item = self.items.row_at(index.row())
        if self.button_rect(index.row()).contains(
            mirror.flipped(self.viewport(), event.position())
        ):
            self.acted.emit(item)
        elif item.opens:
            self.opened.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        at = self.currentIndex().row()
        item = self.items.row_at(at) if at >= 0 else None
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.opened if item.opens else self.acted).emit(item)
        elif item is not None and item.action and event.key() == Qt.Key.Key_Space:
            self.acted.emit(item)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands of the window."""

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)
