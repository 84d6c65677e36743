"""How loud, from frame to frame: fades, crossfades and the volume."""

from typing import Generic, TypeVar

import numpy as np

from audio2_desktop.decoding.base import Samples

LEVEL_S = 0.02
"""So long the volume takes from nothing to all."""

_V = TypeVar("_V")


class Ramp:
    """A straight fade over so many frames, block by block; of no frames it changes nothing."""

    def __init__(self, frames: int) -> None:
        self._frames, self._done = frames, 0

    def rise(self, samples: Samples) -> None:
        """Fade the next block in, in place."""
        if self._done < self._frames:
            samples *= np.minimum(self._next(len(samples)), 1)

    def fall(self, samples: Samples) -> None:
        """Fade the next block out, in place."""
        if self._done < self._frames:
            samples *= np.maximum(1 - self._next(len(samples)), 0)

    def _next(self, count: int) -> Samples:
        first = self._done
        self._done += count
        return _column((np.arange(first, self._done) + 0.5) / self._frames)


class Crossing(Generic[_V]):
    """A crossfade of equal power out of a voice."""

    def __init__(self, voice: _V, frames: int) -> None:
        self.voice = voice
        self.left = frames
        self._frames = frames

    def shares(self, count: int) -> tuple[Samples, Samples]:
        """Factors of the next frames for what goes and what comes."""
        first = self._frames - self.left
        angle = (np.arange(first, first + count) + 0.5) * (np.pi / 2 / self._frames)
        self.left -= count
        return _column(np.cos(angle)), _column(np.sin(angle))


class Level:
    """The volume, going where it is set within LEVEL_S; 1 leaves every bit, 0 none."""

    def __init__(self) -> None:
        self.volume = 1.0
        self.is_muted = False
        self._now = 1.0

    def settle(self) -> None:
        """Nothing sounds: be there at once."""
        self._now = self._target

    def apply(self, samples: Samples, rate: int) -> None:
        """To the next block, in place."""
        target = self._target
        if self._now != target:
            way = np.arange(1, len(samples) + 1) / (LEVEL_S * rate)
            if target > self._now:
                factors = np.minimum(self._now + way, target)
            else:
                factors = np.maximum(self._now - way, target)
            self._now = float(factors[-1])
            samples *= _column(factors)
        elif target == 0:
            samples[:] = 0
        elif target != 1:
            samples *= np.float32(target)

    @property
    def _target(self) -> float:
        return 0.0 if self.is_muted else self.volume


def _column(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Samples:
    return values.astype(np.float32)[:, np.newaxis]
