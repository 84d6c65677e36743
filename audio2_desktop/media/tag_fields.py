"""Single fields in the tags of files, put in or taken away by mutagen: for every kind of file the
one tag that players read there. Raises anything for damaged files: work on a copy.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from mutagen import apev2, id3, mp4
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC
from mutagen.id3 import ID3NoHeaderError
from mutagen.monkeysaudio import MonkeysAudio
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wavpack import WavPack

from audio2_desktop.domain.loudness_fields import Fields
from audio2_desktop.media.dialects.id3 import known_frames
from audio2_desktop.media.payload import Layout

# mutagen tells its types only in part
_ID3: Any = id3.ID3
_TXXX: Any = id3.TXXX
_MP4: Any = mp4.MP4
_FreeForm: Any = mp4.MP4FreeForm

_FREE = "----:com.apple.iTunes:"
_V1_BYTES = 128


class NoTag(Exception):
    """Files of this kind, or with tags of this form, are not written."""


def put(file: BinaryIO, found: Layout, fields: Fields) -> None:
    """Make these the values of the fields, whatever the case of their names; none takes one away.

    file: open for reading and writing.
    """
    file.seek(0)
    _family(found).put(file, fields)


def others(file: BinaryIO, found: Layout, fields: Fields) -> object:
    """Everything that the tag holds beside these fields, as something that can be compared."""
    file.seek(0)
    return _family(found).others(file, fields)


# ---- FLAC and Ogg --------------------------------------------------------------------------------


class _Comments:
    def __init__(self, kind: Callable[[BinaryIO], Any]) -> None:
        self._kind = kind

    def put(self, file: BinaryIO, fields: Fields) -> None:
        audio = self._kind(file)
        if audio.tags is None:
            audio.add_tags()
        for name, values in fields.items():
            audio.tags[name] = list(values)
        file.seek(0)
        audio.save(file)

    def others(self, file: BinaryIO, fields: Fields) -> object:
        audio = self._kind(file)
        kept = [(key, value) for key, value in audio.tags or () if key.upper() not in fields]
        blocks = [
            (block.code, block.write())
            for block in getattr(audio, "metadata_blocks", ())
            if block.code not in _CHANGING_BLOCKS
        ]
        return kept, getattr(audio.tags, "vendor", ""), blocks


_CHANGING_BLOCKS = (1, 4)
"""Padding and the comments themselves."""


# ---- MP4 -----------------------------------------------------------------------------------------


class _Atoms:
    def put(self, file: BinaryIO, fields: Fields) -> None:
        audio = _MP4(file)
        if audio.tags is None:
            audio.add_tags()
        for key in [key for key in audio.tags if _free_name(key) in fields]:
            del audio.tags[key]
        for name, values in fields.items():
            if values:
                free = [_FreeForm(value.encode(), mp4.AtomDataType.UTF8) for value in values]
                audio.tags[_FREE + name.lower()] = free
        file.seek(0)
        audio.save(file)

    def others(self, file: BinaryIO, fields: Fields) -> object:
        tags = _MP4(file).tags or {}
        return {key: _plain(value) for key, value in tags.items() if _free_name(key) not in fields}


def _free_name(key: str) -> str:
    return key[len(_FREE) :].upper() if key.startswith(_FREE) else ""


def _plain(value: Any) -> object:
    """Data of atoms with their types, which mutagen does not compare."""
    if not isinstance(value, list):
        return value
    return [(one, getattr(one, "dataformat", getattr(one, "imageformat", None))) for one in value]


# ---- APEv2 ---------------------------------------------------------------------------------------


class _Items:
    def __init__(self, kind: Callable[[BinaryIO], Any]) -> None:
        self._kind = kind

    def put(self, file: BinaryIO, fields: Fields) -> None:
        with _v1_aside(file):
            audio = self._kind(file)
            tags = audio if isinstance(audio, APEv2) else audio.tags
            if tags is None:
                audio.add_tags()
                tags = audio.tags
            for name, values in fields.items():
                if values:
                    tags[name] = list(values)
                elif name in tags:
                    del tags[name]
            file.seek(0)
            audio.save(file)

    def others(self, file: BinaryIO, fields: Fields) -> object:
        audio = self._kind(file)
        tags = audio if isinstance(audio, APEv2) else audio.tags
        kept = {
            key: (value.kind, value.value)
            for key, value in (tags or {}).items()
            if key.upper() not in fields
        }
        return kept, _v1(file)


# ---- ID3 -----------------------------------------------------------------------------------------


class _Frames:
    """ID3v2 in front of MP3. Its version stays; nothing is translated to another one."""

    def put(self, file: BinaryIO, fields: Fields) -> None:
        tags = _id3(file)
        if tags.version[:2] == (2, 2):
            raise NoTag
        for frame in tags.getall("TXXX"):
            if frame.desc.upper() in fields:
                tags.delall(frame.HashKey)
        for name, values in fields.items():
            if values:
                tags.add(_TXXX(encoding=id3.Encoding.LATIN1, desc=name, text=list(values)))
        with _v1_aside(file):
            version = 3 if tags.version[:2] == (2, 3) else 4
            tags.save(file, v1=id3.ID3v1SaveOptions.REMOVE, v2_version=version, v23_sep=None)

    def others(self, file: BinaryIO, fields: Fields) -> object:
        tags = _id3(file)
        kept = {
            key: repr(frame)  # all of it: frames are compared by their texts only
            for key, frame in tags.items()
            if not (frame.FrameID == "TXXX" and frame.desc.upper() in fields)
        }
        return kept, sorted(tags.unknown_frames), _v1(file)


def _id3(file: BinaryIO) -> Any:
    """The frames as they are. What ID3v1 tells, cut as it is, counts only without any others."""
    for load_v1 in (False, True):
        file.seek(0)
        with suppress(ID3NoHeaderError):
            return _ID3(file, translate=False, known_frames=known_frames(), load_v1=load_v1)
    return _ID3()


# ---- all -----------------------------------------------------------------------------------------

_Family = _Comments | _Atoms | _Items | _Frames
_FAMILIES: Mapping[str, _Family] = {
    "FLAC": _Comments(FLAC),
    "OGG": _Comments(OggVorbis),
    "OGG-OPUS": _Comments(OggOpus),
    "OGG-FLAC": _Comments(OggFLAC),
    "MP4": _Atoms(),
    "WAVPACK": _Items(WavPack),
    "APE": _Items(MonkeysAudio),
    "MP3": _Frames(),
}
_APE_OF_MP3 = _Items(apev2.APEv2)


def _family(found: Layout) -> _Family:
    if found.kind == "MP3" and found.has_ape and not found.id3_size:
        return _APE_OF_MP3
    family = _FAMILIES.get(found.kind)
    if family is None:
        raise NoTag
    return family


def _v1(file: BinaryIO) -> bytes:
    """The ID3v1 tag at the end; b"" when there is none."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _V1_BYTES))
    last = file.read(_V1_BYTES)
    return last if len(last) == _V1_BYTES and last[:3] == b"TAG" else b""


@contextmanager
def _v1_aside(file: BinaryIO) -> Iterator[None]:
    """Without its ID3v1 tag, which comes back as it was."""
    last = _v1(file)
    if last:
        file.truncate(file.seek(-len(last), 2))
    file.seek(0)
    yield
    file.seek(0, 2)
    file.write(last)
