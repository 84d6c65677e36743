"""From raw tags to what a file says about its music, by the conventions users of music software
know.

Raw tags are {KEY: [text, ...]} with the upper case names of Vorbis comments, whatever the format
called them (`media` does that). Every rule about fields that needs no file is here or in the
modules this one uses.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain import ratings, tag_numbers
from audio2_desktop.domain.names import base_title, split_artists
from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.domain.tag_text import MAX_VALUES, clean, clean_all, clean_lines

Texts = Sequence[str]
Raw = Mapping[str, Texts]

VARIOUS_ARTISTS = "Various Artists"
VARIOUS_ARTISTS_ID = "89ad4ac3-39f7-470e-963a-56509c546377"


@dataclass(frozen=True, slots=True)
class TagRules:
    """What the user may change about reading tags."""

    never_split: Collection[str] = ()
    """Artists whose names hold a separator."""


DEFAULT_RULES = TagRules()


def file_tags(raw: Raw, rules: TagRules = DEFAULT_RULES) -> FileTags:
    """All fields of `raw`, checked and cleaned. About 25 us for ordinary tags; never raises for any
    text."""
    found: dict[str, Any] = {}
    for key, values in raw.items():
        simple = _SIMPLE.get(key)
        if simple is not None and values:
            found[simple[0]] = simple[1](values)
    _add_credits(found, raw, rules)
    for name, key, total in _NUMBERS:
        if key in raw or total in raw:
            found[name], text, found[f"{name}_total"] = _number(raw, key, total)
            if name == "track":
                found["track_text"] = text
    year = _add_dates(found, raw)
    if year:
        found["year"] = year
    if album := found.get("album"):
        found["version"] = _version(raw, album)
    _add_gains(found, raw)
    if any(key in raw for key in _LYRICS):
        found["has_lyrics"] = True
    if (rating := ratings.of(raw)) is not None:
        found["rating"] = rating
    if (plays := ratings.play_count(raw)) is not None:
        found["play_count"] = plays
    return FileTags(**found)


_LYRICS = ("LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS")
_NUMBERS = (("track", "TRACKNUMBER", "TRACKTOTAL"), ("disc", "DISCNUMBER", "DISCTOTAL"))
_GENRE_SEPARATORS = re.compile(r"[;/,]")
_ROLE_SEPARATORS = re.compile(r"[;/]")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")


# ---- fields that stand for themselves ------------------------------------------------------------


def _one(values: Texts) -> str:
    """The values of a field that is one text; several are joined, as other readers do."""
    return clean(values[0]) if len(values) == 1 else "; ".join(clean_all(values))


def _genres(values: Texts) -> tuple[str, ...]:
    return _split(values, _GENRE_SEPARATORS)


def _people(values: Texts) -> tuple[str, ...]:
    return _split(values, _ROLE_SEPARATORS)


def _split(values: Texts, separators: re.Pattern[str]) -> tuple[str, ...]:
    """Several values as they are; a single one is split."""
    if len(values) == 1 and separators.search(values[0]):
        values = separators.split(values[0], MAX_VALUES)
    return clean_all(values)


def _ids(values: Texts) -> tuple[str, ...]:
    """MusicBrainz ids, however they are joined."""
    found = [each.lower() for value in values for each in _UUID.findall(value)]
    return tuple(dict.fromkeys(found))[:MAX_VALUES]


def _id(values: Texts) -> str:
    found = _UUID.search(values[0])
    return found[0].lower() if found else next(iter(_ids(values)), "")


def _isrcs(values: Texts) -> tuple[str, ...]:
    text = " ".join(values).upper().replace("-", "")
    return tuple(dict.fromkeys(_ISRC.findall(text)))[:MAX_VALUES]


def _is_yes(values: Texts) -> bool:
    return values[0].strip().lower() in ("1", "true", "yes")


def _bpm(values: Texts) -> float:
    return tag_numbers.bpm(values[0])


def _comment(values: Texts) -> str:
    return clean_lines("\n".join(values[:4]))


# A secondary type says more than "album" does.
_SECONDARY = (
    "compilation", "live", "soundtrack", "remix", "dj-mix", "mixtape/street", "demo", "interview",
    "audiobook", "audio drama", "spokenword", "field recording",
)  # fmt: skip


def _release_type(values: Texts) -> str:
    types = [part.strip() for value in values for part in clean(value).lower().split(";")]
    types = [
        part.strip()[:30]
        for kind in types
        for part in ([kind] if kind in _SECONDARY else kind.split("/"))
        if part.strip()
    ]
    return next((kind for kind in types if kind in _SECONDARY), types[0] if types else "")


_SIMPLE: Mapping[str, tuple[str, Callable[[Texts], Any]]] = {
    "TITLE": ("title", _one),
    "ALBUM": ("album", _one),
    "ALBUMSORT": ("album_sort", _one),
    "TITLESORT": ("title_sort", _one),
    "DISCSUBTITLE": ("disc_subtitle", _one),
    "GENRE": ("genres", _genres),
    "MOOD": ("moods", _genres),
    "COMPOSER": ("composers", _people),
    "COMPOSERSORT": ("composer_sorts", _people),
    "CONDUCTOR": ("conductors", _people),
    "WORK": ("work", _one),
    "MOVEMENTNAME": ("movement", _one),
    "COMPILATION": ("compilation", _is_yes),
    "LABEL": ("label", _one),
    "CATALOGNUMBER": ("catalogue_number", _one),
    "BARCODE": ("barcode", _one),
    "RELEASETYPE": ("release_type", _release_type),
    "MUSICBRAINZ_TRACKID": ("mb_recording_id", _id),
    "MUSICBRAINZ_RELEASETRACKID": ("mb_track_id", _id),
    "MUSICBRAINZ_ALBUMID": ("mb_release_id", _id),
    "MUSICBRAINZ_RELEASEGROUPID": ("mb_release_group_id", _id),
    "MUSICBRAINZ_ARTISTID": ("mb_artist_ids", _ids),
    "MUSICBRAINZ_ALBUMARTISTID": ("mb_album_artist_ids", _ids),
    "ISRC": ("isrcs", _isrcs),
    "ACOUSTID_ID": ("acoustid", _id),
    "BPM": ("bpm", _bpm),
    "COMMENT": ("comment", _comment),
}
"""Raw key: field and what makes its value; all other fields need more than one key."""


# ---- credits -------------------------------------------------------------------------------------


def _add_credits(found: dict[str, Any], raw: Raw, rules: TagRules) -> None:
    """Artists and album artists, as credited and one by one, with their sort names."""
    credited = _names(raw, "ARTIST")
    artists = _artists(raw, "ARTISTS", credited, rules)
    if artists:
        found["artist"] = "; ".join(credited or artists)
        found["artists"] = artists
    if VARIOUS_ARTISTS_ID in found.get("mb_album_artist_ids", ()):
        found["compilation"] = True
    credited = _names(raw, "ALBUMARTIST")
    album_artists = _artists(raw, "ALBUMARTISTS", credited, rules)
    if not album_artists and found.get("compilation"):
        credited = album_artists = (VARIOUS_ARTISTS,)
    if album_artists:
        found["album_artist"] = "; ".join(credited or album_artists)
        found["album_artists"] = album_artists
    if "ARTISTSORT" in raw:
        found["artist_sorts"] = _sorts(raw, "ARTISTSORT", artists, rules)
    if "ALBUMARTISTSORT" in raw:
        found["album_artist_sorts"] = _sorts(raw, "ALBUMARTISTSORT", album_artists, rules)


def _names(raw: Raw, key: str) -> tuple[str, ...]:
    values = raw.get(key)
    if not values:
        return ()
    if len(values) > 1:
        return clean_all(values)
    name = clean(values[0])
    return (name,) if name else ()


def _artists(raw: Raw, key: str, credited: tuple[str, ...], rules: TagRules) -> tuple[str, ...]:
    """The several artists: their own field beats splitting the credit."""
    several = _names(raw, key)
    if not several:
        return split_artists(credited, rules.never_split) if credited else ()
    if len(several) == 1 and "/" in several[0] and credited != several:
        # ID3v2.3 joins values with a slash. Trust it only if the credit names each part.
        parts = [part.strip() for part in several[0].split("/")]
        credit = "; ".join(credited)
        if several[0] not in credit and all(part and part in credit for part in parts):
            return tuple(dict.fromkeys(parts))
    return split_artists(several, rules.never_split)


def _sorts(raw: Raw, key: str, names: tuple[str, ...], rules: TagRules) -> tuple[str, ...]:
    """Sort names, one for each of `names`; none at all when the numbers differ."""
    values = _names(raw, key)
    if not values or len(values) == len(names):
        return values
    if len(names) > 1:
        parts = split_artists(values, rules.never_split)
        return parts if len(parts) == len(names) else ()
    return values[:1] if names else ()


# ---- numbers and dates ---------------------------------------------------------------------------


def _number(raw: Raw, key: str, total_key: str) -> tuple[int, str, int]:
    values = raw.get(key)
    number, text, total = tag_numbers.number_and_total(clean(values[0])) if values else (0, "", 0)
    if not total and (totals := raw.get(total_key)):
        total = tag_numbers.whole(totals[0])
    return number, text, total


def _date(raw: Raw, key: str) -> tuple[str, int]:
    values = raw.get(key)
    return tag_numbers.date(clean(values[0])) if values else ("", 0)


def _add_dates(found: dict[str, Any], raw: Raw) -> int:
    """The release's date and the original one; the year of the original, else of the release."""
    year = original_year = 0
    if "DATE" in raw:
        found["date"], year = _date(raw, "DATE")
    if "ORIGINALDATE" in raw:
        found["original_date"], original_year = _date(raw, "ORIGINALDATE")
    if not original_year and "ORIGINALYEAR" in raw:
        found["original_date"], original_year = _date(raw, "ORIGINALYEAR")
    return original_year or year


def _version(raw: Raw, album: str) -> str:
    for key in ("ALBUMVERSION", "MUSICBRAINZ_ALBUMCOMMENT"):
        if values := raw.get(key):
            return _one(values)
    return base_title(album)[1]


# ---- loudness ------------------------------------------------------------------------------------

_GAINS = (
    ("rg_track_gain", "REPLAYGAIN_TRACK_GAIN", tag_numbers.gain_db),
    ("rg_track_peak", "REPLAYGAIN_TRACK_PEAK", tag_numbers.peak),
    ("rg_album_gain", "REPLAYGAIN_ALBUM_GAIN", tag_numbers.gain_db),
    ("rg_album_peak", "REPLAYGAIN_ALBUM_PEAK", tag_numbers.peak),
    ("rg_track_gain", "R128_TRACK_GAIN", tag_numbers.r128_gain_db),
    ("rg_album_gain", "R128_ALBUM_GAIN", tag_numbers.r128_gain_db),
)


def _add_gains(found: dict[str, Any], raw: Raw) -> None:
    """ReplayGain, else R128 converted to its reference."""
    for name, key, parse in _GAINS:
        if (values := raw.get(key)) and found.get(name) is None:
            found[name] = parse(values[0])
