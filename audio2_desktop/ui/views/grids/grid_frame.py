"""The body of a grid of cards: computed geometry, scrolling, keyboard moves, selection.

A QListView only for its keyboard and accessibility; it never lays items out (QListView's own icon
mode costs 139 ms a resize at 100,000 items, this nothing) and stores nothing per item.
"""

from array import array
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from audio2_desktop.ui import access
from audio2_desktop.ui.delegates.card import PAD, TEXT_HEIGHT, Card, Prepared
from audio2_desktop.ui.models.listing import Index, Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import SIDE, Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.dropping import scroller
from audio2_desktop.ui.views.grids.grid_lines import GridLines
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.glide import Glide

SMALLEST = 168
GAP = 20
ROW_GAP = 26
HEAD = 50
"""Height of the head of a group."""


class GridFrame(QListView):
    """Cards in place. margin: free space at the left and right edge. An `expanded` grid is as tall
    as its cards and the page scrolls; it may show only `max_rows` lines."""

    selection_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        *,
        margin: int = SIDE,
        top: int = 12,
        expanded: bool = False,
        max_rows: int = 0,
        smallest: int = SMALLEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = model
        self._margin, self._top = margin, top
        self._expanded, self._max_rows = expanded, max_rows
        self._smallest = smallest
        self._columns, self._side = 1, smallest
        self._counts: tuple[int, ...] = ()
        self._lines = GridLines((0,), 1, smallest)
        self._laid: tuple[object, ...] = ()
        self._anchor = (0, -1)
        self._prepared: dict[int, tuple[Any, Card, Prepared]] = {}
        self._changed = QTimer(self, interval=0, singleShot=True)
        self._changed.timeout.connect(self.selection_changed)
        self._glide = Glide(theme, self)
        self._wears()
        theme.follow(self._on_theme_changed)

    def _wears(self) -> None:
        own_viewport(self)
        self.setModel(self.rows)
        self.setFrameShape(self.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._expanded:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDropIndicatorShown(False)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.viewport().setAutoFillBackground(False)
        for signal in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset):
            signal.connect(self._on_rows_changed)
        self.rows.layoutChanged.connect(self._on_rows_changed)

    # -- what pages ask ----------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def side(self) -> int:
        """Width of a card and of its cover."""
        return self._side

    def ranges(self) -> selection.Ranges:
        return selection.ranges(self.selectionModel())

    def selected_keys(self) -> "array[int]":
        return self.rows.keys(self.ranges())

    def replace_ids(
        self, ids: "array[int]", counts: Sequence[int] = (), *, keep_place: bool = True
    ) -> None:
        """Another list in a paged model; the first visible card keeps its place if asked.

        counts: of the cards of each group, () for a list without groups.
        """
        rows = self.rows
        if not isinstance(rows, PagedRows):
            raise TypeError("only paged rows have ids to replace")
        first = self._anchor_row()
        has_anchor = keep_place and self.verticalScrollBar().value() > 0 and first < rows.count()
        anchor = rows.key_at(first) if has_anchor else None
        inset = self.verticalScrollBar().value() - self._line_top(first) if has_anchor else 0
        picked = set(self.selected_keys())
        self.clearSelection()
        self._counts = tuple(counts)
        rows.replace_ids(ids)
        if picked:
            found = selection.of_rows(at for at, key in enumerate(ids) if key in picked)
            selection.select(self.selectionModel(), rows, found)
        self.updateGeometries()
        row = rows.at_key(anchor) if anchor is not None else None
        if row is not None:
            self._hold(row, inset)

    def set_counts(self, counts: Sequence[int]) -> None:
        """The groups of what is shown already (another view of the same rows replaced them)."""
        self._counts = tuple(counts)
        self.updateGeometries()

    def show_first(self, row: int) -> None:
        """Scroll so that the line of this card is the first one."""
        self.verticalScrollBar().setValue(self._line_top(row))

    def _line_top(self, row: int) -> int:
        """How far is scrolled when the line of this card is the first one."""
        return self._lines.place(row)[0] - self._lines.head - self.theme.px(self._top)

    def _anchor_row(self) -> int:
        """The card that keeps its place when others come or go: the same one until the user
        scrolls, so that many small changes do not add up."""
        key, value = self._anchor
        if value == self.verticalScrollBar().value() and value > 0:
            row = self.rows.at_key(key)
            if row is not None and row < self.shown_count():
                return row
        return self.first_visible()

    def _hold(self, row: int, inset: int) -> None:
        """Have the line of a card so far above the upper edge."""
        self.verticalScrollBar().setValue(self._line_top(row) + inset)
        self._anchor = (self.rows.key_at(row), self.verticalScrollBar().value())

    def first_visible(self) -> int:
        """The first card of the first line of which half can be seen."""
        if not self.shown_count():
            return 0
        head = self._lines.head
        return self._lines.first_at(self.verticalOffset() + head + self.pitch // 2)

    def make_current(self, row: int) -> None:
        """The card of the keyboard, without selecting or scrolling."""
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags)
        self.setAutoScroll(True)

    def go_to(self, row: int) -> None:
        self.setCurrentIndex(self.rows.index(row, 0))
        self.scrollTo(self.rows.index(row, 0))

    def set_max_rows(self, lines: int) -> None:
        """Show so many lines, 0 = all of them."""
        self._max_rows = lines
        self.updateGeometries()

    # -- geometry ----------------------------------------------------------------------------------

    @property
    def pitch(self) -> int:
        """From one line of cards to the next."""
        return self._card_height() + self.theme.px(ROW_GAP)

    def shown_count(self) -> int:
        """How many cards there are room for."""
        count = self.rows.count()
        return min(count, self._columns * self._max_rows) if self._max_rows else count

    def _card_height(self) -> int:
        return self._side + self.theme.px(TEXT_HEIGHT)

    def _head_height(self) -> int:
        return self.theme.px(HEAD) if self._counts else 0

    def _room(self) -> int:
        """Width for cards; the scroll bar stands in the margin at its side."""
        edge = self.left_edge()
        return min(self.width() - 2 * edge, self.viewport().width() - edge)

    def _lay_out(self) -> None:
        columns, side = shape(self.theme, self._room(), self._smallest)
        self._set_shape(columns, side)

    def _set_shape(self, columns: int, side: int) -> None:
        if (columns, side) != (self._columns, self._side):
            self._columns, self._side = columns, side
            self._prepared.clear()
        count = self.shown_count()
        if self._counts and sum(self._counts) != count:
            self._counts = ()  # the groups of another list
        laid = (columns, self.pitch, self._head_height(), self._top, count, self._counts)
        if laid != self._laid:
            self._laid = laid
            top = self.theme.px(self._top)
            self._lines = GridLines(
                self._counts or (count,), columns, self.pitch, head=self._head_height(), top=top
            )

    def _full_height(self) -> int:
        return self._lines.height

    def card_rect(self, row: int) -> QRectF:
        """A card in the viewport."""
        y, column = self._lines.place(row)
        px = self.theme.px
        if self.isRightToLeft():
            column = self._columns - 1 - column
        x = self._start() + column * (self._side + px(GAP))
        return QRectF(x, y - self.verticalOffset(), self._side, self._card_height())

    def left_edge(self) -> int:
        """Where cards begin: a margin as pages have it grows with the page."""
        if self._margin == SIDE:
            return self.theme.page_side(self.width())
        return self.theme.px(self._margin)

    def _start(self) -> int:
        """Where the leftmost card begins: the scroll bar takes of the margin that it stands in."""
        if not self.isRightToLeft():
            return self.left_edge()
        cards = self._columns * (self._side + self.theme.px(GAP)) - self.theme.px(GAP)
        return self.viewport().width() - self.left_edge() - cards

    def head_rect(self, group: int) -> QRectF:
        """The head of a group in the viewport: that of the group at the top stays there."""
        lines, offset = self._lines, self.verticalOffset()
        y = lines.head_top(group) - offset
        if y < 0:
            y = min(0, lines.head_top(group + 1) - offset - lines.head)
        return QRectF(0, y, self.viewport().width(), lines.head)

    def heads_seen(self) -> range:
        """The groups of which something can be seen."""
        if not self._counts:
            return range(0)
        offset = self.verticalOffset()
        first = self._lines.group_at(offset)
        return range(first, self._lines.group_at(offset + self.viewport().height()) + 1)

    def head_at(self, point: QPointF) -> int:
        """The group whose head is at a point of the viewport, -1 for none."""
        return next((at for at in self.heads_seen() if self.head_rect(at).contains(point)), -1)

    def rows_of_group(self, group: int) -> tuple[int, int]:
        """The first and the last card of a group."""
        first, after = self._lines.rows_of(group)
        return first, after - 1

    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def updateGeometries(self) -> None:
        self._lay_out()
        bar = self.verticalScrollBar()
        height = self._full_height()
        if self._expanded:
            if height != self.height():
                self.setFixedHeight(height)
            bar.setRange(0, 0)
        else:
            bar.setPageStep(self.viewport().height())
            bar.setSingleStep(self.theme.px(40))
            bar.setRange(0, max(0, height + self.theme.px(8) - self.viewport().height()))
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        columns, first = self._columns, self._anchor_row()
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if columns != self._columns and not self._expanded and self.shown_count():
            self._hold(first, 0)

    def sizeHint(self) -> QSize:
        return QSize(400, self._full_height()) if self._expanded else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(self._smallest), 0 if self._expanded else 80)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return index.row() >= self.shown_count()

    def visualRect(self, index: Index) -> QRect:
        return self.card_rect(index.row()).toRect() if index.isValid() else QRect()

    def visualRegionForSelection(self, picked: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(QPointF(point))
        return self.rows.index(row, 0) if row >= 0 else QModelIndex()

    def _row_at(self, point: QPointF) -> int:
        px = self.theme.px
        column = int((point.x() - self._start()) // (self._side + px(GAP)))
        if self.isRightToLeft():
            column = self._columns - 1 - column
        if not self.shown_count() or self.head_at(point) >= 0:
            return -1
        row = self._lines.row_at(int(point.y()) + self.verticalOffset(), column)
        return row if row >= 0 and self.card_rect(row).contains(point) else -1

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        page = scroller(self)
        rect = self.card_rect(index.row()).toRect()
        top = (
            self.viewport().mapTo(page.viewport(), rect.topLeft()).y()
            if (page is not self)
            else rect.top()
        )
        bar, room = page.verticalScrollBar(), page.viewport().height()
        edge = self.theme.px(PAD + 4)
        above = edge + (self._lines.head if page is self else 0)
        if page is not self and index.row() < self._columns:
            above += min(self.y(), self.theme.px(HEAD))  # the head it stands under, too
        if top < above:
            bar.setValue(bar.value() + top - above)
        elif top + rect.height() > room - edge:
            bar.setValue(bar.value() + top + rect.height() - room + edge)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self.shown_count()
        if not count:
            return QModelIndex()
        moves = QAbstractItemView.CursorAction
        row = self.currentIndex().row()
        lines = max(1, self.viewport().height() // self.pitch)
        ahead = -1 if self.isRightToLeft() else 1
        down = {
            moves.MoveUp: -1,
            moves.MoveDown: 1,
            moves.MovePageUp: -lines,
            moves.MovePageDown: lines,
        }.get(action)
        step = {
            moves.MoveLeft: -ahead,
            moves.MoveRight: ahead,
            moves.MovePrevious: -1,
            moves.MoveNext: 1,
            moves.MoveHome: -row,
            moves.MoveEnd: count - 1 - row,
        }.get(action, 0)
        if row < 0:
            wanted = 0
        elif down is not None:
            wanted = self._lines.beside(row, down)
        else:
            wanted = row + step
        return self.rows.index(max(0, min(count - 1, wanted)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        # a drag over nothing selects nothing: cards are picked one by one or by Shift and arrows
        first = self._row_at(QPointF(rect.topLeft()))
        last = self._row_at(QPointF(rect.bottomRight()))
        if first < 0 and last < 0:
            self.selectionModel().select(QItemSelection(), command)
            return
        low, high = sorted((first if first >= 0 else last, last if last >= 0 else first))
        picked = QItemSelection(self.rows.index(low, 0), self.rows.index(high, 0))
        self.selectionModel().select(picked, command)

    def selectAll(self) -> None:
        """One range; Qt's own looks at every row."""
        if count := self.shown_count():
            selection.select(self.selectionModel(), self.rows, [(0, count - 1)])

    # -- news --------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        # Qt's own looks for the card in a layout of its own, which is empty
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            access.went_to(self, current.row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.viewport().update()
        self._changed.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._counts:  # the head at the top stays while the cards move
            self.viewport().update()

    def _on_rows_changed(self) -> None:
        self.updateGeometries()

    def _on_theme_changed(self) -> None:
        self._prepared.clear()
        self.updateGeometries()


def shape(theme: Theme, room: int, smallest: int = SMALLEST) -> tuple[int, int]:
    """(columns, side of a card) that fill `room` pixels best, cards at least `smallest` wide."""
    gap, least = theme.px(GAP), theme.px(smallest)
    columns = max(1, (room + gap) // (least + gap))
    return columns, max(24, (room - gap * (columns - 1)) // columns)
