"""Hits of a search as the rows that are shown: names, numbers, pictures, state. A few at a time."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from audio2_desktop.domain.found import FoundKind, FoundRow, match_spans
from audio2_desktop.domain.music import TrackState
from audio2_desktop.domain.units import Ms, ProfileId
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.search_hits import Hit

COUNT_CAP = 10_000
"""Albums and tracks of an artist are counted no further."""
COVER_CAP = 100
"""Albums among which the newest lends an artist its cover."""


def rows(
    tx: Read, kind: FoundKind, hits: Sequence[Hit], words: Sequence[str], profile: ProfileId
) -> tuple[FoundRow, ...]:
    """One row a hit, in the same order; `words` are marked in the names."""
    if not hits:
        return ()
    details = _DETAILS[kind](tx, json.dumps([hit.id for hit in hits]), profile)
    found = []
    for hit in hits:
        if (more := details.get(hit.id)) is None:
            continue
        spans = match_spans(more["title"], words)
        found.append(FoundRow(kind, hit.id, match=hit.match, spans=spans, via=hit.via, **more))
    return tuple(found)


_Details = dict[int, dict[str, Any]]


def _artists(tx: Read, ids: str, profile: ProfileId) -> _Details:
    found = tx.rows(
        "SELECT a.id, coalesce(f.at IS NOT NULL, 0), coalesce(r.rating, 0),"
        " (SELECT count(*) FROM (SELECT 1 FROM credit_name n CROSS JOIN album b"
        "   ON b.credit_id = n.credit_id WHERE n.artist_id = a.id AND b.in_library = 1"
        f"  AND b.title <> '' LIMIT {COUNT_CAP})),"
        " (SELECT count(*) FROM (SELECT 1 FROM credit_name n CROSS JOIN track t"
        "   ON t.credit_id = n.credit_id AND t.in_library = 1 WHERE n.artist_id = a.id"
        f"  LIMIT {COUNT_CAP})),"
        " coalesce((SELECT i.key FROM image i WHERE i.entity = 'artist' AND i.entity_id = a.id"
        "   ORDER BY i.chosen_by_user DESC, i.rank LIMIT 1),"
        "  (SELECT image FROM (SELECT b.image, b.year FROM credit_name n CROSS JOIN album b"
        "   ON b.credit_id = n.credit_id WHERE n.artist_id = a.id AND b.in_library = 1"
        f"  AND b.image <> '' LIMIT {COVER_CAP}) ORDER BY year DESC LIMIT 1), ''), a.name"
        " FROM json_each(?) j CROSS JOIN artist a ON a.id = j.value"
        f" {_state('artist', 'a.id')}",
        (ids, profile, profile),
    )
    return {
        row[0]: {"is_favourite": bool(row[1]), "rating": row[2], "albums": row[3],
                 "tracks": row[4], "image": row[5], "artist_id": row[0], "title": row[6]}
        for row in found
    }  # fmt: skip


def _albums(tx: Read, ids: str, profile: ProfileId) -> _Details:
    found = tx.rows(
        "SELECT b.id, f.at IS NOT NULL, coalesce(r.rating, 0), c.text, c.artist_id, b.year,"
        " b.tracks, b.length_ms, b.image, b.title FROM json_each(?) j"
        " CROSS JOIN album b ON b.id = j.value"
        f" JOIN credit c ON c.id = b.credit_id {_state('album', 'b.id')}",
        (ids, profile, profile),
    )
    return {
        row[0]: {"is_favourite": bool(row[1]), "rating": row[2], "artist": row[3],
                 "artist_id": row[4], "year": row[5], "tracks": row[6], "length_ms": Ms(row[7]),
                 "image": row[8], "title": row[9], "album_id": row[0]}
        for row in found
    }  # fmt: skip


_PRESENT = (
    "FROM file JOIN folder d ON d.id = file.folder_id JOIN root o ON o.id = d.root_id"
    " {} AND file.missing_since IS NULL AND o.is_available = 1"
)
_HERE = (
    f"(SELECT min(file.problem <> '') {_PRESENT.format('WHERE file.track_id = t.id')}),"
    " (SELECT min(file.problem <> '') "
    + _PRESENT.format("JOIN cue_part u ON u.file_id = file.id WHERE u.track_id = t.id")
    + ")"
)


def _tracks(tx: Read, ids: str, profile: ProfileId) -> _Details:
    found = tx.rows(
        "SELECT t.id, f.at IS NOT NULL, coalesce(r.rating, 0), c.text, c.artist_id, b.title, b.id,"
        f" t.year, t.length_ms, b.image, t.title, coalesce({_HERE})"
        " FROM json_each(?) j CROSS JOIN track t ON t.id = j.value"
        " JOIN credit c ON c.id = t.credit_id JOIN album b ON b.id = t.album_id"
        f" {_state('track', 't.id')}",
        (ids, profile, profile),
    )
    states = {0: TrackState.OWNED, 1: TrackState.UNREADABLE, None: TrackState.MISSING}
    return {
        row[0]: {"is_favourite": bool(row[1]), "rating": row[2], "artist": row[3],
                 "artist_id": row[4], "album": row[5], "album_id": row[6], "year": row[7],
                 "length_ms": Ms(row[8]), "image": row[9], "title": row[10],
                 "state": states[row[11]]}
        for row in found
    }  # fmt: skip


def _playlists(tx: Read, ids: str, profile: ProfileId) -> _Details:
    found = tx.rows(
        "SELECT p.id, f.at IS NOT NULL, coalesce(r.rating, 0),"
        " (SELECT count(*) FROM playlist_item i WHERE i.playlist_id = p.id),"
        " coalesce((SELECT b.image FROM playlist_item i CROSS JOIN track t ON t.id = i.track_id"
        "   JOIN album b ON b.id = t.album_id WHERE i.playlist_id = p.id AND b.image <> ''"
        "   ORDER BY i.position LIMIT 1), ''), p.name"
        " FROM json_each(?) j CROSS JOIN playlist p ON p.id = j.value"
        f" {_state('playlist', 'p.id')}",
        (ids, profile, profile),
    )
    return {
        row[0]: {"is_favourite": bool(row[1]), "rating": row[2], "tracks": row[3],
                 "image": row[4], "title": row[5]}
        for row in found
    }  # fmt: skip


def _genres(tx: Read, ids: str, profile: ProfileId) -> _Details:
    del profile
    sql = "SELECT g.id, g.name FROM json_each(?) j CROSS JOIN genre g ON g.id = j.value"
    return {genre: {"title": name} for genre, name in tx.rows(sql, (ids,))}


def _tags(tx: Read, ids: str, profile: ProfileId) -> _Details:
    sql = (
        "SELECT g.id, g.name, g.color FROM json_each(?) j CROSS JOIN tag g ON g.id = j.value"
        " AND g.profile_id = ?"
    )
    return {row[0]: {"title": row[1], "colour": row[2]} for row in tx.rows(sql, (ids, profile))}


def _state(entity: str, column: str) -> str:
    """Heart and stars of the listener; takes the profile twice."""
    return (
        f"LEFT JOIN favourite f ON f.profile_id = ? AND f.entity = '{entity}'"
        f" AND f.entity_id = {column} LEFT JOIN rating r ON r.profile_id = ?"
        f" AND r.entity = '{entity}' AND r.entity_id = {column}"
    )


_DETAILS: dict[FoundKind, Callable[[Read, str, ProfileId], _Details]] = {
    FoundKind.ARTIST: _artists,
    FoundKind.ALBUM: _albums,
    FoundKind.TRACK: _tracks,
    FoundKind.PLAYLIST: _playlists,
    FoundKind.GENRE: _genres,
    FoundKind.TAG: _tags,
    FoundKind.LYRICS: _tracks,
}
