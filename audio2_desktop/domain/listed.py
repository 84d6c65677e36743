"""A list of albums, artists, genres or composers as a grid shows it: in order, in groups, with the
places one can jump to."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

NO_LETTER = ord("#")
"""The group of names that begin with a digit or a sign."""


class Grouping(StrEnum):
    """What cards may stand together by; the names are saved in settings."""

    NONE = "none"
    DECADE = "decade"
    GENRE = "genre"
    """Of the first track that has one: an album stands in one group."""
    LETTER = "letter"
    """Of the artist where artists order the list, else of the title or name."""
    ARTIST = "artist"


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours in a list. key: a decade ("1990", 0 for none), a letter's code, an id."""

    key: int
    name: str
    """Of a genre or an artist; "" where the key says all."""
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a list to jump to: a letter's code or a decade, and the first row."""

    key: int
    first: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Identities in order; `values`, as long, say what they are ordered by: letters' codes for
    names, else years, times, counts. Without values the order is one of those with no number."""

    ids: "array[int]"
    values: "array[int]" = field(default_factory=lambda: array("q"))
    groups: tuple[Group, ...] = ()
    marks: tuple[Mark, ...] = ()


def runs(keys: Iterable[int]) -> list[tuple[int, int, int]]:
    """(key, first, count) of neighbours with one key. 5 ms for 100,000."""
    found, first = [], 0
    for key, run in groupby(keys):
        count = sum(1 for _ in run)
        found.append((key, first, count))
        first += count
    return found


def letter_marks(codes: Iterable[int]) -> tuple[Mark, ...]:
    """One mark a letter, at its first row."""
    firsts: dict[int, int] = {}
    for key, first, _ in runs(codes):
        firsts.setdefault(key, first)
    return tuple(Mark(key, first) for key, first in firsts.items())


def decade_marks(years: Iterable[int]) -> tuple[Mark, ...]:
    """One mark a decade of years in order; what has no year has the mark 0."""
    return letter_marks(decade_of(year) for year in years)


def decade_of(year: int) -> int:
    """1994 -> 1990; 0 is no year."""
    return year // 10 * 10


def mark_at(marks: Sequence[Mark], row: int) -> int:
    """Which of the marks a row belongs to, -1 without any."""
    last = -1
    for at, mark in enumerate(marks):
        if mark.first > row:
            break
        last = at
    return last


def letter_of(code: int) -> str:
    """What is shown for a letter's code: "A", "#", "あ"."""
    return chr(code).upper() if code > 0 else chr(NO_LETTER)


def letter_code(first: int) -> int:
    """The code of the letter that a sort key beginning with the character `first` stands under:
    one for each letter of an alphabet, one together for kana, hangul and Chinese characters,
    NO_LETTER for all signs. `storage.listing` says the same in SQL."""
    if ord("a") <= first <= ord("z") or 0xDF <= first < 0x2000 or 0x2C00 <= first < 0x2E00:
        return first
    for low, high, code in SCRIPTS:
        if low <= first <= high:
            return code
    return NO_LETTER


SCRIPTS = (
    (0x3040, 0x30FF, 0x3042),
    (0x31F0, 0x31FF, 0x3042),
    (0xAC00, 0xD7AF, 0xAC00),
    (0x3400, 0x9FFF, 0x6587),
    (0xF900, 0xFAFF, 0x6587),
)
"""Writing with too many signs for a mark each: from, to, and the sign that stands for all."""
