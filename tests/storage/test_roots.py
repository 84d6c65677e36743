"""Library folders, what is removed, what is hidden, and what wants looking at."""

import pytest

from audio2_desktop.domain.folders import HealthKind
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, RootId, TrackId
from audio2_desktop.storage import (
    albums,
    artists,
    favourites,
    genres,
    health,
    hidden,
    known,
    removal,
    roots,
    tracks,
)
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags, track_at

DAY = 24 * 3600 * 1000


@pytest.fixture
async def disk(database: Database) -> Disk:
    """Two tracks by A, one by B, in the library."""
    disk = Disk()
    disk.write("a/1.flac", "s1", tags("One", "A", "First", genres=("Dub",)))
    disk.write("a/2.flac", "s2", tags("Two", "A", "First"))
    disk.write("b/1.flac", "s3", tags("Three", "B", "Second"))
    await database.write(scan, disk)
    return disk


def shown(tx: Read) -> tuple[int, int, int]:
    """How many tracks, albums and artists lists show."""
    return (
        len(tracks.ids(tx, TrackQuery()).ids),
        len(albums.ids(tx, AlbumQuery())),
        len(artists.ids(tx, ArtistQuery())),
    )


# ---- folders -------------------------------------------------------------------------------------


async def test_folders_do_not_overlap(database: Database, disk: Disk) -> None:
    with pytest.raises(Refused):
        await database.write(roots.add, b"/music/a")
    assert await database.write(roots.add, b"/music/") == RootId(1)
    other = await database.write(roots.add, b"/musical")  # not inside /music
    with pytest.raises(Refused):
        await database.write(roots.set_path, other, b"/music/b")
    (first, second) = await database.read(roots.all_rows)
    assert (first.path, first.is_available) == (b"/music", True)
    assert (second.path, second.last_scan) == (b"/musical", None)
    assert await database.read(roots.file_counts) == {first.id: 3}
    with pytest.raises(NotFound):
        await database.write(roots.set_path, RootId(99), b"/x")


async def test_a_folder_takes_in_those_inside_it(database: Database, disk: Disk) -> None:
    before = await database.read(track_at, "a/1.flac")
    root = await database.write(roots.add, b"/")
    (row,) = await database.read(roots.all_rows)
    assert (row.id, row.path) == (root, b"/")
    assert await database.read(roots.file_counts) == {root: 3}
    assert await database.read(track_at, "a/1.flac") == before
    stored = await database.read(known.known_files, root)
    assert set(stored) == {b"music/a", b"music/b"}


