"""Opens a source with the decoder that serves it best. The only place that knows all decoders.

FFmpeg decodes files: with all their bits, faster than they are played, with seeks exact to the
sample. VLC can do none of these (`vlc`); it decodes streams, which it buffers well, and files that
FFmpeg refuses. Each stands in where the other fails.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from audio2_desktop.decoding import trims
from audio2_desktop.decoding.base import Decoder, Samples, Sound, Source, Undecodable
from audio2_desktop.decoding.bounds import Bounded
from audio2_desktop.decoding.ffmpeg import FfmpegDecoder
from audio2_desktop.decoding.reasons import EMPTY, FORBIDDEN, MISSING, NO_FILE, UNREADABLE
from audio2_desktop.decoding.taking_over import TakingOver
from audio2_desktop.decoding.trims import Trim
from audio2_desktop.decoding.vlc import VlcDecoder

Choice = Literal["auto", "vlc", "ffmpeg"]
PATIENCE_S = 10.0
"""How long a server may be silent."""


def open_sound(
    source: Source, choice: Choice = "auto", *, patience_s: float = PATIENCE_S
) -> Decoder:
    """The source's sound, from its part's first frame to its last, without what encoders added.

    Blocks until the first of it is decoded: some ms for a file, up to `patience_s` for a server.
    "vlc" and "ffmpeg" force one decoder. Raises Undecodable.
    """
    if source.path:
        _check(source.path)
    ways = {
        "ffmpeg": (_with_ffmpeg,),
        "vlc": (_with_vlc,),
        "auto": (_with_ffmpeg, _with_vlc) if source.path else (_with_vlc, _with_ffmpeg),
    }[choice]
    first: Undecodable | None = None
    for way in ways:
        try:
            return way(source, patience_s)
        except Undecodable as problem:
            first = first or problem
        except OSError:  # there is no libVLC
            continue
    raise first or Undecodable(UNREADABLE)


@contextmanager
def whole(source: Source) -> Iterator[tuple[Sound, Iterator[Samples]]]:
    """All of a file or part as blocks, for those who look at it and do not play it.

    Some hundred times faster than it plays. Both opening and the blocks raise Undecodable.
    """
    decoder = open_sound(source, "ffmpeg")
    try:
        yield decoder.sound, _blocks(decoder)
    finally:
        decoder.close()


def _blocks(decoder: Decoder) -> Iterator[Samples]:
    while (block := decoder.read()) is not None:
        yield block


def _check(path: bytes) -> None:
    """Only files with something in them: a pipe or a device would never end, or never begin."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path of bytes
    except FileNotFoundError as error:
        raise Undecodable(MISSING) from error
    except (OSError, ValueError) as error:
        raise Undecodable(UNREADABLE) from error
    if not stat.S_ISREG(found.st_mode):
        raise Undecodable(NO_FILE)
    if not found.st_size:
        raise Undecodable(EMPTY)
    if not os.access(path, os.R_OK):
        raise Undecodable(FORBIDDEN)


def _with_ffmpeg(source: Source, patience_s: float) -> Decoder:
    decoder = FfmpegDecoder(source.path, source.url, patience_s=patience_s)
    return _bounded(decoder, source, _trim(decoder, source.path))


def _with_vlc(source: Source, patience_s: float) -> Decoder:
    vlc = VlcDecoder(source.path, source.url, patience_s=patience_s)
    exact: FfmpegDecoder | None = None
    if source.path:
        try:
            exact = FfmpegDecoder(source.path)
        except Undecodable:
            exact = None
    if exact is None or exact.sound.rate != vlc.sound.rate:
        return _bounded(vlc, source, Trim())
    return _bounded(TakingOver(vlc, exact), source, _trim(exact, source.path))


def _trim(decoder: FfmpegDecoder, path: bytes) -> Trim:
    if not path:
        return Trim()
    try:
        trim = trims.of_file(decoder, path)
    except OSError as error:
        decoder.close()
        raise Undecodable(UNREADABLE) from error
    if trim.frames is not None:
        decoder.frames = trim.lead + trim.frames
    return trim


def _bounded(decoder: Decoder, source: Source, trim: Trim) -> Decoder:
    """What lies both within the music and within the part."""
    rate = decoder.sound.rate
    first = trim.lead + round(source.start_ms * rate / 1000)
    ends = []
    if trim.frames is not None:
        ends.append(trim.lead + trim.frames)
    if source.end_ms is not None:
        ends.append(trim.lead + round(source.end_ms * rate / 1000))
    if not first and not ends:
        return decoder
    return Bounded(decoder, first, min(ends) if ends else None)
