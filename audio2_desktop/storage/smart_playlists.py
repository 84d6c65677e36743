"""Playlists that fill themselves: a question in the query language, answered anew at every look."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from audio2_desktop.domain.facts import PlaylistsChanged
from audio2_desktop.domain.playlists import PlaylistKind
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_tree import And, Node
from audio2_desktop.domain.sorting import TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import Ms, PlaylistId, ProfileId
from audio2_desktop.storage import query_sql, track_order
from audio2_desktop.storage.database import Read, Write

MAX_RULES = 1000
"""Characters of a question."""
_COVER_TRACKS = 200


def checked(text: str) -> str:
    """A question as it is kept. Raises Refused for an empty one, or with its first error."""
    rules = " ".join(text.split())
    asked = parse(rules)
    if asked.errors:
        raise Refused(asked.errors[0].text)
    if len(rules) > MAX_RULES:
        raise Refused("This search is too long to be saved.")
    if asked.tree is None:
        raise Refused("An empty search cannot be saved.")
    return rules


def rules(tx: Read, playlist: PlaylistId) -> str | None:
    """The question of a smart playlist; None for any other, also for one that is gone."""
    row = tx.row("SELECT kind, rules FROM playlist WHERE id = ?", (playlist,))
    return str(row[1]) if row is not None and row[0] == PlaylistKind.SMART else None


def refuse(tx: Read, playlist: PlaylistId) -> None:
    """Raises Refused for a smart playlist: nothing is put in or taken out by hand."""
    if rules(tx, playlist) is not None:
        raise Refused("A smart playlist fills itself: change its search instead.")


def set_rules(tx: Write, playlist: PlaylistId, text: str) -> str:
    """Another question; returns the former. Raises NotFound, Refused (see `checked`)."""
    former = rules(tx, playlist)
    if former is None:
        raise NotFound("playlist", playlist)
    tx.execute(
        "UPDATE playlist SET rules = ?, changed_at = ? WHERE id = ?",
        (checked(text), tx.now(), playlist),
    )
    tx.note(PlaylistsChanged(frozenset({playlist})))
    return former


def make_smart(tx: Write, playlist: PlaylistId, text: str) -> None:
    """Turn a playlist that was just made, and holds nothing, into a smart one."""
    tx.execute(
        "UPDATE playlist SET kind = ?, rules = ? WHERE id = ?",
        (PlaylistKind.SMART, checked(text), playlist),
    )


def ids(tx: Read, playlist: PlaylistId, query: TrackQuery | None = None) -> TrackIds:
    """The tracks that match now and how long they play; by artist, album and number when no
    order is given.

    query: `where` narrows further; its profile is ignored for the playlist's own. Raises NotFound
    for what is no smart playlist.
    """
    row = tx.row(
        "SELECT rules, profile_id FROM playlist WHERE id = ? AND kind = ?",
        (playlist, PlaylistKind.SMART),
    )
    if row is None:
        raise NotFound("playlist", playlist)
    query = query or TrackQuery(TrackSort.ALBUM_ARTIST)
    where = _both(parse(row[0]).tree, query.where)
    profile = ProfileId(row[1])
    found = track_order.ids(tx, replace(query, where=where, profile=profile))
    return TrackIds(found, _sums(tx, where, profile)[1])


def track_ids(tx: Read, playlist: PlaylistId) -> "array[int]":
    """As `ids`, in playing order."""
    return ids(tx, playlist).ids


def sums(tx: Read, text: str, profile: ProfileId) -> tuple[int, int, Ms]:
    """(tracks, 0, length): what a question means now, in the shape of a static playlist's sums."""
    count, length = _sums(tx, parse(text).tree, profile)
    return count, 0, length


def covers(tx: Read, text: str, profile: ProfileId) -> Sequence[str]:
    """Keys of covers of some of the tracks, repeated as they come."""
    seen = query_sql.condition(tx, parse(text).tree, profile)
    sql = f"""SELECT a.image FROM track t JOIN album a ON a.id = t.album_id
        WHERE {seen.sql} AND a.image <> '' LIMIT ?"""
    return tx.column(sql, (*seen.params, _COVER_TRACKS))


def _sums(tx: Read, where: Node | None, profile: ProfileId) -> tuple[int, Ms]:
    seen = query_sql.condition(tx, where, profile)
    sql = f"SELECT count(*), coalesce(sum(t.length_ms), 0) FROM track t WHERE {seen.sql}"
    count, length = tx.rows(sql, seen.params)[0]
    return int(count), Ms(length)


def _both(one: Node | None, other: Node | None) -> Node | None:
    if one is None or other is None:
        return one or other
    return And((one, other))
