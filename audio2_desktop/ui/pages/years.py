"""The library by time: decades as heads, their years as cards."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import AlbumsChanged, ArtworkReady, RootsChanged, TracksChanged
from audio2_desktop.domain.listed import Mark
from audio2_desktop.domain.shelves import DecadeRow, ShelfRow
from audio2_desktop.ui import words
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.theme import SIDE
from audio2_desktop.ui.views.empty_library import empty_library
from audio2_desktop.ui.views.grids import grid_places
from audio2_desktop.ui.views.grids.letter_rail import WIDTH, LetterRail
from audio2_desktop.ui.views.grids.sort_button import SortButton
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.scroll_body import BAR, REACH, ScrollBody
from audio2_desktop.ui.views.shelves.decade_section import DecadeSection
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.search_field import SearchField
from audio2_desktop.ui.widgets.states import EmptyState


class Years(Protocol):
    """What this page asks of services.shelves."""

    async def decades(self) -> Sequence[DecadeRow]: ...


class YearsPage(Page):
    """Route("years")."""

    def __init__(self, tools: PageTools, shelves: Years) -> None:
        super().__init__(tools, "yearsPage")
        self._shelves = shelves
        self._decades: Sequence[DecadeRow] = ()
        self._order = self._valid(tools.memory.read("years", "order"))
        self._is_list = tools.memory.read("years", "look") == "list"
        self._wants_focus = False
        self._art = ShelfArt(self.theme, tools.covers)
        self.sections: dict[int, DecadeSection] = {}
        self.title = PageTitle(self.theme, words.tr("Years"))
        self.filter = SearchField(self.theme, words.tr("Filter years"), icon="funnel", width=226)
        self.sort = SortButton(self.theme, _orders())
        self.look = IconButton(self.theme, "list-bullets", words.tr("Show as a list"), px=20)
        self._body = ScrollBody(self.theme)
        self.rail = LetterRail(self.theme, words.tr("Jump to"))
        self._empty = empty_library(self.theme)
        self._nothing = EmptyState(
            self.theme,
            words.tr("No year matches"),
            words.tr("Change the filter or clear it."),
            [(words.tr("Clear filter"), "x")],
            icon="funnel",
        )
        self._lay_out()
        self.filter.text_changed.connect(lambda _: self._show())
        self.sort.chosen.connect(self._on_sort_chosen)
        self.look.clicked.connect(lambda: self._show_list(is_list=not self._is_list, keep=True))
        self.rail.jumped.connect(self._jump)
        self._body.scrolled.connect(lambda _: self._show_place())
        self._show_list(is_list=self._is_list)
        self._empty.acted.connect(lambda _: self.navigate.emit(Route("settings", "library")))
        self._nothing.acted.connect(lambda _: self._clear())
        self.hear((TracksChanged, AlbumsChanged, RootsChanged, ArtworkReady))

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = column = QVBoxLayout(page)
        self.measured(column, spacing=10)
        line = QHBoxLayout()
        self.measured(line, (SIDE, 4, SIDE, 0), 10, at_edges=True)
        line.addWidget(self.title, 1)
        line.addWidget(self.filter)
        line.addWidget(self.sort)
        line.addWidget(self.look)
        column.addLayout(line)
        side = SIDE - REACH
        self.measured(self._body.column, (side, 4, side - BAR, 32), at_edges=True)
        self._body.column.addStretch(1)
        for part in (self._body, self._empty, self._nothing):
            column.addWidget(part, 1)
        self._empty.hide()
        self._nothing.hide()
        self.set_content(page)
        self.rail.setParent(page)

    async def reload(self) -> None:
        self._decades = await self._shelves.decades()
        self._show()
        if self._wants_focus and self.sections:
            self._wants_focus = False
            if self.hasFocus():
                self.focus_first()

    def _show(self) -> None:
        """The decades that the filter leaves, in the order of the button."""
        shown = [row for decade in self._decades if (row := self._narrowed(decade)) is not None]
        if self._order == "oldest":
            shown = [replace(row, years=tuple(reversed(row.years))) for row in reversed(shown)]
        elif self._order == "albums":
            shown.sort(key=lambda row: -row.albums)
            shown = [
                replace(row, years=tuple(sorted(row.years, key=lambda year: -year.albums)))
                for row in shown
            ]
        self._arrange(shown)
        years = sum(len(row.years) for row in shown)
        note = words.tr("%n years", "", years) if years else ""
        self.title.set_note(note)
        text = self.filter.text().strip()
        self._body.setVisible(bool(shown))
        self._nothing.setVisible(not shown and bool(text))
        self._empty.setVisible(not shown and not text)
        self.sort.show_order(self._order, descending=self._order != "oldest")
        marks = [Mark(row.id, at) for at, row in enumerate(shown)]
        self.rail.show_marks(marks, grid_places.short_decade)
        self._place_rail()

    def _show_list(self, *, is_list: bool, keep: bool = False) -> None:
        """All decades as lines or as cards. keep: as the user wants it from now on."""
        self._is_list = is_list
        self.look.set_icon("squares-four" if is_list else "list-bullets")
        self.look.set_name(words.tr("Show as a grid") if is_list else words.tr("Show as a list"))
        for section in self.sections.values():
            section.show_list(is_list=is_list)
        self._set_tabs(self._in_order())
        if keep:
            self.tools.memory.keep("years", "look", "list" if is_list else "")

    # -- the rail ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_rail()

    def _place_rail(self) -> None:
        """In the margin between the cards and the scroll bar, as on other pages of cards."""
        self._column.activate()
        body, px = self._body, self.theme.px
        wide = px(WIDTH)
        left = body.x() + (px(10) if self.isRightToLeft() else body.width() - px(10) - wide)
        self.rail.setGeometry(left, body.y() + px(8), wide, max(0, body.height() - px(16)))
        self.rail.raise_()

    def _jump(self, at: int) -> None:
        """The head of a decade comes to the upper edge."""
        self._body.verticalScrollBar().setValue(self._tops()[at])

    def _show_place(self) -> None:
        tops, seen = self._tops(), self._body.verticalScrollBar().value()
        self.rail.show_current(max(0, sum(top <= seen + 1 for top in tops) - 1))

    def _tops(self) -> list[int]:
        holders = [self.sections[key].parentWidget() for key in self._in_order()]
        return [holder.y() for holder in holders if holder is not None]

    def _clear(self) -> None:
        self.filter.set_text("")
        self._show()

    def _narrowed(self, decade: DecadeRow) -> DecadeRow | None:
        text = self.filter.text().strip().lower().removesuffix("s")
        if not text:
            return decade
        years = tuple(year for year in decade.years if _fits(year, text))
        albums = sum(year.albums for year in years)
        return (
            replace(decade, years=years, albums=albums, tracks=sum(y.tracks for y in years))
            if (years)
            else None
        )

    def _arrange(self, shown: Sequence[DecadeRow]) -> None:
        """Sections are kept by decade: what is there stays where it is."""
        column = self._body.column
        wanted = [row.id for row in shown]
        for decade in [key for key in self.sections if key not in wanted]:
            section = self.sections.pop(decade)
            holder = section.parentWidget()
            assert holder is not None
            column.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        for at, row in enumerate(shown):
            section = self.sections.get(row.id) or self._make(row.id, at)
            section.show_decade(row)
            holder = section.parentWidget()
            if holder is not None and column.indexOf(holder) != at:
                column.removeWidget(holder)
                column.insertWidget(at, holder)
        self._set_tabs(wanted)

    def _make(self, decade: int, at: int) -> DecadeSection:
        section = DecadeSection(self.theme, self._art, decade)
        section.intent.connect(self.intent)
        section.navigate.connect(self.navigate)
        section.left.connect(
            lambda forward, column, key=decade: self._step(key, column, forward=forward)
        )
        section.show_list(is_list=self._is_list)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        self.measured(inner, (REACH, 14, REACH, 0))
        inner.addWidget(section)
        self.sections[decade] = section
        self._body.column.insertWidget(at, holder)
        return section

    def _set_tabs(self, order: Sequence[int]) -> None:
        before: QWidget = self.look
        for decade in order:
            section = self.sections[decade]
            for part in (section.name, section.play, section.more, section.grid):
                QWidget.setTabOrder(before, part)
                before = part

    def _step(self, decade: int, column: int, *, forward: bool) -> None:
        order = self._in_order()
        at = order.index(decade) + (1 if forward else -1)
        if 0 <= at < len(order):
            self.sections[order[at]].enter(column, at_end=not forward)

    def _in_order(self) -> list[int]:
        place = self._body.column
        return sorted(
            self.sections,
            key=lambda key: place.indexOf(self.sections[key].parentWidget() or self),
        )

    def on_covers(self, keys: object) -> None:
        for section in self.sections.values():
            section.grid.viewport().update()

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        focused = next((s for s in self.sections.values() if s.grid.hasFocus()), None)
        row = focused.grid.currentIndex().row() if focused is not None else -1
        current = focused.rows.key_at(row) if focused is not None and row >= 0 else None
        return {
            "scroll": self._body.verticalScrollBar().value(),
            "text": self.filter.text(),
            "order": self._order,
            "current": current,
        }

    def restore(self, state: dict[str, object]) -> None:
        self._order = self._valid(str(state.get("order", "")))
        self.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        current = state.get("current")
        for section in self.sections.values():
            at = section.rows.at_key(current) if isinstance(current, int) else None
            if at is not None:
                section.grid.make_current(at)
        self._body.restore_scroll(state.get("scroll"))

    def focus_first(self) -> None:
        if not self.sections:
            self._wants_focus = True  # when there is something to give it to
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        order = self._in_order()
        grids = [self.sections[key].grid for key in order]
        target = next((grid for grid in grids if grid.currentIndex().row() >= 0), None)
        if target is None and grids:
            target = grids[0]
            target.make_current(0)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        side, gap = px(172), px(20)
        columns = max(1, (self.width() - px(64) + gap) // (side + gap))
        blocks = [QRectF(px(32), px(8), px(120), px(30))]
        for top in range(px(70), max(px(71), self.height()), side + px(120)):
            blocks.append(QRectF(px(32), top, px(170), px(18)))
            for column in range(columns):
                left = px(32) + column * (side + gap)
                blocks.append(QRectF(left, top + px(40), side, side))
                blocks.append(QRectF(left, top + px(52) + side, side * 0.5, px(12)))
        return blocks

    def _on_sort_chosen(self, key: str) -> None:
        self._order = key
        self.tools.memory.keep("years", "order", key)
        self._show()

    def _valid(self, order: str) -> str:
        return order if order in dict(_orders()) else "latest"


def _fits(year: ShelfRow, text: str) -> bool:
    return str(year.id).startswith(text) if year.id else False


def _orders() -> list[tuple[str, str]]:
    return [
        ("latest", words.tr("Latest first")),
        ("oldest", words.tr("Oldest first")),
        ("albums", words.tr("Most albums")),
    ]
