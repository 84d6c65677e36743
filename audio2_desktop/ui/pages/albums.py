"""All albums as covers, while a scan runs too."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import AlbumsChanged
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import AlbumRow
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.card_kinds import album_cards
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.page import PageTools


class Albums(Protocol):
    """What this page asks of services.browse."""

    async def album_list(self, query: AlbumQuery, grouping: Grouping, starts: str) -> Listed: ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...


class AlbumsPage(GridPage):
    """Route("albums")."""

    def __init__(self, tools: PageTools, browse: Albums) -> None:
        async def found(ask: GridAsk, starts: str) -> Listed:
            query = AlbumQuery(AlbumSort(ask.sort), ask.direction, ask.text)
            return await browse.album_list(query, ask.grouping, starts)

        super().__init__(tools, album_cards(), found, browse.album_rows, AlbumsChanged)

    def show_early(self, rows: Sequence[AlbumRow], total: int) -> None:
        """The rows are those of the default order: another one is waited for."""
        ask = GridAsk("artist")
        if self._ask != ask:
            return
        self._asked = ask
        self._model.replace_ids(array("q", [row.id for row in rows]))
        self._model.arrived(0, rows)
        self.sheet.show_count(total, words.count(total), "")
        super().show_early(rows, total)
