"""A table of any rows: its columns, its selection by ranges, and another list in its place.

A QTableView only for its geometry, keyboard and accessibility: what rows look like and what the
mouse does is said by `TrackTable`.
"""

from array import array
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.scattered import Scattered
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.table.column_widths import ColumnWidths
from audio2_desktop.ui.views.table.picked_rows import PickedRows
from audio2_desktop.ui.views.table.row_places import RowPlaces
from audio2_desktop.ui.views.table.style import TableStyle

AskMarks = Callable[["array[int]", "array[int]"], Awaitable[bytearray]]
"""(wanted, rows): `domain.marks` of them."""
LONG = 50_000
"""Where a selection is in a list of more rows is found out by a worker: 30 ms in a million."""


class TableFrame(RowPlaces):
    """What pages, headers and menus have to do with a table."""

    selection_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        columns: Sequence[Column],
        style: TableStyle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, model, style, parent)
        self.column_widths = ColumnWidths(self)
        self.column_widths.columns = tuple(columns)
        self.column_widths.shared.connect(self.viewport().update)
        self._picked = PickedRows(model, self)
        self._selections = 0
        """So often others were selected."""
        self._changed = QTimer(self, interval=0, singleShot=True)
        self._changed.timeout.connect(self.selection_changed)
        self._behave()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._on_rows_changed)
        model.layoutChanged.connect(self._on_rows_changed)
        self._apply_pitch()
        theme.follow(self._on_theme_changed)

    def _behave(self) -> None:
        """Rows are selected, not cells; nothing is painted or edited by Qt."""
        self.setModel(self.rows)
        self._picked.marks_changed.connect(self._on_marks_changed)
        self.setSelectionModel(self._picked)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.viewport().setAutoFillBackground(False)

    # -- what pages say ----------------------------------------------------------------------------

    def set_pitch(self, logical: int, cover_px: int | None = None) -> None:
        """Another density: row height at 100 %."""
        self.table_style = self.table_style.with_pitch(logical, cover_px)
        self._apply_pitch()

    @property
    def columns(self) -> tuple[Column, ...]:
        """All that there are, shown or not."""
        return self.column_widths.columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Which columns there are, in order; narrow windows show fewer."""
        self.column_widths.columns = tuple(columns)
        self.rows.set_columns(self.columns)
        self.column_widths.share()

    def set_sorted(self, key: str, *, descending: bool) -> None:
        """The one key of the order, "" for none."""
        self.set_orders(((key, descending),) if key else ())

    def set_orders(self, orders: Sequence[tuple[str, bool]]) -> None:
        """The keys of the order, each with whether it is descending."""
        self.header.set_orders(orders)
        self.column_widths.share()

    # -- another list ------------------------------------------------------------------------------

    async def marks_in(self, ids: "array[int]", ask: AskMarks) -> bytearray | None:
        """Where the selected rows are in a long list that `replace_ids` gets next, as a worker
        finds out. None when the table does so by itself."""
        while len(ids) > LONG and (keys := self.selected_keys()):
            before = self._selections
            marks = await ask(keys, ids)
            if before == self._selections:  # else others were chosen meanwhile
                return marks
        return None

    def replace_ids(
        self, ids: "array[int]", *, keep_place: bool = True, marks: bytearray | None = None
    ) -> None:
        """Another list in a paged model: selection, current row and (if asked) the scroll place
        stay by identity, at any size. marks: which rows are selected, when that is known."""
        rows = self.rows
        if not isinstance(rows, PagedRows):
            raise TypeError("only paged rows have ids to replace")
        if marks is None:
            marks = bytearray(map(set(self.selected_keys()).__contains__, ids))
        marked = Scattered(marks)
        anchor = self._anchor() if keep_place else None
        blocker = QSignalBlocker(self.selectionModel())
        self.selectionModel().clearSelection()
        rows.replace_ids(ids)
        if marked:
            self._picked.follow(marked, is_all=marked.count_rows == len(rows.tracks))
        blocker.unblock()
        if anchor is not None and (row := rows.at_key(anchor[0])) is not None:
            self.verticalScrollBar().setValue(row * self.pitch + anchor[1])
        self._changed.start()
        self.viewport().update()

    def _anchor(self) -> tuple[int, int] | None:
        """The uppermost row by its key, and how far it is scrolled; None at the top."""
        is_at_top = self.verticalScrollBar().value() == 0
        if not self.rows.count() or is_at_top or self.table_style.expanded:
            return None
        row = self.past_heads(min(self.verticalOffset() // self.pitch, self.rows.count() - 1))
        return self.rows.key_at(row), self.verticalOffset() - row * self.pitch

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

    # -- news --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.column_widths.share()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Qt's own walks the cells for assistive tools; rows are repainted whole
        self._selections += 1
        self.viewport().update()
        self._changed.start()

    def _on_marks_changed(self) -> None:
        self._selections += 1
        self.viewport().update()
        self._changed.start()

    def _on_rows_changed(self) -> None:
        if self.table_style.expanded:
            self.setFixedHeight(self.full_height())
            QTimer.singleShot(0, self, self.follow_page)
        self.viewport().update()

    def _apply_pitch(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.pitch)
        self.verticalScrollBar().setSingleStep(self.pitch)
        self.column_widths.share()
        self._on_rows_changed()

    def _on_theme_changed(self) -> None:
        self._apply_pitch()
