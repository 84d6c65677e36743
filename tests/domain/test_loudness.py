"""Gains by tags, to 0.01 dB."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain.loudness import UNKNOWN, GainWishes, Loudness, gain_db, together

BOTH = Loudness(-7.03, 0.988235, -5.5, 0.5)


@pytest.mark.parametrize(
    ("mode", "is_album", "wanted"),
    [
        ("off", True, 0.0),
        ("track", True, -7.03),
        ("album", False, -5.5),
        ("auto", False, -7.03),
        ("auto", True, -5.5),
    ],
)
def test_the_mode_says_which_value(mode: str, is_album: bool, wanted: float) -> None:
    wishes = GainWishes(mode)  # type: ignore[arg-type]
    assert gain_db(BOTH, wishes, is_album=is_album) == pytest.approx(wanted, abs=0.001)


def test_the_sister_stands_in_for_a_missing_value() -> None:
    of_track, of_album = Loudness(-3.0, 0.9), Loudness(None, None, -4.0, 0.9)
    assert gain_db(of_track, GainWishes("album"), is_album=True) == -3.0
    assert gain_db(of_album, GainWishes("track"), is_album=False) == -4.0
    assert gain_db(UNKNOWN, GainWishes("track", fallback_db=-6.0), is_album=False) == -6.0
    assert gain_db(UNKNOWN, GainWishes("off", fallback_db=-6.0), is_album=False) == 0.0


def test_peaks_are_spared_by_choice() -> None:
    soft = Loudness(8.0, 0.5)
    wishes = GainWishes("track", preamp_db=3.0)
    assert gain_db(soft, wishes, is_album=False) == pytest.approx(6.0206, abs=0.001)
    brave = GainWishes("track", preamp_db=3.0, spares_peaks=False)
    assert gain_db(soft, brave, is_album=False) == 11.0


@given(
    gain=st.none() | st.floats(),
    peak=st.none() | st.floats(),
    preamp=st.floats(-15, 15),
)
def test_nonsense_in_tags_is_never_heard(
    gain: float | None, peak: float | None, preamp: float
) -> None:
    found = gain_db(Loudness(gain, peak), GainWishes("track", preamp), is_album=False)
    assert math.isfinite(found)
    assert found <= 45.0
    if peak is not None and 0 < peak < math.inf and found != 0.0:
        assert 10 ** (found / 20) * peak <= 1.0001 or gain is None or not -60 <= gain <= 30


def test_files_together_are_gated_as_one() -> None:
    assert together([{-200: 10}, {-200: 30}]) == pytest.approx(-20.0)
    assert together([{-200: 10}, {-100: 10}]) == pytest.approx(-12.6, abs=0.01)  # mean of power
    assert together([{-300: 1000}, {-100: 10}]) == pytest.approx(-27.03, abs=0.01)
    assert together([{-450: 500}, {-100: 500}]) == pytest.approx(-10.0)  # soft ones fall out
    assert together([{-710: 5}]) is None
    assert together([]) is None
