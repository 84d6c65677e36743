"""In which order lists of tracks, albums and artists come, and what narrows them."""

from array import array
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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
class TrackQuery:
    """Which tracks, in which order; equal keys come by title or in the order of import."""

    sort: TrackSort = TrackSort.TITLE
    direction: Direction = Direction.UP
    where: "Node | None" = None
    profile: ProfileId = DEFAULT_PROFILE


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
class TrackIds:
    """An ordered list of tracks: 8 bytes a track, also for a million."""

    ids: "array[int]"
    length_ms: Ms
