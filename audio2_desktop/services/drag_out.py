"""What leaves the window in a drag to another program: the files of tracks, of albums, artists and
so on, and a playlist as a file of its own."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from os import fsdecode
from pathlib import Path
from shutil import rmtree

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.media.names import file_name
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.playlists import Playlists

AT_MOST = 500
"""Of more tracks no files go out: a file manager would begin to copy a library."""


class DragOut:
    """folder: of its own, for playlists on their way; only the last one dragged is kept there."""

    def __init__(self, browse: Browse, playlists: Playlists, folder: Path, work: Executor) -> None:
        self._browse, self._playlists = browse, playlists
        self._folder, self._work = folder, work

    async def files(self, tracks: Sequence[int]) -> Mapping[int, str]:
        """Where the sound of each track lies, in their order; nothing for more than AT_MOST."""
        if len(tracks) > AT_MOST:
            return {}
        found = await self._browse.files(tracks)
        return {file.track_id: fsdecode(file.path) for file in found}

    async def files_of(self, entity: Entity, things: Sequence[int]) -> Sequence[str]:
        """Files of whole things in playing order; a single playlist is one file, written now."""
        if entity is Entity.PLAYLIST and len(things) == 1:
            return (await self._playlist(PlaylistId(things[0])),)
        found = await self.files(await self._browse.tracks_of(entity, things))
        return tuple(found.values())

    async def _playlist(self, playlist: PlaylistId) -> str:
        row = await self._playlists.row(playlist)
        path = self._folder / f"{file_name(row.name, 'Playlist')}.m3u8"
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._work, _empty, self._folder)
        await self._playlists.export(playlist, path)
        return str(path)


def _empty(folder: Path) -> None:
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
