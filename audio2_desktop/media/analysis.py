"""One file's sound from its first sample to its last: its loudness and its shape, in one decoding
that can be left and gone on with."""

import time
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from audio2_desktop.decoding.base import Samples
from audio2_desktop.decoding.loudness_meter import LoudnessMeter
from audio2_desktop.decoding.opening import whole
from audio2_desktop.domain.loudness import Measured
from audio2_desktop.domain.waves import FULL, SLICE_MS

WINDOWS = 5
"""A slice is as tall as its loudest fifth, 50 ms: single samples, of which every loud song is full,
tell nothing."""


@dataclass(frozen=True, slots=True)
class _File:
    """A `decoding.base.Source`."""

    path: bytes
    url: str = ""
    start_ms: int = 0
    end_ms: int | None = None


class Analysis:
    """Of one file. Opening and going on raise Undecodable; `close` it in any case."""

    def __init__(self, path: bytes) -> None:
        self._stack = ExitStack()
        sound, self._sound = self._stack.enter_context(whole(_File(path)))
        try:
            self._meter = LoudnessMeter(sound)
        except BaseException:
            self.close()
            raise
        self._shape = Shape(sound.rate)
        self.measured: Measured | None = None
        """Known at the end."""

    @property
    def heights(self) -> bytes:
        """As far as it has come."""
        return bytes(self._shape.heights)

    def go_on(self, seconds: float) -> None:
        """Work for about so long, or to the end."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            block = next(self._sound, None)
            if block is None:
                self._shape.end()
                self.measured = self._meter.told()
                return
            self._meter.take(block)
            self._shape.take(block)

    def close(self) -> None:
        """Let go of the file."""
        self._stack.close()


class Shape:
    """The heights of `domain.waves.Waves`, slice by slice."""

    def __init__(self, rate: int) -> None:
        self._window = max(1, round(rate * SLICE_MS / 1000 / WINDOWS))
        self._rest: list[Samples] = []
        self._waiting = 0
        self.heights = bytearray()

    def take(self, samples: Samples) -> None:
        """The next block, of any size."""
        self._rest.append(samples)
        self._waiting += len(samples)
        if self._waiting >= self._window * WINDOWS:
            self._make()

    def end(self) -> None:
        """What is left is a slice, too."""
        if self._waiting:
            missing = self._window * WINDOWS - self._waiting
            channels = self._rest[0].shape[1]
            self.take(np.zeros((missing, channels), np.float32))

    def _make(self) -> None:
        sound = np.concatenate(self._rest)
        size = self._window * WINDOWS
        count = len(sound) // size
        windows = sound[: count * size].reshape(count, WINDOWS, self._window, -1)
        power = np.square(windows).mean(axis=(2, 3)).max(axis=1)
        # a sine at full scale is 1; the root makes soft music visible
        shares = np.nan_to_num(np.sqrt(2 * power)) ** 0.5
        self.heights += np.rint(FULL * np.minimum(shares, 1.0)).astype(np.uint8).tobytes()
        self._rest = [sound[count * size :]]
        self._waiting = len(sound) - count * size
