"""What was measured of files: kept for the sound that was heard, and for the album when all of it
is known."""

from collections.abc import Sequence

import pytest

from audio2_desktop.domain.loudness import Loudness, Measured
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.domain.waves import Waves
from audio2_desktop.storage import measured, tracks
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.measured import SoundWish
from tests.fakes.shelf import Disc, shelve

SOFT, LOUD = Measured(-24.0, 0.5, {-240: 100}), Measured(-12.0, 0.9, {-120: 100})


@pytest.fixture
async def album(database: Database) -> Sequence[TrackId]:
    """Three tracks of an album, of which the last has tags that tell."""

    def make(tx: Write) -> list[TrackId]:
        ids = shelve(tx, [Disc(f"t{at}", number=at, path=b"/music/%d.mp3" % at) for at in range(3)])
        tx.execute("UPDATE file SET audio_key = 'key ' || id")
        tx.execute(
            "UPDATE file SET track_gain = -3, album_gain = -4, album_peak = 1 WHERE track_id = ?",
            (ids[2],),
        )
        return ids

    return await database.write(make)


async def wishes(database: Database) -> tuple[SoundWish, ...]:
    found = await database.read(measured.wishes, FileId(0), 100)
    assert len(found) == await database.read(measured.count)
    return found


async def loudness(database: Database, track: TrackId) -> Loudness:
    return (await database.read(tracks.files, [track]))[0].loudness


async def test_tags_come_first_then_what_was_measured(
    database: Database, album: Sequence[TrackId]
) -> None:
    soft, loud, tagged = await wishes(database)
    assert await loudness(database, album[0]) == Loudness()
    await database.write(measured.put, soft, SOFT, b"\1\2")
    assert await loudness(database, album[0]) == Loudness(6.0, 0.5)
    await database.write(measured.put, loud, LOUD, b"\3")
    assert await loudness(database, album[1]) == Loudness(-6.0, 0.9)
    assert await wishes(database) == (tagged,)
    await database.write(measured.put, tagged, LOUD, b"")
    assert await loudness(database, album[2]) == Loudness(-3.0, 0.9, -4.0, 1.0)


async def test_the_album_counts_when_all_of_it_is_known(
    database: Database, album: Sequence[TrackId]
) -> None:
    for wish, found in zip(await wishes(database), (SOFT, LOUD, LOUD), strict=True):
        assert (await loudness(database, album[0])).album_gain_db is None
        await database.write(measured.put, wish, found, b"")
    of_first = await loudness(database, album[0])
    # 100 blocks at -24 fall below the gate, 200 at -12 are left
    assert of_first == Loudness(6.0, 0.5, pytest.approx(-6.0), 0.9)

    def move(tx: Write) -> None:
        (other,) = shelve(tx, [Disc("x", album="Other")])
        sql = "UPDATE track SET edition_id = (SELECT edition_id FROM track WHERE id = ?)"
        tx.execute(sql, (other,))

    await database.write(move)
    assert (await loudness(database, album[0])).album_gain_db is None  # on another one by now


async def test_another_sound_in_the_file_is_heard_anew_and_other_tags_are_not(
    database: Database, album: Sequence[TrackId]
) -> None:
    first, *others = await wishes(database)
    await database.write(measured.put, first, SOFT, b"\7")
    await database.write(lambda tx: tx.execute("UPDATE file SET size = 9, mtime_ns = 9"))
    assert [wish.id for wish in await wishes(database)] == [wish.id for wish in others]
    shape = await database.read(measured.shape, album[0])
    assert shape is not None and shape.waves == Waves(b"\7", is_whole=True) and shape.wish is None
    await database.write(lambda tx: tx.execute("UPDATE file SET audio_key = 'new' || id"))
    again, *_ = await wishes(database)
    assert (again.id, again.audio_key) == (first.id, f"new{first.id}")
    assert await loudness(database, album[0]) == Loudness()
    shape = await database.read(measured.shape, album[0])
    assert shape is not None and shape.waves is None and shape.wish == again


async def test_what_was_heard_of_a_file_that_changed_meanwhile_is_nothing(
    database: Database, album: Sequence[TrackId]
) -> None:
    first, *_ = await wishes(database)
    await database.write(lambda tx: tx.execute("UPDATE file SET mtime_ns = mtime_ns + 1"))
    await database.write(measured.put, first, SOFT, b"\1")
    await database.write(measured.give_up, first, "it is damaged")
    assert len(await wishes(database)) == 3


async def test_a_file_that_cannot_be_heard_is_asked_for_once_and_holds_up_no_album(
    database: Database, album: Sequence[TrackId]
) -> None:
    bad, *others = await wishes(database)
    await database.write(measured.give_up, bad, "it is damaged")
    for wish in others:
        await database.write(measured.put, wish, LOUD, b"")
    assert await wishes(database) == ()
    assert (await loudness(database, album[1])).album_gain_db == pytest.approx(-6.0)
    assert await loudness(database, album[0]) == Loudness(None, None, pytest.approx(-6.0), 0.9)
    shape = await database.read(measured.shape, album[0])
    assert shape is not None and (shape.waves, shape.wish) == (None, None)


async def test_files_that_are_not_there_are_not_wished(
    database: Database, album: Sequence[TrackId]
) -> None:
    await database.write(lambda tx: tx.execute("UPDATE file SET missing_since = 1"))
    assert await wishes(database) == ()
    shape = await database.read(measured.shape, album[0])
    assert shape is not None and shape.wish is None
    assert await database.read(measured.shape, TrackId(999)) is None


async def test_a_part_of_a_file_knows_where_it_lies(
    database: Database, album: Sequence[TrackId]
) -> None:
    def cut(tx: Write) -> None:
        tx.execute("UPDATE file SET track_id = NULL WHERE track_id = ?", (album[1],))
        file_id = tx.value("SELECT id FROM file WHERE track_id = ?", (album[0],))
        tx.execute("INSERT INTO cue_part VALUES (?, 1, ?, 5000, 9000)", (file_id, album[1]))

    await database.write(cut)
    first, *_ = await wishes(database)
    await database.write(measured.put, first, SOFT, b"\1")
    shape = await database.read(measured.shape, album[1])
    assert shape is not None and (shape.start_ms, shape.end_ms) == (5000, 9000)
    assert shape.waves is not None
