"""Memory that the window no longer uses goes back to the system."""

import ctypes
import sys
from typing import Any

BIG_BYTES = 256 * 1024
"""Pictures and lists of a million tracks are larger; what is asked for all the time is smaller."""
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""As in malloc.h."""


def give_back() -> bool:
    """Have big blocks returned when they are freed; whether this system's malloc can be told so.

    Left to itself glibc takes larger and larger ones out of its heaps, one for each thread, and
    after ten minutes of use held 150 MB that nobody used (60 % of all).
    """
    mallopt = _glibc("mallopt")
    return bool(mallopt and mallopt(_MMAP_THRESHOLD, BIG_BYTES) and mallopt(_ARENA_MAX, 2))


def trim() -> bool:
    """Give back the pages that lie free between what is used; whether there were any.

    They were 27 of 229 MB after ten minutes of use. Takes some 10 ms, in any thread.
    """
    malloc_trim = _glibc("malloc_trim")
    return bool(malloc_trim and malloc_trim(ctypes.c_size_t(0)))


def _glibc(name: str) -> Any:
    """A function of this system's malloc; None where it has another."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
