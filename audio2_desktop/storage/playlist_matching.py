"""Which tracks of the library an entry of a playlist means, and the way in and out of the library.

Entries are tried by path, then by a path that differs in case or in the form of its letters, then
by file name and length, then by artist and title.
"""

import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audio2_desktop.domain.facts import PlaylistsChanged
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.storage.database import Read, Write

NEAR_MS = 2_000
"""Two files of one name are the same music when their lengths differ by no more."""
SAME_TITLE_MS = 10_000
"""Two recordings of one title by one artist are taken for the same up to this difference."""

Tracks = tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """An entry to be found. `paths`: absolute, best guess first."""

    paths: tuple[bytes, ...] = ()
    title: str = ""
    artist: str = ""
    album: str = ""
    length_ms: int = 0


def match(tx: Read, entries: Sequence[Sought]) -> list[Tracks]:
    """The tracks that each entry means, () for what is not in the library.

    Several only for a whole file that a CUE sheet cuts into tracks. About 20 us an entry; when
    paths alone do not find all of them, every file name is looked at once more (0.2 s at 100,000).
    """
    roots = _roots(tx)
    found = [_by_path(tx, roots, entry.paths) for entry in entries]
    left = [n for n, tracks in enumerate(found) if not tracks and entries[n].paths]
    if left:
        for n, tracks in _by_name(tx, [(n, entries[n]) for n in left]).items():
            found[n] = tracks
    return [tracks or _by_title(tx, entry) for tracks, entry in zip(found, entries, strict=True)]


def places(tx: Read, ids: Iterable[TrackId]) -> dict[TrackId, bytes]:
    """The absolute path of each track's file, one that is there before one that is missing."""
    sql = """SELECT w.track_id, r.path, d.path, f.name FROM
            (SELECT track_id, id AS file_id FROM file
                WHERE track_id IN (SELECT value FROM json_each(?1))
            UNION ALL SELECT track_id, file_id FROM cue_part
                WHERE track_id IN (SELECT value FROM json_each(?1))) w
        JOIN file f ON f.id = w.file_id JOIN folder d ON d.id = f.folder_id
        JOIN root r ON r.id = d.root_id
        ORDER BY f.missing_since IS NULL, f.id DESC"""
    rows = tx.rows(sql, (json.dumps(list(ids)),))
    return {TrackId(one): _joined(root, folder, name) for one, root, folder, name in rows}


def root_paths(tx: Read) -> tuple[bytes, ...]:
    """The library folders."""
    return tuple(path for path, _ in _roots(tx))


def detach(tx: Write, ids: Iterable[TrackId]) -> int:
    """Turn the places of these tracks in playlists into wanted ones that keep title, artist, album,
    length and path. To be called before the tracks' rows or files go; returns how many places."""
    known = json.dumps(list(ids))
    sql = """SELECT i.id, i.playlist_id, t.id, t.title, c.text, a.title, t.length_ms
        FROM playlist_item i JOIN track t ON t.id = i.track_id JOIN credit c ON c.id = t.credit_id
        JOIN album a ON a.id = t.album_id WHERE i.track_id IN (SELECT value FROM json_each(?))"""
    rows = tx.rows(sql, (known,))
    paths = places(tx, {row[2] for row in rows})
    tx.many(
        """UPDATE playlist_item SET track_id = NULL, wanted_title = ?, wanted_artist = ?,
            wanted_album = ?, length_ms = ?, wanted_path = ? WHERE id = ?""",
        [(*row[3:7], paths.get(row[2]), row[0]) for row in rows],
    )
    _note(tx, {row[1] for row in rows})
    return len(rows)


def attach(tx: Write, *, by_title: bool = True) -> int:
    """Join wanted places to tracks that have come (back) into the library; returns how many.

    So are places of tracks that have no file any more, not even a removed one. by_title: also where
    only artist and title agree. Nearly free when nothing is wanted; called at the end of a scan.
    """
    rows = tx.rows(_UNJOINED_SQL)
    if not rows:
        return 0
    roots = _roots(tx)
    joined: dict[int, TrackId] = {}
    for one, _, title, artist, album, path, length in rows:
        entry = Sought((path,) if path else (), title, artist, album, length)
        tracks = _by_path(tx, roots, entry.paths) or (_by_title(tx, entry) if by_title else ())
        if tracks:
            joined[one] = _one_of(tx, tracks, fold(title))
    tx.many(
        "UPDATE playlist_item SET track_id = ? WHERE id = ?",
        [(track, one) for one, track in joined.items()],
    )
    _note(tx, {row[1] for row in rows if row[0] in joined})
    return len(joined)


_UNJOINED_SQL = """SELECT id, playlist_id, wanted_title, wanted_artist, wanted_album, wanted_path,
        length_ms FROM playlist_item WHERE track_id IS NULL
    UNION ALL SELECT i.id, i.playlist_id, t.title, c.text, a.title, i.wanted_path, t.length_ms
        FROM playlist_item i CROSS JOIN track t ON t.id = i.track_id
        JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id
        WHERE t.in_library = 0 AND NOT EXISTS (SELECT 1 FROM file WHERE track_id = t.id)
            AND NOT EXISTS (SELECT 1 FROM cue_part WHERE track_id = t.id)"""


