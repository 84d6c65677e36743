"""Which track of the library an entry of a playlist file means."""

import pytest

from audio2_desktop.domain.units import DEFAULT_PROFILE, PlaylistId
from audio2_desktop.storage import playlist_items, playlist_matching, playlists
from audio2_desktop.storage.database import Database, Read
from audio2_desktop.storage.playlist_matching import Sought
from tests.fakes.shelf import Disc, shelve, shelve_file

ME = DEFAULT_PROFILE


def content(tx: Read, playlist: PlaylistId) -> list[object]:
    sql = "SELECT track_id FROM playlist_item WHERE playlist_id = ? ORDER BY position"
    return tx.column(sql, (playlist,))


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (Sought((b"/music/Artist/Album/01 Song.mp3",)), 0),
        (Sought((b"/other/nothing", b"/music/Artist/Album/01 Song.mp3")), 0),
        (Sought((b"/music/artist/ALBUM/01 song.MP3",)), 0),
        (Sought(("/music/Bjo\u0308rk/J.mp3".encode(),)), 1),
        (Sought((b"/music/caf\xe9.mp3",)), 2),
        (Sought((b"/old/disk/01 song.mp3",), length_ms=181_000), 0),
        (Sought((b"/old/disk/01 song.mp3",), length_ms=190_000), None),
        (Sought((b"/old/disk/01 song.mp3",)), None),
        (Sought((b"/old/Artist/Album/01 song.mp3",)), 0),
        (Sought((), "joga", "BJORK"), 1),
        (Sought((), "joga", "BJORK", length_ms=185_000), 1),
        (Sought((), "joga", "BJORK", length_ms=300_000), None),
        (Sought((), "joga"), None),
        (Sought((b"/music",)), None),
        (Sought((b"C:/Music/01 Song.mp3",), length_ms=180_500), 0),
    ],
)
async def test_entries_are_matched(
    database: Database, sought: Sought, expected: int | None
) -> None:
    ids = await database.write(
        shelve,
        [
            Disc("Song", "A", path=b"/music/Artist/Album/01 Song.mp3"),
            Disc("Jóga", "Björk", path="/music/Bj\u00f6rk/J.mp3".encode()),
            Disc("Café", "C", path=b"/music/caf\xe9.mp3"),
        ],
    )
    found = await database.read(playlist_matching.match, [sought])
    assert found == [() if expected is None else (ids[expected],)]


async def test_the_nearest_of_several_is_taken(database: Database) -> None:
    _, b, c = await database.write(
        shelve,
        [
            Disc("T", "A", "Live", path=b"/music/1/01.mp3", length_ms=186_000),
            Disc("T", "A", "Studio", path=b"/music/2/01.mp3", length_ms=180_500),
            Disc("T", "A", "Best of", path=b"/music/3/x.mp3", length_ms=180_400),
        ],
    )
    by_file = Sought((b"/old/01.mp3",), length_ms=180_000)
    by_title = Sought((), "T", "A", length_ms=180_000)
    by_album = Sought((), "T", "A", "Studio", length_ms=180_000)
    found = await database.read(playlist_matching.match, [by_file, by_title, by_album])
    assert found == [(b,), (c,), (b,)]


async def test_a_whole_file_with_a_cue_sheet_means_its_tracks(database: Database) -> None:
    ids = await database.write(shelve, [Disc("one"), Disc("two")])

    def cut(tx) -> None:  # type: ignore[no-untyped-def]
        tx.execute("DELETE FROM file")
        file = shelve_file(tx, b"/music/all.flac", None, 360_000)
        for n, track in enumerate(ids):
            tx.execute("INSERT INTO cue_part VALUES (?, ?, ?, ?, NULL)", (file, n, track, n * 10))

    await database.write(cut)
    found = await database.read(playlist_matching.match, [Sought((b"/music/all.flac",))])
    assert found == [tuple(ids)]
    places = await database.read(playlist_matching.places, ids)
    assert places == dict.fromkeys(ids, b"/music/all.flac")
    one = await database.write(playlists.create, ME, "a")
    await database.write(playlist_items.insert, one, [ids[1]])
    await database.write(lambda tx: playlists.detach(tx, [ids[1]]))
    assert await database.write(playlists.attach) == 1
    assert await database.read(content, one) == [ids[1]]


async def test_a_root_at_the_top_of_the_disk(database: Database) -> None:
    (one,) = await database.write(shelve, [Disc("x", path=b"/x.mp3", root=b"/")])
    assert await database.read(playlist_matching.match, [Sought((b"/x.mp3",))]) == [(one,)]
    assert await database.read(playlist_matching.places, [one]) == {one: b"/x.mp3"}


async def test_what_is_hidden_in_the_catalogue_is_not_matched(database: Database) -> None:
    (one,) = await database.write(shelve, [Disc("x", "A", path=b"/music/x.mp3")])
    await database.write(lambda tx: tx.execute("UPDATE track SET in_library = 0"))
    entries = [Sought((b"/music/x.mp3",), "x", "A")]
    assert await database.read(playlist_matching.match, entries) == [()]
    p = await database.write(playlists.create, ME, "a")
    await database.write(playlist_items.insert, p, [one])
    assert list(await database.read(playlist_items.track_ids, p)) == []
