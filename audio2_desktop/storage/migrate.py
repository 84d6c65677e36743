"""From whatever lies on the disk to a library of today's form, or a clear reason why not.

Nothing is ever silently recreated: a damaged file is put aside, a vanished one is missed, a newer
one is refused. Steps run in one transaction each, after a copy was made; those of a new library in
one, so that there is never half of it.
"""

import importlib
import logging
import os
import pkgutil
import sqlite3  # noqa: TID251 - a damaged file is recognised by the driver's errors
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Damaged, LibraryGone, NewerData, NotFound, Problem
from audio2_desktop.storage import steps as step_modules
from audio2_desktop.storage.connection import Link, Write, copy, transaction

Step = tuple[int, Callable[[Write], None]]

BACKUPS = "backups"
"""Folder beside the library file with its copies."""

CHECKED_BYTES = 64 * 1024 * 1024
"""After a crash, files up to this size are checked page by page at start (about 0.1 s)."""

_log = logging.getLogger("audio2.db")


def all_steps() -> list[Step]:
    """The steps in order, with the number of the format that each leads to."""
    names = sorted(module.name for module in pkgutil.iter_modules(step_modules.__path__))
    return [
        (int(name[:4]), importlib.import_module(f"{step_modules.__name__}.{name}").up)
        for name in names
    ]


def prepare(path: Path, clock: Clock, *, fresh: bool) -> None:
    """Look at the file before it is opened for good.

    Raises LibraryGone when there is none but there was one (unless `fresh`), Damaged when it is,
    after putting it aside.
    """
    if not path.exists():
        if not fresh:
            _refuse_if_gone(path)
        _sweep(path)
        return
    if path.stat().st_size == 0 and not fresh and newest_backup(path):
        raise _aside(path, clock)
    if not _is_sound(path):
        raise _aside(path, clock)


def migrate(link: Link, clock: Clock, steps: Sequence[Step] | None = None) -> int:
    """Bring an open library to today's form; returns how many steps were taken.

    Raises NewerData when a newer program wrote it. A step that fails leaves the library as before.
    """
    steps = all_steps() if steps is None else steps
    known = steps[-1][0] if steps else 0
    (found,) = link.raw.execute("PRAGMA user_version").fetchone()
    if found > known:
        raise NewerData(found=found, known=known)
    todo = [step for step in steps if step[0] > found]
    if todo and found:
        target = backup_folder(link.path) / f"{link.path.stem}-{stamp(clock)}-format-{found}.db"
        target.parent.mkdir(parents=True, exist_ok=True)
        copy(link, target)
    for together in [[step] for step in todo] if found else [todo]:
        transaction(link, clock, partial(_take, together))
    return len(todo)


def _take(steps: Sequence[Step], tx: Write) -> None:
    for number, up in steps:
        up(tx)
        tx.execute(f"PRAGMA user_version = {number:d}")
        _log.info("library brought to format %d", number)


def is_current(link: Link) -> bool:
    """Whether a library that cannot be written has today's form. Raises NewerData."""
    (found,) = link.raw.execute("PRAGMA user_version").fetchone()
    known = all_steps()[-1][0]
    if found > known:
        raise NewerData(found=found, known=known)
    return bool(found == known)


def backup_folder(path: Path) -> Path:
    """Where the copies of the library at `path` lie."""
    return path.parent / BACKUPS


def newest_backup(path: Path) -> Path | None:
    """The youngest copy of the library, None when there is none."""
    try:
        copies = [each for each in backup_folder(path).iterdir() if each.suffix == ".db"]
        return max(copies, key=lambda each: each.stat().st_mtime_ns, default=None)
    except OSError:
        return None


def stamp(clock: Clock) -> str:
    """Now as part of a file name: 20260131-235959."""
    return datetime.fromtimestamp(clock.now_ms() / 1000, UTC).strftime("%Y%m%d-%H%M%S")


def suspect(path: Path) -> Path:
    """A file of this name beside the library asks for a full check at the next start."""
    return path.with_name(path.name + ".suspect")


def integrity(link: Link) -> Iterable[str]:
    """What is wrong inside the library, nothing when all is well. Seconds for a large one."""
    try:
        found = [row[0] for row in link.raw.execute("PRAGMA integrity_check(20)")]
        broken = link.raw.execute("PRAGMA foreign_key_check").fetchmany(20)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    lost = [f"{row[0]} {row[1]} points at a {row[2]} that is not there" for row in broken]
    return [each for each in found if each != "ok"] + lost


def tables(link: Link) -> list[str]:
    """Names of all tables that lie in the file, the large ones among them."""
    found = link.raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage"
    )
    return [row[0] for row in found]


def table_integrity(link: Link, table: str) -> list[str]:
    """As `integrity`, for one of `tables`: its pages, its indexes, and what it points at."""
    name = table.replace("'", "''")
    try:
        found = [row[0] for row in link.raw.execute(f"PRAGMA integrity_check('{name}')")]
        broken = link.raw.execute(f"PRAGMA foreign_key_check('{name}')").fetchmany(20)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    lost = [f"{row[0]} {row[1]} points at a {row[2]} that is not there" for row in broken]
    return [each for each in found if each != "ok"] + lost


def _is_sound(path: Path) -> bool:
    """A check that costs what the situation asks for; False means damaged for certain."""
    if path.stat().st_size == 0:
        return True
    was_left_open = _wal(path).exists() and _wal(path).stat().st_size > 0
    is_suspect = suspect(path).exists()
    try:
        link = Link(path, "reader")
        try:
            link.raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            (pages,) = link.raw.execute("PRAGMA page_count").fetchone()
            (size,) = link.raw.execute("PRAGMA page_size").fetchone()
            if not was_left_open and pages * size > path.stat().st_size:
                return False
            if is_suspect or (was_left_open and path.stat().st_size <= CHECKED_BYTES):
                return bool(link.raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        finally:
            link.close()
    except (Damaged, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.DatabaseError):
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            return code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        return False
    except Problem:
        return True  # busy or not to be opened: the opening itself will say so
    return True


def _aside(path: Path, clock: Clock) -> Damaged:
    aside = path.with_name(f"{path.name}.damaged-{stamp(clock)}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp(clock)}-{number}")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    suspect(path).unlink(missing_ok=True)
    _log.error("library was damaged, put aside as %s", aside)
    return Damaged(aside=os.fspath(aside), backup=_name(newest_backup(path)))


def _put_aside_files(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name}.damaged-*"))


def _sweep(path: Path) -> None:
    """A WAL without its library belongs to another, older file and would corrupt a new one."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _name(path: Path | None) -> str:
    return os.fspath(path) if path else ""


def require(path: Path) -> None:
    """Raise NotFound when there is no library to read, LibraryGone when there was one."""
    if not path.exists():
        _refuse_if_gone(path)
        raise NotFound("library", os.fspath(path))


def _refuse_if_gone(path: Path) -> None:
    if newest_backup(path) or _put_aside_files(path):
        raise LibraryGone(path=os.fspath(path), backup=_name(newest_backup(path)))
