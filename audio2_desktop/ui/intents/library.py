"""What is in the library, whose it is, and its files."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class RemoveFromLibrary(Intent):
    """Asks first; files stay unless `and_trash`."""

    ids: Sequence[int]
    and_trash: bool = False


@dataclass(frozen=True, slots=True)
class Hide(Intent):
    entity: Entity
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Merge(Intent):
    """These albums or artists are one; asks which name stays."""

    entity: Entity
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class SplitAlbum(Intent):
    """These tracks of an album are an album of their own; asks for its name."""

    album: int
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class SplitArtist(Intent):
    """These tracks or albums are by another artist of the same name; asks what tells them apart."""

    artist: int
    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class ShowFile(Intent):
    track: int


@dataclass(frozen=True, slots=True)
class ShowFolder(Intent):
    """Open a folder in the file manager. path: absolute, as the operating system names it."""

    path: bytes


@dataclass(frozen=True, slots=True)
class RescanFolder(Intent):
    """Look again at a folder with everything below it."""

    path: bytes


@dataclass(frozen=True, slots=True)
class Rescan(Intent):
    """Look again at the files of tracks, or at the folders of albums and artists."""

    entity: Entity
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Locate(Intent):
    """Let the user say where the file of a missing track is now."""

    track: int


@dataclass(frozen=True, slots=True)
class WriteLoudness(Intent):
    """Write what was measured of loudness into the files' tags, or take it back: asks first."""

    entity: Entity
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class PasteLyrics(Intent):
    """Show the text of the clipboard, to be kept as the lyrics of a track."""

    track: int


@dataclass(frozen=True, slots=True)
class RemoveLyrics(Intent):
    """The listener's own ones; those beside the music or in its tags are shown again."""

    track: int


@dataclass(frozen=True, slots=True)
class SaveLyrics(Intent):
    """What is shown, as a new file beside the music."""

    track: int
