"""Filters of the equaliser, applied block by block without delay.

All bands (`domain.equaliser`) together are one impulse response, found from their frequency
response and cut where it has died away. They are of minimum phase, so it begins at once.
"""

import threading  # noqa: TID251 - the sound process has threads of its own
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from audio2_desktop.decoding.base import Samples
from audio2_desktop.domain.equaliser import Band, coefficients

CHANGE_S = 0.05
"""So long an old setting goes over into a new one."""
_LONGEST_S = 1.5
_INAUDIBLE = 10 ** (-110 / 20)
"""What is left of the response's energy where it is cut."""

_Response = npt.NDArray[np.complex128]


class Equaliser:
    """For stereo sound of one rate. Without bands and preamp every bit stays as it is."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._bands: tuple[Band, ...] = ()
        self._preamp_db = 0.0
        self._filter: _Filter | None = None
        self._former: list[_Filter | None] = []  # what was set before, until the change is made

    def at(self, rate: int) -> "Equaliser":
        """The same setting for another rate."""
        other = Equaliser(rate)
        other.set(self._bands, self._preamp_db)
        other._former.clear()
        return other

    def set(self, bands: tuple[Band, ...], preamp_db: float) -> None:
        """From the next block on. Takes 25 to 100 ms, by the rate; another thread may have blocks
        filtered meanwhile."""
        if (bands, preamp_db) == (self._bands, self._preamp_db):
            return
        is_flat = not preamp_db and not any(band.gain_db for band in bands)
        made = None if is_flat else _Filter(impulse(bands, preamp_db, self._rate))
        with self._lock:
            if not self._former:
                self._former.append(self._filter)
            self._bands, self._preamp_db, self._filter = bands, preamp_db, made

    def filtered(self, samples: Samples) -> Samples:
        """The next block."""
        with self._lock:
            return self._filtered(samples)

    def _filtered(self, samples: Samples) -> Samples:
        if not self._former:
            return samples if self._filter is None else self._filter.filtered(samples)
        before = self._former.pop()
        if before is not None and self._filter is not None:
            self._filter.take_over(before)
        old = samples if before is None else before.filtered(samples)
        new = samples if self._filter is None else self._filter.filtered(samples)
        count = min(len(samples), round(CHANGE_S * self._rate))
        share = np.ones((len(samples), 1), np.float32)
        share[:count, 0] = (np.arange(count) + 0.5) / count
        changed: Samples = old * (1 - share) + new * share
        return changed


def impulse(bands: Sequence[Band], preamp_db: float, rate: int) -> npt.NDArray[np.float64]:
    """The response of all bands to one sample, as long as it can be heard."""
    size = 1 << round(_LONGEST_S * rate).bit_length()
    hz = np.arange(size // 2 + 1, dtype=np.float64) * (rate / size)
    response = np.fft.irfft(gain_at(hz, bands, preamp_db, rate))
    left = np.cumsum(response[::-1] ** 2)[::-1]
    audible = np.flatnonzero(left > left[0] * _INAUDIBLE**2)
    return response[: int(audible[-1]) + 1]


def gain_at(
    hz: npt.NDArray[np.float64], bands: Sequence[Band], preamp_db: float, rate: int
) -> _Response:
    """The complex gain of all bands together at some frequencies, up to half the rate."""
    z = np.exp(-2j * np.pi * hz / rate)
    gain = np.full(len(hz), 10 ** (preamp_db / 20), np.complex128)
    for band in bands:
        if 0 < band.hz < rate / 2 and band.q > 0:
            b, a = coefficients(band, rate)
            gain *= (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    return gain


class _Filter:
    """Convolution with one response, by overlap-save."""

    def __init__(self, response: npt.NDArray[np.float64]) -> None:
        self._response = response
        self._spectra: dict[int, _Response] = {}  # by size of the transform
        self._past: Samples = np.zeros((len(response) - 1, 2), np.float32)

    def take_over(self, other: "_Filter") -> None:
        """Go on from what another one has heard."""
        count = min(len(self._past), len(other._past))
        if count:
            self._past[-count:] = other._past[-count:]

    def filtered(self, samples: Samples) -> Samples:
        heard = np.concatenate((self._past, samples))
        size = 1 << (len(heard) - 1).bit_length()
        spectrum = self._spectra.get(size)
        if spectrum is None:
            spectrum = np.fft.rfft(self._response, size)
            self._spectra[size] = spectrum
        both = np.fft.rfft(heard.T, size) * spectrum
        whole = np.fft.irfft(both, size)[:, len(self._past) : len(heard)]
        self._past = heard[len(heard) - len(self._past) :]
        return np.ascontiguousarray(whole.T, np.float32)
