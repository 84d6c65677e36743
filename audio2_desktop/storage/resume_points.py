"""Where long tracks were left. Ids of tracks only; which track is long is not decided here."""

from collections.abc import Mapping

from audio2_desktop.domain.units import Ms, ProfileId, TrackId
from audio2_desktop.storage.connection import Read, Write

LATEST = 10_000
"""So many are read at most."""


def latest(tx: Read, profile: ProfileId) -> Mapping[TrackId, Ms]:
    """The place in every track that was left, the latest 10 000."""
    found = tx.rows(
        "SELECT track_id, position_ms FROM resume_point WHERE profile_id = ?"
        " ORDER BY at DESC LIMIT ?",
        (profile, LATEST),
    )
    return {TrackId(track): Ms(max(0, position)) for track, position in found}


def put(tx: Write, profile: ProfileId, track_id: TrackId, position_ms: Ms) -> None:
    """It was left here; 0: it has no place any more. Nothing happens for a track that is gone."""
    if position_ms <= 0:
        tx.execute(
            "DELETE FROM resume_point WHERE profile_id = ? AND track_id = ?", (profile, track_id)
        )
        return
    tx.execute(
        "INSERT OR REPLACE INTO resume_point (profile_id, track_id, position_ms, at)"
        " SELECT ?, id, ?, ? FROM track WHERE id = ?",
        (profile, position_ms, tx.now(), track_id),
    )
