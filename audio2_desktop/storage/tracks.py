"""Tracks as rows, as files, and as lines of an export."""

from array import array
from collections.abc import Iterable

from audio2_desktop.domain.loudness import REFERENCE_LUFS, Loudness
from audio2_desktop.domain.music import TrackFile, TrackRow
from audio2_desktop.domain.sorting import TrackGrouping, TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    FileId,
    Ms,
    PlaylistId,
    ProfileId,
    TrackId,
)
from audio2_desktop.storage import query_sql, smart_playlists, track_groups, track_order
from audio2_desktop.storage.catalogue_names import listed
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.known import full_path
from audio2_desktop.storage.list_rows import JOIN_FILE, TRACK_ROWS, track_rows
from audio2_desktop.storage.measured import JOIN_MEASURED


def ids(tx: Read, query: TrackQuery) -> TrackIds:
    """The visible tracks that match, in order, and how long they play together."""
    if query.group is not TrackGrouping.NONE:
        ids_of_groups, groups = track_groups.grouped(tx, query)
        return TrackIds(ids_of_groups, Ms(sum(groups.lengths)), groups)
    found = track_order.ids(tx, query)
    seen = query_sql.condition(tx, query.where, query.profile)
    length = tx.value(
        f"SELECT sum(t.length_ms) FROM track t WHERE {seen.sql}", seen.params, default=0
    )
    return TrackIds(found, Ms(length))


def rows(
    tx: Read, track_ids: Iterable[TrackId], profile: ProfileId = DEFAULT_PROFILE
) -> tuple[TrackRow, ...]:
    """Rows in the order of the ids; those that are gone are left out. About 1 ms for 200."""
    return track_rows(tx.each(TRACK_ROWS, (*listed(track_ids), profile)))


def row(tx: Read, track_id: TrackId, profile: ProfileId = DEFAULT_PROFILE) -> TrackRow | None:
    """One row, None when the track is gone."""
    return next(iter(rows(tx, (track_id,), profile)), None)


_TEXTS = {TrackSort.ARTIST: "credit", TrackSort.ALBUM: "album"}


def next_starting(
    tx: Read, track_ids: "array[int]", prefix: str, after: int, by: TrackSort = TrackSort.TITLE
) -> int | None:
    """Where the next row behind row `after` stands whose title (or artist, or album) starts with
    this folded text, from the beginning again at the end; None when there is none. One question,
    in a list of any order."""
    high = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    table = _TEXTS.get(by)
    if table is None:
        sql = "SELECT id FROM track WHERE in_library = 1 AND title_sort >= ? AND title_sort < ?"
    else:
        sql = (
            f"SELECT t.id FROM track t WHERE t.in_library = 1 AND t.{table}_id IN"
            f" (SELECT id FROM {table} WHERE sort_key >= ? AND sort_key < ?)"
        )
    wanted = set(tx.column(sql, (prefix, high)))
    count = len(track_ids)
    for step in range(count if wanted else 0):
        at = (after + 1 + step) % count
        if track_ids[at] in wanted:
            return at
    return None


_SUMMED = 20_000
"""So many are added up at once; in between, other threads may have the interpreter."""


def length(tx: Read, track_ids: "array[int]") -> Ms:
    """How long these play, each counted as often as it comes. About 1 s for a million."""
    sql = "SELECT sum(t.length_ms) FROM json_each(?) j CROSS JOIN track t ON t.id = j.value"
    return Ms(
        sum(
            tx.value(sql, listed(track_ids[at : at + _SUMMED]), default=0) or 0
            for at in range(0, len(track_ids), _SUMMED)
        )
    )


_SAME_ALBUM = "m.edition_id = t.edition_id"
_LOUDNESS = (
    f" coalesce(f.track_gain, {REFERENCE_LUFS} - m.lufs), coalesce(f.track_peak, m.peak),"
    f" coalesce(f.album_gain, CASE WHEN {_SAME_ALBUM} THEN {REFERENCE_LUFS} - m.album_lufs END),"
    f" coalesce(f.album_peak, CASE WHEN {_SAME_ALBUM} THEN m.album_peak END)"
)


