"""The equaliser's curve, its files, and what is kept of it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain.equaliser import (
    FLAT,
    MAX_BYTES,
    PRESETS,
    SLIDERS_HZ,
    Band,
    Equalising,
    from_kept,
    kept,
    read_filters,
    response_db,
    spread,
)
from audio2_desktop.domain.problems import Refused

OURS = Equalising(gains=(1, *FLAT[1:]))
FILE = b"""\xef\xbb\xbfPreamp: -6.1 dB\r
# made for some headphones\r
Filter 1: ON LSC Fc 105 Hz Gain 2.1 dB Q 0.70\r
Filter 2: ON PK Fc 1823.5 Hz Gain -3,4 dB Q 1.96\r
Filter 3: OFF PK Fc 10 Hz Gain 1 dB Q 1\r
Filter 4: ON HSC Fc 10000 Hz Gain -2.0 dB\r
Filter 5: ON None\r
\r
"""


def test_a_file_of_filters_is_read_and_switched_on() -> None:
    found = read_filters(FILE, "HD 600.txt", OURS)
    assert found.filters == (
        Band("low_shelf", 105, 2.1, 0.7),
        Band("peaking", 1823.5, -3.4, 1.96),
        Band("high_shelf", 10_000, -2.0, 0.71),
    )
    assert found.heard() == (found.filters, -6.1)
    assert (found.gains, found.name) == (OURS.gains, "HD 600.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "HD.txt holds no equaliser filters."),
        (b"Preamp: -3 dB", "HD.txt holds no equaliser filters."),
        (b"GraphicEQ: 20 -1.0; 21 -1.2", "Line 1 is no equaliser filter."),
        (b"Preamp: -3 dB\n\nhello", "Line 3 is no equaliser filter."),
        (b"Filter 1: ON PK Fc 0 Hz Gain 2 dB Q 1", "Line 1 is no equaliser filter."),
        (b"Filter 1: ON PK Fc 100 Hz Gain 400 dB Q 1", "Line 1 is no equaliser filter."),
        (b"Filter 1: ON PK Fc 100 Hz Gain 4 dB Q 0", "Line 1 is no equaliser filter."),
        (b"Filter 1: ON NO Fc 100 Hz Gain 4 dB Q 1", "Line 1 is no equaliser filter."),
        (b"Filter 1: ON PK Fc nan Hz Gain 4 dB Q 1", "Line 1 is no equaliser filter."),
        (b"Filter: ON PK Fc 100 Hz Gain 4 dB\n" * 41, "HD.txt holds more than 40 filters."),
        (b" " * (MAX_BYTES + 1), "HD.txt is too large for a file of equaliser filters."),
        (b"\x00\xff\xfe garbage", "Line 1 is no equaliser filter."),
    ],
)
def test_nonsense_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read_filters(data, "HD.txt", OURS)
    assert str(refused.value).startswith(words)


@given(st.binary(max_size=300))
def test_any_bytes_are_filters_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert read_filters(data, "x", OURS).filters


def test_the_curve_has_its_peak_where_the_band_is() -> None:
    bands = (Band("peaking", 1000, 6.0, 1.41),)
    low, peak, high = response_db(bands, -2.0, (40, 1000, 16_000))
    assert (low, peak, high) == pytest.approx((-2.0, 4.0, -2.0), abs=0.1)
    shelf = (Band("low_shelf", 200, 5.0, 0.7), Band("high_shelf", 4000, -4.0, 0.7))
    assert response_db(shelf, 0.0, (20, 20_000)) == pytest.approx((5.0, -4.0), abs=0.1)
    assert response_db((Band("peaking", 30_000, 6.0),), 0.0, (1000,)) == (0.0,)


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_makes_anything_louder_than_it_was(name: str) -> None:
    setting = Equalising(is_on=True, gains=PRESETS[name])
    assert setting.preset == name
    assert max(response_db(*setting.heard(), spread(500))) <= 0.1


def test_it_does_nothing_when_it_is_off_or_flat() -> None:
    assert Equalising(gains=PRESETS["bass"]).heard() == ((), 0.0)
    assert Equalising(is_on=True).heard() == ((), 0.0)
    assert Equalising(gains=(3, *FLAT[1:])).preset == ""
    assert [band.hz for band in Equalising(gains=PRESETS["bass"]).bands] == list(SLIDERS_HZ[:4])


def test_it_is_kept_and_comes_back() -> None:
    for setting in (Equalising(), OURS, read_filters(FILE, "HD 600.txt", OURS)):
        assert from_kept(json.loads(json.dumps(kept(setting)))) == setting


GOOD = json.loads(json.dumps(kept(read_filters(FILE, "HD 600.txt", OURS))))
BAND = GOOD["filters"][0]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        GOOD | {"gains": [1, 2]},
        GOOD | {"gains": [99, *FLAT[1:]]},
        GOOD | {"gains": ["1", *FLAT[1:]]},
        GOOD | {"filters": [BAND | {"kind": "comb"}]},
        GOOD | {"filters": [BAND | {"q": 0}]},
        GOOD | {"filters": [BAND | {"hz": float("nan")}]},
        GOOD | {"filters": [3]},
        GOOD | {"preamp_db": "loud"},
        GOOD | {"preamp_db": 10**400},
    ],
)
def test_what_is_kept_wrongly_is_not_taken(wrong: object) -> None:
    assert from_kept(wrong) is None
