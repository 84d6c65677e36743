"""Everything that the listeners gave to a thing, and how it follows when the thing becomes another.

Tracks keep their ids, so this is for albums and artists after retagging, and for joining two tracks
that turn out to be one.
"""

from collections.abc import Iterable, Mapping, Sequence

from audio2_desktop.domain.music import Entity
from audio2_desktop.storage import queue_state
from audio2_desktop.storage.catalogue_names import IN, listed
from audio2_desktop.storage.database import Read, Write

_MARKS = ("favourite", "rating", "hidden", "dismissed", "tagging")
"""Tables with (entity, entity_id); a mark that the new thing has already wins."""
_KEYS = {
    "favourite": ("profile_id",), "rating": ("profile_id",), "hidden": ("profile_id",),
    "dismissed": ("profile_id",),
    "tagging": ("tag_id",), "image": ("kind", "source", "key"), "text": ("kind", "lang", "source"),
}  # fmt: skip
"""What tells the marks of one thing apart."""

Marks = Mapping[str, Sequence[Mapping[str, object]]]
"""Table -> its rows, as they were."""


def marks(tx: Read, entity: Entity, ids: Iterable[int]) -> Marks:
    """All marks of these things, for `put_back`."""
    wanted = listed(ids)
    found = {}
    for table in _KEYS:
        names = tx.column(f"SELECT name FROM pragma_table_info('{table}')")
        found[table] = [
            dict(zip(names, row, strict=True))
            for row in tx.rows(
                f"SELECT {', '.join(names)} FROM {table} WHERE entity = '{entity}'"
                f" AND entity_id {IN}",
                wanted,
            )
        ]
    return found


def put_back(tx: Write, entity: Entity, olds: Iterable[int], into: int, former: Marks) -> None:
    """Give `olds` the marks back that `move` handed to `into`."""
    away = set(olds)
    for table, rows in former.items():
        keys = _KEYS[table]
        own = {tuple(row[key] for key in keys) for row in rows if row["entity_id"] == into}
        lent = [row for row in rows if row["entity_id"] in away]
        tx.many(
            f"DELETE FROM {table} WHERE entity = '{entity}' AND entity_id = ?"
            + "".join(f" AND {key} = ?" for key in keys),
            [
                (into, *key)
                for key in {tuple(row[key] for key in keys) for row in lent}
                if key not in own
            ],
        )
        for row in lent:
            tx.execute(
                f"INSERT OR REPLACE INTO {table} ({', '.join(row)})"
                f" VALUES (?{', ?' * (len(row) - 1)})",
                tuple(row.values()),
            )


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
    for table in ("placed", "namesake"):
        tx.many(f"UPDATE OR IGNORE {table} SET track_id = ? WHERE track_id = ?", swapped)
        tx.many(f"DELETE FROM {table} WHERE track_id = ?", [(old,) for old, _ in pairs])
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
