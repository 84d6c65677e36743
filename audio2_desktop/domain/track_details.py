"""What is known of one track beyond its row: people, the file, the tags as read."""

from dataclasses import dataclass

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.units import ArtistId, Stamp


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part in a track. No id: known by name only, nothing can be opened."""

    role: str
    """Lower case: composer, conductor, performer, lyricist, arranger, producer, remixer ..."""
    name: str
    id: ArtistId | None = None
    part: str = ""
    """What a performer plays: "violin"; "" when the file does not say."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file behind a track; numbers are 0 when unknown."""

    path: bytes
    size_bytes: int
    container: str
    codec: str
    is_lossless: bool
    bitrate: int
    """Bits per second."""
    sample_rate: int
    bits: int
    channels: int
    is_missing: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TrackDetails:
    """Everything the Details panel and the credits show, from one read."""

    track: TrackRow
    file: FileFacts | None
    people: tuple[Person, ...]
    skips: int
    first_played: Stamp | None
    label: str
    date: str
    """As tagged: "1999", "1999-05" or "1999-05-02"."""
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    """Names (upper case) and values as read from the file, in the order of the names."""
    lufs: float | None = None
    """Loudness by its tags, or as measured; None when unknown."""
