"""Ogg with Vorbis or Opus: the first packet, the comments, and the position of the last page."""

import os

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import common
from audio2_desktop.media.lean import comments
from audio2_desktop.media.payload import Layout

_MAX_COMMENT = 8 << 20
_TAILS = (8192, 70_000)
"""The last page is looked for in so many bytes; a page has at most 65,307."""


def read(fd: int, size: int, found: Layout) -> Contents | None:
    """None for chained or multiplexed streams, and where the end does not tell the length."""
    head = found.head
    if head[:6] != b"OggS\0\x02" or head[26] != 1:
        return None
    serial, first = head[14:18], head[28 : 28 + head[27]]
    packet = _second_packet(fd, head, 28 + head[27], serial)
    last = _last_position(fd, size, serial)
    if packet is None or last is None:
        return None
    if first[:8] == b"OpusHead" and packet[:8] == b"OpusTags":
        start = 8
        seconds = max(0, last - int.from_bytes(first[10:12], "little")) / 48_000
        rate, bitrate, codec = 48_000, 0, "OPUS"
    elif first[:7] == b"\x01vorbis" and packet[:7] == b"\x03vorbis":
        start = 7
        rate = int.from_bytes(first[12:16], "little")
        seconds = last / rate if rate else 0.0
        bitrate, codec = _nominal(first), "VORBIS"
    else:
        return None
    if seconds <= 0:
        return None
    raw, pictures = common.from_pairs(comments.pairs(packet, start))
    channels = first[9] if codec == "OPUS" else first[11]
    facts = AudioFacts(
        container="OGG",
        codec=codec,
        lossless=False,
        length_ms=round(seconds * 1000),
        bitrate=bitrate or int(found.ranges[0][1] * 8 / seconds),
        sample_rate=rate,
        bits=0,
        channels=channels,
    )
    return Contents(facts, raw, pictures)


def _second_packet(fd: int, head: bytes, at: int, serial: bytes) -> bytes | None:
    """The comments, gathered from as many pages as they take."""
    parts: list[bytes] = []
    total = 0
    while total < _MAX_COMMENT:
        page = head[at : at + 282] if at + 282 <= len(head) else os.pread(fd, 282, at)
        if page[:4] != b"OggS" or page[14:18] != serial or page[5] & 0x06:
            return None
        lengths = page[27 : 27 + page[26]]
        body = at + 27 + len(lengths)
        ends = next((i for i, length in enumerate(lengths) if length < 255), None)
        count = sum(lengths if ends is None else lengths[: ends + 1])
        whole = body + count <= len(head)
        parts.append(head[body : body + count] if whole else os.pread(fd, count, body))
        total += count
        if ends is not None:
            return parts[0] if len(parts) == 1 else b"".join(parts)
        at = body + count
    return None


def _last_position(fd: int, size: int, serial: bytes) -> int | None:
    """Position that the last page tells; None when that page is of another stream or tells none."""
    for count in _TAILS:
        tail = os.pread(fd, count, max(0, size - count))
        at = tail.rfind(b"OggS")
        if at >= 0 and len(tail) - at >= 27:
            position = int.from_bytes(tail[at + 6 : at + 14], "little", signed=True)
            is_ours = tail[at + 14 : at + 18] == serial and tail[at + 4] == 0
            return position if is_ours and position > 0 else None
    return None


def _nominal(first: bytes) -> int:
    """The bit rate that the encoder aimed at, 0 when it says nothing usable."""
    most, nominal, least = (
        int.from_bytes(first[at : at + 4], "little", signed=True) for at in (16, 20, 24)
    )
    most, nominal, least = max(0, most), max(0, nominal), max(0, least)
    if not nominal:
        return (most + least) // 2
    if most and most < nominal:
        return most
    return max(least, nominal)
