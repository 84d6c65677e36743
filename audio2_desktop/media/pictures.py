"""Pictures inside sound files. Slow compared with reading tags: only for the few files whose cover
is wanted."""

import base64
import binascii
import importlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from audio2_desktop.media import payload
from audio2_desktop.media.formats import READERS

FRONT = 3
"""Picture type of ID3 and FLAC for the front cover; 0 is "other"."""
MAX_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture with its type (numbers of ID3)."""

    kind: int
    data: bytes


def embedded(path: bytes) -> tuple[Embedded, ...]:
    """All pictures inside a file, the front cover first. Empty for any file that cannot be read."""
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return ()
    with open(fd, "rb") as file:
        try:
            found = payload.layout(file.fileno(), os.fstat(file.fileno()).st_size, path)
            pictures = list(_pictures(file, found))
        except Exception:  # noqa: BLE001 - a damaged file raises anything; then it has no picture
            return ()
    usable = [each for each in pictures if 0 < len(each.data) <= MAX_BYTES]
    return tuple(sorted(usable, key=lambda each: each.kind != FRONT))


def _pictures(file: BinaryIO, found: payload.Layout) -> Iterator[Embedded]:
    if found.kind == "MATROSKA":
        yield from _attached(file)
        return
    if found.kind in READERS:
        reader = READERS[found.kind]
        file.seek(0)
        audio = getattr(importlib.import_module(f"mutagen.{reader.module}"), reader.name)(file)
        for picture in getattr(audio, "pictures", ()):
            yield Embedded(picture.type, picture.data)
        yield from _in_tags(audio.tags)
        if audio.tags:
            return
    for module, name in (("id3", "ID3"), ("apev2", "APEv2")):
        if found.id3_size or found.has_ape:
            yield from _in_tags(_loaded(module, name, file))


def _loaded(module: str, name: str, file: BinaryIO) -> Any:
    file.seek(0)
    try:
        return getattr(importlib.import_module(f"mutagen.{module}"), name)(file)
    except importlib.import_module("mutagen").MutagenError:
        return None


def _in_tags(tags: Any) -> Iterator[Embedded]:
    if not tags:
        return
    if hasattr(tags, "getall"):
        for frame in tags.getall("APIC"):
            yield Embedded(int(frame.type), frame.data)
    elif hasattr(tags, "keys"):
        for key in tags.keys():  # noqa: SIM118 - mutagen's tags are no mappings
            yield from _in_value(key.lower(), tags[key])


def _in_value(key: str, value: Any) -> Iterator[Embedded]:
    if key == "metadata_block_picture":
        for text in value:
            yield from _flac_block(text)
    elif key == "covr":
        for cover in value:
            yield Embedded(FRONT, bytes(cover))
    elif key == "coverart":
        for text in value:
            yield Embedded(FRONT, _decoded(text))
    elif key == "wm/picture":
        for picture in value:
            yield from _asf_picture(picture.value)
    elif key.startswith("cover art"):
        _, _, data = value.value.partition(b"\0")
        yield Embedded(FRONT if "front" in key else 0, data)


def _flac_block(text: str) -> Iterator[Embedded]:
    block = importlib.import_module("mutagen.flac").Picture(_decoded(text))
    yield Embedded(block.type, block.data)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _asf_picture(block: bytes) -> Iterator[Embedded]:
    """Type, size, then two texts of UTF-16 with a terminator each, then the picture."""
    if len(block) < 9:
        return
    kind, size = struct.unpack_from("<BI", block)
    at = 5
    for _ in range(2):
        while at + 1 < len(block) and block[at : at + 2] != b"\0\0":
            at += 2
        at += 2
    yield Embedded(kind, block[at : at + size])


def _attached(file: BinaryIO) -> Iterator[Embedded]:
    import av  # noqa: PLC0415 - rare and heavy

    file.seek(0)
    with av.open(file, "r", options={"format_whitelist": "matroska,webm"}) as container:
        for stream in container.streams:
            if stream.type == "attachment" and getattr(stream, "mimetype", "").startswith("image/"):
                yield Embedded(FRONT, bytes(getattr(stream, "data", b"") or b""))
        for stream in container.streams.video:
            for packet in container.demux(stream):
                if packet.size:
                    yield Embedded(FRONT, bytes(packet))
                    break
