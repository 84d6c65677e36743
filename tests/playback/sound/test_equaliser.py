"""The response that is heard against the curve of the filters' own formulas."""

import math
from itertools import pairwise

import numpy as np
import pytest

from audio2_desktop.playback.sound.equaliser import CHANGE_S, Equaliser
from audio2_desktop.playback.sound.messages import Band
from tests.playback.sound.conftest import noise, sine

TEN = (31.25, 62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 16000)
GAINS = (6.0, -4.0, 3.0, 12.0, -12.0, 2.0, -1.0, 5.0, -6.0, 9.0)
GRAPHIC = tuple(Band("peaking", hz, gain, 1.41) for hz, gain in zip(TEN, GAINS, strict=True))
PARAMETRIC = (
    Band("low_shelf", 105, 6.5, 0.7),
    Band("peaking", 3150, -7.2, 5.0),
    Band("high_shelf", 10_000, -4.0, 0.7),
)


def curve_db(hz: float, bands: tuple[Band, ...], rate: int) -> float:
    """Analog prototypes at the frequency that the bilinear transform puts in that place."""
    total = 0.0
    for band in bands:
        amp = 10 ** (band.gain_db / 40)
        s = 1j * math.tan(math.pi * hz / rate) / math.tan(math.pi * band.hz / rate)
        # the cookbook's Q is that of the prototype
        if band.kind == "peaking":
            h = (s * s + s * (amp / band.q) + 1) / (s * s + s / (amp * band.q) + 1)
        else:
            slope = math.sqrt(amp) / band.q
            one, two = s * s + slope * s + amp, amp * s * s + slope * s + 1
            h = amp * (one / two if band.kind == "low_shelf" else two / one)
        total += 20 * math.log10(abs(complex(h)))
    return total


def response_db(equaliser: Equaliser, hz: float, rate: int) -> float:
    """Of a tone, measured over whole waves once all has settled."""
    tone = sine(3.0, hz, rate, 0.1)
    heard = np.concatenate(
        [equaliser.filtered(tone[n : n + 4410]) for n in range(0, len(tone), 4410)]
    )
    span = slice(rate, 3 * rate)
    wave = np.exp(-2j * np.pi * hz / rate * np.arange(len(tone)))[span]
    window = np.hanning(len(wave))
    before = abs(np.sum(tone[span, 0] * wave * window))
    return float(20 * np.log10(abs(np.sum(heard[span, 0] * wave * window)) / before))


@pytest.mark.parametrize("rate", [44_100, 96_000])
@pytest.mark.parametrize("bands", [GRAPHIC, PARAMETRIC], ids=["graphic", "parametric"])
def test_the_response_is_the_curve(bands: tuple[Band, ...], rate: int) -> None:
    equaliser = Equaliser(rate)
    equaliser.set(bands, -6.0)
    for hz in TEN:
        wanted = curve_db(hz, bands, rate) - 6.0
        assert response_db(equaliser, hz, rate) == pytest.approx(wanted, abs=0.1), hz


def test_off_and_flat_leave_every_bit() -> None:
    samples = noise(10_000)
    equaliser = Equaliser(44_100)
    assert equaliser.filtered(samples) is samples
    equaliser.set(tuple(Band("peaking", hz, 0.0) for hz in TEN), 0.0)
    equaliser.filtered(samples)
    assert equaliser.filtered(samples) is samples


def test_blocks_do_not_matter() -> None:
    samples = noise(30_000)
    once, often = Equaliser(44_100), Equaliser(44_100)
    for each in (once, often):
        each.set(GRAPHIC, -6.0)
        each.filtered(samples[:4410])
    whole = once.filtered(samples[4410:])
    edges = [4410, 4411, 4500, 9000, 20_001, 30_000]
    parts = [often.filtered(samples[a:b]) for a, b in pairwise(edges)]
    assert np.abs(np.concatenate(parts) - whole).max() < 1e-6


def test_a_change_glides() -> None:
    tone = sine(2.0)
    equaliser = Equaliser(44_100)
    heard = [equaliser.filtered(tone[:20_000])]
    for n, bands in enumerate((GRAPHIC, PARAMETRIC, ())):
        equaliser.set(bands, -3.0 if bands else 0.0)
        heard.append(equaliser.filtered(tone[20_000 * (n + 1) : 20_000 * (n + 2)]))
    steepest = float(np.abs(np.diff(tone, axis=0)).max())
    jump = float(np.abs(np.diff(np.concatenate(heard), axis=0)).max())
    assert jump < 4 * steepest + 2 / (CHANGE_S * 44_100), "12 dB at 250 Hz make it steeper"


def test_bands_that_make_no_sense_change_nothing() -> None:
    samples = noise(10_000)
    equaliser = Equaliser(44_100)
    equaliser.set((Band("peaking", 30_000, 9.0), Band("peaking", 100, 3.0, 0.0)), 0.0)
    equaliser.filtered(samples)
    assert np.abs(equaliser.filtered(samples) - samples).max() < 1e-6
