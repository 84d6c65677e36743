"""Files to the system's trash, and back where the system lets us (the freedesktop.org trash).

`send2trash` knows how each platform throws away; taking back is ours, by the `.trashinfo` files
that the trash specification 1.0 lays down. Blocking: for work threads.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

from audio2_desktop.domain.problems import Broken, FileUnreadable, Refused

INFO_BYTES = 64 * 1024
_PATH = b"Path="


def trash(path: bytes) -> None:
    """Move one file to the trash. Raises FileUnreadable with the reason; then it is where it
    was."""
    from send2trash import send2trash  # noqa: PLC0415 - seldom used, and slow to import

    try:
        send2trash(os.fsdecode(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileUnreadable(path=os.fsdecode(path), reason=reason) from error


def take_back(path: bytes) -> None:
    """Move a file from the trash to where it was. Never over a file that is there now.

    Raises Refused where the system gives no way back or the trash was emptied.
    """
    if sys.platform in ("win32", "darwin"):
        raise Refused("Take the file back from the system's trash; it is found by itself then.")
    found = max(_entries(path), key=lambda entry: entry.stat().st_mtime_ns, default=None)
    if found is None:
        raise Refused("The file is no longer in the trash.")
    kept = found.parent.parent / "files" / found.name.removesuffix(".trashinfo")
    target = Path(os.fsdecode(path))
    if os.path.lexists(target):
        raise Refused("Another file is there now.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(kept, target)
        found.unlink(missing_ok=True)
    except OSError as error:
        raise Broken(what="Taking the file back", reason=error.strerror or str(error)) from error


def _entries(path: bytes) -> Iterator[Path]:
    """The `.trashinfo` files that remember this path."""
    for folder, base in _trash_folders(path):
        try:
            infos = list((folder / "info").iterdir())
        except OSError:
            continue
        for info in infos:
            if _original(info, base) == path and info.name.endswith(".trashinfo"):
                yield info


def _original(info: Path, base: bytes) -> bytes:
    try:
        with info.open("rb") as file:
            lines = file.read(INFO_BYTES).splitlines()
    except OSError:
        return b""
    for line in lines:
        if line.startswith(_PATH):
            path = unquote_to_bytes(line[len(_PATH) :])
            return path if path.startswith(b"/") else base.rstrip(b"/") + b"/" + path
    return b""


def _trash_folders(path: bytes) -> Iterable[tuple[Path, bytes]]:
    """The user's trash, and those of the volume that holds `path`, with what their paths are
    relative to."""
    from send2trash.plat_other import HOMETRASH  # noqa: PLC0415 - where it threw the file

    yield Path(HOMETRASH), b"/"
    top = os.path.dirname(path)
    while top != b"/" and not os.path.ismount(top):
        top = os.path.dirname(top)
    user = os.getuid()
    for name in (f".Trash/{user}", f".Trash-{user}"):
        yield Path(os.fsdecode(top)) / name, top
