"""After a seek comes what a decoder without one gives from that place on."""

from collections.abc import Callable

import numpy as np
import pytest

from tests.decoding.conftest import Halves
from tests.sounds.signals import decoded, opened, rest

EXACT = ("wav", "aiff", "flac", "alac", "wv", "tta", "mp3", "mp3-vbr", "mp3-plain", "ogg")
NEARLY = ("m4a", "aac", "opus", "mka")
"""Whose decoders remember more than lies in the packets before: equal to 80 dB below full scale."""


def places(length: int) -> list[int]:
    """In no order: forward, back, near both ends, and once the same place again."""
    return [
        44_100, 1, 100_001, length - 1, length - 44_100, length - 1_000, length - 9_000, 777,
        150_000, 150_000, 5_000, 0,
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [*EXACT, *NEARLY])
def test_a_seek_lands_on_the_sample(halves: Callable[[str], Halves], kind: str) -> None:
    path = halves(kind)[0]
    whole = decoded(path)
    decoder = opened(path)
    for place in places(len(whole)):
        decoder.seek(place)
        found = rest(decoder, most=12_000)
        wanted = whole[place : place + len(found)]
        assert len(found) == len(wanted) >= min(12_000, len(whole) - place), place
        assert np.abs(found - wanted).max() <= (0 if kind in EXACT else 1e-4), place
    decoder.close()


@pytest.mark.parametrize("kind", [*EXACT, *NEARLY])
def test_the_end_after_a_seek_is_the_end(halves: Callable[[str], Halves], kind: str) -> None:
    decoder = opened(halves(kind)[0])
    length = len(rest(decoder))
    for place in (length - 30_000, length - 500, length - 1):
        decoder.seek(place)
        assert len(rest(decoder)) == length - place
    for behind in (length, length + 1, 10 * length):
        decoder.seek(behind)
        assert decoder.read() is None
    decoder.seek(0)
    assert len(rest(decoder)) == length
    decoder.close()


def test_seeks_within_a_part_count_from_its_beginning(halves: Callable[[str], Halves]) -> None:
    path = halves("flac")[0]
    whole = decoded(path)
    decoder = opened(path, start_ms=1_000, end_ms=3_000)
    assert decoder.frames == 88_200
    for place in (44_100, 0, 88_000, 88_200, 100_000, 12_345):
        decoder.seek(place)
        assert np.array_equal(rest(decoder), whole[44_100 + place : 132_300])
    decoder.close()
