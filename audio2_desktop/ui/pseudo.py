"""Languages made of English, that show what a real one would break: texts that are 40 % longer, and
texts from right to left. For tests and pictures."""

import re

_HOLE = re.compile(r"(%L?n|\{\w+\}|&&?)")
_ACCENTS = str.maketrans(
    "aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "åçéĝĥîĵķļñöŕšţûŵýžÅÇÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ"
)
LONGER = 0.4
_RTL_BEGIN, _RTL_END = "\u202e", "\u202c"
_MARK = "\u200f"


def longer(text: str) -> str:
    """The text with accents and 40 % more letters, a third of them as further words; places for
    values stay as they are."""
    own = sum(len(part) for part in _HOLE.split(text)[::2])
    more = round(own * LONGER) if own > 1 else 0
    accented = "".join(
        part if at % 2 else part.translate(_ACCENTS) for at, part in enumerate(_HOLE.split(text))
    )
    return accented + _padding(more)


def _padding(count: int) -> str:
    if count < 5:
        return "ö" * count
    words = []
    while count > 0:
        size = min(count, 7)
        words.append("ö" * max(1, size - 1))
        count -= size
    return " " + " ".join(words)


def mirrored(text: str) -> str:
    """The text with each word from right to left."""
    parts = []
    for at, part in enumerate(_HOLE.split(text)):
        if at % 2:
            parts.append(part)
        else:
            parts += [_turned(word) for word in re.split(r"(\s+)", part)]
    return "".join(parts)


def _turned(word: str) -> str:
    if not any(sign.isalpha() for sign in word):
        return word
    return f"{_MARK}{_RTL_BEGIN}{word}{_RTL_END}{_MARK}"
