"""Genres with their numbers, and the numbers beside the side bar's entries."""

from array import array
from collections.abc import Iterable

from audio2_desktop.domain.music import Counts, GenreRow
from audio2_desktop.domain.units import DEFAULT_PROFILE, GenreId, Ms, ProfileId
from audio2_desktop.storage import hiding, query_sql, side_counts
from audio2_desktop.storage.catalogue_names import listed
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.track_order import array_of


def rows(tx: Read, profile: ProfileId = DEFAULT_PROFILE) -> tuple[GenreRow, ...]:
    """All genres that a track of the library carries, by name."""
    return tuple(
        GenreRow(GenreId(row[0]), row[1], row[2])
        for row in tx.rows(
            "SELECT g.id, g.name, count(*) FROM genre g JOIN entity_genre e ON e.genre_id = g.id"
            " AND e.entity = 'track' JOIN track t ON t.id = e.entity_id AND t.in_library = 1"
            f" WHERE g.id NOT IN {hiding.itself('genre')} GROUP BY g.id ORDER BY g.key",
            {"profile": profile},
        )
    )


def track_ids(tx: Read, genre_ids: Iterable[GenreId]) -> "array[int]":
    """Tracks of these genres by artist, album, disc and number."""
    found = array_of(
        tx.value(
            "SELECT group_concat(id) FROM (SELECT t.id FROM json_each(?) j"
            " JOIN entity_genre e ON e.genre_id = j.value AND e.entity = 'track'"
            " JOIN track t ON t.id = e.entity_id JOIN credit c ON c.id = t.credit_id"
            " JOIN album a ON a.id = t.album_id WHERE t.in_library = 1"
            " ORDER BY j.key, c.sort_key, a.year, a.sort_key, t.disc, t.number)",
            listed(genre_ids),
            default="",
        )
    )
    return array("q", dict.fromkeys(found))


def counts(tx: Read, profile: ProfileId = DEFAULT_PROFILE) -> Counts:
    """How much there is to see for one listener. About 0.3 s for a million tracks,
    most of it for their size."""
    seen = query_sql.visible(tx, profile)
    tracks, length_ms = tx.row(
        f"SELECT count(*), sum(t.length_ms) FROM track t WHERE {seen.sql}", seen.params
    ) or (0, 0)
    mine = {"profile": profile}
    has_hidden = tx.row(side_counts.ANY_HIDDEN, mine) is not None
    artists, albums, favourites, tags = tx.row(
        side_counts.numbers(has_hidden=has_hidden), mine
    ) or (0, 0, 0, 0)
    return Counts(
        artists=artists,
        albums=albums,
        tracks=tracks,
        favourites=favourites,
        tags=tags,
        length_ms=Ms(length_ms or 0),
        size_bytes=tx.value(
            "SELECT sum(f.size) FROM file f WHERE f.missing_since IS NULL AND f.removed_at IS NULL",
            default=0,
        ),
    )
