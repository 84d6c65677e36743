"""Sound without tags, by kind. Encoded once a session and kept as bytes."""

import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import av
import numpy as np

from tests.sounds import handmade


@dataclass(frozen=True)
class Kind:
    """How one kind of sound is encoded."""

    codec: str
    container: str
    rate: int = 44100
    layout: str = "stereo"
    bit_rate: int = 0
    sample_format: str = ""
    codec_options: dict[str, str] = field(default_factory=dict, hash=False)
    container_options: dict[str, str] = field(default_factory=dict, hash=False)


_NO_ID3 = {"id3v2_version": "0"}
_MP3_OPTIONS = {"id3v2_version": "0", "write_xing": "0"}
KINDS: dict[str, Kind] = {
    "mp3": Kind("libmp3lame", "mp3", bit_rate=128_000, container_options=_NO_ID3),
    "mp3-plain": Kind("libmp3lame", "mp3", bit_rate=128_000, container_options=_MP3_OPTIONS),
    "mp3-vbr": Kind(
        "libmp3lame", "mp3", codec_options={"q": "4", "flags": "+qscale", "global_quality": "472"},
        container_options=_NO_ID3,
    ),
    "mp3-mono": Kind(
        "libmp3lame", "mp3", 22050, "mono", bit_rate=32_000, container_options=_NO_ID3
    ),
    "flac": Kind("flac", "flac", sample_format="s16"),
    "flac24": Kind("flac", "flac", 96_000, sample_format="s32"),
    "ogg": Kind("vorbis", "ogg", codec_options={"strict": "-2"}),
    "opus": Kind("libopus", "ogg", 48_000, bit_rate=64_000),
    "m4a": Kind("aac", "ipod", bit_rate=96_000),
    "m4a-front": Kind(
        "aac", "ipod", bit_rate=96_000, container_options={"movflags": "+faststart"}
    ),
    "alac": Kind("alac", "ipod", sample_format="s16p"),
    "aac": Kind("aac", "adts", bit_rate=96_000),
    "wav": Kind("pcm_s16le", "wav"),
    "wav24": Kind("pcm_s24le", "wav", 96_000),
    "alac24": Kind("alac", "ipod", 96_000, sample_format="s32p"),
    "wv24": Kind("wavpack", "wv", 96_000, sample_format="s32p"),
    "aiff": Kind("pcm_s16be", "aiff"),
    "wv": Kind("wavpack", "wv", sample_format="s16p"),
    "tta": Kind("tta", "tta", sample_format="s16"),
    "wma": Kind("wmav2", "asf", bit_rate=96_000),
    "mka": Kind("libopus", "matroska", 48_000, bit_rate=64_000),
    "webm": Kind("libopus", "webm", 48_000, bit_rate=64_000),
}  # fmt: skip
"""Kinds that FFmpeg encodes; `handmade.BUILDERS` knows the others."""


@lru_cache(maxsize=512)
def encoded(kind: str, seconds: float = 0.3, seed: int = 0) -> bytes:
    """A whole file of `kind` without tags. Another `seed` is another recording.

    Raises KeyError for a kind that does not exist.
    """
    if kind in handmade.BUILDERS:
        return handmade.BUILDERS[kind](seconds, seed)
    return _encode(KINDS[kind], seconds, seed)


def samples(rate: int, seconds: float, seed: int) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """Mono 16 bit: a tone with a little noise, both by `seed`."""
    at = np.arange(max(1, round(rate * seconds)))
    random = np.random.default_rng(seed)
    tone = 0.3 * np.sin(2 * np.pi * (220 + 7 * (seed % 90)) * at / rate)
    return ((tone + 0.01 * random.standard_normal(len(at))) * 32767).astype(np.int16)


def _encode(kind: Kind, seconds: float, seed: int, metadata: dict[str, str] | None = None) -> bytes:
    # Moving the index of an MP4 file to its front needs a file with a name.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound"
        _encode_to(str(path), kind, seconds, seed, metadata)
        return path.read_bytes()


def _encode_to(
    path: str, kind: Kind, seconds: float, seed: int, metadata: dict[str, str] | None
) -> None:
    mono = samples(kind.rate, seconds, seed)
    frame = av.AudioFrame.from_ndarray(mono.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate, frame.pts = kind.rate, 0
    _write(path, kind, frame, metadata)


def write_signal(
    path: Path, kind: Kind, signal: "np.ndarray[tuple[int, int], np.dtype[np.int32]]"
) -> Path:
    """A file of `kind` with just these samples: (frames, channels), full scale is 2^31."""
    packed = np.ascontiguousarray(signal.reshape(1, -1))
    frame = av.AudioFrame.from_ndarray(packed, format="s32", layout=kind.layout)
    frame.sample_rate, frame.pts = kind.rate, 0
    _write(str(path), kind, frame, None)
    return path


def _write(path: str, kind: Kind, frame: av.AudioFrame, metadata: dict[str, str] | None) -> None:
    options = {"fflags": "+bitexact", **kind.container_options}
    with av.open(path, "w", format=kind.container, options=options) as container:
        container.metadata.update(metadata or {})
        stream = container.add_stream(kind.codec, rate=kind.rate, options=kind.codec_options)
        assert isinstance(stream, av.AudioStream)
        context = stream.codec_context
        context.layout = kind.layout  # type: ignore[assignment]
        if kind.bit_rate:
            context.bit_rate = kind.bit_rate
        if kind.sample_format:
            context.format = kind.sample_format  # type: ignore[assignment]
        context.open(strict=False)
        resampler = av.AudioResampler(context.format, kind.layout, kind.rate)
        fifo = av.AudioFifo()
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            fifo.write(part)
        while (block := fifo.read(context.frame_size or 1024, partial=True)) is not None:
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))


def matroska(tags: dict[str, str], kind: str, seconds: float, seed: int) -> bytes:
    """A Matroska or WebM file; its tags have to be written by the muxer."""
    return _encode(KINDS[kind], seconds, seed, tags)
