"""Playlists as rows, and what their use cases answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import ItemId, Ms, PlaylistId, Stamp, TrackId

PlaylistFolderId = NewType("PlaylistFolderId", int)

KEPT_MS = 30 * 86_400_000
"""How long a deleted playlist can be brought back."""
MAX_NAME = 200
MAX_DESCRIPTION = 4000
MAX_NESTING = 8
"""Folders within folders."""


class PlaylistKind(StrEnum):
    """Who decides what is in a playlist."""

    STATIC = "static"
    SMART = "smart"
    SNAPSHOT = "snapshot"


class PlaylistSort(StrEnum):
    """By what a playlist's items can be sorted, once; ties keep their order."""

    TITLE = "title"
    ARTIST = "artist"
    """Then album, disc and number."""
    ALBUM = "album"
    """Then disc and number."""
    YEAR = "year"
    LENGTH = "length"
    ADDED = "added"
    """When it was put into the playlist."""


class NodeKind(StrEnum):
    """What stands in the tree of playlists."""

    PLAYLIST = "playlist"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Node:
    """A playlist or a folder of playlists; both share one order within a folder."""

    kind: NodeKind
    id: int


@dataclass(frozen=True, slots=True)
class PlaylistRow:
    """A playlist in the side bar, and the head of its page."""

    id: PlaylistId
    name: str
    description: str = ""
    kind: PlaylistKind = PlaylistKind.STATIC
    folder: PlaylistFolderId | None = None
    tracks: int = 0
    """All items, wanted ones too."""
    wanted: int = 0
    """Items that are not in the library."""
    length_ms: Ms = Ms(0)
    images: tuple[str, ...] = ()
    """Keys of up to four different covers, for the mosaic."""
    changed_at: Stamp = Stamp(0)
    is_favourite: bool = False
    place: int = 0
    """Position among the playlists and folders of its folder."""
    rules: str = ""
    """The question of a smart playlist, in the query language."""

    @property
    def is_smart(self) -> bool:
        """True when it fills itself."""
        return self.kind is PlaylistKind.SMART

    @property
    def node(self) -> Node:
        """This playlist in the tree."""
        return Node(NodeKind.PLAYLIST, self.id)


@dataclass(frozen=True, slots=True)
class PlaylistFolder:
    """A folder of playlists and folders."""

    id: PlaylistFolderId
    name: str
    parent: PlaylistFolderId | None = None
    place: int = 0

    @property
    def node(self) -> Node:
        """This folder in the tree."""
        return Node(NodeKind.FOLDER, self.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a track that is not in the library."""

    title: str = ""
    artist: str = ""
    album: str = ""
    path: bytes = b""
    """Where it was or should be; a URL for a stream; b"" when nothing is known."""
    length_ms: Ms = Ms(0)


@dataclass(frozen=True, slots=True)
class PlaylistItem:
    """One line of a playlist. `track` is None for what is not in the library (see `wanted`)."""

    id: ItemId
    track: TrackRow | None
    wanted: Wanted
    added_at: Stamp

    @property
    def title(self) -> str:
        """What to show as title in either case."""
        return self.track.title if self.track else self.wanted.title

    @property
    def artist(self) -> str:
        """What to show as artist in either case."""
        return self.track.artist if self.track else self.wanted.artist

    @property
    def length_ms(self) -> Ms:
        """0 when unknown."""
        return self.track.length_ms if self.track else self.wanted.length_ms


@dataclass(frozen=True, slots=True)
class DeletedPlaylist:
    """A playlist that can still be brought back."""

    id: PlaylistId
    name: str
    tracks: int
    deleted_at: Stamp


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a playlist file beside what it means here."""

    wanted: Wanted
    tracks: tuple[TrackId, ...] = ()
    """Empty: not in the library. Several for a whole file that a CUE sheet cuts into tracks."""
    outside: bytes = b""
    """The existing file that it names, when that is not in the library."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a playlist file."""

    playlist: PlaylistId
    name: str
    found: int
    """Entries that are in the library."""
    outside: tuple[bytes, ...]
    """Paths of existing files that are not in the library: the caller can offer to add them."""
    wanted: int
    """Entries that exist nowhere; kept as wanted rows."""
    problems: tuple[str, ...]
    """Nested playlists that could not be read, each as a sentence."""
    undoable: Undoable


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written."""

    path: bytes
    written: int
    skipped: int
    """Wanted entries without a location: only XSPF can hold those."""
