"""What is known of the entries on the deck: looked up in the library, or from the file."""

import asyncio
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from audio2_desktop.domain.album_order import is_in_order
from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.loudness import UNKNOWN, Loudness
from audio2_desktop.domain.music import TrackFile, TrackRow
from audio2_desktop.domain.problems import FileUnreadable, Problem, Refused
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import MediaSource


class Tracks(Protocol):
    """Where tracks are looked up; `services.browse.Browse` is one."""

    async def files(self, track_ids: Sequence[int]) -> tuple[TrackFile, ...]:
        """Where their sound lies; those without any are left out."""
        ...

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        """What is shown of them."""
        ...


class Neighbours(Protocol):
    """Who knows the queue around an entry, and how it is to sound there."""

    def deck_around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """What plays before and after this or the following entry."""
        ...

    def deck_gain(self, entry: Entry, loudness: Loudness, *, is_in_order: bool) -> float:
        """Gain in dB for an entry of this loudness; is_in_order: neighbours as on the album."""
        ...

    def deck_skips_silence(self, entry: Entry, *, is_in_order: bool) -> bool:
        """Whether silence at the edges of an entry is left out."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about an entry of the library."""

    row: TrackRow | None
    file: TrackFile | None
    is_in_order: bool
    """Its neighbours in the queue are those on its album."""


NOTHING = Found(None, None, is_in_order=False)


class DeckEntries:
    """Of the entry on the deck and the one behind it; all but `find` is known or not, at once."""

    def __init__(
        self, tracks: Tracks, neighbours: Neighbours, known: Callable[[Outside], Outside]
    ) -> None:
        """known: a file outside the library with what was found out about it."""
        self._tracks, self._neighbours, self._known = tracks, neighbours, known
        self._found: dict[Entry, Found] = {}

    def __contains__(self, entry: Entry) -> bool:
        return entry in self._found

    def keep(self, *entries: Entry | None) -> None:
        """Forget all others."""
        self._found = {one: found for one, found in self._found.items() if one in entries}

    async def find(self, entry: Entry) -> None:
        """Look an entry up (1 ms), again if it is known. Raises Problem when the library cannot be
        read just now."""
        before, after = (
            one.track_id if one else None for one in self._neighbours.deck_around(entry)
        )
        ids = dict.fromkeys(each for each in (entry.track_id, before, after) if each is not None)
        files, rows = await asyncio.gather(
            self._tracks.files(array("q", [int(entry.track_id or 0)])),
            self._tracks.track_rows(array("q", ids)),
        )
        known: dict[int | None, TrackRow] = {row.id: row for row in rows}
        row = known.get(entry.track_id)
        in_order = row is not None and is_in_order(known.get(before), row, known.get(after))
        self._found[entry] = Found(row, files[0] if files else None, in_order)

    def of(self, entry: Entry | None) -> Found:
        """NOTHING for files outside the library, and until it was found."""
        return self._found.get(entry, NOTHING) if entry else NOTHING

    def length_ms(self, entry: Entry) -> Ms:
        """As its file was read; 0 unknown."""
        if entry.outside is not None:
            return self._known(entry.outside).length_ms
        file = self.of(entry).file
        return file.length_ms if file else Ms(0)

    def title(self, entry: Entry | None) -> str:
        """To name it in a message."""
        row = self.of(entry).row
        if row is not None:
            return row.title
        outside = entry.outside if entry else None
        return self._known(outside).title if outside else ""

    def is_same_album(self, entry: Entry | None, following: Entry) -> bool:
        """Whether both are of one album; when in doubt, they are."""
        row, behind = self.of(entry).row, self.of(following).row
        if following.outside is None and row is not None and behind is not None:
            return behind.album_id == row.album_id
        outside = following.outside
        return outside is None or self._known(outside).album == self._album(entry)

    def source(self, entry: Entry) -> MediaSource | None:
        """What the engine is to play; None while it is not known or not there."""
        outside, found = entry.outside, self.of(entry)
        if outside is None:
            return self._file_source(entry, found)
        place, length = outside.path, outside.length_ms
        if place.startswith((b"http://", b"https://")):  # a stream, kept as bytes like a path
            return MediaSource(url=place.decode("ascii", "replace"), length_ms=length)
        return MediaSource(
            place,
            start_ms=outside.start_ms,
            end_ms=outside.end_ms,
            length_ms=length,
            gain_db=self._neighbours.deck_gain(entry, UNKNOWN, is_in_order=False),
            skips_silence=self._neighbours.deck_skips_silence(entry, is_in_order=False),
        )

    def missing(self, entry: Entry) -> Problem:
        """Why there is no source of an entry that was looked up."""
        file = self.of(entry).file
        if file is None:
            return Refused("This track has no file any more.")
        name = file.path.decode("utf-8", "replace")
        return FileUnreadable(path=name, reason="it is not there at the moment")

    def _file_source(self, entry: Entry, found: Found) -> MediaSource | None:
        file, in_order = found.file, found.is_in_order
        if file is None or file.is_missing:
            return None
        return MediaSource(
            file.path,
            start_ms=file.start_ms,
            end_ms=file.end_ms,
            length_ms=file.length_ms,
            gain_db=self._neighbours.deck_gain(entry, file.loudness, is_in_order=in_order),
            skips_silence=self._neighbours.deck_skips_silence(entry, is_in_order=in_order),
        )

    def _album(self, entry: Entry | None) -> str:
        outside = entry.outside if entry else None
        return self._known(outside).album if outside else ""
