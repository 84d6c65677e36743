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
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """One line of text. ASCII without control characters takes a fast path."""
    if len(text) > MAX_TEXT:
        text = text[: MAX_TEXT + 200]
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", _BREAKS.sub(" ", _UNWANTED.sub("", text)))
    return text.strip()[:MAX_TEXT]


def clean_lines(text: str) -> str:
    """Text that may have several lines, as comments do; at most MAX_COMMENT characters."""
    text = text[: MAX_COMMENT * 2].replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text)).strip()[:MAX_COMMENT]


def clean_all(values: Iterable[str]) -> tuple[str, ...]:
    """The values that are not empty, in order, each once, at most MAX_VALUES."""
    found = dict.fromkeys(clean(value) for value in values)
    found.pop("", None)
    return tuple(found) if len(found) <= MAX_VALUES else tuple(found)[:MAX_VALUES]
