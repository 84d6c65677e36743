"""The query language: one line of text that says which tracks are meant.

    halden coast                     words, the last letters may be missing
    "sigur rós"  -live               whole words side by side; not
    artist:halden year:1990..1999    fields, in any case; values may be quoted
    rating:>=4 added:<2w plays:0     numbers, ranges open at either side, times (d w m y)
    is:favourite or (genre:rock not genre:pop)   or genre:(rock or pop)

The same language is used by the search box, the filter of every list and smart playlists. Reading
never fails: what makes no sense is an error with its place and is looked for as plain words; what
is only half typed is left out.
"""

from dataclasses import dataclass

from audio2_desktop.domain.query_fields import (
    TEXT_FIELDS,
    TIME_FIELDS,
    Field,
    Flaw,
    Unfinished,
    nearest,
    read_numbers,
    read_times,
    state_named,
    unknown_field,
)
from audio2_desktop.domain.query_text import storable
from audio2_desktop.domain.query_tokens import FIELD_NAME, Sort, Token, tokens
from audio2_desktop.domain.query_tree import (
    Age,
    And,
    Between,
    Dated,
    Is,
    Never,
    Node,
    Phrase,
    TextIs,
    Word,
    all_of,
    any_of,
    negated,
)
from audio2_desktop.domain.units import Stamp

