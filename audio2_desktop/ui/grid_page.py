"""A page of cards with a filter and an order: all albums, all artists.

A page of this kind brings its words, its query and how a card looks; what it does is here.
"""

from array import array
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    Fact,
    FavouritesChanged,
    JobChanged,
    RootsChanged,
)
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Fetch, Page, PageTools
from audio2_desktop.ui.views.grid_sheet import GridSheet

Found = Callable[[str, Direction, str], Awaitable["array[int]"]]
"""All ids in an order (a key of GridLook.orders), its direction, and words that they must have."""


@dataclass(frozen=True, slots=True)
class GridLook:
    """What tells one page of cards from another.

    orders: (key, words); the first one holds at the beginning. descending_first: keys of those
    that begin with the most.
    """

    entity: Entity
    title: str
    placeholder: str
    nothing: str
    card_of: Callable[[Any], Card]
    spoken: Callable[[Any], str]
    orders: Sequence[tuple[str, str]]
    descending_first: Collection[str]
    enter_plays: bool
    empty: tuple[str, str] | None = None
    """What is said when there are none at all; else how a library begins."""


class GridPage(Page):
    """changed: the fact that tells of other rows. art: other pictures than single covers."""

    def __init__(
        self,
        tools: PageTools,
        look: GridLook,
        found: Found,
        rows: Fetch,
        changed: type[Fact],
        *,
        art: Art | None = None,
        model: PagedRows | None = None,
    ) -> None:
        super().__init__(tools, f"{look.entity}sPage")
        self._look, self._found = look, found
        self._sort, self._direction = look.orders[0][0], Direction.UP
        self._asked: tuple[str, str, Direction] | None = None
        self._model = model or PagedRows(spoken=look.spoken)
        self.feed(self._model, rows)
        self.sheet = GridSheet(
            self.theme,
            look.title,
            self._model,
            art or tools.covers.near,
            look.card_of,
            look.orders,
            placeholder=look.placeholder,
            nothing=look.nothing,
            enter_plays=look.enter_plays,
            is_round=look.entity is Entity.ARTIST,
            empty=look.empty,
            mime_of=lambda keys: TrackMime.of_things(look.entity, keys),
        )
        self.grid = self.sheet.grid
        self.grid.setObjectName(f"{look.entity}sGrid")
        self.set_content(self.sheet)
        self.sheet.filtered.connect(lambda _: self.load())
        self.sheet.sort.chosen.connect(self._on_sort_chosen)
        self.sheet.added.connect(lambda: self.navigate.emit(Route("settings", "library")))
        self.hear((changed, FavouritesChanged, RootsChanged, ArtworkReady, JobChanged))

    def wire(self) -> None:
        from audio2_desktop.ui.views.grid_intents import GridIntents  # noqa: PLC0415 - see Page

        actions = GridIntents(self.grid, self._look.entity)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)

    def open(self, arg: int | str | None) -> None:
        """`arg` may name an order: a link to all of what another page shows some of."""
        if arg in [key for key, _ in self._look.orders]:
            self._sort = str(arg)
            down = self._sort in self._look.descending_first
            self._direction = Direction.DOWN if down else Direction.UP
        super().open(arg)

    async def reload(self) -> None:
        text = self.sheet.filter.text().strip()
        asked = (text, self._sort, self._direction)
        ids = await self._found(self._sort, self._direction, text)
        is_same = asked == self._asked
        if not is_same or ids != self._model.ids:
            self.grid.replace_ids(ids, keep_place=is_same)
            if not is_same:
                self.grid.verticalScrollBar().setValue(0)
        self._model.forget()
        self._asked = asked
        self.sheet.sort.show_order(self._sort, descending=self._direction is Direction.DOWN)
        self.sheet.set_waiting(self.tools.is_scanning())
        self.sheet.show_count(len(ids), words.count(len(ids)) if ids else "", text)

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, JobChanged) and self._model.count():
            return
        if isinstance(fact, AlbumsChanged | ArtistsChanged) and fact.ids:
            self._model.forget(frozenset(fact.ids))
        self.mark_dirty()

    def on_covers(self, keys: object) -> None:
        self.grid.viewport().update()

    def state(self) -> dict[str, object]:
        current = self.grid.currentIndex().row()
        return {
            "text": self.sheet.filter.text(),
            "sort": self._sort,
            "direction": str(self._direction),
            "scroll": self.grid.verticalScrollBar().value(),
            "current": self._model.key_at(current) if current >= 0 else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        sort = str(state.get("sort", self._sort))
        keys = [key for key, _ in self._look.orders]
        self._sort = sort if sort in keys else keys[0]
        is_down = state.get("direction") == Direction.DOWN
        self._direction = Direction.DOWN if is_down else Direction.UP
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

    def _on_sort_chosen(self, key: str) -> None:
        if key == self._sort:
            self._direction = self._direction.other
        else:
            self._sort = key
            down = key in self._look.descending_first
            self._direction = Direction.DOWN if down else Direction.UP
        self.load()
