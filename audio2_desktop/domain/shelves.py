"""Ways into the library beside artists and albums: genres, composers, years, the user's own tags,
and folders as they lie on disk.

A *shelf* is one of them: it is named by its kind (an `Entity`) and a number. A year is its own
number, a decade that of its first year; 0 stands for tracks and albums without a year.
"""

from array import array
from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.query_tree import Node
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms, ProfileId, RootId

SHELVES = (Entity.GENRE, Entity.COMPOSER, Entity.YEAR, Entity.DECADE, Entity.TAG)


class ShelfSort(StrEnum):
    """Orders of genres and composers."""

    NAME = "name"
    ALBUMS = "albums"
    TRACKS = "tracks"
    PLAYS = "plays"


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """Which genres or composers, in which order. `text`: words that the name must have."""

    sort: ShelfSort = ShelfSort.NAME
    direction: Direction = Direction.UP
    text: str = ""
    profile: ProfileId = DEFAULT_PROFILE


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One card: what lies on the shelf, and up to four covers for its mosaic."""

    id: int
    name: str
    """Of a genre, composer or tag; that of years is said by the faces, in the user's language."""
    albums: int
    tracks: int
    plays: int = 0
    images: tuple[str, ...] = ()
    kind: Entity = Entity.GENRE
    artists: int = 0
    """Of a tag: it is on them, as it is on `albums`; `tracks` are all that it reaches."""
    colour: str = ""
    """Of a tag: one of `domain.own_tags.COLOURS`."""


@dataclass(frozen=True, slots=True)
class DecadeRow:
    """A decade and its years, latest first. id: its first year, 0 for what has no year."""

    id: int
    albums: int
    tracks: int
    years: tuple[ShelfRow, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work of a composer, as its tracks name it; id: that of its first track."""

    id: int
    title: str
    tracks: "array[int]"
    """In playing order."""
    length_ms: Ms
    image: str = ""


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """All that lies on one shelf but its tracks, which are a list of their own."""

    kind: Entity
    row: ShelfRow
    length_ms: Ms
    artists: "array[int]"
    """Those with the most tracks first; empty for composers and years."""
    albums: "array[int]"
    artist: int = 0
    """The composer as an artist of the library, 0 when nothing there is by them."""


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder with music, as it lies on disk; counts include everything below.

    key: names it where only a number can (drags, queue); as long as its first folder stays.
    """

    key: int
    root: RootId
    path: bytes
    """Below the library folder, b"" for that itself."""
    full: bytes
    """Absolute."""
    tracks: int
    length_ms: Ms
    has_folders: bool
    is_available: bool = True
    """False while its drive is unplugged or the folder is not there."""

    @property
    def id(self) -> tuple[int, bytes]:
        """Its identity, whatever comes and goes below it."""
        return (self.root, self.path)


@dataclass(frozen=True, slots=True)
class OnShelf(Node):
    """The track lies on this shelf. Not part of the query language."""

    kind: Entity
    ref: int


@dataclass(frozen=True, slots=True)
class InFolder(Node):
    """The track's file lies in this folder or below. Not part of the query language."""

    root: RootId
    path: bytes


def decade_of(year: int) -> int:
    """1994 -> 1990."""
    return year // 10 * 10


def shelf_arg(kind: Entity, ref: int) -> str:
    """A shelf in the address of a page: "genre:12"."""
    return f"{kind}:{ref}"


def genre_arg(name: str) -> str:
    """The shelf of a genre that is known by its name only."""
    return f"genre={name}"


def shelf_of(arg: object) -> tuple[Entity, int | str] | None:
    """The way back: the kind with a number, or with a genre's name. None for anything else."""
    text = str(arg)
    if text.startswith("genre="):
        return Entity.GENRE, text[len("genre=") :]
    kind, _, ref = text.partition(":")
    if kind not in set(SHELVES) or not (ref.isascii() and ref.isdecimal()) or len(ref) > 18:
        return None
    return Entity(kind), int(ref)
