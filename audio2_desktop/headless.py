"""Runs a command: builds just the services that it needs, and takes them down again.

The window's composition is `app.py` and `life.py`; what both share is `core.py`. Commands that
write hand over to the running window; without one they take the lock. Commands that read open the
library for reading only, whoever owns it.
"""

import asyncio
import gc
import logging
import os
import shlex
import sys
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio2_desktop.cli import arguments as given
from audio2_desktop.cli.terminal import Terminal
from audio2_desktop.domain.problems import Damaged, LibraryGone, NotFound, Problem, Refused
from audio2_desktop.services import instance
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.paths import Paths

if TYPE_CHECKING:
    from audio2_desktop.core import Core
    from audio2_desktop.storage.database import Database

INTERRUPTED = 130
WORK_THREADS = 2
TRIES = 2
"""Of a scan that finds the library held by another program: 40 s, then it gives up."""

Json = dict[str, Any]


def run(command: given.Command) -> int:
    """Do what was asked for; the exit code. Trouble is one line on stderr."""
    logging.getLogger().addHandler(logging.NullHandler())  # not between a command's lines
    terminal, paths = Terminal(), Paths.find()
    try:
        code = _run(command, paths, terminal)
        sys.stdout.flush()
    except Problem as problem:
        terminal.trouble(f"{problem}{_way_out(problem, paths)}")
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
    except Exception as error:  # noqa: BLE001 - border: a bug is told in one line, too
        terminal.trouble(f"An error inside Audio2 ({type(error).__name__}).{_noted(paths)}")
        return 1
    return code


def _way_out(problem: Problem, paths: Paths) -> str:
    """What to type next, where that is known, as a sentence to add."""
    if isinstance(problem, NotFound) and not paths.library.exists():
        return " To make one: audio2 scan FOLDER"
    if not isinstance(problem, Damaged | LibraryGone):
        return ""
    from audio2_desktop.storage import migrate

    newest = migrate.newest_backup(paths.library)
    if newest is None:
        return " There is no backup; start Audio2 to begin a new library."
    return f" To go back to the newest backup: audio2 restore {shlex.quote(os.fspath(newest))}"


def _noted(paths: Paths) -> str:
    """Put the traceback where it can be found; says where, as a sentence to add."""
    note = paths.logs / "command-error.txt"
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        note.write_text(traceback.format_exc(), "utf-8", "backslashreplace")
    except OSError:
        return ""
    return f" Details: {note}"


def _run(command: given.Command, paths: Paths, terminal: Terminal) -> int:
    match command:
        case given.Control(verb=verb, json=as_json):
            from audio2_desktop.cli import control

            return control.send(paths, verb, terminal, as_json=as_json)
        case given.Scan() | given.PlaylistImport():
            return _write(command, paths, terminal)
        case given.Restore(file=file):
            return _restore(paths, _path(file), terminal)
        case given.Doctor(json=as_json):
            return asyncio.run(_doctor(paths, terminal, as_json=as_json))
        case _:
            return asyncio.run(_read(command, paths, terminal))


def _path(text: str) -> Path:
    return Path(instance.absolute(text))


# ---- composition -----------------------------------------------------------------------------


@asynccontextmanager
async def _reading(paths: Paths) -> "AsyncIterator[Database]":
    """The library, open for reading only. Raises NotFound when there is none."""
    from audio2_desktop.storage.database import Database

    database = Database(paths.library, publish=lambda _: None, clock=SystemClock(), read_only=True)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@contextmanager
def _work_threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(WORK_THREADS, thread_name_prefix="work") as work:
        yield work


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


# ---- commands that write ---------------------------------------------------------------------


def _write(command: given.Scan | given.PlaylistImport, paths: Paths, terminal: Terminal) -> int:
    match command:
        case given.Scan(folders=folders, json=as_json):
            from audio2_desktop.cli import scan

            where = [instance.absolute(folder) for folder in folders]

            def tell(said: Json) -> None:
                scan.show_progress(terminal, said)

            done = _in_window_or_here(
                paths, "scan", {"folders": where}, tell, lambda: _scan(paths, terminal, where, tell)
            )
            return scan.show_report(terminal, done, as_json=as_json)
        case given.PlaylistImport(file=file):
            from audio2_desktop.cli import playlists

            source = instance.absolute(file)
            done = _in_window_or_here(
                paths,
                "playlist import",
                {"file": source},
                lambda _: None,
                lambda: _import(paths, terminal, source),
            )
            return playlists.show_imported(done, terminal)


