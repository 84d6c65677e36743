"""Files replaced as a whole: the old one or the new one is there, never half of one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from audio2_desktop.domain.problems import Broken, DiskFull, Problem, Refused

_FULL = (errno.ENOSPC, errno.EDQUOT)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
NEW |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a file is opened that nobody else has made."""


def create(path: bytes, data: bytes) -> None:
    """`data` as a new file, whole or not at all. Raises Refused when there is one of this name,
    DiskFull, Broken. Blocks: call it in a work thread.
    """
    try:
        with replacing(path, is_new=True) as file:
            file.write(data)
    except FileExistsError as error:
        name = os.fsdecode(os.path.basename(path)).encode("utf-8", "replace").decode("utf-8")
        raise Refused("There is a file {name} already.", name=name) from error
    except OSError as error:
        raise as_problem(error, path) from error


def replace(path: bytes, data: bytes) -> None:
    """`data` in place of `path`, as by `replacing`; missing folders are made.

    Raises DiskFull, Broken. Blocks: call it in a work thread.
    """
    try:
        os.makedirs(os.path.dirname(os.path.realpath(path)), exist_ok=True)
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise as_problem(error, path) from error


@contextmanager
def replacing(path: bytes, *, is_synced: bool = True, is_new: bool = False) -> Iterator[BinaryIO]:
    """A new file that takes the place of `path` when the block ends well, and is gone otherwise.

    A link at `path` is followed, permissions of an older file stay. The file lies beside its target
    under a name that nobody can foresee, so that no link planted there is followed and two writers
    do not share it. is_synced: wait until the disk holds file and name; without it a power cut may
    leave an empty file. is_new: never in place of a file or link that is there. Raises OSError.
    Blocks.
    """
    if is_new and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    import secrets  # noqa: PLC0415 - 4 ms, and settings are read before the first paint

    part = os.path.join(folder, b".audio2-%s.part" % secrets.token_hex(8).encode())
    mode = _mode(target)
    fd = os.open(part, NEW, 0o666)
    try:
        with open(fd, "wb") as file:
            yield file
            file.flush()
            if mode is not None:
                os.chmod(part, mode)
            if is_synced:
                os.fsync(file.fileno())
        if is_new:
            _take_free_name(part, target)
        else:
            os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    if is_synced:
        sync_folder(folder)


def _take_free_name(part: bytes, target: bytes) -> None:
    """Rename, unless somebody has made a file of this name meanwhile: raises FileExistsError."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # no links on this disk (FAT): a look before the rename has to do
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target) from None
        os.rename(part, target)
    else:
        os.unlink(part)


def sync_folder(folder: bytes) -> None:
    """Wait until the disk holds the names in it; where the system knows no such thing a new name
    may come later, but whole."""
    with suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _mode(path: bytes) -> int | None:
    try:
        return os.stat(path).st_mode & 0o7777
    except FileNotFoundError:
        return None


def as_problem(error: OSError, path: bytes) -> Problem:
    """What a failed write means to the user."""
    name = os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")
    if error.errno in _FULL:
        return DiskFull(path=name)
    return Broken("Writing {name}", error.strerror or str(error), name=name)
