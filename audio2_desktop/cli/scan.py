"""`audio2 scan`: the same work here and inside the running window."""

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from audio2_desktop.cli.terminal import Terminal, counted
from audio2_desktop.cli.ticker import Ticker
from audio2_desktop.domain.folders import ScanReport
from audio2_desktop.domain.problems import Refused
from audio2_desktop.services.library import SCAN, Library

Json = dict[str, Any]


async def scan(library: Library, folders: Sequence[str], tell: Callable[[Json], None]) -> Json:
    """Add the folders and scan them (all known ones when none is named); the report.

    folders: absolute paths. tell: gets what was done so far, four times a second. A folder inside a
    library folder is not added again; the one around it is scanned.
    """
    if folders:
        keys = [await _begin(library, folder) for folder in folders]
    else:
        keys = list(await library.rescan())
        if not keys:
            raise Refused("No folder is in the library yet. Add one: audio2 scan FOLDER")
    with Ticker(lambda: tell(_progress(library))):
        report = await library.finished(dict.fromkeys(keys))
    return asdict(report)


async def _begin(library: Library, folder: str) -> str:
    try:
        return f"{SCAN}:{await library.add_folder(folder)}"
    except Refused:
        path = os.fsencode(folder)
        for root in await library.folders():
            if path.startswith(root.path.rstrip(b"/") + b"/"):
                return (await library.rescan(root.id))[0]
        raise


def _progress(library: Library) -> Json:
    now = library.progress()
    return {**asdict(now.report), "folder": now.folder}


def show_progress(terminal: Terminal, said: Json) -> None:
    """One line of what a scan has done so far."""
    done = ", ".join(f"{said.get(key, 0):,} {key}" for key in ("seen", "added", "updated"))
    terminal.progress(f"{done}  {said.get('folder', '')}")


def show_report(terminal: Terminal, report: Json, *, as_json: bool) -> int:
    """What a scan did."""
    terminal.settle()
    known = ScanReport(**report)
    for folder in known.closed:
        terminal.trouble(f"{folder} was left out: it cannot be looked into.")
    if as_json:
        terminal.json(report)
        return 0
    changes = ("added", "updated", "moved", "missing", "unreadable")
    done = ", ".join(f"{report[key]:,} {key}" for key in changes if report[key])
    terminal.lines(
        [f"{counted(known.seen, 'file')} seen in {known.seconds:.1f} s: {done or 'no change'}."]
    )
    return 0
