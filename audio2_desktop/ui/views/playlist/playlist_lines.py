"""Lines of a playlist as its table shows them: filtered and sorted on the screen only."""

import asyncio
import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.playlists import PlaylistItem
from audio2_desktop.domain.units import AlbumId, ArtistId, ItemId, Stamp, TrackId
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.models import track_columns

TURN = 1_000
"""Lines that are looked at in one go: about 10 ms of the loop."""
NOT_HERE = TrackId(0)
"""Track of a line that is only wanted."""


@dataclass(frozen=True, slots=True)
class Line:
    """position: from 1, in the playlist's own order."""

    id: ItemId
    position: int
    track: TrackRow
    added_at: Stamp


_KEYS: dict[str, Callable[[Line], Any]] = {
    "title": lambda line: sort_key(line.track.title),
    "artist": lambda line: (sort_key(line.track.artist), sort_key(line.track.album)),
    "album": lambda line: (sort_key(line.track.album), line.track.disc, line.track.number),
    "added": lambda line: line.added_at,
    "rating": lambda line: line.track.rating,
    "length": lambda line: line.track.length_ms,
}


async def lines_of(items: Sequence[PlaylistItem]) -> list[Line]:
    """All lines in the playlist's order; wanted ones stand in as rows that cannot be played."""
    lines: list[Line] = []
    for start in range(0, len(items), TURN):
        part = items[start : start + TURN]
        lines += [
            Line(item.id, at, item.track or _stand_in(item), item.added_at)
            for at, item in enumerate(part, start=len(lines) + 1)
        ]
        await asyncio.sleep(0)
    return lines


def arranged(lines: Sequence[Line], text: str, sort: str, *, is_descending: bool) -> Sequence[Line]:
    """The lines whose names hold every word of `text`, by a column ("" = the playlist's order).
    For at most TURN lines; see `arranged_in_turns`."""
    wanted = fold(text).split()
    if wanted:
        lines = [line for line in lines if _fits(line.track, wanted)]
    key = _KEYS.get(sort)
    return lines if key is None else sorted(lines, key=key, reverse=is_descending)


async def arranged_in_turns(
    lines: Sequence[Line], text: str, sort: str, *, is_descending: bool
) -> Sequence[Line]:
    """As `arranged` for any number of lines: others have the loop between two parts."""
    parts: list[Sequence[Line]] = []
    for start in range(0, len(lines), TURN):
        part = lines[start : start + TURN]
        parts.append(arranged(part, text, sort, is_descending=is_descending))
        await asyncio.sleep(0)
    key = _KEYS.get(sort)
    if key is None:
        return [line for part in parts for line in part]
    found: list[Line] = []
    for at, line in enumerate(heapq.merge(*parts, key=key, reverse=is_descending), start=1):
        found.append(line)
        if at % TURN == 0:
            await asyncio.sleep(0)
    return found


def spoken(line: Line) -> str:
    """A line for a screen reader, beginning with its title."""
    return track_columns.spoken(line.track)


def welcome(what: drag.Dropped, name: str) -> str:
    """What a drop from elsewhere would do to the playlist of this name."""
    if what.urls:
        return words.tr("Import and add")
    if what.things:
        return words.fill(words.tr("Add to {name}"), {"name": name})
    text = words.tr("Add {count} to {name}")
    return words.fill(text, {"count": words.count(len(what.ids)), "name": name})


def _fits(track: TrackRow, wanted: list[str]) -> bool:
    text = fold(f"{track.title} {track.artist} {track.album}")
    return all(word in text for word in wanted)


def _stand_in(item: PlaylistItem) -> TrackRow:
    return TrackRow(
        id=NOT_HERE,
        title=item.title,
        artist=item.artist,
        artist_id=ArtistId(0),
        album=item.wanted.album,
        album_id=AlbumId(0),
        album_artist="",
        disc=0,
        number=0,
        length_ms=item.length_ms,
        year=0,
        state=TrackState.NOT_OWNED,
    )
