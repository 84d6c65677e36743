"""What the user merges stays one and what the user splits stays two, whatever scans find (L5)."""

from typing import Any

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, AlbumId, ArtistId, TrackId
from audio2_desktop.storage import albums, artists, favourites, merging, splitting, tracks
from audio2_desktop.storage.connection import Read
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags, track_at

HOUR = 3_600_000


@pytest.fixture
def disk() -> Disk:
    """Four albums of two tracks by X, two of them namesakes by Y, one by two people."""
    disk = Disk()
    for name, artist, album in (
        ("a", "X", "First"), ("b", "X", "Second"), ("c", "Y", "First"), ("d", "Why", "Third"),
    ):  # fmt: skip
        for number in (1, 2):
            found = tags(f"{name}{number}", artist, album, album_artist=artist, track=number)
            disk.write(f"{name}/{number}.flac", f"{name}{number}", found)
    both = tags("e1", "X feat. Why", "Fourth", album_artist="X", artists=("X", "Why"), track=1)
    disk.write("e/1.flac", "e1", both)
    return disk


@pytest.fixture
async def library(database: Database, disk: Disk, clock: FixedClock) -> Database:
    await rescan(database, disk, clock)
    return database


async def rescan(database: Database, disk: Disk, clock: FixedClock) -> None:
    clock.advance(HOUR)
    await database.write(scan, disk)


def touch(disk: Disk, *paths: str) -> None:
    """The files look changed, so that they are read again; their tags are the same."""
    for path in paths or [path.decode() for path in disk.files]:
        disk.retag(path)


def album(tx: Read, title: str, artist: str) -> int:
    (found,) = tx.column(
        "SELECT a.id FROM album a JOIN credit c ON c.id = a.credit_id"
        " WHERE a.in_library = 1 AND a.title = ? AND c.text = ?",
        (title, artist),
    )
    return int(found)


def artist(tx: Read, name: str) -> int:
    (found,) = tx.column("SELECT id FROM artist WHERE in_library = 1 AND name = ?", (name,))
    return int(found)


def shelf(tx: Read) -> dict[str, list[str]]:
    """Album and artist -> titles of its tracks, as lists show them; each number is checked."""
    shown = albums.rows(tx, [AlbumId(each) for each in albums.ids(tx, AlbumQuery())])
    found: dict[str, list[str]] = {}
    for row in shown:
        titles = tx.column(
            "SELECT title FROM track WHERE album_id = ? AND in_library = 1 ORDER BY title",
            (row.id,),
        )
        assert row.tracks == len(titles), row
        found.setdefault(f"{row.title} - {row.artist}", []).extend(titles)
    return found


def names(tx: Read) -> list[tuple[str, int, int]]:
    """Artists as lists show them: name, albums, tracks."""
    ids = [ArtistId(each) for each in artists.ids(tx, ArtistQuery())]
    return sorted((row.name, row.albums, row.tracks) for row in artists.rows(tx, ids))


def everything(tx: Read) -> dict[str, list[Any]]:
    """All rows that a decision may touch, for undo."""
    found: dict[str, list[Any]] = {
        table: sorted(tx.rows(f"SELECT * FROM {table} WHERE entity = 'album' OR entity = 'artist'"))
        for table in ("favourite", "rating", "hidden", "tagging")
    }
    for table in (
        "merged", "placed", "namesake", "track", "credit_as_tagged", "contribution", "edition",
        "credit", "credit_name", "album", "name_key",
    ):  # fmt: skip
        found[table] = sorted(tx.rows(f"SELECT * FROM {table}"))
    found["words"] = [
        *tx.rows("SELECT rowid, * FROM artist_words ORDER BY rowid"),
        *tx.rows("SELECT rowid, * FROM album_words ORDER BY rowid"),
        *tx.rows("SELECT rowid, * FROM track_words ORDER BY rowid"),
    ]
    return found


# ---- merging albums ------------------------------------------------------------------------------


async def merged_albums(library: Database, *which: tuple[str, str]) -> merging.Merged:
    """Merge albums (title, artist) into the first one."""
    ids = [await library.read(album, *each) for each in which]
    return await library.write(merging.merge, Entity.ALBUM, ids, ids[0])


async def test_albums_that_overlap_become_editions_of_one(library: Database) -> None:
    done = await merged_albums(library, ("First", "X"), ("First", "Y"))
    assert (await library.read(shelf))["First - X"] == ["a1", "a2", "c1", "c2"]
    page = await library.read(albums.page, AlbumId(done.into))
    assert [edition.tracks for edition in page.editions] == [2, 2]


