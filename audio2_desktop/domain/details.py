"""What the pages of one album and of one artist show."""

from dataclasses import dataclass

from audio2_desktop.domain.music import AlbumRow, ArtistRow, OwnTag, TrackRow
from audio2_desktop.domain.units import (
    EditionId,
)


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition (= release) of an album: deluxe, remaster, another pressing, another folder."""

    id: EditionId
    title: str
    date: str
    """As tagged: "1999", "1999-05" or "1999-05-02"; "" when unknown."""
    label: str
    tracks: int
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class DiscRow:
    """One medium of an edition with its tracks in order."""

    number: int
    subtitle: str
    tracks: tuple[TrackRow, ...]


@dataclass(frozen=True, slots=True)
class AlbumPage:
    """Everything the album page shows, from one read."""

    album: AlbumRow
    editions: tuple[EditionRow, ...]
    edition: EditionRow
    discs: tuple[DiscRow, ...]
    genres: tuple[str, ...]
    label: str
    date: str
    has_mixed_artists: bool
    """True when track artists differ from the album artist: an Artist column is needed."""
    more_by_artist: tuple[AlbumRow, ...]
    tags: tuple[OwnTag, ...] = ()
    """The user's own, on the album itself."""


@dataclass(frozen=True, slots=True)
class ArtistPage:
    """Everything the artist page shows that is known locally, from one read."""

    artist: ArtistRow
    genres: tuple[str, ...]
    plays: int
    top_tracks: tuple[TrackRow, ...]
    """Most played first, then best rated; at most 10."""
    albums: tuple[AlbumRow, ...]
    """Albums of which this is the album artist, newest first."""
    appears_on: tuple[AlbumRow, ...]
    tags: tuple[OwnTag, ...] = ()
    """The user's own, on the artist."""
