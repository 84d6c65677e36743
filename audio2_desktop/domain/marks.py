"""Which rows of a list are wanted, as one byte a row.

What another order of a million rows makes of a large selection: a megabyte, where ranges would be
hundreds of thousands.
"""

from array import array

_CHUNK = 20_000
"""Rows looked at in one go; in between, other threads may have the interpreter."""


def marks(wanted: "array[int]", rows: "array[int]") -> bytearray:
    """1 for each row whose identity is wanted, else 0. About 0.2 s for a million: in a thread."""
    known: set[int] = set()
    for at in range(0, len(wanted), _CHUNK):
        known.update(wanted[at : at + _CHUNK])
    found = bytearray()
    for at in range(0, len(rows), _CHUNK):
        found += bytes(map(known.__contains__, rows[at : at + _CHUNK]))
    return found
