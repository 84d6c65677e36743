"""Ids of a million tracks in any order, in well under a second.

Every order walks an index or sorts narrow groups, and SQLite hands over one long text instead of a
row an id: that is quicker, and other threads run meanwhile.
"""

import json
from array import array
from typing import Any

from audio2_desktop.domain import marks
from audio2_desktop.domain.sorting import Direction, Order, Orders, TrackQuery, TrackSort
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage import query_sql, track_keys
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_keys import FILE_KEYS, MARKS

# `LIMIT -1` keeps SQLite from dropping the order of an inner question. What `group_concat` reads
# keeps its order without, and is sorted in two thirds of the time: not in a tree. {dir} is the
# direction of the main key, {seen} the condition on `t`; equal keys keep their order both ways.
_TITLE = "SELECT t.id FROM track t WHERE {seen} ORDER BY t.title_sort {dir}, t.id {dir}"
_BY_ARTIST = """
SELECT t.id FROM (
    SELECT g.credit_id, g.album_id FROM (
        SELECT DISTINCT credit_id, album_id FROM track INDEXED BY track_credit WHERE in_library = 1
    ) g JOIN credit c ON c.id = g.credit_id JOIN album a ON a.id = g.album_id
    ORDER BY c.sort_key {dir}, c.id, a.sort_key, a.id LIMIT -1
) o CROSS JOIN track t INDEXED BY track_credit ON t.credit_id = o.credit_id AND t.in_library = 1
    AND t.album_id = o.album_id WHERE {seen}"""
_BY_ALBUM = """
SELECT t.id FROM (
    SELECT a.id FROM album a JOIN credit c ON c.id = a.credit_id
    ORDER BY {order} LIMIT -1
) o CROSS JOIN track t INDEXED BY track_album ON t.album_id = o.id AND t.in_library = 1
WHERE {seen}"""
_GROUPED = """
SELECT t.id FROM (
    SELECT DISTINCT {key} AS key FROM track WHERE in_library = 1 ORDER BY {key} {dir} LIMIT -1
) o CROSS JOIN track t ON t.in_library = 1 AND t.{key} = o.key WHERE {seen}"""
_BY_LENGTH = "SELECT t.id FROM track t WHERE {seen} ORDER BY t.length_ms {dir}, t.id {dir}"
_BY_NUMBER = """
SELECT t.id FROM track t INDEXED BY track_album WHERE {seen} AND t.in_library = 1
ORDER BY t.{key} {dir}, t.album_id"""
_BY_FILE = """
SELECT t.id FROM (
    SELECT f.track_id, {key} AS key FROM file f WHERE f.track_id IS NOT NULL
    UNION ALL SELECT p.track_id, {key} FROM cue_part p JOIN file f ON f.id = p.file_id
) x CROSS JOIN track t ON t.id = x.track_id WHERE {seen} ORDER BY x.key {dir}, t.id"""
_BY_FILE_WHOLE = """
SELECT f.track_id AS id FROM file f {kept} ORDER BY {key} {dir}, f.track_id"""
_BY_PATH = """
SELECT t.id FROM (
    SELECT id FROM folder ORDER BY root_id, path LIMIT -1
) d CROSS JOIN file f INDEXED BY sqlite_autoindex_file_1 ON f.folder_id = d.id
LEFT JOIN cue_part p ON p.file_id = f.id
CROSS JOIN track t ON t.id = ifnull(f.track_id, p.track_id) WHERE {seen}"""
_BY_PATH_WHOLE = """
SELECT f.track_id AS id FROM (
    SELECT id FROM folder ORDER BY root_id, path LIMIT -1
) d CROSS JOIN file f INDEXED BY sqlite_autoindex_file_1 ON f.folder_id = d.id {kept}"""
# Which files of the `_WHOLE` orders (for libraries without CUE parts). Where nothing is asked and
# nothing hidden, the few tracks that are out of the library are left out without looking at all the
# others: that is half the time.
_KEPT_TRACKS = "CROSS JOIN track t ON t.id = f.track_id WHERE {seen}"
_KEPT_ALL = """
WHERE f.track_id IS NOT NULL AND f.track_id NOT IN (SELECT id FROM track WHERE in_library = 0)"""
_MARKED = """
SELECT t.id FROM {table} m CROSS JOIN track t ON t.id = m.{id} WHERE {which} AND {seen}
ORDER BY {value} {dir}, t.id"""
_UNMARKED = """
SELECT t.id FROM track t WHERE {seen} AND t.id NOT IN (SELECT m.{id} FROM {table} m WHERE {which})
ORDER BY t.title_sort"""
_WITHOUT_GENRE = f"""
SELECT t.id FROM {track_keys.WITHOUT_GENRE} WHERE {{seen}}
ORDER BY t.album_id, t.disc, t.number"""


def ids(tx: Read, query: TrackQuery) -> "array[int]":
    """Ids of all visible tracks that match, in order. 1,000,000 by one key in under 1 s, by
    several mostly in 1.2 s; 100,000 in 0.1 s."""
    seen = query_sql.condition(tx, query.where, query.profile)
    if query.then and query.sort is not TrackSort.PATH:  # no two tracks share a path
        return _several(tx, query.orders, seen, query.profile)
    is_all = query.where is None and not seen.params
    return _single(tx, query.orders[0], seen, query.profile, is_all=is_all)


