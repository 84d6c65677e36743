"""Playlists from files of other programs and to files for them: the way between disk and library.

`services.playlists` is the face of it.
"""

import asyncio
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TypeVar

from audio2_desktop.domain.playlist_files import Format, Listed, Listing, format_of, plain
from audio2_desktop.domain.playlist_xspf import write
from audio2_desktop.domain.playlists import ExportReport, Found, Wanted
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.media import listings, saving
from audio2_desktop.storage import playlist_exchange as store
from audio2_desktop.storage import playlist_matching as matching
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.playlist_exchange import Exported
from audio2_desktop.storage.playlist_matching import Sought

T = TypeVar("T")


class PlaylistExchange:
    """Reads and writes playlist files in `work` threads."""

    def __init__(self, db: Database, work: Executor) -> None:
        self._db = db
        self._work = work

    async def look(self, path: bytes | Path) -> tuple[str, tuple[Found, ...], tuple[str, ...]]:
        """(name, entries, problems) of a playlist file, and what its entries mean here.

        Nested playlists are expanded; a problem is a sentence about one that was left out. Raises
        NotFound, FileUnreadable, Refused.
        """
        source = os.fsencode(path)
        loaded = await self._in_thread(partial(listings.load, source))
        entries = loaded.listing.entries
        tracks = await self._db.read(matching.match, [_sought(entry) for entry in entries])
        missing = [n for n, found in enumerate(tracks) if not found]
        outside = await self._in_thread(partial(_existing, entries, missing))
        found = tuple(
            Found(_wanted(entry, outside.get(n, b"")), tracks[n], outside.get(n, b""))
            for n, entry in enumerate(entries)
        )
        return loaded.listing.name or _stem(source) or "Playlist", found, loaded.problems

    async def export(self, playlist: PlaylistId, path: bytes | Path) -> ExportReport:
        """Write a playlist; see `Playlists.export`."""
        target, kind = _target(path)
        name, exported = await self._db.read(store.playlist, playlist)
        return await self._save(name, exported, target, kind)

    async def _save(
        self, name: str, exported: Exported, target: bytes, kind: Format
    ) -> ExportReport:
        entries, roots = exported

        def work() -> None:
            folder = os.path.dirname(target)  # noqa: PTH120 - bytes
            near = listings.straight(folder, roots)
            data = write(kind, Listing(entries, name), folder, near)
            saving.replace(target, data)

        await self._in_thread(work)
        written = sum(1 for entry in entries if entry.places or kind is Format.XSPF)
        return ExportReport(target, written, len(entries) - written)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, work)


def _target(path: bytes | Path) -> tuple[bytes, Format]:
    target = os.path.abspath(os.fsencode(path))  # noqa: PTH100 - bytes
    kind = format_of(target)
    if kind is None:
        raise Refused("Playlists are written as .m3u8, .m3u, .xspf or .pls.")
    return target, kind


def _existing(entries: Sequence[Listed], which: Iterable[int]) -> dict[int, bytes]:
    found = ((n, listings.existing(entries[n].places)) for n in which)
    return {n: place for n, place in found if place}


def _sought(entry: Listed) -> Sought:
    return Sought(entry.places, entry.title, entry.artist, entry.album, entry.length_ms)


def _wanted(entry: Listed, outside: bytes) -> Wanted:
    place = outside or next(iter(entry.places), b"")
    return Wanted(entry.title or _stem(place), entry.artist, entry.album, place, entry.length_ms)


def _stem(path: bytes) -> str:
    name = os.fsdecode(path.replace(b"\\", b"/").rpartition(b"/")[2])
    stem, dot, _ = name.rpartition(".")
    return plain(stem if dot and stem else name)
