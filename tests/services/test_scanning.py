"""Scans of real files: streaming, comparing, moving, vanishing, resuming after a cancel."""

import asyncio
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import DiskFull
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.scanning import Scanner
from audio2_desktop.storage import roots, tracks
from audio2_desktop.storage.database import Database
from tests.fakes.odd_reader import odd_child
from tests.sounds import write


class Place:
    """A library over one folder, and the shortest words for what the tests do."""

    def __init__(self, folder: Path, db: Database, scanner: Scanner, root_id: int) -> None:
        self.folder = folder
        self.db = db
        self.scanner = scanner
        self.root_id = root_id
        self.told: list[object] = []
        self.albums: set[int] = set()

    async def root(self):
        return next(row for row in await self.db.read(roots.all_rows) if row.id == self.root_id)

    async def scan(self, **options):
        return await self.scanner.scan(
            await self.root(),
            lambda report, folder: self.told.append(report),
            self.albums.update,
            **options,
        )

    async def tracks(self):
        found = await self.db.read(tracks.ids, TrackQuery())
        return await self.db.read(tracks.rows, found.ids)

    async def by_title(self):
        return {row.title: row for row in await self.tracks()}

    def album(self, name: str, count: int = 3, seed: int = 0) -> Path:
        home = self.folder / name
        home.mkdir(parents=True, exist_ok=True)
        for number in range(1, count + 1):
            tags = {
                "title": f"{name} {number}",
                "artist": "Halden Coast",
                "album": name,
                "tracknumber": str(number),
            }
            write(home / f"{number:02d}.flac", tags=tags, seed=seed + number)
        return home


@pytest.fixture
async def place(tmp_path: Path):
    folder = tmp_path / "Music"
    folder.mkdir()
    db = Database(tmp_path / "library.db", publish=lambda facts: None, clock=SystemClock())
    await db.open()
    root_id = await db.write(roots.add, os.fsencode(folder))
    readers = ChildPool("tags", 2)
    with ThreadPoolExecutor(2) as work:
        yield Place(folder, db, Scanner(db, readers, 2, work, SystemClock()), root_id)
        await readers.close()
        await db.close()


async def test_a_first_scan_reads_everything_and_a_second_nothing(place):
    place.album("One", 3, 0)
    place.album("Two", 40, 100)
    first = await place.scan()
    assert (first.seen, first.added, first.unreadable) == (43, 43, 0)
    assert len(await place.tracks()) == 43
    assert len(place.albums) == 2
    second = await place.scan()
    assert (second.seen, second.added, second.updated, second.missing) == (43, 0, 0, 0)


async def test_a_file_that_fells_its_reader_is_listed_and_all_others_are_there(place):
    home = place.album("One", 3)
    place.album("Two", 2, 10)
    shutil.copy(home / "02.flac", home / "02 crash.flac")
    place.scanner.readers = ChildPool("tags", 1, starter=odd_child)
    report = await place.scan()
    await place.scanner.readers.close()
    assert (report.seen, report.added, report.unreadable) == (6, 6, 1)
    assert {"One 1", "One 2", "One 3", "Two 1", "Two 2"} <= set(await place.by_title())


async def test_a_full_disk_is_told_as_what_it_is(place):
    place.album("One", 3)

    async def full(*_work):
        raise DiskFull(path="/music")

    place.scanner.db = _Instead(place.db, write=full)
    with pytest.raises(DiskFull):
        await place.scan()


class _Instead:
    """A database with another method in one place."""

    def __init__(self, db, **instead):
        self._db, self._instead = db, instead

    def __getattr__(self, name):
        return self._instead.get(name) or getattr(self._db, name)


async def test_what_changed_is_read_again_and_keeps_its_identity(place):
    home = place.album("One", 2)
    await place.scan()
    before = await place.by_title()
    write(home / "01.flac", tags={"title": "Renamed", "album": "One"}, seed=1)
    report = await place.scan()
    assert (report.updated, report.added) == (1, 0)
    after = await place.by_title()
    assert after["Renamed"].id == before["One 1"].id


