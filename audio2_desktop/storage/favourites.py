"""Hearts and ratings of a profile on tracks, albums, artists and playlists."""

import json
from collections.abc import Iterable, Mapping

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    Fact,
    FavouritesChanged,
    PlaylistsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import (
    AlbumId,
    ArtistId,
    PlaylistId,
    ProfileId,
    Stamp,
    TrackId,
)
from audio2_desktop.storage.database import Read, Write

LOVED = (Entity.TRACK, Entity.ALBUM, Entity.ARTIST, Entity.PLAYLIST)
"""What can have a heart and stars."""

Hearts = Mapping[int, Stamp | None]
"""When each got its heart; None for those without."""
Ratings = Mapping[int, tuple[int, Stamp] | None]
"""Each one's rating and when it was given; None for those without."""


def hearts(tx: Read, profile: ProfileId, entity: Entity, ids: Iterable[int]) -> Hearts:
    """The present hearts of these."""
    wanted = list(ids)
    sql = """SELECT entity_id, at FROM favourite WHERE profile_id = ? AND entity = ?
        AND entity_id IN (SELECT value FROM json_each(?))"""
    found: dict[int, Stamp] = dict(tx.rows(sql, (profile, entity, json.dumps(wanted))))
    return {one: found.get(one) for one in wanted}


def ratings(tx: Read, profile: ProfileId, entity: Entity, ids: Iterable[int]) -> Ratings:
    """The present ratings of these."""
    wanted = list(ids)
    sql = """SELECT entity_id, rating, at FROM rating WHERE profile_id = ? AND entity = ?
        AND entity_id IN (SELECT value FROM json_each(?))"""
    rows = tx.rows(sql, (profile, entity, json.dumps(wanted)))
    found = {one: (rating, at) for one, rating, at in rows}
    return {one: found.get(one) for one in wanted}


def set_favourite(
    tx: Write, profile: ProfileId, entity: Entity, ids: Iterable[int], *, on: bool
) -> Hearts:
    """Give hearts or take them; returns those of the things that changed, as they were.

    Ids that do not exist are ignored. 10,000 take about 40 ms. Raises Refused for what cannot have
    a heart.
    """
    former = hearts(tx, profile, entity, _existing(tx, entity, ids))
    changed = {one: at for one, at in former.items() if (at is not None) != on}
    now = tx.now()
    put_hearts(tx, profile, entity, {one: now if on else None for one in changed})
    return changed


def put_hearts(tx: Write, profile: ProfileId, entity: Entity, wanted: Hearts) -> Hearts:
    """Make the hearts so; returns how they were. For taking back what `set_favourite` did."""
    former = hearts(tx, profile, entity, wanted)
    tx.many(
        "DELETE FROM favourite WHERE profile_id = ? AND entity = ? AND entity_id = ?",
        [(profile, entity, one) for one, at in wanted.items() if at is None],
    )
    tx.many(
        """INSERT INTO favourite (profile_id, entity, entity_id, at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET at = excluded.at""",
        [(profile, entity, one, at) for one, at in wanted.items() if at is not None],
    )
    _note(tx, entity, wanted)
    return former


def set_rating(
    tx: Write, profile: ProfileId, entity: Entity, ids: Iterable[int], rating: int
) -> Ratings:
    """Rate 10 to 100 in steps of 10 (half stars), or 0 to take ratings away.

    Returns those of the things that changed, as they were. Raises Refused for another number.
    """
    if rating not in range(0, 101, 10):
        raise Refused("A rating goes from 0 to 5 stars in halves.")
    former = ratings(tx, profile, entity, _existing(tx, entity, ids))
    changed = {one: was for one, was in former.items() if (was[0] if was else 0) != rating}
    now = tx.now()
    put_ratings(tx, profile, entity, {one: (rating, now) if rating else None for one in changed})
    return changed


def put_ratings(tx: Write, profile: ProfileId, entity: Entity, wanted: Ratings) -> Ratings:
    """Make the ratings so; returns how they were. For taking back what `set_rating` did."""
    former = ratings(tx, profile, entity, wanted)
    tx.many(
        "DELETE FROM rating WHERE profile_id = ? AND entity = ? AND entity_id = ?",
        [(profile, entity, one) for one, value in wanted.items() if value is None],
    )
    tx.many(
        """INSERT INTO rating (profile_id, entity, entity_id, rating, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET rating = excluded.rating, at = excluded.at""",
        [(profile, entity, one, *value) for one, value in wanted.items() if value is not None],
    )
    _note(tx, entity, wanted)
    return former


def _existing(tx: Read, entity: Entity, ids: Iterable[int]) -> list[int]:
    """The ids that exist, each once, in the order given."""
    if entity not in LOVED:
        raise Refused("Only tracks, albums, artists and playlists can have a heart or stars.")
    wanted = list(dict.fromkeys(ids))
    sql = f"SELECT id FROM {entity.value} WHERE id IN (SELECT value FROM json_each(?))"
    found = set(tx.column(sql, (json.dumps(wanted),)))
    return [one for one in wanted if one in found]


def _note(tx: Write, entity: Entity, ids: Iterable[int]) -> None:
    changed = frozenset(ids)
    if changed:
        tx.note(_fact(entity, changed), FavouritesChanged())


def _fact(entity: Entity, ids: frozenset[int]) -> Fact:
    match entity:
        case Entity.TRACK:
            return TracksChanged(frozenset(TrackId(one) for one in ids))
        case Entity.ALBUM:
            return AlbumsChanged(frozenset(AlbumId(one) for one in ids))
        case Entity.ARTIST:
            return ArtistsChanged(frozenset(ArtistId(one) for one in ids))
        case _:
            return PlaylistsChanged(frozenset(PlaylistId(one) for one in ids))
