"""ID3 frames as raw tags. Used for frames of mutagen and for frames that our own reader parsed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from mutagen.id3 import Frames, Frames_2_2, TextFrame

from audio2_desktop.media.dialects.common import Raw, settled
from audio2_desktop.media.dialects.id3_genres import genre_names

Frame = tuple[str, str, list[str]]
"""Id of ID3v2.3 or v2.4 (four letters), description or owner, texts."""

NAMES: dict[str, str] = {
    "TIT2": "TITLE", "TPE1": "ARTIST", "TALB": "ALBUM", "TPE2": "ALBUMARTIST",
    "TRCK": "TRACKNUMBER", "TPOS": "DISCNUMBER", "TDRC": "DATE", "TYER": "YEAR",
    "TDOR": "ORIGINALDATE", "TORY": "ORIGINALYEAR", "TDRL": "RELEASEDATE", "TCON": "GENRE",
    "TCOM": "COMPOSER", "TPE3": "CONDUCTOR", "TPE4": "REMIXER", "TEXT": "LYRICIST",
    "TIT1": "GROUPING", "TIT3": "SUBTITLE", "TMOO": "MOOD", "TPUB": "LABEL", "TSRC": "ISRC",
    "TSOP": "ARTISTSORT", "TSO2": "ALBUMARTISTSORT", "TSOA": "ALBUMSORT", "TSOT": "TITLESORT",
    "TSOC": "COMPOSERSORT", "XSOP": "ARTISTSORT", "XSOA": "ALBUMSORT", "XSOT": "TITLESORT",
    "TSST": "DISCSUBTITLE", "TBPM": "BPM", "TCMP": "COMPILATION", "TLAN": "LANGUAGE",
    "TMED": "MEDIA", "TKEY": "KEY", "TCOP": "COPYRIGHT", "TENC": "ENCODEDBY",
    "TSSE": "ENCODERSETTINGS", "TOPE": "ORIGINALARTIST", "TOAL": "ORIGINALALBUM",
    "MVNM": "MOVEMENTNAME", "MVIN": "MOVEMENT", "USLT": "LYRICS", "SYLT": "SYNCEDLYRICS",
    "PCNT": "PLAY_COUNTER",
}  # fmt: skip
_SKIPPED = frozenset({"TLEN", "TSIZ", "TDTG", "TDLY", "TFLT", "TOWN", "TRSN"})
_MUSICBRAINZ = "http://musicbrainz.org"


def raw_tags(frames: Iterable[Frame]) -> Raw:
    """Frames in any order as raw tags. Texts of one frame are its values."""
    raw: Raw = {}
    day_month = time = ""
    for name, qualifier, values in frames:
        if name == "TXXX":
            raw.setdefault(qualifier.upper(), []).extend(values)
        elif name == "TCON":
            raw["GENRE"] = genre_names(values)
        elif name in NAMES:
            raw.setdefault(NAMES[name], []).extend(values)
        elif name == "TDAT":
            day_month = values[0] if values else ""
        elif name == "TIME":
            time = values[0] if values else ""
        elif name not in _SKIPPED:
            _special(raw, name, qualifier, values)
    if "GRP1" in raw:
        # iTunes: TIT1 is the work as soon as there is a grouping of its own.
        raw.setdefault("WORK", raw.pop("GROUPING", []))
        raw["GROUPING"] = raw.pop("GRP1")
    if day_month and "YEAR" in raw and "DATE" not in raw:
        raw["DATE"] = [_full_date(raw.pop("YEAR")[0], day_month, time)]
    return settled(raw)


def _special(raw: Raw, name: str, qualifier: str, values: list[str]) -> None:
    """Frames whose name alone does not say what they are."""
    match name:
        case "COMM":
            # Described comments hold players' data more often than a person's words.
            key = "COMMENT" if not qualifier else f"COMMENT:{qualifier.upper()}"
            raw.setdefault(key, []).extend(values)
        case "UFID":
            if qualifier == _MUSICBRAINZ:
                raw.setdefault("MUSICBRAINZ_TRACKID", []).extend(values)
        case "POPM":
            raw.setdefault(f"POPM:{qualifier}", []).extend(values)
        case "TIPL" | "TMCL" | "IPLS":
            for role, person in zip(values[::2], values[1::2], strict=False):
                known = _ROLES.get(role.lower())
                text = person if known else f"{person} ({role})"
                raw.setdefault(known or "PERFORMER", []).append(text)
        case "RVA2":
            kind = qualifier.strip().lower()
            if kind in ("track", "album") and len(values) == 2:
                raw.setdefault(f"REPLAYGAIN_{kind.upper()}_GAIN", [values[0]])
                raw.setdefault(f"REPLAYGAIN_{kind.upper()}_PEAK", [values[1]])
        case "GRP1":
            raw["GRP1"] = list(values)
        case _ if name[:1] in ("T", "W"):
            raw.setdefault(name, []).extend(values)


_ROLES = {
    "producer": "PRODUCER", "engineer": "ENGINEER", "mix": "MIXER", "dj-mix": "DJMIXER",
    "arranger": "ARRANGER", "mastering": "MASTERING", "recording": "RECORDINGENGINEER",
}  # fmt: skip


def _full_date(year: str, day_month: str, time: str) -> str:
    """ID3v2.3's year, DDMM and HHMM as other readers put them together."""
    if len(year) != 4 or len(day_month) != 4 or not (year + day_month).isdecimal():
        return year
    clock = f" {time[:2]}:{time[2:]}" if len(time) == 4 and time.isdecimal() else ""
    return f"{year}-{day_month[2:]}-{day_month[:2]}{clock}"


