"""From raw tags to what a file says about its music, by the conventions users of music software
know.

Raw tags are {KEY: [text, ...]} with the upper case names of Vorbis comments, whatever the format
called them (`media` does that). Every rule about fields that needs no file is here or in the
modules this one uses.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from audio2_desktop.domain import ratings, tag_numbers
from audio2_desktop.domain.names import base_title, split_artists
from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.domain.tag_text import MAX_VALUES, clean, clean_all, clean_lines

Raw = Mapping[str, Sequence[str]]

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
    artist_values = _names(raw, "ARTIST")
    artists = _artists(raw, "ARTISTS", artist_values, rules)
    album_artist_values = _names(raw, "ALBUMARTIST")
    album_artists = _artists(raw, "ALBUMARTISTS", album_artist_values, rules)
    album_artist_ids = _ids(raw, "MUSICBRAINZ_ALBUMARTISTID")
    compilation = _is_yes(raw) or VARIOUS_ARTISTS_ID in album_artist_ids
    if not album_artists and compilation:
        album_artist_values = album_artists = (VARIOUS_ARTISTS,)
    number, number_text, total = _number(raw, "TRACKNUMBER", "TRACKTOTAL")
    disc, _, disc_total = _number(raw, "DISCNUMBER", "DISCTOTAL")
    date, year = _date(raw, "DATE")
    original_date, original_year = _date(raw, "ORIGINALDATE")
    if not original_year:
        original_date, original_year = _date(raw, "ORIGINALYEAR")
    album = _one(raw, "ALBUM")
    track_gain, track_peak, album_gain, album_peak = _gains(raw)
    return FileTags(
        title=_one(raw, "TITLE"),
        artist="; ".join(artist_values) or "; ".join(artists),
        artists=artists,
        artist_sorts=_sorts(raw, "ARTISTSORT", artists, rules),
        album=album,
        album_artist="; ".join(album_artist_values) or "; ".join(album_artists),
        album_artists=album_artists,
        album_artist_sorts=_sorts(raw, "ALBUMARTISTSORT", album_artists, rules),
        album_sort=_one(raw, "ALBUMSORT"),
        title_sort=_one(raw, "TITLESORT"),
        track=number,
        track_text=number_text,
        track_total=total,
        disc=disc,
        disc_total=disc_total,
        disc_subtitle=_one(raw, "DISCSUBTITLE"),
        date=date,
        original_date=original_date,
        year=original_year or year,
        genres=_split(raw, "GENRE", _GENRE_SEPARATORS),
        moods=_split(raw, "MOOD", _GENRE_SEPARATORS),
        composers=_split(raw, "COMPOSER", _ROLE_SEPARATORS),
        composer_sorts=_split(raw, "COMPOSERSORT", _ROLE_SEPARATORS),
        conductors=_split(raw, "CONDUCTOR", _ROLE_SEPARATORS),
        work=_one(raw, "WORK"),
        movement=_one(raw, "MOVEMENTNAME"),
        compilation=compilation,
        label=_one(raw, "LABEL"),
        catalogue_number=_one(raw, "CATALOGNUMBER"),
        barcode=_one(raw, "BARCODE"),
        release_type=_release_type(raw),
        version=_version(raw, album),
        mb_recording_id=_id(raw, "MUSICBRAINZ_TRACKID"),
        mb_track_id=_id(raw, "MUSICBRAINZ_RELEASETRACKID"),
        mb_release_id=_id(raw, "MUSICBRAINZ_ALBUMID"),
        mb_release_group_id=_id(raw, "MUSICBRAINZ_RELEASEGROUPID"),
        mb_artist_ids=_ids(raw, "MUSICBRAINZ_ARTISTID"),
        mb_album_artist_ids=album_artist_ids,
        isrcs=_isrcs(raw),
        acoustid=_id(raw, "ACOUSTID_ID"),
        rg_track_gain=track_gain,
        rg_track_peak=track_peak,
        rg_album_gain=album_gain,
        rg_album_peak=album_peak,
        rating=ratings.of(raw),
        play_count=ratings.play_count(raw),
        has_lyrics=any(key in raw for key in _LYRICS),
        bpm=tag_numbers.bpm(raw["BPM"][0]) if "BPM" in raw else 0.0,
        comment=clean_lines("\n".join(raw["COMMENT"][:4])) if "COMMENT" in raw else "",
    )


_LYRICS = ("LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS")
_GENRE_SEPARATORS = re.compile(r"[;/,]")
_ROLE_SEPARATORS = re.compile(r"[;/]")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")
_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")


def _one(raw: Raw, key: str) -> str:
    """The values of a field that is one text; several are joined, as other readers do."""
    values = raw.get(key)
    if not values:
        return ""
    return clean(values[0]) if len(values) == 1 else "; ".join(clean_all(values))


def _names(raw: Raw, key: str) -> tuple[str, ...]:
    values = raw.get(key)
    return clean_all(values) if values else ()


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


def _split(raw: Raw, key: str, separators: re.Pattern[str]) -> tuple[str, ...]:
    """Several values as they are; a single one is split."""
    values = raw.get(key)
    if not values:
        return ()
    if len(values) == 1 and separators.search(values[0]):
        values = separators.split(values[0], MAX_VALUES)
    return clean_all(values)


def _number(raw: Raw, key: str, total_key: str) -> tuple[int, str, int]:
    values = raw.get(key)
    number, text, total = tag_numbers.number_and_total(clean(values[0])) if values else (0, "", 0)
    if not total and (totals := raw.get(total_key)):
        total = tag_numbers.whole(totals[0])
    return number, text, total


def _date(raw: Raw, key: str) -> tuple[str, int]:
    values = raw.get(key)
    return tag_numbers.date(clean(values[0])) if values else ("", 0)


def _is_yes(raw: Raw) -> bool:
    values = raw.get("COMPILATION")
    return bool(values) and values[0].strip().lower() in ("1", "true", "yes")  # type: ignore[index]


def _id(raw: Raw, key: str) -> str:
    found = _ids(raw, key) if key in raw else ()
    return found[0] if found else ""


def _ids(raw: Raw, key: str) -> tuple[str, ...]:
    """MusicBrainz ids, however they are joined."""
    values = raw.get(key)
    if not values:
        return ()
    found = [each.lower() for value in values for each in _UUID.findall(value)]
    return tuple(dict.fromkeys(found))[:MAX_VALUES]


def _isrcs(raw: Raw) -> tuple[str, ...]:
    values = raw.get("ISRC")
    if not values:
        return ()
    text = " ".join(values).upper().replace("-", "")
    return tuple(dict.fromkeys(_ISRC.findall(text)))[:MAX_VALUES]


# A secondary type says more than "album" does.
_SECONDARY = (
    "compilation", "live", "soundtrack", "remix", "dj-mix", "mixtape/street", "demo", "interview",
    "audiobook", "audio drama", "spokenword", "field recording",
)  # fmt: skip


def _release_type(raw: Raw) -> str:
    values = raw.get("RELEASETYPE")
    if not values:
        return ""
    types = [part.strip() for value in values for part in clean(value).lower().split(";")]
    types = [
        part.strip()[:30]
        for kind in types
        for part in ([kind] if kind in _SECONDARY else kind.split("/"))
        if part.strip()
    ]
    return next((kind for kind in types if kind in _SECONDARY), types[0] if types else "")


def _version(raw: Raw, album: str) -> str:
    return (
        _one(raw, "ALBUMVERSION") or _one(raw, "MUSICBRAINZ_ALBUMCOMMENT") or base_title(album)[1]
    )


Gains = tuple[float | None, float | None, float | None, float | None]


def _gains(raw: Raw) -> Gains:
    """Track gain and peak, album gain and peak: ReplayGain, else R128 converted to its
    reference."""
    track = _parsed(raw, "REPLAYGAIN_TRACK_GAIN", tag_numbers.gain_db)
    album = _parsed(raw, "REPLAYGAIN_ALBUM_GAIN", tag_numbers.gain_db)
    if track is None:
        track = _parsed(raw, "R128_TRACK_GAIN", tag_numbers.r128_gain_db)
    if album is None:
        album = _parsed(raw, "R128_ALBUM_GAIN", tag_numbers.r128_gain_db)
    return (
        track,
        _parsed(raw, "REPLAYGAIN_TRACK_PEAK", tag_numbers.peak),
        album,
        _parsed(raw, "REPLAYGAIN_ALBUM_PEAK", tag_numbers.peak),
    )


def _parsed(raw: Raw, key: str, parse: Callable[[str], float | None]) -> float | None:
    values = raw.get(key)
    return parse(values[0]) if values else None
