"""Samples of every depth as float32, and how deep the source's own are."""

from typing import Any

import numpy as np

from audio2_desktop.decoding.base import Samples

_STREAMINFO_BYTES = 34
_ALAC_BITS_AT = 17


def as_float(frame: Any) -> Samples:
    """An FFmpeg frame as (frames, channels); exact for up to 24 bits."""
    raw = frame.to_ndarray()
    planar = raw.T if frame.format.is_planar else raw.reshape(frame.samples, -1)
    match raw.dtype.kind:
        case "f":
            scaled = planar
        case "u":
            scaled = (planar.astype(np.float32) - np.float32(128)) / np.float32(128)
        case _:
            scaled = planar.astype(np.float32) * np.float32(0.5 ** (8 * raw.dtype.itemsize - 1))
    return np.ascontiguousarray(scaled, dtype=np.float32)


def bits(stream: Any, first: Any) -> int:
    """Of a sample in the source; 0 for lossy kinds.

    first: a decoded frame, which is as deep as memory likes it: 24 bits come in 32.
    """
    context = stream.codec_context
    name = context.codec.canonical_name
    if name.startswith("pcm_"):
        digits = "".join(c for c in name.removeprefix("pcm_")[:3] if c.isdigit())
        return int(digits) if digits else 0  # A-law and µ-law have none
    if not context.codec.lossless:
        return 0
    told = _told(name, bytes(context.extradata or b""))
    held = 8 * first.format.bytes
    return told if 0 < told <= held else held


def _told(name: str, extra: bytes) -> int:
    """What the codec's own header says."""
    if name == "flac" and len(extra) >= _STREAMINFO_BYTES:
        return ((extra[12] & 1) << 4 | extra[13] >> 4) + 1
    if name == "alac" and len(extra) > _ALAC_BITS_AT:
        return extra[_ALAC_BITS_AT]
    return 0
