"""Which rows of a list are wanted, as one byte a row.

What another order of a million rows makes of a large selection: a megabyte, where ranges would be
hundreds of thousands. All of it in small steps, so that other threads may have the interpreter: a
set of a million would hold it for 50 ms whenever it grows.
"""

from array import array

_CHUNK = 20_000


def of_ids(ids: "array[int]") -> bytearray:
    """1 at the place of each id (above zero, not much larger than there are tracks), else 0."""
    chunks = range(0, len(ids), _CHUNK)
    most = max((max(ids[at : at + _CHUNK]) for at in chunks), default=-1)
    flags = bytearray(most + 1)
    for at in chunks:
        for one in ids[at : at + _CHUNK]:
            flags[one] = 1
    return flags


def marks(wanted: "array[int]", rows: "array[int]") -> bytearray:
    """1 for each row whose identity is wanted, else 0; captions (below zero) never are. About 0.2 s
    for a million: in a thread."""
    known = of_ids(wanted)
    end, found = len(known), bytearray()
    for at in range(0, len(rows), _CHUNK):
        found += bytes([0 < one < end and known[one] for one in rows[at : at + _CHUNK]])
    return found


def without(ids: "array[int]", some: "array[int]") -> "array[int]":
    """`ids` without `some`, in their order."""
    known = of_ids(some)
    end, found = len(known), array("q")
    for at in range(0, len(ids), _CHUNK):
        found.extend([one for one in ids[at : at + _CHUNK] if one >= end or not known[one]])
    return found
