"""A page of genres, composers or tags: a grid of mosaics, or a list with numbers."""

from collections.abc import Sequence
from typing import Any, Protocol

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.listed import Listed
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfQuery, ShelfRow, ShelfSort
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.card_kinds import CardKind
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views.grids.card_list import LineColumn
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt

PAGE_ROWS = 60
"""A row costs the library some 0.5 ms: fewer at once than of albums."""
_DESCENDING_FIRST = {"albums", "tracks", "plays"}


class Shelves(Protocol):
    """What such a page asks of services.shelves."""

    async def listed(self, kind: Entity, query: ShelfQuery, starts: str) -> Listed: ...
    async def rows(self, kind: Entity, ids: Sequence[int]) -> Sequence[ShelfRow]: ...


class ShelfGridPage(GridPage):
    """kind: Entity.GENRE, COMPOSER or TAG. The other texts: its words."""

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
        empty_action: tuple[str, str] | None = None,
    ) -> None:
        async def found(ask: GridAsk, starts: str) -> Listed:
            query = ShelfQuery(ShelfSort(ask.sort), ask.direction, ask.text)
            return await shelves.listed(kind, query, starts)

        async def rows(ids: Sequence[int]) -> Sequence[ShelfRow]:
            return await shelves.rows(kind, ids)

        cards = CardKind(
            kind,
            title,
            placeholder,
            nothing,
            shelf_cards.of_shelf,
            shelf_cards.spoken,
            _orders(),
            _DESCENDING_FIRST,
            enter_plays=False,
            line_of=shelf_cards.in_columns,
            name=LineColumn("name", words.tr("Name"), sort="name", is_right=False),
            columns=_columns(),
            empty=empty,
            empty_action=empty_action,
        )
        art = ShelfArt(tools.theme, tools.covers)
        super().__init__(
            tools, cards, found, rows, TracksChanged, art=art,
            model=PagedRows(spoken=shelf_cards.spoken, page_rows=PAGE_ROWS),
        )  # fmt: skip

    def actions_of(self, view: Any) -> Any:
        from audio2_desktop.ui.views.shelves.shelf_intents import ShelfIntents  # noqa: PLC0415 - see Page

        return ShelfIntents(view, self._kind.entity)

    def place_text(self) -> str:
        """Letters are known of all, numbers of the rows that are here."""
        if self._ask.sort == "name":
            return super().place_text()
        row = self._model.peek(self.grid.first_visible())
        if not isinstance(row, ShelfRow):
            return ""
        at = ("albums", "tracks", "plays").index(self._ask.sort)
        return shelf_cards.counts(row)[at]


def _columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("albums", words.tr("Albums"), 130, "albums", goes=1),
        LineColumn("tracks", words.tr("Tracks"), 130, "tracks", goes=2),
        LineColumn("plays", words.tr("Plays"), 130, "plays", goes=3),
    )


def _orders() -> list[tuple[str, str]]:
    return [
        ("name", words.tr("Name")),
        ("albums", words.tr("Most albums")),
        ("tracks", words.tr("Most tracks")),
        ("plays", words.tr("Most played")),
    ]
