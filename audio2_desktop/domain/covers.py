"""Which picture file of an album folder is its cover, told by names alone."""

import re
from collections.abc import Iterable

_BEST = {"cover": 100, "folder": 90, "front": 80, "album": 70, "albumart": 68}
_NEGATIVE = frozenset(
    [
        "back",
        "inlay",
        "inside",
        "inner",
        "tray",
        "booklet",
        "matrix",
        "obi",
        "spine",
        "disc",
        "disk",
        "cd",
        "dvd",
        "liner",
        "sticker",
        "rear",
        "innen",
        "fanart",
        "thumb",
        "thumbnail",
        "screenshot",
    ]
)
_OTHER_THINGS = frozenset(["artist", "band", "logo", "banner", "label"])
_EXTENSIONS = {"jpg": 5, "jpeg": 5, "png": 4, "webp": 3, "tif": 2, "tiff": 2, "gif": 1, "bmp": 1}
_WORD = re.compile(r"[a-z]+|[0-9]+")

SCAN_FOLDERS = frozenset(("scans", "scan", "covers", "cover", "artwork", "art"))
"""Names of sub-folders that hold an album's pictures, lower case."""


def score(name: str) -> int:
    """How much a file name promises a front cover: the higher the better, 0 says nothing, below 0
    it is another.

    "cover.jpg" > "folder.jpg" > "front.jpg" > "album.jpg" > "AlbumArt_{...}_Large.jpg" > "Front
    Cover.png".
    """
    stem, dot, extension = name.lower().rpartition(".")
    if not dot or extension not in _EXTENSIONS:
        return -1000
    bonus = _EXTENSIONS[extension]
    if stem in _BEST:
        return _BEST[stem] * 10 + bonus
    words = _WORD.findall(stem)
    if stem in _OTHER_THINGS or any(word in _NEGATIVE for word in words):
        return -1000 + bonus
    if stem.startswith("albumart"):
        return (600 if "small" not in stem else 500) + bonus
    if "front" in words or "cover" in words:
        return 400 + bonus + (50 if "front" in words else 0)
    return bonus


def best(names: Iterable[str]) -> str | None:
    """The name of the front cover; None when no name says so."""
    rated = sorted((-score(name), name) for name in names)
    return rated[0][1] if rated and -rated[0][0] >= 100 else None


def last_resort(names: Iterable[str]) -> str | None:
    """The only picture that is not plainly another one; None when there are several."""
    left = [name for name in names if score(name) > 0]
    return left[0] if len(left) == 1 else None
