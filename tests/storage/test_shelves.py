"""Genres, composers, years and works of a small library."""

from collections.abc import Iterable

import pytest

from audio2_desktop.domain.found import FoundKind
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_tree import all_of
from audio2_desktop.domain.shelves import (
    OnShelf,
    ShelfQuery,
    ShelfSort,
    decade_of,
    genre_arg,
    shelf_arg,
    shelf_of,
)
from audio2_desktop.domain.sorting import Direction, TrackQuery, TrackSort
from audio2_desktop.domain.units import DEFAULT_PROFILE, TrackId
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.search import Search
from audio2_desktop.services.shelves import Shelves
from audio2_desktop.storage import hidden, tracks
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags, track_at

GENRE, COMPOSER = Entity.GENRE, Entity.COMPOSER


@pytest.fixture
async def music(database: Database) -> Database:
    """Dub: Low Water and High Tide (with covers), Jazz: Solo, and a track that names no album."""
    disk = Disk()
    for album, year in (("Low Water", 1999), ("High Tide", 2004)):
        for number in (1, 2, 3):
            disk.write(
                f"{album}/{number}.flac", f"{album}{number}",
                tags(f"{album} {number}", "Halden Coast", album, album_artist="Halden Coast",
                     track=number, year=year, genres=("Dub", "Rock"), composers=("Elin Varga",),
                     work="Tide Suite" if number < 3 else ""),
            )  # fmt: skip
    disk.write("Solo/1.flac", "solo",
               tags("Solo", "Mira Solenne", "Solo", track=1, year=2010, genres=("Hip-Hop",),
                    composers=("Tomás Ridel", "Elin Varga"), work="tide suite"))  # fmt: skip
    disk.write("loose.flac", "loose", tags("Loose", "Nobody", "", genres=("Dub",)))
    await database.write(scan, disk)
    await database.write(_covers)
    return database


def _covers(tx: Write) -> None:
    tx.execute("UPDATE album SET image = 'cover-' || id WHERE title <> 'Solo'")


@pytest.fixture
def shelves(music: Database) -> Shelves:
    return Shelves(music)


async def named(
    shelves: Shelves, kind: Entity, sort: ShelfSort = ShelfSort.NAME, *, down: bool = False,
    text: str = "",
) -> list[str]:  # fmt: skip
    query = ShelfQuery(sort, Direction.DOWN if down else Direction.UP, text)
    return [row.name for row in await shelves.rows(kind, (await shelves.listed(kind, query)).ids)]


async def id_of(shelves: Shelves, kind: Entity, name: str) -> int:
    rows = await shelves.rows(kind, (await shelves.listed(kind, ShelfQuery())).ids)
    return next(row.id for row in rows if row.name == name)


async def test_genres_come_with_their_numbers_and_covers(shelves: Shelves) -> None:
    rows = await shelves.rows(GENRE, (await shelves.listed(GENRE, ShelfQuery())).ids)
    assert [(row.name, row.albums, row.tracks) for row in rows] == [
        ("Dub", 2, 7), ("Hip-Hop", 1, 1), ("Rock", 2, 6),
    ]  # fmt: skip
    assert len(rows[0].images) == 3  # the track without an album has a cover, too
    assert rows[1].images == ()
    assert len(set(rows[2].images)) == 2


async def test_genres_come_in_every_order(music: Database, shelves: Shelves) -> None:
    assert await named(shelves, GENRE, down=True) == ["Rock", "Hip-Hop", "Dub"]
    assert await named(shelves, GENRE, ShelfSort.TRACKS, down=True) == ["Dub", "Rock", "Hip-Hop"]
    assert await named(shelves, GENRE, ShelfSort.ALBUMS) == ["Hip-Hop", "Dub", "Rock"]
    await music.write(_play, "Solo/1.flac", 5)
    await music.write(_play, "loose.flac", 2)
    assert await named(shelves, GENRE, ShelfSort.PLAYS, down=True) == ["Hip-Hop", "Dub", "Rock"]
    rows = await shelves.rows(GENRE, (await shelves.listed(GENRE, ShelfQuery())).ids)
    assert [row.plays for row in rows] == [2, 5, 0]


def _play(tx: Write, path: str, times: int) -> None:
    tx.execute(
        "INSERT INTO play_stats (profile_id, track_id, plays) VALUES (?, ?, ?)",
        (DEFAULT_PROFILE, track_at(tx, path), times),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [("du", ["Dub"]), ("hiphop", ["Hip-Hop"]), ("hop", ["Hip-Hop"]), ("xyz", []),
     ("  ", ["Dub", "Hip-Hop", "Rock"]), ("%", []), ('"', [])],
)  # fmt: skip
async def test_a_filter_narrows_by_name(shelves: Shelves, text: str, found: list[str]) -> None:
    assert await named(shelves, GENRE, text=text) == found


