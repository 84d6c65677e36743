"""A folder of music that never rests: files are touched, taken away and put back, so that a scan
has work as long as somebody walks."""

import os
import random
import tempfile
from pathlib import Path

from tests.benchmarks.reading import make_collection
from tests.sounds import jpeg, write

ODD_NAMES = (
    "A name that does not end " * 12,
    "",
    "\u05e9\u05d9\u05e8 \u05e9\u05dc \u05d9\u05d5\u05dd (2021)",
    "\U0001f3b8\U0001f469\u200d\U0001f3a4 Party \U0001f44d\U0001f3fd",
    "Z" + "\u0335\u0321\u034a\u0301\u0300" * 60 + "algo",
    "<b>Bold</b> <img src='file:///x'> &amp; <a href='x'>link</a>",
    "%n {name} %1 \\n\n\tTabs\u2028and lines",
    "M" * 300,
)
ODD_COVERS = ((1, 1), (8000, 100), (100, 8000), (3000, 3000))
TAKEN_AWAY = 12


def make(folder: Path, files: int) -> None:
    """A collection, and albums whose names and covers are odd."""
    make_collection(folder, files)
    for at, name in enumerate(ODD_NAMES):
        cover = jpeg(size=ODD_COVERS[at % len(ODD_COVERS)])
        for number in range(1, 4):
            tags = {
                "title": name, "artist": name, "albumartist": name, "album": name, "genre": name,
                "composer": name, "tracknumber": str(number), "date": str(1990 + at),
            }  # fmt: skip
            place = folder / f"odd {at}" / f"{number}.flac"
            place.parent.mkdir(exist_ok=True)
            write(place, tags=tags, cover=cover, seconds=0.3, seed=at * 10 + number)


class Unrest:
    """Changes the folder a little at every call; what is taken away comes back at the next."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._albums = [Path(place) for place, _, files in os.walk(folder) if files]
        self._away = Path(tempfile.mkdtemp(prefix="away-", dir=folder.parent))
        self._gone: list[tuple[Path, Path]] = []

    def turn(self) -> None:
        """Work for a scan: a third of all files is touched, some albums go and come back."""
        for here, there in self._gone:
            here.rename(there)
        self._gone = []
        for album in self._albums:
            if self._chance.random() < 1 / 3:
                for file in album.iterdir():
                    os.utime(file)
        for number, album in enumerate(self._chance.sample(self._albums, TAKEN_AWAY)):
            away = self._away / str(number)
            album.rename(away)
            self._gone.append((away, album))
