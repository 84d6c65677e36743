"""Everything that the listeners gave to a thing, and how it follows when the thing becomes another.

Tracks keep their ids, so this is for albums and artists after retagging, and for joining two tracks
that turn out to be one.
"""

from collections.abc import Iterable

from audio2_desktop.domain.music import Entity
from audio2_desktop.storage import queue_state
from audio2_desktop.storage.database import Write

_MARKS = ("favourite", "rating", "hidden", "tagging")
"""Tables with (entity, entity_id); a mark that the new thing has already wins."""


def move(tx: Write, entity: Entity, pairs: Iterable[tuple[int, int]]) -> None:
    """Hand the marks of the first of each pair to the second."""
    each = list(pairs)
    for table in (*_MARKS, "image", "text"):
        tx.many(
            f"UPDATE OR IGNORE {table} SET entity_id = ?"
            f" WHERE entity = '{entity}' AND entity_id = ?",
            [(new, old) for old, new in each],
        )
        tx.many(
            f"DELETE FROM {table} WHERE entity = '{entity}' AND entity_id = ?",
            [(old,) for old, _ in each],
        )
    if entity is Entity.TRACK:
        _move_track(tx, each)


def _move_track(tx: Write, pairs: list[tuple[int, int]]) -> None:
    swapped = [(new, old) for old, new in pairs]
    for table in ("play", "playlist_item"):
        tx.many(f"UPDATE {table} SET track_id = ? WHERE track_id = ?", swapped)
    queue_state.follow(tx, pairs)
    tx.many(
        "INSERT INTO play_stats (profile_id, track_id, plays, skips, first_played, last_played,"
        " last_skipped) SELECT profile_id, ?, plays, skips, first_played, last_played, last_skipped"
        " FROM play_stats WHERE track_id = ?"
        " ON CONFLICT DO UPDATE SET plays = plays + excluded.plays, skips = skips + excluded.skips,"
        " first_played = min(ifnull(first_played, excluded.first_played),"
        "   ifnull(excluded.first_played, first_played)),"
        " last_played = max(ifnull(last_played, excluded.last_played),"
        "   ifnull(excluded.last_played, last_played)),"
        " last_skipped = max(ifnull(last_skipped, excluded.last_skipped),"
        "   ifnull(excluded.last_skipped, last_skipped))",
        swapped,
    )
    tx.many("DELETE FROM play_stats WHERE track_id = ?", [(old,) for old, _ in pairs])
    tx.many("UPDATE OR IGNORE resume_point SET track_id = ? WHERE track_id = ?", swapped)
    tx.many("DELETE FROM resume_point WHERE track_id = ?", [(old,) for old, _ in pairs])