async def test_albums_that_fill_each_others_gaps_become_one_edition(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    for number in range(1, 4):
        by = tags(f"T{number}", f"P{number}", "Sampler", album_artist=f"P{number}", track=number)
        disk.write(f"s/{number}.flac", f"s{number}", by)
    await rescan(database, disk, clock)
    done = await merged_albums(database, ("Sampler", "P1"), ("Sampler", "P2"), ("Sampler", "P3"))
    page = await database.read(albums.page, AlbumId(done.into))
    assert len(page.editions) == 1
    assert [track.title for disc in page.discs for track in disc.tracks] == ["T1", "T2", "T3"]
    touch(disk)
    await rescan(database, disk, clock)
    assert await database.read(albums.page, AlbumId(done.into)) == page


async def test_merged_albums_stay_one_after_rescans_and_other_tags(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    await merged_albums(library, ("First", "X"), ("Second", "X"), ("First", "Y"))
    one = await library.read(shelf)
    assert one["First - X"] == ["a1", "a2", "b1", "b2", "c1", "c2"]
    touch(disk)
    await rescan(library, disk, clock)
    assert await library.read(shelf) == one
    disk.retag("b/1.flac", title="b1 again", genres=("Jazz",))
    disk.write("b/3.flac", "b3", tags("b3", "X", "Second", album_artist="X", track=3))
    disk.move("c/1.flac", "elsewhere/1.flac")
    await rescan(library, disk, clock)
    now = (await library.read(shelf))["First - X"]
    assert now == ["a1", "a2", "b1 again", "b2", "b3", "c1", "c2"]
    disk.retag("b/2.flac", album="Quite another")  # says plainly that it belongs elsewhere
    await rescan(library, disk, clock)
    assert (await library.read(shelf))["Quite another - X"] == ["b2"]


async def test_a_merge_of_albums_is_taken_back_exactly(library: Database) -> None:
    for entity_id, rating in ((1, 60), (2, 80), (3, 100)):
        await library.write(
            favourites.set_rating, DEFAULT_PROFILE, Entity.ALBUM, [entity_id], rating
        )
    second = await library.read(album, "Second", "X")
    await library.write(
        lambda tx: favourites.set_favourite(tx, DEFAULT_PROFILE, Entity.ALBUM, [second], on=True)
    )
    before = await library.read(everything)
    one = await merged_albums(library, ("First", "Y"), ("Second", "X"))
    two = await merged_albums(library, ("First", "X"), ("First", "Y"))
    hearts = await library.read(favourites.hearts, DEFAULT_PROFILE, Entity.ALBUM, [two.into])
    assert hearts[two.into] is not None, "the heart goes over, twice"
    await library.write(merging.unmerge, two)
    await library.write(merging.unmerge, one)
    assert await library.read(everything) == before


async def test_a_merge_is_taken_back_after_the_files_were_read_again(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    before = await library.read(shelf)
    done = await merged_albums(library, ("First", "X"), ("Second", "X"))
    touch(disk)
    disk.write("b/3.flac", "b3", tags("b3", "X", "Second", album_artist="X", track=3))
    await rescan(library, disk, clock)
    await library.write(merging.unmerge, done)
    before["Second - X"].append("b3")
    assert await library.read(shelf) == before


async def test_the_page_of_a_merged_album_is_that_of_the_one_that_stays(
    library: Database,
) -> None:
    done = await merged_albums(library, ("First", "X"), ("Second", "X"))
    page = await library.read(albums.page, AlbumId(done.olds[0]))
    assert page.album.id == done.into


async def test_nothing_is_merged_with_itself_or_with_what_is_not_there(library: Database) -> None:
    with pytest.raises(Refused):
        await library.write(merging.merge, Entity.ALBUM, [1], 1)
    with pytest.raises(Refused):
        await library.write(merging.merge, Entity.TRACK, [1, 2], 1)
    with pytest.raises(NotFound):
        await library.write(merging.merge, Entity.ALBUM, [1, 999], 1)


# ---- merging artists -----------------------------------------------------------------------------


async def merged_artists(library: Database, into: str, *others: str) -> merging.Merged:
    ids = [await library.read(artist, name) for name in (into, *others)]
    return await library.write(merging.merge, Entity.ARTIST, ids, ids[0])


async def test_merged_artists_are_one_and_go_by_one_name(library: Database) -> None:
    await merged_artists(library, "Y", "Why")
    assert await library.read(names) == [("X", 3, 5), ("Y", 2, 5)]
    found = await library.read(shelf)
    assert set(found) == {"First - X", "Second - X", "First - Y", "Third - Y", "Fourth - X"}
    (row,) = await library.read(tracks.rows, [TrackId(9)])
    assert row.artist == "X feat. Y"


async def test_a_merged_artist_is_found_by_both_names(library: Database) -> None:
    done = await merged_artists(library, "Y", "Why")
    for text in ("why", "y"):
        found = await library.read(artists.ids, ArtistQuery(text=text))
        assert done.into in found
        words = f"artist : {text}"
        titles = await library.read(
            lambda tx, words=words: tx.column(
                "SELECT rowid FROM track_words WHERE track_words MATCH ? ORDER BY rowid", (words,)
            )
        )
        assert titles == {"why": [7, 8, 9], "y": [5, 6, 7, 8, 9]}[text]


async def test_a_merged_artist_is_found_by_what_words_do_not_find(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    disk.write("h/1.flac", "h1", tags("h1", "AC/DC", "Power", album_artist="AC/DC"))
    await rescan(database, disk, clock)
    done = await merged_artists(database, "X", "AC/DC")
    sql = "SELECT entity_id FROM name_key WHERE entity = 'artist' AND key = 'acdc' ORDER BY 1"
    assert done.into in await database.read(lambda tx: tx.column(sql))
    await database.write(merging.unmerge, done)
    assert await database.read(lambda tx: tx.column(sql)) == [done.olds[0]]


async def test_merged_artists_stay_one_after_rescans_and_other_tags(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    await merged_artists(library, "Y", "Why")
    touch(disk)
    await rescan(library, disk, clock)
    assert await library.read(names) == [("X", 3, 5), ("Y", 2, 5)]
    disk.retag("d/1.flac", title="d1 again", composers=("Why",))
    new = tags("f1", "Why & X", "Fifth", artists=("Why", "X"), album_artist="Why", track=1)
    disk.write("f/1.flac", "f1", new)
    await rescan(library, disk, clock)
    assert await library.read(names) == [("X", 3, 6), ("Y", 3, 6)]
    assert (await library.read(shelf))["Fifth - Y"] == ["f1"]
    roles = await library.read(lambda tx: tx.rows("SELECT artist_id FROM contribution"))
    assert roles == [(await library.read(artist, "Y"),)]


async def test_a_merge_of_artists_is_taken_back_exactly(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    disk.retag("d/1.flac", composers=("Why", "Y"))
    await rescan(library, disk, clock)
    why = await library.read(artist, "Why")
    await library.write(favourites.set_rating, DEFAULT_PROFILE, Entity.ARTIST, [why], 40)
    before = await library.read(everything)
    one = await merged_artists(library, "Y", "Why")
    two = await merged_artists(library, "X", "Y")
    assert await library.read(names) == [("X", 5, 9)]
    ratings = await library.read(favourites.ratings, DEFAULT_PROFILE, Entity.ARTIST, [two.into])
    assert ratings[two.into] is not None
    await library.write(merging.unmerge, two)
    await library.write(merging.unmerge, one)
    assert await library.read(everything) == before


# ---- splitting albums ----------------------------------------------------------------------------


async def test_tracks_become_an_album_of_their_own_for_good(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    source = await library.read(album, "First", "X")
    track = TrackId(await library.read(track_at, "a/2.flac"))
    new, former = await library.write(
        splitting.split_album, AlbumId(source), [track], "First, late"
    )
    found = await library.read(shelf)
    assert (found["First - X"], found["First, late - X"]) == (["a1"], ["a2"])
    assert new in await library.read(albums.ids, AlbumQuery(text="late"))
    touch(disk)
    await rescan(library, disk, clock)
    assert await library.read(shelf) == found
    disk.retag("a/2.flac", title="a2 again", album="Quite another")
    disk.move("a/2.flac", "elsewhere/9.flac")
    await rescan(library, disk, clock)
    assert (await library.read(shelf))["First, late - X"] == ["a2 again"]
    assert await library.read(track_at, "elsewhere/9.flac") == track
    await library.write(splitting.put_places, former)
    assert (await library.read(shelf))["Quite another - X"] == ["a2 again"]


async def test_a_split_album_is_taken_back_and_done_again(library: Database) -> None:
    before = await library.read(everything)
    source = await library.read(album, "First", "X")
    _, former = await library.write(splitting.split_album, AlbumId(source), [TrackId(2)])
    after = await library.read(shelf)
    again = await library.write(splitting.put_places, former)
    now = await library.read(everything)
    for table in ("placed", "track", "credit"):
        assert now[table] == before[table]
    await library.write(splitting.put_places, again)
    assert await library.read(shelf) == after


async def test_a_split_album_that_is_merged_back_is_whole_again(library: Database) -> None:
    whole = await library.read(shelf)
    source = await library.read(album, "First", "X")
    new, _ = await library.write(splitting.split_album, AlbumId(source), [TrackId(2)], "Late")
    apart = await library.read(shelf)
    done = await library.write(merging.merge, Entity.ALBUM, [source, new], source)
    assert await library.read(shelf) == whole
    page = await library.read(albums.page, AlbumId(source))
    assert len(page.editions) == 1
    await library.write(merging.unmerge, done)
    assert await library.read(shelf) == apart


async def test_something_has_to_stay_on_either_side(library: Database) -> None:
    source = await library.read(album, "First", "X")
    for chosen in ([], [TrackId(1), TrackId(2)], [TrackId(5)]):
        with pytest.raises(Refused):
            await library.write(splitting.split_album, AlbumId(source), chosen)
    by = await library.read(artist, "Y")
    for chosen in ([], [TrackId(5), TrackId(6)], [TrackId(1)]):
        with pytest.raises(Refused):
            await library.write(splitting.split_artist, ArtistId(by), chosen)
    with pytest.raises(NotFound):
        await library.write(splitting.split_album, AlbumId(999), [TrackId(1)])
    with pytest.raises(NotFound):
        await library.write(splitting.split_artist, ArtistId(999), [TrackId(1)])


# ---- splitting artists ---------------------------------------------------------------------------


async def test_two_artists_of_one_name_are_told_apart_for_good(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    by = await library.read(artist, "X")
    chosen = [TrackId(await library.read(track_at, f"b/{number}.flac")) for number in (1, 2)]
    other, former = await library.write(splitting.split_artist, ArtistId(by), chosen, "the drummer")
    apart = [("Why", 1, 3), ("X", 1, 2), ("X", 2, 3), ("Y", 1, 2)]
    assert await library.read(names) == apart
    page = await library.read(artists.page, other)
    assert [row.title for row in page.albums] == ["Second"]
    touch(disk)
    await rescan(library, disk, clock)
    disk.retag("b/1.flac", title="b1 again")
    disk.write("g/1.flac", "g1", tags("g1", "X", "Sixth", album_artist="X", track=1))
    await rescan(library, disk, clock)
    assert await library.read(names) == [("Why", 1, 3), ("X", 1, 2), ("X", 3, 4), ("Y", 1, 2)]
    await library.write(splitting.put_names, former)
    assert await library.read(names) == [("Why", 1, 3), ("X", 4, 6), ("Y", 1, 2)]


async def test_a_split_artist_is_taken_back_and_done_again(library: Database) -> None:
    before = await library.read(everything)
    by = await library.read(artist, "X")
    chosen = [TrackId(each) for each in (3, 4, 9)]
    _, former = await library.write(splitting.split_artist, ArtistId(by), chosen)
    after = await library.read(names)
    again = await library.write(splitting.put_names, former)
    now = await library.read(everything)
    for table in ("namesake", "track", "album"):
        assert now[table] == before[table]
    await library.write(splitting.put_names, again)
    assert await library.read(names) == after


async def test_a_split_artist_that_is_merged_back_is_one_again(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    before = await library.read(names)
    by = await library.read(artist, "X")
    other, _ = await library.write(splitting.split_artist, ArtistId(by), [TrackId(3), TrackId(4)])
    await library.write(merging.merge, Entity.ARTIST, [by, other], by)
    assert await library.read(names) == before
    touch(disk)
    await rescan(library, disk, clock)
    assert await library.read(names) == before


async def test_what_the_user_gave_to_tracks_stays_with_them(
    library: Database, disk: Disk, clock: FixedClock
) -> None:
    ids = [TrackId(1), TrackId(2)]
    await library.write(favourites.set_rating, DEFAULT_PROFILE, Entity.TRACK, ids, 70)
    await library.write(lambda tx: tx.many(
        "INSERT INTO play_stats (profile_id, track_id, plays) VALUES (1, ?, 7)",
        [(each,) for each in ids]))  # fmt: skip
    await merged_albums(library, ("Second", "X"), ("First", "X"))
    source = await library.read(album, "Second", "X")
    await library.write(splitting.split_album, AlbumId(source), ids[:1], "Own")
    disk.move("a/1.flac", "moved/1.flac")
    disk.retag("moved/1.flac", title="another")
    await rescan(library, disk, clock)
    rows = await library.read(tracks.rows, ids)
    assert [(row.rating, row.plays) for row in rows] == [(70, 7), (70, 7)]
    assert (await library.read(shelf))["Own - X"] == ["another"]
