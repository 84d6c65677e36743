"""Looking at a backup, and putting one in the library's place. The library must be closed.

Blocking; for a work thread or the command line.
"""

import os
import sqlite3  # noqa: TID251 - a file that is no library is recognised by the driver's errors
from pathlib import Path

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Damaged, NewerData, NotFound, Refused
from audio2_desktop.storage import migrate
from audio2_desktop.storage.connection import Link, copy


def examine(path: Path) -> int:
    """Check every page of a backup; returns its format. About 1 s for 500 MB.

    Raises NotFound, Refused (no library of ours, or damaged) or NewerData.
    """
    if not path.is_file():
        raise NotFound("file", os.fspath(path))
    try:
        link = Link(path, "reader", read_only=True)
        try:
            return _examined(link, path)
        finally:
            link.close()
    except (Damaged, sqlite3.DatabaseError) as error:
        reason = "{path} cannot be used: it is not an Audio2 library, or damaged."
        raise Refused(reason, path=path) from error


def _examined(link: Link, path: Path) -> int:
    tables = {row[0] for row in link.raw.execute("SELECT name FROM sqlite_schema")}
    if not {"track", "file", "playlist", "profile"} <= tables:
        raise Refused("{path} cannot be used: it is not an Audio2 library.", path=path)
    (found,) = link.raw.execute("PRAGMA user_version").fetchone()
    known = migrate.all_steps()[-1][0]
    if found > known:
        raise NewerData(found=found, known=known)
    for trouble in migrate.integrity(link):
        reason = "{path} cannot be used: it is damaged ({trouble})."
        raise Refused(reason, path=path, trouble=trouble)
    return int(found)


def restore(library: Path, source: Path, clock: Clock) -> Path | None:
    """Put a copy of `source` in the library's place; returns where the former library is now.

    Nothing is touched before the copy is whole and sound. Raises what `examine` raises, DiskFull.
    """
    if library.exists() and source.exists() and library.samefile(source):
        raise Refused("{path} cannot be used: it is the library itself.", path=source)
    examine(source)
    library.parent.mkdir(parents=True, exist_ok=True)
    place = library.resolve()
    fresh = place.with_name(f"{place.name}.restoring")
    fresh.unlink(
        missing_ok=True
    )  # of a restore that was cut short, or a link, which is not followed
    link = Link(source, "reader", read_only=True)
    try:
        copy(link, fresh)
    finally:
        link.close()
    aside = _put_aside(place, clock)
    fresh.replace(place)
    migrate.suspect(library).unlink(missing_ok=True)
    return aside


def _put_aside(library: Path, clock: Clock) -> Path | None:
    """The former library with its WAL, under a name that says when."""
    stem = f"{library.name}.replaced-{migrate.stamp(clock)}"
    aside, number = library.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = library.with_name(f"{stem}-{number}")
    was_there = library.exists()
    # The library itself last: if this is cut short, it is never found without its WAL.
    for suffix in ("-shm", "-wal", ""):
        part = library.with_name(library.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside if was_there else None
