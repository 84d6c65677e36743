"""A page of genres or composers: a grid of mosaics, or a list with numbers."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfQuery, ShelfRow, ShelfSort
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.grid_page import GridLook, GridPage
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views import shelf_cards
from audio2_desktop.ui.views.card_list import CardList
from audio2_desktop.ui.views.shelf_cards import ShelfArt
from audio2_desktop.ui.widgets.buttons import IconButton

PAGE_ROWS = 60
"""A row costs the library some 0.5 ms: fewer at once than of albums."""
_DESCENDING_FIRST = {"albums", "tracks", "plays"}


class Shelves(Protocol):
    """What such a page asks of services.shelves."""

    async def ids(self, kind: Entity, query: ShelfQuery) -> "array[int]": ...
    async def rows(self, kind: Entity, ids: Sequence[int]) -> Sequence[ShelfRow]: ...


class ShelfGridPage(GridPage):
    """kind: Entity.GENRE or Entity.COMPOSER. The other texts: its words."""

    coalesce_ms = 200

    def __init__(
        self,
        tools: PageTools,
        shelves: Shelves,
        kind: Entity,
        title: str,
        placeholder: str,
        nothing: str,
        empty: tuple[str, str],
    ) -> None:
        async def found(sort: str, direction: Direction, text: str) -> "array[int]":
            return await shelves.ids(kind, ShelfQuery(ShelfSort(sort), direction, text))

        async def rows(ids: Sequence[int]) -> Sequence[ShelfRow]:
            return await shelves.rows(kind, ids)

        look = GridLook(
            kind,
            title,
            placeholder,
            nothing,
            shelf_cards.of_shelf,
            shelf_cards.spoken,
            _orders(),
            _DESCENDING_FIRST,
            enter_plays=False,
            empty=empty,
        )
        art = ShelfArt(tools.theme, tools.covers)
        super().__init__(
            tools, look, found, rows, TracksChanged, art=art,
            model=PagedRows(spoken=shelf_cards.spoken, page_rows=PAGE_ROWS),
        )  # fmt: skip
        self._kind = kind
        self._cards = self.grid
        self.list = CardList(
            self.theme,
            self._model,
            art,
            shelf_cards.of_line,
            enter_plays=False,
            mime_of=lambda keys: TrackMime.of_things(kind, keys),
        )
        self.list.setObjectName(f"{kind}sList")
        # one selection and one current row for both looks
        self.list.setSelectionModel(self._cards.selectionModel())
        self.look_button = IconButton(self.theme, "list-bullets", "", px=20)
        self.look_button.clicked.connect(lambda: self._look_at(is_list=self.grid is self._cards))
        self.sheet.add_look(self.list, self.look_button)
        self._name_button()

    def wire(self) -> None:
        from audio2_desktop.ui.views.shelf_intents import ShelfIntents  # noqa: PLC0415 - see Page

        for view in (self._cards, self.list):
            actions = ShelfIntents(view, self._kind)
            actions.intent.connect(self.intent)
            actions.navigate.connect(self.navigate)

    @property
    def is_list(self) -> bool:
        return self.grid is self.list

    def state(self) -> dict[str, object]:
        return {**super().state(), "list": self.is_list}

    def restore(self, state: dict[str, object]) -> None:
        self._look_at(is_list=bool(state.get("list")))
        super().restore(state)

    def _look_at(self, *, is_list: bool) -> None:
        wanted = self.list if is_list else self._cards
        if wanted is self.grid:
            return
        had_focus = self.grid.hasFocus()
        current = self.grid.currentIndex().row()
        self.grid = wanted
        self.sheet.show_look(wanted)
        wanted.updateGeometries()
        if current >= 0:
            wanted.scrollTo(self._model.index(current, 0))
        if had_focus:
            wanted.setFocus()
        self._name_button()

    def _name_button(self) -> None:
        icon = "squares-four" if self.is_list else "list-bullets"
        self.look_button.set_icon(icon)
        self.look_button.set_name(
            words.tr("Show as a grid") if self.is_list else words.tr("Show as a list")
        )


def _orders() -> list[tuple[str, str]]:
    return [
        ("name", words.tr("Name")),
        ("albums", words.tr("Most albums")),
        ("tracks", words.tr("Most tracks")),
        ("plays", words.tr("Most played")),
    ]
