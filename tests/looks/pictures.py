"""The gallery's pictures as the tests see them: drawn once a run, or those that lie in a folder.

AUDIO2_GALLERY names a folder that `python -m tests.gallery` has filled: then all pictures in it are
looked at. Without it the scenes of the tests are drawn in three windows.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from audio2_desktop.ui.theme.tokens import Rgba
from tests.gallery.variants import PLAIN, VARIANTS

ROOT = Path(__file__).parents[2]
FOLDER = "AUDIO2_GALLERY"
SCENES = (
    "01-home", "11-home", "albums-dark", "albums-light", "tracks-dark", "tracks-light",
    "05-tracks", "04-album", "12-album", "03-artist", "06-playlist-dark", "06-playlist-light",
    "02-search-dark", "02-search-light", "07-queue", "10-settings", "10b-settings",
    "14-menus-toast",
)  # fmt: skip
WINDOWS = (PLAIN, "900x600", "1920x1080@2x")
PATIENCE_S = 400

Pixels = NDArray[np.int16]
Rect = tuple[int, int, int, int]


@dataclass(frozen=True)
class Picture:
    """One picture; rectangles are in logical pixels of the window."""

    file: Path

    @property
    def scene(self) -> str:
        return self.file.stem

    @property
    def window(self) -> str:
        return self.file.parent.name

    @property
    def theme(self) -> str:
        return self.file.stem.rsplit("-", 1)[-1]

    @cached_property
    def facts(self) -> dict[str, Any]:
        return dict(json.loads(self.file.with_suffix(".json").read_text("utf-8")))

    @property
    def places(self) -> dict[str, Rect]:
        return {name: tuple(rect) for name, rect in self.facts["places"].items()}

    @cached_property
    def pixels(self) -> Pixels:
        with Image.open(self.file) as image:
            return np.asarray(image.convert("RGB")).astype(np.int16)

    def part(self, rect: Rect, inset: float = 0) -> Pixels:
        """What is in a rectangle; what lies outside the window is left out."""
        dpr = self.facts["dpr"]
        x, y, wide, tall = rect
        left, top = max(0, x + inset), max(0, y + inset)
        right, bottom = x + wide - inset, y + tall - inset
        return self.pixels[
            round(top * dpr) : round(bottom * dpr), round(left * dpr) : round(right * dpr)
        ]


def most_common(part: Pixels) -> Rgba:
    """The colour of most pixels."""
    flat = part.reshape(-1, 3).astype(np.int64)
    codes, counts = np.unique(
        (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2], return_counts=True
    )
    code = int(codes[counts.argmax()])
    return Rgba(code >> 16, code >> 8 & 0xFF, code & 0xFF)


def distance(one: Rgba, other: Rgba) -> int:
    """Largest difference of a channel."""
    return max(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True))


def drawn(library: Path) -> Iterator[Path]:
    """The folder with the pictures; one that was drawn for the tests goes again."""
    given = os.environ.get(FOLDER)
    if given:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="audio2-looks-") as place:
        command = [sys.executable, "-m", "tests.gallery", place, "--only", ",".join(SCENES)]
        done = subprocess.run(
            [*command, "--variants", ",".join(WINDOWS), "--library", os.fspath(library)],
            cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        yield Path(place)


def all_in(folder: Path) -> list[Picture]:
    return [Picture(file) for name in VARIANTS for file in sorted((folder / name).glob("*.png"))]
