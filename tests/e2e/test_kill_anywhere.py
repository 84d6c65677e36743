"""kill -9 in the middle of a scan: the library stays sound, and the next scan completes it."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from audio2_desktop.services.paths import Paths
from tests.demo.collection import Plan, generate
from tests.e2e import rig
from tests.e2e.conftest import Start

PLAN = Plan(albums=8, further_artists=400)


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 850 files; nobody changes them."""
    folder = tmp_path_factory.mktemp("collection")
    generate(folder, PLAN)
    return folder


def files_of(folder: Path) -> set[str]:
    return {
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".jpg", ".png")
    }


def stored(home: Path) -> int:
    """Files that the library holds at this moment, -1 while there is no library."""
    place = Paths.under(home).library
    if not place.exists():
        return -1
    link = sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=5)
    try:
        return int(link.execute("SELECT count(*) FROM file").fetchone()[0])
    except sqlite3.OperationalError:  # the first step is not taken yet
        return -1
    finally:
        link.close()


def assert_sound(home: Path) -> None:
    """What `audio2 doctor` says about the library, whatever else the machine lacks."""
    _, out, _ = rig.answer_of("doctor", "--json", home=home)
    checks = {check["name"]: check for check in json.loads(out)["checks"]}
    assert checks["Library"]["state"] == "ok", checks["Library"]


def assert_complete(home: Path, folder: Path) -> None:
    """Every file once, each with its track, none missing."""
    code, out, err = rig.answer_of("export", "tracks", home=home)
    assert code == 0, err
    paths = Counter(json.loads(line)["path"] for line in out.splitlines())
    assert [path for path, times in paths.items() if times > 1] == []
    assert set(paths) == files_of(folder)


def scan_killed_at(home: Path, folder: Path, wanted: int) -> int:
    """Start `audio2 scan`, kill it as soon as `wanted` files are stored; how many there are."""
    process = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "scan", str(folder)],
        cwd=rig.ROOT,
        env=rig.environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        rig.until(lambda: stored(home) >= wanted or process.poll() is not None, f"{wanted} files")
    finally:
        process.kill()
        process.wait(20)
    return stored(home)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.7, 1.0])
def test_a_killed_scan_leaves_a_sound_library_and_the_next_one_completes_it(
    share: float, collection: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    every = len(files_of(collection))
    before = scan_killed_at(home, collection, int(every * share))
    if before >= 0:
        assert_sound(home)
    report = rig.json_of("scan", str(collection), "--json", home=home)
    assert report["seen"] == every
    assert report["added"] == every - max(0, before)
    assert report["missing"] == report["moved"] == 0
    assert_complete(home, collection)
    assert_sound(home)


def test_the_window_goes_on_where_it_was_killed(
    start: Start, collection: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    every = len(files_of(collection))
    program = start(home=home).ready()
    scan = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "scan", str(collection)],
        cwd=rig.ROOT,
        env=rig.environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    rig.until(lambda: stored(home) >= every // 3, "a third of the files")
    program.kill()
    assert scan.wait(30) != 0  # it says that the window is gone
    assert stored(home) < every
    assert_sound(home)

    start(home=home).ready()
    rig.until(lambda: stored(home) == every, "the rest of the files")
    assert_complete(home, collection)
