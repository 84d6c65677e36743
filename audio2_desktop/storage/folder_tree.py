"""The library's folders as they lie on disk, from the rows of its files: the disk is never asked.

Only folders with files have a row; those above them are made of the paths.
"""

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_tree import all_of
from audio2_desktop.domain.shelves import FolderRow, InFolder
from audio2_desktop.domain.sorting import TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms, ProfileId, RootId
from audio2_desktop.storage import query_sql, shelf_sql, tracks
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_order import array_of

_DEPTH_BITS = 44
"""A key is how deep the folder lies, above the id of the first folder in it."""
_FILES = "CROSS JOIN file f INDEXED BY sqlite_autoindex_file_1 ON f.folder_id = d.id"


@dataclass(frozen=True, slots=True)
class _Root:
    id: RootId
    path: bytes
    is_available: bool


def roots(tx: Read, profile: ProfileId = DEFAULT_PROFILE) -> tuple[FolderRow, ...]:
    """The library folders, also those without music. About 50 ms at 100,000 tracks."""
    return tuple(_root_row(tx, root, profile) for root in _roots(tx))


def _root_row(tx: Read, root: _Root, profile: ProfileId) -> FolderRow:
    found = list(_counted(tx, root.id, b"", profile))
    return FolderRow(
        -root.id,
        root.id,
        b"",
        root.path,
        sum(tracks for _, _, tracks, _ in found),
        Ms(sum(length for _, _, _, length in found)),
        any(path for path, _, _, _ in found),
        root.is_available,
    )


def children(
    tx: Read, root_id: RootId, path: bytes, profile: ProfileId = DEFAULT_PROFILE
) -> tuple[FolderRow, ...]:
    """The folders right below one, by name as people sort them. () when it is gone."""
    root = next((root for root in _roots(tx) if root.id == root_id), None)
    if root is None:
        return ()
    start = len(path) + 1 if path else 0
    groups: dict[bytes, list[tuple[bytes, int, int, int]]] = {}
    for found in _counted(tx, root_id, path, profile):
        below = found[0]
        if below != path:
            end = below.find(b"/", start)
            groups.setdefault(below if end < 0 else below[:end], []).append(found)
    rows = [_row(root, place, group) for place, group in groups.items()]
    return tuple(sorted(rows, key=lambda row: _order(row.path)))


@lru_cache(maxsize=20_000)
def _order(path: bytes) -> tuple[str, bytes]:
    """Numbers by their value, signs where they are: a letter before keeps `sort_key` from leaving
    them out."""
    name = path.rpartition(b"/")[2].decode("utf-8", "replace")
    return sort_key(f"a {name}", ()), path


def _row(root: _Root, path: bytes, group: list[tuple[bytes, int, int, int]]) -> FolderRow:
    depth = path.count(b"/") + 1
    return FolderRow(
        (depth << _DEPTH_BITS) | min(folder for _, folder, _, _ in group),
        root.id,
        path,
        _joined(root.path, path),
        sum(tracks for _, _, tracks, _ in group),
        Ms(sum(length for _, _, _, length in group)),
        any(below != path for below, _, _, _ in group),
        root.is_available,
    )


def row(tx: Read, key: int, profile: ProfileId = DEFAULT_PROFILE) -> FolderRow:
    """The folder that a key names. Raises NotFound."""
    root_id, path = _named(tx, key)
    root = next((root for root in _roots(tx) if root.id == root_id), None)
    if root is None:
        raise NotFound("folder", key)
    if not path:
        return _root_row(tx, root, profile)
    return _row(root, path, list(_counted(tx, root_id, path, profile)) or [(path, 0, 0, 0)])


def found_at(
    tx: Read, root_id: RootId, path: bytes, profile: ProfileId = DEFAULT_PROFILE
) -> FolderRow | None:
    """The folder with this identity; None when nothing of it is left."""
    root = next((root for root in _roots(tx) if root.id == root_id), None)
    if root is None:
        return None
    if not path:
        return _root_row(tx, root, profile)
    group = list(_counted(tx, root_id, path, profile))
    return _row(root, path, group) if group else None


def track_ids(tx: Read, keys: Iterable[int]) -> "array[int]":
    """The tracks of folders with all below, as they lie on disk; each once."""
    found = array("q")
    for key in keys:
        root_id, path = _named(tx, key)
        found += _as_on_disk(tx, root_id, path, _SEEN)[0]
    return array("q", dict.fromkeys(found))


