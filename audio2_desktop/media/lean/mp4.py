"""MP4 with AAC or ALAC: one walk over the boxes that matter; sample tables and pictures are not
read."""

import os
import struct
from collections.abc import Iterator
from typing import Any

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import mp4
from audio2_desktop.media.dialects.id3_genres import by_number
from audio2_desktop.media.payload import Layout

_MAX_MOOV = 16 << 20
_NUMBERS = frozenset(
    b"tmpo cpil pgap rtng stik shwm \xa9mvi \xa9mvc hdvd pcst cnID atID plID geID sfID akID cmID "
    b"tves tvsn".split()
)
_BOOLEANS = frozenset((b"cpil", b"pgap", b"pcst"))
_TEXTS = frozenset(name.encode("latin-1") for name in mp4.NAMES if len(name) == 4) - _NUMBERS
Box = tuple[bytes, int, int]
"""Name, offset of the contents, offset behind them."""


def read(fd: int, size: int, found: Layout) -> Contents | None:
    """None without exactly one track of sound with a plain sample entry."""
    moov = _moov(fd, size, found.head)
    if moov is None:
        return None
    tracks: list[Box] = []
    tags: Box | None = None
    for box in _boxes(moov, 0, len(moov)):
        if box[0] == b"trak":
            tracks.append(box)
        elif box[0] == b"udta":
            tags = box
    facts = _sound(moov, tracks[0]) if len(tracks) == 1 else None
    if facts is None:
        return None
    items, pictures = _items(moov, tags) if tags else ({}, 0)
    return Contents(facts, mp4.raw_tags(items)[0], pictures)


def _moov(fd: int, size: int, head: bytes) -> bytes | None:
    """The contents of the first moov box of the file, in one read."""
    at = 0
    for _ in range(20):
        box = head[at : at + 16] if at + 16 <= len(head) else os.pread(fd, 16, at)
        if len(box) < 8:
            return None
        length, skip = int.from_bytes(box[:4], "big"), 8
        if length == 1:
            length, skip = int.from_bytes(box[8:16], "big"), 16
        if length < skip or at + length > size:
            return None
        if box[4:8] == b"moov":
            if length > _MAX_MOOV:
                return None
            inside = at + length <= len(head)
            return (
                head[at + skip : at + length] if inside else os.pread(fd, length - skip, at + skip)
            )
        at += length
    return None


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    while at + 8 <= end:
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8 or at + length > end:
            raise ValueError("a box leaves its parent, or is of an unusual kind")
        yield data[at + 4 : at + 8], at + 8, at + length
        at += length


def _only(data: bytes, box: Box, *path: bytes) -> Box | None:
    """The box at the end of a path of names, each the first of its name."""
    for wanted in path:
        found = next((each for each in _boxes(data, box[1], box[2]) if each[0] == wanted), None)
        if found is None:
            return None
        box = found
    return box


def _sound(moov: bytes, track: Box) -> AudioFacts | None:
    media = _only(moov, track, b"mdia")
    if media is None:
        return None
    handler, header = _only(moov, media, b"hdlr"), _only(moov, media, b"mdhd")
    entry = _only(moov, media, b"minf", b"stbl", b"stsd")
    if handler is None or header is None or entry is None:
        return None
    if moov[handler[1] + 8 : handler[1] + 12] != b"soun":
        return None
    at, version = header[1], moov[header[1]]
    if version > 1:
        return None
    unit, length = struct.unpack_from(
        ">IQ" if version else ">II", moov, at + (20 if version else 12)
    )
    if not unit or not length:
        return None
    return _entry(moov[entry[1] : entry[2]], length / unit)


