"""All albums as covers, while a scan runs too."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.facts import AlbumsChanged
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.grid_look import GridLook
from audio2_desktop.ui.grid_pages.grid_page import GridAsk, GridPage
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_list import LineColumn

_DESCENDING_FIRST = {"year", "added", "rating", "plays", "last_played", "tracks", "length"}


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
            line_of=cards.album_line,
            name=LineColumn("title", words.tr("Title"), sort="title", is_right=False),
            columns=_columns(),
            groupings=tuple(Grouping),
        )
        super().__init__(tools, look, found, browse.album_rows, AlbumsChanged)

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


def _columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("artist", words.tr("Artist"), 200, "artist", is_right=False),
        LineColumn("year", words.tr("Year"), 70, "year", goes=2),
        LineColumn("tracks", words.tr("Tracks"), 82, "tracks", goes=4),
        LineColumn("time", words.tr("Time"), 104, "length", goes=3),
        LineColumn("rating", words.tr("Rating"), 104, "rating", "stars", is_right=False, goes=5),
        LineColumn("heart", words.tr("Favourite"), 46, "", "heart", goes=1),
        LineColumn("state", words.tr("State"), 52, "", "state", goes=6),
    )


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
        ("tracks", words.tr("Most tracks")),
    ]


def _spoken(row: AlbumRow) -> str:
    return ", ".join(
        part
        for part in (row.title, row.artist, str(row.year or ""), words.tracks(row.tracks))
        if part
    )
