"""Commands that write: alone they own the library, beside a window they hand over to it."""

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audio2_desktop.desktop.single_instance import SingleInstance
from audio2_desktop.domain.problems import ScanStopped
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths
from tests.cli.conftest import Audio2, environment, make_music, run
from tests.sounds import write

Json = dict[str, Any]


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths.under(home)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    return make_music(tmp_path / "Music")


def report(done: "subprocess.CompletedProcess[str]") -> Json:
    assert done.returncode == 0, done.stderr
    answer: Json = json.loads(done.stdout)
    return answer


def test_a_scan_and_what_changed_since(audio2: Audio2, music: Path) -> None:
    first = report(audio2("scan", music, "--json"))
    assert list(first) == [
        "seen", "added", "updated", "moved", "missing", "unreadable", "closed", "seconds",
    ]  # fmt: skip
    assert (first["seen"], first["added"], first["unreadable"]) == (5, 5, 1)

    again = report(audio2("scan", "--json"))
    assert (again["seen"], again["added"], again["updated"]) == (5, 0, 0)

    (music / "Sigur Rós" / "1.flac").rename(music / "moved.flac")
    (music / "Sigur Rós" / "2.flac").unlink()
    changed = report(audio2("scan", "--json"))
    assert (changed["seen"], changed["added"], changed["moved"], changed["missing"]) == (4, 0, 1, 1)


def test_a_scan_for_people(audio2: Audio2, music: Path) -> None:
    done = audio2("scan", music)
    assert done.returncode == 0
    assert done.stdout.startswith("5 files seen in ")
    assert "5 added, 1 unreadable" in done.stdout
    assert "no change" in audio2("scan").stdout


def test_a_scan_of_nothing_says_what_to_type(audio2: Audio2) -> None:
    done = audio2("scan")
    assert (done.returncode, done.stdout) == (1, "")
    assert "audio2 scan FOLDER" in done.stderr


def test_a_folder_inside_a_library_folder_is_scanned_with_it(audio2: Audio2, music: Path) -> None:
    report(audio2("scan", music, "--json"))
    write(music / "Sigur Rós" / "4.flac", tags={"title": "Heysátan"})
    inner = report(audio2("scan", music / "Sigur Rós", "--json"))
    assert inner["added"] == 1
    rows = audio2("export", "tracks").stdout.splitlines()
    assert len(rows) == 6


def test_folders_are_relative_to_where_one_is(audio2: Audio2, music: Path) -> None:
    assert report(audio2("scan", "Sigur Rós", "--json", cwd=music))["seen"] == 3


