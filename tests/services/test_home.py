"""The home service: where something goes on, what plays, and suggestions that are refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.home import HomeList, Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.units import DEFAULT_PROFILE, AlbumId, Ms, TrackId
from audio2_desktop.services.home import Home
from audio2_desktop.storage import playlist_items, playlists, plays
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.plays import Outcome, Play
from tests.fakes.clock import FixedClock
from tests.storage.home_house import LENGTH, House


@pytest.fixture
async def house(tmp_path: Path, clock: FixedClock) -> AsyncIterator[House]:
    database = Database(tmp_path / "library.db", publish=lambda _: None, clock=clock)
    await database.open()
    yield House(database)
    await database.close()


async def test_the_page_of_today(house: House, clock: FixedClock) -> None:
    made = await house.fill(6)
    wanted: list[AlbumId] = []
    home = Home(house.db, clock, wanted=wanted.extend)
    page = await home.page()
    assert [row.kind for row in page.rows] == [HomeList.ADDED]
    assert wanted == [], "all have their covers"
    await house.db.write(
        lambda tx: tx.execute("UPDATE album SET image = '' WHERE id = ?", made[:1])
    )
    await home.page()
    assert wanted == made[:1]


async def test_things_go_on_in_playing_order(house: House, clock: FixedClock) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    home = Home(house.db, clock)
    tile = Tile(Entity.ALBUM, album, "x", track=TrackId(ids[3]))
    found, at = await home.going_on(tile)
    assert (list(found), at) == (ids, 3)
    found, at = await home.going_on(Tile(Entity.ALBUM, album, "x", track=TrackId(999)))
    assert (list(found), at) == (ids, 0), "the track has left the album"
    artist = await house.db.read(lambda tx: tx.value("SELECT artist_id FROM credit"))
    found, at = await home.going_on(Tile(Entity.ARTIST, artist, "x", track=TrackId(ids[1])))
    assert (list(found), at) == (ids, 1)

    def arrange(tx: Write) -> int:
        playlist = playlists.create(tx, DEFAULT_PROFILE, "Backwards")
        playlist_items.insert(tx, playlist, [TrackId(track) for track in ids[::-1]])
        return int(playlist)

    playlist = await house.db.write(arrange)
    found, at = await home.going_on(Tile(Entity.PLAYLIST, playlist, "x", track=TrackId(ids[0])))
    assert (list(found), at) == (ids[::-1], 4)
    found, at = await home.going_on(Tile(Entity.TRACK, ids[2], "x"))
    assert (list(found), at) == ([ids[2]], 0)


async def test_what_plays_is_told_as_a_thing(house: House, clock: FixedClock) -> None:
    contexts = {
        NO_CONTEXT: None,
        Context(ContextKind.ALBUM, 3, "x"): (Entity.ALBUM, 3),
        Context(ContextKind.ARTIST, 4): (Entity.ARTIST, 4),
        Context(ContextKind.PLAYLIST, 5): (Entity.PLAYLIST, 5),
        Context(ContextKind.ALBUM): None,
        Context(ContextKind.TRACKS): None,
        Context(ContextKind.SEARCH): None,
    }
    for context, thing in contexts.items():
        assert Home(house.db, clock, context=lambda c=context: c).playing() == thing  # type: ignore[misc]
    assert Home(house.db, clock).playing() is None


async def test_a_refusal_is_taken_back_and_done_again(house: House, clock: FixedClock) -> None:
    made = await house.fill(1, "Halden Coast", "Dub")
    for track in (await house.tracks(made[0]))[:3]:
        play = Play(TrackId(track), None, clock.now_ms(), Ms(LENGTH), Outcome.COUNTED, "tracks")
        await house.db.write(plays.add, DEFAULT_PROFILE, play)
    others = await house.fill(6, genre="Dub")
    home = Home(house.db, clock)

    async def suggested() -> set[int]:
        rows = (await home.page()).rows
        return {a.id for row in rows if row.kind is HomeList.BECAUSE for a in row.albums}

    assert await suggested() == set(others)
    done = await home.dismiss(others[:2])
    assert (done.key, done.values) == ("dismissed", {"count": 2})
    assert await suggested() == set(others[2:])
    redo = await done.undo()
    assert redo.key == "suggested"
    assert await suggested() == set(others)
    await redo.undo()
    assert await suggested() == set(others[2:])