@lru_cache(maxsize=1)
def known_frames() -> dict[str, Any]:
    """Frames for mutagen to load with `translate=False`. Its own dates lose what is no ISO date
    ("May 1987"); these keep the text."""
    kept = {name: type(name, (TextFrame,), {}) for name in ("TDRC", "TDOR", "TDRL")}
    return {**Frames, **Frames_2_2, **kept}


def from_mutagen(tags: Any) -> tuple[Raw, int]:
    """Raw tags and number of pictures of an `ID3Tags` that mutagen loaded with
    `known_frames` and without translating."""
    pictures = 0
    frames: list[Frame] = []
    for frame in tags.values():
        if frame.FrameID == "APIC":
            pictures += 1
        else:
            frames.extend(_frames_of(frame))
    return raw_tags(frames), pictures


def _with_times(frame: Any) -> str:
    """Synchronised lyrics as LRC; without their times where these count frames of MPEG."""
    lines = []
    for text, time in frame.text:
        stamp = f"[{time // 60_000:02}:{time // 1000 % 60:02}.{time % 1000:03}]"
        lines.append((stamp if frame.format == 2 else "") + text.strip("\r\n"))
    return "\n".join(lines)


def _frames_of(frame: Any) -> Iterator[Frame]:
    name: str = frame.FrameID
    match name:
        case "UFID":
            yield name, frame.owner, [frame.data.decode("utf-8", "replace").strip("\0")]
        case "POPM":
            yield name, frame.email, [f"{frame.rating} {getattr(frame, 'count', 0)}"]
        case "PCNT":
            yield name, "", [str(frame.count)]
        case "USLT":
            yield name, frame.desc, [frame.text]
        case "SYLT":
            yield name, frame.desc, [_with_times(frame)]
        case "TIPL" | "TMCL" | "IPLS":
            yield name, "", [part for pair in frame.people for part in pair]
        case "RVA2":
            yield name, frame.desc, [f"{frame.gain:.2f} dB", f"{frame.peak:.6f}"]
        case _ if hasattr(frame, "text"):
            yield name, getattr(frame, "desc", ""), [str(text) for text in frame.text]
        case _ if hasattr(frame, "url"):
            yield name, getattr(frame, "desc", ""), [frame.url]
