"""What the first page of all shows: where to go on, and rows of albums with a reason each.

Only values; which albums belong into a row is decided by `storage.home_lists`.
"""

from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.units import AlbumId, ArtistId, GenreId, Ms, TrackId

TILES = 6
CARDS = 24
"""So many albums a row has at most; the rest is behind its link."""
FEWEST = 4
"""A row with less than this is not worth its head."""
NEW_DAYS = 30
QUIET_DAYS = 182
"""Not heard for half a year: time to rediscover it."""
RECENT_DAYS = 28
"""Plays of these weeks say whom somebody listens to."""
LOVED = 80
"""Four stars."""

_KINDS = (Entity.ALBUM, Entity.PLAYLIST, Entity.ARTIST, Entity.TRACK)


class HomeList(StrEnum):
    """Kinds of rows."""

    ADDED = "added"
    BECAUSE = "because"
    """By other artists of the same genres as one that was heard much lately."""
    REDISCOVER = "rediscover"
    """Loved, and not heard for long."""
    RECENT = "recent"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Tile:
    """Something that was begun: an album, playlist or artist at a track, or one long track."""

    entity: Entity
    ref: int
    title: str
    subtitle: str = ""
    """The artist of an album or track."""
    images: tuple[str, ...] = ()
    """Cover keys: one, or four for a mosaic."""
    track: TrackId | None = None
    """Where it goes on."""
    at: int = 0
    """Place of that track, from 1; 0 when it has none (a smart playlist, a track that left)."""
    count: int = 0
    position_ms: Ms = Ms(0)
    length_ms: Ms = Ms(0)
    """Of a long track alone."""
    artist_id: ArtistId | None = None
    album_id: AlbumId | None = None
    is_favourite: bool = False
    rating: int = 0
    is_smart: bool = False
    """A playlist that is a question: it has no covers of its own and no places."""

    @property
    def id(self) -> int:
        """Tells tiles of different kinds apart."""
        return _KINDS.index(self.entity) << 48 | self.ref

    @property
    def share(self) -> float:
        """How much is behind, 0 to 1."""
        done, whole = self.at, self.count
        if self.length_ms:
            done, whole = self.position_ms, self.length_ms
        return min(1.0, max(0.0, done / whole)) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Because of whom a row is there, and what the albums have in common with them."""

    artist_id: ArtistId
    name: str
    image: str
    plays: int
    genres: tuple[str, ...] = ()
    genre_id: GenreId | None = None
    """Of the first of `genres`."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A row of cards."""

    kind: HomeList
    albums: tuple[AlbumRow, ...]
    total: int = 0
    """What the head counts: new ones of the month, or all that fit; 0 says nothing."""
    reason: Reason | None = None

    @property
    def key(self) -> str:
        """Tells the rows of a page apart."""
        return f"{self.kind}:{self.reason.artist_id}" if self.reason is not None else str(self.kind)


@dataclass(frozen=True, slots=True)
class HomePage:
    """The whole page. Without `has_music` the library is empty; without `has_plays` nothing was
    heard yet."""

    tiles: tuple[Tile, ...] = ()
    rows: tuple[HomeRow, ...] = ()
    has_music: bool = False
    has_plays: bool = False
