"""What was begun and can go on: the lists that the latest plays came from, and long tracks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from audio2_desktop.domain.home import TILES, Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, TrackId
from audio2_desktop.storage import hiding
from audio2_desktop.storage.home_asking import ALBUM_SEEN, ARTIST_SEEN, Asking

PLAYS = 500
"""So many of the latest plays are looked at."""
LONGEST = 5000
"""Places are looked for among so many tracks of a list."""
MOSAIC = 4
_ENOUGH = 0.9
"""Heard so far, a track is done, and the next one is where it goes on."""
_EDGE_MS = 30_000

_PLAYS = (
    "SELECT context, track_id, started_at, outcome = 'counted', heard_ms FROM play"
    " WHERE profile_id = :profile ORDER BY started_at DESC, id DESC LIMIT :limit"
)
_LENGTH = "SELECT length_ms FROM track WHERE id = :track"
_QUEUE = (
    "SELECT json_extract(state, '$.context[0]'), json_extract(state, '$.context[1]'), uid"
    " FROM queue_state WHERE profile_id = :profile AND json_valid(state)"
)
_POOLED = (
    "SELECT substr(ids, (:uid - base) * 8 + 1, 8) FROM queue_pool"
    " WHERE profile_id = :profile AND base <= :uid ORDER BY base DESC LIMIT 1"
)
_PLACES = (
    "SELECT t.id, r.position_ms, r.at, t.title, c.text, c.artist_id, t.album_id, t.length_ms,"
    " al.image, fv.at IS NOT NULL, ifnull(rt.rating, 0)"
    " FROM (SELECT * FROM resume_point WHERE profile_id = :profile ORDER BY at DESC LIMIT :limit) r"
    " JOIN track t ON t.id = r.track_id JOIN album al ON al.id = t.album_id"
    " JOIN credit c ON c.id = t.credit_id"
    " LEFT JOIN favourite fv ON fv.profile_id = :profile AND fv.entity = 'track'"
    "   AND fv.entity_id = t.id"
    " LEFT JOIN rating rt ON rt.profile_id = :profile AND rt.entity = 'track'"
    "   AND rt.entity_id = t.id"
    " WHERE t.in_library = 1 AND t.length_ms > r.position_ms"
    f" AND {hiding.tracks()}"
    " ORDER BY r.at DESC"
)
_MARKED = (
    " LEFT JOIN favourite fv ON fv.profile_id = :profile AND fv.entity = '{0}'"
    " AND fv.entity_id = {1}.id"
    " LEFT JOIN rating rt ON rt.profile_id = :profile AND rt.entity = '{0}'"
    " AND rt.entity_id = {1}.id"
)
_ALBUM = (
    "SELECT a.title, c.text, a.image, c.artist_id, fv.at IS NOT NULL, ifnull(rt.rating, 0)"
    f" FROM album a JOIN credit c ON c.id = a.credit_id{_MARKED.format('album', 'a')}"
    f" WHERE a.id = :ref AND {ALBUM_SEEN}"
)
ARTIST_IMAGE = """coalesce(
    (SELECT i.key FROM image i WHERE i.entity = 'artist' AND i.entity_id = ar.id
        ORDER BY i.chosen_by_user DESC, i.rank DESC LIMIT 1),
    (SELECT a.image FROM credit_name n CROSS JOIN album a ON a.credit_id = n.credit_id
        WHERE n.artist_id = ar.id AND a.in_library = 1 AND a.image <> ''
        ORDER BY a.year DESC LIMIT 1), '')"""
"""SQL: the picture of the artist `ar`, or the newest album's."""
_ARTIST = (
    f"SELECT ar.name, '', {ARTIST_IMAGE}, ar.id, fv.at IS NOT NULL, ifnull(rt.rating, 0)"
    f" FROM artist ar{_MARKED.format('artist', 'ar')} WHERE ar.id = :ref AND {ARTIST_SEEN}"
)
_PLAYLIST = (
    f"SELECT pl.name, pl.kind = 'smart', fv.at IS NOT NULL, ifnull(rt.rating, 0)"
    f" FROM playlist pl{_MARKED.format('playlist', 'pl')}"
    " WHERE pl.id = :ref AND pl.profile_id = :profile AND pl.deleted_at IS NULL"
)
_COVERS = (
    "SELECT a.image FROM (SELECT track_id, position FROM playlist_item WHERE playlist_id = :ref"
    " ORDER BY position LIMIT 60) i JOIN track t ON t.id = i.track_id"
    " JOIN album a ON a.id = t.album_id WHERE a.image <> '' ORDER BY i.position"
)
_ORDERS = {
    # the same orders as `albums.track_ids`, `artists.track_ids` and `tracks.of_playlists`
    Entity.ALBUM: "SELECT t.id FROM track t WHERE t.edition_id ="
    " (SELECT e.id FROM edition e WHERE e.album_id = :ref ORDER BY (SELECT count(*) FROM track c"
    " WHERE c.edition_id = e.id AND c.in_library = 1) DESC, e.date, e.id LIMIT 1)"
    " AND t.in_library = 1 ORDER BY t.disc, t.number, t.title_sort LIMIT :limit",
    Entity.ARTIST: "SELECT t.id FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
    " JOIN album a ON a.id = t.album_id WHERE n.artist_id = :ref AND t.in_library = 1"
    " ORDER BY a.year, a.sort_key, a.id, t.disc, t.number, t.title_sort LIMIT :limit",
    Entity.PLAYLIST: "SELECT t.id FROM playlist_item i JOIN track t ON t.id = i.track_id"
    " AND t.in_library = 1 WHERE i.playlist_id = :ref ORDER BY i.position LIMIT :limit",
}


