"""Loudness in the tags of files: to which files it can be written, what was written, and how it was
before. Nothing here notes a fact: the scan that reads the files again does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain import loudness_fields
from audio2_desktop.domain.loudness import REFERENCE_LUFS, Loudness
from audio2_desktop.domain.loudness_fields import Fields
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.storage.catalogue_names import listed
from audio2_desktop.storage.connection import Row
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.known import full_path
from audio2_desktop.storage.measured import IS_THERE, JOIN_MEASURED, PLACE


@dataclass(frozen=True, slots=True)
class FieldsWish:
    """Fields that a file is to have, and the file as the library knows it."""

    id: FileId
    path: bytes
    size: int
    mtime_ns: int
    audio_key: str
    fields: Fields


_FILE = "f.id, r.path, d.path, f.name, f.size, f.mtime_ns, f.audio_key"
_WHOLE = f" JOIN track t ON t.id = f.track_id{PLACE}"
_SAME_ALBUM = "CASE WHEN m.edition_id = t.edition_id THEN"
_MEASURED = (
    f"SELECT {_FILE}, f.codec, f.track_gain, f.track_peak, f.album_gain, f.album_peak,"
    f" {REFERENCE_LUFS} - m.lufs, m.peak,"
    f" {_SAME_ALBUM} {REFERENCE_LUFS} - m.album_lufs END, {_SAME_ALBUM} m.album_peak END"
    " FROM json_each(?) j JOIN file f ON f.{key} = j.value"
    f"{_WHOLE}{JOIN_MEASURED}"
    " WHERE m.lufs IS NOT NULL AND (f.track_gain IS NULL OR f.album_gain IS NULL)"
    " AND f.container IN ('MP3', 'FLAC', 'OGG', 'MP4', 'WAVPACK', 'APE') AND f.codec <> 'SPEEX'"
    f" AND {IS_THERE} ORDER BY j.key"
)
_WRITTEN = (
    f"SELECT {_FILE}, g.tags, w.former, w.put"
    " FROM json_each(?) j JOIN file f ON f.{key} = j.value"
    f"{_WHOLE} JOIN written_loudness w ON w.file_id = f.id AND w.audio_key = f.audio_key"
    f" JOIN file_tags g ON g.file_id = f.id WHERE {IS_THERE} ORDER BY j.key"
)


def writable(tx: Read, track_ids: Iterable[TrackId]) -> tuple[FileId, ...]:
    """Files of these tracks whose tags lack what was measured; none that holds several tracks."""
    rows = tx.rows(_MEASURED.format(key="track_id"), listed(track_ids))
    return tuple(wish.id for row in rows if (wish := _to_write(row)) is not None)


def written(tx: Read, track_ids: Iterable[TrackId]) -> tuple[FileId, ...]:
    """Files of these tracks that still have what was written to them."""
    rows = tx.rows(_WRITTEN.format(key="track_id"), listed(track_ids))
    return tuple(wish.id for row in rows if (wish := _to_take_back(row)) is not None)


def to_write(tx: Read, file_id: FileId) -> FieldsWish | None:
    """What a file is to be given; None when there is nothing (any more)."""
    row = tx.row(_MEASURED.format(key="id"), listed([file_id]))
    return None if row is None else _to_write(row)


def to_take_back(tx: Read, file_id: FileId) -> FieldsWish | None:
    """What a file had before; None when nothing that was written is left in it."""
    row = tx.row(_WRITTEN.format(key="id"), listed([file_id]))
    return None if row is None else _to_take_back(row)


def begin(tx: Write, wish: FieldsWish) -> bool:
    """Keep what the file has now in these fields, before it is written; whether it is the first
    time."""
    raw = json.loads(tx.value("SELECT tags FROM file_tags WHERE file_id = ?", (wish.id,)) or "{}")
    former = {name: raw.get(name, []) for name in wish.fields}
    put: dict[str, Any] = {name: list(values) for name, values in wish.fields.items()}
    known = tx.row(
        "SELECT former, put FROM written_loudness WHERE file_id = ? AND audio_key = ?",
        (wish.id, wish.audio_key),
    )
    if known is not None:
        former, put = {**former, **json.loads(known[0])}, {**json.loads(known[1]), **put}
    tx.execute(
        "INSERT OR REPLACE INTO written_loudness VALUES (?, ?, ?, ?)",
        (wish.id, wish.audio_key, json.dumps(former), json.dumps(put)),
    )
    return known is None


def forget(tx: Write, file_id: FileId) -> None:
    """Nothing that was written is in the file."""
    tx.execute("DELETE FROM written_loudness WHERE file_id = ?", (file_id,))


def _to_write(row: Row) -> FieldsWish | None:
    codec, told, found = row[7], Loudness(*row[8:12]), Loudness(*row[12:16])
    return _wish(row, loudness_fields.written(told, found, codec))


def _to_take_back(row: Row) -> FieldsWish | None:
    raw, former, put = map(json.loads, row[7:10])
    mine = [name for name, values in put.items() if raw.get(name) == values]
    return _wish(row, {name: tuple(former[name]) for name in mine})


def _wish(row: Row, fields: Fields) -> FieldsWish | None:
    file_id, root, folder, name, size, mtime_ns, audio_key = row[:7]
    path = full_path(root, folder, name)
    return FieldsWish(FileId(file_id), path, size, mtime_ns, audio_key, fields) if fields else None
