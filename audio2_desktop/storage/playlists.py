"""The playlists themselves: names, folders, the order of the side bar, deleting and bringing back.

What is in a playlist is in `playlist_items`, finding tracks for entries in `playlist_matching`.
"""

import json
from collections.abc import Iterable, Sequence

from audio2_desktop.domain.facts import PlaylistsChanged
from audio2_desktop.domain.names import fold, name_keys
from audio2_desktop.domain.ordering import between, is_key
from audio2_desktop.domain.playlist_files import plain
from audio2_desktop.domain.playlists import (
    KEPT_MS,
    MAX_DESCRIPTION,
    MAX_NAME,
    DeletedPlaylist,
    PlaylistFolderId,
    PlaylistKind,
    PlaylistRow,
)
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import Ms, PlaylistId, ProfileId, Stamp
from audio2_desktop.storage import smart_playlists
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.playlist_matching import attach as attach
from audio2_desktop.storage.playlist_matching import detach as detach

COVERS = 4
_COVER_ITEMS = 200
"""Items that are looked at for covers: enough for four albums in nearly every playlist."""

_ROWS_SQL = """SELECT p.id, p.name, p.description, p.kind, p.folder_id, p.changed_at,
        f.at IS NOT NULL, p.rules
    FROM playlist p LEFT JOIN favourite f
        ON f.profile_id = p.profile_id AND f.entity = 'playlist' AND f.entity_id = p.id
    WHERE p.profile_id = ? AND p.deleted_at IS NULL ORDER BY p.position, p.id"""
_SUMS_SQL = """SELECT i.playlist_id, count(*),
        count(*) - count(CASE WHEN t.in_library = 1 THEN 1 END),
        sum(coalesce(t.length_ms, i.length_ms))
    FROM playlist_item i LEFT JOIN track t ON t.id = i.track_id
    WHERE i.playlist_id IN (SELECT value FROM json_each(?)) GROUP BY i.playlist_id"""
_COVERS_SQL = """SELECT a.image FROM
        (SELECT track_id, position, id FROM playlist_item WHERE playlist_id = ?
            ORDER BY position, id LIMIT ?) i
    JOIN track t ON t.id = i.track_id JOIN album a ON a.id = t.album_id
    WHERE a.image <> '' ORDER BY i.position, i.id"""


def all_rows(tx: Read, profile: ProfileId, *, counts_smart: bool = True) -> tuple[PlaylistRow, ...]:
    """The profile's playlists; `place` gives their order within their folder."""
    return _as_rows(tx, profile, tx.rows(_ROWS_SQL, (profile,)), counts_smart=counts_smart)


def row(tx: Read, playlist: PlaylistId) -> PlaylistRow:
    """One playlist. Raises NotFound for one that is gone or deleted."""
    profile = tx.value(
        "SELECT profile_id FROM playlist WHERE id = ? AND deleted_at IS NULL", (playlist,)
    )
    found = [one for one in tx.rows(_ROWS_SQL, (profile,)) if one[0] == playlist]
    if not found:
        raise NotFound("playlist", playlist)
    return _as_rows(tx, profile, found)[0]


