"""Where the rows of a table are: all of one height, scrolled by the table or by its page.

In an `expanded` style the table is as tall as its rows, and the page around it scrolls.
"""

from math import ceil, floor

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from audio2_desktop.ui.models.listing import Index, Listing
from audio2_desktop.ui.theme import SIDE, Theme
from audio2_desktop.ui.views.dropping import scroller
from audio2_desktop.ui.views.table.header import Header
from audio2_desktop.ui.views.table.style import TableStyle
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.glide import Glide

MOST_PX = 8_000_000
"""A table in a page is no taller (widgets end at 16 million pixels): one with more rows scrolls
within itself as its page scrolls, so that the last row comes with the end of the page."""


class RowPlaces(QTableView):
    """Geometry, scrolling and the way of the cursor; y and x are pixels of the viewport."""

    def __init__(
        self, theme: Theme, rows: Listing, style: TableStyle, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = rows
        self.table_style = style
        self.header = Header(theme, self._line_insets, style.top_gap)
        self._glide = Glide(theme, self)
        own_viewport(self)
        self.setHorizontalHeader(self.header)
        self.header.setVisible(style.has_header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.header.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if style.expanded:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # -- where rows are ----------------------------------------------------------------------------

    @property
    def pitch(self) -> int:
        """Height of a row with its gap."""
        return self.theme.px(self.table_style.pitch)

    def margins(self) -> tuple[int, int]:
        """Free space beside the rows, in the viewport: the scroll bar stands in the right one."""
        theme, margin = self.theme, self.table_style.margin
        # a margin as pages have it grows with the page
        margin = theme.page_side(self.width()) if margin == SIDE else theme.px(margin)
        return margin, max(0, margin - (self.width() - self.viewport().width()))

    def _line_insets(self) -> tuple[int, int]:
        left, right = self.margins()
        inset = self.theme.px(self.table_style.line_inset)
        return left + inset, right + inset

    def row_rect(self, row: int) -> QRectF:
        """Between the margins."""
        left, right = self.margins()
        top = row * self.pitch - self.verticalOffset()
        return QRectF(left, top, self.viewport().width() - left - right, self.pitch)

    def row_under(self, y: float) -> int:
        """The row there, -1 where there is none."""
        row = int((y + self.verticalOffset()) // self.pitch)
        return row if 0 <= row < self.rows.count() else -1

    def rows_in_sight(self) -> range:
        """Those of which anything is in the viewport."""
        first, last = self.row_under(0), self.row_under(self.viewport().height() - 1)
        return range(max(0, first), (last if last >= 0 else self.rows.count() - 1) + 1)

    def insertion_row(self, point: QPoint) -> int:
        """Before which row a drop there would put something."""
        row = (point.y() + self.verticalOffset() + self.pitch // 2) // self.pitch
        return max(0, min(self.rows.count(), row))

    # -- size --------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        if not self.table_style.expanded:
            return super().sizeHint()
        return QSize(400, self.full_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.full_height() if self.table_style.expanded else 80)

    def full_height(self) -> int:
        """Of the head and all rows."""
        head = self.header.sizeHint().height() if self.table_style.has_header else 0
        return min(MOST_PX, head + self.rows.count() * self.pitch + 2)

    # -- scrolling ---------------------------------------------------------------------------------

    def follow_page(self) -> None:
        """The page scrolled or has another height: bring the rows there that belong there. Costs
        nothing for a table that is as tall as its rows."""
        own, page = self.verticalScrollBar(), scroller(self)
        if own.maximum() == 0 or not self.table_style.expanded or page is self:
            return
        above = max(0, -self.mapTo(page.viewport(), QPoint(0, 0)).y())
        share = min(1.0, above / max(1, self.height() - page.viewport().height()))
        own.setValue(round(own.maximum() * share))
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.table_style.expanded:
            event.ignore()  # it is the page that scrolls
        elif not self._glide.turn(event):
            super().wheelEvent(event)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not self.table_style.expanded:
            super().scrollTo(index, hint)
            return
        page = scroller(self)
        bar, seen = page.verticalScrollBar(), page.viewport().height()
        rest = self.height() - seen
        share = rest / (self.verticalScrollBar().maximum() + rest) if rest > 0 else 1.0
        for _ in range(3):  # a table beyond MOST_PX is not at its place after the first step
            rect = self.row_rect(index.row()).toRect()
            top = self.viewport().mapTo(page.viewport(), rect.topLeft()).y()
            if top < self.pitch:
                step = top - self.pitch
            elif top + self.pitch > seen:
                step = top + self.pitch - seen
            else:
                return
            bar.setValue(bar.value() + (floor(step * share) if step < 0 else ceil(step * share)))
            self.follow_page()

    # -- the cursor --------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Rows are the unit: Home and End are the first and last row, sideways stays."""
        moves = QAbstractItemView.CursorAction
        current = self.currentIndex()
        if action in (moves.MoveLeft, moves.MoveRight):
            return current
        count = self.rows.count()
        if action in (moves.MovePageUp, moves.MovePageDown) and self.table_style.expanded and count:
            return self._a_page_on(current, forward=action is moves.MovePageDown)
        if action not in (moves.MoveHome, moves.MoveEnd):
            return super().moveCursor(action, modifiers)
        order = range(count) if action is moves.MoveHome else range(count - 1, -1, -1)
        row = next((at for at in order if not self.rows.is_head(at)), -1)
        return self.rows.index(row, max(0, current.column())) if row >= 0 else current

    def _a_page_on(self, current: QModelIndex, *, forward: bool) -> QModelIndex:
        """As far from the current row as the page around the table shows rows."""
        rows = max(1, scroller(self).viewport().height() // self.pitch - 1)
        row = max(0, current.row()) + (rows if forward else -rows)
        row = self.past_heads(max(0, min(self.rows.count() - 1, row)))
        return self.rows.index(row, max(0, current.column()))

    def past_heads(self, row: int) -> int:
        """The row itself, or the next one that is no caption."""
        while self.rows.is_head(row) and row + 1 < self.rows.count():
            row += 1
        return row
