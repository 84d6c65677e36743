"""The program as a process, in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sounds import write

ROOT = Path(__file__).resolve().parents[2]
Done = subprocess.CompletedProcess[str]
Audio2 = Callable[..., Done]
STRANGE = b"caf\xe9 \x1b[31m.mp3"
"""A name that is not UTF-8 and would colour a terminal."""


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "AUDIO2_HOME": str(home), "PYTHONPATH": str(ROOT)}


def run(home: Path, *arguments: str | Path, cwd: Path | None = None) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "audio2_desktop", *map(str, arguments)],
        env=environment(home),
        cwd=cwd or home.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def audio2(home: Path) -> Audio2:
    """Run a command in this test's own home."""
    home.parent.mkdir(exist_ok=True)
    return lambda *arguments, **options: run(home, *arguments, **options)


def make_music(folder: Path) -> Path:
    """Three albums' worth of tiny files, one with a name that is not UTF-8, one not readable."""
    (folder / "Sigur Rós").mkdir(parents=True)
    for number, title in enumerate(("Hoppípolla", "Sæglópur", "Glósóli"), 1):
        tags = {
            "title": title,
            "artist": "Sigur Rós",
            "album": "Takk...",
            "tracknumber": str(number),
            "date": "2005",
            "genre": ["Post-rock", "Ambient"],
        }
        write(folder / "Sigur Rós" / f"{number}.flac", tags=tags)
    tags = {"title": "Café", "artist": "Élise", "album": "Soir"}
    write(folder / "plain.mp3", tags=tags)
    (folder / "plain.mp3").rename(folder / os.fsdecode(STRANGE))
    (folder / "broken.flac").write_bytes(b"fLaC nothing")
    return folder


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a library that was scanned once; tests only read it."""
    place = tmp_path_factory.mktemp("scanned")
    make_music(place / "Music")
    done = run(place / "home", "scan", place / "Music", "--json")
    assert done.returncode == 0, done.stderr
    return place / "home"