def _several(
    tx: Read, orders: Orders, seen: query_sql.Condition, profile: ProfileId
) -> "array[int]":
    """By several keys. Tracks without a value of the first one (plays, genre, a file in trouble)
    follow or lead in the order of the other keys."""
    first, rest = orders[0], orders[1:]
    has_parts = tx.row("SELECT 1 FROM cue_part LIMIT 1") is not None
    asked = seen
    if first.sort is TrackSort.STATE:  # few are not as they should be
        asked = query_sql.Condition(f"{seen.sql} AND {FILE_KEYS[first.sort]} > 0", seen.params)
    some = _ask(tx, *track_keys.question(orders, asked, profile, has_parts=has_parts))
    if first.sort is TrackSort.GENRE:
        left = track_keys.without_genre(rest, seen, profile, has_parts=has_parts)
        return some + _ask(tx, *left)
    if first.sort not in MARKS and first.sort is not TrackSort.STATE:
        return some
    if len(rest) > 1:
        every = _several(tx, rest, seen, profile)
    else:
        every = _single(tx, rest[0], seen, profile, is_all=False)
    others = marks.without(every, some)  # in a third of the time that SQL takes
    return some + others if first.direction is Direction.DOWN else others + some


def _single(
    tx: Read, order: Order, seen: query_sql.Condition, profile: ProfileId, *, is_all: bool
) -> "array[int]":
    direction = "DESC" if order.direction is Direction.DOWN else "ASC"
    fill = {"seen": f"({seen.sql})", "dir": direction}
    match order.sort:
        case TrackSort.ARTIST:
            return _ask(tx, _BY_ARTIST.format(**fill), seen.params)
        case TrackSort.ALBUM:
            by = f"a.title = '', a.sort_key {direction}, c.sort_key, a.id"
            return _ask(tx, _BY_ALBUM.format(**fill, order=by), seen.params)
        case TrackSort.ALBUM_ARTIST:
            by = f"c.sort_key {direction}, a.sort_key, a.id"
            return _ask(tx, _BY_ALBUM.format(**fill, order=by), seen.params)
        case TrackSort.GENRE:
            some = _ask(tx, *track_keys.question((order,), seen, profile, has_parts=False))
            return some + _ask(tx, _WITHOUT_GENRE.format(**fill), seen.params)
        case TrackSort.YEAR | TrackSort.ADDED:
            key = "year" if order.sort is TrackSort.YEAR else "added_at"
            return _ask(tx, _GROUPED.format(**fill, key=key), seen.params)
        case TrackSort.NUMBER | TrackSort.DISC:
            return _ask(tx, _BY_NUMBER.format(**fill, key=order.sort.value), seen.params)
        case TrackSort.LENGTH:
            return _ask(tx, _BY_LENGTH.format(**fill), seen.params)
        case TrackSort.TITLE:
            return _ask(tx, _TITLE.format(**fill), seen.params)
        case _ if order.sort in MARKS:
            return _marked(tx, order, fill, seen.params, profile)
        case _:
            return _by_file(tx, order, fill, seen.params, is_all=is_all)


def _by_file(
    tx: Read, order: Order, fill: dict[str, str], params: tuple[Any, ...], *, is_all: bool
) -> "array[int]":
    is_whole = tx.row("SELECT 1 FROM cue_part LIMIT 1") is None
    fill = {**fill, "kept": _KEPT_ALL if is_all else _KEPT_TRACKS.format(**fill)}
    if order.sort is TrackSort.PATH:
        found = _ask(tx, (_BY_PATH_WHOLE if is_whole else _BY_PATH).format(**fill), params)
        return found[::-1] if order.direction is Direction.DOWN else found
    sql = _BY_FILE_WHOLE if is_whole else _BY_FILE
    return _ask(tx, sql.format(**fill, key=FILE_KEYS[order.sort]), params)


def _marked(
    tx: Read,
    order: Order,
    fill: dict[str, str],
    params: tuple[Any, ...],
    profile: ProfileId,
) -> "array[int]":
    mark = MARKS[order.sort]
    named = {"table": mark.table, "id": mark.id, "which": mark.which, "value": mark.value}
    some = _ask(tx, _MARKED.format(**fill, **named), (profile, *params))
    others = _ask(tx, _UNMARKED.format(**fill, **named), (*params, profile))
    return some + others if order.direction is Direction.DOWN else others + some


def _ask(tx: Read, sql: str, params: tuple[Any, ...]) -> "array[int]":
    return array_of(tx.value(f"SELECT group_concat(id) FROM ({sql})", params, default=""))


_SHORT_SIGNS, _CHUNK_SIGNS = 2_000, 140_000
"""So much is looked at in one go; in between, other threads may have the interpreter."""


def array_of(text: str) -> "array[int]":
    """Comma-separated ids as SQLite's `group_concat` gives them."""
    if len(text) < _SHORT_SIGNS:
        return array("q", map(int, text.split(","))) if text else array("q")
    found = array("q")
    at = 0
    while at < len(text):
        end = text.find(",", at + _CHUNK_SIGNS)
        end = len(text) if end < 0 else end
        # twice as fast as `int` of each, where there are many
        found.fromlist(json.loads(f"[{text[at:end]}]"))
        at = end + 1
    return found
