"""What views ask, against a small library."""

from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.sorting import (
    AlbumQuery,
    AlbumSort,
    ArtistQuery,
    ArtistSort,
    Direction,
    TrackQuery,
    TrackSort,
)
from audio2_desktop.domain.units import AlbumId, ArtistId
from audio2_desktop.services.browse import Browse
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Database]:
    """Halden Coast has two albums, Mira Solenne one and a guest's place."""
    disk = Disk()
    for album, year in (("Low Water", 1999), ("High Tide", 2004)):
        for number in (1, 2, 3):
            disk.write(
                f"{album}/{number}.flac", f"{album}{number}",
                tags(f"{album} {number}", "Halden Coast", album, album_artist="Halden Coast",
                     track=number, year=year, genres=("Dub",)),
            )  # fmt: skip
    disk.write(
        "High Tide/4.flac", "guest",
        tags("Guest", "Halden Coast feat. Mira Solenne", "High Tide", album_artist="Halden Coast",
             artists=("Halden Coast", "Mira Solenne"), track=4, year=2004),
    )  # fmt: skip
    disk.write("Solo/1.flac", "solo", tags("Solo", "Mira Solenne", "Solo", track=1, year=2010))
    found = Database(tmp_path / "library.db", publish=lambda _: None, clock=clock)
    await found.open()
    await found.write(scan, disk)
    yield found
    await found.close()


@pytest.fixture
def browse(database: Database) -> Browse:
    return Browse(database)


async def test_tracks(browse: Browse) -> None:
    found = await browse.track_ids(TrackQuery(TrackSort.ALBUM, Direction.DOWN))
    rows = await browse.track_rows(found.ids)
    assert [row.title for row in rows] == [
        "Solo", "Low Water 1", "Low Water 2", "Low Water 3",
        "High Tide 1", "High Tide 2", "High Tide 3", "Guest",
    ]  # fmt: skip
    assert found.length_ms == 8 * 180_000
    assert await browse.track_rows([10_000, *found.ids[:1]]) == rows[:1]
    files = await browse.files(found.ids[:1])
    assert files[0].path == b"/music/Solo/1.flac"


async def test_albums(browse: Browse) -> None:
    async def titles(query: AlbumQuery) -> list[str]:
        return [row.title for row in await browse.album_rows(await browse.album_ids(query))]

    assert await titles(AlbumQuery()) == ["Low Water", "High Tide", "Solo"]
    assert await titles(AlbumQuery(AlbumSort.YEAR, Direction.DOWN)) == [
        "Solo", "High Tide", "Low Water",
    ]  # fmt: skip
    assert await titles(AlbumQuery(AlbumSort.TRACKS, Direction.DOWN)) == [
        "High Tide", "Low Water", "Solo",
    ]  # fmt: skip
    assert await titles(AlbumQuery(text="halden")) == ["Low Water", "High Tide"]
    assert await titles(AlbumQuery(text="wat")) == ["Low Water"]
    (genre,) = await browse.genres()
    assert (genre.name, genre.tracks) == ("Dub", 6)
    assert await titles(AlbumQuery(genre=genre.id)) == ["Low Water", "High Tide"]
    assert await titles(AlbumQuery(favourites_only=True)) == []
    for sort in AlbumSort:
        assert len(await titles(AlbumQuery(sort))) == 3, sort


async def test_artists(browse: Browse) -> None:
    ids = await browse.artist_ids(ArtistQuery())
    rows = await browse.artist_rows(ids)
    assert [(row.name, row.albums, row.tracks) for row in rows] == [
        ("Halden Coast", 2, 7),
        ("Mira Solenne", 1, 2),
    ]
    down = await browse.artist_ids(ArtistQuery(ArtistSort.TRACKS, Direction.UP))
    assert list(down) == list(reversed(ids))
    assert list(await browse.artist_ids(ArtistQuery(text="mir"))) == [ids[1]]
    for sort in ArtistSort:
        assert len(await browse.artist_ids(ArtistQuery(sort))) == 2, sort


async def test_pages(browse: Browse, database: Database) -> None:
    ids = await browse.artist_ids(ArtistQuery())
    await database.write(
        lambda tx: tx.execute(
            "INSERT INTO play_stats (profile_id, track_id, plays)"
            " SELECT 1, id, 5 FROM track WHERE title = 'Guest'"
        )
    )
    page = await browse.artist_page(ArtistId(ids[1]))
    assert [row.title for row in page.albums] == ["Solo"]
    assert [row.title for row in page.appears_on] == ["High Tide"]
    assert [row.title for row in page.top_tracks] == ["Guest", "Solo"]
    assert page.plays == 5
    album = await browse.album_page(page.appears_on[0].id)
    assert album.has_mixed_artists
    assert [row.title for row in album.more_by_artist] == ["Low Water"]
    with pytest.raises(NotFound):
        await browse.artist_page(ArtistId(999))
    with pytest.raises(NotFound):
        await browse.album_page(AlbumId(999))


async def test_tracks_of_things_in_playing_order(browse: Browse, database: Database) -> None:
    async def titles(entity: Entity, ids: Iterable[int]) -> list[str]:
        found = await browse.tracks_of(entity, tuple(ids))
        return [row.title for row in await browse.track_rows(found)]

    albums = await browse.album_ids(AlbumQuery(AlbumSort.YEAR, Direction.DOWN))
    assert await titles(Entity.ALBUM, albums[:2]) == [
        "Solo", "High Tide 1", "High Tide 2", "High Tide 3", "Guest",
    ]  # fmt: skip
    artists = await browse.artist_ids(ArtistQuery())
    assert await titles(Entity.ARTIST, artists[1:]) == ["Guest", "Solo"]
    assert len(await titles(Entity.ARTIST, artists)) == 8  # the guest only once
    (genre,) = await browse.genres()
    assert len(await titles(Entity.GENRE, [genre.id])) == 6
    assert await titles(Entity.TRACK, [3, 1]) == ["High Tide 3", "High Tide 1"]
    await database.write(
        lambda tx: tx.execute(
            "INSERT INTO playlist (id, profile_id, name, name_key, position, created_at,"
            " changed_at) VALUES (1, 1, 'P', 'p', 'a', 0, 0)"
        )
    )
    await database.write(
        lambda tx: tx.many(
            "INSERT INTO playlist_item (playlist_id, position, track_id, added_at)"
            " VALUES (1, ?, ?, 0)",
            [("b", 1), ("a", 2), ("c", 2), ("d", None)],
        )
    )
    assert await titles(Entity.PLAYLIST, [1]) == ["High Tide 2", "High Tide 1", "High Tide 2"]


async def test_albums_without_cover_are_wanted(database: Database) -> None:
    wanted: list[AlbumId] = []
    browse = Browse(database, wanted=wanted.extend)
    ids = await browse.album_ids(AlbumQuery())
    await browse.album_rows(ids)
    assert wanted == list(ids)
    await database.write(lambda tx: tx.execute("UPDATE album SET image = 'key'"))
    wanted.clear()
    await browse.album_rows(ids)
    assert wanted == []


async def test_counts(browse: Browse) -> None:
    counts = await browse.counts()
    assert (counts.tracks, counts.albums, counts.artists) == (8, 3, 2)
