"""Library folders, watching, removing, hiding and finding again, over real files and a database."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from audio2_desktop import core as cores
from audio2_desktop.domain.folders import HealthKind, ScanReport
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import FileUnreadable, Refused, ScanStopped
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.services.health import Health
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.watching import Watching
from tests.sounds import write


class Home:
    """An open program without its window, and a music folder."""

    def __init__(self, core, music: Path) -> None:
        self.core = core
        self.music = music

    def album(self, name: str, count: int = 2, seed: int = 0) -> Path:
        home = self.music / name
        home.mkdir(parents=True, exist_ok=True)
        for number in range(1, count + 1):
            tags = {"title": f"{name} {number}", "artist": "Lumen", "album": name}
            write(home / f"{number}.flac", tags=tags, seed=seed + number)
        return home

    async def add(self):
        root = await self.core.library.add_folder(self.music)
        await self.core.library.finished([f"scan:{root}"])
        return root

    async def titles(self) -> dict[str, str]:
        """Title -> state of everything that lists show."""
        found = await self.core.browse.track_ids(TrackQuery())
        rows = await self.core.browse.track_rows(found.ids)
        return {row.title: row.state.value for row in rows}

    async def id_of(self, title: str) -> int:
        found = await self.core.browse.track_ids(TrackQuery())
        rows = await self.core.browse.track_rows(found.ids)
        return next(row.id for row in rows if row.title == title)


@pytest.fixture
async def home(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    music = tmp_path / "Music"
    music.mkdir()
    async with cores.opened(Paths.under(tmp_path / "home")) as core:
        await core.jobs.start()
        yield Home(core, music)


async def test_a_folder_is_added_scanned_and_removed_with_undo(home):
    home.album("One")
    root = await home.add()
    assert await home.titles() == {"One 1": "owned", "One 2": "owned"}
    done = await home.core.library.remove_folder(root)
    assert await home.titles() == {}
    assert await home.core.library.folders() == ()
    redo = await done.undo()
    assert await home.titles() == {"One 1": "owned", "One 2": "owned"}
    await redo.undo()
    assert await home.titles() == {}


async def test_a_scan_that_was_stopped_is_not_finished(home):
    album = home.album("One")
    library = home.core.library
    root = await library.add_folder(home.music)
    library.cancel_scan()
    with pytest.raises(ScanStopped):
        await library.finished([f"scan:{root}"])
    keys = await library.rescan_paths([album])
    looking = asyncio.ensure_future(library.rescan_now([album]))
    while not looking.done():  # at every turn of the loop: no scan is quicker
        library.cancel_scan()
        await asyncio.sleep(0)
    assert await looking == ScanReport(), "what waits for it goes on"
    with pytest.raises(ScanStopped):
        await library.finished(keys)


async def test_what_is_no_folder_or_lies_in_one_is_refused(home):
    with pytest.raises(FileUnreadable):
        await home.core.library.add_folder(home.music / "nowhere")
    inside = home.album("One")
    await home.add()
    with pytest.raises(Refused):
        await home.core.library.add_folder(inside)


async def test_a_folder_that_lies_elsewhere_keeps_everything(home):
    home.album("One")
    root = await home.add()
    track = await home.id_of("One 1")
    await home.core.favourites.rate(Entity.TRACK, [track], 80)
    moved = home.music.with_name("Elsewhere")
    home.music.rename(moved)
    await home.core.library.set_folder_path(root, moved)
    await home.core.library.finished([f"scan:{root}"])
    assert await home.titles() == {"One 1": "owned", "One 2": "owned"}
    assert await home.core.favourites.rating(Entity.TRACK, track) == 80


async def test_audio_files_are_counted_without_reading_them(home):
    home.album("One", 3)
    (home.music / "note.txt").write_text("no music")
    assert await home.core.library.count_audio(home.music) == 3
    assert await home.core.library.count_audio(home.music, lambda: True) == 0


async def test_changes_are_noticed_while_they_happen(home):
    home.album("One")
    await home.add()
    errors = []
    watching = Watching(home.core.db, home.core.library, errors.append)
    await watching.refresh()

    async def until(wanted):
        end = asyncio.get_running_loop().time() + 20
        while (found := await home.titles()) != wanted:
            assert asyncio.get_running_loop().time() < end, found
            await asyncio.sleep(0.05)

    marker = home.album("Marker", 1, 50)
    end = asyncio.get_running_loop().time() + 20
    while "Marker 1" not in await home.titles():  # the watch needs a moment to begin
        assert asyncio.get_running_loop().time() < end, watching.reasons
        (marker / "cover.jpg").write_bytes(b"another event")
        await asyncio.sleep(0.2)
    home.album("Two", 1, 70)
    every = {"One 1": "owned", "One 2": "owned", "Marker 1": "owned", "Two 1": "owned"}
    await until(every)
    shutil.move(home.music / "Two", home.music / "Renamed")
    (home.music / "One" / "1.flac").unlink()
    await until(every | {"One 1": "missing"})
    await watching.close()
    assert errors == []


async def test_tracks_leave_the_library_and_come_back(home):
    home.album("One")
    await home.add()
    track = await home.id_of("One 1")
    done = await home.core.removal.remove([track])
    assert await home.titles() == {"One 2": "owned"}
    assert len(await home.core.removal.removed()) == 1
    await home.core.library.finished(await home.core.library.rescan())
    assert await home.titles() == {"One 2": "owned"}
    await done.undo()
    assert await home.titles() == {"One 1": "owned", "One 2": "owned"}
    assert await home.id_of("One 1") == track


async def test_a_favourite_refuses_to_be_removed(home):
    home.album("One")
    await home.add()
    track = await home.id_of("One 1")
    await home.core.favourites.set_favourite(Entity.TRACK, [track], on=True)
    with pytest.raises(Refused):
        await home.core.removal.remove([track])
    with pytest.raises(Refused):
        await home.core.removal.trash([track])
    assert (home.music / "One" / "1.flac").exists()


async def test_files_go_to_the_trash_and_are_taken_back(home):
    home.album("One")
    await home.add()
    track = await home.id_of("One 1")
    file = home.music / "One" / "1.flac"
    data = file.read_bytes()
    done = await home.core.removal.trash([track])
    assert not file.exists()
    assert await home.titles() == {"One 2": "owned"}
    await done.undo()
    assert file.read_bytes() == data
    assert await home.titles() == {"One 1": "owned", "One 2": "owned"}
    assert await home.id_of("One 1") == track


async def test_nothing_is_taken_back_over_another_file(home):
    home.album("One")
    await home.add()
    done = await home.core.removal.trash([await home.id_of("One 1")])
    (home.music / "One" / "1.flac").write_bytes(b"something new")
    with pytest.raises(Refused):
        await done.undo()
    assert (home.music / "One" / "1.flac").read_bytes() == b"something new"


async def test_hidden_things_are_out_of_lists_until_shown(home):
    home.album("One")
    await home.add()
    track = await home.id_of("One 1")
    done = await home.core.removal.hide(Entity.TRACK, [track])
    assert await home.titles() == {"One 2": "owned"}
    assert [row.name for row in await home.core.removal.hidden()] == ["One 1"]
    await done.undo()
    assert len(await home.titles()) == 2


async def test_a_missing_file_is_located_by_the_user(home):
    folder = home.album("One")
    await home.add()
    track = await home.id_of("One 1")
    await home.core.favourites.rate(Entity.TRACK, [track], 60)
    (folder / "1.flac").unlink()
    write(folder / "other.flac", tags={"title": "Better rip", "artist": "Lumen"}, seed=99)
    await home.core.library.rescan_now([os.fsencode(folder)])
    assert (await home.titles())["One 1"] == "missing"
    await home.core.removal.locate(track, os.fsencode(folder / "other.flac"))
    files = await home.core.browse.files([track])
    assert files[0].path == os.fsencode(folder / "other.flac")
    assert await home.core.favourites.rating(Entity.TRACK, track) == 60


async def test_health_names_what_wants_looking_at(home):
    folder = home.album("One")
    (folder / "bad.flac").write_bytes(b"no music")
    await home.add()
    (folder / "1.flac").unlink()
    await home.core.library.rescan_now([os.fsencode(folder)])
    counts = await Health(home.core.db).counts()
    assert counts[HealthKind.UNREADABLE] == 1
    assert counts[HealthKind.MISSING] == 1
    (row,) = await Health(home.core.db).rows(HealthKind.UNREADABLE)
    assert row.text == "bad.flac"
    assert row.detail


async def test_files_that_cannot_go_to_the_trash_stay_and_are_counted(home):
    folder = home.album("One")
    await home.add()
    ids = [await home.id_of("One 1"), await home.id_of("One 2")]
    (folder / "2.flac").unlink()
    done = await home.core.removal.trash(ids)
    assert (done.key, done.values) == ("moved_to_trash_partly", {"count": 1, "left": 1})
    assert list(await home.titles()) == ["One 2"]


async def test_an_unplugged_folder_is_noticed_and_so_is_its_coming_back(home):
    home.album("One")
    await home.add()
    errors = []
    watching = Watching(home.core.db, home.core.library, errors.append)
    await watching.refresh()

    async def until(state):
        end = asyncio.get_running_loop().time() + 20
        while (found := set((await home.titles()).values())) != {state}:
            assert asyncio.get_running_loop().time() < end, found
            await asyncio.sleep(0.05)

    away = home.music.with_name("Unplugged")
    home.music.rename(away)
    await until("missing")
    away.rename(home.music)
    await until("owned")
    home.album("Two", 1, 60)
    end = asyncio.get_running_loop().time() + 20
    while "Two 1" not in await home.titles():  # watched again
        assert asyncio.get_running_loop().time() < end, watching.reasons
        (home.music / "Two" / "cover.jpg").write_bytes(b"another event")
        await asyncio.sleep(0.2)
    await watching.close()
    assert errors == []
