"""Decoders of generated sound, and a mixer that is pulled only when there is something to pull."""

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audio2_desktop.decoding.base import Samples, Sound, Undecodable
from audio2_desktop.playback.sound.mixer import Mixer
from audio2_desktop.playback.sound.voice import Voice

DEADLINE_S = 10.0


def noise(frames: int, seed: int = 0, bits: int = 16, channels: int = 2) -> Samples:
    """Whole numbers of so many bits, as floats."""
    top = 2 ** (bits - 1)
    whole = np.random.default_rng(seed).integers(-top // 2, top // 2, (frames, channels))
    return (whole / top).astype(np.float32)


def sine(seconds: float, hz: float = 440.0, rate: int = 44_100, level: float = 0.5) -> Samples:
    wave = level * np.sin(2 * np.pi * hz / rate * np.arange(round(seconds * rate)))
    return np.repeat(wave.astype(np.float32)[:, np.newaxis], 2, axis=1)


class Given:
    """A decoder of samples that are given. It stops at `gate` frames until that is raised."""

    def __init__(
        self,
        samples: Samples,
        rate: int = 44_100,
        *,
        knows_length: bool = True,
        breaks_at: int | None = None,
        gate: int | None = None,
    ) -> None:
        self.sound = Sound(rate, samples.shape[1], 16, "GIVEN")
        self.frames = len(samples) if knows_length else None
        self.closed = threading.Event()
        self._samples, self._at = samples, 0
        self._breaks_at, self._gate = breaks_at, gate
        self._opened = threading.Condition()

    def read(self) -> Samples | None:
        if self._breaks_at is not None and self._at >= self._breaks_at:
            raise Undecodable("it is damaged here")
        with self._opened:
            self._opened.wait_for(lambda: self._gate is None or self._at < self._gate)
        block = self._samples[self._at : self._at + 1152]
        self._at += len(block)
        return block if len(block) else None

    def seek(self, frame: int) -> None:
        self._at = min(frame, len(self._samples))

    def close(self) -> None:
        self.closed.set()
        self.open_gate()

    def open_gate(self) -> None:
        with self._opened:
            self._gate = None
            self._opened.notify_all()


class Bench:
    """A mixer, and voices that are filled before they are pulled: faster than real time."""

    def __init__(self) -> None:
        self.mixer = Mixer()
        self.voices: list[Voice] = []

    def voice(self, samples: Samples, of_rate: int = 44_100, **values: object) -> Voice:
        """Of these samples; ready to be pulled."""
        decoder = values.pop("decoder", None) or Given(samples, of_rate)
        made = Voice(len(self.voices) + 1, lambda: decoder, **values)  # type: ignore[arg-type]
        self.voices.append(made)
        until(lambda: made.stock().is_ready)
        return made

    def play(self, *voices: Voice, crossfade_s: float = 0.0) -> None:
        first, *others = voices
        self.mixer.load(first)
        for other in others:
            self.mixer.prepare(other, crossfade_s)
        self.mixer.play()

    def pull(self, frames: int, block: int = 1764) -> Samples:
        """So many frames, in blocks of an output."""
        found = []
        while frames:
            for voice in self.voices:
                until(lambda v=voice: _is_full(v) or v not in self._sounding())  # type: ignore[misc]
            found.append(self.mixer.mix(min(block, frames)))
            frames -= len(found[-1])
        return np.concatenate(found)

    def names(self) -> list[str]:
        """What has happened since the last time."""
        return [happening.what.name for happening in self.mixer.happened()]

    def _sounding(self) -> list[Voice]:
        crossing = self.mixer._crossing
        known = (self.mixer.current, self.mixer.following, crossing.voice if crossing else None)
        return [voice for voice in known if voice is not None]


def _is_full(voice: Voice) -> bool:
    stock = voice.stock()
    return stock.is_whole or stock.frames >= voice.rate


def until(is_so: Callable[[], bool]) -> None:
    """Wait for a thread; fails after 10 s."""
    deadline = time.monotonic() + DEADLINE_S
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.0005)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    for voice in made.voices:
        voice.close()
