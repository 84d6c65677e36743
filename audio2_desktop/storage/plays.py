"""What was heard, when and how much: the history, and its roll-up that lists are sorted by."""

import json
import zlib
from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.facts import TracksChanged
from audio2_desktop.domain.units import FileId, Ms, ProfileId, Stamp, TrackId
from audio2_desktop.storage.connection import Read, Write


class Outcome(StrEnum):
    """How listening to a track went."""

    COUNTED = "counted"
    """Half of it or four minutes were heard."""
    SKIPPED = "skipped"
    """The listener went on before half of it."""
    SHORT = "short"
    """It was left early without the listener's doing, or by closing the program."""


@dataclass(frozen=True, slots=True)
class Play:
    """One listening, as the player knows it."""

    track_id: TrackId
    file_id: FileId | None
    started_at: Stamp
    heard_ms: Ms
    outcome: Outcome
    context: str = ""
    """"album:12", "playlist:3", "search" ..."""


@dataclass(frozen=True, slots=True)
class PlayRow:
    """One line of the history."""

    id: int
    track_id: TrackId | None
    started_at: Stamp
    heard_ms: Ms
    outcome: Outcome
    context: str


def add(tx: Write, profile: ProfileId, play: Play) -> int | None:
    """Write a play and its roll-up. Returns its id, None when the track has gone meanwhile."""
    recording = tx.row("SELECT recording_id FROM track WHERE id = ?", (play.track_id,))
    if recording is None:
        return None
    done = tx.execute(
        "INSERT INTO play (profile_id, recording_id, track_id, file_id, started_at, heard_ms,"
        " outcome, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            profile,
            recording[0],
            play.track_id,
            play.file_id,
            play.started_at,
            play.heard_ms,
            play.outcome,
            play.context,
        ),
    )
    _roll_up(tx, profile, play)
    return int(done.lastrowid or 0)


def extend(tx: Write, play_id: int, heard_ms: int) -> None:
    """A counted play went on: so much was heard in the end."""
    tx.execute("UPDATE play SET heard_ms = max(heard_ms, ?) WHERE id = ?", (heard_ms, play_id))


def history(
    tx: Read, profile: ProfileId, *, before: Stamp | None = None, limit: int = 200
) -> tuple[PlayRow, ...]:
    """Plays, the latest first, older than `before`."""
    found = tx.rows(
        "SELECT id, track_id, started_at, heard_ms, outcome, context FROM play"
        " WHERE profile_id = ? AND started_at < ? ORDER BY started_at DESC, id DESC LIMIT ?",
        (profile, 1 << 62 if before is None else before, limit),
    )
    return tuple(
        PlayRow(i, None if track is None else TrackId(track), Stamp(at), Ms(ms), Outcome(o), c)
        for i, track, at, ms, o, c in found
    )


def count(tx: Read, profile: ProfileId) -> int:
    """How many plays there are."""
    return int(tx.value("SELECT count(*) FROM play WHERE profile_id = ?", (profile,)))


def clear(tx: Write, profile: ProfileId) -> tuple[int, bytes]:
    """Forget what was played when; play counts stay. Returns how many plays there were, and what
    `put_back` needs: some 15 bytes a play."""
    heard = tx.rows(
        "SELECT recording_id, track_id, file_id, started_at, heard_ms, outcome, context, source"
        " FROM play WHERE profile_id = ? ORDER BY id",
        (profile,),
    )
    moments = tx.rows(
        "SELECT track_id, first_played, last_played, last_skipped FROM play_stats WHERE"
        " profile_id = ? AND coalesce(first_played, last_played, last_skipped) IS NOT NULL",
        (profile,),
    )
    tx.execute("DELETE FROM play WHERE profile_id = ?", (profile,))
    tx.execute(
        "UPDATE play_stats SET first_played = NULL, last_played = NULL, last_skipped = NULL"
        " WHERE profile_id = ?",
        (profile,),
    )
    tx.note(TracksChanged())
    return len(heard), zlib.compress(json.dumps([heard, moments]).encode())


def put_back(tx: Write, profile: ProfileId, cleared: bytes) -> None:
    """What `clear` took; what was played since then stays. Tracks that are gone stay gone."""
    heard, moments = json.loads(zlib.decompress(cleared))
    tx.many(
        "INSERT INTO play (profile_id, recording_id, track_id, file_id, started_at, heard_ms,"
        " outcome, context, source)"
        " VALUES (?, (SELECT id FROM recording WHERE id = ?),"
        " (SELECT id FROM track WHERE id = ?), ?, ?, ?, ?, ?, ?)",
        ((profile, *row) for row in heard),
    )
    tx.many(
        "UPDATE play_stats SET"
        " first_played = min(ifnull(first_played, ?2), ifnull(?2, first_played)),"
        " last_played = max(ifnull(last_played, ?3), ifnull(?3, last_played)),"
        " last_skipped = max(ifnull(last_skipped, ?4), ifnull(?4, last_skipped))"
        " WHERE track_id = ?1 AND profile_id = ?5",
        ((*row, profile) for row in moments),
    )
    tx.note(TracksChanged())


def _roll_up(tx: Write, profile: ProfileId, play: Play) -> None:
    match play.outcome:
        case Outcome.COUNTED:
            tx.execute(
                "INSERT INTO play_stats (profile_id, track_id, plays, first_played, last_played)"
                " VALUES (:profile, :track, 1, :at, :at) ON CONFLICT (profile_id, track_id)"
                " DO UPDATE SET plays = plays + 1,"
                " first_played = min(ifnull(first_played, :at), :at),"
                " last_played = max(ifnull(last_played, :at), :at)",
                {"profile": profile, "track": play.track_id, "at": play.started_at},
            )
        case Outcome.SKIPPED:
            tx.execute(
                "INSERT INTO play_stats (profile_id, track_id, skips, last_skipped)"
                " VALUES (:profile, :track, 1, :at) ON CONFLICT (profile_id, track_id)"
                " DO UPDATE SET skips = skips + 1,"
                " last_skipped = max(ifnull(last_skipped, :at), :at)",
                {"profile": profile, "track": play.track_id, "at": play.started_at},
            )
        case Outcome.SHORT:
            return
    tx.note(TracksChanged(frozenset([play.track_id])))
