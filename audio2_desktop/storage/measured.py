"""What was measured of the sound of files: which are still wanted, what was found, and the shape of
a track. Nothing here notes a fact: whoever waits for a file measures it.
"""

import json
import zlib
from dataclasses import dataclass

from audio2_desktop.domain.loudness import Blocks, Measured, together
from audio2_desktop.domain.units import EditionId, FileId, TrackId
from audio2_desktop.domain.waves import Waves
from audio2_desktop.storage.connection import Row
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.known import full_path
from audio2_desktop.storage.list_rows import JOIN_FILE


@dataclass(frozen=True, slots=True)
class SoundWish:
    """A file that has not been listened to, as the library knows it."""

    id: FileId
    path: bytes
    size: int
    mtime_ns: int
    audio_key: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a track's file. start_ms, end_ms: of the part that is the track."""

    start_ms: int
    end_ms: int | None
    waves: Waves | None
    """None: nobody has listened to it."""
    wish: SoundWish | None
    """To listen to it; None when that was done, or when the file is not there."""


JOIN_MEASURED = " LEFT JOIN measured m ON m.file_id = f.id AND m.audio_key = f.audio_key"
"""SQL: what was measured of the sound that is in the file `f` now."""

PLACE = " JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
"""SQL: the folder `d` and the root `r` of the file `f`."""
IS_THERE = "f.missing_since IS NULL AND r.is_available = 1"
"""SQL: of such a file."""
_WANTED = (
    f" FROM file f{PLACE}{JOIN_MEASURED} WHERE m.file_id IS NULL AND f.audio_key <> ''"
    f" AND {IS_THERE} AND f.removed_at IS NULL AND r.removed_at IS NULL"
)
_WISH = "f.id, r.path, d.path, f.name, f.size, f.mtime_ns, f.audio_key"


def wishes(tx: Read, after: FileId, limit: int) -> tuple[SoundWish, ...]:
    """The next files in the order of their ids."""
    rows = tx.rows(f"SELECT {_WISH}{_WANTED} AND f.id > ? ORDER BY f.id LIMIT ?", (after, limit))
    return tuple(_wish(row) for row in rows)


def count(tx: Read) -> int:
    """How many files are wanted."""
    return int(tx.value(f"SELECT count(*){_WANTED}", default=0))


def shape(tx: Read, track_id: TrackId) -> Shape | None:
    """That of a track; None when it has no file."""
    row = tx.row(
        f"SELECT {_WISH}, p.start_ms, p.end_ms, m.file_id, {IS_THERE}, w.peaks"
        f" FROM track t {JOIN_FILE}{PLACE}{JOIN_MEASURED}"
        " LEFT JOIN waveform w ON w.file_id = m.file_id WHERE t.id = ?",
        (track_id,),
    )
    if row is None:
        return None
    start_ms, end_ms, done, is_there, heights = row[7:]
    return Shape(
        start_ms or 0,
        end_ms,
        Waves(heights, is_whole=True) if heights is not None else None,
        _wish(row) if done is None and is_there and row[6] else None,
    )


def put(tx: Write, wish: SoundWish, found: Measured, heights: bytes) -> None:
    """Keep what was found, if the file is still the one that was wished."""
    if not _is_same(tx, wish):
        return
    tx.execute(
        "INSERT OR REPLACE INTO measured (file_id, audio_key, lufs, peak, blocks)"
        " VALUES (?, ?, ?, ?, ?)",
        (wish.id, wish.audio_key, found.lufs, found.peak, _packed(found.blocks)),
    )
    tx.execute("INSERT OR REPLACE INTO waveform VALUES (?, ?)", (wish.id, heights))
    for edition in tx.column(
        "SELECT edition_id FROM track WHERE id IN (SELECT track_id FROM file WHERE id = ?1"
        " UNION SELECT track_id FROM cue_part WHERE file_id = ?1) LIMIT 1",
        (wish.id,),
    ):
        _put_album(tx, EditionId(edition))


def give_up(tx: Write, wish: SoundWish, problem: str) -> None:
    """The file cannot be listened to as it is."""
    if _is_same(tx, wish):
        tx.execute("DELETE FROM waveform WHERE file_id = ?", (wish.id,))
        tx.execute(
            "INSERT OR REPLACE INTO measured (file_id, audio_key, problem) VALUES (?, ?, ?)",
            (wish.id, wish.audio_key, problem),
        )


def _put_album(tx: Write, edition: EditionId) -> None:
    """The loudness of an edition of which every file has been listened to."""
    rows = tx.rows(
        "SELECT DISTINCT f.id, m.file_id, m.peak, m.blocks"
        f" FROM track t {JOIN_FILE}{JOIN_MEASURED}"
        " WHERE t.edition_id = ? AND t.in_library = 1 AND f.id IS NOT NULL",
        (edition,),
    )
    if any(done is None for _, done, _, _ in rows):
        return
    lufs = together(_unpacked(blocks) for *_, blocks in rows)
    peak = max((peak for _, _, peak, _ in rows if peak is not None), default=None)
    tx.many(
        "UPDATE measured SET edition_id = ?, album_lufs = ?, album_peak = ? WHERE file_id = ?",
        [(edition, lufs, peak, row[0]) for row in rows],
    )


def _is_same(tx: Read, wish: SoundWish) -> bool:
    sql = "SELECT 1 FROM file WHERE id = ? AND size = ? AND mtime_ns = ? AND audio_key = ?"
    return tx.row(sql, (wish.id, wish.size, wish.mtime_ns, wish.audio_key)) is not None


def _wish(row: Row) -> SoundWish:
    file_id, root, folder, name, size, mtime_ns, audio_key, *_ = row
    return SoundWish(FileId(file_id), full_path(root, folder, name), size, mtime_ns, audio_key)


def _packed(blocks: Blocks) -> bytes:
    return zlib.compress(json.dumps([*blocks.items()]).encode())


def _unpacked(packed: bytes) -> Blocks:
    return dict(json.loads(zlib.decompress(packed))) if packed else {}