def _note(tx: Write, playlists: set[int]) -> None:
    if playlists:
        tx.note(PlaylistsChanged(frozenset(PlaylistId(one) for one in playlists)))


def _one_of(tx: Read, tracks: Tracks, title: str) -> TrackId:
    """Of the parts of one file, that of the title."""
    if len(tracks) == 1:
        return tracks[0]
    sql = "SELECT id FROM track WHERE title_key = ? AND id IN (SELECT value FROM json_each(?))"
    return TrackId(tx.value(sql, (title, json.dumps(tracks)), default=tracks[0]))


# ---- by path -------------------------------------------------------------------------------------

_SEPARATOR = os.sep.encode()


def _roots(tx: Read) -> list[tuple[bytes, int]]:
    return [
        (path.rstrip(_SEPARATOR), one)
        for path, one in tx.rows("SELECT path, id FROM root WHERE removed_at IS NULL")
    ]


def _joined(root: bytes, folder: bytes, name: bytes) -> bytes:
    parts = (root.rstrip(_SEPARATOR), folder, name)
    return _SEPARATOR.join(part for n, part in enumerate(parts) if part or n == 0)


def _by_path(tx: Read, roots: Sequence[tuple[bytes, int]], paths: Iterable[bytes]) -> Tracks:
    sql = """SELECT f.id, f.track_id FROM folder d JOIN file f ON f.folder_id = d.id
        WHERE d.root_id = ? AND d.path = ? AND f.name = ?"""
    for path in paths:
        for root, root_id in roots:
            if path.startswith(root + _SEPARATOR):
                folder, _, name = path[len(root) + 1 :].rpartition(_SEPARATOR)
                found = tx.row(sql, (root_id, folder, name))
                if found is not None and (tracks := _of_file(tx, *found)):
                    return tracks
    return ()


def _of_file(tx: Read, file: int, track: int | None) -> Tracks:
    """The track of a file, or its CUE parts; () for what is not in the library."""
    sql = """SELECT track_id FROM cue_part WHERE file_id = ? ORDER BY position"""
    ids = [track] if track is not None else tx.column(sql, (file,))
    return tuple(
        TrackId(one)
        for one in ids
        if tx.value("SELECT in_library FROM track WHERE id = ?", (one,)) == 1
    )


def _by_name(tx: Read, entries: Sequence[tuple[int, Sought]]) -> dict[int, Tracks]:
    """Entries whose file lies elsewhere or is spelled otherwise, by one pass over all files."""
    wanted: dict[str, list[tuple[int, Sought]]] = {}
    for n, entry in entries:
        for name in {_spelled(path.rpartition(b"/")[2]) for path in entry.paths}:
            wanted.setdefault(name, []).append((n, entry))
    best: dict[int, tuple[tuple[int, int], int, int | None]] = {}
    for file, track, name, length, folder, root in tx.each(_FILES_SQL):
        for n, entry in wanted.get(_spelled(name), ()):
            score = _likeness(entry, _joined(root, folder, name), length)
            if score is not None and (n not in best or score > best[n][0]):
                best[n] = (score, file, track)
    return {n: _of_file(tx, file, track) for n, (_, file, track) in best.items()}


_FILES_SQL = """SELECT f.id, f.track_id, f.name, f.length_ms, d.path, r.path FROM file f
    JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id
    WHERE f.problem = '' AND f.removed_at IS NULL AND r.removed_at IS NULL"""


def _likeness(entry: Sought, path: bytes, length_ms: int) -> tuple[int, int] | None:
    """How well a file of the right name fits, None for not enough: (common ends, nearness)."""
    parts = _spelled(path).replace("\\", "/").split("/")
    common = 0
    for guess in entry.paths:
        steps = _spelled(guess).replace("\\", "/").split("/")
        if steps == parts:
            return len(parts) + 1, 0
        same = os.path.commonprefix([steps[::-1], parts[::-1]])  # noqa: RUF071 - lists of steps
        common = max(common, len(same))
    difference = abs(length_ms - entry.length_ms)
    if entry.length_ms and length_ms:
        return (common, -difference) if difference <= NEAR_MS else None
    return (common, 0) if common >= 3 else None  # the album's and the artist's folder agree too


def _spelled(name: bytes) -> str:
    text = os.fsdecode(name)
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


# ---- by title ------------------------------------------------------------------------------------


def _by_title(tx: Read, entry: Sought) -> Tracks:
    title, artist, album = fold(entry.title), fold(entry.artist), fold(entry.album)
    if not title or not artist:
        return ()
    sql = """SELECT t.id, t.length_ms, c.text, a.title, first.name FROM track t
        JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id
        JOIN artist first ON first.id = c.artist_id
        WHERE t.title_key = ? AND t.in_library = 1 ORDER BY t.id"""
    fitting = [
        (fold(found) != album, abs(length - entry.length_ms) if entry.length_ms else 0, one)
        for one, length, text, found, first in tx.rows(sql, (title,))
        if artist in (fold(text), fold(first))
        and (not entry.length_ms or abs(length - entry.length_ms) <= SAME_TITLE_MS)
    ]
    return (TrackId(min(fitting)[2]),) if fitting else ()
