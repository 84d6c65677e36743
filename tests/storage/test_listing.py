"""Grids of albums, artists and genres: groups, letters to jump to, values of places."""

from collections.abc import Sequence

import pytest

from audio2_desktop.domain.listed import Grouping, Listed, letter_code, letter_of
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfQuery, ShelfSort
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, ArtistQuery, ArtistSort, Direction
from audio2_desktop.storage import albums, artists, listing, shelves
from audio2_desktop.storage.connection import Read
from audio2_desktop.storage.database import Database
from tests.storage.disk import Disk, scan, tags

ALBUMS = (
    ("Slow Harbour", "Halden Coast", 1994, "Dub"),
    ("Amber", "Halden Coast", 2004, "Dub"),
    ("Ørken", "Æther", 1999, "Ambient"),
    ("7 Nights", "Mira", 0, ""),
    ("Zebra", "Mira", 2009, "Ambient"),
    ("夜", "Yuki", 2001, "Ambient"),
)


@pytest.fixture
async def music(database: Database) -> Database:
    disk = Disk()
    for title, artist, year, genre in ALBUMS:
        disk.write(
            f"{title}/1.flac", title,
            tags(f"{title} 1", artist, title, album_artist=artist, track=1, year=year,
                 genres=(genre,) if genre else ()),
        )  # fmt: skip
    await database.write(scan, disk)
    return database


def titles(tx: Read, listed: Listed) -> list[str]:
    return [row.title for row in albums.rows(tx, list(listed.ids))]


async def asked(
    music: Database, sort: AlbumSort, grouping: Grouping, way: Direction = Direction.UP
) -> tuple[list[tuple[str, int]], list[str], Listed]:
    """The groups with their sizes, the titles, and all of the answer."""
    listed = await music.read(albums.listed, AlbumQuery(sort, way), grouping)
    shown = [(group.name or str(group.key), group.count) for group in listed.groups]
    firsts = [group.first for group in listed.groups]
    counts = [group.count for group in listed.groups]
    assert firsts == [sum(counts[:at]) for at in range(len(counts))]
    assert len(listed.values) == len(listed.ids) == len(ALBUMS)
    return shown, await music.read(titles, listed), listed


async def test_decades_come_newest_first_and_without_a_year_last(music: Database) -> None:
    groups, shown, _ = await asked(music, AlbumSort.TITLE, Grouping.DECADE)
    assert groups == [("2000", 3), ("1990", 2), ("0", 1)]
    assert shown == ["Amber", "Zebra", "夜", "Ørken", "Slow Harbour", "7 Nights"]
    up, _, _ = await asked(music, AlbumSort.YEAR, Grouping.DECADE)
    assert up == [("1990", 2), ("2000", 3), ("0", 1)], "in the order of years: as that goes"


async def test_genres_and_artists_are_groups_by_name(music: Database) -> None:
    groups, _, _ = await asked(music, AlbumSort.TITLE, Grouping.GENRE)
    assert groups == [("Ambient", 3), ("Dub", 2), ("0", 1)]
    groups, shown, _ = await asked(music, AlbumSort.YEAR, Grouping.ARTIST)
    assert groups == [("Æther", 1), ("Halden Coast", 2), ("Mira", 2), ("Yuki", 1)]
    assert shown[1:3] == ["Slow Harbour", "Amber"], "in a group as the list is ordered"


async def test_letters_are_those_that_exist(music: Database) -> None:
    groups, _, listed = await asked(music, AlbumSort.TITLE, Grouping.LETTER)
    letters = [letter_of(int(key)) for key, _ in groups]
    assert letters == ["#", "A", "O", "S", "Z", "文"]
    assert [letter_of(mark.key) for mark in listed.marks] == letters
    _, _, plain = await asked(music, AlbumSort.ARTIST, Grouping.NONE)
    assert [letter_of(mark.key) for mark in plain.marks] == ["A", "H", "M", "Y"]
    assert [mark.first for mark in plain.marks] == [0, 1, 3, 5]
    assert plain.groups == ()


async def test_years_have_decades_to_jump_to_and_other_orders_have_none(music: Database) -> None:
    _, _, listed = await asked(music, AlbumSort.YEAR, Grouping.NONE, Direction.DOWN)
    assert [mark.key for mark in listed.marks] == [2000, 1990, 0]
    assert list(listed.values) == [2009, 2004, 2001, 1999, 1994, 0]
    for sort in (AlbumSort.PLAYS, AlbumSort.LENGTH, AlbumSort.ADDED, AlbumSort.RATING):
        _, _, listed = await asked(music, sort, Grouping.NONE)
        assert listed.marks == ()


@pytest.mark.parametrize("sort", list(AlbumSort))
@pytest.mark.parametrize("way", list(Direction))
async def test_a_plain_list_is_the_list_of_ids(
    music: Database, sort: AlbumSort, way: Direction
) -> None:
    query = AlbumQuery(sort, way)
    listed = await music.read(albums.listed, query)
    assert listed.ids == await music.read(albums.ids, query)


@pytest.mark.parametrize("sort", list(ArtistSort))
async def test_artists_likewise(music: Database, sort: ArtistSort) -> None:
    query = ArtistQuery(sort, Direction.DOWN)
    listed = await music.read(artists.listed, query)
    assert listed.ids == await music.read(artists.ids, query)
    grouped = await music.read(artists.listed, query, Grouping.LETTER)
    assert sorted(grouped.ids) == sorted(listed.ids)
    assert sum(group.count for group in grouped.groups) == 4


async def test_what_begins_so_is_found_in_the_order_of_the_list(music: Database) -> None:
    async def starting(sort: AlbumSort, text: str) -> Sequence[str]:
        return await music.read(
            titles, await music.read(albums.listed, AlbumQuery(sort), Grouping.NONE, text)
        )

    assert await starting(AlbumSort.TITLE, "or") == ["Ørken"]
    assert await starting(AlbumSort.ARTIST, "ha") == ["Slow Harbour", "Amber"]
    assert await starting(AlbumSort.TITLE, "%") == []
    found = await music.read(artists.listed, ArtistQuery(), Grouping.NONE, "mi")
    assert len(found.ids) == 1


async def test_genres_have_letters_too(music: Database) -> None:
    listed = await music.read(shelves.listed, Entity.GENRE, ShelfQuery())
    assert [letter_of(mark.key) for mark in listed.marks] == ["A", "D"]
    by_number = await music.read(shelves.listed, Entity.GENRE, ShelfQuery(ShelfSort.TRACKS))
    assert by_number.marks == ()
    found = await music.read(shelves.listed, Entity.GENRE, ShelfQuery(), "du")
    assert len(found.ids) == 1


async def test_letters_in_sql_are_those_of_the_rule(database: Database) -> None:
    points = [*range(33, 0x3000, 7), *range(0x3000, 0xFFFF, 97), 0x1F600, 0x20000]
    signs = [chr(point) for point in points if not 0xD800 <= point <= 0xDFFF]

    def of(tx: Read, sign: str) -> int:
        return int(tx.value(f"SELECT {listing.letter('?1')}", (sign,)))

    for sign in signs:
        assert await database.read(of, sign) == letter_code(ord(sign)), hex(ord(sign))