def _as_rows(
    tx: Read, profile: ProfileId, found: Sequence[Sequence[object]], *, counts_smart: bool = True
) -> tuple[PlaylistRow, ...]:
    ids = [int(str(one[0])) for one in found]
    sums = {one[0]: one[1:] for one in tx.rows(_SUMS_SQL, (json.dumps(ids),))}
    places = _places(tx, profile, {one[4] for one in found})
    made = []
    for one, (_, name, about, word, folder, changed, loved, text) in zip(ids, found, strict=True):
        kind, rules = PlaylistKind(str(word)), str(text)
        count, wanted, length = sums.get(one, (0, 0, 0))
        if kind is PlaylistKind.SMART:
            if counts_smart:
                count, wanted, length = smart_playlists.sums(tx, rules, profile)
            images = _distinct(smart_playlists.covers(tx, rules, profile))
        else:
            images = _distinct(row[0] for row in tx.each(_COVERS_SQL, (one, _COVER_ITEMS)))
        made.append(
            PlaylistRow(
                PlaylistId(one), str(name), str(about), kind,
                folder, count, wanted, Ms(length), images,  # type: ignore[arg-type]
                changed, bool(loved), places.get(one, 0), rules,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return tuple(made)


def _places(tx: Read, profile: ProfileId, folders: Iterable[object]) -> dict[int, int]:
    """Ordinals of playlists among everything in their folders."""
    found = {}
    for folder in folders:
        sql = """SELECT id, position, 1 FROM playlist
                WHERE profile_id = ?1 AND folder_id IS ?2 AND deleted_at IS NULL
            UNION ALL SELECT id, position, 0 FROM playlist_folder
                WHERE profile_id = ?1 AND parent_id IS ?2
            ORDER BY position, 3, id"""
        for place, (one, _, is_playlist) in enumerate(tx.rows(sql, (profile, folder))):
            if is_playlist:
                found[one] = place
    return found


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    covers: dict[str, None] = {}
    for key in keys:
        covers.setdefault(key)
        if len(covers) == COVERS:
            break
    return tuple(covers)


def name_of(tx: Read, playlist: PlaylistId) -> str:
    """The name of a playlist, also of a deleted one. Raises NotFound."""
    return _former(tx, playlist, "name")


def named(tx: Read, profile: ProfileId, name: str) -> PlaylistId | None:
    """The playlist of this name: exactly so, else without regard to case and accents."""
    sql = """SELECT id FROM playlist WHERE profile_id = ? AND name_key = ? AND deleted_at IS NULL
        ORDER BY name <> ?, position LIMIT 1"""
    found: int | None = tx.value(sql, (profile, fold(name), name))
    return None if found is None else PlaylistId(found)


def free_name(tx: Read, profile: ProfileId, name: str) -> str:
    """`name`, or the first of "name 2", "name 3" ... that no playlist has."""
    name = clean_name(name)
    taken = set(
        tx.column(
            "SELECT name_key FROM playlist WHERE profile_id = ? AND deleted_at IS NULL", (profile,)
        )
    )
    number, free = 1, name
    while fold(free) in taken:
        number += 1
        free = f"{name[: MAX_NAME - 8]} {number}"
    return free


def clean_name(name: str) -> str:
    """A name as it is kept. Raises Refused for one of which nothing can be seen."""
    cleaned = plain(name)[:MAX_NAME].strip()
    if not fold(cleaned):
        raise Refused("A name cannot be empty.")
    return cleaned


def create(
    tx: Write, profile: ProfileId, name: str, folder: PlaylistFolderId | None = None
) -> PlaylistId:
    """A new empty playlist at the end of the folder; a number makes its name unique."""
    name = free_name(tx, profile, name)
    if folder is not None and not tx.row("SELECT 1 FROM playlist_folder WHERE id = ?", (folder,)):
        raise NotFound("folder", folder)
    now = tx.now()
    sql = """INSERT INTO playlist (profile_id, folder_id, name, name_key, position, created_at,
        changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)"""
    position = end_of(tx, profile, folder)
    made = tx.execute(sql, (profile, folder, name, fold(name), position, now, now)).lastrowid
    playlist = PlaylistId(made or 0)
    _index(tx, playlist)
    tx.note(PlaylistsChanged())
    return playlist


def end_of(tx: Read, profile: ProfileId, folder: PlaylistFolderId | None) -> str:
    """The key behind everything in a folder."""
    sql = """SELECT max(position) FROM (
        SELECT position FROM playlist WHERE profile_id = ?1 AND folder_id IS ?2
        UNION ALL SELECT position FROM playlist_folder WHERE profile_id = ?1 AND parent_id IS ?2)"""
    last = tx.value(sql, (profile, folder), default="")
    return between(last if is_key(last) else "", "")


def rename(tx: Write, playlist: PlaylistId, name: str) -> str:
    """Give a new name; returns the former. Names may be equal, when the user says so."""
    name = clean_name(name)
    former = _former(tx, playlist, "name")
    tx.execute(
        "UPDATE playlist SET name = ?, name_key = ? WHERE id = ?", (name, fold(name), playlist)
    )
    _changed(tx, playlist)
    return former


def describe(tx: Write, playlist: PlaylistId, text: str) -> str:
    """Set the description (several lines are allowed); returns the former."""
    lines = [plain(line) for line in text[:MAX_DESCRIPTION].splitlines()]
    former = _former(tx, playlist, "description")
    described = "\n".join(lines).strip()
    tx.execute("UPDATE playlist SET description = ? WHERE id = ?", (described, playlist))
    _changed(tx, playlist)
    return former


def _former(tx: Read, playlist: PlaylistId, column: str) -> str:
    found = tx.row(f"SELECT {column} FROM playlist WHERE id = ?", (playlist,))
    if found is None:
        raise NotFound("playlist", playlist)
    return str(found[0])


def _changed(tx: Write, playlist: PlaylistId) -> None:
    tx.execute("UPDATE playlist SET changed_at = ? WHERE id = ?", (tx.now(), playlist))
    if tx.value("SELECT deleted_at IS NULL FROM playlist WHERE id = ?", (playlist,)):
        _index(tx, playlist)
    tx.note(PlaylistsChanged(frozenset({playlist})))


def delete(tx: Write, playlist: PlaylistId) -> str:
    """Put away for 30 days; returns the name. Raises NotFound, also when it is deleted already."""
    sql = "UPDATE playlist SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
    if not tx.execute(sql, (tx.now(), playlist)).rowcount:
        raise NotFound("playlist", playlist)
    _unindex(tx, playlist)
    tx.note(PlaylistsChanged())
    return name_of(tx, playlist)


def restore(tx: Write, playlist: PlaylistId) -> str:
    """Bring a deleted playlist back to its place, or to the top level when its folder is gone."""
    sql = "UPDATE playlist SET deleted_at = NULL WHERE id = ?"
    if not tx.execute(sql, (playlist,)).rowcount:
        raise NotFound("playlist", playlist)
    _index(tx, playlist)
    tx.note(PlaylistsChanged())
    return name_of(tx, playlist)


def deleted(tx: Read, profile: ProfileId) -> tuple[DeletedPlaylist, ...]:
    """What can be brought back, the latest first."""
    sql = """SELECT p.id, p.name, count(i.id), p.deleted_at FROM playlist p
        LEFT JOIN playlist_item i ON i.playlist_id = p.id
        WHERE p.profile_id = ? AND p.deleted_at IS NOT NULL GROUP BY p.id
        ORDER BY p.deleted_at DESC, p.id DESC"""
    return tuple(
        DeletedPlaylist(PlaylistId(one), name, count, Stamp(at))
        for one, name, count, at in tx.rows(sql, (profile,))
    )


def purge(tx: Write) -> int:
    """Forget what was deleted more than 30 days ago, with its hearts; returns how many."""
    ids = tx.column("SELECT id FROM playlist WHERE deleted_at < ?", (tx.now() - KEPT_MS,))
    for table in ("favourite", "rating", "hidden", "tagging"):
        tx.many(
            f"DELETE FROM {table} WHERE entity = 'playlist' AND entity_id = ?",
            [(one,) for one in ids],
        )
    return tx.many("DELETE FROM playlist WHERE id = ?", [(one,) for one in ids]) if ids else 0


# ---- what searching knows of a playlist ----------------------------------------------------------


def _index(tx: Write, playlist: PlaylistId) -> None:
    _unindex(tx, playlist)
    name, about = tx.rows("SELECT name, description FROM playlist WHERE id = ?", (playlist,))[0]
    tx.execute(
        "INSERT INTO playlist_words (rowid, name, extra) VALUES (?, ?, ?)",
        (playlist, fold(name), fold(about)),
    )
    tx.many(
        "INSERT OR IGNORE INTO name_key (key, entity, entity_id) VALUES (?, 'playlist', ?)",
        [(key, playlist) for key in name_keys(name)],
    )


def _unindex(tx: Write, playlist: PlaylistId) -> None:
    tx.execute("DELETE FROM playlist_words WHERE rowid = ?", (playlist,))
    tx.execute("DELETE FROM name_key WHERE entity = 'playlist' AND entity_id = ?", (playlist,))
