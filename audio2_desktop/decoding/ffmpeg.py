"""FFmpeg, through PyAV, as a decoder: all formats, all sample depths, exact seeks.

It gives what FFmpeg decodes of a file from the first sample to the last; what encoders added beyond
what FFmpeg takes away by itself is the matter of `trims`, parts of files that of `bounds`.
"""

import os
import threading  # noqa: TID251 - `close` comes from another thread than `read`
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from audio2_desktop.decoding import depths
from audio2_desktop.decoding.base import Samples, Sound, Undecodable
from audio2_desktop.decoding.reasons import (
    CLOSED,
    DAMAGED,
    IMMOVABLE,
    NO_SOUND,
    STALLED,
    STRANGE,
    UNREADABLE,
)

FORMATS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dsf,dts,eac3,flac,iff,loas,matroska,webm,"
    "mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,ofr,ogg,oma,rf64,rm,shn,spdif,tak,truehd,tta,"
    "voc,w64,wav,wv,xwma"
)
"""Only formats of sound: playlists and scripts that FFmpeg also opens could make it fetch other
files."""
MOST_CHANNELS = 64
MOST_RATE = 3_000_000
"""Of DSD512 as samples."""

_ON_NETWORK = {
    "format_whitelist": f"{FORMATS},hls",
    "protocol_whitelist": "http,https,tcp,tls,crypto,httpproxy",
    "user_agent": "Audio2",
}
_ON_DISK = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
# Lossy decoders need what lies before a place to be right from its first sample on: an MP3 frame
# reaches back over up to ten others, Opus needs 80 ms. The later tries are for files whose index
# points behind the place. On the last page of an Ogg file, about a second long, FFmpeg's stamps are
# wrong when it comes there by a jump.
_RUN_UPS_S = (0.5, 5.0, 60.0)
_OGG_RUN_UPS_S = (4.0, 60.0)
_MOST_BAD_PACKETS = 2000


class FfmpegDecoder:
    """A file or stream as FFmpeg sees it; `frames` is what it says of itself.

    A network stream may take `patience_s` to open, and as long for each read.
    """

    def __init__(self, path: bytes = b"", url: str = "", *, patience_s: float = 10.0) -> None:
        """Open it and decode the first block. Raises Undecodable."""
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._container = _opened(path, url, patience_s)
        try:
            self._begin(os.stat(path).st_size if path else 0)  # noqa: PTH116 - a path of bytes
        except BaseException:
            self._container.close()
            raise

    def _begin(self, size_bytes: int) -> None:
        self.stream = _stream_of(self._container)
        self._first_stamp: int | None = None
        self._frames = self._decoded()
        self._first = next(self._frames, None)
        if self._first is None:
            raise Undecodable(NO_SOUND)
        self.sound = _sound(self.stream, self._first)
        self._origin = _place(self._first, self.sound.rate) or 0
        self.block_frames = self._first.samples
        """Length of the first block as it was decoded."""
        self._resampler: Any = None
        self._at = self._wanted = 0
        self.frames = None if self._is_guessing() else _length(self.stream, self.sound, size_bytes)

    @property
    def container(self) -> Any:
        """PyAV's, for what only the file's own words tell; not while another thread reads."""
        return self._container

    def _is_guessing(self) -> bool:
        """Whether FFmpeg can only guess the length, from the file's size."""
        kind = self._container.format.name
        return kind == "aac" or (kind == "mp3" and not self.cut_off)

    @property
    def cut_off(self) -> int:
        """Frames that FFmpeg has taken away at the beginning, because the file told it to."""
        if self._first_stamp is None:
            return 0
        begin = self._first_stamp * self.stream.time_base * self.sound.rate
        return self._origin - round(float(begin))

    def last_packet(self) -> tuple[int, int] | None:
        """Where the last packet begins and ends by its stamps.

        Then `read` begins from the beginning again.
        """
        import av  # noqa: PLC0415

        last = None
        try:
            self._container.seek(self.stream.duration or 0, stream=self.stream)
            for packet in self._container.demux(self.stream):
                if packet.pts is not None and packet.duration:
                    last = packet.pts, packet.pts + packet.duration
        except av.FFmpegError:
            last = None
        self._to_beginning()
        if last is None:
            return None
        begin, end = (float(stamp * self.stream.time_base * self.sound.rate) for stamp in last)
        return round(begin) - self._origin, round(end) - self._origin

    def read(self) -> Samples | None:
        with self._in_use():
            while (frame := self._next_frame()) is not None:
                for block in self._blocks(frame):
                    missing = self._wanted - self._at
                    self._at += len(block)
                    if missing < len(block):
                        self._wanted = self._at
                        return block[max(0, missing) :]
            return None

    def seek(self, frame: int) -> None:
        with self._in_use():
            self._resampler = None
            is_ogg = self._container.format.name == "ogg"
            for run_up_s in _OGG_RUN_UPS_S if is_ogg else _RUN_UPS_S:
                before = frame - round(run_up_s * self.sound.rate)
                if before > 0 and self._landed(before, frame):
                    return
            self._to_beginning()
            self._wanted = frame

    def close(self) -> None:
        self._closed.set()
        if self._lock.acquire(blocking=False):  # else `read` is at work and closes when it is done
            self._container.close()
            self._lock.release()

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        try:
            with self._lock:
                if self._closed.is_set():
                    raise Undecodable(CLOSED)
                yield
        finally:
            if self._closed.is_set():
                self.close()

    def _landed(self, before: int, wanted: int) -> bool:
        """Go on from a place near `before`; False if that is not known or lies behind `wanted`."""
        import av  # noqa: PLC0415 - 100 ms and 30 MB that only decoding needs

        try:
            self._seek_container(before)
            self._first = next(self._frames, None)
        except (av.FFmpegError, Undecodable):
            return False
        place = self._landing()
        if place is None or place > wanted:
            return False
        self._at, self._wanted = place, wanted
        return True

    def _landing(self) -> int | None:
        """Where the container is after a jump, counted from the first frame."""
        if self._first is None or (stamp := _place(self._first, self.sound.rate)) is None:
            return None
        place, step = stamp - self._origin, self._first.samples
        # stamps in milliseconds (Matroska, WMA): frames of equal length tell the rest
        unsure = float(self._first.time_base * self.sound.rate)
        if unsure > 1:
            exact = round((place - self.block_frames) / step) * step + self.block_frames
            return exact if abs(exact - place) <= unsure else place
        return place

    def _to_beginning(self) -> None:
        import av  # noqa: PLC0415

        try:
            self._seek_container(0)
        except av.FFmpegError as error:
            raise Undecodable(IMMOVABLE) from error
        self._first = next(self._frames, None)
        self._at = self._landing() or 0

    def _seek_container(self, frame: int) -> None:
        at = (frame + self._origin) / self.sound.rate / self.stream.time_base
        # to begin, what was cut off has to be decoded, too: the next block builds on it
        self._container.seek(int(at) if frame else self._first_stamp or 0, stream=self.stream)
        self._frames = self._decoded()

    def _next_frame(self) -> Any:
        if self._first is not None:
            frame, self._first = self._first, None
            return frame
        return next(self._frames, None)

    def _decoded(self) -> Iterator[Any]:
        """Frames from where the container is. Damaged packets are passed over."""
        import av  # noqa: PLC0415

        bad = 0
        for packet in self._packets():
            if self._first_stamp is None:
                self._first_stamp = packet.pts
            try:
                frames = packet.decode()
            except av.FFmpegError as error:
                bad += 1
                if bad > _MOST_BAD_PACKETS:
                    raise Undecodable(DAMAGED) from error
                continue
            for frame in frames:
                if frame.samples and frame.sample_rate:
                    bad = 0
                    yield frame

    def _packets(self) -> Iterator[Any]:
        import av  # noqa: PLC0415

        try:
            yield from self._container.demux(self.stream)
        except (av.InvalidDataError, av.PatchWelcomeError):
            return  # it breaks off or turns into something else: that is its end
        except (av.FFmpegError, OSError) as error:
            raise Undecodable(_reason(error)) from error

    def _blocks(self, frame: Any) -> Iterator[Samples]:
        """The frame in the form that `sound` promises: chains of streams may change theirs."""
        if (frame.sample_rate, len(frame.layout.channels)) == (
            self.sound.rate,
            self.sound.channels,
        ):
            yield depths.as_float(frame)
            return
        if self._resampler is None:
            import av  # noqa: PLC0415

            layout = self.sound.layout or f"{self.sound.channels}c"
            self._resampler = av.AudioResampler("flt", layout, self.sound.rate)
        frame.pts = None
        for changed in self._resampler.resample(frame):
            yield depths.as_float(changed)


