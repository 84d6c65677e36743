"""Covers: which picture it is, thumbnails of it, and its colour. Runs in a process of its own
(`cover_worker`).

Thumbnails are WebP files named by the hash of the source picture, so that equal covers are stored
once and a file, once written, never changes.
"""

import colorsys
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from audio2_desktop.domain import covers
from audio2_desktop.media import formats, pictures, saving
from audio2_desktop.media.cover_messages import WIDTHS, place

QUALITY = 80
MAX_BYTES = pictures.MAX_BYTES
MAX_PIXELS = 80_000_000
"""A picture of 9,000 x 9,000; beyond that it is a mistake or an attack."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


class NoPicture(ValueError):
    """The bytes are no picture that can be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover and where it came from."""

    data: bytes
    path: bytes
    """The picture file, or the sound file it is embedded in."""
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """What `thumbnails` made of a picture."""

    key: str
    """sha256 of the source; names the files."""
    width: int
    height: int
    seed: int | None
    """0xRRGGBB of its most telling colour, None when it is grey."""


def key_of(data: bytes) -> str:
    """The key under which thumbnails of this picture are stored."""
    return hashlib.sha256(data).hexdigest()


# ---- which picture -------------------------------------------------------------------------------


def find_cover(folder: bytes, names: Iterable[bytes]) -> bytes | None:
    """Path of the cover file among `names` of an album folder, by the order of `domain.covers`."""
    best = covers.best(os.fsdecode(name) for name in names)
    return None if best is None else folder + b"/" + os.fsencode(best)


def cover_of(folder: bytes, names: Sequence[bytes], tracks: Iterable[bytes]) -> Cover | None:
    """The cover of an album: a file by name, embedded front, other embedded, folders of scans, a
    lone picture.

    names: picture files of `folder`; tracks: names of sound files that have pictures, tried in turn
    (three at most).
    """
    found = find_cover(folder, names)
    if found is not None and (data := read(found)):
        return Cover(data, found, is_embedded=False)
    second_best: Cover | None = None
    for track in list(tracks)[:3]:
        path = folder + b"/" + track
        for picture in pictures.embedded(path)[:1]:
            cover = Cover(picture.data, path, is_embedded=True)
            if picture.kind == pictures.FRONT:
                return cover
            second_best = second_best or cover
    return second_best or _in_scan_folders(folder) or _lone(folder, names)


def _in_scan_folders(folder: bytes) -> Cover | None:
    try:
        with os.scandir(folder) as entries:
            inner = sorted(
                entry.path
                for entry in entries
                if os.fsdecode(entry.name).lower() in covers.SCAN_FOLDERS and entry.is_dir()
            )
    except OSError:
        return None
    for path in inner:
        with suppress(OSError):
            names = [
                n for n in os.listdir(path) if formats.extension(n) in formats.COVER_EXTENSIONS
            ]
            found = find_cover(path, names)
            if found is not None and (data := read(found)):
                return Cover(data, found, is_embedded=False)
            if lone := _lone(path, names):
                return lone
    return None


def _lone(folder: bytes, names: Sequence[bytes]) -> Cover | None:
    name = covers.last_resort(os.fsdecode(name) for name in names)
    path = folder + b"/" + os.fsencode(name or "")
    data = read(path) if name else b""
    return Cover(data, path, is_embedded=False) if data else None


def read(path: bytes) -> bytes:
    """A picture file's bytes; b"" when it is gone, too large, or no regular file."""
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(fd, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return b""
    return data if len(data) <= MAX_BYTES else b""


# ---- thumbnails ----------------------------------------------------------------------------------


def thumbnails(data: bytes, cache: Path, widths: Sequence[int] = WIDTHS) -> Thumbnails:
    """Write the thumbnails of a picture that are not there yet, and tell its size and colour.

    Each is at most `width` wide and high and never larger than the source. Raises NoPicture for
    what cannot be used, OSError when the disk refuses. About 15 ms for a JPEG of 1000 x 1000 and
    widths up to 640.
    """
    key = key_of(data)
    picture = opened(data, max(widths))
    size = picture.size if picture.format != "JPEG" else _true_size(data)
    image = _plain(picture)
    for width in sorted(widths, reverse=True):
        target = place(cache, key, width)
        if max(image.size) > width:
            image = image.copy()
            image.thumbnail((width, width), Image.Resampling.HAMMING, reducing_gap=2.0)
        if not target.exists():
            _write(target, image)
    return Thumbnails(key, size[0], size[1], seed_colour(image))


def opened(data: bytes, width: int) -> Image.Image:
    """A picture loaded at no less than `width` pixels where its format allows decoding at a smaller
    scale."""
    if not data or len(data) > MAX_BYTES:
        raise NoPicture("The picture is empty or too large.")
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        if picture.width * picture.height > MAX_PIXELS:
            raise NoPicture("The picture has too many pixels.")
        picture.draft("RGB", (width, width))
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPicture("The picture has too many pixels.") from error
    except NoPicture:
        raise
    except Exception as error:
        raise NoPicture("The picture is damaged.") from error
    return picture


def _true_size(data: bytes) -> tuple[int, int]:
    """Size before decoding at a smaller scale."""
    return Image.open(io.BytesIO(data), formats=("JPEG",)).size


def _plain(picture: Image.Image) -> Image.Image:
    """Upright, opaque RGB."""
    with suppress(Exception):  # a damaged EXIF block does not spoil the picture
        picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _write(target: Path, image: Image.Image) -> None:
    """Whole or not at all: readers may look at any moment."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # Waiting for the disk would take longer than all else; what a power cut spoils is made anew.
    with saving.replacing(os.fsencode(target), is_synced=False) as out:
        image.save(out, "WEBP", quality=QUALITY, method=1)


# ---- colour --------------------------------------------------------------------------------------


def seed_colour(image: Image.Image) -> int | None:
    """The colour an accent grows from (0xRRGGBB), None when the picture is grey.

    Of 12 colours the one with most of share^0.45 * saturation^1.1 * (0.25 + value).
    """
    small = image.convert("RGB").resize((64, 64), Image.Resampling.BOX)
    few = small.quantize(12, Image.Quantize.MEDIANCUT)
    palette = few.getpalette() or []
    found: list[tuple[float, float, int]] = []
    for count, index in few.getcolors() or []:
        assert isinstance(index, int)
        red, green, blue = palette[index * 3 : index * 3 + 3]
        _, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
        weight = (count / 4096) ** 0.45 * saturation**1.1 * (0.25 + value)
        found.append((weight, saturation, red << 16 | green << 8 | blue))
    if not found:
        return None
    _, saturation, colour = max(found)
    return colour if saturation >= 0.12 else None
