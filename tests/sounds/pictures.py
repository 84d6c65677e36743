"""Small pictures for covers."""

import io
from functools import lru_cache

from PIL import Image


@lru_cache(maxsize=256)
def jpeg(colour: str = "crimson", size: tuple[int, int] = (120, 120)) -> bytes:
    """A JPEG of one colour."""
    return _picture("JPEG", colour, size)


@lru_cache(maxsize=256)
def png(colour: str = "teal", size: tuple[int, int] = (120, 120)) -> bytes:
    """A PNG of one colour."""
    return _picture("PNG", colour, size)


def _picture(kind: str, colour: str, size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()