MAX_TEXT = 2000
"""Characters read; the rest is cut off with an error."""
MAX_TERMS = 64
MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class QueryError:
    """Something that makes no sense, at `start` to before `end` of the text.

    `key` names the sentence for translation, `text` is it in English; `suggestion` replaces the
    name of the field or state, "" when there is none.
    """

    key: str
    start: int
    end: int
    text: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What a text means. `tree` is None when it restricts nothing."""

    text: str
    tree: Node | None
    errors: tuple[QueryError, ...] = ()
    is_unfinished: bool = False
    """True while a quote, bracket or value has no end yet; a reason for patience, not an error."""
    is_bare: bool = True
    """Only words: no field, quote or minus. Words such as "or" are then more likely part of a
    name than an operator."""

    @property
    def is_words(self) -> bool:
        """True when every word must be found and nothing else is asked."""
        parts = self.tree.parts if isinstance(self.tree, And) else (self.tree,)
        return self.is_bare and all(part is None or isinstance(part, Word) for part in parts)


def parse(text: str) -> Query:
    """Read `text`; never raises."""
    return _Parser(storable(text[:MAX_TEXT]), is_cut=len(text) > MAX_TEXT).query()


class _Parser:
    def __init__(self, text: str, *, is_cut: bool) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0
        self._terms = 0
        self._errors: dict[str | int, QueryError] = {}
        self._is_unfinished = False
        if is_cut:
            self._flaw(self._too_long(), 0, len(text), once=True)

    def query(self) -> Query:
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._either(0, None))
            if token := self._peek():
                self._unmatched(token)
                self._at += 1
        bare = (Sort.WORD, Sort.OPEN, Sort.CLOSE)
        errors = sorted(self._errors.values(), key=lambda error: (error.start, error.end))
        return Query(
            self._text,
            all_of(parts),
            tuple(errors),
            self._is_unfinished,
            all(token.sort in bare for token in self._tokens),
        )

    # ---- grammar: either := every ("or" every)*; every := operand (["and"] operand)* ------------

    def _either(self, depth: int, field: Field | None) -> Node | None:
        options = [self._every(depth, field)]
        while self._keyword() == "or":
            self._at += 1
            options.append(self._every(depth, field))
        return any_of(options)

    def _every(self, depth: int, field: Field | None) -> Node | None:
        parts: list[Node | None] = []
        is_first = True
        while (token := self._peek()) and token.sort is not Sort.CLOSE:
            keyword = self._keyword()
            is_last = not self._has_operand_behind()
            if not is_first and keyword == "or" and not is_last:
                break
            if not is_first and keyword and (is_last or keyword == "and"):
                self._is_unfinished |= is_last
                self._at += 1
                continue
            parts.append(self._operand(depth, field))
            is_first = False
        return all_of(parts)

    def _operand(self, depth: int, field: Field | None) -> Node | None:
        is_negated = False
        while self._is_negation():
            is_negated = not is_negated
            self._at += 1
        node = self._primary(depth, field)
        return negated(node) if node and is_negated else node

    def _is_negation(self) -> bool:
        token = self._tokens[self._at]
        return token.sort is Sort.MINUS or (self._keyword() == "not" and self._has_operand_behind())

    def _primary(self, depth: int, field: Field | None) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.sort is Sort.OPEN:
            return self._group(token, depth, field)
        self._terms += 1
        if self._terms > MAX_TERMS:
            self._flaw(self._too_long(), token.start, len(self._text), once=True)
            return None
        if token.sort is Sort.FIELD:
            return self._value(token, depth)
        return self._claim(field, token, token.start)

    def _group(self, token: Token, depth: int, field: Field | None) -> Node | None:
        if depth >= MAX_DEPTH:
            flaw = Flaw("query_too_deep", "There are too many brackets inside each other.")
            self._flaw(flaw, token.start, token.end, once=True)
            return None
        inner = self._either(depth + 1, field)
        if self._peek():
            self._at += 1
        else:
            self._is_unfinished = True
        return inner

    # ---- claims ----------------------------------------------------------------------------------

    def _value(self, name: Token, depth: int) -> Node | None:
        field = Field(name.text)
        value = self._peek()
        if value:
            is_adjacent = value.start == name.end
            if value.sort is Sort.OPEN and is_adjacent:
                return self._primary(depth, field)
            if value.sort is Sort.QUOTED or (
                value.sort is Sort.WORD and (is_adjacent or not self._keyword())
            ):
                self._at += 1
                return self._claim(field, value, name.start)
        self._is_unfinished = True
        return None

    def _claim(self, field: Field | None, token: Token, start: int) -> Node | None:
        self._is_unfinished |= not token.is_closed
        if not token.text.strip():
            self._is_unfinished |= field is not None
            return None
        try:
            if field is None:
                return self._words(token)
            return _field_claim(field, token, is_typing=token.end == len(self._text))
        except Unfinished:
            self._is_unfinished = True
            return None
        except Flaw as flaw:
            self._flaw(flaw, start, token.end)
            return Word(f"{field}:{token.text}")

    def _words(self, token: Token) -> Node:
        if token.sort is Sort.QUOTED:
            return Word(token.text) if token.is_prefix else Phrase(token.text)
        name = FIELD_NAME.match(token.text)
        if name and (
            name.end() < len(token.text) or self._is_quote_behind(token) or _is_slip(name[1])
        ):
            start = token.start
            self._flaw(unknown_field(name[1]), start, start + name.end())
        return Word(token.text)

    def _is_quote_behind(self, token: Token) -> bool:
        behind = self._peek()
        return bool(behind and behind.sort is Sort.QUOTED and behind.start == token.end)

    # ---- tokens and errors ---------------------------------------------------------------------

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _keyword(self) -> str:
        token = self._peek()
        if token is None or token.sort is not Sort.WORD:
            return ""
        lowered = token.text.lower()
        return lowered if lowered in ("and", "or", "not") else ""

    def _has_operand_behind(self) -> bool:
        behind = self._at + 1
        return behind < len(self._tokens) and self._tokens[behind].sort is not Sort.CLOSE

    def _unmatched(self, token: Token) -> None:
        if "query_too_deep" not in self._errors:
            flaw = Flaw("query_unmatched", "This bracket closes nothing.")
            self._flaw(flaw, token.start, token.end)

    def _too_long(self) -> Flaw:
        return Flaw("query_too_long", "This is too long; the rest is not looked at.")

    def _flaw(self, flaw: Flaw, start: int, end: int, *, once: bool = False) -> None:
        error = QueryError(flaw.key, start, end, flaw.text, flaw.suggestion)
        self._errors.setdefault(flaw.key if once else start, error)


def _is_slip(name: str) -> bool:
    """True when a word with a colon looks like a field, as "artst:"."""
    return bool(nearest(name, Field))


def _field_claim(field: Field, token: Token, *, is_typing: bool) -> Node:
    if field in TEXT_FIELDS:
        is_whole = token.sort is Sort.QUOTED and not token.is_prefix
        return TextIs(field, token.text, is_whole)
    if field is Field.IS:
        return Is(state_named(token.text, is_typing=is_typing))
    if field not in TIME_FIELDS:
        bounds = read_numbers(field, token.text, is_typing=is_typing)
        return Between(field, bounds.low, bounds.high)
    if field is Field.LASTPLAYED and token.text.lower() == "never":
        return Never(field)
    if is_typing and field is Field.LASTPLAYED and "never".startswith(token.text.lower()):
        raise Unfinished
    is_age, bounds = read_times(token.text, is_typing=is_typing)
    if is_age:
        return Age(field, bounds.low, bounds.high)
    low, high = bounds.low, bounds.high
    return Dated(field, None if low is None else Stamp(low), None if high is None else Stamp(high))
