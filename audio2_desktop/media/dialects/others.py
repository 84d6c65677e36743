"""APEv2, ASF, RIFF INFO and FFmpeg's names as raw tags."""

from collections.abc import Iterable, Mapping
from typing import Any

from audio2_desktop.media.dialects.common import Raw, settled


def from_ape(tags: Any) -> tuple[Raw, int]:
    """Raw tags and number of pictures of mutagen's `APEv2`."""
    raw: Raw = {}
    pictures = 0
    for name, value in tags.items():
        key = name.upper()
        if value.kind == 0:
            raw[key] = list(value)
        elif key.startswith("COVER ART"):
            pictures += 1
    return settled(raw), pictures


_ASF: dict[str, str] = {
    "TITLE": "TITLE", "AUTHOR": "ARTIST", "WM/ARTISTS": "ARTISTS", "WM/ALBUMTITLE": "ALBUM",
    "WM/ALBUMARTIST": "ALBUMARTIST", "WM/TRACKNUMBER": "TRACKNUMBER", "WM/TRACK": "WM/TRACK",
    "WM/PARTOFSET": "DISCNUMBER", "WM/YEAR": "DATE", "WM/ORIGINALRELEASETIME": "ORIGINALDATE",
    "WM/ORIGINALRELEASEYEAR": "ORIGINALYEAR", "WM/GENRE": "GENRE", "WM/COMPOSER": "COMPOSER",
    "WM/CONDUCTOR": "CONDUCTOR", "WM/PUBLISHER": "LABEL", "WM/ISRC": "ISRC", "WM/MOOD": "MOOD",
    "WM/LYRICS": "LYRICS", "WM/LYRICS_SYNCHRONISED": "SYNCEDLYRICS", "DESCRIPTION": "COMMENT",
    "WM/ISCOMPILATION": "COMPILATION", "WM/BEATSPERMINUTE": "BPM",
    "WM/ARTISTSORTORDER": "ARTISTSORT", "WM/ALBUMARTISTSORTORDER": "ALBUMARTISTSORT",
    "WM/ALBUMSORTORDER": "ALBUMSORT", "WM/TITLESORTORDER": "TITLESORT",
    "WM/COMPOSERSORTORDER": "COMPOSERSORT", "WM/SETSUBTITLE": "DISCSUBTITLE",
    "WM/SUBTITLE": "SUBTITLE", "WM/CATALOGNO": "CATALOGNUMBER", "WM/BARCODE": "BARCODE",
    "WM/CONTENTGROUPDESCRIPTION": "GROUPING", "WM/WORK": "WORK",
    "WM/SHAREDUSERRATING": "SHAREDUSERRATING", "FMPS/RATING": "FMPS_RATING",
    "FMPS/PLAYCOUNT": "FMPS_PLAYCOUNT", "MUSICBRAINZ/TRACK ID": "MUSICBRAINZ_TRACKID",
    "MUSICBRAINZ/RELEASE TRACK ID": "MUSICBRAINZ_RELEASETRACKID",
    "MUSICBRAINZ/ALBUM ID": "MUSICBRAINZ_ALBUMID",
    "MUSICBRAINZ/RELEASE GROUP ID": "MUSICBRAINZ_RELEASEGROUPID",
    "MUSICBRAINZ/ARTIST ID": "MUSICBRAINZ_ARTISTID",
    "MUSICBRAINZ/ALBUM ARTIST ID": "MUSICBRAINZ_ALBUMARTISTID",
    "MUSICBRAINZ/ALBUM TYPE": "RELEASETYPE", "ACOUSTID/ID": "ACOUSTID_ID",
    "COPYRIGHT": "COPYRIGHT", "WM/ENCODEDBY": "ENCODEDBY", "WM/LANGUAGE": "LANGUAGE",
    "WM/PRODUCER": "PRODUCER", "WM/WRITER": "LYRICIST", "WM/MODIFIEDBY": "REMIXER",
}  # fmt: skip


def from_asf(tags: Any) -> tuple[Raw, int]:
    """Raw tags and number of pictures of mutagen's `ASFTags`."""
    raw: Raw = {}
    pictures = 0
    for name, value in tags:
        key = name.upper()
        if key == "WM/PICTURE":
            pictures += 1
        elif not isinstance(value.value, bytes):
            text = str(int(value.value)) if isinstance(value.value, bool) else str(value)
            raw.setdefault(_ASF.get(key, key), []).append(text)
    number = raw.pop("WM/TRACK", None)
    if number and "TRACKNUMBER" not in raw and number[0].isdecimal():
        raw["TRACKNUMBER"] = [str(int(number[0]) + 1)]  # the old field counts from zero
    return settled(raw), pictures


_INFO: dict[bytes, str] = {
    b"INAM": "TITLE", b"IART": "ARTIST", b"IPRD": "ALBUM", b"ICRD": "DATE", b"IGNR": "GENRE",
    b"IPRT": "TRACKNUMBER", b"ITRK": "TRACK", b"TRCK": "TRACK", b"ICMT": "COMMENT",
    b"IMUS": "COMPOSER", b"ICOP": "COPYRIGHT", b"ISFT": "ENCODEDBY", b"IENG": "ENGINEER",
    b"ILNG": "LANGUAGE", b"ISRC": "SOURCE", b"IPUB": "LABEL",
}  # fmt: skip


def from_info(chunks: Iterable[tuple[bytes, bytes]]) -> Raw:
    """RIFF INFO texts: UTF-8, else Windows' western encoding."""
    raw: Raw = {}
    for name, data in chunks:
        text = decoded(data.partition(b"\0")[0])
        if name in _INFO and text:
            raw.setdefault(_INFO[name], []).append(text)
    return settled(raw)


AIFF: dict[bytes, str] = {
    b"NAME": "TITLE", b"AUTH": "ARTIST", b"ANNO": "COMMENT", b"(c) ": "COPYRIGHT",
}  # fmt: skip
"""Text chunks of AIFF."""


def from_aiff(chunks: Iterable[tuple[bytes, bytes]]) -> Raw:
    """Texts of AIFF's own chunks."""
    raw: Raw = {}
    for name, data in chunks:
        raw.setdefault(AIFF[name], []).append(decoded(data.rstrip(b"\0")))
    return settled(raw)


def decoded(data: bytes) -> str:
    """Text without a declared encoding."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


_FFMPEG = {"TSRC": "ISRC", "TPUB": "LABEL", "SYNOPSIS": "COMMENT", "PART_NUMBER": "TRACKNUMBER",
           "DATE_RELEASED": "DATE", "DATE_RECORDED": "DATE", "TOTAL_PARTS": "TRACKTOTAL",
           "CONTENT_TYPE": "GENRE", "SORT_NAME": "TITLESORT"}  # fmt: skip


def from_ffmpeg(metadata: Mapping[str, str]) -> Raw:
    """FFmpeg's metadata: it joins several values with ";"."""
    raw: Raw = {}
    for name, value in metadata.items():
        key = name.upper()
        key = "LYRICS" if key.startswith("LYRICS-") else _FFMPEG.get(key, key)
        raw.setdefault(key, [value])
    return settled(raw)
