"""Another rate or another speed for stereo sound, by FFmpeg, which is loaded only when one of them
is wanted: sound at its own rate and speed passes untouched.
"""

from typing import Any, Protocol

import numpy as np

from audio2_desktop.decoding.base import Samples

CD_AND_FILM = 48_000
"""What is recorded at more than that may lose something that somebody wants to keep."""


def joint_rate(present: int, own: int, device: int) -> int:
    """At which rate a source follows another that sounds at `present`.

    own: of the source. device: the only rate that it has; 0 when it takes several. Without another
    rate the two join without a gap, and where the sound system converts anyway little is lost by
    it; a recording of high resolution keeps what the device can play.
    """
    return own if not device or min(own, device) > max(present, CD_AND_FILM) else present


class Converter(Protocol):
    """Takes blocks in order; what comes out may be late, so ask for the rest at the end."""

    def convert(self, samples: Samples) -> Samples: ...
    def rest(self) -> Samples: ...


class Resampler:
    """From one rate to another."""

    def __init__(self, rate: int, to_rate: int) -> None:
        import av  # noqa: PLC0415 - costs 60 ms that playing does not need

        self._rate = rate
        self._resampler = av.AudioResampler(format="flt", layout="stereo", rate=to_rate)

    def convert(self, samples: Samples) -> Samples:
        return _joined(self._resampler.resample(_frame(samples, self._rate)))

    def rest(self) -> Samples:
        return _joined(self._resampler.resample(None))


class Tempo:
    """50 to 200 percent of the speed, with the pitch kept."""

    def __init__(self, rate: int, percent: int) -> None:
        from av.filter import Graph  # noqa: PLC0415 - costs 60 ms that playing does not need

        self._rate = rate
        self._graph = Graph()
        self._source = self._graph.add_abuffer(
            format="flt", layout="stereo", sample_rate=rate, time_base=None
        )
        tempo = self._graph.add("atempo", f"{percent / 100:.4f}")
        self._sink = self._graph.add("abuffersink")
        self._source.link_to(tempo)
        tempo.link_to(self._sink)
        self._graph.configure()

    def convert(self, samples: Samples) -> Samples:
        self._source.push(_frame(samples, self._rate))
        return self._pulled()

    def rest(self) -> Samples:
        self._source.push(None)
        return self._pulled()

    def _pulled(self) -> Samples:
        from av import FFmpegError  # noqa: PLC0415 - loaded by now

        frames = []
        try:
            while True:
                frames.append(self._sink.pull())
        except (FFmpegError, BlockingIOError, EOFError):
            return _joined(frames)  # it wants more first, or has given all


def _frame(samples: Samples, rate: int) -> Any:
    from av import AudioFrame  # noqa: PLC0415 - loaded by now

    packed = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
    frame = AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
    frame.sample_rate = rate
    return frame


def _joined(frames: list[Any]) -> Samples:
    blocks = [frame.to_ndarray().reshape(-1, 2) for frame in frames]
    return np.concatenate(blocks) if blocks else np.zeros((0, 2), np.float32)
