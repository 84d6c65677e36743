"""The library's folders: how they are, what a scan has done, and what is wrong in them."""

from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.units import (
    AlbumId,
    FileId,
    RootId,
    Stamp,
    TrackId,
)


@dataclass(frozen=True, slots=True)
class RootRow:
    """A library folder as Settings shows it."""

    id: RootId
    path: bytes
    is_available: bool
    """False while the folder is unplugged or unmounted; its tracks are kept."""
    is_watched: bool
    """False where watching is impossible; then the folder is rescanned every 10 minutes."""
    last_scan: Stamp | None


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did, and while it runs, has done so far."""

    seen: int = 0
    added: int = 0
    updated: int = 0
    moved: int = 0
    missing: int = 0
    unreadable: int = 0
    closed: tuple[str, ...] = ()
    """Paths of folders that could not be looked into, as text; what is known of them stays."""
    seconds: float = 0.0


class HealthKind(StrEnum):
    """What Library health lists; one section each."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    UNTAGGED = "untagged"
    NO_COVER = "no_cover"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One thing to look at.

    `track_id` or `album_id` says where a click leads; a file nobody can read has neither.
    """

    kind: HealthKind
    text: str
    """Title of the track or album, or the file's name."""
    detail: str
    """Why: the reader's reason, the folder, "7 of 11 tracks"."""
    path: bytes = b""
    track_id: TrackId | None = None
    album_id: AlbumId | None = None
    file_id: FileId | None = None
