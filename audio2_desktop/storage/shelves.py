"""Genres and composers with what lies on them, and what the page of any shelf shows.

Both are a name and the tracks that carry it: one set of questions serves them.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.listed import NO_LETTER, Listed, letter_code, letter_marks
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_text import is_label
from audio2_desktop.domain.shelves import ShelfPage, ShelfQuery, ShelfRow, ShelfSort
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, Direction, TrackIds, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, ArtistId, GenreId, Ms, ProfileId
from audio2_desktop.storage import albums, hiding, query_sql, shelf_sql
from audio2_desktop.storage.catalogue_names import listed as as_json
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_order import array_of

COVERS = 4
_Question = tuple[str, tuple[Any, ...]]
LOOKED_AT = 60
"""Albums of a shelf that are looked at for covers."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the names are, and where it is written which track carries which of them."""

    names: str
    sort: str
    members: str
    name_id: str
    track_id: str
    only: str


_KINDS = {
    Entity.GENRE: _Kind("genre", "key", "entity_genre", "genre_id", "entity_id",
                        "m.entity = 'track'"),
    Entity.COMPOSER: _Kind("artist", "sort_key", "contribution", "artist_id", "track_id",
                           "m.role = 'composer'"),
}  # fmt: skip
_NO_ALBUM = "(SELECT id FROM album WHERE title = '')"
"""What gathers the tracks that name no album is none."""
_STATS = "LEFT JOIN play_stats p ON p.track_id = t.id AND p.profile_id = ?"
_DIFFERENT_ALBUMS = f"count(DISTINCT iif(t.album_id IN {_NO_ALBUM}, NULL, t.album_id))"


def listed(tx: Read, kind: Entity, query: ShelfQuery, starts: str = "") -> Listed:
    """The genres or composers that match as a grid shows them. 20 ms at 100,000 tracks by name, 40
    by a number. starts: only those whose name sorts as beginning with this folded text.
    """
    is_counted = query.sort in (ShelfSort.ALBUMS, ShelfSort.TRACKS)
    sql, params = (_by_count if is_counted else _by_name)(tx, kind, query)
    found = tx.rows(sql, params)
    if fold(query.text):
        found = [row for row in found if is_label(row[1], query.text, is_whole=False)]
    if starts:
        found = [row for row in found if row[2].startswith(starts)]
    numbers = array("q", (row[0] for row in found))
    if query.sort is not ShelfSort.NAME:
        return Listed(numbers)
    letters = array("q", (letter_code(ord(row[2][0])) if row[2] else NO_LETTER for row in found))
    return Listed(numbers, letters, (), letter_marks(letters))


_NOT_HIDDEN = {
    kind: f"s.name <> '' AND s.id NOT IN {hiding.itself(str(kind), '?')}" for kind in _KINDS
}


def _down(query: ShelfQuery) -> str:
    return "DESC" if query.direction is Direction.DOWN else "ASC"


def _by_name(tx: Read, kind: Entity, query: ShelfQuery) -> _Question:
    """By name or by plays: those are counted from the few tracks that were played."""
    of, seen = _KINDS[kind], query_sql.visible(tx, query.profile)
    joined, order = "", f"s.{of.sort} {_down(query)}"
    params: tuple[Any, ...] = ()
    if query.sort is ShelfSort.PLAYS:
        joined = (
            f"LEFT JOIN (SELECT m.{of.name_id} AS id, sum(p.plays) AS number FROM play_stats p"
            f" CROSS JOIN {of.members} m ON m.{of.track_id} = p.track_id AND {of.only}"
            f" WHERE p.profile_id = ? AND p.plays > 0 GROUP BY m.{of.name_id}) n ON n.id = s.id"
        )
        order = f"ifnull(n.number, 0) {_down(query)}, s.{of.sort}"
        params = (query.profile,)
    sql = (
        f"SELECT s.id, s.name, s.{of.sort} FROM {of.names} s {joined} WHERE {_NOT_HIDDEN[kind]}"
        f" AND EXISTS (SELECT 1 FROM {of.members} m CROSS JOIN track t ON t.id = m.{of.track_id}"
        f" WHERE m.{of.name_id} = s.id AND {of.only} AND {seen.sql}) ORDER BY {order}, s.id"
    )
    return sql, (*params, query.profile, *seen.params)


