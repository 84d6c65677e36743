"""How well a few typed letters fit a name: for pickers of commands, pages and settings.

Not for the library, which is searched by its index.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from audio2_desktop.domain.names import fold

BEGINS, WORDS, LETTERS = 0, 1, 2
"""The name begins with what was typed; its words do; it has the letters in their order."""


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """Smaller is better. gap: letters passed over between those that fit."""

    rank: int
    gap: int
    length: int


def fit(name: str, typed: str) -> Fit | None:
    """How `typed` fits `name`, both in any case and with any accents; None when it does not.

    Words may be in any order: "rate 4" fits "4 stars: rate". Letters alone must begin at a word.
    """
    wanted, (known, words) = fold(typed), _known(name)
    if known.startswith(wanted):
        return Fit(BEGINS, 0, len(known))
    if not any(word.startswith(wanted[0]) for word in words):
        return None
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return Fit(WORDS, 0, len(known))
    gap = _gap(words, wanted.replace(" ", ""))
    return None if gap is None else Fit(LETTERS, gap, len(known))


_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2048)
def _known(name: str) -> tuple[str, tuple[str, ...]]:
    """Folded, and its words: the same few hundred names are compared at every keystroke."""
    folded = fold(name)
    return folded, tuple(_WORD.findall(folded))


def _gap(words: Sequence[str], letters: str) -> int | None:
    """Letters passed over, when each word gives none or its first ones: "gta" of "go to album"."""
    gaps = {0: 0}
    """The least gap for so many letters used."""
    for word in words:
        after = {used: gap + len(word) for used, gap in gaps.items()}
        for used, gap in gaps.items():
            taken = 0
            while word[taken : taken + 1] == letters[used + taken : used + taken + 1] != "":
                taken += 1
                cost = gap + len(word) - taken
                after[used + taken] = min(cost, after.get(used + taken, cost))
        gaps = after
    return gaps.get(len(letters))
