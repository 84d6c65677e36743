"""The user's own tags: words with a colour on tracks, albums and artists, and what they are on."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from audio2_desktop.domain import own_tags
from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    Fact,
    TagsChanged,
    TracksChanged,
)
from audio2_desktop.domain.listed import NO_LETTER, Listed, letter_code, letter_marks
from audio2_desktop.domain.music import Entity, OwnTag
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.query_text import is_label
from audio2_desktop.domain.shelves import ShelfPage, ShelfQuery, ShelfRow, ShelfSort
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, ProfileId, Stamp, TagId, TrackId
from audio2_desktop.storage import hiding, query_sql, shelf_sql
from audio2_desktop.storage.catalogue_names import IN
from audio2_desktop.storage.catalogue_names import listed as as_json
from audio2_desktop.storage.database import Read, Write

TAGGED = (Entity.TRACK, Entity.ALBUM, Entity.ARTIST)
"""What can carry a tag."""

Taggings = Mapping[int, Stamp | None]
"""Since when each carries the tag; None for those that do not."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Tags that are gone with all they were on, for `put_back`."""

    tags: tuple[OwnTag, ...]
    taggings: tuple[tuple[int, str, int, int], ...]
    """Rows of `tagging`."""


# ---- the tags ------------------------------------------------------------------------------------


def every(tx: Read, profile: ProfileId) -> tuple[OwnTag, ...]:
    """All tags by name."""
    sql = "SELECT id, name, color FROM tag WHERE profile_id = ? ORDER BY key"
    return tuple(OwnTag(*row) for row in tx.rows(sql, (profile,)))


def of(tx: Read, profile: ProfileId, entity: Entity, one: int) -> tuple[OwnTag, ...]:
    """The tags of one thing, by name."""
    return tuple(
        OwnTag(*row)
        for row in tx.rows(
            "SELECT g.id, g.name, g.color FROM tagging x JOIN tag g ON g.id = x.tag_id"
            " WHERE x.entity = ? AND x.entity_id = ? AND g.profile_id = ? ORDER BY g.key",
            (entity, one, profile),
        )
    )


def carried(
    tx: Read, profile: ProfileId, entity: Entity, ids: Iterable[int]
) -> Mapping[TagId, int]:
    """How many of these things carry each tag; tags that none carries are left out."""
    return dict(
        tx.rows(
            "SELECT x.tag_id, count(*) FROM tagging x JOIN tag g ON g.id = x.tag_id"
            f" WHERE g.profile_id = ? AND x.entity = ? AND x.entity_id {IN} GROUP BY x.tag_id",
            (profile, entity, *as_json(ids)),
        )
    )


def create(tx: Write, profile: ProfileId, name: str) -> OwnTag:
    """A tag on nothing, in the colour that is rarest. Raises Refused when there is one of this
    name, or it is none."""
    plain = own_tags.cleaned(name)
    _refuse_twice(tx, profile, plain)
    colour = own_tags.next_colour(every(tx, profile))
    tx.execute(
        "INSERT INTO tag (profile_id, name, key, color) VALUES (?, ?, ?, ?)",
        (profile, plain, fold(plain), colour),
    )
    tx.note(TagsChanged())
    return OwnTag(TagId(tx.value("SELECT last_insert_rowid()")), plain, colour)


def change(tx: Write, profile: ProfileId, wanted: OwnTag) -> OwnTag:
    """Another name or colour; returns how the tag was. Raises NotFound, or Refused as `create`."""
    former = _known(tx, profile, wanted.id)
    plain = own_tags.cleaned(wanted.name)
    if wanted.colour not in own_tags.COLOURS:
        raise Refused("There is no such colour.")
    _refuse_twice(tx, profile, plain, but=wanted.id)
    tx.execute(
        "UPDATE tag SET name = ?, key = ?, color = ? WHERE id = ?",
        (plain, fold(plain), wanted.colour, wanted.id),
    )
    _note_carriers(tx, (wanted.id,))
    return former


def remove(tx: Write, profile: ProfileId, ids: Iterable[TagId]) -> Removed:
    """Delete tags; what they were on stays. Raises NotFound."""
    tags = tuple(_known(tx, profile, one) for one in dict.fromkeys(ids))
    wanted = as_json(tag.id for tag in tags)
    taggings = tx.rows(
        f"SELECT tag_id, entity, entity_id, at FROM tagging WHERE tag_id {IN}", wanted
    )
    _note_carriers(tx, [tag.id for tag in tags])
    tx.execute(f"DELETE FROM tagging WHERE tag_id {IN}", wanted)
    tx.execute(f"DELETE FROM tag WHERE id {IN}", wanted)
    return Removed(tags, tuple((row[0], row[1], row[2], row[3]) for row in taggings))


