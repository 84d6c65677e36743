"""Messages between the window and the process that finds covers (`cover_worker`), as JSON values,
and where its thumbnails lie. Light: imported on both sides.

Request: {"cache": path, "folders": [path, ...], "embedded": [path, ...], "widths": [px, ...]}.
Answer: null when there is no cover, {"problem": why} when the disk refused the thumbnails, else the
fields of `Made`. Paths are bytes decoded as the operating system's (surrogateescape).
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Request = dict[str, Any]

WIDTHS = (96, 256, 640, 1200)
"""Widths of thumbnails in px."""
FIRST_WIDTHS = (96, 256)
"""Those of lists and grids, made when a cover is found: a quarter of the work of all. The larger
ones are made when a page asks for one."""


@dataclass(frozen=True, slots=True)
class Made:
    """A cover whose thumbnails are in the cache."""

    key: str
    """sha256 of the source; names the files."""
    width: int
    height: int
    """Of the source, in px."""
    seed: int | None
    """0xRRGGBB of its most telling colour, None when it is grey."""
    is_embedded: bool


def place(cache: Path, key: str, width: int) -> Path:
    """Where the thumbnail of a picture lies; computes only."""
    return cache / key[:2] / f"{key}-{width}.webp"


def request(
    cache: Path,
    folders: Iterable[bytes],
    embedded: Iterable[bytes],
    widths: Sequence[int] = WIDTHS,
) -> Request:
    """Find the cover of one album: `folders` best first, `embedded` files with pictures inside."""
    return {
        "cache": os.fspath(cache),
        "folders": [os.fsdecode(folder) for folder in folders],
        "embedded": [os.fsdecode(path) for path in embedded],
        "widths": list(widths),
    }


def answer(made: Made | None) -> bytes:
    """What the process says when it could work."""
    return json.dumps(None if made is None else asdict(made)).encode()


def refused(reason: str) -> bytes:
    """What it says when thumbnails could not be written."""
    return json.dumps({"problem": reason}).encode()


def made(answered: bytes) -> Made | None:
    """An answer's cover. Raises OSError where the disk refused, ValueError or TypeError for what is
    no answer."""
    found = json.loads(answered)
    if found is None:
        return None
    if "problem" in found:
        raise OSError(found["problem"])
    return Made(**found)
