"""Memory that the window no longer uses goes back to the system."""

import ctypes
import sys

BIG_BYTES = 256 * 1024
"""Pictures and lists of a million tracks are larger; what is asked for all the time is smaller."""
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""As in malloc.h."""


def give_back() -> bool:
    """Have big blocks returned when they are freed; whether this system's malloc can be told so.

    Left to itself glibc takes larger and larger ones out of its heaps, one for each thread, and
    after ten minutes of use held 150 MB that nobody used (60 % of all).
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_MMAP_THRESHOLD, BIG_BYTES) and mallopt(_ARENA_MAX, 2))
