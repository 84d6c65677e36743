"""What tells one page of cards from another; and how cards and lines of albums and artists look, on
whatever page they are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_list import LineColumn

_ALBUM_DOWN = {"year", "added", "rating", "plays", "last_played", "tracks", "length"}
_ARTIST_DOWN = {"albums", "tracks", "plays", "rating"}


@dataclass(frozen=True, slots=True)
class CardKind:
    """Words, orders and looks of one kind of page.

    orders: (key, words); the first one holds at the beginning. descending_first: keys of those
    that begin with the most. line_of and columns: how a row looks in a list; name: the caption of
    its first column.
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
    line_of: Callable[[Any], Card]
    name: LineColumn
    columns: Sequence[LineColumn]
    groupings: Sequence[Grouping] = ()
    """NONE first; () where there are none."""
    empty: tuple[str, str] | None = None
    """What is said when there are none at all; else how a library begins."""
    empty_action: tuple[str, str] | None = None
    """Words and icon of the button there; else it adds a folder."""


def album_cards() -> CardKind:
    """Albums: grouped by letter, decade and more."""
    return CardKind(
        Entity.ALBUM,
        words.tr("Albums"),
        words.tr("Filter albums"),
        words.tr("No album matches"),
        cards.of_album,
        _album_spoken,
        _album_orders(),
        _ALBUM_DOWN,
        enter_plays=True,
        line_of=cards.album_line,
        name=LineColumn("title", words.tr("Title"), sort="title", is_right=False),
        columns=_album_columns(),
        groupings=tuple(Grouping),
    )


def artist_cards() -> CardKind:
    """Artists: round, an album opens them and nothing plays at once."""
    return CardKind(
        Entity.ARTIST,
        words.tr("Artists"),
        words.tr("Filter artists"),
        words.tr("No artist matches"),
        cards.of_artist,
        _artist_spoken,
        _artist_orders(),
        _ARTIST_DOWN,
        enter_plays=False,
        line_of=cards.artist_line,
        name=LineColumn("name", words.tr("Name"), sort="name", is_right=False),
        columns=_artist_columns(),
        groupings=(Grouping.NONE, Grouping.LETTER),
    )


def _album_columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("artist", words.tr("Artist"), 200, "artist", is_right=False),
        LineColumn("year", words.tr("Year"), 70, "year", goes=2),
        LineColumn("tracks", words.tr("Tracks"), 82, "tracks", goes=4),
        LineColumn("time", words.tr("Time"), 104, "length", goes=3),
        LineColumn("rating", words.tr("Rating"), 104, "rating", "stars", is_right=False, goes=5),
        LineColumn("heart", words.tr("Favourite"), 46, "", "heart", goes=1),
        LineColumn("state", words.tr("State"), 52, "", "state", goes=6),
    )


def _album_orders() -> list[tuple[str, str]]:
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


def _album_spoken(row: AlbumRow) -> str:
    return ", ".join(
        part
        for part in (row.title, row.artist, str(row.year or ""), words.tracks(row.tracks))
        if part
    )


def _artist_columns() -> tuple[LineColumn, ...]:
    return (
        LineColumn("albums", words.tr("Albums"), 100, "albums", goes=1),
        LineColumn("tracks", words.tr("Tracks"), 100, "tracks", goes=3),
        LineColumn("plays", words.tr("Plays"), 100, "plays", goes=4),
        LineColumn("rating", words.tr("Rating"), 110, "rating", "stars", is_right=False, goes=5),
        LineColumn("heart", words.tr("Favourite"), 46, "", "heart", goes=2),
    )


def _artist_orders() -> list[tuple[str, str]]:
    return [
        ("name", words.tr("Name")),
        ("plays", words.tr("Most played")),
        ("albums", words.tr("Most albums")),
        ("tracks", words.tr("Most tracks")),
        ("rating", words.tr("Rating")),
    ]


def _artist_spoken(row: ArtistRow) -> str:
    return ", ".join(
        part for part in (row.name, words.albums(row.albums), words.tracks(row.tracks)) if part
    )
