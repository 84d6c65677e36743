"""Text from tags made safe to show and to compare: NFC, trimmed, bounded, without invisible
tricks."""

import re
import unicodedata
from collections.abc import Iterable

MAX_TEXT = 1000
"""Characters of a title, a name, any single line."""
MAX_COMMENT = 4000
MAX_VALUES = 100
"""Values of one field: nothing has 10,000 genres."""

# Control characters, embeddings, overrides and isolates of direction, lone surrogates. Line breaks
# are handled apart.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
# Spaces, joiners, fillers and marks of the kind that has no shape of its own.
_VISIBLE = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """One line of text, empty where nothing of it can be seen. ASCII without control characters
    takes a fast path."""
    if len(text) > MAX_TEXT:
        text = text[: MAX_TEXT + 200]
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", _BREAKS.sub(" ", _UNWANTED.sub("", text)))
    text = text.strip()[:MAX_TEXT]
    return "" if is_blank(text) else text


def is_blank(text: str) -> bool:
    """Whether a trimmed text is made of characters without a shape only."""
    return not text.isascii() and _VISIBLE.search(text) is None


def clean_lines(text: str) -> str:
    """Text that may have several lines, as comments do; at most MAX_COMMENT characters."""
    text = text[: MAX_COMMENT * 2].replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()[:MAX_COMMENT]


def clean_all(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, in order, each once, at most MAX_VALUES."""
    found = dict.fromkeys(clean(value) for value in values)
    found.pop("", None)
    return tuple(found) if len(found) <= MAX_VALUES else tuple(found)[:MAX_VALUES]
