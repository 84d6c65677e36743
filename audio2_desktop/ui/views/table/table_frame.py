"""The body of a table: columns that share the width, rows of one height, selection by ranges.

A QTableView only for its geometry, keyboard and accessibility: what rows look like and what the
mouse does is said by `TrackTable`.
"""

from array import array
from collections.abc import Awaitable, Callable, Mapping, Sequence
from math import ceil, floor
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from audio2_desktop.ui.delegates.track_row import Cell, Part
from audio2_desktop.ui.models.columns import Column, Kind, fit
from audio2_desktop.ui.models.listing import Index, Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.scattered import Scattered
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.dropping import scroller
from audio2_desktop.ui.views.table.header import Header
from audio2_desktop.ui.views.table.needed_width import needed_width
from audio2_desktop.ui.views.table.picked_rows import PickedRows
from audio2_desktop.ui.views.table.style import TableStyle
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.glide import Glide

MOST_PX = 8_000_000
"""A table in a page is no taller (widgets end at 16 million pixels): one with more rows scrolls
within itself as its page scrolls, so that the last row comes with the end of the page."""
LEAST_WIDTH, MOST_WIDTH = 32, 1200
AskMarks = Callable[["array[int]", "array[int]"], Awaitable[bytearray]]
"""(wanted, rows): `domain.marks` of them."""
_RIGHT = (Kind.NUMBER, Kind.TIME)
_NAMELESS = (Kind.HEART, Kind.STATE, Kind.INDEX)


