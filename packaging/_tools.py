"""Running other programs, and sizes: what all packages need."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


class BuildError(Exception):
    """Why a package cannot be made, and what to do: shown as it is."""


def run(
    *command: str | Path, folder: Path | None = None, more: Mapping[str, str] | None = None
) -> str:
    """What a program says on stdout. `more` joins its environment. BuildError when it fails."""
    words = [os.fspath(word) for word in command]
    if shutil.which(words[0]) is None:
        raise BuildError(f"{words[0]} is not installed; README.md beside build.py names what is")
    done = subprocess.run(
        words,
        cwd=folder,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BuildError(f"{words[0]} failed:\n{last}")
    return done.stdout


def size_bytes(made: Path) -> int:
    """Of a file, or of all files below a folder; links count nothing."""
    files = [made] if made.is_file() else made.rglob("*")
    return sum(file.lstat().st_size for file in files if file.is_file() and not file.is_symlink())


def size_text(made: Path) -> str:
    return f"{size_bytes(made) / 1_000_000:.0f} MB"
