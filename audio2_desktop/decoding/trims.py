"""What encoders put before and behind the music, where the decoders leave it in.

Lossy encoders begin with samples that are no music, and fill up their last block. FFmpeg takes
away what the tags of LAME and Opus and the edit list of MP4 tell it; the rest is found here.
"""

import os
import re
from dataclasses import dataclass

from audio2_desktop.decoding.ffmpeg import FfmpegDecoder

MP3_DECODER_DELAY = 529
"""Samples by which every MP3 decoder is late."""
LAME_DELAY = MP3_DECODER_DELAY + 576
"""With what LAME puts first, whatever its version and options."""

_END_BYTES = 16 << 10
_ITUNES = re.compile(
    r"\s*[0-9A-Fa-f]{1,8} ([0-9A-Fa-f]{1,8}) ([0-9A-Fa-f]{1,8}) ([0-9A-Fa-f]{1,16})"
)
_MOST_PRIMING = 1 << 14
_COARSEST_TICKS = 600
"""A second, in which edit lists count."""


@dataclass(frozen=True, slots=True)
class Trim:
    """The music within what a decoder gives."""

    lead: int = 0
    """Frames before it."""
    frames: int | None = None
    """Its length; None: all that follows."""


def of_file(decoder: FfmpegDecoder, path: bytes) -> Trim:
    """What is still to be taken away of a file that FFmpeg decodes; before the first `read`."""
    container = decoder.container.format.name
    if container == "mp3" and decoder.sound.codec == "MP3":
        return Trim(0 if decoder.cut_off else mp3_lead(path))
    if decoder.sound.codec == "AAC" and container == "aac":
        return Trim(decoder.block_frames)  # no encoder puts music into the first block
    if container.startswith("mov"):
        return _of_mp4(decoder)
    return Trim()


def mp3_lead(path: bytes) -> int:
    """Frames before the music of an MP3 file that says nothing of them.

    LAME fills unused bits with its name, at the latest in the last frames, even where it writes no
    tag. Of others nobody knows more than the decoder's own delay. How much was put behind the music
    nobody can know: up to 27 ms of near silence stay.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - a path of bytes
        ends = file.read(_END_BYTES)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _END_BYTES))
        ends += file.read(_END_BYTES)
    return LAME_DELAY if b"LAME" in ends else MP3_DECODER_DELAY


def _of_mp4(decoder: FfmpegDecoder) -> Trim:
    if decoder.sound.codec != "AAC":
        return Trim()
    told = _itunes(decoder.container.metadata.get("iTunSMPB", ""))
    most = decoder.cut_off + (decoder.frames or 0) + decoder.block_frames
    if told is not None and told.lead + (told.frames or 0) <= most:  # else it is of another file
        return Trim(max(0, told.lead - decoder.cut_off), told.frames)
    lead = 0 if decoder.cut_off else decoder.block_frames
    end, last = decoder.frames, decoder.last_packet()
    if last is not None and _is_truer(last, end, decoder):
        end = last[1]
    return Trim(lead, None if end is None else end - lead)


def _is_truer(last: tuple[int, int], end: int | None, decoder: FfmpegDecoder) -> bool:
    """Whether the last packet knows better than the edit list, which may count in milliseconds.

    A packet that is not full was told the length of the music in it.
    """
    if end is None or last[1] < end:
        return True
    is_full = last[1] - last[0] >= decoder.block_frames
    return not is_full and last[1] - end <= decoder.sound.rate // _COARSEST_TICKS


def _itunes(text: str) -> Trim | None:
    """The comment of iTunes and its kin: delay, padding and length as hexadecimal numbers."""
    found = _ITUNES.match(text)
    if found is None:
        return None
    lead, padding, frames = (int(number, 16) for number in found.groups())
    if not frames or lead > _MOST_PRIMING or padding > _MOST_PRIMING:
        return None
    return Trim(lead, frames)
