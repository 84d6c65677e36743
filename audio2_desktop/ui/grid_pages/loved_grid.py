"""The albums or artists with a heart, as cards or lines inside the page of favourites.

It is a page of cards without a head: the page around it has the title, the filter and the buttons.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, ArtistQuery, ArtistSort
from audio2_desktop.ui.grid_pages.card_kinds import album_cards, artist_cards
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.page import PageTools


class LovedCards(Protocol):
    """What is asked of services.browse."""

    async def album_list(self, query: AlbumQuery, grouping: Grouping, starts: str) -> Listed: ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...
    async def artist_list(self, query: ArtistQuery, grouping: Grouping, starts: str) -> Listed: ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class LovedGrid(GridPage):
    """`tools_row`: what is to stand in the head of the page around it."""

    def __init__(self, tools: PageTools, browse: LovedCards, kind: Entity) -> None:
        async def albums(ask: GridAsk, starts: str) -> Listed:
            query = AlbumQuery(AlbumSort(ask.sort), ask.direction, ask.text, favourites_only=True)
            return await browse.album_list(query, ask.grouping, starts)

        async def artists(ask: GridAsk, starts: str) -> Listed:
            query = ArtistQuery(ArtistSort(ask.sort), ask.direction, ask.text, favourites_only=True)
            return await browse.artist_list(query, ask.grouping, starts)

        if kind is Entity.ALBUM:
            super().__init__(tools, album_cards(), albums, browse.album_rows, AlbumsChanged)
        else:
            super().__init__(tools, artist_cards(), artists, browse.artist_rows, ArtistsChanged)
        self.tools_row: QWidget = self.sheet.without_head()

    @property
    def view(self) -> str:
        """Orders and looks are remembered apart from those of all albums."""
        return f"loved_{super().view}"

    def name_list(self, name: str, spoken: str) -> None:
        """What both looks are called, in tests and by screen readers."""
        for view in (self.looks.cards, self.looks.list):
            view.setObjectName(name)
            view.setAccessibleName(spoken)

    def come_back(self, text: str, state: dict[str, object]) -> None:
        """As it was left."""
        self.filter_by(text)
        self.restore(state)

    def filter_by(self, text: str) -> None:
        """Show those that match."""
        if not self._is_wired:
            self.sheet.filter.set_text(text)
            self.open(None)
        elif text != self.sheet.filter.text():
            self.sheet.filter.set_text(text)
            self.load()

    def on_theme(self) -> None:
        self._scale = self.theme.scale_percent  # the page around it has seen to the sizes
        super().on_theme()
