"""python -m tests.gallery DIR [--screenshots DIR] [--only TEXT] [--variants NAME,NAME]

Draws every page in every state, in both themes, in all windows of `variants.py`, as
DIR/1440x900/04-album-dark.png and so on; beside each lies a .json with the rectangles of what is
named in it and the texts that are cut. With --screenshots the pictures of the README are written,
too. Two variants are drawn at a time.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.gallery.variants import DRAWN, PLAIN, VARIANTS

AT_ONCE = 2


def main() -> int:
    """Make a library, draw the variants on copies of it; 1 when one of them failed."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory(prefix="audio2-gallery-") as place:
        from tests.gallery import library

        print("making the library ...", flush=True)
        os.environ |= {"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        is_hostile = any(VARIANTS[name].is_hostile for name in wanted.variants)
        home, music = Path(place) / "home", Path(place) / "Music"
        asyncio.run(library.make(home, music, is_hostile=is_hostile))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            codes = list(pool.map(lambda name: _draw(wanted, name, place), wanted.variants))
    return 1 if any(codes) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description="Draw all pages.")
    parser.add_argument("folder", type=Path)
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


def _draw(wanted: argparse.Namespace, name: str, place: str) -> int:
    command = [sys.executable, "-m", "tests.gallery.drawing", name, place]
    command += [os.fspath(wanted.folder.absolute() / name), "--only", wanted.only]
    if wanted.screenshots is not None and name == PLAIN:
        command += ["--screenshots", os.fspath(wanted.screenshots.absolute())]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
