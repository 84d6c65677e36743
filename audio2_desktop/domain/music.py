"""Rows that travel from storage to every face of the program. Frozen; never changed, only replaced.

A *row* holds what one line or card shows and nothing that needs another question. Text is already
stripped of control characters; it is plain text and must never be given to anything that interprets
markup.
"""

from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.loudness import UNKNOWN, Loudness
from audio2_desktop.domain.units import (
    AlbumId,
    ArtistId,
    FileId,
    GenreId,
    Ms,
    Stamp,
    TagId,
    TrackId,
)


class Entity(StrEnum):
    """Kinds of things: user state and external ids attach to the first five, tracks can be asked
    of all of them."""

    TRACK = "track"
    ALBUM = "album"
    ARTIST = "artist"
    PLAYLIST = "playlist"
    GENRE = "genre"
    COMPOSER = "composer"
    """By the artist's id."""
    YEAR = "year"
    """The number is the year itself, 0 for none; of a decade its first year."""
    DECADE = "decade"
    FOLDER = "folder"
    """By the key of its row (`domain.shelves.FolderRow`)."""
    TAG = "tag"
    """A word of the user's own."""


class TrackState(StrEnum):
    """Whether a track can be played, and if not, why."""

    OWNED = "owned"
    MISSING = "missing"
    """The file or its folder is not there at the moment."""
    UNREADABLE = "unreadable"
    NOT_OWNED = "not_owned"
    """Known from a catalogue only; kept out of normal views."""


@dataclass(frozen=True, slots=True)
class OwnTag:
    """A word that the user puts on tracks, albums and artists."""

    id: TagId
    name: str
    colour: str
    """One of `domain.own_tags.COLOURS`."""


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One line of any list of tracks, for one profile."""

    id: TrackId
    title: str
    artist: str
    """As credited, joined: "Halden Coast feat. Mira Solenne"."""
    artist_id: ArtistId
    album: str
    album_id: AlbumId
    album_artist: str
    disc: int
    """0 when unknown; so is number."""
    number: int
    length_ms: Ms
    year: int
    """Original year, 0 when unknown."""
    genres: tuple[str, ...] = ()
    rating: int = 0
    """0 (not rated) to 100 in steps of 10 for half stars."""
    is_favourite: bool = False
    plays: int = 0
    last_played: Stamp | None = None
    added_at: Stamp = Stamp(0)
    codec: str = ""
    """Upper case short name: FLAC, MP3, AAC, ALAC, OPUS, VORBIS ..."""
    bitrate: int = 0
    """Bits per second, 0 when unknown."""
    sample_rate: int = 0
    bits: int = 0
    """Bits per sample for lossless codecs, else 0."""
    image: str = ""
    """Key of the cover in the artwork cache, "" when there is none."""
    state: TrackState = TrackState.OWNED
    skips: int = 0
    size_bytes: int = 0
    """Of the file; 0 without one."""
    path: str = ""
    """Of the file, for reading only; "" without one."""
    tags: tuple[OwnTag, ...] = ()
    """The user's own, by name; those of its album and artist are not among them."""

    @property
    def quality(self) -> str:
        """Short text for the Quality column: "FLAC 24/96", "MP3 320"; "" when nothing is known."""
        if self.bits and self.sample_rate:
            return f"{self.codec} {self.bits}/{self.sample_rate / 1000:g}".strip()
        if self.bitrate:
            return f"{self.codec} {round(self.bitrate / 1000)}".strip()
        return self.codec


@dataclass(frozen=True, slots=True)
class TrackFile:
    """Where a track's sound lies. `start_ms` and `end_ms` bound a CUE part inside the file."""

    track_id: TrackId
    file_id: FileId
    path: bytes
    """Absolute, as the operating system names it (POSIX bytes; surrogateescape UTF-8 elsewhere)."""
    length_ms: Ms
    start_ms: Ms = Ms(0)
    end_ms: Ms | None = None
    is_missing: bool = False
    loudness: Loudness = UNKNOWN


@dataclass(frozen=True, slots=True)
class AlbumRow:
    """One card of an album (= release group)."""

    id: AlbumId
    title: str
    artist: str
    artist_id: ArtistId
    year: int
    kind: str
    """Lower case primary type: album, ep, single, live, compilation, soundtrack, other."""
    tracks: int
    """Tracks in the library over all editions that are shown."""
    length_ms: Ms
    image: str = ""
    is_favourite: bool = False
    rating: int = 0
    added_at: Stamp = Stamp(0)
    missing: int = 0
    """How many of `tracks` have no file at the moment."""


@dataclass(frozen=True, slots=True)
class ArtistRow:
    """One card of an artist who has an album or a track in the library."""

    id: ArtistId
    name: str
    sort_name: str
    albums: int
    tracks: int
    image: str = ""
    """Key of a picture; the newest album's cover when the artist has none."""
    is_favourite: bool = False
    rating: int = 0
    disambiguation: str = ""
    """What tells the artist from another one of the same name."""
    plays: int = 0


@dataclass(frozen=True, slots=True)
class GenreRow:
    """A genre with the number of tracks that carry it."""

    id: GenreId
    name: str
    tracks: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers beside the side bar's entries."""

    artists: int = 0
    albums: int = 0
    tracks: int = 0
    favourites: int = 0
    length_ms: Ms = Ms(0)
    size_bytes: int = 0
    tags: int = 0