async def test_composers(shelves: Shelves) -> None:
    rows = await shelves.rows(COMPOSER, (await shelves.listed(COMPOSER, ShelfQuery())).ids)
    assert [(row.name, row.albums, row.tracks) for row in rows] == [
        ("Elin Varga", 3, 7), ("Tomás Ridel", 1, 1),
    ]  # fmt: skip
    page = await shelves.page(COMPOSER, rows[0].id)
    assert (page.row.tracks, len(page.albums), len(page.artists)) == (7, 3, 0)
    assert page.artist == 0  # nothing is by her


async def test_works_are_what_tracks_call_them(music: Database, shelves: Shelves) -> None:
    elin = await id_of(shelves, COMPOSER, "Elin Varga")
    (work,) = await shelves.works(elin)
    assert (work.title, work.length_ms) == ("Tide Suite", 5 * 180_000)
    assert await titles(music, work.tracks) == [
        "Low Water 1", "Low Water 2", "High Tide 1", "High Tide 2", "Solo",
    ]  # fmt: skip
    assert work.id == work.tracks[0]
    assert await shelves.works(10_000) == ()


async def test_decades_with_their_years(shelves: Shelves) -> None:
    decades = await shelves.decades()
    assert [(row.id, row.albums, row.tracks) for row in decades] == [
        (2010, 1, 1), (2000, 1, 3), (1990, 1, 3), (0, 0, 1),
    ]  # fmt: skip
    assert [year.id for row in decades for year in row.years] == [2010, 2004, 1999, 0]
    assert decades[2].years[0].images
    assert decades[0].years[0].images == ()


async def test_the_page_of_a_genre(music: Database, shelves: Shelves) -> None:
    page = await shelves.page(GENRE, await id_of(shelves, GENRE, "Dub"))
    assert (page.row.name, page.row.albums, page.row.tracks) == ("Dub", 2, 7)
    assert page.length_ms == 7 * 180_000
    rows = await Browse(music).artist_rows(page.artists)
    assert [row.name for row in rows] == ["Halden Coast", "Nobody"]
    albums = await Browse(music).album_rows(page.albums)
    assert [row.title for row in albums] == ["Low Water", "High Tide"]


async def test_the_pages_of_a_year_and_a_decade(shelves: Shelves) -> None:
    year = await shelves.page(Entity.YEAR, 1999)
    assert (year.row.tracks, len(year.albums), len(year.artists)) == (3, 1, 0)
    decade = await shelves.page(Entity.DECADE, 2000)
    assert (decade.row.tracks, len(decade.albums)) == (3, 1)
    assert (await shelves.page(Entity.DECADE, 0)).row.tracks == 1


@pytest.mark.parametrize("kind", [GENRE, COMPOSER, Entity.YEAR, Entity.DECADE])
async def test_what_nothing_lies_on_is_not_found(shelves: Shelves, kind: Entity) -> None:
    with pytest.raises(NotFound):
        await shelves.page(kind, 5000)


async def test_a_genre_is_found_by_its_name(shelves: Shelves) -> None:
    assert await shelves.genre_named("hip-hop") == await id_of(shelves, GENRE, "Hip-Hop")
    with pytest.raises(NotFound):
        await shelves.genre_named("Polka")


async def test_the_own_order_is_album_by_album(music: Database, shelves: Shelves) -> None:
    dub = await id_of(shelves, GENRE, "Dub")
    found = await shelves.own_order(GENRE, dub, None)
    assert await titles(music, found.ids) == [
        "Low Water 1", "Low Water 2", "Low Water 3",
        "High Tide 1", "High Tide 2", "High Tide 3", "Loose",
    ]  # fmt: skip
    assert found.length_ms == 7 * 180_000
    tide = await shelves.own_order(GENRE, dub, parse("high").tree)
    assert len(tide.ids) == 3
    assert list(await Browse(music).tracks_of(GENRE, [dub, dub])) == list(
        await Browse(music).tracks_of(GENRE, [dub])
    )


@pytest.mark.parametrize("sort", list(TrackSort))
async def test_tracks_of_a_shelf_in_every_order(
    music: Database, shelves: Shelves, sort: TrackSort
) -> None:
    dub = await id_of(shelves, GENRE, "Dub")
    where = all_of((OnShelf(GENRE, dub), parse("halden").tree))
    found = await Browse(music).track_ids(TrackQuery(sort, where=where))
    assert len(found.ids) == 6


