"""The program as a folder of its own, with Python and all libraries: what other packages hold."""

import shutil
import sys
import tarfile
from pathlib import Path

import _build_venv
from _project import DIST, ROOT, WORK, version
from _tools import run

HERE = Path(__file__).resolve().parent
ICON_SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def build() -> Path:
    """Make the folder `dist/audio2` (macOS: `dist/Audio2.app`) anew. A minute or two."""
    python = _build_venv.python()
    _draw_icons(python)
    run(
        python,
        "-P",
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--distpath",
        DIST,
        "--workpath",
        WORK / "pyinstaller",
        HERE / "pyinstaller.spec",
        folder=ROOT,
        more={"PYTHONNOUSERSITE": "1", "PYINSTALLER_CONFIG_DIR": str(WORK / "pyinstaller-cache")},
    )
    program = DIST / ("Audio2.app" if sys.platform == "darwin" else "audio2")
    run(python, "-P", HERE / "_licences.py", _inside(program) / "licences")
    shutil.copy(ROOT / "LICENSE", _inside(program) / "licences" / "LICENSE")
    if sys.platform == "linux":
        _strip(program)
    return program


def icon(side: int) -> Path:
    """The program's icon as a picture of that size."""
    return WORK / "icons" / f"{side}.png"


def archive(program: Path) -> Path:
    """The folder as one file to carry elsewhere."""
    name = f"audio2-{version()}-{sys.platform}"
    made = DIST / f"{name}.tar.gz"
    with tarfile.open(made, "w:gz", compresslevel=6) as file:
        file.add(program, program.name if sys.platform == "darwin" else name, filter=_of_nobody)
    return made


def _inside(program: Path) -> Path:
    return program / "Contents" / "Resources" if sys.platform == "darwin" else program


def _draw_icons(python: Path) -> None:
    shutil.rmtree(WORK / "icons", ignore_errors=True)
    (WORK / "icons").mkdir(parents=True)
    drawing = ROOT / "resources" / "icons" / "audio2.svg"
    sides = [str(side) for side in ICON_SIDES]
    run(python, "-P", HERE / "_icons.py", drawing, WORK / "icons", *sides)


def _strip(program: Path) -> None:
    """Python's own files without what debuggers want: 25 MB. Those of wheels were made to be left
    as they are.
    """
    own = [
        *program.glob("_internal/libpython*.so*"),
        *program.glob("_internal/python3*/lib-dynload/*.so"),
    ]
    for file in own:
        run("strip", "--strip-unneeded", file)


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
