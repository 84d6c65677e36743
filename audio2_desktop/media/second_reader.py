"""FFmpeg (through PyAV) for files that the first reader refuses: nothing that plays may be lost.

PyAV is imported at first use: most folders never need it.
"""

import errno
import hashlib
from typing import Any, BinaryIO

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media.contents import Contents, Unreadable
from audio2_desktop.media.dialects import others

# Only formats of sound. Playlists and scripts that FFmpeg also opens could make it fetch other
# files.
_FORMATS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dsf,dts,eac3,flac,iff,loas,matroska,webm,"
    "mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,ofr,ogg,oma,rf64,rm,shn,spdif,tak,truehd,tta,"
    "voc,w64,wav,wv,xwma"
)
_NAMES = {
    "mp3float": "MP3", "mp3": "MP3", "mp2": "MP2", "mp2float": "MP2", "mp1": "MP1",
    "mp1float": "MP1", "aac": "AAC", "aac_latm": "AAC", "flac": "FLAC", "alac": "ALAC",
    "opus": "OPUS", "libopus": "OPUS", "vorbis": "VORBIS", "libvorbis": "VORBIS", "ape": "APE",
    "wavpack": "WAVPACK", "tta": "TTA", "mpc7": "MPC", "mpc8": "MPC", "wmav1": "WMA",
    "wmav2": "WMA", "wmapro": "WMA", "wmalossless": "WMA", "wmavoice": "WMA", "speex": "SPEEX",
    "libspeex": "SPEEX", "ac3": "AC3", "ac3float": "AC3", "eac3": "EAC3", "dca": "DTS",
    "dsd_lsbf": "DSF", "dsd_msbf": "DSDIFF", "dsd_lsbf_planar": "DSF",
    "dsd_msbf_planar": "DSDIFF", "tak": "TAK", "shorten": "SHN", "amrnb": "AMR", "amrwb": "AMR",
}  # fmt: skip
_LOSSLESS = frozenset(
    ("FLAC", "ALAC", "APE", "WAVPACK", "TTA", "TAK", "SHN", "DSF", "DSDIFF", "WAV", "AIFF")
)


def read(file: BinaryIO) -> Contents:
    """Facts and tags of the first stream of sound. Raises Unreadable; nothing else for a damaged
    file."""
    import av  # noqa: PLC0415 - 100 ms and 30 MB that most scans never need

    file.seek(0)
    try:
        options = {"format_whitelist": _FORMATS}
        with av.open(_Patient(file), "r", options=options, metadata_errors="replace") as container:
            if not container.streams.audio:
                raise Unreadable("There is no sound in this file.")
            return _contents(container)
    except (av.FFmpegError, ValueError, OverflowError, UnicodeError) as error:
        raise Unreadable("This is not a sound file that can be read, or it is damaged.") from error


def packets(file: BinaryIO) -> str:
    """A hash of the sound as a player takes it out of the file: the packets of its first stream
    and their times. Raises Unreadable."""
    import av  # noqa: PLC0415 - as above

    file.seek(0)
    digest = hashlib.blake2b(digest_size=20)
    try:
        options = {"format_whitelist": _FORMATS}
        with av.open(_Patient(file), "r", options=options, metadata_errors="replace") as container:
            for packet in container.demux(container.streams.audio[0]):
                digest.update(b"%d %d " % (packet.pts or 0, packet.size))
                digest.update(bytes(packet))
    except (av.FFmpegError, ValueError, OverflowError, UnicodeError, IndexError) as error:
        raise Unreadable("This is not a sound file that can be read, or it is damaged.") from error
    return digest.hexdigest()


class _Patient:
    """A file in which a damaged length may point anywhere: PyAV gives up at a seek that raises."""

    def __init__(self, file: BinaryIO) -> None:
        self.read, self.tell, self._file = file.read, file.tell, file

    def seek(self, to: int, whence: int = 0) -> int:
        try:
            return self._file.seek(to, whence)
        except (OSError, OverflowError, ValueError) as error:
            if isinstance(error, OSError) and error.errno != errno.EINVAL:
                raise
            return -1


def _contents(container: Any) -> Contents:
    stream = container.streams.audio[0]
    context = stream.codec_context
    if context is None:
        raise Unreadable("The sound in this file is of a kind that cannot be played.")
    name = _codec(context.name, container.format.name)
    seconds = _seconds(container, stream)
    if not context.sample_rate or (not seconds and not _has_packet(container, stream)):
        raise Unreadable("There is no sound in this file, or it is damaged.")
    lossless = name in _LOSSLESS and not context.name.startswith("adpcm_")
    lossless = lossless or context.name == "wmalossless"
    metadata = {**stream.metadata, **container.metadata}
    return Contents(
        AudioFacts(
            container=_container(container.format.name),
            codec=name,
            lossless=lossless,
            length_ms=max(0, round(seconds * 1000)),
            bitrate=max(0, int(context.bit_rate or container.bit_rate or 0)),
            sample_rate=max(0, int(context.sample_rate or 0)),
            bits=_bits(context) if lossless else 0,
            channels=max(0, int(context.channels or 0)),
        ),
        others.from_ffmpeg(metadata),
        sum(1 for video in container.streams.video if _is_picture(video)),
    )


def _codec(name: str, container: str) -> str:
    if name.startswith(("pcm_", "adpcm_")):
        return "AIFF" if container == "aiff" else "WAV"
    return _NAMES.get(name, name.upper()[:16])


def _container(name: str) -> str:
    first = name.partition(",")[0]
    return {"mov": "MP4", "matroska": "MATROSKA", "aac": "ADTS", "asf": "ASF"}.get(
        first, first.upper()
    )


def _seconds(container: Any, stream: Any) -> float:
    if container.duration:
        return float(container.duration) / 1_000_000
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return 0.0


def _has_packet(container: Any, stream: Any) -> bool:
    return any(packet.size for packet in container.demux(stream))


def _bits(context: Any) -> int:
    layout = context.format
    return int(getattr(context, "bits_per_coded_sample", 0) or (layout.bits if layout else 0) or 0)


def _is_picture(video: Any) -> bool:
    return bool(int(getattr(video, "disposition", 0)) & 0x400) or video.codec_context.name in (
        "mjpeg",
        "png",
    )
