"""All artists as round cards."""

from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import ArtistsChanged
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import ArtistRow
from audio2_desktop.domain.sorting import ArtistQuery, ArtistSort
from audio2_desktop.ui.grid_pages.card_kinds import artist_cards
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.page import PageTools


class Artists(Protocol):
    """What this page asks of services.browse."""

    async def artist_list(self, query: ArtistQuery, grouping: Grouping, starts: str) -> Listed: ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class ArtistsPage(GridPage):
    """Route("artists")."""

    def __init__(self, tools: PageTools, browse: Artists) -> None:
        async def found(ask: GridAsk, starts: str) -> Listed:
            query = ArtistQuery(ArtistSort(ask.sort), ask.direction, ask.text)
            return await browse.artist_list(query, ask.grouping, starts)

        super().__init__(tools, artist_cards(), found, browse.artist_rows, ArtistsChanged)
