"""What the user wants, as values. Widgets and pages send them up; `performing` does them
through services.

Ids may be any sequence (`array('q')` for a whole library); they are copied before anything is
awaited.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Band, Context, Stop
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui.navigation import Route


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


@dataclass(frozen=True, slots=True)
class Go(Intent):
    route: Route


@dataclass(frozen=True, slots=True)
class PlayTracks(Intent):
    """Play now, from place `at`; the former queue is kept and can be brought back."""

    ids: Sequence[int]
    at: int = 0
    context: Context = NO_CONTEXT
    shuffled: bool = False


@dataclass(frozen=True, slots=True)
class PlayNext(Intent):
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlayLast(Intent):
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlayThings(Intent):
    """Play albums, artists or playlists: their tracks are looked up in playing order.

    verb: "play", "next", "last" or "shuffle".
    """

    entity: Entity
    ids: Sequence[int]
    verb: str = "play"
    name: str = ""


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
class PickTag(Intent):
    """Let the user choose a tag for these things by typing (Shift+T): it is put on, or taken off
    where all carry it."""

    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class PutTags(Intent):
    """Put tags on things."""

    tags: Sequence[int]
    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class NewTag(Intent):
    """Asks for its name."""


@dataclass(frozen=True, slots=True)
class RenameTag(Intent):
    """Asks for another name; `name` is the present one."""

    tag: int
    name: str


@dataclass(frozen=True, slots=True)
class ColourTag(Intent):
    """colour: one of `domain.own_tags.COLOURS`."""

    tag: int
    colour: str


@dataclass(frozen=True, slots=True)
class DeleteTags(Intent):
    """The tags; what they are on stays."""

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


@dataclass(frozen=True, slots=True)
class SetFavourite(Intent):
    entity: Entity
    ids: Sequence[int]
    on: bool


@dataclass(frozen=True, slots=True)
class Rate(Intent):
    """rating: 0..100 in steps of 10; 0 clears."""

    entity: Entity
    ids: Sequence[int]
    rating: int


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
class WriteLoudness(Intent):
    """Write what was measured of loudness into the files' tags, or take it back: asks first."""

    entity: Entity
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Locate(Intent):
    """Let the user say where the file of a missing track is now."""

    track: int


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


@dataclass(frozen=True, slots=True)
class JumpInQueue(Intent):
    uid: int


@dataclass(frozen=True, slots=True)
class PlaySuggested(Intent):
    """Play a track now that would go on when the queue ends; the queue stays."""

    track: int


@dataclass(frozen=True, slots=True)
class Decline(Intent):
    """Suggest other tracks to go on than these."""

    tracks: Sequence[int]


@dataclass(frozen=True, slots=True)
class RemoveFromQueue(Intent):
    uids: Sequence[int]


@dataclass(frozen=True, slots=True)
class MoveInQueue(Intent):
    """before: uid of the entry that will follow, None for the end of `band`."""

    uids: Sequence[int]
    before: int | None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class InsertInQueue(Intent):
    """Tracks (or the tracks of things) dropped into the queue, before an entry or (None) at the end
    of `band`."""

    ids: Sequence[int]
    before: int | None
    band: Band | None = None
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class ClearQueue(Intent):
    """Everything the user queued and that has not been played; `whole`: the context too."""

    whole: bool = False


@dataclass(frozen=True, slots=True)
class PlayRecent(Intent):
    """Take up a former queue where it was left."""

    queue: int


@dataclass(frozen=True, slots=True)
class StopAfter(Intent):
    """End by itself after this track or album, once; NONE plays on."""

    stop: Stop


@dataclass(frozen=True, slots=True)
class SleepIn(Intent):
    """Fade and pause after so long."""

    after_ms: int


@dataclass(frozen=True, slots=True)
class PlayOn(Intent):
    """Neither the sleep timer nor the end of a track or album stops the music."""


@dataclass(frozen=True, slots=True)
class SaveQueue(Intent):
    """The whole queue as a new playlist."""


@dataclass(frozen=True, slots=True)
class PlayPause(Intent):
    """Stop what plays, or go on with it."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """What a page adds to the menu of its things."""

    text: str
    icon: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class OpenMenu(Intent):
    """A context menu for these things, at a place in global coordinates.

    item_ids: the places in the playlist or queue (`uid`s), when the list is one. `place` says which
    list.
    """

    entity: Entity
    ids: Sequence[int]
    x: int
    y: int
    place: str = ""
    place_id: int | None = None
    item_ids: Sequence[int] = ()
    name: str = ""
    artist_id: int | None = None
    album_id: int | None = None
    is_favourite: bool = False
    rating: int = 0
    is_missing: bool = False
    path: bytes = b""
    """Of a folder: where it lies."""
    extra: Sequence[MenuEntry] = ()


Send = Callable[[Intent], None]
"""Performs an intent; returns at once."""


@dataclass(frozen=True, slots=True)
class Did(Intent):
    """A page did it itself: tell the user and let it be taken back."""

    done: Undoable
