"""Where the sound lies inside a file, and its identity, which no change of tags may touch.

The payload is what remains when every kind of tag, picture and padding is taken away: the frames of
FLAC and MP3, the packets (not the pages) of Ogg, the media data (not the offsets) of MP4, the data
chunk of WAV and its kin.
"""

import hashlib
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass

from audio2_desktop.media import payload_boxes, payload_ogg
from audio2_desktop.media.formats import kind_of
from audio2_desktop.media.payload_boxes import Range, Ranges

BLOCK = 2048
"""Bytes of each of the three blocks that the cheap key looks at."""
HEAD = 8192
"""Bytes read at once at the begin of a file and behind its ID3v2 tag."""
_CHUNK = 1 << 20
STRETCH = 1 << 22


@dataclass(frozen=True, slots=True)
class Layout:
    """What was learnt about a file on the way to its payload."""

    kind: str
    """As `formats.kind_of` names it."""
    ranges: Ranges
    """Offsets and lengths of the payload, in order; empty when there is none."""
    id3_size: int = 0
    """Bytes of ID3v2 tags in front."""
    tail: int = 0
    """Bytes of APEv2, Lyrics3 and ID3v1 tags behind the payload."""
    has_ape: bool = False
    """An APEv2 tag is among them."""
    head: bytes = b""
    """The first HEAD bytes of the file."""
    body: bytes = b""
    """The first HEAD bytes behind the ID3v2 tags; the same as `head` where there are none."""


def layout(fd: int, size: int, name: bytes) -> Layout:
    """Find the payload with a few small reads. Raises OSError only.

    A damaged structure never fails: what cannot be understood counts as payload.
    """
    head = os.pread(fd, HEAD, 0)
    start, body = skip_id3(fd, size, head)
    kind = kind_of(body[:64], name)
    find = _FINDERS.get(kind)
    if find is not None:
        ranges = find(fd, start, size)
        if ranges:
            return Layout(kind, ranges, start, head=head, body=body)
    end, has_ape = tail_start(fd, start, size)
    ranges = ((start, end - start),) if end > start else ()
    return Layout(kind, ranges, start, size - end, has_ape, head, body)


def skip_id3(fd: int, size: int, head: bytes) -> tuple[int, bytes]:
    """Offset after all ID3v2 tags in front, and the first HEAD bytes there.

    A tag that claims to be larger than the file is not skipped at all.
    """
    start = 0
    while head[:3] == b"ID3" and len(head) >= 10 and start < size:
        length = (
            (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
        )
        length += 20 if head[5] & 0x10 else 10
        if start + length >= size:
            break
        start += length
        head = os.pread(fd, HEAD, start)
    return start, head


def tail_start(fd: int, start: int, size: int) -> tuple[int, bool]:
    """Offset where the tags behind the payload begin (ID3v1, Lyrics3 and APEv2, in any order), and
    whether an APEv2 tag is among them."""
    end, has_ape = size, False
    for _ in range(4):
        room = min(256, end - start)
        if room < 32:
            break
        last = os.pread(fd, room, end - room)
        if last[-128:-125] == b"TAG":
            end -= 128
        elif last[-32:-24] == b"APETAGEX":
            length = int.from_bytes(last[-20:-16], "little")
            length += 32 if last[-9] & 0x80 else 0  # bit 31 of the flags: there is a header too
            if length < 32 or length > end - start:
                break
            end -= length
            has_ape = True
        elif last[-9:] == b"LYRICS200" and last[-15:-9].isdigit():
            length = int(last[-15:-9]) + 15
            if length > end - start:
                break
            end -= length
        else:
            break
    return end, has_ape


def audio_key(path: bytes) -> str:
    """Cheap identity of the sound of a file, "" when there is none. Raises OSError."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(fd).st_size
        return key_of(fd, layout(fd, size, os.path.basename(path)))
    finally:
        os.close(fd)


def key_of(fd: int, found: Layout) -> str:
    """Payload length and a hash of blocks at its begin, middle and end: three reads.

    Equal before and after any retagging; 24 hexadecimal characters after the length.
    """
    total = sum(length for _, length in found.ranges)
    if not total:
        return ""
    blocks = [read_at(fd, found.ranges, at, BLOCK) for at in _block_starts(total)]
    if found.kind[:3] == "OGG":
        blocks = [payload_ogg.without_headers(block) for block in blocks]
    return f"{total:x}-{hashlib.blake2b(b''.join(blocks), digest_size=12).hexdigest()}"


def _block_starts(total: int) -> tuple[int, ...]:
    if total <= 3 * BLOCK:
        return tuple(range(0, total, BLOCK))
    return 0, total // 2, total - BLOCK


def read_at(fd: int, ranges: tuple[Range, ...], at: int, count: int) -> bytes:
    """`count` bytes of the payload from its byte `at`, across ranges where needed."""
    offset, length = ranges[0]
    if at + count <= length:
        return os.pread(fd, count, offset + at)
    parts = []
    for offset, length in ranges:
        if at < length:
            data = os.pread(fd, min(count, length - at), offset + at)
            parts.append(data)
            count -= min(count, length - at)
            at = length
            if not count:
                break
        at -= length
    return parts[0] if len(parts) == 1 else b"".join(parts)


def audio_hash(path: bytes) -> str:
    """`hashing` in one go: reads the whole file. "" when there is no sound. Raises OSError."""
    reading = hashing(path)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return str(end.value)


def hashing(path: bytes) -> Generator[int, None, str]:
    """Identity of the whole sound, in steps: yields the bytes of each STRETCH as it is read;
    returns the hash, "" where there is no sound. Raises OSError.

    For Ogg over packet bytes, so that a file with other page breaks is still the same. The file is
    open from the first step until the end or `close`.
    """
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        found = layout(fd, os.fstat(fd).st_size, os.path.basename(path))
        digest, taken = hashlib.blake2b(digest_size=20), 0
        for data in _payload(fd, found):
            digest.update(data)
            taken += len(data)
            if taken >= STRETCH:
                yield taken
                taken = 0
        return digest.hexdigest() if found.ranges else ""
    finally:
        os.close(fd)


def _payload(fd: int, found: Layout) -> Iterator[bytes]:
    for offset, length in found.ranges:
        if found.kind[:3] == "OGG":
            yield from payload_ogg.packets(fd, offset, length)
            continue
        for at in range(offset, offset + length, _CHUNK):
            yield os.pread(fd, min(_CHUNK, offset + length - at), at)


_FINDERS = {
    "FLAC": payload_boxes.flac,
    "OGG": payload_ogg.audio_pages,
    "OGG-OPUS": payload_ogg.audio_pages,
    "OGG-SPEEX": payload_ogg.audio_pages,
    "OGG-FLAC": payload_ogg.audio_pages,
    "MP4": payload_boxes.mp4,
    "WAV": payload_boxes.riff,
    "RF64": payload_boxes.riff,
    "AIFF": payload_boxes.aiff,
    "DSF": payload_boxes.dsf,
    "DSDIFF": payload_boxes.dsdiff,
    "ASF": payload_boxes.asf,
    "MATROSKA": payload_boxes.matroska,
}
