"""mutagen, with the class chosen by what the file is.

mutagen raises many kinds of exceptions for damaged files; `tags.py` catches all of them and asks
the second reader.
"""

import importlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any, BinaryIO

from audio2_desktop.domain.scanned import AudioFacts
from audio2_desktop.media import payload_boxes
from audio2_desktop.media.contents import Contents
from audio2_desktop.media.dialects import common, id3, mp4, others
from audio2_desktop.media.dialects.common import Raw
from audio2_desktop.media.formats import READERS
from audio2_desktop.media.payload import Layout

Loaded = tuple[Raw, int]
_WITH_ID3 = ("MP3", "TTA", "WAV", "AIFF", "DSF", "DSDIFF")
_ID3_OPTIONS: dict[str, Any] = {"translate": False, "known_frames": id3.known_frames()}


@lru_cache(maxsize=32)
def _class(kind: str) -> Callable[..., Any]:
    reader = READERS[kind]
    found: Callable[..., Any] = getattr(
        importlib.import_module(f"mutagen.{reader.module}"), reader.name
    )
    return found


def read(file: BinaryIO, found: Layout) -> Contents | None:
    """Facts and tags; None when mutagen has no class for this kind. Raises anything for damaged
    files."""
    if found.kind not in READERS:
        return None
    file.seek(0)
    options = _ID3_OPTIONS if found.kind in _WITH_ID3 else {}
    if found.kind in ("MP3", "TTA"):
        # ID3v1 holds cut texts: only for files without anything better, as other readers do.
        options = {**options, "load_v1": not found.id3_size}
    audio = _class(found.kind)(file, **options)
    raw, pictures = _TAGS.get(found.kind, _id3_tags)(audio, file, found)
    facts = _facts(found, audio.info)
    return Contents(_with_tta_header(facts, file, found.id3_size), raw, pictures)


def loose_tags(file: BinaryIO, found: Layout) -> Loaded:
    """ID3 and APEv2 tags around sound that mutagen does not know. Raises anything for damaged
    ones."""
    if not found.id3_size and not found.tail:
        return {}, 0
    return _id3_tags(None, file, found)


# ---- tags ----------------------------------------------------------------------------------------


def _vorbis_tags(audio: Any, file: BinaryIO, found: Layout) -> Loaded:
    raw, pictures = common.from_pairs(audio.tags or ())
    if not raw and found.id3_size:
        raw = _id3_tags(None, file, found)[0]
    return raw, pictures + len(getattr(audio, "pictures", ()))


def _mp4_tags(audio: Any, *_: object) -> Loaded:
    return mp4.raw_tags(audio.tags or {})


def _asf_tags(audio: Any, *_: object) -> Loaded:
    return others.from_asf(audio.tags or ())


def _id3_tags(audio: Any, file: BinaryIO, found: Layout) -> Loaded:
    """ID3v2; APEv2 when there is no ID3v2; ID3v1 when there is neither. Gains in APEv2 always
    count."""
    tags = getattr(audio, "tags", None)
    if tags is None and (found.id3_size or found.tail):
        tags = _alone("id3", "ID3", file, _ID3_OPTIONS)
    is_v1 = bool(tags) and getattr(tags, "version", (2, 4))[0] == 1
    raw, pictures = id3.from_mutagen(tags) if tags else ({}, 0)
    if not raw and found.tail and not is_v1:
        is_v1, v1 = True, _alone("id3", "ID3", file, _ID3_OPTIONS)
        raw = id3.from_mutagen(v1)[0] if v1 else {}
    if found.has_ape:
        ape = _alone("apev2", "APEv2", file, {})
        if ape is not None:
            more, covers = others.from_ape(ape)
            if not raw or is_v1:
                return {**raw, **more}, pictures + covers
            raw.update(
                {k: v for k, v in more.items() if k.startswith("REPLAYGAIN") and k not in raw}
            )
    if not raw and found.kind in ("WAV", "AIFF"):
        raw = _info_chunk(file) if found.kind == "WAV" else _text_chunks(file)
    return raw, pictures


def _ape_tags(audio: Any, file: BinaryIO, found: Layout) -> Loaded:
    if audio.tags:
        return others.from_ape(audio.tags)
    if found.id3_size or found.tail:
        return _id3_tags(audio, file, found)
    return {}, 0


def _alone(module: str, name: str, file: BinaryIO, options: dict[str, Any]) -> Any:
    """A tag that mutagen's class for the format does not look for; None when there is none."""
    errors = importlib.import_module("mutagen").MutagenError
    file.seek(0)
    try:
        return getattr(importlib.import_module(f"mutagen.{module}"), name)(file, **options)
    except errors:
        return None