@pytest.mark.parametrize("name", ["nowhere", "file.flac"])
def test_what_is_no_folder(audio2: Audio2, music: Path, name: str) -> None:
    (music / "file.flac").touch()
    done = audio2("scan", music / name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("audio2: ")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


def test_an_interrupted_scan_is_quiet_and_goes_on_later(
    audio2: Audio2, home: Path, tmp_path: Path
) -> None:
    music = tmp_path / "many"
    music.mkdir()
    one = write(tmp_path / "one.flac", tags={"title": "One"})
    for number in range(10_000):
        folder = music / f"{number // 100:03}"
        folder.mkdir(exist_ok=True)
        shutil.copyfile(one, folder / f"{number}.flac")
    process = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "scan", str(music), "--json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # who runs the tests in the background of a shell has the signal ignored, and hands that on
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    assert "seen" in process.stderr.readline()  # it is at work
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    later = report(audio2("scan", "--json"))
    assert later["seen"] == 10_000
    assert len(audio2("export", "tracks").stdout.splitlines()) == 10_000


def test_playlists_in_and_out(audio2: Audio2, music: Path, tmp_path: Path) -> None:
    report(audio2("scan", music, "--json"))
    (music / "Road.m3u8").write_text(
        "#EXTM3U\nSigur Rós/2.flac\nSigur Rós/1.flac\n#EXTINF:100,Nobody - Gone\ngone.mp3\n",
        "utf-8",
    )
    done = audio2("playlist", "import", "Road.m3u8", cwd=music)
    assert done.returncode == 0, done.stderr
    assert "Playlist Road: 2 tracks found." in done.stdout
    assert "1 track not found" in done.stdout

    listed = report(audio2("playlist", "list", "--json"))["playlists"]
    assert [(row["name"], row["tracks"], row["wanted"]) for row in listed] == [("Road", 3, 1)]
    shown = report(audio2("playlist", "show", "road", "--json"))
    titles = [item["title"] for item in shown["items"]]
    assert titles[:2] == ["Sæglópur", "Hoppípolla"]
    assert shown["items"][0]["path"] == str(music / "Sigur Rós" / "2.flac")
    assert shown["items"][2]["id"] is None
    assert "1. Sæglópur - Sigur Rós" in audio2("playlist", "show", "Road").stdout

    done = audio2("playlist", "export", "Road", "out.xspf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Hopp" in (tmp_path / "out.xspf").read_text("utf-8")
    done = audio2("playlist", "export", "Road", "out.pdf", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_backup_and_restore(audio2: Audio2, music: Path, tmp_path: Path, paths: Paths) -> None:
    report(audio2("scan", music / "Sigur Rós", "--json"))
    assert audio2("backup", "safe.db", cwd=tmp_path).returncode == 0
    report(audio2("scan", music, "--json"))
    assert len(audio2("export", "tracks").stdout.splitlines()) == 5

    held = instance.claim(paths, "window")
    assert held is not None
    done = audio2("restore", tmp_path / "safe.db")
    assert (done.returncode, done.stderr) == (
        1,
        "audio2: Audio2 is running. Close its window first.\n",
    )
    held.close()

    done = audio2("restore", tmp_path / "safe.db")
    assert done.returncode == 0, done.stderr
    assert "kept as" in done.stdout
    assert len(audio2("export", "tracks").stdout.splitlines()) == 3
    done = audio2("restore", tmp_path / "nothing.db")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_two_writers_never_meet(audio2: Audio2, music: Path, paths: Paths) -> None:
    held = instance.claim(paths, "scan")
    assert held is not None
    done = audio2("scan", music)
    held.close()
    assert done.returncode == 1
    assert f"Another Audio2 command is at work (scan, process {os.getpid()})" in done.stderr
    assert not paths.library.exists()


def test_a_library_that_another_program_holds_is_waited_for_and_then_left(
    audio2: Audio2, music: Path, paths: Paths, tmp_path: Path
) -> None:
    report(audio2("scan", music, "--json"))
    (tmp_path / "Road.m3u8").write_text("#EXTM3U\n", "utf-8")
    other = sqlite3.connect(paths.library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = audio2("playlist", "import", tmp_path / "Road.m3u8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "audio2: Another program holds the library; waiting for it.",
        "audio2: The library is busy. Try again in a moment.",
    ]
    other.execute("ROLLBACK")
    other.close()
    assert audio2("playlist", "import", tmp_path / "Road.m3u8").stderr == ""


def test_a_scan_goes_on_when_the_other_program_lets_go(
    home: Path, audio2: Audio2, music: Path, paths: Paths
) -> None:
    report(audio2("scan", music, "--json"))
    write(music / "new.flac", tags={"title": "New"})
    other = sqlite3.connect(paths.library, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    scan = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "scan", "--json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert scan.stderr is not None
    assert any("Another program holds" in line for line in iter(scan.stderr.readline, ""))
    other.execute("ROLLBACK")
    other.close()
    out, err = scan.communicate(timeout=30)
    assert (scan.returncode, json.loads(out)["added"]) == (0, 1)
    assert "busy" not in err


async def test_beside_a_window_the_window_does_it(
    home: Path, paths: Paths, music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    asked: list[tuple[str, Json]] = []
    done_so_far = {"seen": 7, "added": 3, "updated": 0, "folder": "somewhere"}
    whole = {"seen": 9, "added": 9, "updated": 0, "moved": 0}
    whole |= {"missing": 0, "unreadable": 0, "seconds": 0.5}

    def handler(name: str, answer: Json) -> Any:
        async def handle(arguments: Json, tell: Callable[[Json], None]) -> Json:
            asked.append((name, arguments))
            tell(done_so_far)
            return answer

        return handle

    held = instance.claim(paths, "window")
    assert held is not None
    imported = {"id": 1, "name": "Road", "found": 2, "outside": 0, "wanted": 0, "problems": []}
    playing = {"state": "playing", "title": "Hoppípolla", "artist": "Sigur Rós", "album": ""}
    playing |= {"position_ms": 61_000, "length_ms": 240_000}
    window = SingleInstance(
        paths,
        held,
        {
            "scan": handler("scan", whole),
            "playlist import": handler("playlist import", imported),
            "control": handler("control", playing),
            "open": handler("open", {}),
        },
    )
    await window.start()
    try:
        scanned = await asyncio.to_thread(run, home, "scan", "Sigur Rós", "--json", cwd=music)
        listed = await asyncio.to_thread(run, home, "playlist", "import", "r.m3u", cwd=music)
        status = await asyncio.to_thread(run, home, "status")
        paused = await asyncio.to_thread(run, home, "pause", "--json")
        opened = await asyncio.to_thread(run, home, "song.flac", cwd=music)
    finally:
        await window.close()
        held.close()
    assert json.loads(scanned.stdout) == whole
    assert "7 seen, 3 added" in scanned.stderr
    assert listed.stdout == "Playlist Road: 2 tracks found.\n"
    assert status.stdout == "Playing: Hoppípolla\nSigur Rós\n1:01 of 4:00\n"
    assert json.loads(paused.stdout) == playing
    assert (opened.returncode, opened.stdout, opened.stderr) == (0, "", "")
    assert asked == [
        ("scan", {"folders": [str(music / "Sigur Rós")]}),
        ("playlist import", {"file": str(music / "r.m3u")}),
        ("control", {"verb": "status"}),
        ("control", {"verb": "pause"}),
        ("open", {"targets": [str(music / "song.flac")]}),
    ]


async def test_a_scan_that_is_stopped_in_the_window_is_no_success(
    home: Path, paths: Paths, music: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    async def stopped(_arguments: Json, tell: Callable[[Json], None]) -> Json:
        tell({"seen": 7, "added": 3, "updated": 0, "folder": "somewhere"})
        raise ScanStopped

    held = instance.claim(paths, "window")
    assert held is not None
    window = SingleInstance(paths, held, {"scan": stopped})
    await window.start()
    try:
        done = await asyncio.to_thread(run, home, "scan", music, "--json")
    finally:
        await window.close()
        held.close()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("audio2: The scan was stopped.")


def test_a_library_of_a_newer_audio2_is_left_alone(
    audio2: Audio2, music: Path, paths: Paths
) -> None:
    report(audio2("scan", music, "--json"))
    library = sqlite3.connect(paths.library)
    library.execute("PRAGMA user_version = 9000")
    library.close()
    for arguments in (("search", "x"), ("export", "tracks"), ("scan",), ("backup", "safe.db")):
        done = audio2(*arguments)
        assert done.returncode == 1
        assert done.stderr.startswith("audio2: This library was last used by a newer Audio2")


def test_a_damaged_library_is_kept_and_its_backup_named(
    audio2: Audio2, music: Path, paths: Paths
) -> None:
    report(audio2("scan", music, "--json"))
    newest = paths.data / "backups" / "library-20260101-000000-daily.db"
    newest.parent.mkdir()
    assert audio2("backup", newest).returncode == 0
    paths.library.write_bytes(b"\xa5" * 100_000)
    for arguments in (("search", "x"), ("scan",), ("scan",)):
        done = audio2(*arguments)
        assert done.returncode == 1
        assert done.stderr.endswith(f"backup: audio2 restore {newest}\n")
        assert done.stderr.count("\n") == 1
    (kept,) = paths.data.glob("library.db.damaged-*[0-9]")
    assert kept.read_bytes() == b"\xa5" * 100_000
    assert audio2("restore", newest).returncode == 0
    assert len(audio2("export", "tracks").stdout.splitlines()) == 5


def test_a_bug_is_one_line_and_a_note(audio2: Audio2, music: Path, paths: Paths) -> None:
    """A library whose table is gone: nothing that a user could be told about."""
    report(audio2("scan", music, "--json"))
    library = sqlite3.connect(paths.library)
    library.execute("DROP TABLE file_tags")
    library.commit()
    library.close()
    done = audio2("export", "tracks")
    assert done.returncode == 1
    assert done.stderr.startswith("audio2: An error inside Audio2 (OperationalError). Details: ")
    assert done.stderr.count("\n") == 1
    assert "no such table" in (paths.logs / "command-error.txt").read_text()
