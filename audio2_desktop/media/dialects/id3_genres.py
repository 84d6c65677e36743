"""Genres of ID3: numbers, numbers in brackets, and names."""

import re
from functools import lru_cache

from mutagen.id3 import TCON

_ALL: tuple[str, ...] = tuple(TCON.GENRES)


def by_number(number: int) -> str:
    """Name of an ID3v1 genre; "" for an unknown number."""
    return _ALL[number] if 0 <= number < len(_ALL) else ""


def genre_names(values: list[str]) -> list[str]:
    """Genres of a TCON frame: "(17)", "17" and "(17)Rock" all name genre 17; a name stays a
    name."""
    found: list[str] = []
    for value in values:
        if value.isalpha():
            found += ({"CR": "Cover", "RX": "Remix"}.get(value, value),)
        elif value:
            found += _references(value)
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _references(value: str) -> tuple[str, ...]:
    if value.isdecimal() and value.isascii():
        return (by_number(int(value[:6])) or value,)
    if not value.startswith("("):
        return (value,)
    found: list[str] = []
    rest = value
    while match := re.match(r"\(([0-9]{1,5}|RX|CR)\)", rest):
        code = match[1]
        found.append({"CR": "Cover", "RX": "Remix"}.get(code) or by_number(int(code)))
        rest = rest[match.end() :]
    if rest.startswith("(("):
        rest = rest[1:]
    return tuple(dict.fromkeys(name for name in (*found, rest) if name))