async def test_tracks_of_composers_years_and_decades(music: Database, shelves: Shelves) -> None:
    browse = Browse(music)
    elin = await id_of(shelves, COMPOSER, "Elin Varga")
    for kind, ref, count in (
        (COMPOSER, elin, 7), (Entity.YEAR, 2004, 3), (Entity.DECADE, 1990, 3), (Entity.YEAR, 7, 0),
    ):  # fmt: skip
        assert len(await browse.tracks_of(kind, [ref])) == count
        query = TrackQuery(where=OnShelf(kind, ref))
        assert len((await browse.track_ids(query)).ids) == count


async def test_a_hidden_genre_is_left_out_until_it_is_shown(
    music: Database, shelves: Shelves
) -> None:
    dub = await id_of(shelves, GENRE, "Dub")
    await music.write(hidden.hide, DEFAULT_PROFILE, GENRE, [dub])
    for sort in ShelfSort:
        assert sorted(await named(shelves, GENRE, sort)) == ["Hip-Hop"], "all Rock is Dub, too"
    search = Search(music, FixedClock())
    assert not (await search.local("dub")).section(FoundKind.GENRE).rows
    await music.write(hidden.show, DEFAULT_PROFILE, GENRE, [dub])
    assert [row.id for row in (await search.local("dub")).section(FoundKind.GENRE).rows] == [dub]
    assert await named(shelves, GENRE) == ["Dub", "Hip-Hop", "Rock"]


async def test_a_hidden_composer_has_a_name_among_the_hidden(
    music: Database, shelves: Shelves
) -> None:
    elin = await id_of(shelves, COMPOSER, "Elin Varga")
    await music.write(hidden.hide, DEFAULT_PROFILE, COMPOSER, [elin])
    assert await named(shelves, COMPOSER) == [], "all there is of the other is by both"
    (row,) = await music.read(hidden.rows, DEFAULT_PROFILE)
    assert (row.entity, row.name) == (COMPOSER, "Elin Varga")


async def test_hidden_albums_and_tracks_do_not_count(music: Database, shelves: Shelves) -> None:
    water = await music.read(_album, "Low Water")
    await music.write(hidden.hide, DEFAULT_PROFILE, Entity.ALBUM, [water])
    rows = await shelves.rows(GENRE, (await shelves.listed(GENRE, ShelfQuery())).ids)
    assert (rows[0].name, rows[0].albums, rows[0].tracks) == ("Dub", 1, 4)
    assert [row.id for row in await shelves.decades()] == [2010, 2000, 0]
    for sort in ShelfSort:
        assert len((await shelves.listed(GENRE, ShelfQuery(sort))).ids) == 3
    with pytest.raises(NotFound):
        await shelves.page(Entity.YEAR, 1999)


async def test_an_artist_with_everything_hidden_takes_the_genre_along(
    music: Database, shelves: Shelves
) -> None:
    mira = await music.read(_artist, "Mira Solenne")
    await music.write(hidden.hide, DEFAULT_PROFILE, Entity.ARTIST, [mira])
    assert await named(shelves, GENRE) == ["Dub", "Rock"]
    dub = await shelves.page(GENRE, await id_of(shelves, GENRE, "Dub"))
    assert mira not in dub.artists


def test_addresses_of_shelves() -> None:
    assert shelf_of(shelf_arg(GENRE, 12)) == (GENRE, 12)
    assert shelf_of(shelf_arg(Entity.DECADE, 1990)) == (Entity.DECADE, 1990)
    assert shelf_of(genre_arg("Dub: Roots=1")) == (GENRE, "Dub: Roots=1")
    for wrong in (None, 12, "", "genre", "genre:", "genre:x", "album:3", "genre:-1", "genre:²"):
        assert shelf_of(wrong) is None
    assert (decade_of(1999), decade_of(2000), decade_of(0)) == (1990, 2000, 0)


async def titles(database: Database, ids: Iterable[int]) -> list[str]:
    rows = await database.read(tracks.rows, [TrackId(each) for each in ids], DEFAULT_PROFILE)
    return [row.title for row in rows]


def _album(tx: Read, title: str) -> int:
    return int(tx.value("SELECT id FROM album WHERE title = ?", (title,)))


def _artist(tx: Read, name: str) -> int:
    return int(tx.value("SELECT id FROM artist WHERE name = ?", (name,)))
