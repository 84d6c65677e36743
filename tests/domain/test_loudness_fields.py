"""What is written of loudness, to the last digit."""

import pytest

from audio2_desktop.domain import tag_numbers
from audio2_desktop.domain.loudness import Loudness
from audio2_desktop.domain.loudness_fields import Fields, written

FOUND = Loudness(-7.034, 0.98823549, 1.2, 1.0000001)
TRACK: Fields = {
    "REPLAYGAIN_TRACK_GAIN": ("-7.03 dB",), "REPLAYGAIN_TRACK_PEAK": ("0.988235",),
}  # fmt: skip
ALBUM: Fields = {
    "REPLAYGAIN_ALBUM_GAIN": ("1.20 dB",), "REPLAYGAIN_ALBUM_PEAK": ("1.000000",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "found", "fields"),
    [
        (Loudness(), FOUND, {**TRACK, **ALBUM}),
        (Loudness(track_gain_db=0.0), FOUND, ALBUM),
        (Loudness(album_gain_db=0.0), FOUND, TRACK),
        (Loudness(0.0, None, 0.0, None), FOUND, {}),
        (Loudness(), Loudness(), {}),
        (Loudness(), Loudness(52.0, 0.1), {}),
        (Loudness(), Loudness(-3.0), {"REPLAYGAIN_TRACK_GAIN": ("-3.00 dB",)}),
    ],
)
def test_only_what_the_tags_lack_is_written(
    told: Loudness, found: Loudness, fields: Fields
) -> None:
    assert written(told, found, "MP3") == fields


def test_opus_counts_from_another_level_in_steps_of_a_256th() -> None:
    fields = written(Loudness(), FOUND, "OPUS")
    assert fields == {"R128_TRACK_GAIN": ("-3081",), "R128_ALBUM_GAIN": ("-973",)}
    assert tag_numbers.r128_gain_db("-3081") == pytest.approx(-7.034, abs=1 / 512)
