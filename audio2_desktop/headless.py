"""Builds just the services that a command needs, runs it, and takes them down again.

The window's composition is `app.py`. Commands that write hand over to the running window; without
one they take the lock. Commands that read open the library for reading only, whoever owns it.
"""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from audio2_desktop.cli import arguments as given
from audio2_desktop.cli.terminal import Terminal
from audio2_desktop.domain.problems import NotFound, Problem, Refused
from audio2_desktop.services import instance
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage.database import Database

INTERRUPTED = 130


def run(command: given.Command) -> int:
    """Do what was asked for; the exit code. Trouble is one line on stderr."""
    logging.lastResort = None  # the log does not belong between a command's lines
    terminal = Terminal()
    try:
        code = _run(command, Paths.find(), terminal)
        sys.stdout.flush()
    except Problem as problem:
        terminal.trouble(str(problem))
        return 1
    except KeyboardInterrupt:
        terminal.settle()
        return INTERRUPTED
    except BrokenPipeError:
        # whoever reads (head, less) has seen enough; nothing may be said at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        terminal.trouble(f"{error.strerror or error}{where}")
        return 1
    return code


def _run(command: given.Command, paths: Paths, terminal: Terminal) -> int:
    match command:
        case given.Control(verb=verb, json=as_json):
            from audio2_desktop.cli import control

            return control.send(paths, verb, terminal, as_json=as_json)
        case given.Backup(file=file):
            return asyncio.run(_backup(paths, Path(instance.absolute(file)), terminal))
        case given.Restore(file=file):
            return _restore(paths, Path(instance.absolute(file)), terminal)
        case given.Doctor(json=as_json):
            return asyncio.run(_doctor(paths, terminal, as_json=as_json))


# ---- composition -----------------------------------------------------------------------------


@asynccontextmanager
async def _reading(paths: Paths) -> AsyncIterator[Database]:
    """The open library, for reading only. Raises NotFound when there is none."""
    database = Database(paths.library, publish=lambda _: None, clock=SystemClock(), read_only=True)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def _owned(paths: Paths, what: str) -> Iterator[None]:
    """Own the library while a command writes. Raises Refused while a window does."""
    held = instance.claim(paths, what)
    if held is None:
        found = instance.holder(paths)
        if found is not None and found.pid and not found.is_window:
            raise instance.LibraryBusy(found.what, found.pid)
        raise Refused("Audio2 is running. Close its window first.")
    try:
        yield
    finally:
        held.close()


# ---- commands --------------------------------------------------------------------------------


async def _backup(paths: Paths, target: Path, terminal: Terminal) -> int:
    from audio2_desktop.cli import upkeep
    from audio2_desktop.services.backup import Backup

    async with _reading(paths) as database:
        return await upkeep.backup(Backup(database, SystemClock()), target, terminal)


def _restore(paths: Paths, source: Path, terminal: Terminal) -> int:
    from audio2_desktop.cli import upkeep
    from audio2_desktop.services import backup

    with _owned(paths, "restore"):
        aside = asyncio.run(backup.restore(paths.library, source, SystemClock()))
    return upkeep.restored(source, aside, terminal)


async def _doctor(paths: Paths, terminal: Terminal, *, as_json: bool) -> int:
    from audio2_desktop.cli import upkeep
    from audio2_desktop.services.doctor import Doctor
    from audio2_desktop.storage import roots

    try:
        async with _reading(paths) as database:
            doctor = Doctor(paths, database, lambda: database.read(roots.all_rows))
            checks = await doctor.checks()
    except Problem as problem:
        trouble = "" if isinstance(problem, NotFound) else str(problem)
        checks = await Doctor(paths, None, trouble=trouble).checks()
    return upkeep.report(checks, terminal, as_json=as_json)
