"""What was begun, and where it goes on."""

from array import array
from dataclasses import replace

import pytest

from audio2_desktop.domain.home import Tile
from audio2_desktop.domain.lines import Pool
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue
from audio2_desktop.domain.units import (
    AlbumId,
    ArtistId,
    Ms,
    PlaylistId,
    TrackId,
)
from audio2_desktop.storage import (
    albums,
    artists,
    favourites,
    hidden,
    home_tiles,
    playlist_items,
    playlists,
    resume_points,
    smart_playlists,
    tracks,
)
from audio2_desktop.storage.database import Database, Read, Write
from audio2_desktop.storage.home_asking import Asking
from audio2_desktop.storage.plays import Outcome
from tests.storage.home_house import LENGTH, ME, TODAY, TRACKS, House


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


# ---- what was begun ------------------------------------------------------------------------------


async def test_an_album_goes_on_behind_what_was_heard(house: House) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    await house.play(ids[2], f"album:{album}")
    (tile,) = await house.tiles()
    assert (tile.entity, tile.ref, tile.title) == (Entity.ALBUM, album, "Album 000")
    assert (tile.subtitle, tile.images) == ("Artist 0", ("cover0",))
    assert (tile.track, tile.at, tile.count) == (ids[3], 4, TRACKS)
    assert tile.share == pytest.approx(0.8)
    assert (await house.page()).has_plays


@pytest.mark.parametrize(
    ("heard", "outcome"), [(30_000, Outcome.SHORT), (100_000, Outcome.COUNTED)]
)
async def test_a_track_that_was_left_is_where_it_goes_on(
    house: House, heard: int, outcome: Outcome
) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    await house.play(ids[2], f"album:{album}", heard=heard, outcome=outcome)
    (tile,) = await house.tiles()
    assert (tile.track, tile.at) == (ids[2], 3)


async def test_what_was_heard_to_its_end_is_not_gone_on_with(house: House) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    await house.play(ids[-1], f"album:{album}")
    assert await house.tiles() == ()
    assert (await house.page()).has_plays


async def test_the_latest_comes_first_and_each_once(house: House) -> None:
    made = await house.fill(9)
    for album in [*made, made[3]]:
        ids = await house.tracks(album)
        await house.play(ids[0], f"album:{album}")
    found = [tile.ref for tile in await house.tiles()]
    assert found == [made[3], *[album for album in made[::-1] if album != made[3]]][:6]


async def test_lists_that_are_no_things_make_no_tile(house: House) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    contexts = ("tracks", "search", "genre:1", "album", "album:x", "album:-1", "album:99",
                "album:99999999999999999999", "playlist:77", "artist:77", "")  # fmt: skip
    for context in contexts:
        await house.play(ids[0], context)
    assert await house.tiles() == ()


async def test_the_queue_comes_first_even_at_its_end(house: House) -> None:
    one, two = await house.fill(2)
    ids = await house.tracks(one)
    await house.queue(ids, len(ids) - 1, Context(ContextKind.ALBUM, one, "x"))
    await house.play((await house.tracks(two))[0], f"album:{two}")
    tiles = await house.tiles()
    assert [tile.ref for tile in tiles] == [one, two]
    assert (tiles[0].track, tiles[0].at) == (ids[-1], TRACKS)


async def test_a_shuffled_queue_is_at_its_current_track(house: House) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    pool = Pool(1, array("q", ids))
    queue = PlayQueue(seed=7).started(pool, 0, Context(ContextKind.ALBUM, album, "x")).shuffled()
    following = queue.advanced()
    assert following is not None
    assert following.now is not None
    await house.put_queue(following)
    (tile,) = await house.tiles()
    assert tile.track == following.now.track_id
    assert tile.at == ids.index(int(following.now.track_id or 0)) + 1


async def test_a_queue_elsewhere_leaves_the_list_where_it_was(house: House) -> None:
    """A track that was queued in between plays: the album stays at its own."""
    one, two = await house.fill(2)
    ids = await house.tracks(one)
    await house.play(ids[1], f"album:{one}", heard=1000, outcome=Outcome.SHORT)
    other = (await house.tracks(two))[0]
    await house.queue([other], 0, Context(ContextKind.ALBUM, one, "x"))
    (tile,) = await house.tiles()
    assert (tile.ref, tile.track, tile.at) == (one, ids[0], 0)
    assert tile.count == TRACKS


async def test_without_its_tracks_the_queue_is_where_the_last_play_was(house: House) -> None:
    (album,) = await house.fill(1)
    ids = await house.tracks(album)
    await house.play(ids[3], f"album:{album}")
    await house.queue(ids, 0, Context(ContextKind.ALBUM, album, "x"))
    await house.db.write(lambda tx: tx.execute("DELETE FROM queue_pool"))
    (tile,) = await house.tiles()
    assert (tile.track, tile.at) == (ids[3], 4)


async def test_an_emptied_playlist_makes_no_tile(house: House) -> None:
    (album,) = await house.fill(1)
    playlist = await house.db.write(playlists.create, ME, "Hollow")
    await house.play((await house.tracks(album))[0], f"playlist:{playlist}")
    assert await house.tiles() == ()


@pytest.mark.parametrize("state", ["", "no json", "{}", '{"context": [1, "x"]}'])
async def test_a_queue_that_cannot_be_read_is_none(house: House, state: str) -> None:
    await house.fill(1)
    await house.db.write(
        lambda tx: tx.execute(
            "INSERT INTO queue_state (profile_id, state, changed_at) VALUES (1, ?, 0)", (state,)
        )
    )
    assert await house.tiles() == ()


