"""Playlist files on the disk: reading one with those inside it, and seeing which entries exist.

What is in such a file is told by `domain.playlist_files`. Everything here blocks: call it in a work
thread.
"""

import locale
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from audio2_desktop.domain.playlist_files import (
    MAX_BYTES,
    MAX_ENTRIES,
    Listed,
    Listing,
    format_of,
    holds,
    is_url,
    resolve,
)
from audio2_desktop.domain.playlist_xspf import read
from audio2_desktop.domain.problems import FileUnreadable, NotFound, Problem, Refused

MAX_DEPTH = 5
"""Playlists within playlists."""
MAX_FILES = 1000
"""Playlist files opened for one: a small file could ask for millions."""


@dataclass(slots=True)
class _Reading:
    """What goes along while one playlist file is read."""

    entries: list[Listed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    """(device, inode) of the files being read, from the outermost in: the guard against loops."""
    files: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """A playlist file with the nested ones expanded. All places are absolute paths or URLs."""

    listing: Listing
    problems: tuple[str, ...]
    """Sentences about nested playlists that were left out."""


def load(path: bytes) -> Loaded:
    """Read a playlist file. Raises NotFound, FileUnreadable, Refused."""
    reading = _Reading()
    listing = _one(os.path.abspath(path), reading)
    return Loaded(replace(listing, entries=tuple(reading.entries)), tuple(reading.problems))


def existing(places: Iterable[bytes]) -> bytes:
    """The first place that is a file on this machine; b"" when none is."""
    return next((place for place in places if not is_url(place) and _is_file(place)), b"")


def straight(folder: bytes, roots: Iterable[bytes]) -> tuple[bytes, ...]:
    """Those of `roots` from which the way down to `folder` leads through no link.

    Only within these may a playlist in `folder` use "..", which behind a link leads elsewhere.
    """
    real = os.path.realpath(folder)
    return tuple(
        root
        for root in roots
        if holds(root, folder)
        and os.path.normpath(os.path.join(os.path.realpath(root), os.path.relpath(folder, root)))
        == real
    )


def _one(path: bytes, reading: _Reading) -> Listing:
    kind = format_of(path)
    if kind is None:
        raise Refused("This is not a playlist.")
    data, identity = _content(path)
    if identity in reading.open:
        raise Refused("A playlist contains itself.")
    reading.files += 1
    if reading.files > MAX_FILES:
        raise Refused("A playlist contains more than {count} others.", count=MAX_FILES)
    reading.open.append(identity)
    try:
        listing = read(data, kind, _fallbacks())
        folder = os.path.dirname(path)
        for entry in listing.entries:
            _add(replace(entry, places=tuple(_resolved(entry, folder))), reading)
    finally:
        reading.open.pop()
    return listing


def _add(entry: Listed, reading: _Reading) -> None:
    nested = next((p for p in entry.places if format_of(p) and not is_url(p) and _is_file(p)), b"")
    if not nested:
        if len(reading.entries) >= MAX_ENTRIES:
            raise Refused("This playlist has more than {count} entries.", count=MAX_ENTRIES)
        reading.entries.append(entry)
        return
    if len(reading.open) >= MAX_DEPTH:
        reading.problems.append(f"{_shown(nested)}: playlists are nested too deeply.")
        return
    try:
        _one(nested, reading)
    except Problem as problem:
        if reading.files > MAX_FILES:
            raise
        reading.problems.append(f"{_shown(nested)}: {problem}")


def _resolved(entry: Listed, folder: bytes) -> Iterator[bytes]:
    for place in entry.places:
        path = resolve(place, folder)
        yield path
        if is_url(place) or os.path.isabs(place):
            continue
        raw = os.path.join(folder, place)
        if raw != path and b".." in raw:  # ".." behind a link leads elsewhere than the text says
            yield os.path.realpath(raw)


def _content(path: bytes) -> tuple[bytes, tuple[int, int]]:
    try:
        if not _is_file(path) and os.path.lexists(path):
            raise FileUnreadable(path=_shown(path), reason="it is not a file")
        with open(path, "rb") as file:
            about = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise NotFound("playlist", _shown(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileUnreadable(path=_shown(path), reason=reason) from error
    return data, (about.st_dev, about.st_ino)


def _is_file(path: bytes) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def _fallbacks() -> tuple[str, ...]:
    own = locale.getpreferredencoding(False)  # noqa: FBT003 - the library's own signature
    return tuple(dict.fromkeys((own, "cp1252")))


def _shown(path: bytes) -> str:
    return os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")