def put_back(tx: Write, profile: ProfileId, removed: Removed) -> tuple[OwnTag, ...]:
    """Bring deleted tags back as they were, under other numbers where theirs are taken by now.
    Raises Refused when there is another one of such a name."""
    renumbered: dict[int, TagId] = {}
    for tag in removed.tags:
        _refuse_twice(tx, profile, tag.name)
        is_taken = tx.row("SELECT 1 FROM tag WHERE id = ?", (tag.id,)) is not None
        tx.execute(
            "INSERT INTO tag (id, profile_id, name, key, color) VALUES (?, ?, ?, ?, ?)",
            (None if is_taken else tag.id, profile, tag.name, fold(tag.name), tag.colour),
        )
        renumbered[tag.id] = TagId(tx.value("SELECT last_insert_rowid()"))
    tx.many(
        "INSERT INTO tagging (tag_id, entity, entity_id, at) VALUES (?, ?, ?, ?)",
        [(renumbered[row[0]], *row[1:]) for row in removed.taggings],
    )
    _note_carriers(tx, list(renumbered.values()))
    return tuple(replace(tag, id=renumbered[tag.id]) for tag in removed.tags)


def _known(tx: Read, profile: ProfileId, tag: TagId) -> OwnTag:
    sql = "SELECT id, name, color FROM tag WHERE id = ? AND profile_id = ?"
    found = tx.row(sql, (tag, profile))
    if found is None:
        raise NotFound("tag", tag)
    return OwnTag(*found)


def _refuse_twice(tx: Read, profile: ProfileId, name: str, *, but: int = 0) -> None:
    sql = "SELECT name FROM tag WHERE profile_id = ? AND key = ? AND id <> ?"
    known = tx.row(sql, (profile, fold(name), but))
    if known is not None:
        raise Refused("There is a tag {name} already.", name=known[0])


# ---- what they are on ----------------------------------------------------------------------------


def put(
    tx: Write, profile: ProfileId, tag: TagId, entity: Entity, ids: Iterable[int], *, on: bool
) -> Taggings:
    """Put a tag on things or take it off; returns those that changed, as they were.

    Ids that do not exist are ignored. Raises NotFound, and Refused for what carries no tags.
    """
    _known(tx, profile, tag)
    if entity not in TAGGED:
        raise Refused("Only tracks, albums and artists can have tags.")
    sql = f"SELECT id FROM {entity.value} WHERE id {IN}"
    there = tx.column(sql, as_json(dict.fromkeys(ids)))
    former = _taggings(tx, tag, entity, there)
    changed = {one: at for one, at in former.items() if (at is not None) != on}
    now = tx.now()
    put_so(tx, profile, tag, entity, {one: now if on else None for one in changed})
    return changed


def put_so(tx: Write, profile: ProfileId, tag: TagId, entity: Entity, wanted: Taggings) -> Taggings:
    """Make it so; returns how it was. For taking back what `put` did. Raises NotFound."""
    _known(tx, profile, tag)
    former = _taggings(tx, tag, entity, wanted)
    tx.many(
        "DELETE FROM tagging WHERE tag_id = ? AND entity = ? AND entity_id = ?",
        [(tag, entity, one) for one, at in wanted.items() if at is None],
    )
    tx.many(
        "INSERT INTO tagging (tag_id, entity, entity_id, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET at = excluded.at",
        [(tag, entity, one, at) for one, at in wanted.items() if at is not None],
    )
    if wanted:
        tx.note(_fact(entity, frozenset(wanted)), TagsChanged())
    return former


def _taggings(tx: Read, tag: TagId, entity: Entity, ids: Iterable[int]) -> Taggings:
    wanted = list(ids)
    sql = f"SELECT entity_id, at FROM tagging WHERE tag_id = ? AND entity = ? AND entity_id {IN}"
    found: dict[int, Stamp] = dict(tx.rows(sql, (tag, entity, *as_json(wanted))))
    return {one: found.get(one) for one in wanted}


def _note_carriers(tx: Write, tags: Sequence[TagId]) -> None:
    """What carries these shows it."""
    tx.note(TagsChanged())
    for entity in TAGGED:
        sql = f"SELECT DISTINCT entity_id FROM tagging WHERE entity = ? AND tag_id {IN}"
        ids = frozenset(tx.column(sql, (entity, *as_json(tags))))
        if ids:
            tx.note(_fact(entity, ids))


