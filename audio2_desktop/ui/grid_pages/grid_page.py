"""A page of cards with a filter, an order, groups and two looks: all albums, all artists.

A page of this kind brings its words, its query and how a card looks; what it does is here.
"""

from array import array
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    Fact,
    FavouritesChanged,
    JobChanged,
    RootsChanged,
)
from audio2_desktop.domain.listed import Grouping, Listed, letter_of
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.grid_pages.card_kinds import CardKind
from audio2_desktop.ui.grid_pages.grid_looks import GridLooks
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Fetch, Page, PageTools
from audio2_desktop.ui.views.grids import grid_places
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_sheet import GridSheet


@dataclass(frozen=True, slots=True)
class GridAsk:
    """The question whose answer a page of cards shows."""

    sort: str
    direction: Direction = Direction.UP
    text: str = ""
    grouping: Grouping = Grouping.NONE


Found = Callable[[GridAsk, str], Awaitable[Listed]]
"""The answer to a question; with a folded text only what begins so in the list's order."""


class GridPage(Page):
    """changed: the fact that tells of other rows. art: other pictures than single covers."""

    floor_changed = Signal()

    def __init__(
        self,
        tools: PageTools,
        kind: CardKind,
        found: Found,
        rows: Fetch,
        changed: type[Fact],
        *,
        art: Art | None = None,
        model: PagedRows | None = None,
    ) -> None:
        super().__init__(tools, f"{kind.entity}sPage")
        self._kind, self._found = kind, found
        self._ask = self._remembered()
        self._asked: GridAsk | None = None
        self._listed = Listed(array("q"))
        self._model = model or PagedRows(spoken=kind.spoken)
        self.feed(self._model, rows)
        pictures = art or tools.covers.near

        def mime_of(keys: Sequence[int]) -> TrackMime:
            return TrackMime.of_things(kind.entity, keys)

        self.sheet = GridSheet(
            self.theme,
            kind.title,
            self._model,
            pictures,
            kind.card_of,
            kind.orders,
            placeholder=kind.placeholder,
            nothing=kind.nothing,
            enter_plays=kind.enter_plays,
            is_round=kind.entity is Entity.ARTIST,
            empty=kind.empty,
            empty_action=kind.empty_action,
            mime_of=mime_of,
        )
        self.sheet.grid.setObjectName(f"{kind.entity}sGrid")
        self.set_content(self.sheet)
        self.looks = GridLooks(self, kind, pictures, mime_of)
        self.sheet.filtered.connect(lambda _: self.load())
        self.sheet.sort.chosen.connect(self.sort_by)
        self.sheet.added.connect(lambda: self.add_first())
        self.sheet.jumped.connect(self.jump)
        self.hear((changed, FavouritesChanged, RootsChanged, ArtworkReady, JobChanged))
        self.looks.show_list(is_list=self.tools.memory.read(self.view, "look") == "list")

    @property
    def view(self) -> str:
        """What the page is called in what is remembered."""
        return f"{self._kind.entity}s"

    @property
    def grid(self) -> CardGrid:
        """The look that is seen: a CardGrid, or a CardList of the same rows."""
        return self.sheet.grid

    @property
    def model(self) -> PagedRows:
        return self._model

    def wire(self) -> None:
        self.looks.wire()

    def add_first(self) -> None:
        """The button of the empty page was pressed."""
        self.navigate.emit(Route("settings", "library"))

    def actions_of(self, view: Any) -> Any:
        """What translates the deeds in a view into intents."""
        from audio2_desktop.ui.views.grids.grid_intents import GridIntents  # noqa: PLC0415 - see Page

        return GridIntents(view, self._kind.entity)

    @property
    def floor(self) -> int:
        """What the bar of the selection covers."""
        return self.looks.floor

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        """`arg` may name an order: a link to all of what another page shows some of."""
        if arg in [key for key, _ in self._kind.orders]:
            self._ask = self._first_way(str(arg))
        super().open(arg)

    async def reload(self) -> None:
        ask = self._with_text()
        listed = await self._found(ask, "")
        is_same = ask == self._asked
        if not is_same or listed.ids != self._model.ids or listed.groups != self._listed.groups:
            self._show(listed, keep_place=is_same)
        self._listed = listed
        self._model.forget()
        self._asked = ask
        text = letter_of if ask.sort != "year" else grid_places.short_decade
        self.sheet.rail.show_marks(listed.marks, text)
        is_down = ask.direction is Direction.DOWN
        self.sheet.sort.show_order(ask.sort, descending=is_down)
        self.looks.show_order(ask.sort, ask.grouping, is_down=is_down)
        self.sheet.set_waiting(self.tools.is_scanning())
        count = len(listed.ids)
        self.sheet.show_count(count, words.count(count) if count else "", ask.text)
        self.looks.show_place()

    def _show(self, listed: Listed, *, keep_place: bool) -> None:
        grouping, groups = self._ask.grouping, listed.groups

        def head_of(at: int) -> tuple[str, str]:
            group = groups[at]
            name = grid_places.group_name(group, grouping)
            return name, grid_places.how_many(self._kind.entity, group.count)

        self.looks.show_ids(
            listed.ids, [group.count for group in groups], head_of, keep_place=keep_place
        )
        if not keep_place:
            self.grid.verticalScrollBar().setValue(0)

    def place_text(self) -> str:
        """What orders the list at the first card that is seen."""
        row = self.grid.first_visible()
        return grid_places.value(self._ask.sort, self._listed, row, self.tools.now())

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, JobChanged) and self._model.count():
            return
        if isinstance(fact, AlbumsChanged | ArtistsChanged) and fact.ids:
            self._model.forget(frozenset(fact.ids))
        self.mark_dirty()

    def on_covers(self, keys: object) -> None:
        self.grid.viewport().update()

    # -- order, groups, places ---------------------------------------------------------------------

    def _with_text(self) -> GridAsk:
        ask = self._ask
        text = self.sheet.filter.text().strip()
        return GridAsk(ask.sort, ask.direction, text, ask.grouping)

    def _first_way(self, sort: str) -> GridAsk:
        down = sort in self._kind.descending_first
        direction = Direction.DOWN if down else Direction.UP
        return GridAsk(sort, direction, grouping=self._ask.grouping)

    def _remembered(self) -> GridAsk:
        memory = self.tools.memory
        sort, _, direction = memory.read(self.view, "order").partition(":")
        grouping = memory.read(self.view, "group")
        return self._valid(sort, direction, grouping)

    def _valid(self, sort: str, direction: str, grouping: str) -> GridAsk:
        keys = [key for key, _ in self._kind.orders]
        return GridAsk(
            sort if sort in keys else keys[0],
            Direction.DOWN if sort in keys and direction == Direction.DOWN else Direction.UP,
            grouping=Grouping(grouping) if grouping in self._kind.groupings else Grouping.NONE,
        )

    def sort_by(self, key: str) -> None:
        """In another order; asked for the present one, the other way round."""
        if key == self._ask.sort:
            self._ask = GridAsk(key, self._ask.direction.other, grouping=self._ask.grouping)
        else:
            self._ask = self._first_way(key)
        self.tools.memory.keep(self.view, "order", f"{self._ask.sort}:{self._ask.direction}")
        self.load()

    def group_by(self, grouping: Grouping) -> None:
        """In other groups."""
        self._ask = GridAsk(self._ask.sort, self._ask.direction, grouping=grouping)
        self.tools.memory.keep(self.view, "group", str(grouping))
        self.load()

    def jump(self, row: int) -> None:
        """Have a card in the first line."""
        if row < self._model.count():
            self.grid.show_first(row)

    async def go_to_typed(self, text: str) -> None:
        """The first card whose name begins so, if there is one, becomes the current one."""
        from audio2_desktop.domain.names import collated  # noqa: PLC0415 - not for the first paint

        found = await self._found(self._with_text(), collated(text))
        if found.ids and (row := self._model.at_key(found.ids[0])) is not None:
            self.grid.go_to(row)

    # -- state -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        current = self.grid.currentIndex().row()
        return {
            "text": self.sheet.filter.text(),
            "sort": self._ask.sort,
            "direction": str(self._ask.direction),
            "group": str(self._ask.grouping),
            "list": self.looks.is_list,
            "scroll": self.grid.verticalScrollBar().value(),
            "current": self._model.key_at(current) if current >= 0 else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        self._ask = self._valid(
            str(state.get("sort", "")), str(state.get("direction", "")), str(state.get("group", ""))
        )
        self.looks.show_list(is_list=bool(state.get("list")))
        self.sheet.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        current, scroll = state.get("current"), state.get("scroll")
        if isinstance(current, int) and (row := self._model.at_key(current)) is not None:
            self.grid.make_current(row)
        if isinstance(scroll, int):
            self.grid.verticalScrollBar().setValue(scroll)

    def focus_first(self) -> None:
        if self.grid.currentIndex().row() < 0 and self._model.count():
            self.grid.make_current(0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.sheet.filter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        self.sheet.resize(self.size())
        return self.sheet.skeleton()
