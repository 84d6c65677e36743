"""Completions of field names and values while a question is typed.

Values of names (artists, albums ...) lie in the database: `wanted_value` says what to ask there,
the answer goes into `complete`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from audio2_desktop.domain.query_fields import (
    TEXT_FIELDS,
    Field,
    State,
)
from audio2_desktop.domain.query_tokens import Sort, Token, tokens

MAX_COMPLETIONS = 8


class CompletionKind(StrEnum):
    """What is completed."""

    FIELD = "field"
    VALUE = "value"
    STATE = "state"
    EXAMPLE = "example"
    """Of a number or time: shows the form, is no real value."""


@dataclass(frozen=True, slots=True)
class Completion:
    """`text[start:end]` is replaced by `insert`; `label` is shown."""

    start: int
    end: int
    insert: str
    label: str
    kind: CompletionKind


@dataclass(frozen=True, slots=True)
class WantedValue:
    """The part of a value in front of the cursor; `prefix` may be ""."""

    field: Field
    prefix: str
    start: int
    end: int


_VALUES = (Sort.WORD, Sort.QUOTED)
_EXAMPLES: dict[Field, tuple[str, ...]] = {
    Field.YEAR: ("1990..1999", ">=2000", "1984"),
    Field.RATING: (">=4", "5", "3..4.5", "0"),
    Field.PLAYS: ("0", ">=10", "1..5"),
    Field.LENGTH: ("<3:00", ">10m", "3:30..5:00"),
    Field.BITRATE: (">=320", "<192"),
    Field.ADDED: ("<2w", "<3m", ">1y", "2024-05"),
    Field.LASTPLAYED: ("<2w", ">1y", "never"),
}


def wanted_value(text: str, cursor: int) -> WantedValue | None:
    """The field of names whose value is typed at `cursor`, or None."""
    wanted = _value_at(tokens(text), cursor, text)
    return wanted if wanted and wanted.field in TEXT_FIELDS else None


def complete(text: str, cursor: int, values: Sequence[str] = ()) -> tuple[Completion, ...]:
    """What may stand at `cursor`, best first; at most MAX_COMPLETIONS.

    values: answer to `wanted_value`, best first.
    """
    cut = tokens(text)
    wanted = _value_at(cut, cursor, text)
    if wanted is not None:
        found = _values(wanted, values)
    else:
        word = _token_at(cut, cursor)
        found = _fields(word, text[word.start : cursor]) if word else []
    return tuple(found[:MAX_COMPLETIONS])


def _token_at(cut: Sequence[Token], cursor: int) -> Token | None:
    """The token that ends at the cursor or goes on behind it."""
    return next((token for token in cut if token.start < cursor <= token.end), None)


def _value_at(cut: Sequence[Token], cursor: int, text: str) -> WantedValue | None:
    for name, value in pairwise((*cut, None)):
        if name is None or name.sort is not Sort.FIELD or cursor < name.end:
            continue
        field = Field(name.text)
        if value and value.sort in _VALUES and value.start <= cursor <= value.end:
            prefix = text[value.start : cursor].lstrip('"“”„').rstrip('"“”*')
            return WantedValue(field, prefix, value.start, value.end)
        if cursor == name.end:
            return WantedValue(field, "", cursor, cursor)
    return None


def _fields(word: Token, typed: str) -> list[Completion]:
    if word.sort is not Sort.WORD:
        return []
    return [
        Completion(word.start, word.end, f"{field}:", f"{field}:", CompletionKind.FIELD)
        for field in Field
        if field.startswith(typed.lower())
    ]


def _values(wanted: WantedValue, values: Sequence[str]) -> list[Completion]:
    typed = wanted.prefix.lower()
    if wanted.field in TEXT_FIELDS:
        kind, shown = CompletionKind.VALUE, list(dict.fromkeys(values))
    elif wanted.field is Field.IS:
        kind, shown = CompletionKind.STATE, [str(state) for state in State]
    else:
        kind, shown = CompletionKind.EXAMPLE, list(_EXAMPLES[wanted.field])
    if kind is not CompletionKind.VALUE:
        shown = [value for value in shown if value.startswith(typed)]
    return [
        Completion(wanted.start, wanted.end, _insertable(value), value, kind) for value in shown
    ]


def _insertable(value: str) -> str:
    """A value as it must be typed: quoted when it is more than one plain word."""
    if any(sign.isspace() or sign in '()"“”„\\' for sign in value) or value.startswith("-"):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return value
