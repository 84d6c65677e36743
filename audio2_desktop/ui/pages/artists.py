"""All artists as round cards."""

from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import ArtistsChanged
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import ArtistRow, Entity
from audio2_desktop.domain.sorting import ArtistQuery, ArtistSort
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.grid_look import GridLook
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_list import LineColumn

_DESCENDING_FIRST = {"albums", "tracks", "plays", "rating"}


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

        look = GridLook(
            Entity.ARTIST,
            words.tr("Artists"),
            words.tr("Filter artists"),
            words.tr("No artist matches"),
            cards.of_artist,
            _spoken,
            _orders(),
            _DESCENDING_FIRST,
            enter_plays=False,
            line_of=cards.artist_line,
            name=LineColumn("name", words.tr("Name"), sort="name", is_right=False),
            columns=_columns(),
            groupings=(Grouping.NONE, Grouping.LETTER),
        )
        super().__init__(tools, look, found, browse.artist_rows, ArtistsChanged)


def _columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("albums", words.tr("Albums"), 100, "albums", goes=1),
        LineColumn("tracks", words.tr("Tracks"), 100, "tracks", goes=3),
        LineColumn("plays", words.tr("Plays"), 100, "plays", goes=4),
        LineColumn("rating", words.tr("Rating"), 110, "rating", "stars", is_right=False, goes=5),
        LineColumn("heart", words.tr("Favourite"), 46, "", "heart", goes=2),
    )


def _orders() -> list[tuple[str, str]]:
    return [
        ("name", words.tr("Name")),
        ("plays", words.tr("Most played")),
        ("albums", words.tr("Most albums")),
        ("tracks", words.tr("Most tracks")),
        ("rating", words.tr("Rating")),
    ]


def _spoken(row: ArtistRow) -> str:
    return ", ".join(
        part for part in (row.name, words.albums(row.albums), words.tracks(row.tracks)) if part
    )
