"""Payload of the formats made of boxes, chunks and blocks.

Every function takes a file descriptor, the offset where the format starts and the size of the file,
and returns (offset, length) of each stretch of sound; nothing when the structure is damaged or
foreign.
"""

import os
import struct
from collections.abc import Iterator

Range = tuple[int, int]
Ranges = tuple[Range, ...]

_MAX_BOXES = 20_000
"""A file with more boxes than that is not worth a walk."""


def _peek(fd: int, count: int, at: int, size: int) -> bytes:
    """The bytes at `at`; none beyond the end, however far a damaged length leads."""
    return os.pread(fd, count, at) if at < size else b""


def flac(fd: int, start: int, size: int) -> Ranges:
    """Everything behind the last metadata block, without an ID3v1 tag."""
    at = start + 4
    for _ in range(_MAX_BOXES):
        head = _peek(fd, 4, at, size)
        if len(head) < 4:
            return ()
        at += 4 + int.from_bytes(head[1:], "big")
        if head[0] & 0x80:
            break
    else:
        return ()
    end = size
    if size - at > 128 and os.pread(fd, 3, size - 128) == b"TAG":
        end -= 128
    return ((at, end - at),) if at < end else ()


def mp4(fd: int, start: int, size: int) -> Ranges:
    """The contents of all media data boxes."""
    found = []
    at = start
    for _ in range(_MAX_BOXES):
        head = _peek(fd, 16, at, size)
        if len(head) < 8:
            break
        length, name, skip = int.from_bytes(head[:4], "big"), head[4:8], 8
        if length == 1 and len(head) == 16:
            length, skip = int.from_bytes(head[8:], "big"), 16
        elif length == 0:
            length = size - at
        if length < skip:
            break
        if name == b"mdat" and at + skip < size:
            found.append((at + skip, min(length, size - at) - skip))
        at += length
    return tuple(found)


def riff(fd: int, start: int, size: int) -> Ranges:
    """The data chunk of WAV and RF64 (whose 32 bit size may be a placeholder)."""
    for name, at, length in chunks(fd, start + 12, size, "<"):
        if name == b"data":
            if length >= 0xFFFFFFFF or at + length > size:
                length = size - at
            return ((at, length),) if length > 0 else ()
    return ()


def aiff(fd: int, start: int, size: int) -> Ranges:
    """The sound data chunk behind its offset and block size."""
    for name, at, length in chunks(fd, start + 12, size, ">"):
        if name == b"SSND":
            length = min(length, size - at)
            return ((at + 8, length - 8),) if length > 8 else ()
    return ()


def chunks(fd: int, at: int, size: int, order: str) -> Iterator[tuple[bytes, int, int]]:
    """Name, offset and length of the chunks of an IFF file, padded to even lengths."""
    layout = struct.Struct(order + "4sI")
    for _ in range(_MAX_BOXES):
        head = _peek(fd, 8, at, size)
        if len(head) < 8:
            return
        name, length = layout.unpack(head)
        yield name, at + 8, length
        at += 8 + length + (length & 1)


def dsf(fd: int, start: int, size: int) -> Ranges:
    """The data chunk: lengths count their own header of 12 bytes."""
    at = start
    for _ in range(8):
        head = _peek(fd, 12, at, size)
        if len(head) < 12:
            return ()
        length = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            length = min(length, size - at) - 12
            return ((at + 12, length),) if length > 0 else ()
        if length < 12:
            return ()
        at += length
    return ()


def dsdiff(fd: int, start: int, size: int) -> Ranges:
    """The sound chunk, plain or compressed."""
    at = start + 16
    for _ in range(_MAX_BOXES):
        head = _peek(fd, 12, at, size)
        if len(head) < 12:
            return ()
        length = int.from_bytes(head[4:], "big")
        if head[:4] in (b"DSD ", b"DST "):
            length = min(length, size - at - 12)
            return ((at + 12, length),) if length > 0 else ()
        at += 12 + length + (length & 1)
    return ()


_ASF_DATA = bytes.fromhex("3626b2758e66cf11a6d900aa0062ce6c")


def asf(fd: int, start: int, size: int) -> Ranges:
    """The packets of the data object."""
    at = start
    for _ in range(64):
        head = _peek(fd, 24, at, size)
        if len(head) < 24:
            return ()
        length = int.from_bytes(head[16:], "little")
        if head[:16] == _ASF_DATA:
            length = size - at if length < 50 else min(length, size - at)
            return ((at + 50, length - 50),) if length > 50 else ()
        if length < 24:
            return ()
        at += length
    return ()


_SEGMENT, _CLUSTER = b"\x18\x53\x80\x67", b"\x1f\x43\xb6\x75"


def matroska(fd: int, start: int, size: int) -> Ranges:
    """The clusters: tags, cues, attachments and voids between them do not count."""
    at, found = start, []
    for _ in range(_MAX_BOXES):
        name, header, length = _element(_peek(fd, 12, at, size))
        if not header:
            break
        if name == _SEGMENT:
            at += header
            continue
        is_open = length is None
        length = size - at - header if length is None else length
        if name == _CLUSTER:
            length = min(length, size - at - header)
            if length > 0:
                found.append((at + header, length))
        at += header + length
        if is_open or at >= size:
            break
    return tuple(found)


def _element(head: bytes) -> tuple[bytes, int, int | None]:
    """Id, length of the header and length of the body (None: unknown) of an EBML element; header 0
    when it is none."""
    if len(head) < 2 or head[0] < 0x08:
        return b"", 0, 0
    width = 9 - head[0].bit_length()
    name, rest = head[:width], head[width:]
    if not rest or not rest[0]:
        return b"", 0, 0
    count = 9 - rest[0].bit_length()
    if len(rest) < count:
        return b"", 0, 0
    length = int.from_bytes(rest[:count], "big") & ((1 << 7 * count) - 1)
    return name, width + count, None if length == (1 << 7 * count) - 1 else length