def _opened(path: bytes, url: str, patience_s: float) -> Any:
    import av  # noqa: PLC0415 - 100 ms and 30 MB that only decoding needs

    address = f"file:{os.fsdecode(path)}" if path else url
    try:
        return av.open(
            address,
            options=_ON_DISK if path else _ON_NETWORK,
            metadata_errors="replace",
            timeout=None if path else patience_s,
        )
    except (av.InvalidDataError, av.PatchWelcomeError, av.ArgumentError, av.EOFError) as error:
        raise Undecodable(NO_SOUND) from error
    except (av.FFmpegError, OSError, ValueError, OverflowError, UnicodeError) as error:
        raise Undecodable(_reason(error)) from error


def _reason(error: Exception) -> str:
    import av  # noqa: PLC0415

    if isinstance(error, av.ExitError | TimeoutError):  # PyAV's own timeouts are ExitErrors
        return STALLED
    return UNREADABLE


def _stream_of(container: Any) -> Any:
    if not container.streams.audio:
        raise Undecodable(NO_SOUND)
    stream = container.streams.audio[0]
    if stream.codec_context is None:
        raise Undecodable(STRANGE)
    return stream


def _sound(stream: Any, first: Any) -> Sound:
    # of what was decoded: headers do not tell of AAC with a second, higher band
    speakers = tuple(channel.name for channel in first.layout.channels)
    channels = len(speakers)
    if channels > MOST_CHANNELS or first.sample_rate > MOST_RATE:
        raise Undecodable(DAMAGED)
    return Sound(
        rate=first.sample_rate,
        channels=channels,
        bits=depths.bits(stream, first),
        codec=stream.codec_context.codec.canonical_name.upper(),
        speakers=() if "NONE" in speakers else speakers,
    )


def _place(frame: Any, rate: int) -> int | None:
    """Where a decoded frame begins by its stamp, in frames."""
    if frame.pts is None or frame.time_base is None:
        return None
    return round(float(frame.pts * frame.time_base * rate))


def _length(stream: Any, sound: Sound, size_bytes: int) -> int | None:
    if not stream.duration or stream.duration < 0 or not stream.time_base:
        return None
    frames = round(float(stream.duration * stream.time_base * sound.rate))
    context = stream.codec_context
    if context.codec.canonical_name == "opus":  # counted from before the encoder's delay
        frames -= context.delay or 0
    if sound.codec.startswith("PCM_") and size_bytes:  # a header may claim what is not there
        frames = min(frames, size_bytes * 8 // (sound.bits * sound.channels))
    return max(0, frames)
