"""Names that all dialects share, and the bounds of what is kept."""

import json
from collections.abc import Iterable, Mapping

Raw = dict[str, list[str]]

MAX_VALUE = 4096
MAX_TOTAL = 65536
_MAX_SHEET = 24_000
"""An embedded CUE sheet is of no use when it is cut."""
_MAX_LYRICS = 200
"""Lyrics are read from the file when they are shown; the raw tags only say that there are some."""

ALIASES: Mapping[str, str] = {
    "ALBUM ARTIST": "ALBUMARTIST",
    "ALBUM_ARTIST": "ALBUMARTIST",
    "ALBUM ARTISTS": "ALBUMARTISTS",
    "ALBUM_ARTISTS": "ALBUMARTISTS",
    "TRACK": "TRACKNUMBER",
    "TOTALTRACKS": "TRACKTOTAL",
    "TRACKC": "TRACKTOTAL",
    "TRACKSTOTAL": "TRACKTOTAL",
    "DISC": "DISCNUMBER",
    "DISK": "DISCNUMBER",
    "TOTALDISCS": "DISCTOTAL",
    "DISCC": "DISCTOTAL",
    "DISCSTOTAL": "DISCTOTAL",
    "YEAR": "DATE",
    "RELEASEDATE": "DATE",
    "RELEASE DATE": "DATE",
    "ORIGINAL DATE": "ORIGINALDATE",
    "ORIGINAL YEAR": "ORIGINALYEAR",
    "ORIGINALRELEASEDATE": "ORIGINALDATE",
    "ORGANIZATION": "LABEL",
    "PUBLISHER": "LABEL",
    "LABELNO": "CATALOGNUMBER",
    "CATALOG": "CATALOGNUMBER",
    "CATALOGID": "CATALOGNUMBER",
    "CATALOG NUMBER": "CATALOGNUMBER",
    "UPC": "BARCODE",
    "EAN": "BARCODE",
    "DESCRIPTION": "COMMENT",
    "UNSYNCED LYRICS": "UNSYNCEDLYRICS",
    "TEMPO": "BPM",
    "DISC SUBTITLE": "DISCSUBTITLE",
    "SETSUBTITLE": "DISCSUBTITLE",
    "SET SUBTITLE": "DISCSUBTITLE",
    "MUSICBRAINZ_ALBUMTYPE": "RELEASETYPE",
    "MUSICBRAINZ ALBUM TYPE": "RELEASETYPE",
    "MUSICBRAINZ TRACK ID": "MUSICBRAINZ_TRACKID",
    "MUSICBRAINZ RELEASE TRACK ID": "MUSICBRAINZ_RELEASETRACKID",
    "MUSICBRAINZ ALBUM ID": "MUSICBRAINZ_ALBUMID",
    "MUSICBRAINZ RELEASE GROUP ID": "MUSICBRAINZ_RELEASEGROUPID",
    "MUSICBRAINZ ARTIST ID": "MUSICBRAINZ_ARTISTID",
    "MUSICBRAINZ ALBUM ARTIST ID": "MUSICBRAINZ_ALBUMARTISTID",
    "ACOUSTID ID": "ACOUSTID_ID",
    "ARTIST SORT": "ARTISTSORT",
    "ALBUM ARTIST SORT": "ALBUMARTISTSORT",
    "ARTISTSORTORDER": "ARTISTSORT",
    "ALBUMARTISTSORTORDER": "ALBUMARTISTSORT",
    "ALBUMSORTORDER": "ALBUMSORT",
    "TITLESORTORDER": "TITLESORT",
    "COMPOSERSORTORDER": "COMPOSERSORT",
    "ITUNESCOMPILATION": "COMPILATION",
    "MOVEMENT NAME": "MOVEMENTNAME",
}
"""Other names in use. An alias counts only where the proper name is absent."""
_ALIAS_NAMES = frozenset(ALIASES)

_PICTURES = frozenset({"METADATA_BLOCK_PICTURE", "COVERART", "COVERARTMIME", "COVER ART (FRONT)"})


def settled(raw: Raw) -> Raw:
    """`raw` with aliases under their proper names; empty values and empty fields are gone."""
    if used := _ALIAS_NAMES & raw.keys():
        for alias in [name for name in ALIASES if name in used]:
            values = raw.pop(alias)
            raw.setdefault(ALIASES[alias], values)
    if any("" in values for values in raw.values()):
        return {key: kept for key, values in raw.items() if (kept := [v for v in values if v])}
    return raw


def from_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[Raw, int]:
    """Vorbis comments and the like as raw tags, and the number of pictures among them."""
    raw: Raw = {}
    pictures = 0
    for name, value in pairs:
        key = name.upper()
        if key in raw:
            raw[key].append(value)
        else:
            raw[key] = [value]
    for key in _PICTURES & raw.keys():
        values = raw.pop(key)
        pictures += len(values) if key in ("METADATA_BLOCK_PICTURE", "COVERART") else 0
    return settled(raw), pictures


def bounded_json(raw: Raw) -> str:
    """Raw tags as the JSON text that is stored: each value <= MAX_VALUE, all <= MAX_TOTAL
    characters."""
    for key in ("LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS"):
        if key in raw:
            raw = {**raw, key: [text[:_MAX_LYRICS] for text in raw[key][:1]]}
    text = json.dumps(raw)
    if len(text) <= MAX_VALUE:
        return text
    kept: Raw = {}
    room = MAX_TOTAL // 2
    for key, values in raw.items():
        for value in values:
            short = value[: _MAX_SHEET if key == "CUESHEET" else MAX_VALUE]
            room -= len(json.dumps(short)) + 4
            if room < 0:
                break
            kept.setdefault(key[:100], []).append(short)
    return json.dumps(kept)
