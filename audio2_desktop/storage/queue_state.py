"""The queue on disk, so that it survives a restart and a kill, and the queues before it.

The player publishes QueueChanged itself, at the moment of the change: these functions note no fact.
"""

import json
import os
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.endless import Reason, Suggestion, Why
from audio2_desktop.domain.lines import Outside, Pool
from audio2_desktop.domain.queue import PlayQueue
from audio2_desktop.domain.queue_record import QueueRecord, bases, unpack
from audio2_desktop.domain.units import ArtistId, Ms, ProfileId, Stamp, TrackId
from audio2_desktop.storage.connection import Read, Write

_PLAYING = "is_playing"
_COMING = "coming"
"""In the state beside what `queue_record` packs: a queue knows nothing of sound, nor of what goes
on behind it."""
RECENT = 10
"""So many former queues are kept."""


@dataclass(frozen=True, slots=True)
class SavedQueue:
    """A queue as it was; `position_ms` is that of its current entry."""

    queue: PlayQueue
    position_ms: Ms
    volume: int = 80
    is_muted: bool = False
    is_playing: bool = False
    coming: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentQueue:
    """A former queue, for a list of them."""

    id: int
    at: Stamp
    title: str
    entries: int


def save(
    tx: Write,
    profile: ProfileId,
    record: QueueRecord,
    *,
    uid: int,
    position_ms: int,
    volume: int,
    is_muted: bool,
    is_playing: bool = False,
    coming: tuple[Suggestion, ...] = (),
) -> None:
    """The queue as it is now. Pools that are on disk are not written again."""
    _put_pools(tx, profile, record)
    tx.execute(
        "INSERT INTO queue_state"
        " (profile_id, state, uid, position_ms, volume, muted, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (profile_id) DO UPDATE SET state = excluded.state, uid = excluded.uid,"
        " position_ms = excluded.position_ms, volume = excluded.volume, muted = excluded.muted,"
        " changed_at = excluded.changed_at",
        (
            profile,
            _text({**record.state, _PLAYING: is_playing, _COMING: _packed(coming)}),
            uid,
            position_ms,
            volume,
            int(is_muted),
            tx.now(),
        ),
    )
    _drop_pools(tx, profile)


def save_position(tx: Write, profile: ProfileId, uid: int, position_ms: int) -> None:
    """Where the current entry is; nothing happens when another entry was saved meanwhile."""
    tx.execute(
        "UPDATE queue_state SET position_ms = ?, changed_at = ? WHERE profile_id = ? AND uid = ?",
        (position_ms, tx.now(), profile, uid),
    )


def load(tx: Read, profile: ProfileId) -> SavedQueue | None:
    """The queue as it was saved last, empty when it cannot be understood; None: never saved."""
    found = tx.row(
        "SELECT state, position_ms, volume, muted, uid FROM queue_state WHERE profile_id = ?",
        (profile,),
    )
    if found is None:
        return None
    text, position_ms, volume, muted, uid = found
    queue = _queue(tx, profile, text)
    is_same = queue.now is not None and queue.now.uid == uid
    beside = json.loads(text) if is_same else {}
    return SavedQueue(
        queue,
        Ms(max(0, position_ms) if is_same else 0),
        min(100, max(0, volume)),
        bool(muted),
        beside.get(_PLAYING) is True,
        _unpacked(beside.get(_COMING, ())),
    )


def remember(
    tx: Write, profile: ProfileId, record: QueueRecord, title: str, entries: int, position_ms: int
) -> int:
    """Keep a queue that another one replaces; the eleventh goes. Returns its id."""
    _put_pools(tx, profile, record)
    done = tx.execute(
        "INSERT INTO recent_queue (profile_id, at, title, entries, state, position_ms)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (profile, tx.now(), title, entries, _text(record.state), position_ms),
    )
    tx.execute(
        "DELETE FROM recent_queue WHERE profile_id = ? AND id NOT IN"
        " (SELECT id FROM recent_queue WHERE profile_id = ? ORDER BY id DESC LIMIT ?)",
        (profile, profile, RECENT),
    )
    return int(done.lastrowid or 0)


def recent(tx: Read, profile: ProfileId) -> tuple[RecentQueue, ...]:
    """Former queues, the latest first; at most 10."""
    found = tx.rows(
        "SELECT id, at, title, entries FROM recent_queue WHERE profile_id = ? ORDER BY id DESC",
        (profile,),
    )
    return tuple(RecentQueue(int(i), Stamp(at), title, n) for i, at, title, n in found)


