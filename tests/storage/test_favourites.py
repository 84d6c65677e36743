"""Hearts and stars, many at once, and as they were before."""

import time

import pytest

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
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import favourites, playlists
from audio2_desktop.storage.database import Database, Write
from tests.fakes.clock import START, FixedClock
from tests.fakes.shelf import Disc, numbered, shelve

ME = DEFAULT_PROFILE
FACT_OF: dict[Entity, type[Fact]] = {
    Entity.TRACK: TracksChanged,
    Entity.ALBUM: AlbumsChanged,
    Entity.ARTIST: ArtistsChanged,
    Entity.PLAYLIST: PlaylistsChanged,
}


@pytest.fixture
async def library(database: Database, facts: list[Fact]) -> Database:
    """Two of everything: ids 1 and 2."""

    def fill(tx: Write) -> None:
        shelve(tx, [Disc("a"), Disc("b", "Other", "Else")])
        playlists.create(tx, ME, "one")
        playlists.create(tx, ME, "two")
        tx.execute("INSERT INTO profile (id, name, created_at) VALUES (2, 'other', 0)")

    await database.write(fill)
    facts.clear()
    return database


@pytest.mark.parametrize("entity", favourites.LOVED)
async def test_a_heart_is_given_told_and_taken_back(
    library: Database, facts: list[Fact], entity: Entity, clock: FixedClock
) -> None:
    former = await library.write(favourites.set_favourite, ME, entity, [2, 1, 2, 99], on=True)
    assert former == {1: None, 2: None}
    assert facts == [FACT_OF[entity](frozenset({1, 2})), FavouritesChanged()]  # type: ignore[call-arg]
    clock.advance(5)
    assert await library.write(favourites.set_favourite, ME, entity, [1], on=False) == {1: START}
    assert await library.read(favourites.hearts, ME, entity, [1, 2]) == {1: None, 2: START}
    await library.write(favourites.put_hearts, ME, entity, {1: START})
    assert await library.read(favourites.hearts, ME, entity, [1, 2]) == {1: START, 2: START}
    await library.write(favourites.put_hearts, ME, entity, former)
    assert await library.read(favourites.hearts, ME, entity, [1, 2]) == {1: None, 2: None}


async def test_what_is_so_already_is_neither_changed_nor_told(
    library: Database, facts: list[Fact], clock: FixedClock
) -> None:
    await library.write(favourites.set_favourite, ME, Entity.TRACK, [1], on=True)
    clock.advance(1000)
    facts.clear()
    again = await library.write(favourites.set_favourite, ME, Entity.TRACK, [1], on=True)
    assert again == {}
    assert facts == []
    assert await library.read(favourites.hearts, ME, Entity.TRACK, [1]) == {1: START}


async def test_profiles_do_not_see_each_other(library: Database) -> None:
    await library.write(favourites.set_favourite, ME, Entity.TRACK, [1], on=True)
    await library.write(favourites.set_rating, ME, Entity.TRACK, [1], 50)
    other = ProfileId(2)
    assert await library.read(favourites.hearts, other, Entity.TRACK, [1]) == {1: None}
    assert await library.read(favourites.ratings, other, Entity.TRACK, [1]) == {1: None}


async def test_ratings_are_given_and_each_former_value_comes_back(
    library: Database, facts: list[Fact]
) -> None:
    await library.write(favourites.set_rating, ME, Entity.TRACK, [1], 70)
    facts.clear()
    former = await library.write(favourites.set_rating, ME, Entity.TRACK, [1, 2], 100)
    assert former == {1: (70, START), 2: None}
    assert facts == [TracksChanged(frozenset({1, 2})), FavouritesChanged()]  # type: ignore[arg-type]
    redo = await library.write(favourites.put_ratings, ME, Entity.TRACK, former)
    assert await library.read(favourites.ratings, ME, Entity.TRACK, [1, 2]) == former
    await library.write(favourites.put_ratings, ME, Entity.TRACK, redo)
    found = await library.read(favourites.ratings, ME, Entity.TRACK, [1, 2])
    assert found == {1: (100, START), 2: (100, START)}
    assert await library.write(favourites.set_rating, ME, Entity.TRACK, [2], 0) == {2: (100, START)}
    assert await library.read(favourites.ratings, ME, Entity.TRACK, [2]) == {2: None}


@pytest.mark.parametrize("rating", [-10, 5, 101, 110])
async def test_other_numbers_are_no_ratings(library: Database, rating: int) -> None:
    with pytest.raises(Refused):
        await library.write(favourites.set_rating, ME, Entity.TRACK, [1], rating)


async def test_a_genre_has_no_heart(library: Database) -> None:
    with pytest.raises(Refused):
        await library.write(favourites.set_favourite, ME, Entity.GENRE, [1], on=True)


async def test_ten_thousand_at_once(library: Database) -> None:
    ids = await library.write(numbered, 10_000)
    begin = time.perf_counter()
    former = await library.write(favourites.set_favourite, ME, Entity.TRACK, ids, on=True)
    await library.write(favourites.put_hearts, ME, Entity.TRACK, former)
    assert len(former) == 10_000
    assert time.perf_counter() - begin < 3
    assert set((await library.read(favourites.hearts, ME, Entity.TRACK, ids)).values()) == {None}
