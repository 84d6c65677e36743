"""FLAC: the stream's facts and the comment block; pictures are counted, not read."""

import os

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import common
from audio2_desktop.media.lean import comments
from audio2_desktop.media.payload import Layout

_MAX_COMMENT = 1 << 20
_STREAM, _COMMENT, _PICTURE, _LAST_KNOWN = 0, 4, 6, 6


def read(fd: int, size: int, found: Layout) -> Contents | None:
    """None unless the file begins with FLAC's magic and each block is of a known kind and inside
    the file."""
    head = found.head
    if head[:4] != b"fLaC":
        return None
    facts: AudioFacts | None = None
    raw: common.Raw | None = None
    pictures, embedded, at, kind = 0, 0, 4, 0
    while not kind & 0x80:
        block = head[at : at + 4] if at + 4 <= len(head) else os.pread(fd, 4, at)
        kind, length = block[0], int.from_bytes(block[1:], "big")
        body = at + 4
        at = body + length
        if kind & 0x7F > _LAST_KNOWN or at > size:
            return None
        if kind & 0x7F == _COMMENT:
            if raw is not None or length > _MAX_COMMENT:
                return None
            data = head[body:at] if at <= len(head) else os.pread(fd, length, body)
            raw, embedded = common.from_pairs(comments.pairs(data, 0))
        elif kind & 0x7F == _STREAM:
            if body > 8:  # not the first block: zeros where a download is not done, for gigabytes
                return None
            facts = _facts(head[body:at], size - found.ranges[0][0])
        elif kind & 0x7F == _PICTURE:
            pictures += 1
    return None if facts is None else Contents(facts, raw or {}, pictures + embedded)


def _facts(stream: bytes, frames: int) -> AudioFacts | None:
    """None when the number of samples or the rate is not told."""
    packed = int.from_bytes(stream[10:18], "big")
    rate, samples = packed >> 44, packed & 0xFFFFFFFFF
    if len(stream) != 34 or not rate or not samples:
        return None
    seconds = samples / rate
    return AudioFacts(
        container="FLAC",
        codec="FLAC",
        lossless=True,
        length_ms=round(seconds * 1000),
        bitrate=int(frames * 8 / seconds),
        sample_rate=rate,
        bits=(packed >> 36 & 31) + 1,
        channels=(packed >> 41 & 7) + 1,
    )