def recall(tx: Read, profile: ProfileId, queue_id: int) -> SavedQueue | None:
    """A former queue in full; None when it has gone."""
    found = tx.row(
        "SELECT state, position_ms FROM recent_queue WHERE profile_id = ? AND id = ?",
        (profile, queue_id),
    )
    return None if found is None else SavedQueue(_queue(tx, profile, found[0]), Ms(found[1]))


def follow(tx: Write, pairs: Iterable[tuple[int, int]]) -> None:
    """Queued tracks become others: (old id, new id), after two turned out to be one."""
    swaps = dict(pairs)
    for profile, base, blob in tx.rows("SELECT profile_id, base, ids FROM queue_pool"):
        ids = _ids(blob)
        if swaps.keys() & set(ids):
            swapped = array("q", (swaps.get(track, track) for track in ids))
            tx.execute(
                "UPDATE queue_pool SET ids = ? WHERE profile_id = ? AND base = ?",
                (_blob(swapped), profile, base),
            )


# ---- within --------------------------------------------------------------------------------------


def _queue(tx: Read, profile: ProfileId, text: str) -> PlayQueue:
    try:
        state: Mapping[str, Any] = json.loads(text)
        wanted = bases(state)
        found = tx.rows(
            "SELECT base, ids, outside FROM queue_pool WHERE profile_id = ?", (profile,)
        )
        return unpack(state, [_pool(*row) for row in found if row[0] in wanted])
    except (ValueError, KeyError, TypeError, AttributeError):
        # Lost is only what is up next; uids go on behind every pool, so that none is used twice.
        top = tx.value(
            "SELECT max(base + length(ids) / 8 + json_array_length(outside)) FROM queue_pool"
            " WHERE profile_id = ?",
            (profile,),
            1,
        )
        return PlayQueue(next_uid=int(top))


def _put_pools(tx: Write, profile: ProfileId, record: QueueRecord) -> None:
    known = set(tx.column("SELECT base FROM queue_pool WHERE profile_id = ?", (profile,)))
    tx.many(
        "INSERT INTO queue_pool (profile_id, base, ids, outside) VALUES (?, ?, ?, ?)",
        [
            (profile, pool.base, _blob(pool.ids), _outside_text(pool.outside))
            for pool in record.pools
            if pool.base not in known
        ],
    )


def _drop_pools(tx: Write, profile: ProfileId) -> None:
    """Pools that neither the queue nor a recent one refers to."""
    texts = tx.column(
        "SELECT state FROM queue_state WHERE profile_id = ?"
        " UNION ALL SELECT state FROM recent_queue WHERE profile_id = ?",
        (profile, profile),
    )
    known = set(tx.column("SELECT base FROM queue_pool WHERE profile_id = ?", (profile,)))
    for text in texts:
        if not known:
            return
        known -= bases(json.loads(text))
    tx.many(
        "DELETE FROM queue_pool WHERE profile_id = ? AND base = ?",
        [(profile, base) for base in known],
    )


def _packed(coming: Iterable[Suggestion]) -> list[list[Any]]:
    return [[s.track, s.artist, s.reason.why, s.reason.name, s.reason.number] for s in coming]


def _unpacked(rows: Iterable[Any]) -> tuple[Suggestion, ...]:
    try:
        return tuple(
            Suggestion(TrackId(track), ArtistId(artist), Reason(Why(why), name, number))
            for track, artist, why, name, number in rows
        )
    except (ValueError, TypeError):
        return ()  # they are made anew


def _text(state: Mapping[str, Any]) -> str:
    return json.dumps(dict(state), separators=(",", ":"))


def _blob(ids: "array[int]") -> bytes:
    if sys.byteorder == "big":
        ids = array("q", ids)
        ids.byteswap()
    return ids.tobytes()


def _ids(blob: bytes) -> "array[int]":
    ids = array("q")
    ids.frombytes(blob)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids


def _outside_text(outside: tuple[Outside, ...]) -> str:
    # a path that is not UTF-8 is kept by lone surrogates, which ASCII-only JSON carries
    return json.dumps(
        [
            [os.fsdecode(o.path), o.title, o.artist, o.album, o.length_ms]
            + ([o.start_ms, o.end_ms] if o.is_part else [])
            for o in outside
        ]
    )


def _pool(base: int, blob: bytes, outside: str) -> Pool:
    rows = json.loads(outside)
    return Pool(base, _ids(blob), tuple(_outside(*row) for row in rows))


def _outside(
    path: str, title: str, artist: str, album: str, length: int, *part: int | None
) -> Outside:
    start, end = part or (0, None)
    return Outside(
        os.fsencode(path), title, artist, album, Ms(length),
        start_ms=Ms(start or 0), end_ms=None if end is None else Ms(end),
    )  # fmt: skip
