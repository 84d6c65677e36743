"""With which gain a track plays so that music of all kinds is about equally loud.

Gains are decibels against -18 LUFS, the reference of ReplayGain 2.0
(https://wiki.hydrogenaud.io/index.php?title=ReplayGain_2.0_specification); R128 values of Opus,
which refer to -23 LUFS, are converted when files are read. Peaks are linear, 1.0 is full scale.
"""

import math
from dataclasses import dataclass
from typing import Literal, TypeGuard

Mode = Literal["off", "track", "album", "auto"]

LOUDEST_DB, SOFTEST_DB = 30.0, -60.0
"""A tag beyond these is nonsense."""


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


def _is_sane(gain: float | None) -> TypeGuard[float]:
    return gain is not None and SOFTEST_DB <= gain <= LOUDEST_DB
