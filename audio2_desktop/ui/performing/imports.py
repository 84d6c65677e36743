"""What comes in from outside by drag or dialog: folders, audio files, playlist files."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.playlist_files import format_of
from audio2_desktop.domain.playlists import ImportReport
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import PlaylistId, RootId, TrackId
from audio2_desktop.ui import words
from audio2_desktop.ui.addresses import as_path


class Folders(Protocol):
    """What is asked of services.library."""

    async def add_folder(self, path: bytes) -> RootId: ...


class Lists(Protocol):
    """What is asked of services.playlists."""

    async def import_file(self, path: bytes) -> ImportReport: ...
    async def insert_file(
        self, playlist: PlaylistId, at_row: int | None, path: bytes
    ) -> ImportReport: ...
    async def insert(
        self, playlist: PlaylistId, at_row: int | None, entries: Sequence[TrackId]
    ) -> Undoable: ...


class Files(Protocol):
    """What is asked of services.browse: tracks of the library at these places (files or
    folders)."""

    async def tracks_at(self, paths: Sequence[bytes]) -> Sequence[int]: ...


SHEET = b".cue"
Playing = Callable[[Sequence[Outside]], Awaitable[Undoable]]
OnSheet = Callable[[bytes], Awaitable[Sequence[Outside]]]
IsFolder = Callable[[Sequence[bytes]], Awaitable[Sequence[bool]]]


@dataclass(frozen=True, slots=True)
class Imports:
    """Sorts what was dropped and hands each kind to its service."""

    folders: Folders
    lists: Lists
    files: Files
    play: Playing
    """Plays files that are not in the library."""
    are_folders: IsFolder
    """Looks at the disk, in a work thread."""
    on_sheet: OnSheet
    """The tracks that a CUE sheet names."""

    async def take(self, places: Sequence[str], playlist: int | None) -> list[Undoable]:
        """Paths or file addresses. With a playlist: music of the library and entries of playlist
        files are put into it. Without: folders become library folders, playlist files are imported,
        other files are played.
        """
        paths = [path for path in map(as_path, places) if path]
        flags = await self.are_folders(paths)
        folders = [path for path, is_folder in zip(paths, flags, strict=True) if is_folder]
        others = [path for path, is_folder in zip(paths, flags, strict=True) if not is_folder]
        lists = [path for path in others if format_of(path) is not None]
        sounds = [path for path in others if format_of(path) is None]
        if playlist is not None:
            return await self._into(PlaylistId(playlist), lists, [*folders, *sounds])
        done = [(await self.lists.import_file(path)).undoable for path in lists]
        for path in folders:
            await self.folders.add_folder(path)
        if sounds:
            done.append(await self.play(await self.outsiders(sounds)))
        return done

    async def outsiders(self, paths: Sequence[bytes]) -> list[Outside]:
        """Files as the queue knows them; a CUE sheet is the tracks that it names."""
        found: list[Outside] = []
        for path in paths:
            is_sheet = path.lower().endswith(SHEET)
            found += await self.on_sheet(path) if is_sheet else [Outside(path, title_of(path))]
        return found

    async def _into(
        self, playlist: PlaylistId, lists: Sequence[bytes], music: Sequence[bytes]
    ) -> list[Undoable]:
        done = [(await self.lists.insert_file(playlist, None, path)).undoable for path in lists]
        tracks = [TrackId(ref) for ref in await self.files.tracks_at(music)] if music else []
        if tracks:
            done.append(await self.lists.insert(playlist, None, tracks))
        elif music:
            raise NotFound(words.tr("track of the library among these files"))
        return done


def title_of(path: bytes) -> str:
    """What to call a file whose tags are not known: its name without the ending."""
    name = path.rpartition(b"/")[2].decode("utf-8", "replace")
    return name.rpartition(".")[0] or name