class Begun(NamedTuple):
    """A list that was played from. heard_ms: of the track, when that counted."""

    entity: Entity
    ref: int
    track: int
    at: int
    """When; UTC ms."""
    heard_ms: int = 0
    is_queued: bool = False
    """It is in the queue now: shown first, also when it is at its end."""


def tiles(ask: Asking) -> tuple[Tile, ...]:
    """At most six, the latest first; what is in the queue before all others. About 3 ms."""
    found: list[tuple[int, Tile]] = []
    for begun in _begun(ask):
        if len(found) >= TILES:
            break
        tile = _tile(ask, begun)
        if tile is not None:
            found.append((1 << 62 if begun.is_queued else begun.at, tile))
    albums = {tile.ref for _, tile in found if tile.entity is Entity.ALBUM}
    tracks = {tile.track for _, tile in found}
    found += [
        (at, tile)
        for at, tile in _long_tracks(ask)
        if tile.album_id not in albums and tile.track not in tracks
    ]
    found.sort(key=lambda each: -each[0])
    return tuple(tile for _, tile in found[:TILES])


def order(ask: Asking, entity: Entity, ref: int) -> list[int]:
    """Tracks of a list as they are played, the first 5000."""
    sql = _ORDERS.get(entity)
    if sql is None:
        return []
    return [row[0] for row in ask.rows(sql, {"ref": ref, "limit": LONGEST})]


def _begun(ask: Asking) -> Iterator[Begun]:
    """Lists, the latest first, each once."""
    seen: set[tuple[Entity, int]] = set()
    queued = _queued(ask)
    plays = ask.rows(_PLAYS, ask.named(limit=PLAYS))
    if queued is not None:
        if not queued.track:
            context = f"{queued.entity}:{queued.ref}"
            track = next((row[1] for row in plays if row[0] == context and row[1]), 0)
            queued = queued._replace(track=track)
        seen.add((queued.entity, queued.ref))
        yield queued
    for context, track, at, counted, heard_ms in plays:
        thing = _context(context)
        if thing is not None and track is not None and thing not in seen:
            seen.add(thing)
            yield Begun(*thing, track, at, heard_ms if counted else 0)


