"""Files become tracks, albums and artists by the rules of the project."""

from dataclasses import replace
from typing import Any

import pytest

from audio2_desktop.domain.details import AlbumPage
from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, Fact, TracksChanged
from audio2_desktop.domain.music import AlbumRow, TrackState
from audio2_desktop.domain.scanned import CuePart, FileTags
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, ArtistQuery, TrackQuery
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId
from audio2_desktop.storage import albums, artists, tracks
from audio2_desktop.storage.connection import Read
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags, track_at


@pytest.fixture
def disk() -> Disk:
    return Disk()


def all_albums(tx: Read) -> list[AlbumRow]:
    found = albums.ids(tx, AlbumQuery(AlbumSort.TITLE))
    return list(albums.rows(tx, map(AlbumId, found)))


def names(tx: Read) -> list[str]:
    found = artists.ids(tx, ArtistQuery())
    return [row.name for row in artists.rows(tx, map(ArtistId, found))]


def page(tx: Read, title: str) -> AlbumPage:
    (album,) = [row for row in all_albums(tx) if row.title == title]
    return albums.page(tx, album.id)


async def test_an_album_is_all_there(
    database: Database, disk: Disk, facts: list[Fact], clock: FixedClock
) -> None:
    for number in (2, 1, 3):
        disk.write(
            f"Halden Coast/Low Water/0{number}.flac", f"s{number}",
            tags(f"Song {number}", "Halden Coast", "Low Water", album_artist="Halden Coast",
                 track=number, track_total=3, year=1999, date="1999-05", genres=("Dub", "Ambient")),
        )  # fmt: skip
    (result,) = await database.write(scan, disk)
    assert (result.added, result.updated, result.moved, result.unreadable) == (3, 0, 0, 0)

    shown = await database.read(page, "Low Water")
    assert shown.album.artist == "Halden Coast"
    assert (shown.album.year, shown.album.tracks, shown.album.length_ms) == (1999, 3, 540_000)
    assert [row.title for row in shown.discs[0].tracks] == ["Song 1", "Song 2", "Song 3"]
    assert shown.genres == ("Dub", "Ambient")
    assert shown.date == "1999-05"
    assert not shown.has_mixed_artists
    row = shown.discs[0].tracks[0]
    assert (row.codec, row.bits, row.sample_rate) == ("FLAC", 16, 44_100)
    assert (row.added_at, row.state) == (clock.now_ms(), TrackState.OWNED)
    (file,) = await database.read(tracks.files, [row.id])
    assert file.path == b"/music/Halden Coast/Low Water/01.flac"
    assert await database.read(names) == ["Halden Coast"]
    kinds = {type(fact) for fact in facts}
    assert kinds >= {TracksChanged, AlbumsChanged, ArtistsChanged}


async def test_a_second_scan_changes_nothing(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "s1", tags("One", "A", "First"))
    await database.write(scan, disk)
    assert await database.write(scan, disk) == []
    assert len((await database.read(tracks.ids, TrackQuery())).ids) == 1


async def test_a_changed_file_keeps_its_track(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "s1", tags("One", "A", "First", genres=("Dub",), composers=("C",)))
    await database.write(scan, disk)
    before = await database.read(track_at, "a/1.flac")
    disk.retag("a/1.flac", title="Uno", genres=("Ska",), composers=(), artist="B", artists=("B",))
    (result,) = await database.write(scan, disk)
    assert (result.added, result.updated) == (0, 1)
    row = await database.read(tracks.row, TrackId(before))
    assert row is not None
    assert (row.title, row.artist, row.genres) == ("Uno", "B", ("Ska",))
    assert await database.read(names) == ["B"]  # nothing is left of A
    found = await database.read(
        lambda tx: tx.column("SELECT rowid FROM track_words WHERE track_words MATCH 'uno'")
    )
    assert found == [before]
    gone = await database.read(
        lambda tx: tx.column("SELECT rowid FROM track_words WHERE track_words MATCH 'one'")
    )
    assert gone == []


