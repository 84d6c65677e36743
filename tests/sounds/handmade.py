"""Formats without an encoder at hand, built byte by byte: their sound is noise, their headers are
true."""

import random
import struct
from collections.abc import Callable


def dsf(seconds: float, seed: int) -> bytes:
    """DSD in Sony's container: 1 bit, 2.8 MHz, stereo, blocks of 4096 bytes a channel."""
    rate, count = 2_822_400, max(1, round(seconds * 2_822_400))
    blocks = -(-count // (4096 * 8))
    data = _noise(blocks * 4096 * 2, seed)
    form = struct.pack("<4sQIIIIIIQII", b"fmt ", 52, 1, 0, 2, 2, rate, 1, count, 4096, 0)
    body = form + struct.pack("<4sQ", b"data", 12 + len(data)) + data
    return struct.pack("<4sQQQ", b"DSD ", 28, 28 + len(body), 0) + body


def dsdiff(seconds: float, seed: int) -> bytes:
    """DSD in Philips' container, not compressed."""
    data = _noise(round(seconds * 2_822_400 / 8) * 2, seed)
    properties = (
        b"SND "
        + _long_chunk(b"FS  ", struct.pack(">I", 2_822_400))
        + _long_chunk(b"CHNL", struct.pack(">H", 2) + b"SLFTSRGT")
        + _long_chunk(b"CMPR", b"DSD \x0enot compressed\x00")
    )
    body = (
        b"DSD "
        + _long_chunk(b"FVER", struct.pack(">I", 0x01050000))
        + _long_chunk(b"PROP", properties)
        + _long_chunk(b"DSD ", data)
    )
    return _long_chunk(b"FRM8", body)


def monkeys_audio(seconds: float, seed: int) -> bytes:
    """Monkey's Audio 3.99 with true numbers and noise for frames."""
    count, block = max(1, round(seconds * 44100)), 73728
    frames = -(-count // block)
    data = _noise(count, seed)
    seek_table = b"".join(
        struct.pack("<I", 76 + frames * 4 + i * len(data) // frames) for i in range(frames)
    )
    head = struct.pack(
        "<4sHHIIIIIII16s", b"MAC ", 3990, 0, 52, 24, len(seek_table), 0, len(data), 0, 0,
        _noise(16, seed),
    )  # fmt: skip
    final = count - (frames - 1) * block
    stream = struct.pack("<HHIIIHHI", 2000, 0, block, final, frames, 16, 2, 44100)
    return head + stream + seek_table + data


def musepack(seconds: float, seed: int) -> bytes:
    """Musepack stream version 7."""
    frames = max(2, round(seconds * 44100 / 1152))
    head = struct.pack("<3sBII", b"MP+", 7, frames, 0x1E << 24) + bytes(16)
    return head + _noise(frames * 300, seed)


def speex(seconds: float, seed: int) -> bytes:
    """Speex, wide band, in Ogg; packets of 20 ms."""
    head = struct.pack(
        "<8s20siiiiiiiiiiiii", b"Speex   ", b"speex-1.2", 1, 80, 16000, 1, 4, 1, -1, 320, 0, 1, 0,
        0, 0,
    )  # fmt: skip
    comment = struct.pack("<I", 4) + b"none" + struct.pack("<I", 0)
    count = max(1, round(seconds * 50))
    packets = [_noise(60, seed * 1000 + at) for at in range(count)]
    pages = [ogg_page(head, 0, 0, first=True), ogg_page(comment, 0, 1)]
    for at, packet in enumerate(packets):
        pages.append(ogg_page(packet, (at + 1) * 320, at + 2, last=at == count - 1))
    return b"".join(pages)


def ogg_page(
    packet: bytes, granule: int, sequence: int, *, first: bool = False, last: bool = False
) -> bytes:
    """One page that holds one whole packet of less than 60 kB."""
    lacing = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    flags = (2 if first else 0) | (4 if last else 0)
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, 0x5EED, sequence, 0)
    page = bytearray(head + bytes([len(lacing)]) + lacing + packet)
    page[22:26] = struct.pack("<I", ogg_crc(page))
    return bytes(page)


def ogg_crc(page: bytes | bytearray) -> int:
    """Of a page in which the sum itself is zero."""
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = ((crc << 1) ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc


def _long_chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack(">Q", len(data)) + data + bytes(len(data) & 1)


def _noise(count: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(count)


BUILDERS: dict[str, Callable[[float, int], bytes]] = {
    "dsf": dsf,
    "dff": dsdiff,
    "ape": monkeys_audio,
    "mpc": musepack,
    "spx": speex,
}
