"""Whole hashes of the sound of files, filled in idle time: which are still wanted, and the answers.

Nothing here is shown by itself: no fact is noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from audio2_desktop.domain.units import FileId
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.known import full_path


@dataclass(frozen=True, slots=True)
class HashWish:
    """A file whose sound has not been read as a whole, as the library knows it."""

    id: FileId
    path: bytes
    size: int
    mtime_ns: int


_WANTED = (
    " FROM file f JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
    " WHERE f.audio_hash = '' AND f.audio_key <> '' AND f.missing_since IS NULL"
    " AND f.removed_at IS NULL AND r.is_available = 1 AND r.removed_at IS NULL"
)


def wishes(tx: Read, after: FileId, limit: int) -> tuple[HashWish, ...]:
    """The next files in the order of their ids."""
    rows = tx.rows(
        f"SELECT f.id, r.path, d.path, f.name, f.size, f.mtime_ns{_WANTED} AND f.id > ?"
        " ORDER BY f.id LIMIT ?",
        (after, limit),
    )
    return tuple(
        HashWish(FileId(row[0]), full_path(row[1], row[2], row[3]), row[4], row[5]) for row in rows
    )


def count(tx: Read) -> int:
    """How many files are wanted."""
    return int(tx.value(f"SELECT count(*){_WANTED}", default=0))


def put(tx: Write, found: Iterable[tuple[HashWish, str]]) -> None:
    """Keep the hashes of files that are still the ones that were read."""
    tx.many(
        "UPDATE file SET audio_hash = ? WHERE id = ? AND size = ? AND mtime_ns = ?",
        [(text, wish.id, wish.size, wish.mtime_ns) for wish, text in found],
    )