class TableFrame(QTableView):
    """Rows and columns in place. In an `expanded` style the table is as tall as its rows and the
    page around it scrolls."""

    selection_changed = Signal()
    widths_changed = Signal()
    """The user made a column wider or narrower, or gave it back its own width."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        columns: Sequence[Column],
        style: TableStyle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = model
        self.table_style = style
        self._columns = tuple(columns)
        self._widths: dict[str, int] = {}
        self._cells: list[Cell] = []
        self._shown: list[Column] = []
        self._fitted: list[tuple[Column, int]] = []
        self._prepared: dict[int, tuple[Any, tuple[Part, ...]]] = {}
        self._fitting = False
        self._picked = PickedRows(model, self)
        self._changed = QTimer(self, interval=0, singleShot=True)
        self._changed.timeout.connect(self.selection_changed)
        self.header = Header(theme, self._line_insets, style.top_gap)
        self._glide = Glide(theme, self)
        self._wears()
        theme.follow(self._on_theme_changed)

    def _wears(self) -> None:
        style = self.table_style
        own_viewport(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows)
        self._picked.marks_changed.connect(self._on_marks_changed)
        self.setSelectionModel(self._picked)
        self.header.setVisible(style.has_header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(self.header.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.viewport().setAutoFillBackground(False)
        if style.expanded:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (self.rows.rowsInserted, self.rows.rowsRemoved, self.rows.modelReset):
            signal.connect(self._on_rows_changed)
        self.rows.layoutChanged.connect(self._on_rows_changed)
        self.header.sectionResized.connect(self._on_section_resized)
        self.header.sectionHandleDoubleClicked.connect(self._on_edge_double_clicked)
        self._apply_pitch()

    # -- what pages say ----------------------------------------------------------------------------

    @property
    def pitch(self) -> int:
        """Height of a row with its gap."""
        return self.theme.px(self.table_style.pitch)

    def set_pitch(self, logical: int, cover_px: int | None = None) -> None:
        """Another density: row height at 100 %."""
        self.table_style = self.table_style.with_pitch(logical, cover_px)
        self._apply_pitch()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Which columns there are, in order; narrow windows show fewer."""
        self._columns = tuple(columns)
        self.rows.set_columns(self._columns)
        self._fit()

    def set_sorted(self, key: str, *, descending: bool) -> None:
        """The one key of the order, "" for none."""
        self.set_orders(((key, descending),) if key else ())

    def set_orders(self, orders: Sequence[tuple[str, bool]]) -> None:
        """The keys of the order, each with whether it is descending."""
        self.header.set_orders(orders)
        self._fit()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All that there are, shown or not."""
        return self._columns

    @property
    def widths(self) -> dict[str, int]:
        """Widths at 100 % of the columns that the user made wider or narrower."""
        scale = self.theme.scale_percent / 100
        return {key: round(width / scale) for key, width in self._widths.items()}

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """These columns are so wide (at 100 %), the others as they are by themselves."""
        scale = self.theme.scale_percent / 100
        self._widths = {
            key: round(max(LEAST_WIDTH, min(MOST_WIDTH, width)) * scale)
            for key, width in widths.items()
        }
        self._fit()

    def fit_column(self, key: str) -> None:
        """Make a column as wide as what stands in it on the screen and its caption need."""
        column = next((one for one in self._shown if one.key == key), None)
        if column is None:
            return
        first, last = self._row_at(0), self._row_at(self.viewport().height() - 1)
        rows = [
            row
            for at in range(max(0, first), (last if last >= 0 else self.rows.count() - 1) + 1)
            if not self.rows.is_head(at) and (row := self.rows.row_at(at)) is not None
        ]
        self._widths[key] = needed_width(self.theme, column, rows, self.table_style.cover_px)
        self._fit()
        self.widths_changed.emit()

    async def marks_in(
        self, ids: "array[int]", ask: AskMarks, *, is_reordered: bool
    ) -> bytearray | None:
        """Where a large selection is in a list that `replace_ids` gets next, as a worker finds out.
        None when the table does so by itself, or when others were chosen meanwhile."""
        parts = self.ranges()
        size = selection.count(parts)
        is_scattered = isinstance(parts, Scattered) or (is_reordered and size > selection.MANY)
        if not is_scattered or size == self.rows.count():
            return None
        keys = self.selected_keys()
        marks = await ask(keys, ids)
        return marks if keys == self.selected_keys() else None

    def replace_ids(
        self, ids: "array[int]", *, keep_place: bool = True, marks: bytearray | None = None
    ) -> None:
        """Another list in a paged model: selection, current row and (if asked) the scroll place
        stay by identity, at any size. marks: which rows are selected, when that is known."""
        rows = self.rows
        if not isinstance(rows, PagedRows):
            raise TypeError("only paged rows have ids to replace")
        parts = self.ranges()
        is_whole = bool(parts) and selection.count(parts) == rows.count()
        anchor = self._anchor() if keep_place else None
        blocker = QSignalBlocker(self.selectionModel())
        self.selectionModel().clearSelection()
        old = rows.ids
        rows.replace_ids(ids)
        if marks is not None:
            self._picked.follow(Scattered(marks))
        elif parts and ids:
            found = [(0, len(ids) - 1)] if is_whole else selection.followed(old, parts, ids)
            selection.select(self.selectionModel(), rows, found)
        blocker.unblock()
        if anchor is not None and (row := rows.at_key(anchor[0])) is not None:
            self.verticalScrollBar().setValue(row * self.pitch + anchor[1])
        self._changed.start()
        self.viewport().update()

    # -- the selection -----------------------------------------------------------------------------

    def ranges(self) -> selection.Ranges:
        """Selected rows as (first, last)."""
        return self._picked.parts()

    def selected_count(self) -> int:
        """Without captions."""
        if isinstance(self.rows, PagedRows):
            return self.rows.count_of(self.ranges())
        return selection.count(self.ranges())

    def selected_keys(self) -> "array[int]":
        """Identities of the selected rows in this list."""
        return self.rows.keys(self.ranges())

    def selected_tracks(self) -> "array[int]":
        """Tracks of the selected rows, in order."""
        return self.rows.track_ids(self.ranges())

    def select_keys(self, keys: Sequence[int]) -> None:
        """Select the rows with these identities as far as they are here."""
        wanted = set(keys)
        found = [at for at in range(self.rows.count()) if self.rows.key_at(at) in wanted]
        selection.select(self.selectionModel(), self.rows, selection.of_rows(found))

    def make_current(self, row: int) -> None:
        """The row of the keyboard, without selecting or scrolling."""
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags)
        self.setAutoScroll(True)

    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row current and visible."""
        index = self.rows.index(row, 0)
        if select:
            self.setCurrentIndex(index)
        self.scrollTo(index)

    # -- geometry ----------------------------------------------------------------------------------

    def _apply_pitch(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.pitch)
        self.verticalScrollBar().setSingleStep(self.pitch)
        self._fit()
        self._on_rows_changed()

    def margins(self) -> tuple[int, int]:
        """Free space beside the rows, in the viewport: the scroll bar stands in the right one."""
        margin = self.theme.px(self.table_style.margin)
        return margin, max(0, margin - (self.width() - self.viewport().width()))

    def _line_insets(self) -> tuple[int, int]:
        left, right = self.margins()
        inset = self.theme.px(self.table_style.line_inset)
        return left + inset, right + inset

    def _fit(self) -> None:
        """Share the width among the columns."""
        if self._fitting:
            return
        self._fitting = True
        px, style = self.theme.px, self.table_style
        margins = self.margins()
        left, right = margins[0] + px(style.pad_left), margins[1] + px(style.pad_right)
        room = max(0, self.viewport().width() - left - right)
        shown = fit(
            self._columns, room, self.theme.scale_percent / 100, self._widths, self._captions()
        )
        self._fitted = shown
        widths = {column.key: width for column, width in shown}
        self._shown = [column for column, _ in shown]
        self._cells = []
        x, last = left, len(shown) - 1
        for at, column in enumerate(self._columns):
            width = widths.get(column.key)
            self.header.setSectionHidden(at, width is None)
            if width is None:
                continue
            is_last = column is self._shown[last]
            gap = px(16) if column.kind in _RIGHT and not is_last else 0
            self._cells.append(Cell(column.key, str(column.kind), x, width - gap))
            ends = (left if column is self._shown[0] else 0) + (right if is_last else 0)
            self.header.resizeSection(at, width + ends)
            x += width
        boxes = {cell.key: (cell.x, cell.width) for cell in self._cells}
        self.header.show_columns(list(self._columns), boxes)
        self._fitting = False
        self._forget_prepared()

    def _captions(self) -> dict[str, int]:
        """Pixels that the captions need: other languages have longer ones."""
        px, plain = self.theme.px, self.theme.metrics("caption_medium")
        bold, found = self.theme.metrics("caption_strong"), {}
        for column in self._columns:
            if column.sign or column.icon or column.kind in _NAMELESS:
                continue
            is_key = self.header.place_of(column) >= 0
            wide = (bold if is_key else plain).horizontalAdvance(column.title)
            ends = (16 if column.kind in _RIGHT else 0) + (26 if is_key else 2)
            found[column.key] = ceil(wide) + px(ends)
        return found

    def _forget_prepared(self) -> None:
        self._prepared.clear()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        if not self.table_style.expanded:
            return super().sizeHint()
        return QSize(400, self._full_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._full_height() if self.table_style.expanded else 80)

    def _full_height(self) -> int:
        head = self.header.sizeHint().height() if self.table_style.has_header else 0
        return min(MOST_PX, head + self.rows.count() * self.pitch + 2)

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

    def _row_rect(self, row: int) -> QRectF:
        left, right = self.margins()
        top = row * self.pitch - self.verticalOffset()
        return QRectF(left, top, self.viewport().width() - left - right, self.pitch)

    def _row_at(self, y: float) -> int:
        row = int((y + self.verticalOffset()) // self.pitch)
        return row if 0 <= row < self.rows.count() else -1

    def _insertion_row(self, point: QPoint) -> int:
        row = (point.y() + self.verticalOffset() + self.pitch // 2) // self.pitch
        return max(0, min(self.rows.count(), row))

    def _anchor(self) -> tuple[int, int] | None:
        is_at_top = self.verticalScrollBar().value() == 0
        if not self.rows.count() or is_at_top or self.table_style.expanded:
            return None
        row = min(self.verticalOffset() // self.pitch, self.rows.count() - 1)
        while self.rows.is_head(row) and row + 1 < self.rows.count():
            row += 1
        return self.rows.key_at(row), self.verticalOffset() - row * self.pitch

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
        row = max(0, min(self.rows.count() - 1, row))
        while self.rows.is_head(row) and row + 1 < self.rows.count():
            row += 1
        return self.rows.index(row, max(0, current.column()))

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
            rect = self._row_rect(index.row()).toRect()
            top = self.viewport().mapTo(page.viewport(), rect.topLeft()).y()
            if top < self.pitch:
                step = top - self.pitch
            elif top + self.pitch > seen:
                step = top + self.pitch - seen
            else:
                return
            bar.setValue(bar.value() + (floor(step * share) if step < 0 else ceil(step * share)))
            self.follow_page()

    # -- news --------------------------------------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Qt's own walks the cells for assistive tools; rows are repainted whole
        self.viewport().update()
        self._changed.start()

    def _on_marks_changed(self) -> None:
        self.viewport().update()
        self._changed.start()

    def _on_rows_changed(self) -> None:
        if self.table_style.counts_rows:
            self._prepared.clear()
        if self.table_style.expanded:
            self.setFixedHeight(self._full_height())
            QTimer.singleShot(0, self, self.follow_page)
        self.viewport().update()

    def _on_section_resized(self, at: int, before: int, after: int) -> None:
        if self._fitting or at >= len(self._columns):
            return
        if not before or not after:
            return  # Qt hides its hidden sections again when the rows change: no user's wish
        column = self._columns[at]
        ends = before - self._inner_width(at, before)
        least = round(max(LEAST_WIDTH, column.minimum) * self.theme.scale_percent / 100)
        self._widths[column.key] = max(least, after - ends)
        self._fit()
        self.widths_changed.emit()

    def _inner_width(self, at: int, size: int) -> int:
        """A section without the margins that the first and last one have."""
        cells = {column.key: width for column, width in self._fitted}
        return cells.get(self._columns[at].key, size)

    def _on_edge_double_clicked(self, at: int) -> None:
        if at < len(self._columns):
            self.fit_column(self._columns[at].key)

    def _on_theme_changed(self) -> None:
        self._apply_pitch()
