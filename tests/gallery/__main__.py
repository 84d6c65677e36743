"""python -m tests.gallery DIR [--screenshots DIR] [--only TEXT] [--variants NAME,NAME]
    [--library DIR]

Draws every page in every state, in both themes, in all windows of `variants.py`, as
DIR/1440x900/04-album-dark.png and so on; beside each lies a .json with the rectangles of what is
named in it and the texts that are cut. With --screenshots the pictures of the README are written,
too. Two variants are drawn at a time. A library that
`python -m tests.gallery.library_maker` has made may be given; nothing in it is changed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.gallery import library
from tests.gallery.variants import DRAWN, PLAIN, VARIANTS

AT_ONCE = 2


def main() -> int:
    """Draw the variants on copies of a library; 1 when one of them failed."""
    wanted = _arguments()
    is_hostile = any(VARIANTS[name].is_hostile for name in wanted.variants)
    with (
        library.given_or_made(wanted.library, is_hostile=is_hostile) as made,
        tempfile.TemporaryDirectory(prefix="audio2-gallery-") as place,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        codes = list(pool.map(lambda name: _draw(wanted, name, made, place), wanted.variants))
    return 1 if any(codes) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description="Draw all pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--library", type=Path, help="one that was made already")
    parser.add_argument("--screenshots", type=Path, help="write the README's pictures here")
    parser.add_argument(
        "--only", default="", help="only scenes whose name contains one of these, TEXT,TEXT"
    )
    parser.add_argument(
        "--variants",
        default=DRAWN,
        type=lambda text: [name for name in text.split(",") if VARIANTS[name]],
        help=", ".join(VARIANTS),
    )
    return parser.parse_args()


def _draw(wanted: argparse.Namespace, name: str, made: Path, place: str) -> int:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.gallery.drawing"]
    command += [name, os.fspath(made), place]
    command += [os.fspath(wanted.folder.absolute() / name), "--only", wanted.only]
    if wanted.screenshots is not None and name == PLAIN:
        command += ["--screenshots", os.fspath(wanted.screenshots.absolute())]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
