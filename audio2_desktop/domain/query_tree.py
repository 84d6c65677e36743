"""The tree of a question about tracks, and its text.

`domain.query` makes trees of text, `storage.query_sql` makes SQL of trees, smart playlists keep
their text. Every node is a claim about one track. What a claim means exactly is written here, so
that all who answer it agree.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audio2_desktop.domain.query_fields import (
    Field,
    State,
    ages_text,
    dates_text,
    numbers_text,
)
from audio2_desktop.domain.units import Stamp


@dataclass(frozen=True, slots=True)
class Node:
    """Base of all claims."""


@dataclass(frozen=True, slots=True)
class Word(Node):
    """Title, artist, album or the further names of a track have this.

    The words of `text` stand side by side in one of them; the last may be the beginning of a word.
    A name key that fits counts too (domain.query_text.key_range).
    """

    text: str


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """As Word, but the last word is whole."""

    text: str


@dataclass(frozen=True, slots=True)
class TextIs(Node):
    """A field of names has this text; `is_whole` as the difference between Word and Phrase.

    For `folder` the text is a part of the folder's path, wherever.
    """

    field: Field
    text: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Between(Node):
    """A number lies in low..high, both included; None leaves a side open.

    Unit: years, plays, kbit/s, seconds, and for ratings 0..100. An unknown number (0 of year,
    bitrate and length) lies only in 0..0.
    """

    field: Field
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Age(Node):
    """It happened at least `low` and less than `high` days ago; never happened is no age."""

    field: Field
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Dated(Node):
    """It happened at or after `low` and before `high`; both are midnights in UTC."""

    field: Field
    low: Stamp | None
    high: Stamp | None


@dataclass(frozen=True, slots=True)
class Never(Node):
    """It has not happened yet."""

    field: Field


@dataclass(frozen=True, slots=True)
class Is(Node):
    """The track is in this state."""

    state: State


@dataclass(frozen=True, slots=True)
class And(Node):
    """All of two or more claims hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """One of two or more claims holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """The claim does not hold."""

    part: Node


def all_of(parts: Iterable[Node | None]) -> Node | None:
    """One claim of many, None (anything) of none."""
    return _joined(And, parts)


def any_of(parts: Iterable[Node | None]) -> Node | None:
    """One claim that holds when any of `parts` does."""
    return _joined(Or, parts)


def _joined(kind: type[And] | type[Or], parts: Iterable[Node | None]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.parts)
        elif part is not None:
            flat.append(part)
    if len(flat) > 1:
        return kind(tuple(flat))
    return flat[0] if flat else None


def negated(node: Node) -> Node:
    """The opposite claim; a double no is a yes."""
    return node.part if isinstance(node, Not) else Not(node)


def to_text(node: Node | None) -> str:
    """Text that `domain.query.parse` makes this tree of; "" for None."""
    match node:
        case And(parts):
            return " ".join(_as_operand(part, And) for part in parts)
        case Or(parts):
            return " or ".join(_as_operand(part, Or) for part in parts)
        case Not(part):
            inner = _as_operand(part, Not)
            return f"-{inner}" if inner[0].isalnum() or inner[0] in '("' else f"not {inner}"
        case None:
            return ""
        case _:
            return _claim_text(node)


def _as_operand(node: Node, inside: type[Node]) -> str:
    text = to_text(node)
    needs_brackets = isinstance(node, Or) or (isinstance(node, And | Not) and inside is Not)
    return f"({text})" if needs_brackets or (isinstance(node, And) and inside is Or) else text


def _claim_text(node: Node) -> str:
    match node:
        case Word(text):
            return text if _is_plain(text) else f"{_quoted(text)}*"
        case Phrase(text):
            return _quoted(text)
        case TextIs(field, text, is_whole):
            if is_whole:
                return f"{field}:{_quoted(text)}"
            return f"{field}:{text if _is_plain_value(text) else _quoted(text) + '*'}"
        case Between(field, low, high):
            return f"{field}:{numbers_text(field, low, high)}"
        case Age(field, low, high):
            return f"{field}:{ages_text(low, high)}"
        case Dated(field, low, high):
            return f"{field}:{dates_text(low, high)}"
        case Never(field):
            return f"{field}:never"
        case Is(state):
            return f"is:{state}"
        case _:  # pragma: no cover - all kinds are above
            raise TypeError(node)


_KEYWORDS = frozenset(("and", "or", "not"))
_FIELD_LIKE = re.compile(r"[^\W\d_]+:")
_OPENING = frozenset('"“”„()-')


def _is_plain(text: str) -> bool:
    return text.lower() not in _KEYWORDS and _is_plain_value(text) and not _FIELD_LIKE.match(text)


def _is_plain_value(text: str) -> bool:
    return bool(text) and text[0] not in _OPENING and not re.search(r"[\s()]", text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