def _by_count(tx: Read, kind: Entity, query: ShelfQuery) -> _Question:
    of, seen = _KINDS[kind], query_sql.visible(tx, query.profile)
    is_of_albums = query.sort is ShelfSort.ALBUMS
    count = _count_albums(of, seen) if is_of_albums else _count_tracks(of, seen)
    least = 0 if is_of_albums else 1  # tracks may be on no album
    sql = (
        f"SELECT s.id, s.name, s.{of.sort} FROM ({count}) n JOIN {of.names} s ON s.id = n.id"
        f" WHERE n.number >= {least} AND {_NOT_HIDDEN[kind]}"
        f" ORDER BY n.number {_down(query)}, s.{of.sort}, s.id"
    )
    return sql, (*seen.params, query.profile)


def _count_tracks(of: _Kind, seen: query_sql.Condition) -> str:
    """All that carry the name, from the index alone, without the few that are not seen: looking at
    each track takes ten times as long."""
    number = f"SELECT m.{of.name_id} AS id, count(DISTINCT m.{of.track_id}) AS number"
    return (
        f"SELECT a.id, a.number - ifnull(u.number, 0) AS number FROM ({number}"
        f" FROM {of.members} m WHERE {of.only} GROUP BY m.{of.name_id}) a LEFT JOIN ({number}"
        f" FROM track t CROSS JOIN {of.members} m ON m.{of.track_id} = t.id AND {of.only}"
        f" WHERE NOT ({seen.sql}) GROUP BY m.{of.name_id}) u ON u.id = a.id"
    )


def _count_albums(of: _Kind, seen: query_sql.Condition) -> str:
    return (
        f"SELECT m.{of.name_id} AS id, {_DIFFERENT_ALBUMS} AS number FROM {of.members} m"
        f" CROSS JOIN track t ON t.id = m.{of.track_id}"
        f" WHERE {of.only} AND {seen.sql} GROUP BY m.{of.name_id}"
    )


def rows(
    tx: Read, kind: Entity, shelf_ids: Iterable[int], profile: ProfileId = DEFAULT_PROFILE
) -> tuple[ShelfRow, ...]:
    """Cards in the order of the ids; those without a visible track are left out. About 0.3 ms
    each at 500 tracks a genre."""
    of, seen = _KINDS[kind], query_sql.visible(tx, profile)
    found = tx.rows(
        f"SELECT s.id, s.name, {_DIFFERENT_ALBUMS},"
        " count(DISTINCT t.id), coalesce(sum(p.plays), 0)"
        f" FROM json_each(?) j CROSS JOIN {of.names} s ON s.id = j.value"
        f" CROSS JOIN {of.members} m ON m.{of.name_id} = s.id AND {of.only}"
        f" CROSS JOIN track t ON t.id = m.{of.track_id} {_STATS}"
        f" WHERE {seen.sql} GROUP BY j.key ORDER BY j.key",
        (*as_json(shelf_ids), profile, *seen.params),
    )
    return tuple(
        ShelfRow(row[0], row[1], row[2], row[3], row[4], _covers(tx, of, row[0], seen), kind)
        for row in found
    )


def _covers(tx: Read, of: _Kind, ref: int, seen: query_sql.Condition) -> tuple[str, ...]:
    return tuple(
        tx.column(
            "SELECT DISTINCT a.image FROM (SELECT DISTINCT t.album_id AS id"
            f" FROM {of.members} m CROSS JOIN track t ON t.id = m.{of.track_id}"
            f" WHERE m.{of.name_id} = ? AND {of.only} AND {seen.sql} LIMIT {LOOKED_AT}) x"
            f" CROSS JOIN album a ON a.id = x.id WHERE a.image <> '' LIMIT {COVERS}",
            (ref, *seen.params),
        )
    )


def genre_named(tx: Read, name: str) -> int | None:
    """The genre of this name, however it is written."""
    found = tx.row("SELECT id FROM genre WHERE key = ?", (fold(name),))
    return None if found is None else int(found[0])


# ---- the page of one -----------------------------------------------------------------------------


