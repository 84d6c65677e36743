"""The gallery's library: one that is given, or one that is made for the occasion."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def given_or_made(library: Path | None, *, is_hostile: bool = False) -> Iterator[Path]:
    """A folder with one; what is made goes again. is_hostile: with bad covers and folders."""
    if library is not None:
        yield library
        return
    with tempfile.TemporaryDirectory(prefix="audio2-gallery-") as place:
        make_apart(Path(place), is_hostile=is_hostile)
        yield Path(place)


def make_apart(place: Path, *, is_hostile: bool = False) -> None:
    """In a process of its own."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.gallery.library_maker", os.fspath(place)]
    command += ["--hostile"] if is_hostile else []
    subprocess.run(command, cwd=ROOT, env=env, check=True)
