"""What a line of tracks and a card of albums are made of: the question, and how its answer becomes
rows.

Apart from the stores because the first paint asks the same before the library is opened; what was
painted first is then what the stores say.
"""

from collections.abc import Iterable
from typing import Any

from audio2_desktop.domain.music import AlbumRow, OwnTag, TrackRow, TrackState
from audio2_desktop.domain.units import TagId

JOIN_FILE = """
LEFT JOIN cue_part p ON p.track_id = t.id
LEFT JOIN file f ON f.id = coalesce((SELECT f0.id FROM file f0 WHERE f0.track_id = t.id), p.file_id)
"""
"""SQL: the file `f` of the track `t`, whole or as the part `p`."""

TRACK_ROWS = f"""
SELECT t.id, t.title, c.text, c.artist_id, e.title, t.album_id, ac.text, t.disc, t.number,
    t.length_ms, t.year,
    (SELECT group_concat(g.name, char(31)) FROM entity_genre eg JOIN genre g ON g.id = eg.genre_id
        WHERE eg.entity = 'track' AND eg.entity_id = t.id),
    ifnull(rt.rating, 0), fv.at IS NOT NULL, ifnull(s.plays, 0), s.last_played, t.added_at,
    f.codec, f.bitrate, f.sample_rate, f.bits, a.image,
    CASE WHEN f.id IS NULL OR t.in_library = 0 THEN 'not_owned'
        WHEN f.missing_since IS NOT NULL OR ro.is_available = 0 THEN 'missing'
        WHEN f.problem <> '' AND f.codec = '' THEN 'unreadable' ELSE 'owned' END,
    ifnull(s.skips, 0), f.size, ro.path, d.path, f.name,
    (SELECT group_concat(tag, char(31)) FROM (SELECT g.id || char(30) || g.color || char(30)
        || g.name AS tag FROM tagging tg JOIN tag g ON g.id = tg.tag_id AND g.profile_id = ?2
        WHERE tg.entity = 'track' AND tg.entity_id = t.id ORDER BY g.key))
FROM json_each(?1) j JOIN track t ON t.id = j.value
JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id
JOIN edition e ON e.id = t.edition_id JOIN credit ac ON ac.id = a.credit_id
{JOIN_FILE}
LEFT JOIN folder d ON d.id = f.folder_id LEFT JOIN root ro ON ro.id = d.root_id
LEFT JOIN rating rt ON rt.profile_id = ?2 AND rt.entity = 'track' AND rt.entity_id = t.id
LEFT JOIN favourite fv ON fv.profile_id = ?2 AND fv.entity = 'track' AND fv.entity_id = t.id
LEFT JOIN play_stats s ON s.profile_id = ?2 AND s.track_id = t.id
ORDER BY j.key
"""
"""SQL: parameters are a JSON list of ids and the profile."""

ALBUM_ROWS = """
SELECT a.id, a.title, c.text, c.artist_id, a.year, a.primary_type, a.secondary_types, a.tracks,
    a.length_ms, a.image, fv.at IS NOT NULL, ifnull(rt.rating, 0), a.added_at,
    (SELECT count(*) FROM track t LEFT JOIN cue_part p ON p.track_id = t.id
        LEFT JOIN file f ON f.id = coalesce((SELECT id FROM file WHERE track_id = t.id), p.file_id)
        LEFT JOIN folder d ON d.id = f.folder_id LEFT JOIN root r ON r.id = d.root_id
        WHERE t.album_id = a.id AND t.in_library = 1
            AND (f.id IS NULL OR f.missing_since IS NOT NULL OR r.is_available = 0))
FROM json_each(?) j JOIN album a ON a.id = j.value JOIN credit c ON c.id = a.credit_id
LEFT JOIN favourite fv ON fv.profile_id = ? AND fv.entity = 'album' AND fv.entity_id = a.id
LEFT JOIN rating rt ON rt.profile_id = ? AND rt.entity = 'album' AND rt.entity_id = a.id
ORDER BY j.key
"""
"""SQL: parameters are a JSON list of ids and twice the profile."""

_STATES = {state.value: state for state in TrackState}
_TELLING = ("live", "compilation", "soundtrack")


def track_rows(found: Iterable[Any]) -> tuple[TrackRow, ...]:
    """Rows of the answer to TRACK_ROWS."""
    states = _STATES
    return tuple(
        TrackRow(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9],
            row[10], tuple(row[11].split("\x1f")) if row[11] else (), row[12], bool(row[13]),
            row[14], row[15], row[16], row[17] or "", row[18] or 0, row[19] or 0, row[20] or 0,
            row[21], states[row[22]], row[23], row[24] or 0, _path(row[25], row[26], row[27]),
            own_tags(row[28]) if row[28] else (),
        )
        for row in found
    )  # fmt: skip


def own_tags(text: str) -> tuple[OwnTag, ...]:
    """The tags of a row of TRACK_ROWS."""
    parts = (each.split("\x1e") for each in text.split("\x1f"))
    return tuple(OwnTag(TagId(int(ref)), name, colour) for ref, colour, name in parts)


def _path(root: bytes | None, folder: bytes | None, name: bytes | None) -> str:
    """As one reads it: what no screen has a sign for is replaced."""
    if root is None or name is None:
        return ""
    inside = folder + b"/" + name if folder else name
    text = (root.rstrip(b"/") + b"/" + inside).decode("utf-8", "replace")
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)


def album_rows(found: Iterable[Any]) -> tuple[AlbumRow, ...]:
    """Rows of the answer to ALBUM_ROWS."""
    return tuple(
        AlbumRow(
            row[0], row[1], row[2], row[3], row[4], _kind(row[5], row[6]), row[7], row[8], row[9],
            bool(row[10]), row[11], row[12], row[13],
        )
        for row in found
    )  # fmt: skip


def _kind(primary: str, secondary: str) -> str:
    words = secondary.split()
    return next((word for word in _TELLING if word in words), primary or "album")
