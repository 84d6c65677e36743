"""Noise to cut, encode and find again in what a decoder gives: by correlation, to the sample."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from audio2_desktop.decoding.base import Decoder, Samples
from audio2_desktop.decoding.opening import Choice, open_sound
from audio2_desktop.playback.engine import MediaSource

CUT = 220_623
"""Odd, and no whole number of any encoder's blocks."""
WHOLE = 529_200

Signal = npt.NDArray[np.int32]


def noise(
    frames: int = WHOLE, *, channels: int = 2, bits: int = 16, rate: int = 44_100, seed: int = 5
) -> Signal:
    """Noise from 80 to 9000 Hz in samples of so many bits, full scale is 2^31."""
    random = np.random.default_rng(seed)
    frequency = np.fft.rfftfreq(frames, 1 / rate)
    band = (frequency > 80) & (frequency < 9000)
    waves = [
        np.fft.irfft(np.fft.rfft(random.standard_normal(frames)) * band, frames)
        for _ in range(channels)
    ]
    wave = np.stack(waves, axis=1)
    whole = np.round(wave / np.abs(wave).max() * 0.7 * 2 ** (bits - 1)).astype(np.int64)
    return (whole << (32 - bits)).astype(np.int32)


def as_float(signal: Signal) -> Samples:
    """What a decoder that loses nothing gives."""
    return (signal / 2**31).astype(np.float32)


def offset(found: npt.NDArray[Any], wanted: npt.NDArray[Any]) -> int:
    """Where `wanted` (mono) lies in `found` (mono): the place where both are most alike."""
    size = 1 << (len(found) + len(wanted)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(found, size) * np.conj(np.fft.rfft(wanted, size)), size)
    at = int(np.argmax(alike))
    return at if at < len(found) else at - size


def opened(path: Path | bytes, choice: Choice = "auto", **part: Any) -> Decoder:
    """A file or a part of it (start_ms, end_ms)."""
    raw = path if isinstance(path, bytes) else str(path).encode()
    return open_sound(MediaSource(path=raw, **part), choice)


def rest(decoder: Decoder, most: int | None = None) -> Samples:
    """All that still comes, or at least `most` frames of it."""
    blocks = [np.zeros((0, decoder.sound.channels), np.float32)]
    while most is None or sum(map(len, blocks)) < most:
        block = decoder.read()
        if block is None:
            break
        assert len(block)
        assert block.dtype == np.float32
        blocks.append(block)
    return np.concatenate(blocks)


def decoded(path: Path | bytes, choice: Choice = "auto", **part: Any) -> Samples:
    """The whole of it; the length that was told has to be the one that came."""
    decoder = opened(path, choice, **part)
    try:
        told, found = decoder.frames, rest(decoder)
        assert told in (None, len(found))
        assert decoder.read() is None
    finally:
        decoder.close()
    return found
