"""In which order lists of tracks, albums and artists come, and what narrows them."""

from array import array
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from audio2_desktop.domain.units import DEFAULT_PROFILE, ArtistId, GenreId, Ms, ProfileId

if TYPE_CHECKING:
    from audio2_desktop.domain.query_tree import Node


class Direction(StrEnum):
    """Up is A to Z, 1 to 9, old to new."""

    UP = "up"
    DOWN = "down"

    @property
    def other(self) -> "Direction":
        """The opposite."""
        return Direction.UP if self is Direction.DOWN else Direction.DOWN


class TrackSort(StrEnum):
    """Columns that a list of tracks can be ordered by; the names are saved in settings."""

    TITLE = "title"
    ARTIST = "artist"
    """Then by album, disc and number."""
    ALBUM = "album"
    """Then by disc and number."""
    ALBUM_ARTIST = "album_artist"
    """Then by album, disc and number."""
    GENRE = "genre"
    """By the first genre; tracks without one come last."""
    YEAR = "year"
    LENGTH = "length"
    ADDED = "added"
    RATING = "rating"
    FAVOURITE = "favourite"
    PLAYS = "plays"
    SKIPS = "skips"
    LAST_PLAYED = "last_played"
    NUMBER = "number"
    DISC = "disc"
    QUALITY = "quality"
    """Lossless above lossy, then bits, sample rate, bit rate."""
    CODEC = "codec"
    BITRATE = "bitrate"
    SAMPLE_RATE = "sample_rate"
    SIZE = "size"
    PATH = "path"
    STATE = "state"
    """Owned, unreadable, missing."""


class TrackGrouping(StrEnum):
    """How a list of tracks is broken up by captions; the names are saved."""

    NONE = "none"
    ALBUM = "album"
    GENRE = "genre"
    """By the first genre."""
    FOLDER = "folder"
    DECADE = "decade"

    @property
    def rows(self) -> int:
        """How many rows of the list a caption takes."""
        return {TrackGrouping.NONE: 0, TrackGrouping.ALBUM: 2}.get(self, 1)


class AlbumSort(StrEnum):
    """Orders of albums."""

    TITLE = "title"
    ARTIST = "artist"
    """Then by year."""
    YEAR = "year"
    ADDED = "added"
    RATING = "rating"
    PLAYS = "plays"
    LAST_PLAYED = "last_played"
    TRACKS = "tracks"
    LENGTH = "length"


class ArtistSort(StrEnum):
    """Orders of artists."""

    NAME = "name"
    ALBUMS = "albums"
    TRACKS = "tracks"
    PLAYS = "plays"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Order:
    """One key of an order of tracks."""

    sort: TrackSort
    direction: Direction = Direction.UP

    @property
    def turned(self) -> "Order":
        """The same key the other way."""
        return Order(self.sort, self.direction.other)


Orders = tuple[Order, ...]
"""Keys of an order, the first one first. An empty one is a list's own order."""

MOST_KEYS = 3
DESCENDING_FIRST = frozenset(
    {
        TrackSort.PLAYS, TrackSort.SKIPS, TrackSort.RATING, TrackSort.ADDED, TrackSort.LAST_PLAYED,
        TrackSort.YEAR, TrackSort.FAVOURITE, TrackSort.QUALITY, TrackSort.BITRATE,
        TrackSort.SAMPLE_RATE, TrackSort.SIZE,
    }
)  # fmt: skip
"""What is asked for from the top: the most played, the newest, the best."""


def first_way(sort: TrackSort) -> Order:
    """The key as it is when it is asked for the first time."""
    return Order(sort, Direction.DOWN if sort in DESCENDING_FIRST else Direction.UP)


