"""One SQLite connection, and the transactions that store functions are given.

The threads around it live in `database.py`; only these two modules (and the first paint) know the
driver.
"""

import errno
import logging
import os
import secrets
import sqlite3  # noqa: TID251 - the driver's home
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from audio2_desktop.domain import problems
from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.units import Stamp

Params = Sequence[Any] | dict[str, Any]
Row = tuple[Any, ...]
Role = Literal["writer", "reader"]

_log = logging.getLogger("audio2.db")

MMAP_BYTES = 268_435_456
BUSY_MS = 5000
_PRAGMAS = {
    "writer": (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        # A scan's inserts touch many index pages: 2 MB (the default) would write them twice.
        "cache_size=-16384",
        "wal_autocheckpoint=4000",
    ),
    "reader": ("query_only=1", "cache_size=-4096"),
}
_BOTH = (f"busy_timeout={BUSY_MS}", f"mmap_size={MMAP_BYTES}", "temp_store=MEMORY")


class Interrupted(Exception):
    """A read was given up because nobody waits for it any more."""


class Link:
    """An open connection in the mode that we want: no hidden transactions, PRAGMAs set.

    `read_only`: works on a disk that cannot be written, too. Raises the problems of `as_problem`.
    """

    def __init__(self, path: Path, role: Role, *, read_only: bool = False) -> None:
        self.path = path
        self.waiting_since: float | None = None
        """Monotonic; since then a transaction waits for another program to let go of the file."""
        try:
            self.raw = _open(path, read_only=read_only)
            # WAL cannot be set, and need not be, where nothing is written.
            own = () if read_only and role == "writer" else _PRAGMAS[role]
            for pragma in (*_BOTH, *own):
                self.raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise as_problem(error, path) from error

    def rest(self) -> None:
        """Give back what questions have filled: the page cache, and the mapped pages of the file.

        The next question fills them again from the system's own cache, page by page.
        """
        try:
            # another size undoes the mapping; done again, it holds no page until one is read
            for pragma in ("shrink_memory", "mmap_size=0", f"mmap_size={MMAP_BYTES}"):
                self.raw.execute(f"PRAGMA {pragma}").fetchall()
        except sqlite3.Error as error:  # it only costs memory
            _log.warning("the memory of a connection was not given back: %s", error)

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    name = path.resolve().as_uri()
    try:
        raw = _connect_uri(f"{name}?mode=ro")
        raw.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        # A WAL file needs its -shm beside it; on a read-only disk none can be made.
        raw = _connect_uri(f"{name}?immutable=1")
        raw.execute("PRAGMA schema_version").fetchone()
    return raw


def _connect_uri(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


class Read:
    """What a store function may do while it reads: one consistent picture of the library."""

    __slots__ = ("_clock", "_raw", "_wanted")

    def __init__(self, link: Link, clock: Clock, wanted: Callable[[], bool]) -> None:
        self._raw = link.raw
        self._clock = clock
        self._wanted = wanted

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a question. The driver's own speed; `sql` never holds values from outside."""
        self._check()
        return self._raw.execute(sql, params).fetchall()

    def each(self, sql: str, params: Params = ()) -> Iterator[Row]:
        """Rows one after another, for answers too large for a list."""
        self._check()
        return self._raw.execute(sql, params)

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """The first row, None when there is none."""
        self._check()
        found: Row | None = self._raw.execute(sql, params).fetchone()
        return found

    def value(self, sql: str, params: Params = (), default: Any = None) -> Any:
        """First column of the first row, `default` when there is no row or it is NULL."""
        found = self.row(sql, params)
        return default if found is None or found[0] is None else found[0]

    def column(self, sql: str, params: Params = ()) -> list[Any]:
        """The first column of all rows."""
        self._check()
        return [row[0] for row in self._raw.execute(sql, params)]

    def now(self) -> Stamp:
        """UTC ms by the clock that was handed in."""
        return self._clock.now_ms()

    def _check(self) -> None:
        if not self._wanted():
            raise Interrupted


class Write(Read):
    """What a store function may do while it writes. All of it happens, or nothing."""

    __slots__ = ("facts",)

    def __init__(self, link: Link, clock: Clock) -> None:
        super().__init__(link, clock, _always)
        self.facts: list[Fact] = []

    def execute(self, sql: str, params: Params = ()) -> sqlite3.Cursor:
        """One statement; the cursor tells `rowcount` and `lastrowid`."""
        return self._raw.execute(sql, params)

    def many(self, sql: str, rows: Iterable[Params]) -> int:
        """The statement once a row; returns how many rows it touched."""
        return self._raw.executemany(sql, rows).rowcount

    def note(self, *facts: Fact) -> None:
        """Tell the views, after the commit and only then."""
        self.facts.extend(facts)


def _always() -> bool:
    return True


def transaction(link: Link, clock: Clock, work: Callable[[Write], Any]) -> tuple[Any, list[Fact]]:
    """Run `work` in one write transaction: its result and its facts, or an exception and no trace.

    Raises TryLater when another process holds the lock for 5 s, DiskFull, Damaged, ReadOnly.
    """
    tx = Write(link, clock)
    try:
        link.waiting_since = time.monotonic()
        try:
            link.raw.execute("BEGIN IMMEDIATE")
        finally:
            link.waiting_since = None
        try:
            result = work(tx)
            link.raw.execute("COMMIT")
        except BaseException:
            if link.raw.in_transaction:  # SQLite itself rolls back on a full disk
                link.raw.execute("ROLLBACK")
            raise
    except Exception as error:
        if (problem := _meaning(error, link.path)) is error:
            raise
        raise problem from error
    return result, tx.facts


def question(
    link: Link, clock: Clock, work: Callable[[Read], Any], wanted: Callable[[], bool]
) -> Any:
    """Run `work` in one read transaction. Raises Interrupted when `wanted` turned false."""
    try:
        link.raw.execute("BEGIN")
        try:
            return work(Read(link, clock, wanted))
        finally:
            if link.raw.in_transaction:
                link.raw.execute("ROLLBACK")
    except Exception as error:
        if (problem := _meaning(error, link.path)) is error:
            raise
        raise problem from error


def _meaning(error: Exception, path: Path) -> Exception:
    return as_problem(error, path) if isinstance(error, sqlite3.Error) else error


_FULL = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
}


