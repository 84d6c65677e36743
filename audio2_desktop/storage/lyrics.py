"""What the listener gave to the lyrics of a track: words of his own, and how much earlier than
their times they are shown.

Kept among the texts of the track, which follow it wherever it goes: the kinds are "lyrics" and
"lyrics_offset", whose body is a number.
"""

from dataclasses import dataclass

from audio2_desktop.domain.facts import LyricsChanged
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.storage.connection import Read, Write

_WHOSE = "entity = 'track' AND entity_id = ? AND source = 'user' AND kind = ?"
_TEXT, _OFFSET = "lyrics", "lyrics_offset"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is the listener's own."""

    text: str = ""
    """As it was given: LRC, plain ...; "" when the lyrics of the file are shown."""
    offset_ms: Ms = Ms(0)
    """More is earlier, 0 is as the lyrics say."""


def kept(tx: Read, track_id: TrackId) -> Kept:
    """What there is of a track."""
    sql = f"SELECT body FROM text WHERE {_WHOSE}"
    text = tx.value(sql, (track_id, _TEXT), default="")
    return Kept(text, Ms(int(tx.value(sql, (track_id, _OFFSET), default=0))))


def keep(tx: Write, track_id: TrackId, wanted: Kept) -> Kept:
    """Have this instead; returns what was. Nothing happens for a track that is gone."""
    former = kept(tx, track_id)
    bodies = {_TEXT: wanted.text, _OFFSET: str(wanted.offset_ms) if wanted.offset_ms else ""}
    for kind, body in bodies.items():
        tx.execute(f"DELETE FROM text WHERE {_WHOSE}", (track_id, kind))
        if body:
            tx.execute(
                "INSERT INTO text (entity, entity_id, kind, body, source)"
                " SELECT 'track', id, ?, ?, 'user' FROM track WHERE id = ?",
                (kind, body, track_id),
            )
    tx.note(LyricsChanged(frozenset({track_id})))
    return former