def _context(text: str) -> tuple[Entity, int] | None:
    """ "album:12" as a thing; None for plays from lists that cannot be gone on with."""
    kind, _, ref = text.partition(":")
    if kind not in ("album", "artist", "playlist") or not ref.isdecimal() or len(ref) > 15:
        return None
    return Entity(kind), int(ref)


def _queued(ask: Asking) -> Begun | None:
    """The list that the queue came from, at its current track (0: that is not known)."""
    for kind, ref, uid in ask.rows(_QUEUE, ask.named()):
        thing = _context(f"{kind}:{ref}")
        if thing is not None:
            pooled = ask.rows(_POOLED, ask.named(uid=uid))
            track = int.from_bytes(pooled[0][0], "little", signed=True) if pooled else 0
            return Begun(*thing, track, ask.now, is_queued=True)
    return None


def _tile(ask: Asking, begun: Begun) -> Tile | None:
    """None when it is gone, hidden, or heard to its end."""
    match begun.entity:
        case Entity.ALBUM:
            tile = _thing(ask, _ALBUM, begun)
        case Entity.ARTIST:
            tile = _thing(ask, _ARTIST, begun)
        case _:
            tile = _playlist(ask, begun)
    if tile is None or tile.is_smart:
        return tile
    tracks = order(ask, begun.entity, begun.ref)
    if not tracks:
        return None
    if begun.track not in tracks:
        return replace(tile, track=TrackId(tracks[0]), count=len(tracks))
    at = tracks.index(begun.track) + (1 if _is_done(ask, begun) else 0)
    if at >= len(tracks):
        return None
    return replace(tile, track=TrackId(tracks[at]), at=at + 1, count=len(tracks))


def _is_done(ask: Asking, begun: Begun) -> bool:
    """Whether the track was heard to its end."""
    if not begun.heard_ms:
        return False
    length: int = ask.rows(_LENGTH, {"track": begun.track})[0][0]
    return begun.heard_ms >= min(length * _ENOUGH, length - _EDGE_MS)


def _thing(ask: Asking, sql: str, begun: Begun) -> Tile | None:
    found = ask.rows(sql, ask.named(ref=begun.ref))
    if not found:
        return None
    title, subtitle, image, artist, heart, rating = found[0]
    return Tile(
        begun.entity,
        begun.ref,
        title,
        subtitle,
        (image,) if image else (),
        TrackId(begun.track),
        artist_id=ArtistId(artist),
        album_id=AlbumId(begun.ref) if begun.entity is Entity.ALBUM else None,
        is_favourite=bool(heart),
        rating=rating,
    )


def _playlist(ask: Asking, begun: Begun) -> Tile | None:
    found = ask.rows(_PLAYLIST, ask.named(ref=begun.ref))
    if not found:
        return None
    name, is_smart, heart, rating = found[0]
    images: Sequence[str] = ()
    if not is_smart:
        covers = dict.fromkeys(row[0] for row in ask.rows(_COVERS, {"ref": begun.ref}))
        images = tuple(covers)[:MOSAIC]
    return Tile(
        begun.entity,
        begun.ref,
        name,
        images=tuple(images),
        track=TrackId(begun.track),
        is_favourite=bool(heart),
        rating=rating,
        is_smart=bool(is_smart),
    )


def _long_tracks(ask: Asking) -> list[tuple[int, Tile]]:
    return [
        (
            at,
            Tile(
                Entity.TRACK,
                track,
                title,
                artist,
                (image,) if image else (),
                TrackId(track),
                position_ms=Ms(position),
                length_ms=Ms(length),
                artist_id=ArtistId(artist_id),
                album_id=AlbumId(album),
                is_favourite=bool(heart),
                rating=rating,
            ),
        )
        for (
            track, position, at, title, artist, artist_id, album, length, image, heart, rating
        ) in ask.rows(_PLACES, ask.named(limit=TILES))
    ]  # fmt: skip
