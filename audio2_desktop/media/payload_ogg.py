"""Payload of Ogg: writing tags moves and renumbers pages, so only packet bytes count."""

import os
from collections.abc import Iterator

Ranges = tuple[tuple[int, int], ...]

_HEADER = 27
_LONGEST_HEADER = _HEADER + 255
_MAX_HEADER_PAGES = 5000
"""About 300 MB of comments and pictures."""


def audio_pages(fd: int, start: int, size: int) -> Ranges:
    """From the first page that holds sound to the end of the file. Pages in front hold the header
    packets."""
    at, wanted, done = start, 0, 0
    for _ in range(_MAX_HEADER_PAGES):
        head = os.pread(fd, _HEADER + 255, at)
        if head[:4] != b"OggS" or len(head) < _HEADER or len(head) < _HEADER + head[26]:
            return ()
        segments = head[_HEADER : _HEADER + head[26]]
        body = at + _HEADER + len(segments)
        if not wanted:
            wanted = _header_packets(os.pread(fd, 80, body))
        done += sum(length < 255 for length in segments)
        at = body + sum(segments)
        if done >= wanted:
            return ((at, size - at),) if at < size else ()
    return ()


def _header_packets(first: bytes) -> int:
    """How many packets come before the sound, told by the first of them."""
    if first.startswith(b"\x01vorbis"):
        return 3
    if first.startswith(b"\x7fFLAC"):
        return 1 + (int.from_bytes(first[7:9], "big") or 1)
    if first.startswith(b"Speex   "):
        return 2 + min(int.from_bytes(first[68:72], "little"), 100)
    return 2


def without_headers(data: bytes) -> bytes:
    """Packet bytes of a stretch of an Ogg file: page headers hold numbers that tagging changes.

    The first bytes are left out because they may be the rest of a header that began before the
    stretch; a header cut off at the end goes as far as it is there.
    """
    parts, at = [], 0
    while (found := data.find(b"OggS", at)) >= 0:
        parts.append(data[max(at, _LONGEST_HEADER) : found])
        count = data[found + 26] if len(data) > found + 26 else 255
        at = found + _HEADER + count
    parts.append(data[max(at, _LONGEST_HEADER) :])
    return b"".join(parts)


def packets(fd: int, offset: int, length: int) -> Iterator[bytes]:
    """The packet bytes of all pages of a stretch, page by page."""
    at, end = offset, offset + length
    while at < end:
        head = os.pread(fd, _HEADER + 255, at)
        if head[:4] != b"OggS" or len(head) < _HEADER:
            yield os.pread(fd, min(65536, end - at), at)
            at += 65536
            continue
        segments = head[_HEADER : _HEADER + head[26]]
        at += _HEADER + len(segments)
        body = sum(segments)
        yield os.pread(fd, min(body, max(0, end - at)), at)
        at += body
