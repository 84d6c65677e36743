"""The virtual environment that packages are made with: the program's libraries and PyInstaller.

It is apart from `.venv`, so that making a package changes nothing for who only starts the program,
and no tool of a developer gets into a package.
"""

import shutil
from pathlib import Path

import _setup
from _project import ROOT
from _tools import BuildError

VENV = ROOT / ".venv-packages"
BUILDER = "pyinstaller>=6.11,<7"
STAMP = "audio2-packages-stamp"


def python() -> Path:
    """Its interpreter, ready."""
    stamp = VENV / STAMP
    wanted = _setup.wanted() + BUILDER
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        _make()
        stamp.write_text(wanted, encoding="utf-8")
    return Path(_setup.python_of(str(VENV)))


def _make() -> None:
    """From nothing: what an older list wanted must not stay and get into a package."""
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        _setup.create(str(VENV))
        _setup.install(str(VENV), [*_setup.requirements(), BUILDER])
    except _setup.SetupError as problem:
        raise BuildError(str(problem)) from problem
