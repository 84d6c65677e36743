"""Copies of the library: by hand, once a day by itself, and back again.

A backup is one SQLite file that holds everything of the user. Each is checked page by page after it
was written; one that does not pass is not kept. Music, covers and settings are not in it.
"""

import asyncio
import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import NotFound, Problem, Refused
from audio2_desktop.storage import migrate
from audio2_desktop.storage import restore as restoring
from audio2_desktop.storage.database import Database

KEPT = 7
"""Daily backups; those made before the library's form was changed are kept besides."""
DAY_MS = 24 * 60 * 60 * 1000
DAILY = "-daily.db"
_MOMENT = re.compile(r"-(\d{8}-\d{6})" + re.escape(DAILY))

_log = logging.getLogger("audio2.backup")


class Backup:
    """Backups of an open library."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def now(self, target: Path) -> None:
        """Write a checked backup to `target`, atomically; an older backup there is replaced.

        Raises Refused (something else lies there), NotFound (no such folder), DiskFull.
        """
        await asyncio.to_thread(self._check_target, target)
        await self._checked_copy(target)

    async def automatic(self) -> Path | None:
        """The daily backup, if a day has passed since the last one; removes all but the last seven.

        None when it was not yet time. Called at start and then every hour.
        """
        folder = migrate.backup_folder(self._database.path)
        newest = await asyncio.to_thread(_newest_ms, folder)
        if 0 <= self._clock.now_ms() - newest < DAY_MS:
            return None
        target = folder / f"{self._database.path.stem}-{migrate.stamp(self._clock)}{DAILY}"
        await self._checked_copy(target)
        await asyncio.to_thread(self._drop_old, folder)
        return target

    async def _checked_copy(self, target: Path) -> None:
        await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
        await self._database.backup(target, restoring.examine)

    def _check_target(self, target: Path) -> None:
        if not target.parent.is_dir():
            raise NotFound("folder", os.fspath(target.parent))
        if target.is_dir():
            raise Refused("{path} is a folder. Name a file for the backup.", path=target)
        if not target.exists():
            return
        if self._database.path.exists() and target.samefile(self._database.path):
            raise Refused("{path} is the library itself.", path=target)
        try:
            restoring.examine(target)
        except Problem as problem:
            reason = "{path} is there already and is no backup of a library."
            raise Refused(reason, path=target) from problem

    def _drop_old(self, folder: Path) -> None:
        for path in _dailies(folder)[:-KEPT]:
            path.unlink(missing_ok=True)
        for path in folder.glob(".audio2-*.part"):  # of a copy that was cut short
            with suppress(OSError):
                if self._clock.now_ms() - path.stat().st_mtime * 1000 > DAY_MS:
                    path.unlink()


def _newest_ms(folder: Path) -> int:
    """When the youngest daily backup was made, by its name; 0 when there is none."""
    for path in reversed(_dailies(folder)):
        if moment := _MOMENT.search(path.name):
            made = datetime.strptime(moment[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
            return int(made.timestamp() * 1000)
    return 0


def _dailies(folder: Path) -> list[Path]:
    """Oldest first: the moment is part of the name."""
    return sorted(folder.glob(f"*{DAILY}"))


async def restore(library: Path, source: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of the library, which must be closed and not in use by anybody.

    Returns where the former library is now; None when there was none. Raises NotFound, Refused,
    NewerData, DiskFull; the library is untouched then.
    """
    aside = await asyncio.to_thread(restoring.restore, library, source, clock)
    _log.info("library restored from %s; the former one is %s", source, aside)
    return aside
