"""How the columns of a table share its width: which are shown, and where their cells are."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QObject, Signal

from audio2_desktop.ui.delegates.row_texts import Cell
from audio2_desktop.ui.models.columns import Column, fit
from audio2_desktop.ui.views.table.header import CENTRE_KINDS, RIGHT_KINDS
from audio2_desktop.ui.views.table.needed_width import needed_width
from audio2_desktop.ui.views.table.row_places import RowPlaces

LEAST_WIDTH, MOST_WIDTH = 32, 1200


class ColumnWidths(QObject):
    """Of one table; `share` is asked whenever there is another width, column or text size."""

    shared = Signal()
    """Cells may be elsewhere."""
    changed = Signal()
    """The user made a column wider or narrower, or gave it back its own width."""

    def __init__(self, table: RowPlaces) -> None:
        super().__init__(table)
        self._table, self._theme, self._header = table, table.theme, table.header
        self.columns: tuple[Column, ...] = ()
        """All that there are, in order; narrow windows show fewer."""
        self.shown: list[Column] = []
        self.cells: list[Cell] = []
        """Of the columns that are shown."""
        self._chosen: dict[str, int] = {}
        self._inner: dict[str, int] = {}
        """Widths of the shown columns without the margins that the first and last one have."""
        self._is_sharing = False
        self._header.sectionResized.connect(self._on_section_resized)
        self._header.sectionHandleDoubleClicked.connect(self._on_edge_double_clicked)

    def _scale(self) -> float:
        return self._theme.scale_percent / 100

    @property
    def chosen(self) -> dict[str, int]:
        """Widths at 100 % of the columns that the user made wider or narrower."""
        return {key: round(width / self._scale()) for key, width in self._chosen.items()}

    def choose(self, widths: Mapping[str, int]) -> None:
        """These columns are so wide (at 100 %), the others as they are by themselves."""
        self._chosen = {
            key: round(max(LEAST_WIDTH, min(MOST_WIDTH, width)) * self._scale())
            for key, width in widths.items()
        }
        self.share()

    def fit_content(self, key: str) -> None:
        """Make a column as wide as what stands in it on the screen and its caption need."""
        column = next((one for one in self.shown if one.key == key), None)
        if column is None:
            return
        table = self._table
        rows = [
            row
            for at in table.rows_in_sight()
            if not table.rows.is_head(at) and (row := table.rows.row_at(at)) is not None
        ]
        self._chosen[key] = needed_width(self._theme, column, rows, table.table_style.cover_px)
        self.share()
        self.changed.emit()

    def share(self) -> None:
        """Give every column its width and place, leave out those without room."""
        if self._is_sharing:
            return
        self._is_sharing = True
        px, style = self._theme.px, self._table.table_style
        margins = self._table.margins()
        left, right = margins[0] + px(style.pad_left), margins[1] + px(style.pad_right)
        room = max(0, self._table.viewport().width() - left - right)
        shown = fit(self.columns, room, self._scale(), self._chosen, self._captions())
        self._inner = {column.key: width for column, width in shown}
        self.shown = [column for column, _ in shown]
        self.cells = []
        x, last = left, len(shown) - 1
        for at, column in enumerate(self.columns):
            width = self._inner.get(column.key)
            self._header.setSectionHidden(at, width is None)
            if width is None:
                continue
            is_last = column is self.shown[last]
            gap = px(16) if column.kind in RIGHT_KINDS and not is_last else 0
            self.cells.append(Cell(column.key, str(column.kind), x, width - gap))
            ends = (left if column is self.shown[0] else 0) + (right if is_last else 0)
            self._header.resizeSection(at, width + ends)
            x += width
        boxes = {cell.key: (cell.x, cell.width) for cell in self.cells}
        self._header.show_columns(list(self.columns), boxes)
        self._is_sharing = False
        self.shared.emit()

    def _captions(self) -> dict[str, int]:
        """Pixels that the captions need: other languages have longer ones."""
        px, plain = self._theme.px, self._theme.metrics("caption_medium")
        bold, found = self._theme.metrics("caption_strong"), {}
        for column in self.columns:
            if column.sign or column.icon or column.kind in CENTRE_KINDS:
                continue
            is_key = self._header.place_of(column) >= 0
            wide = (bold if is_key else plain).horizontalAdvance(column.title)
            ends = (16 if column.kind in RIGHT_KINDS else 0) + (26 if is_key else 2)
            found[column.key] = ceil(wide) + px(ends)
        return found

    def _on_section_resized(self, at: int, before: int, after: int) -> None:
        if self._is_sharing or at >= len(self.columns):
            return
        if not before or not after:
            return  # Qt hides its hidden sections again when the rows change: no user's wish
        column = self.columns[at]
        ends = before - self._inner.get(column.key, before)
        least = round(max(LEAST_WIDTH, column.minimum) * self._scale())
        self._chosen[column.key] = max(least, after - ends)
        self.share()
        self.changed.emit()

    def _on_edge_double_clicked(self, at: int) -> None:
        if at < len(self.columns):
            self.fit_content(self.columns[at].key)
