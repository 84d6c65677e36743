"""With which gain a track plays so that music of all kinds is about equally loud.

Gains are decibels against -18 LUFS, the reference of ReplayGain 2.0
(https://wiki.hydrogenaud.io/index.php?title=ReplayGain_2.0_specification); R128 values of Opus,
which refer to -23 LUFS, are converted when files are read. Peaks are linear, 1.0 is full scale.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeGuard

Mode = Literal["off", "track", "album", "auto"]

LOUDEST_DB, SOFTEST_DB = 30.0, -60.0
"""A tag beyond these is nonsense."""
REFERENCE_LUFS = -18.0
SILENT_LUFS = -70.0
"""EBU R128: what is softer does not count at all ..."""
GATE_LU = 10.0
"""... nor what is that much softer than the rest."""

Blocks = Mapping[int, int]
"""How many blocks of 400 ms (they begin 100 ms apart) were how loud: tenths of LUFS -> count."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What is known of a track's loudness and of its album's; None for what is not."""

    track_gain_db: float | None = None
    track_peak: float | None = None
    album_gain_db: float | None = None
    album_peak: float | None = None


UNKNOWN = Loudness()


@dataclass(frozen=True, slots=True)
class GainWishes:
    """How the listener wants it."""

    mode: Mode = "auto"
    preamp_db: float = 0.0
    """Added to every known gain."""
    fallback_db: float = 0.0
    """Gain of a track of which nothing is known."""
    spares_peaks: bool = True
    """Never so loud that the known peak would be cut off."""


def gain_db(loudness: Loudness, wishes: GainWishes, *, is_album: bool) -> float:
    """The gain to play with; is_album: an album plays in its order, so that `auto` keeps its quiet
    songs quiet. A value that is missing is replaced by its sister."""
    if wishes.mode == "off":
        return 0.0
    by_album = wishes.mode == "album" or (wishes.mode == "auto" and is_album)
    of_track = loudness.track_gain_db, loudness.track_peak
    of_album = loudness.album_gain_db, loudness.album_peak
    first, second = (of_album, of_track) if by_album else (of_track, of_album)
    gain, peak = first if _is_sane(first[0]) else second
    if not _is_sane(gain):
        return wishes.fallback_db
    wanted = gain + wishes.preamp_db
    if wishes.spares_peaks and peak is not None and math.isfinite(peak) and peak > 0:
        wanted = min(wanted, -20 * math.log10(peak))
    return wanted


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file's sound was found to be."""

    lufs: float | None
    """Integrated loudness by EBU R128; None for silence and what is shorter than 400 ms."""
    peak: float
    """True peak, between the samples; 1.0 is full scale."""
    blocks: Blocks


def together(parts: Iterable[Blocks]) -> float | None:
    """Integrated loudness (EBU R128) of several files one after another, to 0.05 LU; None when all
    are silent."""
    counts: dict[int, int] = {}
    for part in parts:
        for tenths, count in part.items():
            if tenths >= SILENT_LUFS * 10:
                counts[tenths] = counts.get(tenths, 0) + count
    if not counts:
        return None
    gate = 10 * (_mean(counts) - GATE_LU)
    return _mean({tenths: count for tenths, count in counts.items() if tenths > gate})


def _mean(counts: Blocks) -> float:
    """Of power, in LUFS."""
    power = math.fsum(count * 10 ** (tenths / 100) for tenths, count in counts.items())
    return 10 * math.log10(power / sum(counts.values()))


def _is_sane(gain: float | None) -> TypeGuard[float]:
    return gain is not None and SOFTEST_DB <= gain <= LOUDEST_DB
