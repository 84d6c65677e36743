"""How loudness is written in tags: ReplayGain 2.0 as decibels and linear peaks, R128 in Opus as
steps of 1/256 dB against -23 LUFS (RFC 7845, section 5.2.1)."""

from collections.abc import Mapping

from audio2_desktop.domain.loudness import LOUDEST_DB, SOFTEST_DB, Loudness

Fields = Mapping[str, tuple[str, ...]]
"""Field -> its values; none: the field is not there."""

GAIN, PEAK = "REPLAYGAIN_{}_GAIN", "REPLAYGAIN_{}_PEAK"
R128 = "R128_{}_GAIN"
_R128_OFFSET_DB = 5.0
_R128_MOST = 32767


def written(told: Loudness, measured: Loudness, codec: str) -> Fields:
    """The fields to be added to a file whose tags have `told` this; {} when it tells enough, or
    nothing was measured."""
    fields: dict[str, tuple[str, ...]] = {}
    if told.track_gain_db is None:
        fields |= _fields("TRACK", measured.track_gain_db, measured.track_peak, codec)
    if told.album_gain_db is None:
        fields |= _fields("ALBUM", measured.album_gain_db, measured.album_peak, codec)
    return fields


def _fields(what: str, gain_db: float | None, peak: float | None, codec: str) -> Fields:
    if gain_db is None or not SOFTEST_DB <= gain_db <= LOUDEST_DB:
        return {}
    if codec == "OPUS":
        steps = round((gain_db - _R128_OFFSET_DB) * 256)
        return {R128.format(what): (str(max(-_R128_MOST, min(_R128_MOST, steps))),)}
    fields = {GAIN.format(what): (f"{gain_db:.2f} dB",)}
    if peak is not None:
        fields[PEAK.format(what)] = (f"{peak:.6f}",)
    return fields
