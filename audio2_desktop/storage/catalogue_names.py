"""Artists, credits and genres of a batch: one question a kind, then one insert a kind.

An id beats a name: two artists with different ids stay two. A name alone means the only artist of
that name; an artist known by name takes the id that a later file brings. An artist that the user
made by a split is never found by its name: only `namesakes` leads to it.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audio2_desktop.domain.grouping import VARIOUS_ID, Credited
from audio2_desktop.domain.names import fold, name_keys, sort_key
from audio2_desktop.storage.database import Read, Write

IN = "IN (SELECT value FROM json_each(?))"
"""Any number of values through one parameter; `listed` makes it."""


UNSETTLED = "INSERT OR IGNORE INTO reassigned (entity, old_id, new_id) VALUES ('scan', 0, 0)"
"""Leaves the mark by which the end of a scan sees that there is something to put in order."""


def listed(values: Iterable[object]) -> tuple[str]:
    """The parameter of an `IN`."""
    return (json.dumps(list(values)),)


def next_id(tx: Read, table: str) -> int:
    """The id that the next row of `table` gets; only the single writer may ask."""
    return int(tx.value(f"SELECT max(id) FROM {table}", default=0)) + 1


class Folds(dict[str, str]):
    """Folded names, each folded once a batch."""

    def __missing__(self, text: str) -> str:
        folded = self[text] = fold(text)
        return folded


@dataclass(slots=True)
class _Artist:
    id: int
    key: str
    name: str
    in_library: bool


class Names:
    """Resolves names to ids within one write transaction."""

    def __init__(self, tx: Write, folds: Folds, in_force: Callable[[int], int]) -> None:
        """in_force: which artist one is now, after the user's merges (Decisions.artist)."""
        self._tx = tx
        self._folds = folds
        self.in_force = in_force
        self._artists: dict[tuple[str, str], _Artist] = {}
        self._credits: dict[Credited, tuple[int, int]] = {}
        self._genres: dict[str, int] = {}
        self.merged_credits: list[int] = []
        """New credits with an artist that was merged into another."""

    # ---- artists ---------------------------------------------------------------------------------

    def learn_artists(self, shown: Iterable[Credited], beside: Iterable[tuple[str, str]]) -> None:
        """Find or make the artists of credits, and of roles `beside` them (name, sort name).

        Only the former count as artists of the library.
        """
        wanted: dict[tuple[str, str], tuple[str, str, bool]] = {}
        for credit in shown:
            for name, mb_id, sort in credit.people():
                wanted.setdefault((self._folds[name], mb_id), (name, sort, True))
        for name, sort in beside:
            wanted.setdefault((self._folds[name], ""), (name, sort, False))
        todo = {key: value for key, value in wanted.items() if key not in self._artists}
        if todo:
            self._resolve(todo)

    def _resolve(self, todo: dict[tuple[str, str], tuple[str, str, bool]]) -> None:
        by_key: dict[str, _Artist] = {}
        by_name: dict[str, list[_Artist]] = {}
        keys = [f"mb:{mb_id}" for _, mb_id in todo if mb_id]
        folded = {name for name, _ in todo}
        for row in self._tx.rows(
            f"SELECT id, key, folded, name, in_library FROM artist WHERE folded {IN}"
            + (
                f" UNION SELECT id, key, folded, name, in_library FROM artist WHERE key {IN}"
                if keys
                else ""
            ),
            listed(folded) + (listed(keys) if keys else ()),
        ):
            artist = _Artist(row[0], row[1], row[3], bool(row[4]))
            by_key[artist.key] = artist
            if artist.key[:5] != "user:":
                by_name.setdefault(row[2], []).append(artist)
        number = next_id(self._tx, "artist")
        rows, adopted, shown = [], [], []
        for (name, mb_id), (text, sort, is_shown) in sorted(todo.items(), key=_ids_first):
            artist_or_none = self._known(name, mb_id, by_key, by_name)
            if artist_or_none is None:
                artist = _Artist(number, f"mb:{mb_id}" if mb_id else f"n:{name}", text, is_shown)
                number += 1
                by_key[artist.key] = artist
                by_name.setdefault(name, []).append(artist)
                rows.append((artist, name, sort or text))
            else:
                artist = artist_or_none
                if mb_id and artist.key != f"mb:{mb_id}":
                    artist.key = f"mb:{mb_id}"
                    adopted.append((artist.key, artist.id))
                if is_shown and not artist.in_library:
                    artist.in_library = True
                    shown.append((self.in_force(artist.id),))
            self._artists[name, mb_id] = artist
        self._insert_artists(rows)
        self._tx.many("UPDATE artist SET key = ? WHERE id = ?", adopted)
        self._tx.many("UPDATE artist SET in_library = 1 WHERE id = ? AND name <> ''", shown)
        self._note_ids([(artist, mb_id) for (_, mb_id), artist in self._artists.items() if mb_id])

    def _known(
        self,
        name: str,
        mb_id: str,
        by_key: dict[str, _Artist],
        by_name: dict[str, list[_Artist]],
    ) -> _Artist | None:
        if mb_id:
            if found := by_key.get(f"mb:{mb_id}"):
                return found
            return next((each for each in by_name.get(name, ()) if each.key[:2] == "n:"), None)
        same = by_name.get(name, ())
        if len(same) == 1:
            return same[0]
        return next((each for each in same if each.key[:2] == "n:"), None)

    def _insert_artists(self, rows: list[tuple[_Artist, str, str]]) -> None:
        if not rows:
            return
        self._tx.many(
            "INSERT INTO artist (id, key, folded, name, sort_name, sort_key, in_library)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (each.id, each.key, folded, each.name, sort, sort_key(sort),
                 int(each.in_library and each.name != ""))
                for each, folded, sort in rows
            ],
        )  # fmt: skip
        self._tx.many(
            "INSERT INTO artist_words (rowid, name, extra) VALUES (?, ?, ?)",
            [
                (each.id, folded, "" if sort == each.name else self._folds[sort])
                for each, folded, sort in rows
            ],
        )
        add_name_keys(self._tx, "artist", [(each.id, each.name) for each, _, _ in rows])

    def _note_ids(self, known: list[tuple[_Artist, str]]) -> None:
        now = self._tx.now()
        self._tx.many(
            "INSERT OR IGNORE INTO external_id (entity, entity_id, provider, value, checked_at)"
            " VALUES ('artist', ?, 'musicbrainz', ?, ?)",
            [(artist.id, mb_id, now) for artist, mb_id in known],
        )

    def artist(self, name: str, mb_id: str = "") -> int:
        """The id of an artist that was learnt, by the tags alone."""
        return self._artists[self._folds[name], mb_id].id

    def respell(self, names: Iterable[tuple[str, str]]) -> None:
        """Artists (name, id) are spelt like this in a file that was changed on purpose."""
        changed = {}
        for name, mb_id in names:
            artist = self._artists[self._folds[name], mb_id]
            if name and artist.name != name and mb_id != VARIOUS_ID:
                artist.name = name
                changed[artist.id] = (name, artist.id)
        self._tx.many("UPDATE artist SET name = ? WHERE id = ?", list(changed.values()))

    # ---- credits ---------------------------------------------------------------------------------

    def learn_credits(self, wanted: Iterable[Credited]) -> None:
        """Find or make credits; their artists must have been learnt."""
        todo: dict[str, list[Credited]] = {}
        artists: dict[str, list[int]] = {}
        for each in wanted:
            if each not in self._credits:
                found = [self.artist(name, mb_id) for name, mb_id, _ in each.people()]
                key = f"{each.text}\x1f{','.join(map(str, found))}"
                artists[key] = found
                todo.setdefault(key, []).append(each)
        if not todo:
            return
        known = dict(self._tx.rows(f"SELECT key, id FROM credit WHERE key {IN}", listed(todo)))
        number = next_id(self._tx, "credit")
        rows, names = [], []
        for key, same in todo.items():
            credit, ids_ = same[0], artists[key]
            if key not in known:
                known[key] = number
                sort = "; ".join(credit.sorts) if credit.sorts else credit.text
                now = [self.in_force(each) for each in ids_]
                rows.append((number, key, credit.text, sort_key(sort), now[0]))
                names += _credit_names(number, credit, now, ids_)
                if now != ids_:
                    self.merged_credits.append(number)
                number += 1
            for each in same:
                self._credits[each] = (known[key], self.in_force(ids_[0]))
        self._tx.many(
            "INSERT INTO credit (id, key, text, sort_key, artist_id) VALUES (?, ?, ?, ?, ?)", rows
        )
        self._tx.many("INSERT INTO credit_name VALUES (?, ?, ?, ?, ?, ?)", names)

    def credit(self, credited: Credited) -> tuple[int, int]:
        """The id of a credit that was learnt, and of its first artist."""
        return self._credits[credited]

    # ---- genres ----------------------------------------------------------------------------------

    def genres(self, names: Iterable[str]) -> dict[str, int]:
        """Ids of genres by name as written, found or made."""
        wanted = {name: self._folds[name] for name in names}
        todo = {folded: name for name, folded in wanted.items() if folded not in self._genres}
        if todo:
            self._genres |= dict(
                self._tx.rows(f"SELECT key, id FROM genre WHERE key {IN}", listed(todo))
            )
            number = next_id(self._tx, "genre")
            rows = []
            for folded, name in todo.items():
                if folded not in self._genres:
                    self._genres[folded] = number
                    rows.append((number, folded, name))
                    number += 1
            self._tx.many("INSERT INTO genre (id, key, name) VALUES (?, ?, ?)", rows)
        return {name: self._genres[folded] for name, folded in wanted.items()}


def _ids_first(item: tuple[tuple[str, str], object]) -> bool:
    return not item[0][1]


def _credit_names(
    credit_id: int, credit: Credited, artists: list[int], own: list[int]
) -> list[tuple[int, int, int, str, str, int]]:
    """The parts of a credit with what stands between them in its text."""
    rows, at = [], 0
    names = credit.names or ("",)
    for position, (name, artist_id) in enumerate(zip(names, artists, strict=True)):
        start = credit.text.find(name, at)
        end = start + len(name) if start >= 0 else at
        join = ""
        if position + 1 < len(names):
            following = credit.text.find(names[position + 1], end)
            join = credit.text[end:following] if following >= 0 else "; "
        by_tags = own[position] if own[position] != artist_id else 0
        rows.append((credit_id, position, artist_id, name, join, by_tags))
        at = end
    return rows


def add_name_keys(tx: Write, entity: str, names: Iterable[tuple[int, str]]) -> None:
    """Keys for names that words do not find ("!!!", "AC/DC", the middle of a CJK name)."""
    rows = [(key, entity, entity_id) for entity_id, name in names for key in name_keys(name)]
    if rows:
        tx.many("INSERT OR IGNORE INTO name_key VALUES (?, ?, ?)", rows)
