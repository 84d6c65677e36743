"""`audio2 search`: what the search box finds, best first."""

import os
from collections.abc import Mapping
from typing import Any

from audio2_desktop.cli.terminal import Terminal, joined, length
from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import TrackId
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.search import Search

Json = dict[str, Any]

_SECTIONS = {
    FoundKind.ARTIST: "artists",
    FoundKind.ALBUM: "albums",
    FoundKind.TRACK: "tracks",
    FoundKind.PLAYLIST: "playlists",
}


async def search(
    service: Search, browse: Browse, query: str, limit: int, terminal: Terminal, *, as_json: bool
) -> int:
    """Up to `limit` rows a section. Raises Refused, with the place, for a wrong query."""
    found = await service.local(query, limit)
    if found.errors:
        error = found.errors[0]
        hint = f" Did you mean {error.suggestion}?" if error.suggestion else ""
        raise Refused(f"{error.text}{hint} (letter {error.start + 1} of the query)")
    tracks = [TrackId(row.id) for row in found.section(FoundKind.TRACK).rows]
    paths = {file.track_id: file.path for file in await browse.files(tracks)} if tracks else {}
    if as_json:
        terminal.json(answer(found, paths))
        return 0
    for kind, name in _SECTIONS.items():
        if rows := found.section(kind).rows:
            terminal.lines([f"{name.capitalize()}:", *(f"  {_line(row)}" for row in rows)])
    if found.is_empty:
        hint = f" Did you mean {found.suggestion}?" if found.suggestion else ""
        terminal.lines([f"Nothing found.{hint}"])
    return 0


def answer(found: SearchResults, paths: Mapping[TrackId, bytes]) -> Json:
    """The four sections as JSON, best first."""
    return {
        name: [_row(row, paths) for row in found.section(kind).rows]
        for kind, name in _SECTIONS.items()
    }


def _row(row: FoundRow, paths: Mapping[TrackId, bytes]) -> Json:
    match row.kind:
        case FoundKind.ARTIST | FoundKind.PLAYLIST:
            return {"id": row.id, "name": row.title, "tracks": row.tracks}
        case FoundKind.ALBUM:
            return {"id": row.id, "title": row.title, "artist": row.artist, "year": row.year}
        case _:
            path = paths.get(TrackId(row.id))
            return {
                "id": row.id,
                "title": row.title,
                "artist": row.artist,
                "album": row.album,
                "length_ms": row.length_ms,
                **({"path": os.fsdecode(path)} if path else {}),
            }


def _line(row: FoundRow) -> str:
    match row.kind:
        case FoundKind.ALBUM:
            return f"{joined(row.title, row.artist)}{f' ({row.year})' if row.year else ''}"
        case FoundKind.TRACK:
            album = f"  ({row.album})" if row.album else ""
            return f"{joined(row.title, row.artist)}{album}  {length(row.length_ms)}"
        case _:
            return row.title
