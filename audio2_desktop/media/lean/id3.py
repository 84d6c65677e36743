"""ID3v2.3 and v2.4 without unsynchronisation, compression or encryption, which next to nobody
uses."""

import os
import re
from collections.abc import Callable

from audio2_desktop.media.dialects import id3
from audio2_desktop.media.dialects.common import Raw
from audio2_desktop.media.dialects.id3 import Frame

_HEAD = 4096
_MAX_FRAME = 1 << 20
"""A larger frame of text is odd enough for mutagen."""
_NAME = re.compile(rb"[A-Z][A-Z0-9]{3}")
_LEFT_TO_MUTAGEN = frozenset((b"RVA2", b"SYLT", b"PCNT", b"TIME", b"CHAP", b"CTOC", b"RVAD"))
_TEXT_LIKE = frozenset((b"MVNM", b"MVIN", b"GRP1", b"IPLS"))


def read(fd: int, at: int, size: int, head: bytes) -> tuple[Raw, int] | None:
    """Raw tags and number of pictures of the tag at `at`, `size` bytes long with its header; None
    when it is odd.

    head: the first bytes of the tag, as many as are there already.
    """
    head = head[:size]
    version = head[3]
    if head[:3] != b"ID3" or version not in (3, 4) or head[5]:
        return None
    frames: list[Frame] = []
    pictures, place = 0, 10
    while place + 10 <= size:
        if place + 10 > len(head):
            head = head.ljust(place, b"\0")[:place] + os.pread(fd, _HEAD, at + place)
        name = head[place : place + 4]
        if name == b"\0\0\0\0":
            break
        length = _length(head, place, version)
        if not _NAME.fullmatch(name) or length is None or place + 10 + length > size:
            return None
        if head[place + 9] or name in _LEFT_TO_MUTAGEN:
            return None
        begin, end = place + 10, place + 10 + length
        if name == b"APIC":
            pictures += length > 0
        elif name in _PARSERS or name[:1] in (b"T", b"W") or name in _TEXT_LIKE:
            if length > _MAX_FRAME:
                return None
            if end > len(head):
                head = head[:begin] + os.pread(fd, length + 512, at + begin)
            if length:
                parse = _PARSERS.get(name) or (_link if name[:1] == b"W" else _text)
                frames.append(parse(name.decode(), head[begin:end]))
        place = end
    return id3.raw_tags(frames), pictures


def _length(head: bytes, place: int, version: int) -> int | None:
    """Length of a frame. Some programs write plain numbers in v2.4: a long frame whose length reads
    differently both ways is left to mutagen's guess."""
    a, b, c, d = head[place + 4 : place + 8]
    plain = a << 24 | b << 16 | c << 8 | d
    if version == 3 or plain < 128:
        return plain
    if (a | b | c | d) & 0x80:
        return None
    length = a << 21 | b << 14 | c << 7 | d
    after = head[place + 10 + length : place + 14 + length]
    if len(after) == 4 and after != b"\0\0\0\0" and not _NAME.fullmatch(after):
        return None
    return length


_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def _decoded(encoding: int, data: bytes) -> list[str]:
    """Texts that NUL separates. Raises ValueError for a wrong encoding."""
    if encoding == 1 and len(data) >= 2:
        if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            raise ValueError("no byte order")
        if len(data) & 1:
            data = data[:-1]
    text = data.decode(_ENCODINGS[encoding])
    if encoding in (1, 2):
        if "\ufffe" in text:
            raise ValueError("two byte orders")
        text = text.replace("\ufeff", "")
    return text.removesuffix("\0").split("\0")


def _text(name: str, data: bytes) -> Frame:
    return name, "", _decoded(data[0], data[1:])


def _described(name: str, data: bytes) -> Frame:
    description, *texts = _decoded(data[0], data[1:])
    return name, description, texts


def _spoken(name: str, data: bytes) -> Frame:
    """Comments and lyrics: three letters of language before the description."""
    description, *texts = _decoded(data[0], data[4:])
    return name, description, texts if name == "COMM" else ["\n".join(texts)]


def _owned(name: str, data: bytes) -> Frame:
    owner, _, value = data.partition(b"\0")
    return name, owner.decode("latin-1"), [value.decode("utf-8", "replace").strip("\0")]


def _popm(name: str, data: bytes) -> Frame:
    owner, _, value = data.partition(b"\0")
    count = int.from_bytes(value[1:9], "big")
    return name, owner.decode("latin-1"), [f"{value[0]} {count}"]


def _link(name: str, data: bytes) -> Frame:
    return name, "", [data.partition(b"\0")[0].decode("latin-1")]


def _described_link(name: str, data: bytes) -> Frame:
    if data[0] in (1, 2):
        raise ValueError("a wide description before a narrow link")
    description, _, link = data[1:].partition(b"\0")
    return (
        name,
        description.decode(_ENCODINGS[data[0]]),
        [link.partition(b"\0")[0].decode("latin-1")],
    )


_PARSERS: dict[bytes, Callable[[str, bytes], Frame]] = {
    b"TXXX": _described,
    b"COMM": _spoken,
    b"USLT": _spoken,
    b"UFID": _owned,
    b"POPM": _popm,
    b"WXXX": _described_link,
}
