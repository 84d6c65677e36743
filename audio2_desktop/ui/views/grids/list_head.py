"""The captions over a list of cards: what stands in its columns, and buttons that order it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_list import COVER, EDGE, GAP, CardList, LineColumn
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

HEIGHT = 34


class _Caption(ThemedButton):
    """A column's title; the one that orders the list has an arrow."""

    def __init__(self, theme: Theme, column: LineColumn, parent: QWidget) -> None:
        super().__init__(theme, column.title, parent)
        self.column = column
        self._arrow = ""
        self.setEnabled(bool(column.sort))
        if not column.sort:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_arrow(self, arrow: str) -> None:
        """ "up", "down" or "" for a column that does not order the list."""
        self._arrow = arrow
        name = self.column.title
        if arrow:
            kind = words.tr("descending") if arrow == "down" else words.tr("ascending")
            name = f"{name}, {kind}"
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(40), self.theme.target(HEIGHT - 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        is_on = bool(self._arrow) or (self.hover.share > 0 and self.isEnabled())
        ink = theme.color("t1" if is_on else "t3")
        lead = px(GAP) if self.column.mark == "stars" else 0
        area = QRectF(self.rect()).adjusted(lead, 0, -px(GAP), 0)
        if self.column.mark == "heart":
            painting.centred_icon(
                painter, theme.icon("heart", px(16), ink, self.devicePixelRatioF()), area
            )
        else:
            self._text(painter, area, ink)
        if self.has_ring:
            painting.focus_ring(painter, theme, QRectF(self.rect()), 6)

    def _text(self, painter: QPainter, area: QRectF, ink: object) -> None:
        theme, px = self.theme, self.theme.px
        colour = theme.color("t1") if ink == theme.color("t1") else theme.color("t3")
        align = Qt.AlignmentFlag.AlignRight if self.column.is_right else Qt.AlignmentFlag.AlignLeft
        wide = painting.text_line(
            painter, area, self.column.title, theme.font("caption_strong"), colour, align
        )
        if self._arrow:
            name = "caret-down-fill" if self._arrow == "down" else "caret-up-fill"
            icon = theme.icon(name, px(12), colour, self.devicePixelRatioF())
            left = area.right() - wide - px(16) if self.column.is_right else area.left() + wide + 4
            painting.centred_icon(painter, icon, QRectF(left, 0, px(12), self.height()))


class ListHead(QWidget):
    """`chosen(sort)`. name: the caption of the first column, its order behind it."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, view: CardList, name: LineColumn, columns: Sequence[LineColumn]
    ) -> None:
        super().__init__()
        self.theme, self._view = theme, view
        self._name = _Caption(theme, name, self)
        self._captions = [_Caption(theme, column, self) for column in columns]
        for caption in (self._name, *self._captions):
            sort = caption.column.sort
            caption.clicked.connect(lambda _=False, which=sort: self.chosen.emit(which))
        theme.follow(self.lay_out)

    def show_order(self, sort: str, *, descending: bool) -> None:
        """Which caption has the arrow."""
        for caption in (self._name, *self._captions):
            is_it = bool(sort) and caption.column.sort == sort
            caption.set_arrow(("down" if descending else "up") if is_it else "")

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.target(HEIGHT - 2) + self.theme.px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.theme.target(HEIGHT - 2) + self.theme.px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Over the columns as they are now."""
        px = self.theme.px
        self._view.updateGeometries()
        cells = {cell.at: cell for cell in self._view.cells()}
        left = self._view.left_edge() + px(EDGE + COVER + 14)
        end = min((cell.left for cell in cells.values()), default=self.width() - px(32))
        high = self.theme.target(HEIGHT - 2)
        mirror.put(self._name, left, 0, max(px(40), round(end - left)), high)
        for at, caption in enumerate(self._captions):
            caption.setVisible(at in cells)
            if at in cells:
                cell = cells[at]
                mirror.put(caption, cell.left, 0, cell.width, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        edge = self._view.left_edge()
        y = self.height() - 1
        painting.hairline(painter, self.theme.color("line"), edge, y, self.width() - edge, y)
