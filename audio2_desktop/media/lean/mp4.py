"""MP4 with AAC or ALAC: one walk over the boxes that matter; sample tables and pictures are not
read."""

import os
import struct
from collections.abc import Iterator

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import mp4
from audio2_desktop.media.dialects.id3_genres import by_number
from audio2_desktop.media.payload import Layout

_MAX_TAGS = 1 << 20
_NUMBERS = frozenset(
    b"tmpo cpil pgap rtng stik shwm \xa9mvi \xa9mvc hdvd pcst cnID atID plID geID sfID akID cmID "
    b"tves tvsn".split()
)
_BOOLEANS = frozenset((b"cpil", b"pgap", b"pcst"))
_TEXTS = frozenset(name.encode("latin-1") for name in mp4.NAMES if len(name) == 4) - _NUMBERS
Box = tuple[bytes, int, int]
"""Name, offset of the contents, offset behind them."""


def read(fd: int, size: int, _found: Layout) -> Contents | None:
    """None without exactly one track of sound with a plain sample entry."""
    moov = _only(fd, 0, size, b"moov")
    if moov is None:
        return None
    tracks, tags = [], None
    for name, begin, end in _boxes(fd, *moov):
        if name == b"trak":
            tracks.append((begin, end))
        elif name == b"udta":
            tags = (begin, end)
    facts = _sound(fd, tracks[0]) if len(tracks) == 1 else None
    if facts is None:
        return None
    items = _items(fd, tags) if tags else ({}, 0)
    if items is None:
        return None
    raw, _ = mp4.raw_tags(items[0])
    return Contents(facts, raw, items[1])


def _boxes(fd: int, at: int, end: int) -> Iterator[Box]:
    for _ in range(2000):
        if at + 8 > end:
            return
        head = os.pread(fd, 16, at)
        length, skip = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, skip = int.from_bytes(head[8:16], "big"), 16
        elif length == 0:
            length = end - at
        if length < skip or at + length > end:
            raise ValueError("a box leaves its parent")
        yield head[4:8], at + skip, at + length
        at += length


def _only(fd: int, at: int, end: int, *path: bytes) -> tuple[int, int] | None:
    """The box at the end of a path of names, each the first of its name."""
    for wanted in path:
        for name, begin, behind in _boxes(fd, at, end):
            if name == wanted:
                at, end = begin, behind
                break
        else:
            return None
    return at, end


def _sound(fd: int, track: tuple[int, int]) -> AudioFacts | None:
    media = _only(fd, *track, b"mdia")
    if media is None:
        return None
    handler, header = _only(fd, *media, b"hdlr"), _only(fd, *media, b"mdhd")
    entry = _only(fd, *media, b"minf", b"stbl", b"stsd")
    if handler is None or header is None or entry is None:
        return None
    if os.pread(fd, 12, handler[0])[8:12] != b"soun":
        return None
    told = os.pread(fd, 32, header[0])
    unit, length = (
        struct.unpack_from(">II", told, 12) if told[0] == 0 else struct.unpack_from(">IQ", told, 20)
    )
    if not unit or not length or told[0] > 1:
        return None
    return _entry(os.pread(fd, min(512, entry[1] - entry[0]), entry[0]), length / unit)


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


def _items(fd: int, udta: tuple[int, int]) -> tuple[dict[str, object], int] | None:
    """Tags as mutagen names them, and the number of pictures."""
    meta = _only(fd, *udta, b"meta")
    if meta is None:
        return {}, 0
    place = _only(fd, meta[0] + 4, meta[1], b"ilst")
    if place is None:
        return {}, 0
    items: dict[str, object] = {}
    pictures = 0
    for name, begin, end in _boxes(fd, *place):
        if name == b"covr":
            pictures += sum(inner == b"data" for inner, _, _ in _boxes(fd, begin, end))
            continue
        if end - begin > _MAX_TAGS:
            return None
        data = os.pread(fd, end - begin, begin)
        key, values = (_freeform if name == b"----" else _plain)(name, data)
        if isinstance(values, list) and key in items:
            known = items[key]
            values = [*known, *values] if isinstance(known, list) else values
        items.setdefault(key, values) if not isinstance(values, list) else items.update(
            {key: values}
        )
    return items, pictures


def _parts(data: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the boxes inside an item."""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8 or at + length > len(data):
            raise ValueError("a damaged item")
        yield data[at + 4 : at + 8], data[at + 8 : at + length]
        at += length


def _freeform(_name: bytes, data: bytes) -> tuple[str, object]:
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


def _plain(name: bytes, data: bytes) -> tuple[str, object]:
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