async def test_an_artist_and_a_playlist_go_on(house: House) -> None:
    one, *_ = await house.fill(5)

    def arrange(tx: Write) -> int:
        made = playlists.create(tx, ME, "Coastline Drive")
        every = tx.column("SELECT id FROM track ORDER BY title")
        playlist_items.insert(tx, made, [TrackId(track) for track in every])
        return int(made)

    playlist = await house.db.write(arrange)
    every = list(await house.db.read(tracks.of_playlists, [PlaylistId(playlist)]))
    artist = (await house.db.read(albums.rows, [AlbumId(one)]))[0].artist_id
    await house.play((await house.tracks(one))[1], f"artist:{artist}")
    await house.play(every[9], f"playlist:{playlist}")
    listed, by = await house.tiles()
    assert (listed.entity, listed.title, listed.at, listed.count) == (
        Entity.PLAYLIST, "Coastline Drive", 11, 25,
    )  # fmt: skip
    assert listed.images == ("cover0", "cover1", "cover2", "cover3")
    assert (by.entity, by.title, by.at, by.count) == (Entity.ARTIST, "Artist 0", 3, TRACKS)
    assert by.images == ("cover0",)
    assert by.artist_id == artist
    await house.db.write(playlists.delete, PlaylistId(playlist))
    assert [tile.entity for tile in await house.tiles()] == [Entity.ARTIST]


async def test_a_smart_playlist_has_no_places(house: House) -> None:
    (album,) = await house.fill(1)

    def create(tx: Write) -> int:
        playlist = playlists.create(tx, ME, "Bright")
        smart_playlists.make_smart(tx, playlist, "year:2001")
        return int(playlist)

    made = await house.db.write(create)
    ids = await house.tracks(album)
    await house.play(ids[2], f"playlist:{made}")
    (tile,) = await house.tiles()
    assert tile.is_smart
    assert (tile.title, tile.track, tile.at, tile.share) == ("Bright", ids[2], 0, 0.0)


async def test_a_long_track_goes_on_where_it_was_left(house: House) -> None:
    one, two, _ = await house.fill(3)
    mix, other = (await house.tracks(one))[0], (await house.tracks(two))[0]
    await house.db.write(resume_points.put, ME, TrackId(mix), Ms(60_000))
    await house.db.write(resume_points.put, ME, TrackId(other), Ms(LENGTH))
    (tile,) = await house.tiles()
    assert (tile.entity, tile.ref, tile.position_ms) == (Entity.TRACK, mix, 60_000)
    assert tile.share == pytest.approx(1 / 3)
    assert tile.album_id == one
    await house.play((await house.tracks(one))[1], f"album:{one}")
    (tile,) = await house.tiles()
    assert tile.entity is Entity.ALBUM, "the album of a long track says it already"


async def test_hidden_things_are_not_gone_on_with(house: House) -> None:
    one, two, three = await house.fill(3)
    for album in (one, two):
        await house.play((await house.tracks(album))[0], f"album:{album}")
    mix = (await house.tracks(three))[0]
    await house.db.write(resume_points.put, ME, TrackId(mix), Ms(60_000))
    assert len(await house.tiles()) == 3
    await house.db.write(hidden.hide, ME, Entity.ALBUM, [one])
    rows = await house.db.read(albums.rows, [AlbumId(two)])
    await house.db.write(hidden.hide, ME, Entity.ARTIST, [rows[0].artist_id])
    await house.db.write(hidden.hide, ME, Entity.TRACK, [mix])
    assert await house.tiles() == ()


async def test_hearts_and_stars_are_on_tiles(house: House) -> None:
    (album,) = await house.fill(1)
    await house.play((await house.tracks(album))[0], f"album:{album}")
    await house.db.write(favourites.set_favourite, ME, Entity.ALBUM, [album], on=True)
    await house.db.write(favourites.set_rating, ME, Entity.ALBUM, [album], 80)
    (tile,) = await house.tiles()
    assert tile.is_favourite
    assert tile.rating == 80


async def test_places_are_in_the_order_of_playing(house: House) -> None:
    """The store's own orders are those in which albums, artists and playlists are played."""
    made = await house.fill(3, artist="Halden Coast")

    def arrange(tx: Write) -> int:
        playlist = playlists.create(tx, ME, "Odd")
        every = tx.column("SELECT id FROM track ORDER BY (id * 7) % 11, id")
        playlist_items.insert(tx, playlist, [TrackId(track) for track in every])
        return int(playlist)

    playlist = await house.db.write(arrange)

    def orders(tx: Read) -> list[list[int]]:
        ask = Asking(tx.rows, tx.now(), TODAY)
        artist = tx.value("SELECT artist_id FROM credit LIMIT 1")
        return [
            home_tiles.order(ask, Entity.ALBUM, made[1]),
            list(albums.track_ids(tx, [made[1]])),
            home_tiles.order(ask, Entity.ARTIST, artist),
            list(artists.track_ids(tx, [ArtistId(artist)])),
            home_tiles.order(ask, Entity.PLAYLIST, playlist),
            list(tracks.of_playlists(tx, [PlaylistId(playlist)])),
            home_tiles.order(ask, Entity.GENRE, 1),
        ]

    found = await house.db.read(orders)
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert found[4] == found[5]
    assert found[6] == []


def test_tiles_of_different_kinds_have_different_ids() -> None:
    tile = Tile(Entity.ALBUM, 7, "x")
    kinds = (Entity.ALBUM, Entity.PLAYLIST, Entity.ARTIST, Entity.TRACK)
    assert len({replace(tile, entity=kind).id for kind in kinds}) == 4
    assert tile.share == 0.0
    assert replace(tile, at=9, count=3).share == 1.0
