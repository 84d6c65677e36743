"""Gap keys: an order that lets one thing be put between two others without touching them.

A key is a fraction between 0 and 1, written in base 62 without a trailing zero; the order of the
texts (by code point, SQLite's BINARY) is the order of the fractions. `""` stands for an open end.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MAX_KEY = 20
"""A list in which a new key would be longer than this is keyed anew (see `fill`)."""

_BASE = len(ALPHABET)
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_KEY = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]")
_STEP = _BASE
"""Distance between things appended one by one: leaves room for 61 more between each two."""
_OPEN_DEPTH = 4
"""Digits used at an open end: room for 100,000 steps either way from the middle."""


def is_key(text: str) -> bool:
    """True for what `many_between` can have made."""
    return _KEY.fullmatch(text) is not None


def between(after: str, before: str) -> str:
    """A key between two others; "" is an open end. Raises ValueError unless after < before."""
    return many_between(after, before, 1)[0]


def many_between(after: str, before: str, count: int) -> list[str]:
    """`count` ascending keys between two others, as short as there is room for.

    With both ends given the keys are spread evenly. At an open end they follow each other in small
    steps, so that appending one by one stays cheap: 100,000 appends need 4 letters.
    Raises ValueError unless after < before and both are keys or "".
    """
    if not all(not end or is_key(end) for end in (after, before)):
        raise ValueError("not a key")
    if before and after >= before:
        raise ValueError("no room between these keys")
    is_open = not (after and before)
    depth = _OPEN_DEPTH if is_open else 1
    while (room := _room(after, before, depth)) < (count + 1) * (2 * _STEP if is_open else 1):
        depth += 1
    first = _number(after, depth)
    if not is_open:
        places = [first + room * n // (count + 1) for n in range(1, count + 1)]
    else:
        if not after:
            last = _number(before, depth) if before else room // 2 + _STEP * (count // 2 + 1)
            first = last - _STEP * (count + 1)
        places = [first + _STEP * n for n in range(1, count + 1)]
    return [_text(place, depth) for place in places]


def fill(keys: Sequence[str | None]) -> list[str]:
    """Keys for a whole list in which None marks what has none yet; the known ones are kept.

    Everything is keyed anew when the known keys do not ascend or a new one would exceed MAX_KEY.
    """
    known = [key for key in keys if key is not None]
    if any(not is_key(key) for key in known) or any(
        left >= right for left, right in pairwise(known)
    ):
        return many_between("", "", len(keys))
    filled: list[str] = []
    at = 0
    while at < len(keys):
        key = keys[at]
        if key is not None:
            filled.append(key)
            at += 1
            continue
        end = at
        while end < len(keys) and keys[end] is None:
            end += 1
        new = many_between(
            filled[-1] if filled else "", (keys[end] or "") if end < len(keys) else "", end - at
        )
        if any(len(key) > MAX_KEY for key in new):
            return many_between("", "", len(keys))
        filled += new
        at = end
    return filled


def put_back(
    current: Sequence[int], returning: Collection[int], former: Sequence[int]
) -> list[int]:
    """`current` with the `returning` ids where they stood in the `former` order.

    Each comes behind the nearest of its former predecessors that is still there, so that what has
    changed since then stays. When nothing else has changed, the result is `former` exactly.
    Returning ids that `former` does not know are dropped.
    """
    coming = set(returning)
    staying = [one for one in current if one not in coming]
    here = set(staying)
    behind: dict[int | None, list[int]] = {}
    anchor: int | None = None
    for one in former:
        if one in coming:
            behind.setdefault(anchor, []).append(one)
        elif one in here:
            anchor = one
    order = list(behind.get(None, ()))
    for one in staying:
        order.append(one)
        order += behind.get(one, ())
    return order


def moved_to(current: Sequence[int], moving: Collection[int], at: int) -> list[int]:
    """`current` with the `moving` ids, in their present order, in front of row `at` of `current`.

    `at` counts rows before the move, as a drop target does; out of range means the nearest end.
    """
    going = set(moving)
    at = max(0, min(at, len(current)))
    return [
        *(one for one in current[:at] if one not in going),
        *(one for one in current if one in going),
        *(one for one in current[at:] if one not in going),
    ]


def _room(after: str, before: str, depth: int) -> int:
    last = _number(before, depth) if before else _BASE**depth
    return last - _number(after, depth)


def _number(key: str, depth: int) -> int:
    """The key as a whole number of `depth` digits; a longer one is cut.

    Cutting is safe: a place above a cut lower end differs from it within the digits kept, and the
    same holds below a cut upper end.
    """
    value = 0
    for letter in key[:depth].ljust(depth, "0"):
        value = value * _BASE + _VALUE[letter]
    return value


def _text(number: int, depth: int) -> str:
    letters = []
    for _ in range(depth):
        number, digit = divmod(number, _BASE)
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters)).rstrip("0")
