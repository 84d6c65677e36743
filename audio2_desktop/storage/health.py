"""What in the library wants looking at: one question a kind."""

from audio2_desktop.domain.folders import HealthKind, HealthRow
from audio2_desktop.domain.units import AlbumId, FileId, TrackId
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.known import full_path

_WHERE = " JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
_KEPT = "f.removed_at IS NULL AND r.removed_at IS NULL"
_FILE = "r.path, d.path, f.name"

# Columns: text, detail, root path, folder path, file name, track, album, file.
_QUESTIONS = {
    HealthKind.UNREADABLE: f"""
        SELECT '', f.problem, {_FILE}, f.track_id, NULL, f.id FROM file f {_WHERE}
        WHERE f.problem <> '' AND f.missing_since IS NULL AND {_KEPT}""",
    HealthKind.MISSING: f"""
        SELECT ifnull(t.title, ''), '', {_FILE}, t.id, t.album_id, f.id FROM file f {_WHERE}
        LEFT JOIN track t ON t.id = f.track_id WHERE f.missing_since IS NOT NULL AND {_KEPT}""",
    HealthKind.UNTAGGED: f"""
        SELECT t.title, '', {_FILE}, t.id, t.album_id, f.id FROM track t
        JOIN credit c ON c.id = t.credit_id AND c.text = '' JOIN file f ON f.track_id = t.id
        {_WHERE} WHERE t.in_library = 1 AND f.missing_since IS NULL""",
    HealthKind.NO_COVER: """
        SELECT a.title, c.text, NULL, NULL, NULL, NULL, a.id, NULL FROM album a
        JOIN credit c ON c.id = a.credit_id WHERE a.in_library = 1 AND a.image = ''""",
    HealthKind.DUPLICATE: f"""
        SELECT t.title, c.text, {_FILE}, t.id, t.album_id, f.id FROM file f {_WHERE}
        JOIN track t ON t.id = f.track_id AND t.in_library = 1 JOIN credit c ON c.id = t.credit_id
        WHERE f.missing_since IS NULL AND t.recording_id IN (
            SELECT t2.recording_id FROM track t2 JOIN file f2 ON f2.track_id = t2.id
            WHERE t2.in_library = 1 AND f2.missing_since IS NULL
            GROUP BY t2.recording_id HAVING count(*) > 1
            UNION SELECT t3.recording_id FROM file f3 JOIN track t3 ON t3.id = f3.track_id
            WHERE t3.in_library = 1 AND f3.missing_since IS NULL AND f3.audio_hash <> ''
                AND f3.audio_hash IN (SELECT audio_hash FROM file
                    WHERE audio_hash <> '' AND missing_since IS NULL AND removed_at IS NULL
                        AND track_id IS NOT NULL
                    GROUP BY audio_hash HAVING count(*) > 1))""",
    HealthKind.INCOMPLETE: """
        SELECT a.title, found.tracks || '/' || found.total, NULL, NULL, NULL, NULL, a.id, NULL
        FROM (SELECT e.album_id, e.id AS edition_id, sum(s.track_total) AS total,
                (SELECT count(DISTINCT t.disc * 10000 + t.number) FROM track t
                    WHERE t.edition_id = e.id AND t.in_library = 1 AND t.number > 0) AS tracks
            FROM edition e JOIN disc s ON s.edition_id = e.id
            GROUP BY e.id HAVING min(s.track_total) > 0) AS found
        JOIN album a ON a.id = found.album_id
        WHERE a.in_library = 1 AND found.tracks > 0 AND found.tracks < found.total""",
}
_ORDERS = {
    HealthKind.NO_COVER: "a.sort_key",
    HealthKind.INCOMPLETE: "a.sort_key",
    HealthKind.DUPLICATE: "t.recording_id, t.id",
}


def rows(tx: Read, kind: HealthKind, limit: int = 1000) -> tuple[HealthRow, ...]:
    """At most `limit` things of one kind; files in the order of their paths."""
    order = _ORDERS.get(kind, "d.root_id, d.path, f.name")
    return tuple(
        _row(kind, row) for row in tx.rows(f"{_QUESTIONS[kind]} ORDER BY {order} LIMIT ?", (limit,))
    )


def counts(tx: Read) -> dict[HealthKind, int]:
    """How many things of each kind there are. About 1 s for a million tracks."""
    return {
        kind: int(tx.value(f"SELECT count(*) FROM ({sql})")) for kind, sql in _QUESTIONS.items()
    }


def _row(kind: HealthKind, row: tuple[object, ...]) -> HealthRow:
    text, detail, root, folder, name, track_id, album_id, file_id = row
    path = b""
    if isinstance(root, bytes) and isinstance(folder, bytes) and isinstance(name, bytes):
        path = full_path(root, folder, name)
        text = text or name.decode("utf-8", "replace")
        detail = detail or (folder.decode("utf-8", "replace") or root.decode("utf-8", "replace"))
    return HealthRow(
        kind,
        str(text),
        str(detail),
        path,
        TrackId(track_id) if isinstance(track_id, int) else None,
        AlbumId(album_id) if isinstance(album_id, int) else None,
        FileId(file_id) if isinstance(file_id, int) else None,
    )
