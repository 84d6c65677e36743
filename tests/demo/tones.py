"""Real FLAC files of any length in a few milliseconds: a slow tune of pure tones.

A tone needs no encoder: two first samples and a predictor of order 2 without residue describe it
(x[n] = 2 cos(w) x[n-1] - x[n-2]). Five minutes take some 15 kB and every decoder plays them.
"""

import math
import random
import struct
from functools import lru_cache

BLOCK = 32768
"""Samples a note lasts: 0.74 s at 44.1 kHz."""
SHIFT, PRECISION = 13, 15
SCALE = (0, 2, 4, 7, 9, 12, 14, 16)
"""Half tones of a pentatonic scale over its root."""
RATE_CODES = {44_100: 0x9, 96_000: 0xB}
BITS_CODES = {16: 0x4, 24: 0x6}
LOUDNESS = (0.015, 0.05, 0.13, 0.25, 0.4)
SECTION = 14
"""Notes: about ten seconds that are about equally loud."""


def flac(seconds: float, seed: int, rate: int = 44_100, bits: int = 16) -> bytes:
    """A whole stereo FLAC file without tags. Another `seed` is another tune.

    rate and bits: 44,100 or 96,000; 16 or 24.
    """
    chance = random.Random(seed)
    root = 110 * 2 ** (chance.randrange(12) / 12)
    total = round(seconds * rate)
    frames = []
    for number, start in enumerate(range(0, total, BLOCK)):
        count = min(BLOCK, total - start)
        low, high = sorted(chance.sample(SCALE, 2))
        loud = _loudness(seed, number)
        left = _tone(root * 2 ** (low / 12), loud, rate, bits)
        right = _tone(root * 2 ** (high / 12), loud, rate, bits)
        frames.append(_frame(number, count, left, right, rate, bits))
    return b"fLaC" + _stream_info(total, rate, bits) + b"".join(frames)


def _stream_info(total: int, rate: int, bits: int) -> bytes:
    packed = rate << 44 | 1 << 41 | (bits - 1) << 36 | total
    body = struct.pack(">HH", BLOCK, BLOCK) + bytes(6) + packed.to_bytes(8, "big") + bytes(16)
    return struct.pack(">I", 0x80 << 24 | len(body)) + body


def _loudness(seed: int, number: int) -> float:
    """Of a note: verses are softer than refrains, and no two notes are quite alike."""
    level = 1 + random.Random(f"{seed} {number // SECTION}").randrange(len(LOUDNESS) - 2)
    return LOUDNESS[level + random.Random(f"{seed}:{number}").choice((-1, 0, 0, 0, 0, 1))]


@lru_cache(maxsize=1024)
def _tone(hertz: float, loudness: float, rate: int, bits: int) -> tuple[int, int]:
    """A subframe as (bits, how many): predictor of order 2 with a residue of no bits."""
    step = 2 * math.pi * hertz / rate
    loud = loudness * (1 << (bits - 1))
    first, second = 0, round(loud * math.sin(step))
    fields = (
        (0b0_100001_0, 8),  # linear prediction of order 2, no wasted bits
        (first, bits),
        (second, bits),
        (PRECISION - 1, 4),
        (SHIFT, 5),
        (min((1 << 14) - 1, round(2 * math.cos(step) * (1 << SHIFT))), PRECISION),
        (-(1 << SHIFT), PRECISION),
        (0b00_0000, 6),  # Rice coding, one partition
        (0b1111_00000, 9),  # escaped: raw numbers of 0 bits
    )
    value = length = 0
    for field, width in fields:
        value = value << width | field & ((1 << width) - 1)
        length += width
    return value, length


def _frame(
    number: int, count: int, left: tuple[int, int], right: tuple[int, int], rate: int, bits: int
) -> bytes:
    codes = 0x7 << 12 | RATE_CODES[rate] << 8 | 0x1 << 4 | BITS_CODES[bits] << 1
    head = b"\xff\xf8" + struct.pack(">H", codes) + chr(number).encode() + _length(count)
    head += bytes([_crc(head, 8, 0x07)])
    value = left[0] << right[1] | right[0]
    length = left[1] + right[1]
    padding = -length % 8
    body = head + (value << padding).to_bytes((length + padding) // 8, "big")
    return body + struct.pack(">H", _crc(body, 16, 0x8005))


def _length(count: int) -> bytes:
    return struct.pack(">H", count - 1)


@lru_cache(maxsize=2)
def _table(width: int, polynomial: int) -> tuple[int, ...]:
    top, mask = 1 << (width - 1), (1 << width) - 1
    made = []
    for byte in range(256):
        value = byte << (width - 8)
        for _ in range(8):
            value = (value << 1 ^ polynomial if value & top else value << 1) & mask
        made.append(value)
    return tuple(made)


def _crc(data: bytes, width: int, polynomial: int) -> int:
    table, value, drop, mask = _table(width, polynomial), 0, width - 8, (1 << width) - 1
    for byte in data:
        value = (value << 8 ^ table[value >> drop ^ byte]) & mask
    return value
