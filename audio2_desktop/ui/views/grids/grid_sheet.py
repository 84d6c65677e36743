"""The sheet of a page of cards: title and count, filter, order, the grid, and what stands there
when it is empty."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_frame import GAP, shape
from audio2_desktop.ui.views.grids.letter_rail import WIDTH, LetterRail
from audio2_desktop.ui.views.grids.sort_button import SortButton
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.skeleton import Disc
from audio2_desktop.ui.widgets.states import EmptyState

PAUSE_MS = 60
BESIDE = 560
"""From this width the tools stand beside the title, else below it."""


class GridSheet(QWidget):
    """`filtered(text)` a moment after the last key; `added` when the empty page's button is
    pressed; `jumped(row)` along the rail."""

    filtered = Signal(str)
    added = Signal()
    jumped = Signal(int)
    resized = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        model: PagedRows,
        art: Art,
        card_of: Callable[[Any], Card],
        orders: Sequence[tuple[str, str]],
        *,
        placeholder: str,
        nothing: str,
        enter_plays: bool = True,
        is_round: bool = False,
        mime_of: Callable[[Sequence[int]], TrackMime] | None = None,
        empty: tuple[str, str] | None = None,
        empty_action: tuple[str, str] | None = None,
    ) -> None:
        super().__init__()
        px = theme.px
        self._theme = theme
        self.title = PageTitle(theme, title)
        self.filter = SearchField(theme, placeholder, icon="funnel", width=226)
        self.sort = SortButton(theme, orders)
        self.grid = CardGrid(theme, model, art, card_of, enter_plays=enter_plays, mime_of=mime_of)
        self.grid.setAccessibleName(title)
        self.rail = LetterRail(theme, words.tr("Jump to"))
        self.rail.setParent(self)
        self.rail.jumped.connect(self.jumped)
        self._nothing_text, self._is_round = nothing, is_round
        self._empty_words, self._empty_action = empty, empty_action
        self._empty: EmptyState | None = None
        self._nothing: EmptyState | None = None
        self._looking: EmptyState | None = None
        self._is_waiting = False
        self._heads: dict[CardGrid, QWidget] = {}
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(px(10))
        line.addWidget(self.title, 1)
        tools_row = QWidget()
        tools = QHBoxLayout(tools_row)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(10))
        tools.addWidget(self.filter)
        tools.addWidget(self.sort)
        line.addWidget(tools_row)
        self._line, self._tools, self._tools_row = line, tools, tools_row
        column.addLayout(line)
        column.addWidget(self.grid, 1)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.filtered.emit(self.filter.text()))
        self.filter.text_changed.connect(lambda _: self._pause.start())
        self.show_count(1, "", "")

    def add_button(self, button: QWidget) -> None:
        """At the right of the line of the title."""
        self._tools.addWidget(button)

    def without_head(self) -> QWidget:
        """For a part of another page: title and filter are not seen, the buttons are returned to
        be put somewhere else."""
        self.title.hide()
        self.filter.hide()
        self._line.removeWidget(self._tools_row)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        return self._tools_row

    def add_look(self, view: CardGrid, head: QWidget) -> None:
        """Another look of the same rows, with captions over it."""
        view.setAccessibleName(self.grid.accessibleName())
        self._heads[view] = head
        for part, stretch in ((head, 0), (view, 1)):
            part.hide()
            self._column.addWidget(part, stretch)

    def show_look(self, view: CardGrid) -> None:
        """Which of the looks is seen; `grid` is that one from now on."""
        is_seen = not self.grid.isHidden()
        self._show(self.grid, is_seen=False)
        self.grid = view
        self._show(view, is_seen=is_seen)
        self._column.activate()
        self.place_rail()

    def _show(self, view: CardGrid, *, is_seen: bool) -> None:
        view.setVisible(is_seen)
        if view in self._heads:
            self._heads[view].setVisible(is_seen)

    def place_rail(self) -> None:
        """In the margin between the cards and the scroll bar."""
        grid, px = self.grid, self._theme.px
        wide = px(WIDTH)
        is_mirrored = self.isRightToLeft()
        left = grid.x() + (px(10) if is_mirrored else grid.width() - px(10) - wide)
        self.rail.setGeometry(left, grid.y() + px(8), wide, max(0, grid.height() - px(16)))
        self.rail.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(BESIDE)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        if not self.title.isHidden():
            edge = self._theme.page_side(self.width())
            self._line.setContentsMargins(edge, self._theme.px(2), edge, 0)
        self._column.activate()
        self.place_rail()
        self.resized.emit()

    def show_count(self, count: int, note: str, text: str) -> None:
        """How many cards there are; with none, why."""
        self.title.set_note(note)
        self._show(self.grid, is_seen=count > 0)
        self.rail.setVisible(count > 0 and len(self.rail.marks) > 1)
        if count == 0:
            self._say_why()
        if self._nothing is not None and self._empty is not None and self._looking is not None:
            self._nothing.setVisible(count == 0 and bool(text))
            self._looking.setVisible(count == 0 and not text and self._is_waiting)
            self._empty.setVisible(count == 0 and not text and not self._is_waiting)

    def set_waiting(self, waiting: bool) -> None:
        """Whether folders are being read: then an empty page waits and asks for nothing. Takes
        effect with the next `show_count`."""
        self._is_waiting = waiting and self._empty_action is None

    def _say_why(self) -> None:
        """Make what stands where no cards are; most pages never show it."""
        if self._empty is not None:
            return
        self._looking = EmptyState(
            self._theme,
            words.tr("Looking for music"),
            words.tr("What is found appears here while the folders are read."),
            icon="folder-open",
        )
        self._empty = self._made_empty()
        if self._empty_words is not None:
            self._empty.set_words(*self._empty_words)
        self._nothing = EmptyState(
            self._theme,
            self._nothing_text,
            words.tr("Change the filter or clear it."),
            [(words.tr("Clear filter"), "x")],
            icon="funnel",
        )
        self._empty.acted.connect(lambda _: self.added.emit())
        self._nothing.acted.connect(lambda _: self._clear())
        for part in (self._looking, self._empty, self._nothing):
            part.hide()
            self._column.addWidget(part, 1)

    def _made_empty(self) -> EmptyState:
        from audio2_desktop.ui.views.empty_library import (  # noqa: PLC0415 - see Page
            empty_library,
        )

        if self._empty_action is None:
            return empty_library(self._theme)
        text, icon = self._empty_action
        return EmptyState(self._theme, "", "", [(text, "plus")], icon=icon)

    def skeleton(self) -> list[QRectF]:
        """Blocks in the shape of the grid."""
        px, edge = self._theme.px, self.grid.left_edge()
        columns, side = shape(self._theme, self.width() - 2 * edge)
        blocks = [QRectF(edge, px(8), px(150), px(30))]
        for line in range(max(1, self.height() // (side + px(80)) + 1)):
            top = px(66) + line * (side + px(80))
            for column in range(columns):
                left = edge + column * (side + px(GAP))
                blocks.append((Disc if self._is_round else QRectF)(left, top, side, side))
                for down, share in ((12, 0.78), (33, 0.5)):
                    wide = side * share
                    inset = (side - wide) / 2 if self._is_round else 0
                    blocks.append(QRectF(left + inset, top + side + px(down), wide, px(12)))
        return blocks

    def _clear(self) -> None:
        self.filter.set_text("")
        self.filtered.emit("")
