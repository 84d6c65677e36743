"""Hearts and stars as the window uses them."""

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import TrackId
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.storage.database import Database
from tests.fakes.shelf import numbered


@pytest.fixture
def favourites(database: Database) -> Favourites:
    return Favourites(database)


async def loved(favourites: Favourites, ids: list[TrackId]) -> list[TrackId]:
    """Those of them that have a heart."""
    return [each for each in ids if await favourites.is_favourite(Entity.TRACK, each)]


async def test_hearts_go_there_and_back(database: Database, favourites: Favourites) -> None:
    ids = await database.write(numbered, 4)
    await favourites.set_favourite(Entity.TRACK, ids[:1], on=True)
    done = await favourites.set_favourite(Entity.TRACK, ids, on=True)
    assert (done.key, done.values) == ("favourited", {"count": 3})
    redo = await done.undo()
    assert await loved(favourites, ids) == ids[:1]
    undo = await redo.undo()
    assert await loved(favourites, ids) == ids
    await undo.undo()
    assert await loved(favourites, ids) == ids[:1]
    gone = await favourites.set_favourite(Entity.TRACK, ids, on=False)
    assert (gone.key, gone.values) == ("unfavourited", {"count": 1})
    await gone.undo()
    assert await favourites.is_favourite(Entity.TRACK, ids[0])
    assert not await favourites.is_favourite(Entity.TRACK, ids[1])


async def test_each_former_rating_comes_back(database: Database, favourites: Favourites) -> None:
    ids = await database.write(numbered, 10_000)
    for n, rating in enumerate(range(0, 101, 10)):
        await favourites.rate(Entity.TRACK, [ids[n]], rating)

    async def ratings() -> list[int]:
        return [await favourites.rating(Entity.TRACK, one) for one in ids[:12]]

    before = await ratings()
    assert before == [*range(0, 101, 10), 0]
    done = await favourites.rate(Entity.TRACK, ids, 50)
    assert (done.key, done.values) == ("rated", {"count": 9_999})
    assert await ratings() == [50] * 12
    redo = await done.undo()
    assert await ratings() == before
    await (await redo.undo()).undo()
    assert await ratings() == before


async def test_wrong_wishes_are_refused(favourites: Favourites) -> None:
    with pytest.raises(Refused):
        await favourites.rate(Entity.ALBUM, [1], 55)
    with pytest.raises(Refused):
        await favourites.set_favourite(Entity.GENRE, [1], on=True)
