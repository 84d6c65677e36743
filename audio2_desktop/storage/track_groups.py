"""A list of tracks in groups, and what the groups are called.

Where a group begins comes from the same question as the ids, so that both always fit each other.
"""

import os
from array import array
from collections.abc import Iterable
from itertools import groupby

from audio2_desktop.domain.sorting import (
    Direction,
    GroupHead,
    TrackGrouping,
    TrackGroups,
    TrackQuery,
    TrackSort,
)
from audio2_desktop.storage import query_sql, track_keys
from audio2_desktop.storage.catalogue_names import listed
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_order import array_of

_ALBUM_ORDERS = {
    TrackSort.ALBUM: "a.title = '', a.sort_key {dir}, c.sort_key, a.id",
    TrackSort.YEAR: "a.year = 0, a.year {dir}, c.sort_key, a.sort_key, a.id",
    TrackSort.ADDED: "a.added_at {dir}, c.sort_key, a.sort_key, a.id",
}
_BY_ARTIST = "c.sort_key {dir}, a.year, a.sort_key, a.id"
_ALBUMS = """(SELECT a.id, row_number() OVER (ORDER BY {by}) AS k
    FROM album a JOIN credit c ON c.id = a.credit_id) r
CROSS JOIN track t INDEXED BY track_album ON t.album_id = r.id AND t.in_library = 1"""
_DECADES = """(SELECT DISTINCT year, year / 10 * 10 AS id FROM track WHERE in_library = 1) r
CROSS JOIN track t ON t.in_library = 1 AND t.year = r.year"""
_FOLDERS = """(SELECT id, row_number() OVER (ORDER BY root_id, path) AS k FROM folder) r
CROSS JOIN file f INDEXED BY sqlite_autoindex_file_1 ON f.folder_id = r.id
LEFT JOIN cue_part p ON p.file_id = f.id
CROSS JOIN track t ON t.id = ifnull(f.track_id, p.track_id)"""
# the least genre of each track; most have one, and no file has many
_GENRES = """track t NOT INDEXED
LEFT JOIN (SELECT e.entity_id, min(g.k) AS k FROM entity_genre e CROSS JOIN
    (SELECT id, row_number() OVER (ORDER BY key) AS k FROM genre) g ON g.id = e.genre_id
    WHERE e.entity = 'track' GROUP BY e.entity_id) r ON r.entity_id = t.id"""
_GENRE_IDS = "SELECT id, row_number() OVER (ORDER BY key) FROM genre"


def grouped(tx: Read, query: TrackQuery) -> tuple["array[int]", TrackGroups]:
    """Ids in order and their groups. About 2 s for a million."""
    seen = query_sql.condition(tx, query.where, query.profile)
    has_parts = tx.row("SELECT 1 FROM cue_part LIMIT 1") is not None
    source, key, by = _leading(query)
    joins, keys, params = [source], [by], ()
    has_file = query.group is TrackGrouping.FOLDER
    for order in query.orders:
        join, order_by, more = track_keys.further(order, query.profile, has_parts=has_parts)
        file = track_keys.FILE_OR_PART if has_parts else track_keys.FILE
        if file in join:
            join = join.replace(file, "") if has_file else join
            has_file = True
        joins.append(join)
        keys.append(order_by)
        params += more
    row = tx.row(
        "SELECT group_concat(id), group_concat(k), group_concat(n) FROM ("
        f"SELECT t.id AS id, {key} AS k, t.length_ms AS n FROM {' '.join(joins)}"
        f" WHERE ({seen.sql}) ORDER BY {', '.join(keys)}, t.id LIMIT -1)",
        (*params, *seen.params),
    )
    ids, numbers, lengths = row or ("", "", "")
    return _cut(query.group, array_of(ids or ""), numbers or "", array_of(lengths or ""), tx)


def _leading(query: TrackQuery) -> tuple[str, str, str]:
    """Where tracks come from, the group of each, and the order of groups."""
    first = query.orders[0]
    way = "DESC" if first.direction is Direction.DOWN else "ASC"
    match query.group:
        case TrackGrouping.ALBUM:
            leads = first.sort in (*_ALBUM_ORDERS, TrackSort.ARTIST, TrackSort.ALBUM_ARTIST)
            by = _ALBUM_ORDERS.get(first.sort, _BY_ARTIST).format(dir=way if leads else "ASC")
            return _ALBUMS.format(by=by), "t.album_id", "r.k"
        case TrackGrouping.GENRE:
            way = way if first.sort is TrackSort.GENRE else "ASC"
            return _GENRES, "ifnull(r.k, 0)", f"r.k IS NULL, r.k {way}"
        case TrackGrouping.FOLDER:
            way = way if first.sort is TrackSort.PATH else "ASC"
            return _FOLDERS, "f.folder_id", f"r.k {way}"
        case _:
            way = way if first.sort is TrackSort.YEAR else "DESC"
            return _DECADES, "r.id", f"r.id = 0, r.id {way}"


def _cut(
    kind: TrackGrouping, ids: "array[int]", numbers: str, lengths: "array[int]", tx: Read
) -> tuple["array[int]", TrackGroups]:
    keys, sizes, sums, rows = array("q"), array("q"), array("q"), array("q")
    names = {0: 0}
    if kind is TrackGrouping.GENRE:
        names |= {place: genre for genre, place in tx.rows(_GENRE_IDS)}
    at = 0
    for number, run in groupby(numbers.split(",") if numbers else ()):
        size = sum(1 for _ in run)
        key = int(number)
        keys.append(names.get(key, 0) if kind is TrackGrouping.GENRE else key)
        sizes.append(size)
        sums.append(sum(lengths[at : at + size]))
        rows.extend([-len(keys)] * kind.rows)
        rows += ids[at : at + size]
        at += size
    return ids, TrackGroups(kind, keys, sizes, sums, rows)


def heads(tx: Read, kind: TrackGrouping, keys: Iterable[int]) -> tuple[GroupHead, ...]:
    """What the captions of these groups say; those without a name are left out."""
    match kind:
        case TrackGrouping.ALBUM:
            sql = (
                "SELECT a.id, a.title, c.text, a.year, a.image FROM json_each(?) j"
                " JOIN album a ON a.id = j.value JOIN credit c ON c.id = a.credit_id"
            )
            return tuple(GroupHead(*row) for row in tx.rows(sql, listed(keys)))
        case TrackGrouping.GENRE:
            sql = "SELECT g.id, g.name FROM json_each(?) j JOIN genre g ON g.id = j.value"
            return tuple(GroupHead(*row) for row in tx.rows(sql, listed(keys)))
        case TrackGrouping.FOLDER:
            sql = (
                "SELECT d.id, r.path, d.path FROM json_each(?) j JOIN folder d ON d.id = j.value"
                " JOIN root r ON r.id = d.root_id"
            )
            return tuple(_folder(*row) for row in tx.rows(sql, listed(keys)))
        case _:
            return ()


def _folder(key: int, root: bytes, path: bytes) -> GroupHead:
    """The folder's own name, and where it lies."""
    text = os.fsdecode(root.rstrip(b"/") + b"/" + path if path else root)
    shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    above, _, name = shown.rpartition("/")
    return GroupHead(key, name or shown, above)
