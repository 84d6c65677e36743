"""The lyrics of what plays: the listener's own, those of a file beside the music or of its tags,
and their timing."""

import asyncio
from dataclasses import dataclass, replace

from audio2_desktop.domain import lyrics_text
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.lyrics import OFFSET_MOST_MS, Lyrics, LyricsFrom
from audio2_desktop.domain.music import TrackFile
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.media import reader_messages
from audio2_desktop.services.strangers import STREAMS
from audio2_desktop.storage import lyrics, tracks
from audio2_desktop.storage.database import Database, Read, Write


@dataclass(frozen=True, slots=True)
class TrackLyrics:
    """What is shown for a track."""

    lyrics: Lyrics | None
    offset_ms: Ms = Ms(0)
    """More is earlier."""
    can_keep: bool = False
    """The library knows the track, and can keep the offset and lyrics of the listener's own."""


class LyricsReader:
    """Lives on the loop; files are read in the children of `readers`."""

    def __init__(self, db: Database, readers: ChildPool) -> None:
        self._db, self._readers = db, readers

    async def of(self, entry: Entry) -> TrackLyrics:
        """The lyrics of what an entry of the queue plays, read anew at every call."""
        if entry.track_id:
            return await self.of_track(entry.track_id)
        outside = entry.outside
        if outside is None or outside.path.startswith(STREAMS):
            return TrackLyrics(None)
        part = outside.title if outside.is_part else ""
        return TrackLyrics(await self._read(outside.path, part, is_part=outside.is_part))

    async def of_track(self, track: TrackId) -> TrackLyrics:
        """The lyrics of a track of the library: the listener's own before all others.

        The lyrics of a whole file say nothing of one part of it: a part has those in a file of its
        title.
        """
        file, title = await self._db.read(_place, track)
        if file is None:
            return TrackLyrics(None)
        kept = await self._db.read(lyrics.kept, track)
        can_keep = not self._db.read_only
        found = await asyncio.to_thread(lyrics_text.read, kept.text, LyricsFrom.USER)
        if found is None:
            found = await self._read(file.path, title, is_part=is_part(file))
        return TrackLyrics(found, kept.offset_ms, can_keep)

    async def set_offset(self, track: int, offset_ms: int) -> None:
        """Show the lyrics of a track so much earlier from now on, at most a minute either way."""
        wanted = Ms(max(-OFFSET_MOST_MS, min(OFFSET_MOST_MS, offset_ms)))
        await self._db.write(_shift, TrackId(track), wanted)

    async def _read(self, path: bytes, title: str, *, is_part: bool) -> Lyrics | None:
        if is_part and not title:
            return None
        request = reader_messages.lyrics_request(path, title if is_part else "")
        answer = await self._readers.ask(request)
        return await asyncio.to_thread(reader_messages.lyrics, answer)


def is_part(file: TrackFile) -> bool:
    """Whether the track is one of several in its file."""
    return file.start_ms > 0 or file.end_ms is not None


def _place(tx: Read, track: TrackId) -> tuple[TrackFile | None, str]:
    """The file of a track, and the track's title."""
    files, row = tracks.files(tx, [track]), tracks.row(tx, track)
    return next(iter(files), None), row.title if row is not None else ""


def _shift(tx: Write, track: TrackId, offset_ms: Ms) -> None:
    lyrics.keep(tx, track, replace(lyrics.kept(tx, track), offset_ms=offset_ms))
