"""What is hidden is gone from every list, count and search, and comes back as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfQuery
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.services.search import Search
from audio2_desktop.storage import (
    albums,
    artists,
    first_paint,
    genres,
    hidden,
    shelf_years,
    shelves,
    tracks,
)
from audio2_desktop.storage.connection import Read
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags

SONGS = (
    # title, artist, album, genres, composer
    ("Bells", "Choir", "Carols", ("Carol",), "Elin Varga"),
    ("Snow", "Choir", "Carols", ("Carol", "Folk"), "Elin Varga"),
    ("Winter", "Mira", "Seasons", ("Carol",), "Tomas Ridel"),
    ("Summer", "Mira", "Seasons", ("Folk",), "Tomas Ridel"),
)


@pytest.fixture
async def music(database: Database) -> Database:
    disk = Disk()
    for number, (title, artist, album, kinds, composer) in enumerate(SONGS, 1):
        disk.write(
            f"{album}/{title}.flac", title,
            tags(title, artist, album, album_artist=artist, track=number, year=1990 + number,
                 genres=kinds, composers=(composer,)),
        )  # fmt: skip
    await database.write(scan, disk)
    return database


def names(tx: Read) -> dict[str, list[str]]:
    """What each list shows."""
    by_track = tracks.rows(tx, list(tracks.ids(tx, TrackQuery()).ids))
    return {
        "tracks": sorted(row.title for row in by_track),
        "albums": [row.title for row in albums.rows(tx, list(albums.ids(tx, AlbumQuery())))],
        "artists": [row.name for row in artists.rows(tx, list(artists.ids(tx, ArtistQuery())))],
        "genres": [row.name for row in genres.rows(tx)],
        "shelves": [
            row.name
            for row in shelves.rows(
                tx, Entity.GENRE, shelves.listed(tx, Entity.GENRE, ShelfQuery()).ids
            )
        ],
        "composers": [
            row.name
            for row in shelves.rows(
                tx, Entity.COMPOSER, shelves.listed(tx, Entity.COMPOSER, ShelfQuery()).ids
            )
        ],
        "years": [str(sum(row.albums for row in shelf_years.decades(tx, DEFAULT_PROFILE)))],
    }


def find(table: str, column: str, name: str) -> Callable[[Read], int]:
    return lambda tx: int(tx.value(f"SELECT id FROM {table} WHERE {column} = ?", (name,)))


async def hide(music: Database, kind: Entity, name: str) -> int:
    table, column = {
        Entity.GENRE: ("genre", "name"),
        Entity.COMPOSER: ("artist", "name"),
        Entity.ARTIST: ("artist", "name"),
        Entity.ALBUM: ("album", "title"),
        Entity.TRACK: ("track", "title"),
    }[kind]
    ref = await music.read(find(table, column, name))
    await music.write(hidden.hide, DEFAULT_PROFILE, kind, (ref,))
    return ref


HIDDEN: dict[tuple[Entity, str], dict[str, list[str]]] = {
    (Entity.GENRE, "Carol"): {
        "tracks": ["Summer"], "albums": ["Seasons"], "artists": ["Mira"],
        "genres": ["Folk"], "shelves": ["Folk"], "composers": ["Tomas Ridel"], "years": ["1"],
    },
    (Entity.COMPOSER, "Elin Varga"): {
        "tracks": ["Summer", "Winter"], "albums": ["Seasons"], "artists": ["Mira"],
        "genres": ["Carol", "Folk"], "shelves": ["Carol", "Folk"], "composers": ["Tomas Ridel"],
        "years": ["1"],
    },
    (Entity.ARTIST, "Mira"): {
        "tracks": ["Bells", "Snow"], "albums": ["Carols"], "artists": ["Choir"],
        "genres": ["Carol", "Folk"], "shelves": ["Carol", "Folk"], "composers": ["Elin Varga"],
        "years": ["1"],
    },
    (Entity.ALBUM, "Carols"): {
        "tracks": ["Summer", "Winter"], "albums": ["Seasons"], "artists": ["Choir", "Mira"],
        "genres": ["Carol", "Folk"], "shelves": ["Carol", "Folk"], "composers": ["Tomas Ridel"],
        "years": ["1"],
    },
    (Entity.TRACK, "Summer"): {
        "tracks": ["Bells", "Snow", "Winter"], "albums": ["Carols", "Seasons"],
        "artists": ["Choir", "Mira"], "genres": ["Carol", "Folk"], "shelves": ["Carol", "Folk"],
        "composers": ["Elin Varga", "Tomas Ridel"], "years": ["2"],
    },
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), list(HIDDEN))
async def test_all_lists_keep_one_rule(music: Database, kind: Entity, name: str) -> None:
    before = await music.read(names)
    ref = await hide(music, kind, name)
    assert await music.read(names) == HIDDEN[kind, name]
    await music.write(hidden.show, DEFAULT_PROFILE, kind, (ref,))
    assert await music.read(names) == before


@pytest.mark.parametrize(("kind", "name"), list(HIDDEN))
async def test_counts_are_those_of_the_lists(
    music: Database, library_path: Any, kind: Entity, name: str
) -> None:
    await hide(music, kind, name)
    shown = await music.read(names)
    counts = await music.read(genres.counts)
    wanted = tuple(len(shown[each]) for each in ("artists", "albums", "tracks"))
    assert (counts.artists, counts.albums, counts.tracks) == wanted
    early = first_paint.read(library_path, "albums")
    assert early is not None
    assert [row.title for row in early.albums] == shown["albums"]
    assert (early.counts.artists, early.counts.albums) == wanted[:2]
    early = first_paint.read(library_path, "tracks")
    assert early is not None
    assert sorted(row.title for row in early.tracks) == shown["tracks"]


async def test_what_carries_a_hidden_genre_is_not_found(music: Database, clock: FixedClock) -> None:
    await hide(music, Entity.GENRE, "Carol")
    search = Search(music, clock)
    for text in ("bells", "carols", "carol", "choir"):
        found = await search.local(text)
        kept = [row.title for section in found.sections for row in section.rows]
        assert not {"Bells", "Carols", "Carol", "Choir"} & set(kept), text
    found = await search.local("summer")
    assert any(row.title == "Summer" for section in found.sections for row in section.rows)
