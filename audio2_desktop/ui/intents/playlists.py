"""Playlists, their folders, and what is put into them."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class AddToPlaylist(Intent):
    """Put tracks (or the tracks of things) into a playlist; playlist None asks for a new one's
    name.

    again: also those that are there already; else they are left out and offered.
    """

    ids: Sequence[int]
    playlist: int | None = None
    entity: Entity = Entity.TRACK
    at: int | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class PickPlaylist(Intent):
    """Let the user choose a playlist for these tracks by typing (key P)."""

    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class NewPlaylist(Intent):
    ids: Sequence[int] = ()
    suggestion: str = ""
    folder: int | None = None


@dataclass(frozen=True, slots=True)
class SaveSearch(Intent):
    """Keep a question as a smart playlist; asks for its name, and for the question if there is
    none."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class RenamePlaylist(Intent):
    """Asks for another name; `name` is the present one. With `to` it is done without asking."""

    playlist: int
    name: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class DeletePlaylist(Intent):
    playlist: int
    name: str


@dataclass(frozen=True, slots=True)
class MovePlaylist(Intent):
    """A playlist (or a folder) into a folder, or out of all with None; before a neighbour, or to
    the end."""

    playlist: int
    folder: int | None
    is_folder: bool = False
    before: int | None = None
    before_folder: bool = False
    """Whether `before` is a folder's id."""


@dataclass(frozen=True, slots=True)
class NewFolder(Intent):
    """A folder of playlists; asks for its name. `playlist` is put into it."""

    playlist: int | None = None


@dataclass(frozen=True, slots=True)
class RenameFolder(Intent):
    """Asks for another name; `name` is the present one."""

    folder: int
    name: str


@dataclass(frozen=True, slots=True)
class DeleteFolder(Intent):
    """The folder alone goes; what is in it moves up."""

    folder: int


@dataclass(frozen=True, slots=True)
class RemoveFromPlaylist(Intent):
    playlist: int
    items: Sequence[int]


@dataclass(frozen=True, slots=True)
class MoveInPlaylist(Intent):
    playlist: int
    items: Sequence[int]
    at: int


@dataclass(frozen=True, slots=True)
class ImportFiles(Intent):
    """Files and folders dropped from outside; playlist None = add folders to the library, import
    playlist files."""

    paths: Sequence[str]
    playlist: int | None = None


@dataclass(frozen=True, slots=True)
class ExportPlaylist(Intent):
    playlist: int
    name: str
