"""What is in a playlist, in which order, and how every change of it is taken back.

Every change is one `_rearrange`: items go, items come, items move. It answers with a `Change` that
`revert` takes back, which answers with the `Change` that does it again.
"""

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from audio2_desktop.domain.facts import PlaylistsChanged
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.ordering import fill, moved_to, put_back
from audio2_desktop.domain.playlists import PlaylistSort, Wanted
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import ItemId, Ms, PlaylistId, Stamp, TrackId
from audio2_desktop.storage import smart_playlists
from audio2_desktop.storage.database import Read, Write

MAX_ITEMS = 100_000
"""Of one playlist: everything up to there is moved and undone within half a second."""


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """An item as it is kept while an undo may bring it back. `wanted` also describes the track."""

    id: ItemId
    track: TrackId | None
    wanted: Wanted
    added_at: Stamp


@dataclass(frozen=True, slots=True)
class Change:
    """What it takes to take a change of a playlist's items back."""

    playlist: PlaylistId
    former: "array[int]"
    """The items' ids in the order before the change."""
    added: tuple[ItemId, ...] = ()
    removed: tuple[ItemRecord, ...] = ()
    moved: tuple[ItemId, ...] = ()


NewItem = TrackId | Wanted
"""A track of the library, or the description of one that is not in it."""


def item_ids(tx: Read, playlist: PlaylistId) -> "array[int]":
    """The items' ids in playing order."""
    sql = "SELECT id FROM playlist_item WHERE playlist_id = ? ORDER BY position, id"
    return array("q", tx.column(sql, (playlist,)))


def track_ids(tx: Read, playlist: PlaylistId) -> "array[int]":
    """The tracks in playing order, without what is not in the library."""
    if smart_playlists.rules(tx, playlist) is not None:
        return smart_playlists.track_ids(tx, playlist)
    sql = """SELECT i.track_id FROM playlist_item i JOIN track t ON t.id = i.track_id
        WHERE i.playlist_id = ? AND t.in_library = 1 ORDER BY i.position, i.id"""
    return array("q", tx.column(sql, (playlist,)))


def insert(
    tx: Write, playlist: PlaylistId, entries: Sequence[NewItem], at: int | None = None
) -> Change:
    """Put entries in front of row `at` (None: at the end). 5,000 tracks take about 60 ms.

    Tracks that are gone are left out. Raises NotFound, or Refused when it would grow too large.
    """
    records = _records(tx, entries)
    current = item_ids(tx, playlist)
    if len(current) + len(records) > MAX_ITEMS:
        raise Refused("A playlist can hold {count} tracks.", count=MAX_ITEMS)
    row = len(current) if at is None else max(0, min(at, len(current)))
    order = [*current[:row], *(record.id for record in records), *current[row:]]
    return _rearrange(tx, playlist, order, adding=records)


def move(tx: Write, playlist: PlaylistId, ids: Collection[ItemId], at: int) -> Change:
    """Move items, in their present order, in front of row `at` as counted before the move."""
    current, wanted = item_ids(tx, playlist), set(ids)
    moving = [ItemId(one) for one in current if one in wanted]
    return _rearrange(tx, playlist, moved_to(current, moving, at), moving=moving)


def remove(tx: Write, playlist: PlaylistId, ids: Collection[ItemId]) -> Change:
    """Take items out; unknown ones are ignored."""
    going = set(ids)
    order = [one for one in item_ids(tx, playlist) if one not in going]
    return _rearrange(tx, playlist, order, removing=going)


def replace(tx: Write, playlist: PlaylistId, entries: Sequence[NewItem]) -> Change:
    """Other content in place of the present one."""
    records = _records(tx, entries)[:MAX_ITEMS]
    going = [ItemId(one) for one in item_ids(tx, playlist)]
    order = [int(record.id) for record in records]
    return _rearrange(tx, playlist, order, adding=records, removing=going)


def sort(tx: Write, playlist: PlaylistId, by: PlaylistSort, *, is_descending: bool) -> Change:
    """Order the items once. Wanted ones are sorted by what is known of them."""
    keyed = [(_sort_value(by, row[1:]), row[0]) for row in tx.rows(_SORT_SQL, (playlist,))]
    keyed.sort(key=lambda pair: pair[0], reverse=is_descending)
    order = [one for _, one in keyed]
    return _rearrange(tx, playlist, order, moving=[ItemId(one) for one in order])


def revert(tx: Write, change: Change) -> Change:
    """Take a change back; what has changed since then stays where it is."""
    current = item_ids(tx, change.playlist)
    here = set(current)
    going = [one for one in change.added if one in here]
    gone = set(going)
    coming = [record for record in change.removed if record.id not in here]
    moving = [one for one in change.moved if one in here and one not in gone]
    returning = {*moving, *(record.id for record in coming)}
    order = put_back([one for one in current if one not in gone], returning, change.former)
    return _rearrange(
        tx, change.playlist, order, adding=_living(tx, coming), removing=going, moving=moving
    )


def duplicates(tx: Read, playlist: PlaylistId, ids: Iterable[TrackId]) -> frozenset[TrackId]:
    """Which of these tracks the playlist holds already."""
    sql = """SELECT DISTINCT track_id FROM playlist_item WHERE playlist_id = ?
        AND track_id IN (SELECT value FROM json_each(?))"""
    return frozenset(tx.column(sql, (playlist, _json(ids))))


def touch(tx: Write, playlist: PlaylistId) -> None:
    """Mark as changed now. Raises NotFound."""
    sql = "UPDATE playlist SET changed_at = ? WHERE id = ?"
    if not tx.execute(sql, (tx.now(), playlist)).rowcount:
        raise NotFound("playlist", playlist)
    tx.note(PlaylistsChanged(frozenset({playlist})))


