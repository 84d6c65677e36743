"""A question's tree as SQL: a condition on the track that goes by the name `t`.

Values are always bound. Claims that the full-text index answers alone are joined into one MATCH,
which is what makes several words quick. `tests/oracles/query.py` says the same without SQL.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.names import fold
from audio2_desktop.domain.query_fields import UNKNOWN_IS_ZERO, Field, State
from audio2_desktop.domain.query_text import has_words, is_label, key_range
from audio2_desktop.domain.query_tree import (
    Age,
    And,
    Between,
    Dated,
    Is,
    Never,
    Node,
    Not,
    Or,
    Phrase,
    TextIs,
    Word,
)
from audio2_desktop.domain.shelves import InFolder, OnShelf
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage import hiding, shelf_sql
from audio2_desktop.storage.database import Read

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL about `t` with the values of its question marks, in order."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """What one MATCH on track_words answers."""

    expression: str


_Part = Condition | _Match
NOTHING = Condition("0")
ANYTHING = Condition("1")


def condition(
    tx: Read, tree: Node | None, profile: ProfileId, *, is_quick: bool = False
) -> Condition:
    """`tree` for one listener, hidden tracks and those that only a catalogue knows left out.

    is_quick: look at the keys of names only for words that the full-text index does not have. For
        answers at a keystroke: the two together cost 0.1 s at a million tracks, the index alone a
        tenth of it.
    """
    shown = visible(tx, profile)
    if tree is None:
        return shown
    asked = _as_condition(_Compiler(tx, profile, is_quick=is_quick).part(tree))
    return Condition(f"{shown.sql} AND {asked.sql}", shown.params + asked.params)


def visible(tx: Read, profile: ProfileId) -> Condition:
    """Tracks that lists show: in the library, and not hidden (`seen`)."""
    if tx.row(hiding.ANY, {"profile": profile}) is None:
        return Condition("t.in_library = 1")
    rule = hiding.tracks("t", "?")
    return Condition(f"t.in_library = 1 AND {rule}", (profile,) * hiding.places(rule))


def match_phrase(text: str, *, is_prefix: bool) -> str:
    """`text` quoted for MATCH, so that nothing in it is syntax; "" when it has no words."""
    folded = fold(text)
    if not has_words(folded):
        return ""
    plain = folded.replace('"', " ")
    return f'"{plain}"*' if is_prefix else f'"{plain}"'


def _as_condition(part: _Part) -> Condition:
    if isinstance(part, Condition):
        return part
    return Condition(
        "t.id IN (SELECT rowid FROM track_words WHERE track_words MATCH ?)", (part.expression,)
    )


def _joined(sign: str, parts: Iterable[Condition]) -> Condition:
    found = tuple(parts)
    params = tuple(value for part in found for value in part.params)
    return Condition("(" + f" {sign} ".join(part.sql for part in found) + ")", params)


class _Compiler:
    """Asks the library where a part of the answer is a few rows (genres, tags, roots, keys)."""

    def __init__(self, tx: Read, profile: ProfileId, *, is_quick: bool) -> None:
        self._tx = tx
        self._profile = profile
        self._is_quick = is_quick

    def part(self, node: Node) -> _Part:
        match node:
            case And(parts):
                return self._all("AND", parts)
            case Or(parts):
                return self._all("OR", parts)
            case Not(inner):
                asked = _as_condition(self.part(inner))
                return Condition(f"NOT {asked.sql}", asked.params)
            case Word(text):
                return self._names(text, "", is_whole=False)
            case Phrase(text):
                return self._names(text, "", is_whole=True)
            case TextIs(field, text, is_whole):
                return self._text(field, text, is_whole=is_whole)
            case Between(field, low, high):
                return self._number(field, low, high)
            case Age(field, low, high):
                # an age of at least `low` days is a moment at or before now - low
                now = self._tx.now()
                newest = None if low is None else now - low * DAY_MS
                oldest = None if high is None else now - high * DAY_MS
                return self._moment(field, (">", oldest), ("<=", newest))
            case Dated(field, low, high):
                return self._moment(field, (">=", low), ("<", high))
            case Never(field):
                played = self._moment(field)
                return Condition(f"NOT {played.sql}", played.params)
            case Is(state):
                return self._state(state)
            case OnShelf(kind, ref):
                return Condition(*shelf_sql.on_shelf(kind, ref))
            case InFolder(root, path):
                return Condition(*shelf_sql.in_folder(root, path))
            case _:  # pragma: no cover - all kinds are above
                raise TypeError(node)

    def _all(self, sign: str, nodes: tuple[Node, ...]) -> _Part:
        parts = [self.part(node) for node in nodes]
        matches = [part.expression for part in parts if isinstance(part, _Match)]
        others = [part for part in parts if isinstance(part, Condition)]
        if not matches:
            return _joined(sign, others)
        merged = _Match("(" + f" {sign} ".join(matches) + ")")
        return _joined(sign, (_as_condition(merged), *others)) if others else merged

    # ---- names -----------------------------------------------------------------------------------

    def _text(self, field: Field, text: str, *, is_whole: bool) -> _Part:
        match field:
            case Field.TITLE | Field.ARTIST | Field.ALBUM:
                return self._names(text, field, is_whole=is_whole)
            case Field.GENRE:
                ids = self._named("SELECT id, key FROM genre", (), text, is_whole=is_whole)
                return Condition(
                    "t.id IN (SELECT entity_id FROM entity_genre WHERE entity = 'track' AND"
                    " genre_id IN (SELECT value FROM json_each(?)))",
                    (ids,),
                )
            case Field.TAG:
                return self._tag(text, is_whole=is_whole)
            case Field.COMPOSER:
                return self._composer(text, is_whole=is_whole)
            case _:
                return self._folder(text)

    def _names(self, text: str, column: str, *, is_whole: bool) -> _Part:
        phrase = match_phrase(text, is_prefix=not is_whole)
        parts: list[_Part] = []
        if phrase:
            match = _Match(f"({column} : {phrase})" if column else f"({phrase})")
            if self._is_quick and self._is_found(match):
                return match
            parts.append(match)
        entities = {"title": ("track",), "": ("track", "album", "artist")}.get(column, (column,))
        for entity in entities:
            parts += self._keys(entity, text, is_whole=is_whole)
        if not parts:
            return NOTHING
        return parts[0] if len(parts) == 1 else _joined("OR", map(_as_condition, parts))

    def _is_found(self, match: _Match) -> bool:
        sql = "SELECT 1 FROM track_words WHERE track_words MATCH ? LIMIT 1"
        return self._tx.row(sql, (match.expression,)) is not None

    def _keys(self, entity: str, text: str, *, is_whole: bool) -> list[Condition]:
        """The names' keys as a condition, if any fits: mostly none does."""
        keys = key_range(text, is_whole=is_whole)
        if keys is None:
            return []
        found = "SELECT entity_id FROM name_key WHERE key >= ? AND key < ? AND +entity = ?"
        params = (*keys, entity)
        if self._tx.row(f"{found} LIMIT 1", params) is None:
            return []
        match entity:
            case "track":
                return [Condition(f"t.id IN ({found})", params)]
            case "album":
                return [Condition(f"t.album_id IN ({found})", params)]
            case _:
                credit = f"SELECT credit_id FROM credit_name WHERE artist_id IN ({found})"
                return [Condition(f"t.credit_id IN ({credit})", params)]

    def _named(self, sql: str, params: tuple[Any, ...], text: str, *, is_whole: bool) -> str:
        """Ids, as JSON, of the few rows (id, folded name) whose name has `text`."""
        rows = self._tx.rows(sql, params)
        return json.dumps([row[0] for row in rows if is_label(row[1], text, is_whole=is_whole)])

    def _tag(self, text: str, *, is_whole: bool) -> Condition:
        sql = "SELECT id, key FROM tag WHERE profile_id = ?"
        ids = self._named(sql, (self._profile,), text, is_whole=is_whole)
        return Condition(shelf_sql.tagged("(SELECT value FROM json_each(?))"), (ids,) * 3)

    def _composer(self, text: str, *, is_whole: bool) -> Condition:
        written = (
            "t.id IN (SELECT track_id FROM contribution WHERE role = 'composer'"
            " AND artist_id IN ({}))"
        )
        parts = []
        if phrase := match_phrase(text, is_prefix=not is_whole):
            found = "SELECT rowid FROM artist_words WHERE artist_words MATCH ?"
            parts.append(Condition(written.format(found), (f"name : {phrase}",)))
        if keys := key_range(text, is_whole=is_whole):
            found = (
                "SELECT entity_id FROM name_key WHERE key >= ? AND key < ? AND +entity = 'artist'"
            )
            parts.append(Condition(written.format(found), keys))
        return _joined("OR", parts) if parts else NOTHING

    def _folder(self, text: str) -> Condition:
        wanted = fold(text.replace("\\", "/"))
        if not wanted:
            return NOTHING
        roots = self._tx.rows("SELECT id, path FROM root")
        inside = _joined(
            "OR",
            (
                Condition(
                    "(root_id = ? AND instr(? || text, ?) > 0)",
                    (root, fold(os.fsdecode(path).replace("\\", "/")).rstrip("/") + "/", wanted),
                )
                for root, path in roots
            ),
        )
        if not roots:
            return NOTHING
        files = f"SELECT id FROM file WHERE folder_id IN (SELECT id FROM folder WHERE {inside.sql})"
        return self._of_files(files, inside.params)

    # ---- numbers and times -----------------------------------------------------------------------

    def _number(self, field: Field, low: int | None, high: int | None) -> Condition:
        if field in UNKNOWN_IS_ZERO and (low, high) != (0, 0):
            low = max(low or 0, 1)
        if high is not None and high < (low or 0):
            return NOTHING
        match field:
            case Field.YEAR:
                return _bounded("t.year", (">=", low), ("<=", high))
            case Field.LENGTH:
                above = None if high is None else (high + 1) * 1000
                return _bounded("t.length_ms", (">=", (low or 0) * 1000), ("<", above))
            case Field.BITRATE:
                asked = _bounded("(bitrate + 500) / 1000", (">=", low), ("<=", high))
                return self._with_file(f"{asked.sql}", asked.params)
            case Field.RATING:
                rated = "SELECT entity_id FROM rating WHERE profile_id = ? AND entity = 'track'"
                return self._counted(rated, "rating", low, high)
            case _:
                played = "SELECT track_id FROM play_stats WHERE profile_id = ?"
                return self._counted(played, "plays", low, high)

    def _counted(self, rows: str, column: str, low: int | None, high: int | None) -> Condition:
        """A number that has a row only when it is above 0."""
        if low:
            asked = _bounded(column, (">=", low), ("<=", high))
            return Condition(f"t.id IN ({rows} AND {asked.sql})", (self._profile, *asked.params))
        if high is None:
            return ANYTHING
        return Condition(f"t.id NOT IN ({rows} AND {column} > ?)", (self._profile, high))

    def _moment(self, field: Field, *bounds: tuple[str, int | None]) -> Condition:
        if field is Field.ADDED:
            return _bounded("t.added_at", *bounds)
        asked = _bounded("last_played", *bounds)
        return Condition(
            "t.id IN (SELECT track_id FROM play_stats WHERE profile_id = ?"
            f" AND last_played IS NOT NULL AND {asked.sql})",
            (self._profile, *asked.params),
        )

    # ---- states ----------------------------------------------------------------------------------

    def _state(self, state: State) -> Condition:
        match state:
            case State.FAVOURITE:
                return Condition(
                    "t.id IN (SELECT entity_id FROM favourite WHERE profile_id = ?"
                    " AND entity = 'track')",
                    (self._profile,),
                )
            case State.LOSSLESS:
                return self._with_file("lossless = 1", ())
            case State.COMPILATION:
                return Condition(
                    "t.edition_id IN (SELECT id FROM edition WHERE is_compilation = 1)"
                )
            case _:  # missing
                away = (
                    "SELECT id FROM file WHERE missing_since IS NOT NULL UNION ALL"
                    " SELECT f.id FROM root r JOIN folder d ON d.root_id = r.id"
                    " JOIN file f ON f.folder_id = d.id WHERE r.is_available = 0"
                )
                here = (
                    "missing_since IS NULL AND folder_id IN (SELECT d.id FROM folder d"
                    " JOIN root r ON r.id = d.root_id WHERE r.is_available = 1)"
                )
                some, none = self._of_files(away, ()), self._with_file(here, ())
                return Condition(f"({some.sql} AND NOT {none.sql})")

    def _of_files(self, files: str, params: tuple[Any, ...]) -> Condition:
        """Tracks of the files with these ids, also as parts of one; for few files."""
        return Condition(
            f"(t.id IN (SELECT track_id FROM file WHERE id IN ({files}) AND track_id IS NOT NULL)"
            f" OR t.id IN (SELECT track_id FROM cue_part WHERE file_id IN ({files})))",
            params * 2,
        )

    def _with_file(self, claim: str, params: tuple[Any, ...]) -> Condition:
        """Tracks with a file, also as a part of one, that fits; looks at each track's files."""
        return Condition(
            f"(EXISTS (SELECT 1 FROM file WHERE file.track_id = t.id AND {claim})"
            " OR EXISTS (SELECT 1 FROM cue_part JOIN file ON file.id = cue_part.file_id"
            f" WHERE cue_part.track_id = t.id AND {claim}))",
            params * 2,
        )


def _bounded(column: str, *bounds: tuple[str, int | None]) -> Condition:
    asked = [(sign, value) for sign, value in bounds if value is not None]
    if not asked:
        return ANYTHING
    sql = " AND ".join(f"{column} {sign} ?" for sign, _ in asked)
    return Condition(f"({sql})", tuple(value for _, value in asked))
