"""Which albums a row of the home page has, and why."""

import time
from collections.abc import Sequence
from datetime import date, datetime

import pytest

from audio2_desktop.domain.facts import AlbumsChanged, Fact
from audio2_desktop.domain.home import CARDS, FEWEST, HomeList, HomePage
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, Direction
from audio2_desktop.domain.units import (
    ArtistId,
    ProfileId,
    Stamp,
)
from audio2_desktop.storage import (
    albums,
    artists,
    favourites,
    hidden,
    home,
    home_page,
    user_state,
)
from audio2_desktop.storage.database import Database, Read
from audio2_desktop.storage.home_asking import Asking, local_day
from tests.storage.home_house import ME, TODAY, TRACKS, House, of_genre


@pytest.fixture
def house(database: Database) -> House:
    return House(database)


async def test_an_empty_library_has_nothing(house: House) -> None:
    assert await house.page() == HomePage()


async def test_a_fresh_library_shows_what_was_added(house: House) -> None:
    made = await house.fill(30)
    page = await house.page()
    assert page.has_music
    assert not page.has_plays
    assert page.tiles == ()
    (row,) = page.rows
    assert row.kind is HomeList.ADDED
    assert [album.id for album in row.albums] == made[::-1][:CARDS]
    assert row.total == 30


# ---- rows ----------------------------------------------------------------------------------------


async def test_a_row_of_less_than_four_is_not_shown(house: House) -> None:
    await house.fill(FEWEST - 1)
    assert (await house.page()).rows == ()
    await house.fill(1)
    assert [row.kind for row in (await house.page()).rows] == [HomeList.ADDED]


async def test_new_albums_are_counted_for_a_month(house: House) -> None:
    await house.fill(5)
    await house.age(31)
    await house.fill(2)
    row = await house.row(HomeList.ADDED)
    assert row is not None
    assert row.total == 2
    assert len(row.albums) == 7


async def test_what_was_heard_last_and_most(house: House) -> None:
    made = await house.fill(8)
    for times, album in enumerate(made[:6], 1):
        ids = await house.tracks(album)
        for n in range(times):
            await house.play(ids[n % TRACKS], ago=times)
    assert await house.ids(HomeList.RECENT) == made[:6]
    assert await house.ids(HomeList.MOST) == made[:6][::-1]


async def test_albums_can_be_listed_by_when_they_were_heard(house: House) -> None:
    """What the row shows some of."""
    made = await house.fill(5)
    for days, album in enumerate(made[:4], 1):
        await house.play((await house.tracks(album))[0], ago=days)
    query = AlbumQuery(AlbumSort.LAST_PLAYED, Direction.DOWN)
    found = list(await house.db.read(albums.ids, query))
    assert found == made
    assert found[:4] == await house.ids(HomeList.RECENT)


async def test_a_tile_is_not_shown_again_below(house: House) -> None:
    made = await house.fill(6)
    for album in made:
        await house.play((await house.tracks(album))[0], ago=3)
    await house.play((await house.tracks(made[2]))[0], f"album:{made[2]}")
    assert made[2] not in await house.ids(HomeList.RECENT)
    assert made[2] in await house.ids(HomeList.MOST)


async def test_loved_albums_that_were_not_heard_for_long(house: House) -> None:
    rated, hearted, starred, once, heard, plain, few = await house.fill(7)
    await house.age(400)
    await house.fill(1)

    async def stars(entity: Entity, ids: Sequence[int]) -> None:
        await house.db.write(favourites.set_rating, ME, entity, list(ids), 80)

    await stars(Entity.ALBUM, [rated, heard])
    await house.db.write(favourites.set_favourite, ME, Entity.ALBUM, [hearted, once], on=True)
    await stars(Entity.TRACK, (await house.tracks(starred))[:3])
    await stars(Entity.TRACK, (await house.tracks(few))[:2])
    await house.play((await house.tracks(heard))[0], ago=100)
    await house.play((await house.tracks(once))[0], ago=200)
    row = await house.row(HomeList.REDISCOVER)
    assert row is not None
    assert {album.id for album in row.albums} == {rated, hearted, starred, once}
    assert row.total == 4
    assert plain not in {album.id for album in row.albums}


async def test_a_loved_album_that_just_came_needs_no_rediscovery(house: House) -> None:
    made = await house.fill(5)
    await house.db.write(favourites.set_rating, ME, Entity.ALBUM, made, 100)
    assert await house.row(HomeList.REDISCOVER) is None


async def heard_much(house: House, artist: str = "Halden Coast", genre: str = "Dub") -> int:
    """An artist of a genre, heard three times; the artist's id."""
    (album,) = await house.fill(1, artist, genre)
    for track in (await house.tracks(album))[:3]:
        await house.play(track)
    return int((await house.db.read(albums.rows, [album]))[0].artist_id)


async def test_albums_like_those_of_an_artist_heard_much(house: House) -> None:
    artist = await heard_much(house)
    same = await house.fill(5, genre="Dub")
    await house.fill(5, genre="Polka")
    row = await house.row(HomeList.BECAUSE)
    assert row is not None
    assert row.reason is not None
    assert (row.reason.artist_id, row.reason.name) == (artist, "Halden Coast")
    assert (row.reason.plays, row.reason.genres, row.reason.image) == (3, ("Dub",), "cover0")
    assert {album.id for album in row.albums} == set(same)
    assert row.key == f"because:{artist}"


