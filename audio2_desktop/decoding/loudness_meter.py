"""How loud sound is by EBU R128, and its true peak: FFmpeg's own meter, 400 times faster than it
plays."""

import math
from collections import Counter
from collections.abc import Iterable

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext

from audio2_desktop.decoding.base import Samples, Sound, Undecodable, to_stereo
from audio2_desktop.decoding.reasons import STRANGE
from audio2_desktop.domain.loudness import SILENT_LUFS, Measured


class LoudnessMeter:
    """Takes all blocks of one sound in their order, then tells. Raises Undecodable for what FFmpeg
    does not measure."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._layout = sound.layout
        try:
            self._source, self._sink, self._graph = self._connected(self._layout or "stereo")
        except (av.FFmpegError, ValueError) as error:
            raise Undecodable(STRANGE) from error
        self._blocks: Counter[int] = Counter()
        self._lufs: float | None = None
        self._peak = 0.0

    def take(self, samples: Samples) -> None:
        """The next block."""
        if not self._layout:
            samples = to_stereo(samples)
        # a file may hold numbers that are none; one would make all that follows unknown
        whole = np.ascontiguousarray(np.nan_to_num(samples, posinf=1.0, neginf=-1.0))
        frame = av.AudioFrame.from_ndarray(
            whole.reshape(1, -1), format="flt", layout=self._layout or "stereo"
        )
        frame.sample_rate = self._sound.rate
        try:
            self._source.push(frame)
            self._read()
        except av.FFmpegError as error:
            raise Undecodable(STRANGE) from error

    def told(self) -> Measured:
        """What all blocks were together; nothing may follow."""
        self._source.push(None)
        self._read()
        return Measured(self._lufs, self._peak, dict(self._blocks))

    def _connected(self, layout: str) -> tuple[FilterContext, FilterContext, Graph]:
        graph = Graph()
        source = graph.add_abuffer(
            format="flt", layout=layout, sample_rate=self._sound.rate, time_base=None
        )
        meter = graph.add("ebur128", "metadata=1:peak=true")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        return source, sink, graph

    def _read(self) -> None:
        for told in self._told():
            momentary, integrated, peak = (
                float(told.get(f"lavfi.r128.{name}", "nan")) for name in ("M", "I", "true_peak")
            )
            if momentary >= SILENT_LUFS:
                self._blocks[round(momentary * 10)] += 1
            if integrated > SILENT_LUFS:
                self._lufs = integrated
            if math.isfinite(peak):
                self._peak = peak  # FFmpeg's grows

    def _told(self) -> Iterable[dict[str, str]]:
        while True:
            try:
                yield dict(self._sink.pull().metadata)
            except (av.error.BlockingIOError, av.error.EOFError):
                return
