"""What an equaliser is set to: ten sliders, or filters out of a text file, and how they sound.

The filters are biquads of the usual kind (Bristow-Johnson's cookbook). Nothing here makes sound.
"""

import cmath
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Final, Literal, cast, get_args

from audio2_desktop.domain.problems import Refused

Kind = Literal["peaking", "low_shelf", "high_shelf"]

SLIDERS_HZ: Final = (31, 62, 125, 250, 500, 1000, 2000, 4000, 8000, 16_000)
SLIDER_DB: Final = 12
"""The sliders' range, up and down."""
OCTAVE_Q: Final = 1.41
FLAT: Final = (0,) * len(SLIDERS_HZ)
PRESETS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        "flat": FLAT,
        "bass": (6, 5, 4, 2, 0, 0, 0, 0, 0, 0),
        "less_bass": (-8, -6, -4, -2, 0, 0, 0, 0, 0, 0),
        "treble": (0, 0, 0, 0, 0, 1, 2, 4, 5, 6),
        "less_treble": (0, 0, 0, 0, 0, -1, -2, -4, -5, -6),
        "quiet": (6, 4, 2, 0, -1, -1, 0, 1, 3, 4),
        "voices": (-4, -3, -2, 0, 2, 4, 4, 3, 1, 0),
        "rock": (4, 3, 2, 0, -1, -1, 1, 2, 3, 3),
        "electronic": (5, 5, 2, 0, -2, 0, 1, 2, 4, 4),
        "small_speakers": (-12, -8, 3, 4, 2, 0, 0, 1, 2, 2),
    }
)
"""By a name that is not for people; what the sliders are set to."""

MAX_BYTES: Final = 64 * 1024
"""No text file of filters is longer."""
MAX_FILTERS: Final = 40
_RATE: Final = 48_000
"""The curve is drawn, and the loudest point found, as it is at this rate."""


@dataclass(frozen=True, slots=True)
class Band:
    """One filter of the equaliser."""

    kind: Kind
    hz: float
    """The middle of a peak, the half-way point of a shelf."""
    gain_db: float
    q: float = 1.0


@dataclass(frozen=True, slots=True)
class Equalising:
    """The equaliser of one output device. Sliders and filters are both kept; one of them holds."""

    is_on: bool = False
    gains: tuple[int, ...] = FLAT
    """Of the sliders, in dB."""
    uses_filters: bool = False
    filters: tuple[Band, ...] = ()
    preamp_db: float = 0.0
    """That goes with the filters."""
    name: str = ""
    """Of the file that the filters came from."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """What shapes the sound when it is on."""
        if self.uses_filters:
            return self.filters
        places = zip(SLIDERS_HZ, self.gains, strict=True)
        return tuple(Band("peaking", float(hz), float(db), OCTAVE_Q) for hz, db in places if db)

    @property
    def level_db(self) -> float:
        """Added to everything: the file's own, or as much less as the sliders add at their most, so
        that nothing is cut off."""
        if self.uses_filters:
            return self.preamp_db
        return -round(max(0.0, *response_db(self.bands, 0.0, spread(120))), 1)

    @property
    def preset(self) -> str:
        """Of the sliders; "" when they are set otherwise."""
        return next((name for name, gains in PRESETS.items() if gains == self.gains), "")

    def heard(self) -> tuple[tuple[Band, ...], float]:
        """Bands and level for an engine: nothing at all when it is off."""
        return (self.bands, self.level_db) if self.is_on else ((), 0.0)


# ---- how it sounds ----


def coefficients(band: Band, rate: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Of the biquad at this rate: three of the numerator, three of the denominator."""
    amp = 10 ** (band.gain_db / 40)
    w = 2 * math.pi * band.hz / rate
    cos, alpha = math.cos(w), math.sin(w) / (2 * band.q)
    if band.kind == "peaking":
        return (
            (1 + alpha * amp, -2 * cos, 1 - alpha * amp),
            (1 + alpha / amp, -2 * cos, 1 - alpha / amp),
        )
    # a high shelf is a low shelf with the frequencies turned round
    c = cos if band.kind == "low_shelf" else -cos
    sign = 1 if band.kind == "low_shelf" else -1
    slope = 2 * amp**0.5 * alpha
    up, down = amp + 1, amp - 1
    top, bottom = up - down * c, up + down * c
    return (
        (amp * (top + slope), sign * 2 * amp * (down - up * c), amp * (top - slope)),
        (bottom + slope, sign * -2 * (down + up * c), bottom - slope),
    )


def spread(count: int) -> tuple[float, ...]:
    """So many frequencies from 20 Hz to 20 kHz, as far from each other to the ear."""
    return tuple(20.0 * 1000.0 ** (at / (count - 1)) for at in range(count))


