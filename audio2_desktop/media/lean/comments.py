"""Vorbis comments, as FLAC and Ogg hold them."""

import re
from collections.abc import Iterator

from audio2_desktop.media.dialects.common import MAX_TOTAL

_NAME = re.compile(r"[ -<>-}]+")
_PICTURE = b"metadata_block_picture="


def pairs(data: bytes, at: int) -> Iterator[tuple[str, str]]:
    """Names and values of a comment block that begins at `at`; pictures come without their data.

    Raises ValueError for whatever is not exactly as it should be.
    """
    vendor = int.from_bytes(data[at : at + 4], "little")
    at += 4 + vendor
    count = int.from_bytes(data[at : at + 4], "little")
    at += 4
    if count > MAX_TOTAL:
        raise ValueError("too many comments")
    for _ in range(count):
        begin = at + 4
        at = begin + int.from_bytes(data[at:begin], "little")
        if at > len(data):
            raise ValueError("a comment leaves its block")
        if at - begin > 4096 and data[begin : begin + len(_PICTURE)].lower() == _PICTURE:
            yield "METADATA_BLOCK_PICTURE", "picture"
            continue
        name, equals, value = data[begin:at].decode().partition("=")
        if not equals:
            raise ValueError("a comment without a name")
        if _NAME.fullmatch(name):
            yield name, value