async def test_more_in_common_comes_first(house: House) -> None:
    artist = await heard_much(house)
    track = (await house.db.read(artists.track_ids, [ArtistId(artist)]))[0]
    await house.db.write(of_genre, "Drone", [track])
    await house.fill(5, genre="Dub")
    (both,) = await house.fill(1, genre="Dub")
    await house.db.write(of_genre, "Drone", await house.tracks(both))
    assert (await house.ids(HomeList.BECAUSE))[0] == both


async def test_one_artist_fills_no_row(house: House) -> None:
    await heard_much(house)
    many = await house.fill(10, "Prolific", "Dub")
    await house.fill(4, genre="Dub")
    found = await house.ids(HomeList.BECAUSE)
    assert len(found) == 6
    assert len(set(found) & set(many)) == 2


async def test_an_artist_without_a_genre_or_of_long_ago_is_no_reason(house: House) -> None:
    (album,) = await house.fill(1, "Nobody")
    for track in (await house.tracks(album))[:4]:
        await house.play(track)
    (old,) = await house.fill(1, "Formerly", "Dub")
    for track in (await house.tracks(old))[:4]:
        await house.play(track, ago=40)
    await house.fill(6, genre="Dub")
    assert await house.row(HomeList.BECAUSE) is None


async def test_at_most_three_reasons_and_others_every_day(house: House) -> None:
    names = [f"Heard {n}" for n in range(5)]
    for name in names:
        await heard_much(house, name, f"Genre {name}")
        await house.fill(5, genre=f"Genre {name}")
    firsts = set()
    for day in range(TODAY, TODAY + 5):
        because = [row for row in (await house.page(day)).rows if row.kind is HomeList.BECAUSE]
        assert len(because) == 3
        assert because[0].reason is not None
        firsts.add(because[0].reason.name)
        shown = [album.id for row in because for album in row.albums]
        assert len(shown) == len(set(shown))
    assert firsts == set(names)


async def test_suggestions_stay_for_a_day_and_turn_at_midnight(house: House) -> None:
    await heard_much(house)
    await house.fill(60, genre="Dub")
    today = await house.ids(HomeList.BECAUSE)
    assert today == await house.ids(HomeList.BECAUSE)
    assert today != await house.ids(HomeList.BECAUSE, TODAY + 1)
    assert len(today) == CARDS


async def test_what_is_hidden_is_in_no_row(house: House) -> None:
    await heard_much(house)
    made = await house.fill(6, genre="Dub")
    gone, by = made[0], (await house.db.read(albums.rows, [made[1]]))[0].artist_id
    await house.db.write(hidden.hide, ME, Entity.ALBUM, [gone])
    await house.db.write(hidden.hide, ME, Entity.ARTIST, [by])
    for row in (await house.page()).rows:
        assert {gone, made[1]}.isdisjoint(album.id for album in row.albums)


# ---- not interested ------------------------------------------------------------------------------


async def test_a_suggestion_can_be_refused_and_comes_back(house: House, facts: list[Fact]) -> None:
    await heard_much(house)
    made = await house.fill(6, genre="Dub")
    facts.clear()
    assert await house.db.write(home.dismiss, ME, [made[0], made[0]]) == (made[0],)
    assert facts == [AlbumsChanged(frozenset([made[0]]))]
    assert made[0] not in await house.ids(HomeList.BECAUSE)
    assert made[0] in await house.ids(HomeList.ADDED), "it is suggested no more, and not hidden"
    assert await house.db.write(home.dismiss, ME, [made[0]]) == ()
    assert len(facts) == 1
    assert await house.db.write(home.suggest, ME, [made[0], made[1]]) == (made[0],)
    assert made[0] in await house.ids(HomeList.BECAUSE)
    assert len(facts) == 2


async def test_refusals_are_ones_own_and_follow_a_merge(house: House) -> None:
    made = await house.fill(5)
    await house.db.write(
        lambda tx: tx.execute("INSERT INTO profile (id, name, created_at) VALUES (2, '', 0)")
    )
    await house.db.write(home.dismiss, ProfileId(2), made[:1])
    assert await house.db.write(home.dismiss, ME, made[:1]) == (made[0],)
    await house.db.write(user_state.move, Entity.ALBUM, [(made[0], made[4])])
    found = await house.db.read(
        lambda tx: tx.rows("SELECT profile_id, entity_id FROM dismissed ORDER BY 1")
    )
    assert [tuple(row) for row in found] == [(1, made[4]), (2, made[4])]


async def test_a_large_genre_is_looked_at_in_part(house: House) -> None:
    await heard_much(house)
    await house.fill(140, genre="Dub")
    days = [await house.ids(HomeList.BECAUSE, day) for day in range(TODAY, TODAY + 9)]
    assert {len(found) for found in days} == {CARDS}
    assert len({album for found in days for album in found}) > 2 * CARDS


async def test_so_many_rows_are_enough(house: House) -> None:
    made = await house.fill(6)
    for album in made:
        await house.play((await house.tracks(album))[0])

    def first(tx: Read) -> HomePage:
        return home_page.whole(Asking(tx.rows, tx.now(), TODAY), most=1)

    whole, early = await house.page(), await house.db.read(first)
    assert len(whole.rows) > 1
    assert early.rows == whole.rows[:1]
    assert early.tiles == whole.tiles


def test_a_day_begins_at_midnight_here() -> None:
    now = time.time_ns() // 1_000_000
    today = datetime.fromtimestamp(now / 1000).astimezone().date()
    assert local_day(Stamp(now)) == today.toordinal() - date(1970, 1, 1).toordinal()