def listed(tx: Read, root_id: RootId, path: bytes, query: TrackQuery) -> TrackIds:
    """The tracks of a folder with all below in an order; that of the path is the disk's own."""
    is_whole = not path and len(_roots(tx)) == 1
    here = None if is_whole else InFolder(root_id, path)
    if query.sort is not TrackSort.PATH:
        where = all_of((here, query.where))
        return tracks.ids(tx, replace(query, where=where))
    seen = query_sql.condition(tx, query.where, query.profile)
    found, length = _as_on_disk(tx, root_id, path, seen)
    return TrackIds(found, Ms(length))


_SEEN = query_sql.Condition("t.in_library = 1")
_WHOLE = ("f.track_id AS id, f.length_ms", "", "f.track_id IS NOT NULL")
_ANY = (
    "t.id, t.length_ms",
    "LEFT JOIN cue_part p ON p.file_id = f.id"
    " CROSS JOIN track t ON t.id = ifnull(f.track_id, p.track_id)",
)


def _as_on_disk(
    tx: Read, root_id: int, path: bytes, seen: query_sql.Condition
) -> tuple["array[int]", int]:
    """Tracks and how long they play; a folder's own come before those below it. 60 ms for
    100,000."""
    inside, params = shelf_sql.below(path)
    # what has a file that was not taken out is in the library: its track need not be looked at
    is_plain = seen == _SEEN and tx.row("SELECT 1 FROM cue_part LIMIT 1") is None
    columns, joined, which = _WHOLE if is_plain else (*_ANY, seen.sql)
    sql = (
        f"SELECT {columns} FROM (SELECT d.id FROM folder d"
        f" WHERE d.root_id = ? AND {inside} ORDER BY d.path LIMIT -1) d {_FILES} {joined}"
        f" WHERE f.removed_at IS NULL AND {which}"
    )
    values = (root_id, *params, *seen.params)
    found = tx.row(f"SELECT group_concat(id), sum(length_ms) FROM ({sql})", values)
    text, length = found or ("", 0)
    return array_of(text or ""), length or 0


def _counted(
    tx: Read, root_id: int, path: bytes, profile: ProfileId
) -> Iterator[tuple[bytes, int, int, int]]:
    """(path, id, tracks, length) of the folder and all below that have a visible track in them."""
    inside, params = shelf_sql.below(path)
    seen = query_sql.visible(tx, profile)
    which = f"d.root_id = ? AND {inside} AND f.removed_at IS NULL AND {seen.sql}"
    values: tuple[Any, ...] = (root_id, *params, *seen.params)
    yield from tx.rows(
        f"SELECT d.path, d.id, count(*), sum(t.length_ms) FROM folder d {_FILES}"
        f" CROSS JOIN track t ON t.id = f.track_id WHERE {which} GROUP BY d.id",
        values,
    )
    if tx.row("SELECT 1 FROM cue_part LIMIT 1") is not None:
        yield from tx.rows(
            f"SELECT d.path, d.id, count(*), sum(t.length_ms) FROM folder d {_FILES}"
            " CROSS JOIN cue_part p ON p.file_id = f.id"
            f" CROSS JOIN track t ON t.id = p.track_id WHERE {which} GROUP BY d.id",
            values,
        )


def _named(tx: Read, key: int) -> tuple[RootId, bytes]:
    if key < 0:
        return RootId(-key), b""
    depth, first = key >> _DEPTH_BITS, key & ((1 << _DEPTH_BITS) - 1)
    found = tx.row("SELECT root_id, path FROM folder WHERE id = ?", (first,))
    if found is None:
        raise NotFound("folder", key)
    return RootId(found[0]), b"/".join(found[1].split(b"/")[:depth])


def _roots(tx: Read) -> list[_Root]:
    return [
        _Root(RootId(row[0]), row[1], bool(row[2]))
        for row in tx.rows(
            "SELECT id, path, is_available FROM root WHERE removed_at IS NULL ORDER BY added_at, id"
        )
    ]


def _joined(root: bytes, path: bytes) -> bytes:
    sep = os.fsencode(os.sep)
    return root.rstrip(sep) + sep + path.replace(b"/", sep)
