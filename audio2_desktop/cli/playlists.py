"""`audio2 playlist list | show | import | export`."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from audio2_desktop.cli.terminal import Terminal, counted, joined, length
from audio2_desktop.domain.playlists import ImportReport, PlaylistItem, PlaylistRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.playlists import Playlists

Json = dict[str, Any]


async def show_all(playlists: Playlists, terminal: Terminal, *, as_json: bool) -> int:
    """Every playlist with its folder."""
    folders = {folder.id: folder for folder in await playlists.folders()}

    def path_of(row: PlaylistRow) -> list[str]:
        names: list[str] = []
        at = row.folder
        while at is not None and at in folders and len(names) < len(folders):
            names.append(folders[at].name)
            at = folders[at].parent
        return names[::-1]

    rows = await playlists.all()
    if as_json:
        terminal.json({"playlists": [_row(row, path_of(row)) for row in rows]})
    else:
        terminal.lines(
            f"{'/'.join([*path_of(row), row.name])}  "
            f"({counted(row.tracks, 'track')}, {length(row.length_ms)})"
            f"{f'  {row.rules}' if row.is_smart else ''}"
            for row in rows
        )
    return 0


def _row(row: PlaylistRow, folders: Sequence[str]) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "folder": "/".join(folders),
        "description": row.description,
        "kind": str(row.kind),
        "rules": row.rules,
        "tracks": row.tracks,
        "wanted": row.wanted,
        "length_ms": row.length_ms,
    }


async def show(
    playlists: Playlists, browse: Browse, name: str, terminal: Terminal, *, as_json: bool
) -> int:
    """The tracks of one playlist in order, wanted ones too; of a smart one, what matches now."""
    playlist = await _named(playlists, name)
    row = await playlists.row(playlist)
    items = await playlists.items(playlist)
    if not as_json:
        terminal.lines(
            f"{number:3}. {joined(item.title, item.artist)}  "
            f"{length(item.length_ms) if item.track else '(not in the library)'}"
            for number, item in enumerate(items, 1)
        )
        return 0
    files = await browse.files([item.track.id for item in items if item.track])
    paths = {file.track_id: file.path for file in files}
    terminal.json({**_row(row, ()), "items": [_item(item, paths) for item in items]})
    return 0


def _item(item: PlaylistItem, paths: Mapping[TrackId, bytes]) -> Json:
    track = item.track
    path = paths.get(track.id, b"") if track else item.wanted.path
    return {
        "id": track.id if track else None,
        "title": item.title,
        "artist": item.artist,
        "album": track.album if track else item.wanted.album,
        "length_ms": item.length_ms,
        "path": os.fsdecode(path),
    }


async def import_file(playlists: Playlists, file: str) -> Json:
    """A new playlist from a file (an absolute path); what came of it."""
    return _imported(await playlists.import_file(os.fsencode(file)))


def _imported(report: ImportReport) -> Json:
    return {
        "id": report.playlist,
        "name": report.name,
        "found": report.found,
        "outside": len(report.outside),
        "wanted": report.wanted,
        "problems": list(report.problems),
    }


def show_imported(said: Json, terminal: Terminal) -> int:
    """Tell what an import did, and what it could not."""
    terminal.lines([f"Playlist {said['name']}: {counted(said['found'], 'track')} found."])
    if said["outside"]:
        files = counted(said["outside"], "file")
        terminal.lines([f"{files} not in the library; scan their folder and they join."])
    if said["wanted"]:
        terminal.lines([f"{counted(said['wanted'], 'track')} not found; kept as wanted."])
    for problem in said["problems"]:
        terminal.trouble(problem)
    return 0


async def export(playlists: Playlists, name: str, file: str, terminal: Terminal) -> int:
    """Write one playlist as the file's ending says."""
    report = await playlists.export(await _named(playlists, name), os.fsencode(file))
    terminal.lines([f"{counted(report.written, 'track')} written to {os.fsdecode(report.path)}."])
    if report.skipped:
        skipped = counted(report.skipped, "wanted track")
        terminal.lines([f"{skipped} left out: only XSPF can hold them."])
    return 0


async def _named(playlists: Playlists, name: str) -> PlaylistId:
    found = await playlists.named(name)
    if found is None:
        raise NotFound("playlist", name)
    return found
