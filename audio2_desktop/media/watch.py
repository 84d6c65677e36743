"""Noticing changes in library folders while they happen, or saying why that is impossible.

Only folders are told: what happened inside is found by listing them again, which also makes late,
doubled and swallowed events harmless.
"""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from audio2_desktop.media import formats, ignore, inotify

DEBOUNCE_MS = 700
"""Changes are gathered for at most that long, so that they are told well within two seconds."""

_REMOTE = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ncpfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
        "vboxsf",
        "vmhgfs",
        "fuse.vmhgfs-fuse",
        "prl_fs",
        "ceph",
        "glusterfs",
    ]
)
_LISTED = formats.AUDIO_EXTENSIONS | formats.COVER_EXTENSIONS | formats.LYRIC_EXTENSIONS | {b"cue"}


class WatchImpossible(Exception):
    """This folder cannot be watched; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A folder to look at again."""

    folder: bytes
    """Absolute."""
    with_below: bool
    """Folders below it may be new or gone, too."""


async def watch(root: bytes) -> AsyncGenerator[frozenset[Changed], None]:
    """Changed folders of one library folder, as they come, until the iterator is closed or its task
    cancelled.

    Raises WatchImpossible at once or later: a network drive, too many folders for the system, the
    folder is gone.
    """
    if reason := await asyncio.to_thread(impossible, root):
        raise WatchImpossible(reason)
    # Linux is asked directly: watchfiles holds the interpreter while it looks at the whole tree
    # (0.4 s for 2,000 folders, in any thread), and ends at the first name that is not UTF-8.
    source = _asked_linux(root) if inotify.is_possible() else _events(root)
    try:
        async with aclosing(source) as events:
            async for changes in events:
                yield changes
    except (OSError, RuntimeError, ValueError, ExceptionGroup) as raised:
        error = _first(raised)
        raise WatchImpossible(_reason(error)) from error


async def _asked_linux(root: bytes) -> AsyncGenerator[frozenset[Changed], None]:
    async with aclosing(inotify.events(root)) as told:
        async for paths in told:
            changes = frozenset(each for path in paths for each in _changed(root, path))
            if changes:
                yield changes


def _first(error: Exception) -> Exception:
    """The error inside the groups that the library's task group wraps around it."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


async def _events(root: bytes) -> AsyncGenerator[frozenset[Changed], None]:
    from watchfiles import awatch  # noqa: PLC0415 - 60 ms that nothing needs before the first scan

    stop = asyncio.Event()
    events = awatch(
        os.fsdecode(root),
        watch_filter=None,
        debounce=DEBOUNCE_MS,
        step=50,
        rust_timeout=500,
        stop_event=stop,
        ignore_permission_denied=True,
    )
    try:
        async for changes in events:
            folders = frozenset(
                changed for _, path in changes for changed in _changed(root, os.fsencode(path))
            )
            if folders:
                yield folders
    finally:
        stop.set()
        await events.aclose()


def _changed(root: bytes, path: bytes) -> list[Changed]:
    """What one event means."""
    if not path.startswith(root):
        return [Changed(root, with_below=True)]
    folder, _, name = path.rpartition(b"/")
    if path == root:
        return [Changed(root, with_below=True)]
    if name in (ignore.NOMEDIA, ignore.NDIGNORE):
        return [Changed(folder, with_below=True)]
    if name.startswith(b".") or b"/." in path[len(root) :]:
        return []
    if formats.extension(name) in _LISTED:
        return [Changed(folder, with_below=False)]
    # It may be a folder, which came, went or was renamed.
    return [Changed(folder, with_below=False), Changed(path, with_below=True)]


def impossible(root: bytes) -> str:
    """Why a folder cannot be watched, "" when it can. Looks at the mount table: not for the
    loop."""
    try:
        kind = _file_system(os.path.realpath(root))
    except OSError:
        return ""
    if kind in _REMOTE:
        return "It is on a network drive, which does not tell of changes."
    return "" if os.path.isdir(root) else "The folder is not there."


def _file_system(path: bytes) -> str:
    """Type of the file system that holds `path`; "" where there is no mount table."""
    best, kind = b"", ""
    try:
        table = Path("/proc/self/mounts").read_bytes()
    except OSError:
        return ""
    for line in table.splitlines():
        parts = line.split(b" ")
        if len(parts) < 3:
            continue
        place = parts[1].replace(b"\\040", b" ").replace(b"\\011", b"\t").rstrip(b"/")
        if (path + b"/").startswith(place + b"/") and len(place) >= len(best):
            best, kind = place, parts[2].decode("ascii", "replace")
    return kind


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "no space left" in text or "limit" in text or "os error 28" in text or "too many" in text:
        return "The system cannot watch that many folders (raise fs.inotify.max_user_watches)."
    if "decode path" in text:
        return "A name in it is not UTF-8, which the watcher cannot handle."
    if isinstance(error, FileNotFoundError) or "no such file" in text:
        return "The folder is not there."
    return "The system cannot watch this folder."
