"""Libraries that are damaged, too new or not to be written, and a folder full of traps: one clear
sentence, and everything else goes on.
"""

import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from audio2_desktop.services.paths import Paths
from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.sounds import hostile, write

MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
WITHOUT_RIGHTS = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"]
ALBUM = "Halden Coast/Slow Harbour"


@pytest.fixture
def scanned(music: Path, tmp_path: Path) -> Path:
    """A home whose library holds the shelf."""
    home = tmp_path / "home"
    report = rig.json_of("scan", str(music), "--json", home=home)
    assert report["unreadable"] == 0
    return home


def library(home: Path) -> Path:
    return Paths.under(home).library


def damage(home: Path) -> None:
    """Overwrite the middle of the library, as a dying disk does."""
    place = library(home)
    for suffix in ("-wal", "-shm"):  # empty ones are left by commands that only read
        left = place.with_name(place.name + suffix)
        assert suffix == "-shm" or not left.exists() or left.stat().st_size == 0
        left.unlink(missing_ok=True)
    size = place.stat().st_size
    with place.open("r+b") as file:
        file.write(b"\xff" * 100)
        file.seek(size // 2)
        file.write(b"\xa5" * 8192)


def test_a_damaged_library_is_kept_and_the_backup_offered(start: Start, scanned: Path) -> None:
    backups = library(scanned).parent / "backups"
    backups.mkdir(exist_ok=True)
    code, _, err = rig.answer_of("backup", str(backups / "library-copy.db"), home=scanned)
    assert code == 0, err
    damage(scanned)
    program = start()
    program.say("The library needs your decision")
    program.say("The library file is damaged.")
    assert not library(scanned).exists()  # put aside, and nothing made in its place
    (aside,) = library(scanned).parent.glob("library.db.damaged-*")
    assert aside.stat().st_size > 0
    program.place("button:Start a new library")
    program.screen.click(program.place("button:Restore the newest backup"))
    program.screen.click(program.place("nav-albums"))
    program.place("albumsGrid:Slow Harbour")
    assert aside.exists()


def test_without_a_backup_closing_the_question_makes_nothing(start: Start, scanned: Path) -> None:
    damage(scanned)
    program = start()
    program.say("The library needs your decision")
    assert not program.show("button:Restore the newest backup")
    program.screen.key("Escape")
    rig.until(lambda: program.process.poll() is not None, "the end of the program")
    assert not library(scanned).exists()
    # the next start asks again: a new library is never made by itself
    again = start()
    again.say("The library needs your decision")
    again.screen.click(again.place("button:Start a new library"))
    again.place("firstRunPage")


def test_a_newer_library_is_refused_with_a_sentence(start: Start, scanned: Path) -> None:
    with sqlite3.connect(library(scanned)) as link:
        link.execute("PRAGMA user_version = 900")
    link.close()
    before = library(scanned).read_bytes()
    program = start()
    program.say("The library cannot be opened")
    program.say("This library was last used by a newer Audio2")
    program.screen.click(program.place("button:Quit"))
    assert program.process.wait(20) == 1
    assert library(scanned).read_bytes() == before


def test_a_window_that_asks_about_its_library_says_so_and_can_be_closed(
    start: Start, scanned: Path
) -> None:
    with sqlite3.connect(library(scanned)) as link:
        link.execute("PRAGMA user_version = 900")
    link.close()
    program = start()
    program.say("The library cannot be opened")
    code, _, err = rig.answer_of("status", home=scanned)
    assert code == 1
    assert "answer there first" in err
    assert program.close() == 1


@contextmanager
def not_to_be_written(home: Path) -> Iterator[list[str]]:
    """How to start the program so that it cannot write its home: root sees a read-only mount, or
    gives up its right to pass over modes where it may not mount; for anybody else the modes are
    enough.
    """
    wrapper: list[str] = []
    if os.geteuid() == 0:
        mounted = ["unshare", "--mount", "sh", "-c", MOUNTED, str(home)]
        if subprocess.run([*mounted, "true"], check=False).returncode == 0:
            yield mounted
            return
        wrapper = WITHOUT_RIGHTS
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        yield wrapper
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_a_library_on_a_read_only_disk_plays_and_says_so(
    start: Start, scanned: Path, music: Path
) -> None:
    before = library(scanned).read_bytes()
    with not_to_be_written(scanned) as wrapper:
        program = start(wrapper=wrapper, is_read_only=True)
        program.say("The library cannot be written: changes are not saved.")
        program.screen.key("ctrl+k")
        program.screen.type("Breakwater")
        program.place("search-results")
        program.screen.key("alt+Return")
        rig.until(lambda: program.status().get("state") == "playing", "music")
        assert program.status()["path"] == str(music / ALBUM / "03 Breakwater.mp3")
        program.kill()
    assert library(scanned).read_bytes() == before


def test_a_hostile_folder_is_scanned_to_the_end(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    for trap in (*hostile.PLAYABLE, *hostile.UNREADABLE, *hostile.SPECIAL):
        trap(folder)
    write(folder / "good.flac", "flac", tags={"title": "Good", "album": "Good album"}, seconds=1)
    program = start().ready()
    report = rig.json_of("scan", str(folder), "--json", home=program.home)
    assert report["unreadable"] == len(hostile.UNREADABLE)
    assert report["added"] >= len(hostile.PLAYABLE) + 1
    rows = _rows(program.home)
    assert sum(1 for row in rows if row["problem"]) == len(hostile.UNREADABLE)
    assert not any("<" in row["problem"] or "Traceback" in row["problem"] for row in rows)
    program.screen.click(program.place("nav-albums"))
    program.place("albumsGrid:Good album")
    program.screen.key("ctrl+6")
    program.place("tracksTable:Good")
    assert program.status()["state"] == "stopped"


def _rows(home: Path) -> list[dict[str, str]]:
    code, out, err = rig.answer_of("export", "tracks", home=home)
    assert code == 0, err
    return [json.loads(line) for line in out.splitlines()]
