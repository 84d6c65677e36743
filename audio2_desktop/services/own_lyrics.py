"""Lyrics that the listener gives to a track: kept in the library, taken away again, written beside
the music."""

import asyncio
import os
from concurrent.futures import Executor
from functools import partial

from audio2_desktop.domain import lyrics_text, lyrics_writing
from audio2_desktop.domain.lyrics import Lyrics, LyricsFrom
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import TrackId
from audio2_desktop.media import saving
from audio2_desktop.media.names import file_name
from audio2_desktop.services.lyrics import LyricsReader, is_part
from audio2_desktop.storage import lyrics, tracks
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.lyrics import Kept


class OwnLyrics:
    """Writes files in `work` threads. Each change is told by a LyricsChanged."""

    def __init__(self, db: Database, reader: LyricsReader, work: Executor) -> None:
        self._db, self._reader, self._work = db, reader, work

    async def recognised(self, text: str) -> Lyrics | None:
        """What a text means; None when there are no words in it."""
        return await asyncio.to_thread(lyrics_text.read, text, LyricsFrom.USER)

    async def keep(self, track: int, text: str) -> Undoable:
        """Show this text from now on, at its own times. Raises Refused when it holds no words."""
        text = text[: lyrics_text.MAX_CHARACTERS]
        if await self.recognised(text) is None:
            raise Refused("There are no words in this text.")
        return await self._change("kept_lyrics", TrackId(track), Kept(text))

    async def remove(self, track: int) -> Undoable:
        """Show what is beside the music or in its tags again."""
        return await self._change("removed_lyrics", TrackId(track), Kept())

    async def save(self, track: int) -> str:
        """Write what is shown beside the music, at the times at which it is shown; returns the name
        of the file. Raises Refused when there are none, or such a file is there already, DiskFull,
        Broken."""
        files = await self._db.read(tracks.files, [TrackId(track)])
        shown = await self._reader.of_track(TrackId(track))
        if not files or shown.lyrics is None:
            raise Refused("There are no lyrics.")
        name = os.path.splitext(os.path.basename(files[0].path))[0]  # noqa: PTH119, PTH122 - bytes
        if is_part(files[0]):
            row = await self._db.read(tracks.row, TrackId(track))
            name = os.fsencode(file_name(row.title if row is not None else "", "Lyrics"))
        name += b"." + lyrics_writing.extension(shown.lyrics).encode()
        folder = os.path.dirname(files[0].path)  # noqa: PTH120 - bytes
        text = lyrics_writing.written(shown.lyrics, shown.offset_ms)
        make = partial(saving.create, os.path.join(folder, name), text.encode())  # noqa: PTH118
        await asyncio.get_running_loop().run_in_executor(self._work, make)
        if shown.lyrics.source is not LyricsFrom.USER:
            await self._reader.set_offset(
                track, 0
            )  # the file that is shown now has it in its times
        return os.fsdecode(name)

    async def _change(self, key: str, track: TrackId, wanted: Kept) -> Undoable:
        former = await self._db.write(lyrics.keep, track, wanted)
        return Undoable(key, partial(self._change, key, track, former))
