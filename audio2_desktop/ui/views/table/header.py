"""The head of a table: captions, sort arrow, drag to resize, double click to fit, drag to reorder.

Paints its sections itself: the stock one asks the model about every selected row at each repaint
(11 s at a million rows).
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView

from audio2_desktop.ui.delegates.row_texts import INDEX_WIDTH
from audio2_desktop.ui.models.columns import Column, Kind
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror

HEIGHT = 34
RIGHT_KINDS = (Kind.NUMBER, Kind.TIME)
CENTRE_KINDS = (Kind.HEART, Kind.STATE, Kind.INDEX)


class Header(QHeaderView):
    """`sort_wanted(key, adds)` when a sortable caption is clicked (adds: Shift was held, a further
    key); `moved(key, place)` when a column was dragged elsewhere; `menu_wanted(key, spot)` for the
    menu of a column."""

    sort_wanted = Signal(str, bool)
    moved = Signal(str, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, insets: Callable[[], tuple[int, int]], gap: int = 0) -> None:
        """gap: free pixels (at 100 %) below the line, above the first row."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._gap = theme, gap
        self._insets = insets
        self._shown: list[Column] = []
        self._boxes: dict[str, tuple[int, int]] = {}
        self._orders: tuple[tuple[str, bool], ...] = ()
        self._pressed = -1
        self.setObjectName("tableHeader")
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(24)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.sectionMoved.connect(self._on_section_moved)
        theme.follow(self.viewport().update)

    def show_columns(self, columns: list[Column], boxes: dict[str, tuple[int, int]]) -> None:
        """Columns by section, and where the cells of the shown ones are (x, width)."""
        self._shown, self._boxes = columns, boxes
        self.viewport().update()

    def set_orders(self, orders: Sequence[tuple[str, bool]]) -> None:
        """Keys of the order (a column's `sort` or its key) with whether each is descending."""
        self._orders = tuple(orders)
        self.viewport().update()

    @property
    def sorted_key(self) -> str:
        """The first key, "" for none."""
        return self._orders[0][0] if self._orders else ""

    def place_of(self, column: Column) -> int:
        """Which key of the order a column is, from 0; -1 when it is none."""
        names = (column.sort, column.key)
        places = (at for at, (key, _) in enumerate(self._orders) if key in names)
        return next(places, -1) if column.sort else -1

    def sizeHint(self) -> QSize:
        return QSize(
            super().sizeHint().width(), self._theme.target(HEIGHT) + self._theme.px(self._gap)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = mirror.painter(self.viewport())
        left, right = self._insets()
        pen = QPen(self._theme.color("line"), 0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        y = self.viewport().height() - 1 - self._theme.px(self._gap)
        painter.drawLine(left, y, self.viewport().width() - right - 1, y)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        if at >= len(self._shown):
            return
        column = self._shown[at]
        box = self._boxes.get(column.key)
        if box is None:
            return
        painter = mirror.turned(painter, self.viewport())
        tall = rect.height() - 1 - self._theme.px(self._gap)
        area = QRectF(box[0], rect.top(), box[1], tall)
        place = self.place_of(column)
        colour = "t1" if place >= 0 else "t3"
        dpr = self.devicePixelRatioF()
        painter.save()
        if column.icon:
            self._icon(painter, area, column, colour, dpr)
        else:
            self._caption(painter, area, column, colour, place)
        painter.restore()

    def _icon(
        self, painter: QPainter, area: QRectF, column: Column, colour: str, dpr: float
    ) -> None:
        px = self._theme.px(16)
        pixmap = self._theme.icon(column.icon, px, colour, dpr)
        x = area.right() - px if column.kind in RIGHT_KINDS else area.center().x() - px / 2
        painter.drawPixmap(QPointF(round(x), round(area.center().y() - px / 2)), pixmap)
        place = self.place_of(column)
        if place >= 0:
            self._arrow(painter, x - self._theme.px(11), area.center().y(), place)

    def _caption(
        self, painter: QPainter, area: QRectF, column: Column, colour: str, place: int
    ) -> None:
        theme, is_sorted = self._theme, place >= 0
        role = "caption_strong" if is_sorted else "caption_medium"
        text = column.sign or column.title
        if column.kind in CENTRE_KINDS and not column.sign:
            return
        metrics = theme.metrics(role)
        taken = theme.px(16) + (theme.px(8) if len(self._orders) > 1 else 0)
        room = area.width() - (taken if is_sorted else 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        align = Qt.AlignmentFlag.AlignLeft
        if column.kind in RIGHT_KINDS:
            align = Qt.AlignmentFlag.AlignRight
        elif column.kind in CENTRE_KINDS:
            align = Qt.AlignmentFlag.AlignHCenter
            area.setWidth(min(area.width(), theme.px(INDEX_WIDTH)))
        painter.setFont(theme.font(role))
        painter.setPen(theme.color(colour))
        painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
        if is_sorted:
            advance = metrics.horizontalAdvance(shown)
            right = column.kind in RIGHT_KINDS
            ordinal = theme.px(8) if len(self._orders) > 1 else 0
            x = (
                area.right() - advance - theme.px(14) - ordinal
                if right
                else (area.left() + advance + theme.px(5))
            )
            self._arrow(painter, x, area.center().y(), place)

    def _arrow(self, painter: QPainter, x: float, y: float, place: int) -> None:
        """Which way, and as which of several keys."""
        wide, tall = self._theme.px(8), self._theme.px(4)
        if len(self._orders) > 1:
            painter.setFont(self._theme.font("ordinal"))
            painter.setPen(self._theme.color("t2"))
            spot = QRectF(
                x + wide + 1, y - self._theme.px(9), self._theme.px(9), self._theme.px(13)
            )
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignLeft), str(place + 1))
        if self._orders[place][1]:
            points = [QPointF(x, y - tall / 2), QPointF(x + wide, y - tall / 2)]
            points.append(QPointF(x + wide / 2, y + tall / 2))
        else:
            points = [QPointF(x, y + tall / 2), QPointF(x + wide, y + tall / 2)]
            points.append(QPointF(x + wide / 2, y - tall / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("t1"))
        painter.drawPolygon(points)

    # -- clicks and drags --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.logicalIndexAt(event.position().toPoint())
        self._pressed_x = event.position().x()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at, self._pressed = self._pressed, -1
        if not 0 <= at < len(self._shown) or event.button() is not Qt.MouseButton.LeftButton:
            return
        still = abs(event.position().x() - self._pressed_x) < 4
        on_edge = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        column = self._shown[at]
        if still and not on_edge and column.sort:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_wanted.emit(column.key, adds)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.logicalIndexAt(event.pos())
        if 0 <= at < len(self._shown):
            self.menu_wanted.emit(self._shown[at].key, event.globalPos())

    def _on_section_moved(self, logical: int, old: int, new: int) -> None:
        # the order lives in the columns, so that sections are always in their logical order
        self.blockSignals(True)
        self.moveSection(new, old)
        self.blockSignals(False)
        if logical < len(self._shown):
            self.moved.emit(self._shown[logical].key, new)