async def test_what_fails_to_read_keeps_what_was_known(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "s1", tags("One", "A", "First"))
    await database.write(scan, disk)
    before = await database.read(track_at, "a/1.flac")
    disk.write("a/1.flac", "s1", None, problem="The file ends too early.")
    (result,) = await database.write(scan, disk)
    assert result.unreadable == 1
    row = await database.read(tracks.row, TrackId(before))
    assert row is not None
    assert (row.title, row.codec, row.state) == ("One", "FLAC", TrackState.OWNED)
    problem = await database.read(lambda tx: tx.value("SELECT problem FROM file"))
    assert problem == "The file ends too early."
    assert await database.write(scan, disk) == []  # and is not read again and again


async def test_an_unreadable_file_is_known_but_no_track(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "", None, problem="It is empty.")
    await database.write(scan, disk)
    assert list((await database.read(tracks.ids, TrackQuery())).ids) == []
    assert await database.read(lambda tx: tx.value("SELECT count(*) FROM file")) == 1


async def test_untagged_files_are_named_by_their_name(database: Database, disk: Disk) -> None:
    disk.write(b"a/\xff\x01odd.name.flac", "s1", FileTags())
    disk.write("a/.flac", "s2", FileTags())
    await database.write(scan, disk)
    rows = await database.read(
        lambda tx: tracks.rows(tx, tracks.ids(tx, TrackQuery()).ids)  # type: ignore[arg-type]
    )
    assert sorted(row.title for row in rows) == [".flac", "\ufffd odd.name"]
    assert await database.read(all_albums) == []  # no album of that name
    assert await database.read(names) == []


# ---- grouping ------------------------------------------------------------------------------------

Given = dict[str, FileTags]


def by(title: str, artist: str, album: str = "Hits", **more: Any) -> FileTags:
    return tags(title, artist, album, **more)