async def test_a_moved_folder_keeps_its_tracks(place):
    home = place.album("One", 3)
    await place.scan()
    before = {row.id for row in await place.tracks()}
    shutil.move(home, place.folder / "Elsewhere")
    report = await place.scan()
    assert (report.moved, report.added) == (3, 0)
    assert {row.id for row in await place.tracks()} == before


async def test_a_deleted_file_is_missing_not_gone(place):
    home = place.album("One", 2)
    await place.scan()
    (home / "01.flac").unlink()
    report = await place.scan()
    assert report.missing == 1
    states = {row.title: row.state.value for row in await place.tracks()}
    assert states == {"One 1": "missing", "One 2": "owned"}
    write(home / "01.flac", tags={"title": "One 1", "album": "One"}, seed=1)
    await place.scan()
    assert {row.state.value for row in await place.tracks()} == {"owned"}


async def test_an_unplugged_or_suddenly_empty_root_loses_nothing(place):
    place.album("One", 2)
    await place.scan()
    away = place.folder.with_name("unplugged")
    place.folder.rename(away)
    await place.scan()
    assert not (await place.root()).is_available
    assert {row.state.value for row in await place.tracks()} == {"missing"}
    place.folder.mkdir()
    await place.scan()  # the mount point is there, the disk is not
    assert not (await place.root()).is_available
    place.folder.rmdir()
    away.rename(place.folder)
    report = await place.scan()
    assert (report.added, report.updated, report.missing) == (0, 0, 0)
    assert (await place.root()).is_available
    assert {row.state.value for row in await place.tracks()} == {"owned"}


async def test_a_part_is_scanned_without_the_rest(place):
    one, two = place.album("One", 2), place.album("Two", 2, 50)
    await place.scan()
    (one / "01.flac").unlink()
    (two / "01.flac").unlink()
    report = await place.scan(folders={b"One": True})
    assert (report.missing, report.seen) == (1, 1)
    place.album("Two/Deeper", 1, 90)
    report = await place.scan(folders={b"Two": False})
    assert (report.missing, report.added) == (1, 0)
    report = await place.scan(folders={b"Two": True})
    assert report.added == 1


async def test_a_folder_that_is_gone_is_noticed_in_a_part(place):
    home = place.album("One", 2)
    place.album("Two", 1, 50)
    await place.scan()
    shutil.rmtree(home)
    report = await place.scan(folders={b"One": True, b"": False})
    assert report.missing == 2


async def test_a_cancelled_scan_goes_on_where_it_was(place):
    for number in range(40):
        place.album(f"Album {number}", 12, number * 20)
    enough = asyncio.Event()

    def progress(report, folder):
        if report.added:
            enough.set()

    root = await place.root()
    scanning = asyncio.ensure_future(place.scanner.scan(root, progress, place.albums.update))
    await enough.wait()
    scanning.cancel()
    with pytest.raises(asyncio.CancelledError):
        await scanning
    found = len(await place.tracks())
    assert 0 < found < 480
    report = await place.scan()
    assert report.added == 480 - found
    assert len(await place.tracks()) == 480


async def test_an_unreadable_file_is_counted_and_the_rest_goes_on(place):
    home = place.album("One", 2)
    (home / "bad.flac").write_bytes(b"no music at all")
    report = await place.scan()
    assert (report.added, report.unreadable) == (3, 1)
    assert len(await place.tracks()) == 2
    assert (await place.scan()).updated == 0


async def test_an_unreadable_folder_hides_nothing_below_it(place, monkeypatch):
    place.album("A", 1)
    place.album("A/B", 1, 30)
    await place.scan()
    real = os.scandir

    def scandir(path):
        if os.fsencode(path).endswith(b"/A"):  # as for a user whom the mode keeps out; root goes in
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = await place.scan()
    assert (report.missing, report.closed) == (0, (f"{place.folder}/A",))
    assert {row.state.value for row in await place.tracks()} == {"owned"}
