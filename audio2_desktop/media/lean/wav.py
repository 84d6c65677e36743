"""WAV with plain samples: its few chunks, with an ID3 tag or INFO texts among them."""

import os
import struct

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media import payload_boxes
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import others
from audio2_desktop.media.dialects.common import Raw
from audio2_desktop.media.lean import id3
from audio2_desktop.media.payload import Layout

_PCM = (1, 3, 0xFFFE)
_MAX_INFO = 1 << 20
_HEAD = 4096


def read(fd: int, size: int, found: Layout) -> Contents | None:
    """None for compressed samples and for chunks but the sound's that leave the file."""
    if found.head[:4] != b"RIFF":
        return None
    form, tag, info, sound = b"", (0, 0), (0, 0), 0
    for name, at, length in payload_boxes.chunks(fd, 12, size, "<"):
        if name == b"data":
            # written to a pipe, whose length nobody knew, or cut short: what is there counts
            length = min(length, size - at)
        elif at + length > size:
            return None
        if name == b"fmt ":
            form = os.pread(fd, 16, at)
        elif name == b"data":
            sound = length
        elif name.lower() == b"id3 ":
            tag = (at, length)
        elif name == b"LIST" and length < _MAX_INFO and os.pread(fd, 4, at) == b"INFO":
            info = (at, length)
    facts = _facts(form, sound)
    if facts is None:
        return None
    tags: tuple[Raw, int] | None = {}, 0
    if tag[1]:
        tags = id3.read(fd, tag[0], tag[1], os.pread(fd, min(tag[1], _HEAD), tag[0]))
    if tags is None:
        return None
    raw, pictures = tags
    if not raw and info[1]:
        parts = payload_boxes.chunks(fd, info[0] + 4, info[0] + info[1], "<")
        raw = others.from_info((name, os.pread(fd, min(n, _HEAD), at)) for name, at, n in parts)
    return Contents(facts, raw, pictures)


def _facts(form: bytes, sound: int) -> AudioFacts | None:
    """By the format chunk and the bytes of sound; None for compressed or impossible formats."""
    if len(form) < 16:
        return None
    kind, channels, rate, _, block, bits = struct.unpack("<HHIIHH", form)
    if kind not in _PCM or not rate or not block or not bits or not sound:
        return None
    return AudioFacts(
        container="WAV",
        codec="WAV",
        lossless=True,
        length_ms=round(sound * 1000 / block / rate),
        bitrate=channels * bits * rate,
        sample_rate=rate,
        bits=bits,
        channels=channels,
    )
