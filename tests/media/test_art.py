"""Covers: the right picture, small copies of it, its colour, and no harm from bad ones."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from audio2_desktop.media import art, pictures
from tests.sounds import FORMATS, jpeg, png, write

EMBEDDING = sorted(
    name for name, form in FORMATS.items() if form.tagger and name not in ("mp3-v1", "wav-info")
)


@pytest.mark.parametrize("name", EMBEDDING)
def test_embedded_pictures_of_every_format(tmp_path: Path, name: str) -> None:
    path = write(
        tmp_path / f"a.{FORMATS[name].extension}", name, tags={"title": "One"}, cover=jpeg()
    )
    [found] = pictures.embedded(os.fsencode(path))
    assert found.data == jpeg()
    assert found.kind == pictures.FRONT


def test_files_without_pictures_have_none(tmp_path: Path) -> None:
    for name in ("flac", "mka", "mp3"):
        assert pictures.embedded(os.fsencode(write(tmp_path / f"a.{name}", name))) == ()
    (tmp_path / "b.flac").write_bytes(b"fLaC")
    assert pictures.embedded(os.fsencode(tmp_path / "b.flac")) == ()
    assert pictures.embedded(os.fsencode(tmp_path / "gone.flac")) == ()


def cover(folder: Path, tracks: tuple[bytes, ...] = (b"1.flac",)) -> art.Cover | None:
    names = [os.fsencode(path.name) for path in folder.iterdir() if path.suffix in (".jpg", ".png")]
    return art.cover_of(os.fsencode(folder), names, tracks)


def test_the_order_of_covers(tmp_path: Path) -> None:
    assert cover(tmp_path) is None
    (tmp_path / "photo.jpg").write_bytes(jpeg("blue"))
    found = cover(tmp_path)
    assert found is not None
    assert found.data == jpeg("blue")
    (tmp_path / "Scans").mkdir()
    (tmp_path / "Scans/back.jpg").write_bytes(jpeg("black"))
    assert cover(tmp_path) == found
    (tmp_path / "Scans/front.jpg").write_bytes(jpeg("green"))
    found = cover(tmp_path)
    assert found is not None
    assert found.data == jpeg("green")
    write(tmp_path / "1.flac", tags={"title": "One"}, cover=jpeg("red"))
    found = cover(tmp_path)
    assert found == art.Cover(jpeg("red"), os.fsencode(tmp_path / "1.flac"), is_embedded=True)
    (tmp_path / "folder.jpg").write_bytes(jpeg("white"))
    found = cover(tmp_path)
    assert found == art.Cover(
        jpeg("white"), os.fsencode(tmp_path / "folder.jpg"), is_embedded=False
    )


def test_thumbnails_are_small_webp_files(tmp_path: Path) -> None:
    data = jpeg("crimson", (1500, 1000))
    made = art.thumbnails(data, tmp_path)
    assert (made.width, made.height) == (1500, 1000)
    for width in art.WIDTHS:
        with Image.open(art.place(tmp_path, made.key, width)) as picture:
            assert picture.format == "WEBP"
            assert picture.size == (width, round(width * 2 / 3))
    assert made.seed is not None
    assert made.seed >> 16 > 180
    assert not list(tmp_path.rglob("*.part"))


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    made = art.thumbnails(png("teal", (50, 50)), tmp_path, (96, 256))
    with Image.open(art.place(tmp_path, made.key, 256)) as picture:
        assert picture.size == (50, 50)


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    made = art.thumbnails(jpeg(), tmp_path, (96,))
    before = art.place(tmp_path, made.key, 96).stat().st_mtime_ns
    assert art.thumbnails(jpeg(), tmp_path, (96,)) == made
    assert art.place(tmp_path, made.key, 96).stat().st_mtime_ns == before


def test_grey_pictures_have_no_colour(tmp_path: Path) -> None:
    assert art.thumbnails(jpeg("grey"), tmp_path, (96,)).seed is None
    assert art.seed_colour(Image.new("RGB", (10, 10), "black")) is None


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK", "I;16", "1"])
def test_every_kind_of_picture(tmp_path: Path, mode: str) -> None:
    out = io.BytesIO()
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (40, 40)).save(out, kind)
    made = art.thumbnails(out.getvalue(), tmp_path, (96,))
    assert art.place(tmp_path, made.key, 96).exists()


def test_a_turned_photo_is_upright(tmp_path: Path) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (200, 100), "red").save(out, "JPEG", exif=exif)
    made = art.thumbnails(out.getvalue(), tmp_path, (96,))
    with Image.open(art.place(tmp_path, made.key, 96)) as picture:
        assert picture.size == (48, 96)


def png_of(width: int, height: int) -> bytes:
    """A PNG header that claims a size, with next to nothing behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"x"))


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", jpeg()[:200], png()[:60], png_of(60_000, 60_000), png_of(12_000, 8_000),
     png_of(10, 10), b"GIF89a" + b"\xff" * 30],
)  # fmt: skip
def test_bad_pictures_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(art.NoPicture):
        art.thumbnails(data, tmp_path, (96,))
    assert not list(tmp_path.rglob("*"))


def test_huge_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "cover.jpg"
    with path.open("wb") as out:
        out.truncate(art.MAX_BYTES + 10)
    assert art.read(os.fsencode(path)) == b""
    os.mkfifo(tmp_path / "pipe.jpg")
    assert art.read(os.fsencode(tmp_path / "pipe.jpg")) == b""
