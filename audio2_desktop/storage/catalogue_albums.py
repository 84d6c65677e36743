"""Albums, editions and discs of a batch. Artists and credits must have been learnt before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from audio2_desktop.domain.grouping import Grouped
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.storage.catalogue_names import (
    IN,
    Folds,
    Names,
    add_name_keys,
    listed,
    next_id,
)
from audio2_desktop.storage.database import Write
from audio2_desktop.storage.decisions import Decisions, album_of


@dataclass(frozen=True, slots=True)
class Placed:
    """Ids of where a file belongs."""

    album_id: int
    edition_id: int
    album_artist_id: int
    own_edition_id: int = 0
    """By the tags, where the user's word makes it another."""


_KINDS = ("album", "ep", "single", "broadcast", "other")


class Albums:
    """Resolves groups to albums and editions within one write transaction."""

    def __init__(self, tx: Write, folds: Folds, names: Names, decided: Decisions) -> None:
        self._tx = tx
        self._folds = folds
        self._names = names
        self._decided = decided
        self._places: dict[int, tuple[int, int]] = {}
        self._albums: dict[str, int] = {}
        self._editions: dict[str, Placed] = {}
        self._changed: set[str] = set()
        self.new_albums: list[int] = []

    def learn(self, wanted: Iterable[tuple[Grouped, FileTags, bool]]) -> None:
        """Find or make the albums and editions of groups, described by the first file of each.

        wanted: (group, tags, whether the file was known before). Only a changed file changes how an
        album is spelt: else the last of two spellings would win at every scan.
        """
        first: dict[str, tuple[Grouped, FileTags]] = {}
        for grouped, tags, is_known in wanted:
            if is_known:
                self._changed.add(grouped.album_key)
            if grouped.edition_key not in self._editions:
                first.setdefault(grouped.edition_key, (grouped, tags))
        if first:
            self._learn_albums(list(first.values()))
            self._learn_editions(first)

    def learn_places(self, track_ids: Iterable[int]) -> None:
        """Find out which of these tracks the user placed by hand."""
        self._places = self._decided.places(track_ids)

    def placed(self, grouped: Grouped, track_id: int = 0) -> Placed:
        """Where a learnt group is; a track of it may have been placed elsewhere."""
        found = self._editions[grouped.edition_key]
        if track_id in self._places:
            edition_id, album_id = self._places[track_id]
            own = found.own_edition_id or found.edition_id
            return replace(
                found,
                album_id=album_id,
                edition_id=edition_id,
                own_edition_id=own if own != edition_id else 0,
            )
        return found

    # ---- albums ----------------------------------------------------------------------------------

    def _learn_albums(self, wanted: list[tuple[Grouped, FileTags]]) -> None:
        todo = {
            g.album_key: (g, tags)
            for g, tags in reversed(wanted)
            if g.album_key not in self._albums
        }
        if not todo:
            return
        by_key, by_names = self._known_albums([grouped for grouped, _ in todo.values()])
        number = next_id(self._tx, "album")
        rows, adopted, seen = [], [], []
        for key, (grouped, tags) in sorted(todo.items(), key=lambda item: item[0][:3] != "mb:"):
            album_id = by_key.get(key)
            if album_id is None:
                album_id = _namesake(key, by_names.get(grouped.album_names, {}))
                if album_id is not None and key[:3] == "mb:":
                    adopted.append((key, album_id))
                    by_names[grouped.album_names][album_id] = key
            if album_id is None:
                album_id = number
                number += 1
                by_names.setdefault(grouped.album_names, {})[album_id] = key
                rows.append((album_id, grouped, tags))
            else:
                seen.append((grouped, album_id))
            self._albums[key] = album_id
        self._tx.many("UPDATE album SET key = ? WHERE id = ?", adopted)
        self._insert_albums(rows)
        self._respell(seen)

    def _known_albums(
        self, groups: list[Grouped]
    ) -> tuple[dict[str, int], dict[str, dict[int, str]]]:
        by_key: dict[str, int] = {}
        by_names: dict[str, dict[int, str]] = {}
        for album_id, key, names in self._tx.rows(
            f"SELECT id, key, names FROM album WHERE names {IN}"
            f" UNION SELECT id, key, names FROM album WHERE key {IN}",
            listed(grouped.album_names for grouped in groups)
            + listed(grouped.album_key for grouped in groups),
        ):
            by_key[key] = album_id
            by_names.setdefault(names, {})[album_id] = key
        return by_key, by_names

    def _insert_albums(self, rows: list[tuple[int, Grouped, FileTags]]) -> None:
        if not rows:
            return
        now = self._tx.now()
        values, words = [], []
        for album_id, grouped, tags in rows:
            credit_id, _ = self._names.credit(grouped.credited)
            primary, secondary = _kinds(tags.release_type, grouped)
            values.append(
                (album_id, grouped.album_key, grouped.album_names, grouped.title,
                 sort_key(tags.album_sort or grouped.title), credit_id, primary, secondary,
                 tags.original_date or tags.date, tags.year, now, int(grouped.title != ""))
            )  # fmt: skip
            if grouped.title:
                extra = "" if grouped.title == grouped.edition_title else grouped.edition_title
                words.append(
                    (album_id, self._folds[grouped.title], self._folds[grouped.credited.text],
                     self._folds[extra])
                )  # fmt: skip
        self._tx.many(
            "INSERT INTO album (id, key, names, title, sort_key, credit_id, primary_type,"
            " secondary_types, first_date, year, added_at, in_library)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        self._tx.many(
            "INSERT INTO album_words (rowid, title, artist, extra) VALUES (?, ?, ?, ?)", words
        )
        add_name_keys(self._tx, "album", [(row[0], row[3]) for row in values])
        self.new_albums += [album_id for album_id, _, _ in rows]

    def _respell(self, seen: list[tuple[Grouped, int]]) -> None:
        """The same album may be written otherwise now (capitals, accents, the credit's text)."""
        self._tx.many(
            "UPDATE album SET title = ?, credit_id = ?, own_credit_id = 0"
            " WHERE id = ? AND (title, credit_id) <> (?, ?)",
            [
                (grouped.title, credit_id, album_id, grouped.title, credit_id)
                for grouped, album_id in seen
                if grouped.album_key in self._changed
                for credit_id, _ in [self._names.credit(grouped.credited)]
            ],
        )

    # ---- editions --------------------------------------------------------------------------------

    def _learn_editions(self, first: dict[str, tuple[Grouped, FileTags]]) -> None:
        known = {
            key: (edition_id, album_id)
            for key, edition_id, album_id in self._tx.rows(
                f"SELECT key, id, album_id FROM edition WHERE key {IN}", listed(first)
            )
        }
        number = next_id(self._tx, "edition")
        new: list[tuple[object, ...]] = []
        old: list[tuple[object, ...]] = []
        moved, ids = [], []
        for key, (grouped, tags) in first.items():
            own = self._albums[grouped.album_key]
            album_id = self._decided.root("album", own)
            credit_id, artist_id = self._names.credit(grouped.credited)
            edition_id, former = known.get(key, (0, 0))
            described = (
                album_id, grouped.edition_title, credit_id, tags.date, tags.label,
                tags.catalogue_number, tags.barcode, int(grouped.is_compilation),
                own if own != album_id else 0,
            )  # fmt: skip
            if not edition_id:
                edition_id = number
                number += 1
                new.append((*described, edition_id, key))
            else:
                old.append((*described, edition_id, *described))
                if former != album_id:
                    moved.append((album_id, edition_id))
            self._editions[key] = Placed(album_id, edition_id, artist_id)
            if tags.mb_release_id:
                ids.append(("edition", edition_id, tags.mb_release_id))
            if tags.mb_release_group_id:
                ids.append(("album", own, tags.mb_release_group_id))
        self._write_editions(new, old, moved)
        self._follow(first)
        now = self._tx.now()
        self._tx.many(
            "INSERT OR IGNORE INTO external_id (entity, entity_id, provider, value, checked_at)"
            " VALUES (?, ?, 'musicbrainz', ?, ?)",
            [(*each, now) for each in ids],
        )

    def _follow(self, keys: Iterable[str]) -> None:
        """Lead from editions that were merged to those that they are part of."""
        merged = {
            key: further
            for key in keys
            for own in [self._editions[key].edition_id]
            if (further := self._decided.root("edition", own)) != own
        }
        albums = album_of(self._tx, merged.values()) if merged else {}
        for key, further in merged.items():
            own = self._editions[key]
            self._editions[key] = Placed(
                albums[further], further, own.album_artist_id, own.edition_id
            )

    def _write_editions(
        self,
        new: list[tuple[object, ...]],
        old: list[tuple[object, ...]],
        moved: list[tuple[int, int]],
    ) -> None:
        self._tx.many(
            "INSERT INTO edition (album_id, title, credit_id, date, label, catalogue_number,"
            " barcode, is_compilation, own_album_id, id, key)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            new,
        )
        self._tx.many(
            "UPDATE edition SET album_id = ?, title = ?, credit_id = ?, date = ?, label = ?,"
            " catalogue_number = ?, barcode = ?, is_compilation = ?, own_album_id = ? WHERE id = ?"
            " AND (album_id, title, credit_id, date, label, catalogue_number, barcode,"
            " is_compilation, own_album_id) <> (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            old,
        )
        # Tracks that are not in this batch go with their edition.
        self._tx.many("UPDATE track SET album_id = ? WHERE edition_id = ?", moved)

    def discs(self, found: Iterable[tuple[Placed, int, FileTags]]) -> None:
        """Note the discs that files (place, disc number, tags) lie on."""
        rows = {}
        for placed, disc, tags in found:
            rows[placed.edition_id, disc] = (tags.disc_subtitle, tags.track_total)
            if placed.own_edition_id:
                rows[placed.own_edition_id, disc] = (tags.disc_subtitle, tags.track_total)
        self._tx.many(
            "INSERT INTO disc (edition_id, number, subtitle, track_total) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET subtitle = excluded.subtitle,"
            " track_total = max(track_total, excluded.track_total)",
            [(*key, *value) for key, value in rows.items()],
        )


def _namesake(key: str, same: dict[int, str]) -> int | None:
    """The album that an album of the same names may be one with: never two different ids."""
    if key[:3] != "mb:" and len(same) == 1:
        return next(iter(same))
    return next((album_id for album_id, other in same.items() if other[:3] != "mb:"), None)


def _kinds(release_type: str, grouped: Grouped) -> tuple[str, str]:
    """Primary and secondary types: "album", "live compilation"."""
    words = release_type.replace(";", " ").replace(",", " ").replace("/", " ").split()
    primary = next((word for word in words if word in _KINDS), "")
    others = [word for word in words if word != primary]
    if grouped.is_compilation and "compilation" not in others:
        others.append("compilation")
    return primary or ("album" if grouped.title else ""), " ".join(dict.fromkeys(others))
