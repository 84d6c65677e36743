"""Reading one file: the first reader, then the second, then a clear reason. Runs in reader
processes."""

import errno
import os
import stat as modes
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO, TypeVar

from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.domain.tag_rules import DEFAULT_RULES, TagRules, file_tags
from audio2_desktop.media import first_reader, lean, payload, second_reader
from audio2_desktop.media.contents import Contents, Unreadable
from audio2_desktop.media.dialects.common import bounded_json

T = TypeVar("T")

GONE = "The file was gone before it could be read."

_DISK_ERRORS = frozenset((errno.EIO, errno.ESTALE, errno.ENXIO, errno.ENODEV))
"""The disk fails, not the file's structure."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


def read(path: bytes, rules: TagRules = DEFAULT_RULES) -> ScannedFile:
    """Everything about the file at `path`; never raises for what a file may hold.

    Size and time are those at the moment of opening, so that a file that changes while it is read
    is read again at the next scan. About half of what mutagen alone takes, for plain files.
    """
    name = os.path.basename(path)
    try:
        # Not blocking: the name may have become a pipe since the folder was listed.
        fd = os.open(path, _FLAGS)
    except OSError as error:
        return _problem(name, _reason(error))
    try:
        return _read_open(fd, name, rules)
    except OSError as error:
        return _problem(name, _reason(error))
    finally:
        os.close(fd)


def raw_tags(path: bytes) -> Mapping[str, Sequence[str]]:
    """The raw tags of the file at `path`, none of them cut; {} when nobody can read it."""
    try:
        fd = os.open(path, _FLAGS)
    except OSError:
        return {}
    try:
        stat = os.fstat(fd)
        if not modes.S_ISREG(stat.st_mode):
            return {}
        found = payload.layout(fd, stat.st_size, os.path.basename(path))
        return (lean.read(fd, stat.st_size, found) or _contents(fd, found)).raw
    except (OSError, MemoryError, Unreadable):
        return {}
    finally:
        os.close(fd)


def _read_open(fd: int, name: bytes, rules: TagRules) -> ScannedFile:
    stat = os.fstat(fd)
    if not modes.S_ISREG(stat.st_mode):
        return _problem(name, "This is not a regular file.")
    where = (name, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev)
    if not stat.st_size:
        return ScannedFile(*where, problem="The file is empty.")
    found = payload.layout(fd, stat.st_size, name)
    try:
        contents = lean.read(fd, stat.st_size, found) or _contents(fd, found)
    except Unreadable as reason:
        return ScannedFile(*where, problem=str(reason))
    except MemoryError:
        return ScannedFile(*where, problem="The file asks for more memory than a sound file may.")
    return ScannedFile(
        *where,
        audio=contents.audio,
        tags=file_tags(contents.raw, rules),
        raw_json=bounded_json(contents.raw),
        audio_key=payload.key_of(fd, found),
        pictures=min(contents.pictures, 1000),
    )


def _contents(fd: int, found: payload.Layout) -> Contents:
    with open(fd, "rb", closefd=False) as file:
        return _by_libraries(file, found)


def _by_libraries(file: BinaryIO, found: payload.Layout) -> Contents:
    first = _quietly(lambda: first_reader.read(file, found))
    if first is not None and first.audio.length_ms and first.audio.sample_rate:
        return first
    try:
        second = second_reader.read(file)
    except Unreadable:
        if first is None or not first.audio.sample_rate:
            raise
        return first
    if first is not None:
        loose = first.raw, first.pictures
    else:
        loose = _quietly(lambda: first_reader.loose_tags(file, found)) or ({}, 0)
    if loose[0]:
        second.raw, second.pictures = {**second.raw, **loose[0]}, max(second.pictures, loose[1])
    return second


def _quietly(attempt: Callable[[], T | None]) -> T | None:
    """The first reader's result; None when it fails, which it does in any way for a damaged
    file."""
    try:
        return attempt()
    except OSError as error:
        if error.errno in _DISK_ERRORS:
            raise
        return None
    except Exception:  # noqa: BLE001 - mutagen raises IndexError, struct.error ...: the next reader's turn
        return None


def _problem(name: bytes, reason: str) -> ScannedFile:
    return ScannedFile(name, 0, 0, 0, 0, problem=reason)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return GONE
        case PermissionError():
            return "Audio2 is not allowed to read this file."
        case _:
            return f"The file cannot be read: {error.strerror or 'the disk reports an error'}."
