"""The lyrics of what plays: from a file beside the music or from its tags, and their timing."""

import asyncio
from dataclasses import dataclass

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.lyrics import OFFSET_MOST_MS, Lyrics
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.media import reader_messages
from audio2_desktop.services.strangers import STREAMS
from audio2_desktop.storage import lyrics, tracks
from audio2_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class TrackLyrics:
    """What is shown for a track."""

    lyrics: Lyrics | None
    offset_ms: Ms = Ms(0)
    """More is earlier."""
    can_shift: bool = False
    """The library knows the track, and can keep the offset."""


class LyricsReader:
    """Lives on the loop; files are read in the children of `readers`."""

    def __init__(self, db: Database, readers: ChildPool) -> None:
        self._db, self._readers = db, readers

    async def of(self, entry: Entry) -> TrackLyrics:
        """The lyrics of what an entry of the queue plays, read anew at every call.

        The lyrics of a whole file say nothing of one part of it.
        """
        if entry.track_id:
            return await self._of_track(entry.track_id)
        outside = entry.outside
        if outside is None or outside.is_part or outside.path.startswith(STREAMS):
            return TrackLyrics(None)
        return TrackLyrics(await self._read(outside.path))

    async def set_offset(self, track: int, offset_ms: int) -> None:
        """Show the lyrics of a track so much earlier from now on, at most a minute either way."""
        wanted = Ms(max(-OFFSET_MOST_MS, min(OFFSET_MOST_MS, offset_ms)))
        await self._db.write(lyrics.set_offset, TrackId(track), wanted)

    async def _of_track(self, track: TrackId) -> TrackLyrics:
        files = await self._db.read(tracks.files, [track])
        if not files or files[0].start_ms or files[0].end_ms is not None:
            return TrackLyrics(None)
        offset_ms = await self._db.read(lyrics.offset, track)
        can_shift = not self._db.read_only
        return TrackLyrics(await self._read(files[0].path), offset_ms, can_shift)

    async def _read(self, path: bytes) -> Lyrics | None:
        answer = await self._readers.ask(reader_messages.lyrics_request(path))
        return await asyncio.to_thread(reader_messages.lyrics, answer)