def _info_chunk(file: BinaryIO) -> Raw:
    """Texts of the LIST INFO chunk of a WAV file."""
    size = file.seek(0, 2)
    for name, at, length in payload_boxes.chunks(file.fileno(), 12, size, "<"):
        if name == b"LIST" and 4 < length < 1 << 20:
            file.seek(at)
            if file.read(4) == b"INFO":
                parts = payload_boxes.chunks(file.fileno(), at + 4, at + length, "<")
                return others.from_info((key, _bytes(file, where, n)) for key, where, n in parts)
    return {}


def _text_chunks(file: BinaryIO) -> Raw:
    """Title, author and notes that AIFF itself knows, for files without an ID3 tag."""
    size = file.seek(0, 2)
    parts = payload_boxes.chunks(file.fileno(), 12, size, ">")
    return others.from_aiff(
        (name, _bytes(file, at, length)) for name, at, length in parts if name in others.AIFF
    )


def _bytes(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    return file.read(min(count, common.MAX_VALUE))


_TAGS: dict[str, Callable[[Any, BinaryIO, Layout], Loaded]] = {
    "FLAC": _vorbis_tags,
    "OGG": _vorbis_tags,
    "OGG-OPUS": _vorbis_tags,
    "OGG-SPEEX": _vorbis_tags,
    "OGG-FLAC": _vorbis_tags,
    "MP4": _mp4_tags,
    "ASF": _asf_tags,
    "WAVPACK": _ape_tags,
    "APE": _ape_tags,
    "MPC": _ape_tags,
    "OFR": _ape_tags,
    "TAK": _ape_tags,
}


# ---- facts ---------------------------------------------------------------------------------------

_CODECS: dict[str, tuple[str, str, bool]] = {
    "MP3": ("MP3", "MP3", False),
    "FLAC": ("FLAC", "FLAC", True),
    "OGG": ("OGG", "VORBIS", False),
    "OGG-OPUS": ("OGG", "OPUS", False),
    "OGG-SPEEX": ("OGG", "SPEEX", False),
    "OGG-FLAC": ("OGG", "FLAC", True),
    "MP4": ("MP4", "AAC", False),
    "ASF": ("ASF", "WMA", False),
    "MPC": ("MPC", "MPC", False),
    "AC3": ("AC3", "AC3", False),
}
_PCM = (1, 3, 0xFFFE)
"""Format tags of WAV that mean plain samples: integers, floats, and the extensible header."""
_IN_MP4 = {
    "alac": "ALAC",
    "ac-3": "AC3",
    "ec-3": "EAC3",
    "flac": "FLAC",
    "opus": "OPUS",
    ".mp3": "MP3",
}


def _facts(found: Layout, info: Any) -> AudioFacts:
    container, codec, lossless = _CODECS.get(found.kind, (found.kind, found.kind, True))
    length = _number(info, "length", 10**7)
    if codec == "AAC" and container == "MP4":
        name = str(getattr(info, "codec", "")).lower()
        codec = "MP3" if name == "mp4a.6b" else _IN_MP4.get(name.partition(".")[0], codec)
        lossless = codec in ("ALAC", "FLAC")
    elif codec == "MP3":
        codec = f"MP{int(_number(info, 'layer', 3)) or 3}"
    elif codec == "WMA":
        lossless = "lossless" in str(getattr(info, "codec_name", "")).lower()
    elif codec == "WAV" and getattr(info, "audio_format", 1) not in _PCM:
        length = 0  # mutagen counts samples as if they were plain: the second reader knows better
    bitrate = _number(info, "bitrate", 10**9)
    if not bitrate and length:
        bitrate = sum(count for _, count in found.ranges) * 8 / length
    rate = _number(info, "sample_rate", 10**8)
    return AudioFacts(
        container=container,
        codec=codec,
        lossless=lossless,
        length_ms=round(length * 1000),
        bitrate=int(bitrate),
        sample_rate=int(rate) or (48_000 if codec == "OPUS" else 0),
        bits=int(_number(info, "bits_per_sample", 64)) if lossless else 0,
        channels=int(_number(info, "channels", 255)),
    )


def _with_tta_header(facts: AudioFacts, file: BinaryIO, start: int) -> AudioFacts:
    """mutagen leaves out channels and bits of TTA."""
    if facts.container != "TTA":
        return facts
    file.seek(start)
    head = file.read(10)
    channels, bits = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
    return facts._replace(channels=min(channels, 255), bits=min(bits, 64))


def _number(info: Any, name: str, most: float) -> float:
    """A number of the stream info, 0 when it is missing or absurd."""
    value = getattr(info, name, 0) or 0
    return value if isinstance(value, int | float) and 0 <= value <= most else 0
