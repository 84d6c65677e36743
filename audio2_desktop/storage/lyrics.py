"""How much earlier than their times the lyrics of a track are shown.

Kept among the texts of the track, which follow it wherever it goes: the kind is "lyrics_offset",
the body a number.
"""

from audio2_desktop.domain.facts import LyricsChanged
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.storage.connection import Read, Write

_WHOSE = "entity = 'track' AND entity_id = ? AND kind = 'lyrics_offset'"


def offset(tx: Read, track_id: TrackId) -> Ms:
    """Milliseconds; more is earlier, 0 is as the lyrics say."""
    return Ms(
        tx.value(f"SELECT CAST(body AS INTEGER) FROM text WHERE {_WHOSE}", (track_id,), default=0)
    )


def set_offset(tx: Write, track_id: TrackId, offset_ms: Ms) -> None:
    """Show them at other times. Nothing happens for a track that is gone."""
    tx.execute(f"DELETE FROM text WHERE {_WHOSE}", (track_id,))
    if offset_ms:
        tx.execute(
            "INSERT INTO text (entity, entity_id, kind, body, source)"
            " SELECT 'track', id, 'lyrics_offset', ?, 'user' FROM track WHERE id = ?",
            (str(offset_ms), track_id),
        )
    tx.note(LyricsChanged(frozenset({track_id})))