async def test_a_removed_folder_comes_back_with_everything(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    before = await database.read(track_at, "a/1.flac")
    await database.write(roots.remove, RootId(1))
    assert await database.read(shown) == (0, 0, 0)
    assert await database.read(roots.all_rows) == ()
    with pytest.raises(NotFound):
        await database.write(roots.remove, RootId(1))
    clock.advance(29 * DAY)
    assert await database.write(roots.forget_removed) == 0
    assert await database.write(roots.add, b"/music") == RootId(1)  # as undo, or added again
    assert await database.read(shown) == (3, 2, 2)
    assert await database.read(track_at, "a/1.flac") == before
    with pytest.raises(NotFound):
        await database.write(roots.restore, RootId(1))


async def test_a_removed_folder_is_forgotten_after_a_month(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    await database.write(roots.remove, RootId(1))
    clock.advance(31 * DAY)
    assert await database.write(roots.forget_removed) == 1
    assert await database.read(lambda tx: tx.value("SELECT count(*) FROM file")) == 0
    assert await database.integrity() == ()


# ---- removed -------------------------------------------------------------------------------------


async def test_removed_tracks_come_back(database: Database, disk: Disk, clock: FixedClock) -> None:
    track = TrackId(await database.read(track_at, "b/1.flac"))
    number = await database.write(removal.remove, [track])
    assert await database.read(shown) == (2, 1, 1)
    assert await database.read(roots.file_counts) == {RootId(1): 2}
    disk.retag("b/1.flac", title="Changed")
    await database.write(scan, disk)  # a changed file stays out
    assert await database.read(shown) == (2, 1, 1)
    (row,) = await database.read(removal.rows)
    assert (row.id, row.label, row.tracks, row.removed_at) == (
        number, "Three", (track,), clock.now_ms(),
    )  # fmt: skip
    assert await database.write(removal.restore, number) == (track,)
    assert await database.read(shown) == (3, 2, 2)
    with pytest.raises(NotFound):
        await database.write(removal.restore, number)


async def test_favourites_are_not_removed(database: Database, disk: Disk) -> None:
    one = TrackId(await database.read(track_at, "a/1.flac"))
    two = TrackId(await database.read(track_at, "a/2.flac"))
    row = await database.read(tracks.row, one)
    assert row is not None
    for entity, entity_id in (("track", one), ("album", row.album_id)):
        await database.write(
            lambda tx, e=entity, i=entity_id: tx.execute(  # type: ignore[misc]
                "INSERT INTO favourite VALUES (1, ?, ?, 0)", (e, i)
            )
        )
        with pytest.raises(Refused):
            await database.write(removal.remove, [two, one])
        assert await database.read(shown) == (3, 2, 2)
        await database.write(lambda tx: tx.execute("DELETE FROM favourite"))
    await database.write(removal.remove, [two, one])
    with pytest.raises(NotFound):
        await database.write(removal.remove, [two])  # twice


async def test_the_trash_forgets_after_a_month(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    await database.write(removal.remove, [TrackId(1)])
    clock.advance(31 * DAY)
    assert await database.write(removal.forget_old) == 1
    assert await database.read(removal.rows) == ()
    await database.write(scan, disk)
    assert (await database.read(shown))[0] == 2  # still out


# ---- hidden --------------------------------------------------------------------------------------


async def test_hidden_things_can_be_shown_again(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    row = await database.read(tracks.row, TrackId(await database.read(track_at, "a/1.flac")))
    assert row is not None
    (genre,) = await database.read(genres.rows)
    cases = (
        (Entity.TRACK, row.id, "One", (2, 2, 2)),
        (Entity.ALBUM, row.album_id, "First", (1, 1, 2)),
        (Entity.ARTIST, row.artist_id, "A", (1, 1, 1)),
        (Entity.GENRE, genre.id, "Dub", None),
    )
    for entity, entity_id, name, rest in cases:
        ids = [entity_id]
        assert await database.write(hidden.hide, DEFAULT_PROFILE, entity, ids) == (entity_id,)
        assert await database.write(hidden.hide, DEFAULT_PROFILE, entity, ids) == ()
        (line,) = await database.read(hidden.rows, DEFAULT_PROFILE)
        assert (line.entity, line.id, line.name, line.at) == (
            entity, entity_id, name, clock.now_ms(),
        )  # fmt: skip
        if rest is not None:
            assert await database.read(shown) == rest, entity
        else:
            assert await database.read(genres.rows) == ()
        assert await database.write(hidden.show, DEFAULT_PROFILE, entity, ids) == (entity_id,)
        assert await database.write(hidden.show, DEFAULT_PROFILE, entity, ids) == ()
        assert await database.read(shown) == (3, 2, 2)


# ---- health and numbers --------------------------------------------------------------------------


async def test_health_says_what_wants_looking_at(
    database: Database, disk: Disk, clock: FixedClock
) -> None:
    disk.write("bad/x.mp3", "", None, problem="It is empty.")
    disk.write("bad/untagged.flac", "u", tags())
    disk.write("copy/1.flac", "s3", tags("Three", "B", "Second"))
    for number in (1, 3):
        found = tags(f"{number}", "C", "Part", track=number, track_total=3)
        disk.write(f"part/{number}.flac", f"p{number}", found)
    await database.write(scan, disk)
    del disk.files[disk.full("a/2.flac")]
    clock.advance(1)
    await database.write(scan, disk)

    async def texts(kind: HealthKind) -> list[tuple[str, str, bytes]]:
        rows = await database.read(health.rows, kind)
        return [(row.text, row.detail, row.path) for row in rows]

    assert await texts(HealthKind.UNREADABLE) == [("x.mp3", "It is empty.", b"/music/bad/x.mp3")]
    assert await texts(HealthKind.MISSING) == [("Two", "a", b"/music/a/2.flac")]
    assert await texts(HealthKind.UNTAGGED) == [("untagged", "bad", b"/music/bad/untagged.flac")]
    assert await texts(HealthKind.INCOMPLETE) == [("Part", "2/3", b"")]
    assert [path for _, _, path in await texts(HealthKind.DUPLICATE)] == [
        b"/music/b/1.flac", b"/music/copy/1.flac",
    ]  # fmt: skip
    assert len(await texts(HealthKind.NO_COVER)) == 3
    counts = await database.read(health.counts)
    assert counts == {
        HealthKind.UNREADABLE: 1, HealthKind.MISSING: 1, HealthKind.UNTAGGED: 1,
        HealthKind.NO_COVER: 3, HealthKind.DUPLICATE: 2, HealthKind.INCOMPLETE: 1,
    }  # fmt: skip
    assert len(await database.read(health.rows, HealthKind.NO_COVER, 2)) == 2


async def test_counts(database: Database, disk: Disk) -> None:
    found = await database.read(genres.counts)
    assert (found.tracks, found.albums, found.artists, found.favourites) == (3, 2, 2, 0)
    assert (found.length_ms, found.size_bytes) == (540_000, 3000)


async def test_counts_leave_out_what_is_hidden_as_the_lists_do(
    database: Database, disk: Disk
) -> None:
    me = DEFAULT_PROFILE

    def hide_some(tx: Write) -> None:
        album = tx.value("SELECT min(id) FROM album WHERE in_library = 1")
        favourites.set_favourite(tx, me, Entity.ALBUM, [album], on=True)
        for artist in tx.column("SELECT id FROM artist WHERE in_library = 1"):
            favourites.set_favourite(tx, me, Entity.ARTIST, [artist], on=True)
        hidden.hide(tx, me, Entity.ALBUM, [album])
        hidden.hide(
            tx, me, Entity.ARTIST, [tx.value("SELECT max(id) FROM artist WHERE in_library = 1")]
        )

    await database.write(hide_some)
    found = await database.read(genres.counts)
    lists = (
        await database.read(tracks.ids, TrackQuery()),
        await database.read(albums.ids, AlbumQuery()),
        await database.read(artists.ids, ArtistQuery()),
        await database.read(albums.ids, AlbumQuery(favourites_only=True)),
        await database.read(artists.ids, ArtistQuery(favourites_only=True)),
    )
    seen = [len(each.ids if hasattr(each, "ids") else each) for each in lists]
    assert [found.tracks, found.albums, found.artists] == seen[:3]
    assert found.favourites == sum(seen[3:]) == 1
    assert found.albums < 2
