"""A list of tracks in groups, and what the groups are called.

Where a group begins comes from the same question as the ids, so that both always fit each other.
"""

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from audio2_desktop.domain.sorting import (
    Direction,
    GroupHead,
    TrackGrouping,
    TrackGroups,
    TrackQuery,
    TrackSort,
)
from audio2_desktop.storage import query_sql, track_keys, track_order
from audio2_desktop.storage.catalogue_names import listed
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_order import array_of

_ALBUM_ORDERS = {
    TrackSort.ALBUM: "a.title = '', a.sort_key {dir}, c.sort_key, a.id",
    TrackSort.YEAR: "a.year = 0, a.year {dir}, c.sort_key, a.sort_key, a.id",
    TrackSort.ADDED: "a.added_at {dir}, c.sort_key, a.sort_key, a.id",
}
_BY_ARTIST = "c.sort_key {dir}, a.year, a.sort_key, a.id"
# In each: the groups in order as `r`, what leads from a group to its tracks, and whether `f` is
# among it. A group is sorted by itself: small heaps are sorted in half the time of a large one.
_ALBUMS = """SELECT a.id FROM album a JOIN credit c ON c.id = a.credit_id ORDER BY {by}"""
_OF_ALBUM = "track t INDEXED BY track_album", "t.album_id = r.id AND t.in_library = 1"
_DECADES = """SELECT DISTINCT year / 10 * 10 AS id FROM track WHERE in_library = 1
ORDER BY year < 10, id {way}"""
_OF_DECADE = (
    "track t INDEXED BY track_year",
    "t.in_library = 1 AND t.year BETWEEN r.id AND r.id + 9",
)
_FOLDERS = "SELECT id FROM folder ORDER BY root_id {way}, path {way}"
_OF_FOLDER = (
    "file f INDEXED BY sqlite_autoindex_file_1 LEFT JOIN cue_part p ON p.file_id = f.id"
    " CROSS JOIN track t ON t.id = ifnull(f.track_id, p.track_id)",
    "f.folder_id = r.id",
)
_GENRES = """
SELECT g.id, (SELECT group_concat(e.entity_id) FROM entity_genre e INDEXED BY entity_genre_genre
    WHERE e.genre_id = g.id AND e.entity = 'track') FROM genre g ORDER BY g.key"""
_LAST_ID = """
SELECT max(ifnull((SELECT max(id) FROM track), 0),
    ifnull((SELECT max(entity_id) FROM entity_genre WHERE entity = 'track'), 0))"""
_LENGTHS = """
SELECT ifnull(group_concat(id), ''), ifnull(group_concat(length_ms), '') FROM (
    SELECT id, length_ms FROM track INDEXED BY track_length WHERE in_library = 1)"""

_Group = tuple[int, "array[int]", int]
"""Its key, its tracks, how long they play in ms."""


def grouped(tx: Read, query: TrackQuery) -> tuple["array[int]", TrackGroups]:
    """Ids in order and their groups. About 1.2 s for a million."""
    found = _by_genre if query.group is TrackGrouping.GENRE else _each_by_itself
    ids, keys, sizes, lengths, rows = (array("q") for _ in range(5))
    for key, inside, length in found(tx, query):
        keys.append(key)
        sizes.append(len(inside))
        lengths.append(length)
        rows.extend([-len(keys)] * query.group.rows)
        rows += inside
        ids += inside
    return ids, TrackGroups(query.group, keys, sizes, lengths, rows)


def _each_by_itself(tx: Read, query: TrackQuery) -> Iterator[_Group]:
    seen = query_sql.condition(tx, query.where, query.profile)
    has_parts = tx.row("SELECT 1 FROM cue_part LIMIT 1") is not None
    groups, (source, which), has_file = _leading(query)
    joins, keys, params = track_keys.chained(
        query.orders, query.profile, has_parts=has_parts, has_file=has_file
    )
    sql = (
        "SELECT r.id, (SELECT group_concat(id) || ';' || sum(n) FROM ("
        f"SELECT t.id AS id, t.length_ms AS n FROM {source} {joins}"
        f" WHERE {which} AND ({seen.sql}) ORDER BY {', '.join(keys)}, t.id))"
        f" FROM ({groups} LIMIT -1) r"
    )
    for key, text in tx.each(sql, params + seen.params):
        if text is not None:
            ids, _, length = text.partition(";")
            yield key, array_of(ids), int(length)


def _leading(query: TrackQuery) -> tuple[str, tuple[str, str], bool]:
    first = query.orders[0]
    way = "DESC" if first.direction is Direction.DOWN else "ASC"
    match query.group:
        case TrackGrouping.ALBUM:
            leads = first.sort in (*_ALBUM_ORDERS, TrackSort.ARTIST, TrackSort.ALBUM_ARTIST)
            by = _ALBUM_ORDERS.get(first.sort, _BY_ARTIST).format(dir=way if leads else "ASC")
            return _ALBUMS.format(by=by), _OF_ALBUM, False
        case TrackGrouping.FOLDER:
            way = way if first.sort is TrackSort.PATH else "ASC"
            return _FOLDERS.format(way=way), _OF_FOLDER, True
        case _:
            way = way if first.sort is TrackSort.YEAR else "DESC"
            return _DECADES.format(way=way), _OF_DECADE, False


def _by_genre(tx: Read, query: TrackQuery) -> Iterator[_Group]:
    """A track stands with its first genre only, so none is sorted by itself: all are, and then
    shared out. That is half the time of sorting by genre, too."""
    found = tx.rows(_GENRES)
    place_of = array("q", [-1]) * (tx.value(_LAST_ID) + 1)
    for place in reversed(range(len(found))):  # an earlier genre is written over a later one
        for track in array_of(found[place][1] or ""):
            place_of[track] = place
    inside = [array("q") for _ in (*found, "none")]
    for track in track_order.ids(tx, replace(query, group=TrackGrouping.NONE)):
        inside[place_of[track]].append(track)
    length_of = place_of  # as long, and done with
    for track, length in zip(*map(array_of, tx.rows(_LENGTHS)[0]), strict=True):
        length_of[track] = length
    groups = [(key, ids) for (key, _), ids in zip(found, inside, strict=False)]
    first = query.orders[0]
    if first.sort is TrackSort.GENRE and first.direction is Direction.DOWN:
        groups.reverse()
    for key, ids in (*groups, (0, inside[-1])):
        if ids:
            yield key, ids, sum(length_of[track] for track in ids)


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
