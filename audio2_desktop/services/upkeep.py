"""What lies on the disk and how to look after it: sizes, the covers' cache and its limit, a check
of the library, copies in open formats, and a backup that takes the library's place."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from audio2_desktop.domain.playlists import PlaylistRow
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.settings import DataSettings
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.media.names import file_name
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.exports import Exports
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import migrate, restore
from audio2_desktop.storage.database import Database

T = TypeVar("T")

MEGABYTE = 1_000_000
ROOM = 0.9
"""A cache that is over its limit is brought down to this share of it, so that the next cover does
not start it all again."""


class Lists(Protocol):
    """What is asked of services.playlists."""

    async def all(self, *, counts_smart: bool = True) -> Sequence[PlaylistRow]: ...
    async def export(self, playlist: PlaylistId, path: bytes | Path) -> object: ...


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on the disk."""

    library: int = 0
    covers: int = 0
    backups: int = 0
    logs: int = 0


class Upkeep:
    """Lives on the loop; looks at the disk in `work` threads.

    wants: the present settings. restart: close the program, put this backup in the library's place
    and start again.
    """

    def __init__(
        self,
        db: Database,
        paths: Paths,
        work: Executor,
        backups: Backup,
        lists: Lists,
        wants: Callable[[], DataSettings],
        restart: Callable[[Path], None],
    ) -> None:
        self._db, self._paths, self._work = db, paths, work
        self._backups, self._lists = backups, lists
        self._wants, self._restart = wants, restart

    @property
    def folder(self) -> Path:
        """Where the library and its backups lie."""
        return self._paths.data

    @property
    def places(self) -> tuple[tuple[str, Path], ...]:
        """What lies where: "settings", "library", "covers" and "logs" with their folders."""
        paths = self._paths
        return (
            ("settings", paths.config),
            ("library", paths.data),
            ("covers", paths.artwork),
            ("logs", paths.logs),
        )

    async def sizes(self) -> Sizes:
        """How much there is of what. Some 10 us a cover."""
        return await self._hop(lambda: _sizes(self._paths))

    # ---- covers ----------------------------------------------------------------------------------

    async def clear_covers(self) -> int:
        """Drop all scaled covers; they are made again when they are shown. Returns the bytes."""
        return await self._hop(lambda: _shrink(self._paths.artwork, 0))

    async def trim_covers(self) -> int:
        """Bring the covers under their limit, oldest first; returns the bytes that were freed."""
        limit = self._wants().covers_limit * MEGABYTE
        return await self._hop(lambda: _shrink(self._paths.artwork, limit))

    # ---- the library -----------------------------------------------------------------------------

    async def back_up(self, target: Path) -> None:
        """See `Backup.now`."""
        await self._backups.now(target)

    async def check(self, tell: Callable[[int, int], None]) -> tuple[str, ...]:
        """Look at every page of every table; what is wrong, nothing when all is well.

        tell: gets (tables done, of how many). About 1 s for 500 MB. Cancelling ends it.
        """
        tables = await self._db.tables()
        found: list[str] = []
        for done, table in enumerate(tables):
            tell(done, len(tables))
            found += await self._db.check_table(table)
        tell(len(tables), len(tables))
        return tuple(found)

    async def examine(self, source: Path) -> None:
        """Raises NotFound, Refused or NewerData when `source` cannot take the library's place."""
        await self._hop(lambda: restore.examine(source))

    async def put_in_place(self, source: Path) -> None:
        """Close the program and start it again on this backup; the present library is kept beside
        it. Raises what `examine` raises, and then goes on as before."""
        await self.examine(source)
        self._restart(source)

    # ---- copies in open formats ------------------------------------------------------------------

    async def export_tracks(self, target: Path) -> int:
        """Every track as a row: CSV or JSON lines, by the name's ending. Returns how many.

        Raises Refused for another ending, DiskFull, Broken.
        """
        form = {".csv": "csv", ".jsonl": "jsonl", ".json": "jsonl"}.get(target.suffix.lower())
        if form is None:
            raise Refused("Name the file .csv or .jsonl.")
        return await Exports(self._db).tracks_to(target, form)

    async def export_playlists(self, folder: Path) -> int:
        """Every playlist as an .m3u8 file in `folder`; returns how many. Files of the same name are
        replaced. Raises NotFound, DiskFull, Broken."""
        if not await self._hop(folder.is_dir):
            raise NotFound("folder", os.fspath(folder))
        taken: set[str] = set()
        rows = await self._lists.all(counts_smart=False)
        for row in rows:
            name = _free(file_name(row.name, "Playlist"), taken)
            await self._lists.export(row.id, folder / f"{name}.m3u8")
        return len(rows)

    def _hop(self, work: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._work, work)


def _free(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found.casefold())
    return found


def _sizes(paths: Paths) -> Sizes:
    library = sum(
        _size(paths.library.with_name(paths.library.name + end)) for end in ("", "-wal", "-shm")
    )
    backups = migrate.backup_folder(paths.library)
    return Sizes(
        library,
        sum(size for _, size, _ in _files(paths.artwork)),
        sum(size for _, size, _ in _files(backups)),
        sum(size for _, size, _ in _files(paths.logs)),
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _files(folder: Path) -> list[tuple[float, int, str]]:
    """(last written, bytes, path) of all files below; links are not followed. Blocking."""
    found: list[tuple[float, int, str]] = []
    open_folders = [os.fspath(folder)]
    while open_folders:
        with suppress(OSError), os.scandir(open_folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append(entry.path)
                    continue
                with suppress(OSError):
                    stat = entry.stat(follow_symlinks=False)
                    found.append((stat.st_mtime, stat.st_size, entry.path))
    return found


def _shrink(folder: Path, limit: int) -> int:
    """Delete the oldest files until so much is left; returns the bytes that went. Blocking."""
    files = sorted(_files(folder))
    total = sum(size for _, size, _ in files)
    if total <= limit:
        return 0
    freed = 0
    for _, size, path in files:
        if total - freed <= limit * ROOM:
            break
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - by the ten thousand
            freed += size
    return freed