CASES: dict[str, tuple[Given, list[tuple[str, str, int]]]] = {
    "several artists in one folder are a compilation": (
        {"x/1": by("1", "A"), "x/2": by("2", "B")},
        [("Hits", "Various Artists", 2)],
    ),
    "a guest does not make a compilation": (
        {"x/1": by("1", "A"), "x/2": by("2", "A feat. B", artists=("A", "B"))},
        [("Hits", "A", 2)],
    ),
    "the album artist decides": (
        {"x/1": by("1", "A", album_artist="A"), "x/2": by("2", "B", album_artist="A")},
        [("Hits", "A", 2)],
    ),
    "the flag makes a compilation": (
        {"x/1": by("1", "A", compilation=True)},
        [("Hits", "Various Artists", 1)],
    ),
    "names of many artists are one": (
        {"x/1": by("1", "A", album_artist="VA"), "y/2": by("2", "B", album_artist="Various")},
        [("Hits", "Various Artists", 2)],
    ),
    "the same title by others stays apart": (
        {"x/1": by("1", "A", album_artist="A"), "x/2": by("2", "B", album_artist="B")},
        [("Hits", "A", 1), ("Hits", "B", 1)],
    ),
    "guessed compilations in two folders stay apart": (
        {"x/1": by("1", "A"), "x/2": by("2", "B"), "y/1": by("3", "C"), "y/2": by("4", "D")},
        [("Hits", "Various Artists", 2), ("Hits", "Various Artists", 2)],
    ),
    "discs in folders are one album": (
        {"x/CD1/1": by("1", "A"), "x/CD2/1": by("2", "A"), "x/Disc 3/1": by("3", "A")},
        [("Hits", "A", 3)],
    ),
    "discs in folders are one compilation": (
        {"x/CD1/1": by("1", "A"), "x/CD2/1": by("2", "B")},
        [("Hits", "Various Artists", 2)],
    ),
    "editions are one album": (
        {
            "x/1": by("1", "A", "Kid"), "y/1": by("1", "A", "Kid (Deluxe Edition)"),
            "z/1": by("1", "A", "KID [Remastered 2009]"),
        },
        [("Kid", "A", 3)],
    ),
    "ids of release groups decide": (
        {
            "x/1": by("1", "A", "Self", album_artist="A", mb_release_group_id="g1"),
            "y/1": by("1", "A", "Self", album_artist="A", mb_release_group_id="g2"),
        },
        [("Self", "A", 1), ("Self", "A", 1)],
    ),
    "an album without an id is the one with it": (
        {
            "x/1": by("1", "A", "Self", album_artist="A", mb_release_group_id="g1"),
            "y/1": by("1", "A", "Self", album_artist="A"),
        },
        [("Self", "A", 2)],
    ),
    "spelling and accents do not matter": (
        {"x/1": by("1", "Björk", "Début"), "y/2": by("2", "BJORK", "debut")},
        [("Début", "Björk", 2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("one_by_one", [False, True])
async def test_grouping(database: Database, disk: Disk, case: str, one_by_one: bool) -> None:
    given, expected = CASES[case]
    for number, (path, found) in enumerate(given.items()):
        disk.write(f"{path}.flac", f"s{number}", found)
        if one_by_one:  # files that come later find the groups that are there
            await database.write(scan, disk)
    await database.write(scan, disk)
    rows = await database.read(all_albums)
    assert sorted((row.title, row.artist, row.tracks) for row in rows) == sorted(expected)


async def test_artists_are_kept_apart_by_ids_and_joined_by_name(
    database: Database, disk: Disk
) -> None:
    disk.write("1/1.flac", "1", tags("1", "Nirvana", "Bleach"))
    await database.write(scan, disk)
    disk.write("2/1.flac", "2", tags("2", "Nirvana", "Nevermind", mb_artist_ids=("us",)))
    await database.write(scan, disk)
    assert await database.read(names) == ["Nirvana"]  # the first one got its id
    disk.write("3/1.flac", "3", tags("3", "Nirvana", "All of Us", mb_artist_ids=("uk",)))
    await database.write(scan, disk)
    assert await database.read(names) == ["Nirvana", "Nirvana"]


async def test_editions_have_a_switcher(database: Database, disk: Disk) -> None:
    disk.write("x/1.flac", "1", tags("One", "A", "Kid", date="2000"))
    disk.write("y/1.flac", "2", tags("One", "A", "Kid (Deluxe Edition)", date="2010"))
    disk.write("y/2.flac", "3", tags("Two", "A", "Kid (Deluxe Edition)", date="2010", disc=2))
    await database.write(scan, disk)
    shown = await database.read(page, "Kid")
    assert [(e.title, e.date, e.tracks, e.is_shown) for e in shown.editions] == [
        ("Kid (Deluxe Edition)", "2010", 2, True),
        ("Kid", "2000", 1, False),
    ]
    assert [disc.number for disc in shown.discs] == [0, 2]
    other = await database.read(albums.page, shown.album.id, shown.editions[1].id)
    assert [row.title for disc in other.discs for row in disc.tracks] == ["One"]


async def test_disc_folders_number_the_discs(database: Database, disk: Disk) -> None:
    for disc in (1, 2):
        found = tags(f"T{disc}", "A", "Box", track=1, disc_subtitle=f"Side {disc}")
        disk.write(f"Box/CD{disc}/1.flac", f"s{disc}", found)
    await database.write(scan, disk)
    shown = await database.read(page, "Box")
    assert [(disc.number, disc.subtitle) for disc in shown.discs] == [(1, "Side 1"), (2, "Side 2")]
    assert len(shown.editions) == 1


async def test_a_cue_sheet_makes_tracks_of_one_file(database: Database, disk: Disk) -> None:
    parts = (
        CuePart(0, 60_000, tags("One", "A", "Live", track=1)),
        CuePart(60_000, None, tags("Two", "A", "Live", track=2)),
    )
    disk.write("live/all.flac", "s", tags("All", "A", "Live"), parts=parts)
    await database.write(scan, disk)
    shown = await database.read(page, "Live")
    one, two = shown.discs[0].tracks
    assert [(row.title, row.length_ms) for row in (one, two)] == [("One", 60_000), ("Two", 120_000)]
    files = await database.read(tracks.files, [two.id, one.id])
    assert [(f.start_ms, f.end_ms) for f in files] == [(60_000, None), (0, 60_000)]
    disk.move("live/all.flac", "concerts/all.flac")
    await database.write(scan, disk)
    assert (await database.read(tracks.at_path, disk.full("concerts/all.flac"))) == (one.id, two.id)
    assert (await database.read(page, "Live")).album.tracks == 2


async def test_ratings_and_counts_are_read_once(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "s1", tags("One", "A", "First", rating=80, play_count=7))
    await database.write(scan, disk)
    track = TrackId(await database.read(track_at, "a/1.flac"))
    row = await database.read(tracks.row, track)
    assert row is not None
    assert (row.rating, row.plays) == (80, 7)
    await database.write(lambda tx: tx.execute("UPDATE rating SET rating = 20"))
    disk.retag("a/1.flac", rating=60, play_count=9)
    await database.write(scan, disk)
    row = await database.read(tracks.row, track)
    assert row is not None
    assert (row.rating, row.plays) == (20, 7)


async def test_one_recording_on_hard_evidence_only(database: Database, disk: Disk) -> None:
    def recording(tx: Read, path: str) -> int:
        sql = "SELECT recording_id FROM track WHERE id = ?"
        return int(tx.value(sql, (track_at(tx, path),)))

    same = {
        "mb": (by("T", "A", mb_recording_id="r"), by("T", "B", mb_recording_id="r")),
        "isrc": (by("T", "A", isrcs=("I",)), by("T", "B", isrcs=("I",))),
    }  # fmt: skip
    for name, (left, right) in same.items():
        disk.write(f"{name}/1.flac", f"{name}1", left)
        disk.write(f"{name}/2.flac", f"{name}2", right)
    disk.write("copy/1.flac", "equal", by("T", "A"))
    disk.write("copy/2.flac", "equal", by("T", "A"))
    disk.write("title/1.flac", "t1", by("T", "A"))
    disk.write("title/2.flac", "t2", by("T", "A"))
    await database.write(scan, disk)
    for name in (*same, "copy"):
        left_id = await database.read(recording, f"{name}/1.flac")
        assert left_id == await database.read(recording, f"{name}/2.flac"), name
        tracks_of = [await database.read(track_at, f"{name}/{n}.flac") for n in (1, 2)]
        assert tracks_of[0] != tracks_of[1]
    assert await database.read(recording, "title/1.flac") != await database.read(
        recording, "title/2.flac"
    )


async def test_marks_follow_a_retagged_album_and_artist(database: Database, disk: Disk) -> None:
    for number in (1, 2):
        disk.write(f"a/{number}.flac", f"s{number}", tags(f"{number}", "Ghots", "Frist"))
    await database.write(scan, disk)
    (album,) = await database.read(all_albums)
    await database.write(
        lambda tx: tx.many(
            "INSERT INTO favourite VALUES (1, ?, ?, 0)",
            [("album", album.id), ("artist", album.artist_id)],
        )
    )
    for number in (1, 2):
        disk.retag(f"a/{number}.flac", artist="Ghost", artists=("Ghost",), album="First")
    await database.write(scan, disk)
    (after,) = await database.read(all_albums)
    assert (after.title, after.artist, after.is_favourite) == ("First", "Ghost", True)
    (artist,) = await database.read(artists.rows, [after.artist_id])
    assert artist.is_favourite


async def test_numbers_beyond_sqlite_are_taken(database: Database, disk: Disk) -> None:
    disk.write("a/1.flac", "s1", tags("One", "A", "First"))
    path = disk.full("a/1.flac")
    disk.files[path] = replace(disk.files[path], inode=2**64 - 5)
    await database.write(scan, disk)
    before = await database.read(track_at, "a/1.flac")
    disk.move("a/1.flac", "b/1.flac")
    await database.write(scan, disk)
    assert await database.read(track_at, "b/1.flac") == before


def counted(tx: Read) -> dict[str, int]:
    tables = ("track", "file", "album", "artist", "credit", "genre", "recording", "folder")
    return {table: int(tx.value(f"SELECT count(*) FROM {table}")) for table in tables}


async def test_a_failing_batch_leaves_nothing(database: Database, disk: Disk) -> None:
    before = await database.read(counted)
    disk.write("a/1.flac", "s1", tags("One", "A", "First", rating=500))  # beyond what is checked
    disk.files[disk.full("a/1.flac")] = replace(disk.files[disk.full("a/1.flac")], mtime_ns=2**70)
    with pytest.raises(OverflowError):
        await database.write(scan, disk)
    assert await database.read(counted) == before
