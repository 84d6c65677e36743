"""MP4 (iTunes) atoms as raw tags."""

from typing import Any

from audio2_desktop.media.dialects.common import Raw, settled

NAMES: dict[str, str] = {
    "\xa9nam": "TITLE", "\xa9ART": "ARTIST", "\xa9alb": "ALBUM", "aART": "ALBUMARTIST",
    "\xa9day": "DATE", "\xa9gen": "GENRE", "\xa9wrt": "COMPOSER", "\xa9cmt": "COMMENT",
    "\xa9lyr": "LYRICS", "\xa9grp": "GROUPING", "\xa9wrk": "WORK", "\xa9mvn": "MOVEMENTNAME",
    "\xa9mvi": "MOVEMENT", "\xa9mvc": "MOVEMENTTOTAL", "soar": "ARTISTSORT",
    "soaa": "ALBUMARTISTSORT", "soal": "ALBUMSORT", "sonm": "TITLESORT", "soco": "COMPOSERSORT",
    "tmpo": "BPM", "cpil": "COMPILATION", "cprt": "COPYRIGHT", "\xa9too": "ENCODEDBY",
    "rate": "RATING", "\xa9con": "CONDUCTOR", "\xa9dir": "DIRECTOR", "desc": "DESCRIPTION",
    "\xa9pub": "LABEL",
}  # fmt: skip
_PAIRS = {"trkn": ("TRACKNUMBER", "TRACKTOTAL"), "disk": ("DISCNUMBER", "DISCTOTAL")}
_PREFIX = "----:"


def raw_tags(tags: Any) -> tuple[Raw, int]:
    """Raw tags and number of pictures of mutagen's `MP4Tags` (or any mapping of the same shape)."""
    raw: Raw = {}
    pictures = 0
    for atom, values in tags.items():
        if atom == "covr":
            pictures += len(values)
        elif atom in _PAIRS:
            for name, number in zip(_PAIRS[atom], values[0] if values else (), strict=False):
                if number:
                    raw[name] = [str(number)]
        elif atom.startswith(_PREFIX):
            raw.setdefault(atom.rpartition(":")[2].upper(), []).extend(_texts(values))
        else:
            name = NAMES.get(atom) or atom.strip("\xa9").upper()
            raw.setdefault(name, []).extend(_texts(values))
    return settled(raw), pictures


def _texts(values: Any) -> list[str]:
    if isinstance(values, bool):
        return ["1" if values else "0"]
    if isinstance(values, str | int):
        return [str(values)]
    return [v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in values]