def files(tx: Read, track_ids: Iterable[TrackId]) -> tuple[TrackFile, ...]:
    """Where the sound of each track lies, in the order of the ids.

    Tracks without a file (catalogue only) are left out. Loudness is what the tags say, and what was
    measured where they say nothing.
    """
    return tuple(
        TrackFile(
            TrackId(found[0]),
            FileId(found[1]),
            full_path(found[2], found[3], found[4]),
            Ms(found[5]),
            Ms(found[6] or 0),
            None if found[7] is None else Ms(found[7]),
            bool(found[8]),
            Loudness(*found[9:]),
        )
        for found in tx.each(
            "SELECT t.id, f.id, r.path, d.path, f.name, t.length_ms, p.start_ms, p.end_ms,"
            " f.missing_since IS NOT NULL OR r.is_available = 0,"
            f" {_LOUDNESS} FROM json_each(?) j JOIN track t ON t.id = j.value {JOIN_FILE}"
            " JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
            f"{JOIN_MEASURED} ORDER BY j.key",
            listed(track_ids),
        )
    )


def at_path(tx: Read, path: bytes) -> tuple[TrackId, ...]:
    """The tracks of the file at an absolute path; several for a file with a CUE sheet."""
    for root_id, root_path in tx.rows("SELECT id, path FROM root WHERE removed_at IS NULL"):
        prefix = root_path.rstrip(b"/") + b"/"
        if path.startswith(prefix):
            folder, _, name = path[len(prefix) :].rpartition(b"/")
            file_id, track_id = tx.row(
                "SELECT f.id, f.track_id FROM folder d JOIN file f ON f.folder_id = d.id"
                " WHERE d.root_id = ? AND d.path = ? AND f.name = ?",
                (root_id, folder, name),
            ) or (None, None)
            if track_id is not None:
                return (TrackId(track_id),)
            return tuple(
                TrackId(part)
                for part in tx.column(
                    "SELECT track_id FROM cue_part WHERE file_id = ? ORDER BY position", (file_id,)
                )
            )
    return ()


def below(tx: Read, path: bytes) -> "array[int]":
    """The tracks of all files below an absolute folder, in the order of folders and names."""
    folder = path.rstrip(b"/")
    found = []
    for root_id, root_path in tx.rows("SELECT id, path FROM root WHERE removed_at IS NULL"):
        root = root_path.rstrip(b"/")
        if folder == root or root.startswith(folder + b"/"):
            low, high = b"", b"\xff"
        elif folder.startswith(root + b"/"):
            low = folder[len(root) + 1 :]
            high = low + b"0"  # the sign after "/"
        else:
            continue
        found += tx.column(
            "SELECT coalesce(f.track_id, p.track_id) FROM folder d JOIN file f"
            " ON f.folder_id = d.id LEFT JOIN cue_part p ON p.file_id = f.id"
            " WHERE d.root_id = ? AND (d.path = ? OR (d.path >= ? AND d.path < ?))"
            " AND f.removed_at IS NULL AND coalesce(f.track_id, p.track_id) IS NOT NULL"
            " ORDER BY d.path, f.name, p.position",
            (root_id, low, low + b"/" if low else b"", high),
        )
    return array("q", found)


def of_playlists(tx: Read, playlist_ids: Iterable[PlaylistId]) -> "array[int]":
    """The tracks of playlists in their order, repetitions included; wanted ones are left out."""
    wanted = tuple(playlist_ids)
    if any(smart_playlists.rules(tx, one) is not None for one in wanted):
        found = array("q")
        for one in wanted:
            is_smart = smart_playlists.rules(tx, one) is not None
            found += smart_playlists.track_ids(tx, one) if is_smart else _kept(tx, (one,))
        return found
    return _kept(tx, wanted)


def _kept(tx: Read, playlist_ids: Iterable[PlaylistId]) -> "array[int]":
    return track_order.array_of(
        tx.value(
            "SELECT group_concat(id) FROM (SELECT i.track_id AS id FROM json_each(?) j"
            " JOIN playlist_item i ON i.playlist_id = j.value JOIN track t ON t.id = i.track_id"
            " AND t.in_library = 1 ORDER BY j.key, i.position)",
            listed(playlist_ids),
            default="",
        )
    )