def _in_window_or_here(
    paths: Paths,
    name: str,
    request: Json,
    tell: Callable[[Json], None],
    here: Callable[[], Coroutine[Any, Any, Json]],
) -> Json:
    """Have the running window do it; without one, own the library and do it here."""
    try:
        return instance.call(paths, name, request, on_progress=tell)
    except instance.NotRunning:
        with _owned(paths, name):
            return asyncio.run(here())


@asynccontextmanager
async def _writing(paths: Paths, terminal: Terminal) -> "AsyncIterator[Core]":
    """The services, and a word when another program makes them wait."""
    from audio2_desktop import core
    from audio2_desktop.cli.ticker import telling_of_waits

    async with core.opened(paths, most_tries=TRIES) as services:
        with telling_of_waits(services.db.held_s, terminal):
            yield services


async def _scan(
    paths: Paths, terminal: Terminal, folders: list[str], tell: Callable[[Json], None]
) -> Json:
    from audio2_desktop.cli import scan

    async with _writing(paths, terminal) as services:
        gc.freeze()  # a rescan would spend a tenth of its time in looking through all modules
        return await scan.scan(services.library, folders, tell)


async def _import(paths: Paths, terminal: Terminal, source: str) -> Json:
    from audio2_desktop.cli import playlists

    async with _writing(paths, terminal) as services:
        return await playlists.import_file(services.playlists, source)


def _restore(paths: Paths, source: Path, terminal: Terminal) -> int:
    from audio2_desktop.cli import upkeep
    from audio2_desktop.services import backup

    with _owned(paths, "restore"):
        aside = asyncio.run(backup.restore(paths.library, source, SystemClock()))
    return upkeep.restored(source, aside, terminal)


# ---- commands that read ----------------------------------------------------------------------


async def _read(command: given.Command, paths: Paths, terminal: Terminal) -> int:
    async with _reading(paths) as database:
        match command:
            case given.ExportTracks(format=form, output=output):
                from audio2_desktop.cli import export
                from audio2_desktop.services.exports import Exports

                target = _path(output) if output else None
                return await export.tracks(Exports(database), form, target)
            case given.Search(query=query, limit=limit, json=as_json):
                from audio2_desktop.cli import search
                from audio2_desktop.services.browse import Browse
                from audio2_desktop.services.search import Search

                service = Search(database, SystemClock())
                return await search.search(
                    service, Browse(database), query, limit, terminal, as_json=as_json
                )
            case given.Backup(file=file):
                from audio2_desktop.cli import upkeep
                from audio2_desktop.services.backup import Backup

                return await upkeep.backup(Backup(database, SystemClock()), _path(file), terminal)
            case _:
                return await _read_playlists(command, database, terminal)


async def _read_playlists(command: given.Command, database: "Database", terminal: Terminal) -> int:
    from audio2_desktop.cli import playlists as cli
    from audio2_desktop.services.browse import Browse
    from audio2_desktop.services.playlists import Playlists

    with _work_threads() as work:
        playlists = Playlists(database, work)
        match command:
            case given.PlaylistShow(name=name, json=as_json):
                browse = Browse(database)
                return await cli.show(playlists, browse, name, terminal, as_json=as_json)
            case given.PlaylistExport(name=name, file=file):
                return await cli.export(playlists, name, instance.absolute(file), terminal)
            case given.PlaylistList(json=as_json):
                return await cli.show_all(playlists, terminal, as_json=as_json)
    raise AssertionError(command)


async def _doctor(paths: Paths, terminal: Terminal, *, as_json: bool) -> int:
    from audio2_desktop.cli import upkeep
    from audio2_desktop.domain.settings import PlaybackSettings
    from audio2_desktop.services.doctor import Doctor
    from audio2_desktop.services.settings import Settings
    from audio2_desktop.storage import roots

    settings = Settings(paths.settings, publish=lambda _: None)
    settings.load()
    wanted = settings.get(PlaybackSettings).engine

    try:
        async with _reading(paths) as database:
            doctor = Doctor(paths, database, lambda: database.read(roots.all_rows), wanted=wanted)
            checks = await doctor.checks()
    except Problem as problem:
        trouble = None if isinstance(problem, NotFound) else problem
        checks = await Doctor(paths, None, wanted=wanted, trouble=trouble).checks()
    return upkeep.report(checks, terminal, as_json=as_json)
