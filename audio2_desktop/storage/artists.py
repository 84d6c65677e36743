"""Artists as cards and as pages (what is known locally)."""

from array import array
from collections.abc import Iterable

from audio2_desktop.domain.details import ArtistPage
from audio2_desktop.domain.listed import Grouping, Listed
from audio2_desktop.domain.music import ArtistRow, Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.sorting import (
    AlbumQuery,
    AlbumSort,
    ArtistQuery,
    ArtistSort,
    Direction,
)
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    AlbumId,
    ArtistId,
    ProfileId,
    TrackId,
)
from audio2_desktop.storage import albums, decisions, hiding, listing, own_tags, query_sql, tracks
from audio2_desktop.storage.catalogue_names import listed as as_json
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.listing import By, Key, first_letter, letter
from audio2_desktop.storage.track_order import array_of

TOP_TRACKS = 10

_ALBUMS = (
    "(SELECT count(DISTINCT a.id) FROM credit_name n"
    " CROSS JOIN album a ON a.credit_id = n.credit_id"
    " WHERE n.artist_id = ar.id AND a.in_library = 1)"
)
_TRACKS = (
    "(SELECT count(DISTINCT t.id) FROM credit_name n"
    " CROSS JOIN track t ON t.credit_id = n.credit_id AND t.in_library = 1"
    " WHERE n.artist_id = ar.id)"
)
_PLAYS = (
    "(SELECT sum(s.plays) FROM credit_name n CROSS JOIN track t"
    " ON t.credit_id = n.credit_id JOIN play_stats s ON s.track_id = t.id"
    " AND s.profile_id = {} WHERE n.artist_id = ar.id)"
)
_RATING = (
    "(SELECT r.rating FROM rating r WHERE r.profile_id = :profile"
    " AND r.entity = 'artist' AND r.entity_id = ar.id)"
)
_KEYS = {
    ArtistSort.NAME: Key(first_letter("ar.sort_key"), "ar.sort_key {d}, ar.id", "letter"),
    ArtistSort.ALBUMS: Key(_ALBUMS, "v {d}, ar.sort_key, ar.id"),
    ArtistSort.TRACKS: Key(_TRACKS, "v {d}, ar.sort_key, ar.id"),
    ArtistSort.PLAYS: Key(_PLAYS.format(":profile"), "v {d}, ar.sort_key, ar.id"),
    ArtistSort.RATING: Key(_RATING, "v {d}, ar.sort_key, ar.id"),
}


def ids(tx: Read, query: ArtistQuery) -> "array[int]":
    """Ids of the artists that match, in order. 50,000 by name in 20 ms, by a number in 0.5 s."""
    source, params = _source(tx, query)
    key = _KEYS[query.sort]
    order = key.order.format(d="DESC" if query.direction is Direction.DOWN else "ASC")
    value = f", ifnull({key.value}, 0) AS v" if order.startswith("v ") else ""
    sql = f"SELECT ar.id{value} {source} ORDER BY {order}"
    return array_of(tx.value(f"SELECT group_concat(id) FROM ({sql})", params, default=""))


def listed(
    tx: Read, query: ArtistQuery, grouping: Grouping = Grouping.NONE, starts: str = ""
) -> Listed:
    """The artists that match as a grid shows them. Of the groupings only that by letters is for
    artists; `starts` as for albums."""
    source, params = _source(tx, query)
    if starts:
        source += " AND substr(ar.sort_key, 1, length(:starts)) = :starts"
        params["starts"] = starts
    by = None
    if grouping is Grouping.LETTER:
        way = "{d}" if query.sort is ArtistSort.NAME else "ASC"
        by = By(letter("ar.sort_key"), f"{letter('ar.sort_key')} {way}")
    return listing.listed(tx, "ar.id", source, _KEYS[query.sort], by, query.direction, params)


def _source(tx: Read, query: ArtistQuery) -> tuple[str, dict[str, object]]:
    where = ["ar.in_library = 1"]
    params: dict[str, object] = {"profile": query.profile}
    if query.text and (match := query_sql.match_phrase(query.text, is_prefix=True)):
        where.append("ar.id IN (SELECT rowid FROM artist_words WHERE artist_words MATCH :match)")
        params["match"] = match
    if query.favourites_only:
        where.append(
            "ar.id IN (SELECT entity_id FROM favourite WHERE profile_id = :profile"
            " AND entity = 'artist')"
        )
    if tx.row(hiding.ANY, {"profile": query.profile}):
        where.append(hiding.artists())
    return f"FROM artist ar WHERE {' AND '.join(where)}", params


_IMAGE = """coalesce(
    (SELECT i.key FROM image i WHERE i.entity = 'artist' AND i.entity_id = ar.id
        ORDER BY i.chosen_by_user DESC, i.rank DESC LIMIT 1),
    (SELECT a.image FROM credit_name n CROSS JOIN album a ON a.credit_id = n.credit_id
        WHERE n.artist_id = ar.id AND a.in_library = 1 AND a.image <> ''
        ORDER BY a.year DESC LIMIT 1),
    (SELECT a.image FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id
        JOIN album a ON a.id = t.album_id
        WHERE n.artist_id = ar.id AND t.in_library = 1 AND a.image <> '' LIMIT 1), '')"""