def asked_for(orders: Orders, sort: TrackSort, *, adds: bool, has_own: bool = False) -> Orders:
    """The order after a caption was asked for.

    Alone it becomes the only key; asked again it turns. adds: as a further key behind the others,
    or, when it is one of them, turned at its place; beyond MOST_KEYS it takes the place of the
    last. has_own: the list has an order of its own, to which a third time leads back.
    """
    first = first_way(sort)
    at = next((at for at, order in enumerate(orders) if order.sort is sort), None)
    if adds and orders:
        if at is None:
            return (*orders[: MOST_KEYS - 1], first)
        if orders[at] == first or len(orders) == 1:
            return (*orders[:at], orders[at].turned, *orders[at + 1 :])
        return (*orders[:at], *orders[at + 1 :])  # as it came, the other way, and out again
    if at != 0 or len(orders) > 1:
        return (first,)
    if has_own and orders[0] != first:
        return ()
    return (orders[0].turned,)


def written(orders: Orders) -> str:
    """ "plays:down artist:up", as views remember it."""
    return " ".join(f"{order.sort}:{order.direction}" for order in orders)


def read_orders(text: str) -> Orders | None:
    """What `written` wrote; None when it is anything else."""
    found: list[Order] = []
    for word in text.split():
        sort, _, direction = word.partition(":")
        try:
            found.append(Order(TrackSort(sort), Direction(direction)))
        except ValueError:
            return None
    sorts = {order.sort for order in found}
    return tuple(found) if len(sorts) == len(found) <= MOST_KEYS else None


@dataclass(frozen=True, slots=True)
class TrackQuery:
    """Which tracks, in which order; equal keys come by title or in the order of import."""

    sort: TrackSort = TrackSort.TITLE
    direction: Direction = Direction.UP
    where: "Node | None" = None
    profile: ProfileId = DEFAULT_PROFILE
    then: Orders = ()
    """Further keys, for tracks that are equal in those before."""
    group: TrackGrouping = TrackGrouping.NONE
    """Tracks of a group stand together; the keys are their order within it."""

    @property
    def orders(self) -> Orders:
        """All keys."""
        return (Order(self.sort, self.direction), *self.then)

    @classmethod
    def in_order(cls, orders: Orders, where: "Node | None" = None) -> "TrackQuery":
        """By these keys; by title when there are none."""
        first = orders[0] if orders else Order(TrackSort.TITLE)
        return cls(first.sort, first.direction, where, then=orders[1:])


@dataclass(frozen=True, slots=True)
class AlbumQuery:
    """Which albums, in which order. `text`: words that title or artist must have."""

    sort: AlbumSort = AlbumSort.ARTIST
    direction: Direction = Direction.UP
    text: str = ""
    artist: ArtistId | None = None
    genre: GenreId | None = None
    composer: ArtistId | None = None
    years: tuple[int, int] | None = None
    """From the first to the last, both included; 0 is no year."""
    favourites_only: bool = False
    profile: ProfileId = DEFAULT_PROFILE


@dataclass(frozen=True, slots=True)
class ArtistQuery:
    """Which artists, in which order. `text`: words that the name must have."""

    sort: ArtistSort = ArtistSort.NAME
    direction: Direction = Direction.UP
    text: str = ""
    favourites_only: bool = False
    profile: ProfileId = DEFAULT_PROFILE


@dataclass(frozen=True, slots=True)
class TrackGroups:
    """The groups of an ordered list, in their order: a few bytes each, also for 100,000."""

    kind: TrackGrouping
    keys: "array[int]"
    """Id of the album, genre or folder, or the decade's first year; 0 for none."""
    sizes: "array[int]"
    """Tracks of each."""
    lengths: "array[int]"
    """How long each plays, in ms."""
    rows: "array[int]"
    """The list with its captions: ids, and before each group `TrackGrouping.rows` times the number
    of the group from 1, below zero."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What stands in a caption of a group beside its numbers."""

    key: int
    title: str
    detail: str = ""
    year: int = 0
    image: str = ""


class GroupLine(NamedTuple):
    """A row of a caption in a grouped list.

    `line` of `lines` from 0; head: None while its words are on their way.
    """

    id: int
    key: int
    line: int
    lines: int
    size: int
    length_ms: int
    head: GroupHead | None


@dataclass(frozen=True, slots=True)
class TrackIds:
    """An ordered list of tracks: 8 bytes a track, also for a million."""

    ids: "array[int]"
    length_ms: Ms
    groups: TrackGroups | None = None
    """None when it is not grouped."""
