"""What the Details panel reads of one track."""

import json

import pytest

from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.units import TrackId
from audio2_desktop.services.track_details import Details
from audio2_desktop.storage import track_details
from audio2_desktop.storage.database import Database, Write
from tests.storage.disk import Disk, scan, tags, track_at


@pytest.fixture
async def music(database: Database) -> Database:
    disk = Disk()
    disk.write(
        "Tide/1.flac", "one",
        tags("Breakwater", "Halden Coast", "Slow Harbour", track=1, year=2024, genres=("Dub",),
             composers=("Elin Varga",), conductors=("Ivo Lind",)),
    )  # fmt: skip
    disk.write("Tide/2.flac", "two", tags("Salt", "Halden Coast", "Slow Harbour", track=2))
    await database.write(scan, disk)
    return database


def _retag(tx: Write, track: int, raw: dict[str, list[str]]) -> None:
    tx.execute(
        "UPDATE file_tags SET tags = ? WHERE file_id = (SELECT id FROM file WHERE track_id = ?)",
        (json.dumps(raw), track),
    )


async def test_people_come_from_the_library_and_from_the_tags(music: Database) -> None:
    track = await music.read(track_at, "Tide/1.flac")
    raw = {
        "PERFORMER": ["Ana Ruiz (violin)", "Ana Ruiz (violin)", "Tom"],
        "PRODUCER": ["Nils\x00\x07 Berg"],
        "TITLE": ["Breakwater"],
        "EMPTY": [""],
    }
    await music.write(_retag, track, raw)
    found = await music.read(track_details.of, track)
    assert found is not None
    people = [(person.role, person.name, person.part) for person in found.people]
    assert people == [
        ("composer", "Elin Varga", ""),
        ("conductor", "Ivo Lind", ""),
        ("performer", "Ana Ruiz", "violin"),
        ("performer", "Tom", ""),
        ("producer", "Nils Berg", ""),
    ]
    assert found.people[0].id
    assert found.people[2].id is None
    assert dict(found.tags)["PRODUCER"] == ("Nils Berg",)
    assert [name for name, _ in found.tags] == sorted(raw)


async def test_the_file_behind_a_track(music: Database) -> None:
    track = await music.read(track_at, "Tide/1.flac")
    file = (await Details(music).of(track)).file
    assert file is not None
    assert file.path == b"/music/Tide/1.flac"
    assert (file.codec, file.is_lossless, file.sample_rate, file.bits) == ("FLAC", True, 44_100, 16)
    assert (file.size_bytes, file.channels, file.is_missing) == (1000, 2, False)


async def test_how_loud_it_is(music: Database) -> None:
    track = await music.read(track_at, "Tide/1.flac")
    assert (await Details(music).of(track)).lufs is None
    gain = "UPDATE file SET track_gain = 0.2 WHERE track_id = ?"
    await music.write(lambda tx: tx.execute(gain, (track,)))
    assert (await Details(music).of(track)).lufs == pytest.approx(-18.2)


async def test_thousands_of_values_and_long_ones_are_cut(music: Database) -> None:
    track = await music.read(track_at, "Tide/1.flac")
    await music.write(_retag, track, {"COMMENT": ["x" * 90_000, *map(str, range(5_000))]})
    found = await music.read(track_details.of, track)
    assert found is not None
    values = dict(found.tags)["COMMENT"]
    assert len(values) == track_details.MOST_VALUES
    assert len(values[0]) == track_details.MOST_CHARACTERS


async def test_a_track_that_is_gone(music: Database) -> None:
    with pytest.raises(NotFound):
        await Details(music).of(999)
    assert await music.read(track_details.of, TrackId(999)) is None


async def test_rows_in_order_without_those_that_are_gone(music: Database) -> None:
    one = await music.read(track_at, "Tide/1.flac")
    two = await music.read(track_at, "Tide/2.flac")
    rows = await Details(music).rows([two, 999, one])
    assert [row.title for row in rows] == ["Salt", "Breakwater"]