def as_problem(error: sqlite3.Error, path: Path) -> Exception:
    """What a driver's error means to a user; errors of our own making come back unchanged."""
    code = getattr(error, "sqlite_errorcode", 0)
    name = os.fspath(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return problems.TryLater("The library", after_s=5.0)
        case sqlite3.SQLITE_FULL:
            return problems.DiskFull(path=name)
        case sqlite3.SQLITE_IOERR if code in _FULL:
            return problems.DiskFull(path=name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return problems.Damaged(aside=name, backup="")
        case sqlite3.SQLITE_READONLY:
            return problems.ReadOnly(path=name)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return problems.Broken("Opening {name}", str(error), name=name)
        case sqlite3.SQLITE_INTERRUPT:
            return Interrupted()
        case _:
            return error


def tidy(link: Link) -> None:
    """Before closing: fresh statistics for the planner, the WAL folded into the file."""
    try:
        for pragma in ("analysis_limit=400", "optimize", "wal_checkpoint(TRUNCATE)"):
            link.raw.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error as error:  # the data are safe in the WAL
        _log.warning("the library was closed without tidying: %s", error)


def copy(link: Link, target: Path, check: Callable[[Path], object] | None = None) -> None:
    """Write a consistent copy to `target`, atomically, as one file without WAL.

    check: is shown the finished copy before it gets its name; what it raises ends the copying.
    Reads in steps; writers go on meanwhile. A link at `target` is followed. Raises DiskFull,
    Damaged, Broken.
    """
    try:
        with _replacing(target) as part:
            fresh = sqlite3.connect(part, isolation_level=None)
            try:
                link.raw.execute("BEGIN")
                try:
                    link.raw.execute("SELECT 1 FROM sqlite_schema").fetchone()  # holds the picture
                    link.raw.backup(fresh, pages=2048, sleep=0)
                finally:
                    link.raw.execute("ROLLBACK")
                fresh.execute("PRAGMA journal_mode=DELETE")
            finally:
                fresh.close()
            if check is not None:
                check(part)
    except sqlite3.Error as error:
        raise as_problem(error, target) from error
    except OSError as error:
        raise disk_problem(error, target) from error


def disk_problem(error: OSError, path: Path) -> problems.Problem:
    """What it means to a user that this file cannot be written."""
    name = os.fspath(path)
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return problems.DiskFull(path=name)
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return problems.Refused(
                "{path} cannot be written: {error}.", path=name, error=error.strerror
            )
    return problems.Broken("Writing {name}", error.strerror or "", name=name)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """An empty file for SQLite that takes the place of `target` when the block ends well, and is
    gone otherwise; what `media/saving.py` does for all other files."""
    target = Path(os.path.realpath(target))
    part = target.with_name(f".audio2-{secrets.token_hex(8)}.part")
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    os.close(
        os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o644)
    )
    try:
        yield part
        if mode is not None:
            part.chmod(mode)
        _sync(part, os.O_RDWR)
        part.replace(target)
    except BaseException:
        for suffix in ("", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every system can; then the new name may come later, but whole
        _sync(target.parent, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    fd = os.open(path, flags)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def sqlite_version() -> str:
    """Of the SQLite that is used."""
    return sqlite3.sqlite_version
