"""Text of a question cut into signs and words, each with its place."""

import re
from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.query_fields import Field


class Sort(StrEnum):
    """Kinds of tokens."""

    WORD = "word"
    QUOTED = "quoted"
    FIELD = "field"
    """`name:` of a field that exists; its value follows."""
    OPEN = "("
    CLOSE = ")"
    MINUS = "-"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from `start` to before `end`."""

    sort: Sort
    start: int
    end: int
    text: str
    """The word, the content of the quotes, the name of the field."""
    is_closed: bool = True
    """False for quotes whose end has not been typed."""
    is_prefix: bool = False
    """Quotes with a star behind them: the last word may go on."""


QUOTES = '"“”„'
FIELD_NAME = re.compile(r"([^\W\d_]+):")
_WORD = re.compile(r"[^\s()]+")
_QUOTED = {
    is_straight: re.compile(rf"[{QUOTES}]((?:[^{ends}\\]|\\.|\\$)*)([{ends}]?)(\*?)", re.DOTALL)
    for is_straight, ends in ((True, '"'), (False, '"“”'))
}
"""Quotes that begin straight may hold curly ones."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPACE = re.compile(r"\s*")


def field_named(name: str) -> Field | None:
    """The field of that name in any case, or None."""
    try:
        return Field(name.lower())
    except ValueError:
        return None


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens in order. Any text has some reading."""
    found: list[Token] = []
    at = _after_space(text, 0)
    while at < len(text):
        token = _token(text, at, is_value=bool(found) and found[-1].sort is Sort.FIELD)
        found.append(token)
        at = _after_space(text, token.end)
    return tuple(found)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None  # it may be empty
    return match.end()


def _token(text: str, at: int, *, is_value: bool) -> Token:
    sign = text[at]
    if sign in "()":
        return Token(Sort(sign), at, at + 1, sign)
    if sign in QUOTES:
        return _quoted(text, at)
    if not (is_value and text[at - 1] == ":"):
        behind = text[at + 1 : at + 2]
        if sign == "-" and (behind.isalnum() or (behind and behind in QUOTES + "(")):
            return Token(Sort.MINUS, at, at + 1, sign)
        name = FIELD_NAME.match(text, at)
        if name and (field := field_named(name[1])):
            return Token(Sort.FIELD, at, name.end(), field)
    word = _WORD.match(text, at)
    assert word is not None  # neither space nor bracket
    return Token(Sort.WORD, at, word.end(), word[0])


def _quoted(text: str, at: int) -> Token:
    match = _QUOTED[text[at] == '"'].match(text, at)
    assert match is not None  # the opening sign is enough
    content = _ESCAPED.sub(r"\1", match[1])
    is_closed = bool(match[2])
    return Token(Sort.QUOTED, at, match.end(), content, is_closed, bool(match[3]) or not is_closed)
