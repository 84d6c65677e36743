"""Files replaced as a whole: the old one or the new one is there, never half of one."""

import errno
import os
from contextlib import suppress

from audio2_desktop.domain.problems import Broken, DiskFull, Problem

_FULL = (errno.ENOSPC, errno.EDQUOT)


def replace(path: bytes, data: bytes) -> None:
    """`data` in place of `path`; a link is followed, permissions stay, missing folders are made.

    Written under a temporary name, synced, renamed. Raises DiskFull, Broken. Blocks: call it in a
    work thread.
    """
    target = os.path.realpath(path)
    # a name of its own: two writers of one file must not share it
    part = b"%s.%d.part" % (
        target[:-20] if len(os.path.basename(target)) > 230 else target,
        os.getpid(),
    )
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        mode = _mode(target)
        with open(part, "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                os.chmod(part, mode)
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as error:
        with suppress(OSError):
            os.unlink(part)
        raise as_problem(error, path) from error


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
    return Broken(what=f"Writing {name}", reason=error.strerror or str(error))