def page(tx: Read, kind: Entity, ref: int, profile: ProfileId = DEFAULT_PROFILE) -> ShelfPage:
    """What one shelf shows beside its tracks. Raises NotFound when nothing lies on it."""
    where, values = shelf_sql.on_shelf(kind, ref)
    seen = query_sql.visible(tx, profile)
    params = (*values, *seen.params)
    tracks, length, plays = tx.row(
        "SELECT count(*), sum(t.length_ms), sum(p.plays) FROM track t"
        f" {_STATS} WHERE {where} AND {seen.sql}",
        (profile, *params),
    ) or (0, 0, 0)
    album_ids = albums.ids(tx, _albums(kind, ref, profile))
    if not tracks and not album_ids:
        raise NotFound(str(kind), ref)
    row = ShelfRow(
        ref, _name(tx, kind, ref), len(album_ids), tracks, plays or 0, _images(tx, album_ids), kind
    )
    is_artist = kind is Entity.COMPOSER and tx.value(
        "SELECT in_library FROM artist WHERE id = ?", (ref,), default=0
    )
    return ShelfPage(
        kind,
        row,
        Ms(length or 0),
        _artists(tx, where, seen, params, profile) if kind is Entity.GENRE else array("q"),
        album_ids,
        ref if is_artist else 0,
    )


def _albums(kind: Entity, ref: int, profile: ProfileId) -> AlbumQuery:
    match kind:
        case Entity.GENRE:
            return AlbumQuery(genre=GenreId(ref), profile=profile)
        case Entity.COMPOSER:
            return AlbumQuery(composer=ArtistId(ref), profile=profile)
        case Entity.YEAR:
            return AlbumQuery(years=(ref, ref), profile=profile)
        case _:
            return AlbumQuery(AlbumSort.YEAR, years=(ref, ref + 9), profile=profile)


def _name(tx: Read, kind: Entity, ref: int) -> str:
    of = _KINDS.get(kind)
    if of is None:
        return str(ref)
    return str(tx.value(f"SELECT name FROM {of.names} WHERE id = ?", (ref,), default=""))


def _images(tx: Read, album_ids: Sequence[int]) -> tuple[str, ...]:
    found = tx.column(
        "SELECT a.image FROM json_each(?) j CROSS JOIN album a ON a.id = j.value"
        " WHERE a.image <> '' ORDER BY j.key",
        as_json(album_ids[:LOOKED_AT]),
    )
    return tuple(dict.fromkeys(found))[:COVERS]


def _artists(
    tx: Read, where: str, seen: query_sql.Condition, params: tuple[Any, ...], profile: ProfileId
) -> "array[int]":
    """Those who are credited, with the most tracks first."""
    sql = (
        "SELECT n.artist_id AS id FROM (SELECT t.credit_id, count(*) AS tracks FROM track t"
        f" WHERE {where} AND {seen.sql} GROUP BY t.credit_id) c"
        " CROSS JOIN credit_name n ON n.credit_id = c.credit_id"
        " CROSS JOIN artist ar ON ar.id = n.artist_id WHERE ar.in_library = 1"
        f" AND ar.id NOT IN {hiding.itself('artist', '?')}"
        " GROUP BY n.artist_id ORDER BY sum(c.tracks) DESC, ar.sort_key, ar.id"
    )
    text = tx.value(f"SELECT group_concat(id) FROM ({sql})", (*params, profile), default="")
    return array_of(text)


def track_ids(tx: Read, kind: Entity, refs: Iterable[int]) -> "array[int]":
    """The tracks of shelves album by album; each once."""
    found = array("q")
    for ref in refs:
        found += listed_on(tx, kind, ref, TrackQuery()).ids
    return array("q", dict.fromkeys(found))


def listed_on(tx: Read, kind: Entity, ref: int, query: TrackQuery) -> TrackIds:
    """The visible tracks of a shelf that match `query.where`, album by album: by artist, or years
    by year first. 15 ms for 17,000."""
    seen = query_sql.condition(tx, query.where, query.profile)
    where, params = shelf_sql.on_shelf(kind, ref)
    is_year = kind in (Entity.YEAR, Entity.DECADE)
    order = "a.year, c.sort_key" if is_year else "c.sort_key, a.year"
    sql = (
        "SELECT t.id, t.length_ms FROM track t JOIN album a ON a.id = t.album_id"
        f" JOIN credit c ON c.id = a.credit_id WHERE {where} AND {seen.sql}"
        f" ORDER BY {order}, a.sort_key, a.id, t.disc, t.number, t.title_sort"
    )
    found = tx.row(f"SELECT group_concat(id), sum(length_ms) FROM ({sql})", (*params, *seen.params))
    text, length = found or ("", 0)
    return TrackIds(array_of(text or ""), Ms(length or 0))
