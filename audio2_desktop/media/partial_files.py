"""Where the copy of a file is made that will take its place: always the same, so that what a
killed process left there is found; hidden, and with no name of music."""

import hashlib
import os
from contextlib import suppress


def part_of(path: bytes) -> bytes:
    """The place beside the file, or beside that to which it is a link."""
    folder, name = os.path.split(os.path.realpath(path))
    return os.path.join(
        folder, b".audio2-%s.part" % hashlib.blake2b(name, digest_size=8).hexdigest().encode()
    )


def remove(path: bytes) -> None:
    """Take away what was left for a file. Blocks: call it in a work thread."""
    with suppress(OSError):
        os.unlink(part_of(path))
