"""All artists as round cards."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import ArtistsChanged
from audio2_desktop.domain.music import ArtistRow, Entity
from audio2_desktop.domain.sorting import ArtistQuery, ArtistSort, Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_page import GridLook, GridPage
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views import cards

_DESCENDING_FIRST = {"albums", "tracks", "plays", "rating"}


class Artists(Protocol):
    """What this page asks of services.browse."""

    async def artist_ids(self, query: ArtistQuery) -> "array[int]": ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class ArtistsPage(GridPage):
    """Route("artists")."""

    def __init__(self, tools: PageTools, browse: Artists) -> None:
        async def found(sort: str, direction: Direction, text: str) -> "array[int]":
            return await browse.artist_ids(ArtistQuery(ArtistSort(sort), direction, text))

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
        )
        super().__init__(tools, look, found, browse.artist_rows, ArtistsChanged)


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
