"""Years and decades with their numbers. An album counts for the year of its first release, a track
for its own."""

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import DecadeRow, ShelfRow, decade_of
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import hiding, query_sql
from audio2_desktop.storage.database import Read

COVERS = 4


def decades(tx: Read, profile: ProfileId = DEFAULT_PROFILE) -> tuple[DecadeRow, ...]:
    """All decades with their years, latest first; what has no year comes last. About 20 ms at
    100,000 tracks."""
    albums, images = _albums(tx, profile)
    tracks = _tracks(tx, profile)
    years: dict[int, list[ShelfRow]] = {}
    for year in sorted(albums.keys() | tracks.keys(), reverse=True):
        row = ShelfRow(
            year,
            str(year),
            albums.get(year, 0),
            tracks.get(year, 0),
            images=tuple(images.get(year, ())),
            kind=Entity.YEAR,
        )
        years.setdefault(decade_of(year), []).append(row)
    return tuple(
        DecadeRow(
            decade, sum(row.albums for row in rows), sum(row.tracks for row in rows), tuple(rows)
        )
        for decade, rows in years.items()
    )


def _albums(tx: Read, profile: ProfileId) -> tuple[dict[int, int], dict[int, list[str]]]:
    where, params = "a.in_library = 1", {"profile": profile}
    if tx.row(hiding.ANY, params):
        where += f" AND {hiding.albums()}"
    counts: dict[int, int] = {}
    images: dict[int, list[str]] = {}
    for year, image in tx.rows(f"SELECT a.year, a.image FROM album a WHERE {where}", params):
        counts[year] = counts.get(year, 0) + 1
        known = images.setdefault(year, [])
        if image and len(known) < COVERS and image not in known:
            known.append(image)
    return counts, images


def _tracks(tx: Read, profile: ProfileId) -> dict[int, int]:
    seen = query_sql.visible(tx, profile)
    return dict(
        tx.rows(
            f"SELECT t.year, count(*) FROM track t WHERE {seen.sql} GROUP BY t.year", seen.params
        )
    )
