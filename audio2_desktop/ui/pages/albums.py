"""All albums as covers, while a scan runs too."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import AlbumsChanged
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_page import GridLook, GridPage
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views import cards

_DESCENDING_FIRST = {"year", "added", "rating", "plays", "last_played", "tracks", "length"}


class Albums(Protocol):
    """What this page asks of services.browse."""

    async def album_ids(self, query: AlbumQuery) -> "array[int]": ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...


class AlbumsPage(GridPage):
    """Route("albums")."""

    def __init__(self, tools: PageTools, browse: Albums) -> None:
        async def found(sort: str, direction: Direction, text: str) -> "array[int]":
            return await browse.album_ids(AlbumQuery(AlbumSort(sort), direction, text))

        look = GridLook(
            Entity.ALBUM,
            words.tr("Albums"),
            words.tr("Filter albums"),
            words.tr("No album matches"),
            cards.of_album,
            _spoken,
            _orders(),
            _DESCENDING_FIRST,
            enter_plays=True,
        )
        super().__init__(tools, look, found, browse.album_rows, AlbumsChanged)

    def show_early(self, rows: Sequence[AlbumRow], total: int) -> None:
        self._asked = ("", self._sort, self._direction)
        self._model.replace_ids(array("q", [row.id for row in rows]))
        self._model.arrived(0, rows)
        self.sheet.show_count(total, words.count(total), "")
        super().show_early(rows, total)


def _orders() -> list[tuple[str, str]]:
    return [
        ("artist", words.tr("Artist")),
        ("title", words.tr("Title")),
        ("year", words.tr("Year")),
        ("added", words.tr("Recently added")),
        ("plays", words.tr("Most played")),
        ("last_played", words.tr("Last played")),
        ("rating", words.tr("Rating")),
        ("length", words.tr("Length")),
    ]


def _spoken(row: AlbumRow) -> str:
    return ", ".join(
        part
        for part in (row.title, row.artist, str(row.year or ""), words.tracks(row.tracks))
        if part
    )
