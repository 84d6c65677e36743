"""Ratings as other programs write them, on our scale: 0..100 in steps of 10 (half stars).

Every scale answers None where the file says nothing ("not rated").
"""

from collections.abc import Mapping, Sequence

from audio2_desktop.domain.tag_numbers import decimal

OWN_POPM = "audio2"
"""The owner under which this program writes POPM frames."""
_PREFERRED = (
    OWN_POPM, "windows media player 9 series", "musicbee", "no@email", "rating@winamp.com",
    "quodlibet", "traktor",
)  # fmt: skip
# Linear stars first (1-4), then the half stars of MediaMonkey and MusicBee.
_EXACT = {
    51: 20, 102: 40, 153: 60, 204: 80, 13: 10, 54: 30, 118: 50, 186: 70, 242: 90,
}  # fmt: skip
_PLAIN = frozenset(("FMPS_RATING", "RATING", "SHAREDUSERRATING"))
_COUNTS = frozenset(("FMPS_PLAYCOUNT", "PLAYCOUNT", "PLAY_COUNTER"))
_COUNTING = frozenset(("FMPS_", "PLAYC", "PLAY_", "POPM:"))
_BINS = ((0, 0), (31, 20), (95, 40), (159, 60), (223, 80), (255, 100))
_SHARED = ((0, 0), (12, 20), (37, 40), (62, 60), (87, 80), (100, 100))


def from_popm(owner: str, value: int) -> int | None:
    """A POPM rating byte of `owner`."""
    if not 0 < value <= 255:
        return None
    if owner.lower().startswith("quodlibet"):
        return _step(value / 255)
    return _EXACT.get(value) or _binned(value, _BINS)


def from_fraction(text: str) -> int | None:
    """FMPS_Rating and Quod Libet in Vorbis: 0.0 to 1.0."""
    value = decimal(text)
    return _step(value) if value is not None and 0 < value <= 1 else None


def from_rating(text: str) -> int | None:
    """A plain RATING field: 0-100, but also seen as 1-5 stars, as 0-1, and as a byte.

    "1" is one star, "1.0" all of them.
    """
    value = decimal(text)
    if value is None or not 0 < value <= 255:
        return None
    if value < 1 or (value == 1 and ("." in text or "," in text)):
        return _step(value)
    if value <= 5:
        return _step(value / 5)
    return _step(value / 100) if value <= 100 else _binned(int(value), _BINS)


def from_shared(text: str) -> int | None:
    """WM/SharedUserRating: 1, 25, 50, 75, 99 for one to five stars."""
    value = decimal(text)
    return _binned(int(value), _SHARED) if value is not None and 0 < value <= 100 else None


def of(raw: Mapping[str, Sequence[str]]) -> int | None:
    """The rating a file carries. FMPS, then POPM by owner, then the others; the first that says
    something.

    raw: normalised tags; POPM frames stand under "POPM:<owner>" as "<byte> <counter>".
    """
    special = [key for key in raw if key[:4] == "POPM" or key[:7] == "RATING:"]
    if not special and not _PLAIN & raw.keys():
        return None
    for text in raw.get("FMPS_RATING", ()):
        if (found := from_fraction(text)) is not None:
            return found
    owners = {key[5:]: raw[key][0] for key in special if key[:5] == "POPM:"}
    for owner in sorted(owners, key=_preference):
        byte = owners[owner].partition(" ")[0]
        if byte.isdecimal() and (found := from_popm(owner, int(byte[:4]))) is not None:
            return found
    for key in special:
        if key[:7] == "RATING:" and (found := from_fraction(raw[key][0])) is not None:
            return found
    for text in raw.get("RATING", ()):
        if (found := from_rating(text)) is not None:
            return found
    for text in raw.get("SHAREDUSERRATING", ()):
        if (found := from_shared(text)) is not None:
            return found
    return None


def play_count(raw: Mapping[str, Sequence[str]]) -> int | None:
    """How often the file says it was played: FMPS_Playcount, PCNT, the highest counter of the POPM
    frames."""
    found = []
    for key in [key for key in raw if key[:5] in _COUNTING]:
        if key in _COUNTS or key[:10] == "PLAYCOUNT:":
            found.append(decimal(raw[key][0]))
        elif key[:5] == "POPM:":
            found.append(decimal(raw[key][0].partition(" ")[2]))
    counts = [int(value) for value in found if value is not None and 0 < value < 10_000_000]
    return max(counts) if counts else None


def _preference(owner: str) -> int:
    lowered = owner.lower()
    for place, name in enumerate(_PREFERRED):
        if lowered.startswith(name):
            return place
    return len(_PREFERRED)


def _binned(value: int, bins: Sequence[tuple[int, int]]) -> int | None:
    return next((stars for top, stars in bins if value <= top), None) or None


def _step(share: float) -> int | None:
    return max(10, round(share * 10) * 10)
