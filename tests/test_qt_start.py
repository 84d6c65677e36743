"""Qt for Python is imported without the work that no start needs, and works as ever."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import builtins, json, pathlib, sys

compiled = []
compiles = builtins.compile

def counting(source, filename, *how, **more):
    if str(filename).startswith("shibokensupport/"):
        compiled.append(filename)
    return compiles(source, filename, *how, **more)

builtins.compile = counting
from audio2_desktop import qt_start
qt_start.load(pathlib.Path(sys.argv[1]))
assert builtins.compile is counting

from PySide6.QtCore import QObject, QTimer, Qt
import PySide6.QtGui, PySide6.QtWidgets, colorsys, linecache

try:
    QTimer.singleShot("soon", "later")
except TypeError as error:
    told = str(error)
kept = [file for file in linecache.cache if "colorsys" in file]
print(json.dumps([compiled, told, kept, "argparse" in sys.modules]))
"""

KEEPS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _start(cache: Path) -> tuple[list[str], str, list[str], bool]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, os.fspath(cache)],
        capture_output=True, timeout=60, check=False, env=KEEPS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    compiled, told, kept, has_argparse = json.loads(done.stdout)
    return compiled, told, kept, has_argparse


def test_the_second_start_compiles_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    compiled, told, *_ = _start(cache)
    assert "shibokensupport/signature/parser.py" in compiled
    (file,) = cache.iterdir()
    again, told_again, kept, has_argparse = _start(cache)
    assert again == []
    assert "Supported signatures" in told
    assert told_again == told
    assert kept == []
    assert not has_argparse
    assert list(cache.iterdir()) == [file]


def test_damaged_code_is_compiled_again(tmp_path: Path) -> None:
    compiled, *_ = _start(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[:-5], whole[:500] + b"\xff" + whole[501:]):
        file.write_bytes(damaged)
        assert _start(tmp_path)[0] == compiled
        assert file.read_bytes() == whole
    assert _start(tmp_path)[0] == []


def test_without_a_place_for_it_qt_is_imported_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be")
    compiled, *_ = _start(blocked)
    assert compiled


def test_it_lies_beside_the_program_where_no_library_can_bring_code(tmp_path: Path) -> None:
    place = "import sys; sys.pycache_prefix = sys.argv[1]; from audio2_desktop import qt_start; "
    subprocess.run(
        [sys.executable, "-c", place + "qt_start.load()", os.fspath(tmp_path)],
        timeout=60, check=True, env=KEEPS,
    )  # fmt: skip
    (file,) = tmp_path.rglob("qt-*.code")
    assert list(file.parent.glob("qt_start.*.pyc"))


def test_nothing_is_forgotten_when_qt_was_imported_before(tmp_path: Path) -> None:
    _start(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    late = "import PySide6.QtCore, pathlib, sys; from audio2_desktop import qt_start; "
    late += "qt_start.load(pathlib.Path(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", late, os.fspath(tmp_path)], timeout=60, check=True, env=KEEPS
    )
    assert file.read_bytes() == whole
