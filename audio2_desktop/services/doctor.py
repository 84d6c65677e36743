"""Is everything there that Audio2 needs? One line each, with what to do about it."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

from audio2_desktop.domain.checks import FAIL, OK, WARN, Check, told
from audio2_desktop.domain.folders import RootRow
from audio2_desktop.domain.problems import Damaged, DiskFull, LibraryGone, Problem
from audio2_desktop.jobs import children
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import roots
from audio2_desktop.storage.database import Database

PROBE_S = 15.0
"""A probe that takes longer hangs: a locked keyring, a sound server that does not answer."""
RESTORE = "Restore a backup ({folder}): audio2 restore FILE"
CONNECT = "Connect the drive, or set its new place in Settings."
SPACE = "Free some space."
LITTLE_BYTES = 200 * 1024 * 1024
BY_CHOICE = "VLC plays, as chosen in Settings: with short gaps between tracks."
_PROBED = {
    "player": ("Player", WARN),
    "vlc": ("VLC", WARN),
    "sound": ("Sound", WARN),
    "keyring": ("Keyring", WARN),
    "reader": ("FFmpeg", FAIL),
    "downloads": ("yt-dlp", WARN),
}
"""Probe: its name for people, and how bad it is when the probe itself dies or hangs."""


class Doctor:
    """Looks at the machine and at the library; changes nothing.

    database: open, or None when there is no library yet or it does not open: then `trouble` is why.
    folders: the library folders; asked only when there is a database.
    """

    def __init__(
        self,
        paths: Paths,
        database: Database | None,
        folders: Callable[[], Awaitable[tuple[RootRow, ...]]] | None = None,
        *,
        wanted: str = "auto",
        trouble: Problem | None = None,
    ) -> None:
        """wanted: the setting playback.engine, as it was at the start."""
        self._paths = paths
        self._database = database
        self._folders = folders
        self._wanted = wanted
        self._trouble = trouble

    async def checks(self) -> tuple[Check, ...]:
        """Everything, in the order in which it is shown. Up to 15 s when something hangs."""
        probes = asyncio.gather(*(self._probed(name) for name in _PROBED))
        own = [
            await self._library(),
            *await self._library_folders(),
            *await asyncio.to_thread(self._own_folders),
        ]
        return (*await probes, *own)

    async def keyring(self) -> Check:
        """Whether keys can be kept. Up to 15 s, and a locked keyring may ask for its password."""
        return await _probe("keyring")

    async def _probed(self, probe: str) -> Check:
        if probe == "player" and self._wanted == "vlc":
            return Check(_PROBED[probe][0], OK, BY_CHOICE)
        return await _probe(probe)

    async def _library(self) -> Check:
        name, backups = "Library", _shown(self._paths.data / "backups")
        if self._database is None:
            if self._trouble is None:
                return Check(name, OK, "There is no library yet.")
            trouble, fix = str(self._trouble), _fix(self._trouble)
            return told(name, FAIL, "{trouble}", fix, trouble=trouble, folder=backups)
        try:
            found = await self._database.integrity()
        except Problem as problem:
            found = (str(problem),)
        if found:
            text = "The library is damaged: {trouble}"
            return told(name, FAIL, text, RESTORE, trouble=found[0], folder=backups)
        size = await asyncio.to_thread(_size, self._database.path)
        return told(name, OK, "{path}, {size}, sound", path=_shown(self._database.path), size=size)

    async def _library_folders(self) -> list[Check]:
        if self._database is None or self._folders is None:
            return []
        try:
            rows = await self._folders()
            counts = await self._database.read(roots.file_counts)
        except Problem as problem:
            return [Check("Folders", WARN, str(problem), "Look at the library first.")]
        return [await asyncio.to_thread(_folder, row, counts.get(row.id, 0)) for row in rows]

    def _own_folders(self) -> list[Check]:
        own = {
            "Settings folder": self._paths.config,
            "Data folder": self._paths.data,
            "Cache folder": self._paths.cache,
            "Logs folder": self._paths.state,
        }
        return [_own_folder(name, path) for name, path in own.items()]


def _fix(trouble: Problem) -> str:
    match trouble:
        case Damaged() | LibraryGone():
            return RESTORE
        case DiskFull():
            return SPACE
    return ""  # it says so itself


def _folder(row: RootRow, files: int) -> Check:
    path = os.fsdecode(row.path).encode(errors="replace").decode()
    if not os.path.isdir(row.path):  # noqa: PTH112 - bytes
        text, fix = "{path} is not there; its tracks are kept.", CONNECT
        return told("Folder", WARN, text, fix, path=path)
    if not os.access(row.path, os.R_OK | os.X_OK):
        text, fix = "{path} cannot be read.", "Change its permissions."
        return told("Folder", FAIL, text, fix, path=path)
    return told("Folder", OK, "{path}, {count} files", path=path, count=str(files))


def _own_folder(name: str, path: Path) -> Check:
    existing = path
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not os.access(existing, os.W_OK | os.X_OK):
        fix = "Change its permissions, or set AUDIO2_HOME to a folder of yours."
        return told(name, FAIL, "{path} cannot be written.", fix, path=_shown(path))
    free = shutil.disk_usage(existing).free
    if free < LITTLE_BYTES:
        text, left = "{path}: only {free} MB are free.", str(free // 2**20)
        return told(name, WARN, text, SPACE, path=_shown(path), free=left)
    return Check(name, OK, _shown(path))


def _shown(path: Path) -> str:
    """A path as text that can be written; bytes that are no text become signs."""
    return os.fsencode(path).decode("utf-8", "replace")


def _size(path: Path) -> str:
    """Of a library, with what SQLite has not yet moved from its log into the file."""
    log = path.with_name(f"{path.name}-wal")
    taken = path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    return f"{taken / 2**20:.1f} MB"


async def _probe(probe: str) -> Check:
    """Run one probe in a process of its own; a crash or a hang is an answer too."""
    name, severity = _PROBED[probe]
    try:
        done = await asyncio.to_thread(
            subprocess.run,
            [*children.command("doctor"), probe],
            env=children.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PROBE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        fix = "Log out and in again, or restart the computer."
        return told(name, severity, "{probe} does not answer.", fix, probe=name)
    except OSError as error:
        text, fix = "{probe} could not be looked at ({error}).", "Install again."
        return told(name, severity, text, fix, probe=name, error=str(error))
    lines = done.stdout.decode(errors="replace").split("\n")
    if done.returncode or len(lines) < 3:
        text, fix = "{probe} crashed when it was looked at (code {code}).", "Install {probe} again."
        return told(name, severity, text, fix, probe=name, code=str(done.returncode))
    state, text, fix = lines[:3]
    return Check(name, state, text, fix)
