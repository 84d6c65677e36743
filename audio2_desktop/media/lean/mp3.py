"""MP3: an ID3v2 tag and then at once the first frame, with a Xing header or at a constant bit
rate."""

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects.common import Raw
from audio2_desktop.media.lean import id3
from audio2_desktop.media.payload import Layout

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""By version bits: 1, 2, 2.5."""
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


def read(fd: int, _size: int, found: Layout) -> Contents | None:
    """None for stacked tags, tags at the end that count, and sound that does not begin at once."""
    start, length = found.ranges[0]
    facts = _facts(found.body, length)
    if facts is None or found.has_ape:
        return None
    if not start:
        return None if found.tail else Contents(facts)
    tag = _whole_tag(fd, start, found.head)
    if tag is None or (not tag[0] and found.tail):
        return None  # ID3v1 may know more than an empty tag
    return Contents(facts, *tag)


def _whole_tag(fd: int, start: int, head: bytes) -> tuple[Raw, int] | None:
    """The tag, if it reaches exactly to the sound."""
    a, b, c, d = head[6:10]
    return id3.read(fd, 0, start, head) if 10 + (a << 21 | b << 14 | c << 7 | d) == start else None


def _header(head: bytes, at: int) -> tuple[int, int, int, int, int] | None:
    """Version bits, rate, bits per second, length and mode of the frame at `at`; None when there is
    none."""
    if len(head) < at + 4 or head[at] != 0xFF or head[at + 1] & 0xE6 != 0xE2:
        return None  # no sync, or not layer III
    version = head[at + 1] >> 3 & 3
    index, rate_index = head[at + 2] >> 4, head[at + 2] >> 2 & 3
    if version == 1 or rate_index == 3 or index in (0, 15):
        return None
    rate = _RATES[version][rate_index]
    bits = (_KBITS_1 if version == 3 else _KBITS_2)[index] * 1000
    length = (144 if version == 3 else 72) * bits // rate + (head[at + 2] >> 1 & 1)
    return version, rate, bits, length, head[at + 3] >> 6


def _facts(head: bytes, length: int) -> AudioFacts | None:
    first = _header(head, 0)
    if first is None:
        return None
    version, rate, bits, frame, mode = first
    second = _header(head, frame)
    if second is None or second[:2] != (version, rate):
        return None
    samples = 1152 if version == 3 else 576
    side = (36 if mode != 3 else 21) if version == 3 else (21 if mode != 3 else 13)
    if head[side : side + 4] in (b"Xing", b"Info"):
        told = _xing(head, side, samples, rate, frame)
        if told is None:
            return None
        seconds, bits = told
    elif head[36:40] == b"VBRI" or not _is_constant(head, frame, bits):
        return None
    else:
        seconds = 8 * length / bits
    return AudioFacts(
        container="MP3",
        codec="MP3",
        lossless=False,
        length_ms=round(seconds * 1000),
        bitrate=bits,
        sample_rate=rate,
        bits=0,
        channels=1 if mode == 3 else 2,
    )


def _is_constant(head: bytes, at: int, bits: int) -> bool:
    """True when the next frames have the same bit rate; there must be two more to tell."""
    for _ in range(3):
        found = _header(head, at)
        if found is None or found[2] != bits:
            return False
        at += found[3]
    return True


def _xing(head: bytes, at: int, samples: int, rate: int, frame: int) -> tuple[float, int] | None:
    """Seconds and mean bit rate by a Xing or Info header.

    What an encoder padded (up to 50 ms) counts as length, as it does for TagLib, FFmpeg and VLC.
    """
    flags = int.from_bytes(head[at + 4 : at + 8], "big")
    if flags & 3 != 3:
        return None
    frames = int.from_bytes(head[at + 8 : at + 12], "big")
    sound = int.from_bytes(head[at + 12 : at + 16], "big")
    total = samples * frames
    if not total or not sound:
        return None
    bits = round(max(0, sound - frame) * 8 * rate / total)
    return total / rate, bits
