"""The two looks of a page of cards, grid and list, with all that stands around both: the switch,
captions, groups, rail, bubble and the bar of the selection."""

from array import array
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.grid_pages.card_kinds import CardKind
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.card_list import CardList
from audio2_desktop.ui.views.grids.cards_group_button import CardsGroupButton
from audio2_desktop.ui.views.grids.list_head import ListHead
from audio2_desktop.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from audio2_desktop.ui.models.paged import PagedRows
    from audio2_desktop.ui.page import PageTools
    from audio2_desktop.ui.theme import Theme
    from audio2_desktop.ui.views.grids.grid_sheet import GridSheet
    from audio2_desktop.ui.views.selection_bar import SelectionBar

SUMMED = 2000
"""Up to so many selected cards the lengths of those that are known are added up."""


class CardsPage(Protocol):
    """What is asked of the page; `intent`, `navigate` and `floor_changed` are its signals."""

    theme: "Theme"
    tools: "PageTools"
    sheet: "GridSheet"
    intent: Any
    navigate: Any
    floor_changed: Any

    @property
    def model(self) -> "PagedRows": ...

    @property
    def view(self) -> str: ...

    def sort_by(self, key: str) -> None: ...

    def group_by(self, grouping: Grouping) -> None: ...

    def actions_of(self, view: CardGrid) -> Any: ...

    def start(self, work: Coroutine[Any, Any, Any]) -> None: ...

    def go_to_typed(self, text: str) -> Coroutine[Any, Any, Any]: ...

    def place_text(self) -> str: ...


class GridLooks(QObject):
    """Belongs to one page; both looks have its rows, one selection and one current row."""

    def __init__(
        self,
        page: CardsPage,
        kind: CardKind,
        art: Art,
        mime_of: Callable[[Sequence[int]], TrackMime],
    ) -> None:
        super().__init__(page.sheet)
        self._page, self._kind = page, kind
        sheet, theme = page.sheet, page.theme
        self.cards = sheet.grid
        self.list = CardList(
            theme,
            page.model,
            art,
            kind.line_of,
            columns=kind.columns,
            enter_plays=kind.enter_plays,
            mime_of=mime_of,
        )
        self.list.setObjectName(f"{kind.entity}sList")
        self.list.setSelectionModel(self.cards.selectionModel())
        self.head = ListHead(theme, self.list, kind.name, kind.columns)
        self.head.chosen.connect(page.sort_by)
        self.group: CardsGroupButton | None = None
        if kind.groupings:
            self.group = CardsGroupButton(theme, kind.groupings)
            self.group.chosen.connect(page.group_by)
            sheet.add_button(self.group)
        self.button = IconButton(theme, "list-bullets", words.tr("Show as a list"), px=20)
        self.button.clicked.connect(self._on_switched)
        sheet.add_button(self.button)
        sheet.add_look(self.list, self.head)
        sheet.resized.connect(self._on_resized)
        self.bar: SelectionBar | None = None

    def wire(self) -> None:
        """What a page that is only painted does not need."""
        from audio2_desktop.ui.views.scroll_bubble import ScrollBubble  # noqa: PLC0415 - see Page
        from audio2_desktop.ui.views.selection_bar import SelectionBar  # noqa: PLC0415 - see Page

        page = self._page
        for view in (self.cards, self.list):
            actions = page.actions_of(view)
            actions.intent.connect(page.intent)
            actions.navigate.connect(page.navigate)
            view.typed.connect(lambda text: page.start(page.go_to_typed(text)))
            view.verticalScrollBar().valueChanged.connect(lambda _: self.show_place())
            view.selection_changed.connect(self._on_selection_changed)
            ScrollBubble(page.theme, view, page.place_text)
        bar = self.bar = SelectionBar(
            page.theme, page.sheet, has_marks=self._kind.entity in (Entity.ALBUM, Entity.ARTIST)
        )
        bar.play.connect(lambda: self._each("play"))
        bar.queue.connect(lambda: self._each("last"))
        bar.add.connect(lambda: self.shown.add_to.emit(list(self.shown.selected_keys())))
        bar.tag.connect(lambda: self.shown.tag.emit(list(self.shown.selected_keys())))
        bar.rated.connect(
            lambda value: self.shown.rate.emit(list(self.shown.selected_keys()), value)
        )
        bar.closed.connect(self._on_closed)

    @property
    def shown(self) -> CardGrid:
        """The look that is seen."""
        return self._page.sheet.grid

    @property
    def is_list(self) -> bool:
        return self.shown is self.list

    @property
    def floor(self) -> int:
        """What the bar of the selection covers of the page's lower edge."""
        bar = self.bar
        return bar.body_height() if bar is not None and bar.isVisible() else 0

    # -- what the page shows -----------------------------------------------------------------------

    def show_ids(
        self,
        ids: "array[int]",
        counts: Sequence[int],
        head_of: Callable[[int], tuple[str, str]],
        *,
        keep_place: bool,
    ) -> None:
        """Another list. counts and head_of: of its groups."""
        other = self.cards if self.is_list else self.list
        for view in (self.cards, self.list):
            view.head_of = head_of
        self.shown.replace_ids(ids, counts, keep_place=keep_place)
        other.set_counts(counts)

    def show_order(self, sort: str, grouping: Grouping, *, is_down: bool) -> None:
        """What holds at the moment."""
        self.head.show_order(sort, descending=is_down)
        if self.group is not None:
            self.group.show_grouping(grouping)

    def show_place(self) -> None:
        """Mark the letter that is seen."""
        self._page.sheet.rail.show_current(self.shown.first_visible())

    def show_list(self, *, is_list: bool) -> None:
        """Change the look; the first card, the current one and the selection stay."""
        wanted: CardGrid = self.list if is_list else self.cards
        if wanted is self.shown:
            return
        former = self.shown
        had_focus, first = former.hasFocus(), former.first_visible()
        was_scrolled = former.verticalScrollBar().value() > 0
        self._page.sheet.show_look(wanted)
        wanted.updateGeometries()
        self.head.lay_out()
        if was_scrolled:
            wanted.show_first(first)
        if had_focus:
            wanted.setFocus()
        self.button.set_icon("squares-four" if is_list else "list-bullets")
        self.button.set_name(words.tr("Show as a grid") if is_list else words.tr("Show as a list"))
        self.show_place()

    def _on_switched(self) -> None:
        self.show_list(is_list=not self.is_list)
        page = self._page
        page.tools.memory.keep(page.view, "look", "list" if self.is_list else "")

    # -- selection ---------------------------------------------------------------------------------

    def _on_selection_changed(self) -> None:
        if self.bar is None:
            return
        parts = self.shown.ranges()
        count = selection.count(parts)
        self.bar.show_selection(count, self._length(parts) if count <= SUMMED else 0)
        self._page.floor_changed.emit()

    def _length(self, parts: selection.Ranges) -> int:
        """Of all selected albums, 0 when one of them is not known."""
        length = 0
        for first, last in parts:
            for at in range(first, last + 1):
                each = getattr(self._page.model.peek(at), "length_ms", None)
                if each is None:
                    return 0
                length += each
        return length

    def _on_resized(self) -> None:
        if self.is_list:
            self.head.lay_out()
        if self.bar is not None and self.bar.isVisible():
            self.bar.settle()

    def _on_closed(self) -> None:
        self.shown.selectionModel().clearSelection()
        self.shown.setFocus()

    def _each(self, verb: str) -> None:
        keys: Any = list(self.shown.selected_keys())
        if keys:
            self.shown.played.emit(keys, verb)
