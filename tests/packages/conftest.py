"""One build of all packages for all tests, and a machine for each with it installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e import rig
from tests.packages.machine import Machine, machine

APP = "io.github.audio2.Audio2"
Installed = Callable[[str], "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """A package on a machine: `program` is what its user starts."""

    on: Machine
    program: tuple[str, ...]

    def run(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """A command of the program."""
        return self.on.run(*self.program, *words, **variables)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for large things: nothing of it stays."""
    folder = tmp_path_factory.mktemp("packages")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def dist(place: Path) -> Path:
    """The folder with all packages, made as a maintainer does it, from nothing but the sources."""
    sources = place / "sources"
    left_out = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
    shutil.copytree(rig.ROOT, sources, ignore=left_out)
    begin = [sys.executable, "packaging/build.py", "bundle", "deb", "appdir"]
    done = subprocess.run(begin, cwd=sources, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    print(done.stdout)
    return sources / "dist"


@pytest.fixture(scope="session")
def deb(dist: Path) -> Path:
    return next(dist.glob("audio2_*.deb"))


@pytest.fixture(scope="session")
def installed(dist: Path, deb: Path, place: Path) -> Iterator[Installed]:
    """`installed("deb")`: that package on a machine, made at the first call."""
    ready: dict[str, Way] = {}
    with ExitStack() as machines:

        def on(name: str) -> Way:
            if name not in ready:
                seen = place / f"for-{name}"
                seen.mkdir(exist_ok=True)
                made = machines.enter_context(machine(seen))
                ready[name] = Way(made, _put(name, made, dist, deb))
            return ready[name]

        yield on


def _put(name: str, made: Machine, dist: Path, deb: Path) -> tuple[str, ...]:
    match name:
        case "deb":
            install(made, deb)
            entry = made.says("cat", f"/usr/share/applications/{APP}.desktop")
            line = next(x for x in entry.splitlines() if x.startswith("Exec="))
            words = line.removeprefix("Exec=").split()
            assert words[-1] == "%U"
            return tuple(words[:-1])
        case "bundle":
            archive = next(dist.glob("audio2-*.tar.gz"))
            made.says("tar", "xf", _moved(archive, made), "-C", "/opt")
            return (f"/opt/{archive.name.removesuffix('.tar.gz')}/audio2",)
        case _:
            shutil.copytree(dist / "Audio2.AppDir", made.seen / "Audio2.AppDir", symlinks=True)
            return (os.fspath(made.seen / "Audio2.AppDir" / "AppRun"),)


def install(made: Machine, deb: Path) -> None:
    """As its user does it."""
    made.says("apt-get", "install", "-y", "--no-install-recommends", _moved(deb, made))


def _moved(file: Path, made: Machine) -> str:
    shutil.copy(file, made.seen)
    return os.fspath(made.seen / file.name)
