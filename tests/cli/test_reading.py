"""Commands that read: search, export, playlists, backup, doctor; with the real program."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audio2_desktop.services.exports import COLUMNS
from tests.cli.conftest import STRANGE, Audio2, environment, run
from tests.sounds import write


def test_export_has_one_row_a_file(scanned: Path) -> None:
    done = run(scanned, "export", "tracks")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 5
    assert all(tuple(row) == COLUMNS for row in rows)
    by_title = {row["title"]: row for row in rows}
    hop = by_title["Hoppípolla"]
    assert hop["artists"] == ["Sigur Rós"]
    assert (hop["album"], hop["track"], hop["year"]) == ("Takk...", 1, 2005)
    assert set(hop["genres"]) == {"Post-rock", "Ambient"}
    assert (hop["codec"], hop["problem"], hop["favourite"]) == ("FLAC", "", False)
    assert hop["duration_ms"] > 0
    assert os.fsencode(by_title["Café"]["path"]).endswith(STRANGE)
    unreadable = next(row for row in rows if row["path"].endswith("broken.flac"))
    assert unreadable["problem"]


def test_export_as_csv_holds_the_same(scanned: Path) -> None:
    done = run(scanned, "export", "tracks", "--format", "csv")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 5
    assert tuple(rows[0]) == COLUMNS
    hop = next(row for row in rows if row["title"] == "Hoppípolla")
    assert set(hop["genres"].split("; ")) == {"Post-rock", "Ambient"}
    assert (hop["compilation"], hop["track"]) == ("0", "1")


def test_export_into_a_file_is_whole_or_not_at_all(scanned: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    failed = run(tmp_path / "empty", "export", "tracks", "--output", target)
    assert failed.returncode == 1
    assert target.read_text() == "before"
    done = run(scanned, "export", "tracks", "--output", "out.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(target.read_text().splitlines()) == 5
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_export_tells_what_the_files_say(tmp_path: Path) -> None:
    """Not what the library makes of it: dates as they are written, no album artist by a rule."""
    tags = {"title": "A", "artist": "X", "album": "Mix", "compilation": "1", "date": "20010911"}
    (tmp_path / "music").mkdir()
    write(tmp_path / "music" / "a.flac", tags={**tags, "originaldate": "1970"})
    write(tmp_path / "music" / "b.flac", tags={"title": "B", "originaldate": "1970-05"}, seed=1)
    write(tmp_path / "music" / "c.flac", tags={"title": "C", "date": "unknown"}, seed=2)
    assert run(tmp_path / "home", "scan", tmp_path / "music").returncode == 0
    done = run(tmp_path / "home", "export", "tracks")
    by_title = {row["title"]: row for row in map(json.loads, done.stdout.splitlines())}
    first = by_title["A"]
    assert (first["date"], first["year"], first["originaldate"]) == ("20010911", 2001, "1970")
    assert (first["albumartist"], first["compilation"]) == ("", True)
    assert (by_title["B"]["date"], by_title["B"]["year"]) == ("", 1970)
    assert (by_title["C"]["date"], by_title["C"]["year"]) == ("unknown", None)
    assert (by_title["C"]["track"], by_title["C"]["disctotal"]) == (None, None)


def test_export_writes_nowhere_else(scanned: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / ".out.csv.part").symlink_to(victim)
    (tmp_path / "real.csv").touch(0o600)
    (tmp_path / "out.csv").symlink_to(tmp_path / "real.csv")
    done = run(scanned, "export", "tracks", "--format", "csv", "--output", tmp_path / "out.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert victim.read_text() == "precious"
    assert (tmp_path / "out.csv").is_symlink()
    assert len((tmp_path / "real.csv").read_text().splitlines()) == 6
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o600
    lost = run(scanned, "export", "tracks", "--output", tmp_path / "no" / "where")
    assert lost.returncode == 1
    assert lost.stderr.startswith("audio2: ")


def test_search_finds_without_accents(scanned: Path) -> None:
    done = run(scanned, "search", "sigur", "ros", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["artists", "albums", "tracks", "playlists"]
    assert found["artists"][0]["name"] == "Sigur Rós"
    assert found["albums"][0]["title"] == "Takk..."
    found = json.loads(run(scanned, "search", "hoppipolla", "--json").stdout)
    assert found["tracks"][0]["title"] == "Hoppípolla"
    assert found["tracks"][0]["path"].endswith("/Sigur Rós/1.flac")


def test_what_is_not_known_leaves_no_dash(tmp_path: Path) -> None:
    (tmp_path / "Music").mkdir()
    write(tmp_path / "Music" / "bare.flac", tags={})
    (tmp_path / "Music" / "two.m3u8").write_text("bare.flac\ngone.flac\n")
    home = tmp_path / "home"
    assert run(home, "scan", tmp_path / "Music").returncode == 0
    assert run(home, "playlist", "import", tmp_path / "Music" / "two.m3u8").returncode == 0
    assert run(home, "search", "bare").stdout.splitlines()[1] == "  bare  0:00"
    shown = run(home, "playlist", "show", "two").stdout.splitlines()
    assert shown == ["  1. bare  0:00", "  2. gone  (not in the library)"]


def test_search_limit_is_per_section(scanned: Path) -> None:
    found = json.loads(run(scanned, "search", "sigur", "--limit", "2", "--json").stdout)
    assert len(found["tracks"]) <= 2


def test_search_for_people(scanned: Path) -> None:
    done = run(scanned, "search", "takk")
    assert "Takk... - Sigur Rós (2005)" in done.stdout
    assert "Nothing found" in run(scanned, "search", "zzzzqqqq").stdout


def test_a_wrong_field_is_a_visible_error(scanned: Path) -> None:
    done = run(scanned, "search", "artits:björk")
    assert done.returncode == 1
    assert done.stderr.startswith("audio2: ")
    assert "artits" in done.stderr
    assert done.stderr.count("\n") == 1


def test_names_cannot_steer_the_terminal(scanned: Path) -> None:
    for arguments in (("search", "café"), ("playlist", "list"), ("doctor",)):
        assert "\x1b" not in run(scanned, *arguments).stdout


def test_no_playlists_yet(scanned: Path) -> None:
    done = run(scanned, "playlist", "list", "--json")
    assert json.loads(done.stdout) == {"playlists": []}
    done = run(scanned, "playlist", "show", "Road")
    assert (done.returncode, done.stderr) == (1, "audio2: There is no playlist Road.\n")


def test_doctor_knows_the_library(scanned: Path) -> None:
    done = run(scanned, "doctor", "--json")
    checks = {row["name"]: row for row in json.loads(done.stdout)["checks"]}
    assert checks["Library"]["state"] == "ok"
    assert checks["Folder"]["text"].endswith("5 files")
    assert checks["VLC"]["state"] == "ok"


def test_reading_leaves_no_trace(scanned: Path, tmp_path: Path) -> None:
    """Neither the library nor anything beside it changes, and an empty home stays empty."""

    def state() -> dict[str, tuple[int, int]]:
        files = (p for p in scanned.rglob("*") if p.is_file())
        return {str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in files}

    before = state()
    run(scanned, "export", "tracks")
    run(scanned, "search", "sigur")
    changed = {name for name, value in state().items() if before.get(name) != value}
    assert {name for name in changed if not name.endswith(("-shm", "-wal"))} == set()
    empty = tmp_path / "empty"
    done = run(empty, "search", "x")
    assert done.returncode == 1
    assert done.stderr.startswith("audio2: There is no library")
    assert done.stderr.endswith("To make one: audio2 scan FOLDER\n")
    assert not empty.exists()


def test_a_closed_pipe_is_no_trouble(scanned: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "export", "tracks"],
        env=environment(scanned),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) in (0, 1)


def test_nothing_runs_to_control(audio2: Audio2) -> None:
    for verb in ("play", "pause", "play-pause", "next", "previous", "stop", "status"):
        done = audio2(verb)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr == "audio2: Audio2 is not running.\n"


@pytest.mark.parametrize("arguments", [("scan", "--nonsense"), ("search",), ("nonsense", "--x")])
def test_wrong_usage(audio2: Audio2, arguments: tuple[str, ...]) -> None:
    done = audio2(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: audio2" in done.stderr


def test_version_needs_nothing_heavy(home: Path) -> None:
    code = (
        "import sys, runpy\n"
        "sys.argv = ['audio2', '--version']\n"
        "try: runpy.run_module('audio2_desktop', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'PySide6', 'sqlite3', 'mutagen', 'asyncio', 'vlc', 'PIL'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    version, heavy = done.stdout.splitlines()
    assert version.startswith("audio2 ")
    assert heavy == "[]"
