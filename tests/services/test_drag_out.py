"""Files for drags to other programs, out of a real library."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.services import drag_out
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.drag_out import DragOut
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve

NORTH, SOUTH = "/music/North/1 \udcff.flac", "/music/South/2.flac"


class Out:
    """The service over a library of two albums."""

    def __init__(self, db: Database, folder: Path, work: ThreadPoolExecutor) -> None:
        self.db, self.folder = db, folder
        self.playlists = Playlists(db, work)
        self.drags = DragOut(Browse(db), self.playlists, folder, work)
        self.tracks: list[int] = []


@pytest.fixture
async def out(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Out]:
    db = Database(tmp_path / "library.db", publish=lambda _facts: None, clock=clock)
    await db.open()
    with ThreadPoolExecutor(1, "work") as work:
        made = Out(db, tmp_path / "cache" / "dragged", work)
        north = Disc("One", "North", "North", NORTH.encode("utf-8", "surrogateescape"))
        south = Disc("Two", "South", "South", SOUTH.encode())
        made.tracks = list(await db.write(shelve, [north, south]))
        yield made
    await db.close()


async def test_tracks_and_whole_things_have_files(out: Out) -> None:
    north, south = out.tracks
    assert await out.drags.files([south, north]) == {south: SOUTH, north: NORTH}
    (row,) = await Browse(out.db).track_rows([north])
    assert list(await out.drags.files_of(Entity.ALBUM, [row.album_id])) == [NORTH]
    assert list(await out.drags.files_of(Entity.ARTIST, [row.artist_id])) == [NORTH]


async def test_of_very_many_nothing_goes_out(out: Out) -> None:
    assert await out.drags.files([out.tracks[0]] * (drag_out.AT_MOST + 1)) == {}


async def test_a_playlist_goes_out_as_a_file_of_its_own(out: Out) -> None:
    one, _ = await out.playlists.create("Night: <b>/..", entries=out.tracks)  # type: ignore[arg-type]
    two, _ = await out.playlists.create("Day", entries=out.tracks[:1])  # type: ignore[arg-type]
    (path,) = await out.drags.files_of(Entity.PLAYLIST, [one])
    assert Path(path).parent == out.folder
    assert Path(path).name == "Night_ _b__.m3u8"
    assert SOUTH in Path(path).read_text("utf-8", "surrogateescape").splitlines()
    (second,) = await out.drags.files_of(Entity.PLAYLIST, [two])
    assert [file.name for file in out.folder.iterdir()] == [Path(second).name] == ["Day.m3u8"]
    assert list(await out.drags.files_of(Entity.PLAYLIST, [one, two])) == [NORTH, SOUTH]


async def test_a_playlist_that_is_gone_has_none(out: Out) -> None:
    with pytest.raises(NotFound):
        await out.drags.files_of(Entity.PLAYLIST, [99])