# ---- one change ----------------------------------------------------------------------------------


def _rearrange(
    tx: Write,
    playlist: PlaylistId,
    order: Sequence[int],
    *,
    adding: Sequence[ItemRecord] = (),
    removing: Collection[ItemId] = (),
    moving: Sequence[ItemId] = (),
) -> Change:
    """Make `order` the playlist's order. `adding` are new, `moving` get new keys, the others keep
    theirs (unless the list must be keyed anew)."""
    smart_playlists.refuse(tx, playlist)
    touch(tx, playlist)
    sql = "SELECT id, position FROM playlist_item WHERE playlist_id = ? ORDER BY position, id"
    keys: dict[int, str] = dict(tx.rows(sql, (playlist,)))
    former = array("q", keys)
    removed = _removed(tx, removing)
    tx.many("DELETE FROM playlist_item WHERE id = ?", [(one.id,) for one in removed])
    fresh = {*moving, *(one.id for one in adding)}
    placed = dict(
        zip(order, fill([None if one in fresh else keys[one] for one in order]), strict=True)
    )
    tx.many(_INSERT_SQL, [_as_row(playlist, placed[one.id], one) for one in adding])
    changed = [(key, one) for one, key in placed.items() if keys.get(one, key) != key]
    tx.many("UPDATE playlist_item SET position = ? WHERE id = ?", changed)
    return Change(playlist, former, tuple(one.id for one in adding), removed, tuple(moving))


_INSERT_SQL = """INSERT INTO playlist_item (id, playlist_id, position, track_id, wanted_title,
    wanted_artist, wanted_album, wanted_path, length_ms, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _as_row(playlist: PlaylistId, position: str, one: ItemRecord) -> tuple[object, ...]:
    known = one.wanted
    path = known.path or None
    text = (known.title, known.artist, known.album, path, known.length_ms)
    return (one.id, playlist, position, one.track, *text, one.added_at)


def _records(tx: Write, entries: Sequence[NewItem]) -> list[ItemRecord]:
    """New items with ids that were never used."""
    ids = {entry for entry in entries if not isinstance(entry, Wanted)}
    living = _living_tracks(tx, ids)
    if entries and not living and len(ids) == len(set(entries)):
        raise NotFound("track")
    used = tx.value("SELECT seq FROM sqlite_sequence WHERE name = 'playlist_item'", default=0)
    now, nothing = tx.now(), Wanted()
    made: list[ItemRecord] = []
    for entry in entries:
        one = ItemId(used + len(made) + 1)
        if isinstance(entry, Wanted):
            made.append(ItemRecord(one, None, entry, now))
        elif entry in living:
            made.append(ItemRecord(one, entry, nothing, now))
    return made


def _living_tracks(tx: Read, ids: Iterable[TrackId]) -> set[TrackId]:
    return set(
        tx.column(
            "SELECT id FROM track WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),)
        )
    )


def _living(tx: Read, records: Sequence[ItemRecord]) -> list[ItemRecord]:
    """The records, as wanted ones where the track has gone for good meanwhile."""
    living = _living_tracks(tx, {one.track for one in records if one.track is not None})
    return [
        one if one.track in living else ItemRecord(one.id, None, one.wanted, one.added_at)
        for one in records
    ]


_REMOVED_SQL = """SELECT i.id, i.track_id, coalesce(t.title, i.wanted_title),
    coalesce(c.text, i.wanted_artist), coalesce(a.title, i.wanted_album), i.wanted_path,
    coalesce(t.length_ms, i.length_ms), i.added_at
    FROM json_each(?) j JOIN playlist_item i ON i.id = j.value
    LEFT JOIN track t ON t.id = i.track_id LEFT JOIN credit c ON c.id = t.credit_id
    LEFT JOIN album a ON a.id = t.album_id"""


def _removed(tx: Read, ids: Collection[ItemId]) -> tuple[ItemRecord, ...]:
    return tuple(
        ItemRecord(ItemId(row[0]), row[1], _wanted(row[2:7]), Stamp(row[7]))
        for row in tx.rows(_REMOVED_SQL, (_json(ids),))
    )


_SORT_SQL = """SELECT i.id, t.title_sort, c.sort_key, a.sort_key, t.disc, t.number, t.year,
    coalesce(t.length_ms, i.length_ms), i.added_at, i.wanted_title, i.wanted_artist, i.wanted_album
    FROM playlist_item i LEFT JOIN track t ON t.id = i.track_id
    LEFT JOIN credit c ON c.id = t.credit_id LEFT JOIN album a ON a.id = t.album_id
    WHERE i.playlist_id = ? ORDER BY i.position, i.id"""


def _sort_value(by: PlaylistSort, row: Sequence[object]) -> tuple[object, ...]:
    title, artist, album = (
        row[n] if row[n] is not None else sort_key(str(row[n + 8])) for n in range(3)
    )
    disc, number, year = (row[n] or 0 for n in (3, 4, 5))
    match by:
        case PlaylistSort.TITLE:
            return (title,)
        case PlaylistSort.ARTIST:
            return (artist, album, disc, number)
        case PlaylistSort.ALBUM:
            return (album, disc, number)
        case PlaylistSort.YEAR:
            return (year,)
        case PlaylistSort.LENGTH:
            return (row[6],)
        case _:
            return (row[7],)


def _wanted(row: Sequence[object]) -> Wanted:
    title, artist, album, path, length = row
    return Wanted(str(title), str(artist), str(album), path or b"", Ms(length))  # type: ignore[arg-type]


def _json(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