def _entry(data: bytes, seconds: float) -> AudioFacts | None:
    """Facts of the first sample entry: behind version and count lies a box with the codec's
    name."""
    name, inner = data[12:16], data[48:52]
    channels, bits = struct.unpack_from(">HH", data, 32)
    rate = int.from_bytes(data[40:44], "big") >> 16
    if data[16 + 8 : 16 + 10] != b"\0\0":
        return None  # QuickTime's longer entries
    if name == b"mp4a" and inner == b"esds":
        bitrate, is_aac = _esds(data[56:])
        if not is_aac:
            return None
        codec, lossless, bits = "AAC", False, 0
    elif name == b"alac" and inner == b"alac":
        cookie = data[56:]
        if cookie[4]:
            return None
        codec, lossless, bits, channels = "ALAC", True, cookie[5], cookie[9]
        bitrate, rate = struct.unpack_from(">II", cookie, 16)
    else:
        return None
    if not rate or not bitrate:
        return None
    return AudioFacts("MP4", codec, lossless, round(seconds * 1000), bitrate, rate, bits, channels)


def _esds(data: bytes) -> tuple[int, bool]:
    """Mean bit rate and whether the sound is plain AAC, from an elementary stream descriptor."""
    at = _descriptor(data, 0, 3)
    if data[at + 2] & 0xE0:
        raise ValueError("an unusual descriptor")
    at = _descriptor(data, at + 3, 4)
    bitrate = int.from_bytes(data[at + 9 : at + 13], "big")
    kind = data[at]
    at = _descriptor(data, at + 13, 5)
    return bitrate, kind == 0x40 and data[at] >> 3 == 2


def _descriptor(data: bytes, at: int, tag: int) -> int:
    """Offset of the contents of the descriptor at `at`."""
    if data[at] != tag:
        raise ValueError("another descriptor")
    at += 1
    for _ in range(4):
        at += 1
        if data[at - 1] < 0x80:
            return at
    raise ValueError("a descriptor without end")


def _items(moov: bytes, udta: Box) -> tuple[dict[str, Any], int]:
    """Tags as mutagen names them, and the number of pictures."""
    meta = _only(moov, udta, b"meta")
    place = _only(moov, (meta[0], meta[1] + 4, meta[2]), b"ilst") if meta else None
    if place is None:
        return {}, 0
    items: dict[str, Any] = {}
    pictures = 0
    for name, begin, end in _boxes(moov, place[1], place[2]):
        if name == b"covr":
            pictures += sum(inner[0] == b"data" for inner in _boxes(moov, begin, end))
            continue
        key, values = (_freeform if name == b"----" else _plain)(name, moov[begin:end])
        if isinstance(values, list) and key in items:
            items[key] = [*items[key], *values]
        else:
            items.setdefault(key, values)
    return items, pictures


def _parts(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the boxes inside an item."""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8 or at + length > len(data):
            raise ValueError("a damaged item")
        yield data[at + 4 : at + 8], data[at + 8 : at + length]
        at += length


def _freeform(_name: bytes, data: bytes) -> tuple[str, Any]:
    texts: list[str] = []
    owner = key = ""
    for part, body in _parts(data, 0):
        if part == b"mean":
            owner = body[4:].decode()
        elif part == b"name":
            key = body[4:].decode()
        elif part == b"data":
            texts.append(body[8:].decode())
    return f"----:{owner}:{key}", texts


def _plain(name: bytes, data: bytes) -> tuple[str, Any]:
    values = []
    for part, body in _parts(data, 0):
        if part == b"data":
            values.append(body)
    key = name.decode("latin-1")
    if name in (b"trkn", b"disk"):
        return key, [struct.unpack_from(">HH", values[0], 10)] if values else []
    if name == b"gnre":
        return "\xa9gen", [by_number(int.from_bytes(values[0][8:10], "big") - 1)]
    if name in _BOOLEANS:
        return key, bool(values and values[0][8:].strip(b"\0"))
    if name in _NUMBERS:
        return key, [int.from_bytes(body[8:], "big", signed=True) for body in values]
    if name not in _TEXTS and any(body[3] not in (0, 1) for body in values):
        raise ValueError("an item of an unknown kind")
    return key, [body[8:].decode() for body in values]