def _fact(entity: Entity, ids: frozenset[int]) -> Fact:
    match entity:
        case Entity.TRACK:
            return TracksChanged(frozenset(map(TrackId, ids)))
        case Entity.ALBUM:
            return AlbumsChanged(frozenset(map(AlbumId, ids)))
        case _:
            return ArtistsChanged(frozenset(map(ArtistId, ids)))


# ---- as shelves ----------------------------------------------------------------------------------

_NUMBERS = {
    ShelfSort.ALBUMS: lambda row: row.albums,
    ShelfSort.TRACKS: lambda row: row.tracks,
    ShelfSort.PLAYS: lambda row: row.plays,
}


def listed(tx: Read, query: ShelfQuery, starts: str = "") -> Listed:
    """The tags that match, also those on nothing, as a grid shows them. starts: only those whose
    name begins with this folded text."""
    found = tx.rows(
        "SELECT id, name, key FROM tag WHERE profile_id = ? ORDER BY key", (query.profile,)
    )
    if fold(query.text):
        found = [row for row in found if is_label(row[1], query.text, is_whole=False)]
    found = [row for row in found if row[2].startswith(starts)]
    number = _NUMBERS.get(query.sort)
    is_down = query.direction is Direction.DOWN
    if number is not None:
        shown = rows(tx, [row[0] for row in found], query.profile)
        return Listed(array("q", (row.id for row in sorted(shown, key=number, reverse=is_down))))
    if is_down:
        found.reverse()
    letters = array("q", (letter_code(ord(row[2][0])) if row[2] else NO_LETTER for row in found))
    return Listed(array("q", (row[0] for row in found)), letters, (), letter_marks(letters))


def rows(tx: Read, ids: Iterable[int], profile: ProfileId) -> tuple[ShelfRow, ...]:
    """Cards in the order of the ids; those that are gone are left out."""
    known = {tag.id: tag for tag in every(tx, profile)}
    return tuple(_row(tx, known[TagId(one)], profile)[0] for one in ids if one in known)


def page(tx: Read, ref: int, profile: ProfileId) -> ShelfPage:
    """What the page of a tag shows beside its tracks. Raises NotFound."""
    tag = _known(tx, profile, TagId(ref))
    row, length_ms = _row(tx, tag, profile)
    return ShelfPage(
        Entity.TAG,
        row,
        length_ms,
        _carriers(tx, tag, Entity.ARTIST, profile),
        _carriers(tx, tag, Entity.ALBUM, profile),
    )


def _row(tx: Read, tag: OwnTag, profile: ProfileId) -> tuple[ShelfRow, Ms]:
    """The card, and how long all its tracks play."""
    where, values = shelf_sql.on_shelf(Entity.TAG, tag.id)
    seen = query_sql.visible(tx, profile)
    tracks, length_ms, plays = tx.row(
        "SELECT count(*), sum(t.length_ms), sum(p.plays) FROM track t LEFT JOIN play_stats p"
        f" ON p.track_id = t.id AND p.profile_id = ? WHERE {where} AND {seen.sql}",
        (profile, *values, *seen.params),
    ) or (0, 0, 0)
    row = ShelfRow(
        tag.id,
        tag.name,
        len(_carriers(tx, tag, Entity.ALBUM, profile)),
        tracks,
        plays or 0,
        kind=Entity.TAG,
        artists=len(_carriers(tx, tag, Entity.ARTIST, profile)),
        colour=tag.colour,
    )
    return row, Ms(length_ms or 0)


_CARRIERS = {
    Entity.ALBUM: ("album a", "a", hiding.albums, "a.year DESC, a.sort_key, a.id"),
    Entity.ARTIST: ("artist a", "a", hiding.artists, "a.sort_key, a.id"),
}


def _carriers(tx: Read, tag: OwnTag, entity: Entity, profile: ProfileId) -> "array[int]":
    """Visible albums or artists that carry a tag themselves: the newest albums first."""
    table, name, shown, order = _CARRIERS[entity]
    sql = (
        f"SELECT a.id FROM tagging x CROSS JOIN {table} ON a.id = x.entity_id"
        f" WHERE x.tag_id = :tag AND x.entity = '{entity}' AND a.in_library = 1"
        f" AND {shown(name)} ORDER BY {order}"
    )
    return array("q", tx.column(sql, {"tag": tag.id, "profile": profile}))