_ROWS = f"""
SELECT ar.id, ar.name, ar.sort_name, {_ALBUMS}, {_TRACKS}, {_IMAGE}, fv.at IS NOT NULL,
    ifnull(rt.rating, 0), ar.disambiguation, ifnull({_PLAYS.format("?")}, 0)
FROM json_each(?) j JOIN artist ar ON ar.id = j.value
LEFT JOIN favourite fv ON fv.profile_id = ? AND fv.entity = 'artist' AND fv.entity_id = ar.id
LEFT JOIN rating rt ON rt.profile_id = ? AND rt.entity = 'artist' AND rt.entity_id = ar.id
ORDER BY j.key
"""


def rows(
    tx: Read, artist_ids: Iterable[ArtistId], profile: ProfileId = DEFAULT_PROFILE
) -> tuple[ArtistRow, ...]:
    """Cards in the order of the ids; those that are gone are left out. About 5 ms for 200."""
    return tuple(
        ArtistRow(
            ArtistId(row[0]), row[1], row[2], row[3], row[4], row[5], bool(row[6]), row[7], row[8],
            row[9],
        )
        for row in tx.rows(_ROWS, (profile, *as_json(artist_ids), profile, profile))
    )  # fmt: skip


def page(tx: Read, artist_id: ArtistId, profile: ProfileId = DEFAULT_PROFILE) -> ArtistPage:
    """All that is known locally for the artist's page, that of the other one when it was merged.

    Raises NotFound.
    """
    artist_id = ArtistId(decisions.root(tx, "artist", artist_id))
    found = rows(tx, (artist_id,), profile)
    if not found:
        raise NotFound("artist", artist_id)
    own = albums.ids(
        tx, AlbumQuery(AlbumSort.YEAR, Direction.DOWN, artist=artist_id, profile=profile)
    )
    appears = tx.column(
        "SELECT DISTINCT t.album_id FROM credit_name n"
        " CROSS JOIN track t ON t.credit_id = n.credit_id JOIN album a ON a.id = t.album_id"
        " WHERE n.artist_id = ? AND t.in_library = 1"
        " AND a.in_library = 1 AND NOT EXISTS (SELECT 1 FROM credit_name o"
        " WHERE o.credit_id = a.credit_id AND o.artist_id = n.artist_id) ORDER BY a.year DESC",
        (artist_id,),
    )
    top = tx.column(
        "SELECT t.id FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
        " LEFT JOIN play_stats s ON s.profile_id = :profile AND s.track_id = t.id"
        " LEFT JOIN rating r ON r.profile_id = :profile AND r.entity = 'track'"
        " AND r.entity_id = t.id WHERE n.artist_id = :artist AND t.in_library = 1"
        " GROUP BY t.recording_id ORDER BY ifnull(s.plays, 0) DESC, ifnull(r.rating, 0) DESC,"
        " t.added_at DESC, t.id LIMIT :top",
        {"profile": profile, "artist": artist_id, "top": TOP_TRACKS},
    )
    return ArtistPage(
        artist=found[0],
        genres=_genres(tx, artist_id),
        plays=int(_plays(tx, artist_id, profile)),
        top_tracks=tracks.rows(tx, map(TrackId, top), profile),
        albums=albums.rows(tx, map(AlbumId, own), profile),
        appears_on=albums.rows(tx, map(AlbumId, appears), profile),
        tags=own_tags.of(tx, profile, Entity.ARTIST, artist_id),
    )


def _genres(tx: Read, artist_id: ArtistId) -> tuple[str, ...]:
    """The genres of most of the artist's tracks, at most 6."""
    return tuple(
        tx.column(
            "SELECT g.name FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
            " JOIN entity_genre e ON e.entity = 'track' AND e.entity_id = t.id"
            " JOIN genre g ON g.id = e.genre_id WHERE n.artist_id = ? AND t.in_library = 1"
            " GROUP BY g.id ORDER BY count(*) DESC, g.key LIMIT 6",
            (artist_id,),
        )
    )


def _plays(tx: Read, artist_id: ArtistId, profile: ProfileId) -> int:
    return int(
        tx.value(
            "SELECT sum(s.plays) FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
            " JOIN play_stats s ON s.profile_id = ? AND s.track_id = t.id WHERE n.artist_id = ?",
            (profile, artist_id),
            default=0,
        )
    )


def track_ids(tx: Read, artist_ids: Iterable[ArtistId]) -> "array[int]":
    """All tracks by these artists, album by album, oldest first."""
    found = array_of(
        tx.value(
            "SELECT group_concat(id) FROM (SELECT t.id FROM json_each(?) j"
            " JOIN credit_name n ON n.artist_id = j.value JOIN track t ON t.credit_id = n.credit_id"
            " JOIN album a ON a.id = t.album_id WHERE t.in_library = 1"
            " ORDER BY j.key, a.year, a.sort_key, a.id, t.disc, t.number, t.title_sort)",
            as_json(artist_ids),
            default="",
        )
    )
    return array("q", dict.fromkeys(found))