def response_db(bands: Sequence[Band], level_db: float, at: Sequence[float]) -> tuple[float, ...]:
    """How much louder or softer the frequencies become. 4 ms for ten bands and 200 places."""
    turns = [cmath.exp(-2j * math.pi * hz / _RATE) for hz in at]
    levels = [level_db] * len(turns)
    for band in bands:
        if not 0 < band.hz < _RATE / 2:
            continue
        b, a = coefficients(band, _RATE)
        for n, z in enumerate(turns):
            above = abs(b[0] + z * (b[1] + z * b[2]))
            levels[n] += 20 * math.log10(max(above / abs(a[0] + z * (a[1] + z * a[2])), 1e-6))
    return tuple(levels)


# ---- text files ----

_NUMBER = r"([+-]?\d{1,6}(?:[.,]\d{1,9})?)"
_PREAMP = re.compile(rf"preamp:\s*{_NUMBER}\s*db", re.IGNORECASE)
_FILTER = re.compile(
    rf"filter\s*\d{{0,3}}:\s*on\s+([a-z]{{2,3}})\s+fc\s+{_NUMBER}\s*hz"
    rf"\s+gain\s+{_NUMBER}\s*db(?:\s+q\s+{_NUMBER})?",
    re.IGNORECASE,
)
_UNUSED = re.compile(r"filter\s*\d{0,3}:\s*(off\b.*|on\s+none)", re.IGNORECASE)
_KINDS: Final[Mapping[str, Kind]] = {
    "PK": "peaking",
    "PEQ": "peaking",
    "LS": "low_shelf",
    "LSC": "low_shelf",
    "LSQ": "low_shelf",
    "HS": "high_shelf",
    "HSC": "high_shelf",
    "HSQ": "high_shelf",
}
_SHELF_Q: Final = 0.71


def read_filters(data: bytes, name: str, before: Equalising) -> Equalising:
    """The filters of a file as AutoEq and Equalizer APO write it, switched on.

    name: of the file, for people. before: what is set now; its sliders are kept. Raises Refused in
    words for whoever chose the file.
    """
    if len(data) > MAX_BYTES:
        raise Refused("{name} is too large for a file of equaliser filters.", name=name)
    preamp_db, found = 0.0, []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#") or _UNUSED.fullmatch(text):
            continue
        if preamp := _PREAMP.fullmatch(text):
            preamp_db = _within(preamp[1], -40, 20, number)
        elif parts := _FILTER.fullmatch(text):
            found.append(_filter(parts, number))
        else:
            raise _nonsense(number)
    if not found:
        raise Refused("{name} holds no equaliser filters.", name=name)
    if len(found) > MAX_FILTERS:
        raise Refused("{name} holds more than {count} filters.", name=name, count=MAX_FILTERS)
    return Equalising(
        is_on=True,
        gains=before.gains,
        uses_filters=True,
        filters=tuple(found),
        preamp_db=preamp_db,
        name=name,
    )


def _filter(parts: "re.Match[str]", number: int) -> Band:
    kind = _KINDS.get(parts[1].upper())
    if kind is None:
        raise _nonsense(number)
    hz, gain_db = _within(parts[2], 5, 40_000, number), _within(parts[3], -40, 40, number)
    q = _within(parts[4], 0.05, 50, number) if parts[4] else _SHELF_Q
    return Band(kind, hz, gain_db, q)


def _within(text: str, low: float, high: float, number: int) -> float:
    value = float(text.replace(",", "."))
    if not low <= value <= high:
        raise _nonsense(number)
    return value


def _nonsense(number: int) -> Refused:
    return Refused(
        "Line {number} is no equaliser filter. A filter looks like"
        " “Filter 1: ON PK Fc 105 Hz Gain 2.1 dB Q 0.70”.",
        number=number,
    )


# ---- as it is kept ----


def kept(setting: Equalising) -> dict[str, Any]:
    """For a file."""
    return asdict(setting)


def from_kept(values: object) -> Equalising | None:
    """What `kept` made; None for anything else."""
    try:
        given = dict(cast(Mapping[str, Any], values))
        filters = tuple(_kept_band(each) for each in given["filters"])
        gains = tuple(given["gains"])
        made = Equalising(
            given["is_on"] is True,
            gains,
            given["uses_filters"] is True and bool(filters),
            filters[:MAX_FILTERS],
            min(20.0, max(-40.0, float(given["preamp_db"]))),
            str(given["name"])[:200],
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    is_right = all(isinstance(db, int) and abs(db) <= SLIDER_DB for db in gains)
    return made if is_right and len(gains) == len(FLAT) else None


def _kept_band(values: Mapping[str, Any]) -> Band:
    hz, gain_db, q = (float(values[name]) for name in ("hz", "gain_db", "q"))
    if values["kind"] not in get_args(Kind) or not (
        5 <= hz <= 40_000 and -40 <= gain_db <= 40 and 0.05 <= q <= 50
    ):
        raise ValueError("not a band")
    return Band(values["kind"], hz, gain_db, q)
