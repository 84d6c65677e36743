"""Two files cut from one signal, decoded one after the other, are that signal again."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding.opening import whole
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import MediaSource
from tests.decoding.conftest import Halves
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import CUT, WHOLE, Signal, as_float, decoded, offset

LOSSLESS = ("wav", "aiff", "flac", "alac", "wv", "tta")
LOSSY = ("mp3", "mp3-vbr", "m4a", "m4a-front", "ogg", "opus", "mka")


def slips(found: "np.ndarray", signal: Signal) -> list[int]:
    """How far pieces of the signal lie from where they should, before, at and behind the joint."""
    wave = signal[:, 0] / 2**31
    starts = (0, 44_100, CUT - 22_050, CUT - 4_410, CUT, CUT + 22_050, WHOLE - 22_050)
    return [offset(found[:, 0], wave[at : at + 17_640]) - at for at in starts]


@pytest.mark.parametrize("kind", LOSSLESS)
def test_lossless_halves_are_the_whole_bit_by_bit(
    halves: Callable[[str], Halves], signal: Signal, kind: str
) -> None:
    one, two = halves(kind)
    joined = np.concatenate([decoded(one), decoded(two)])
    assert np.array_equal(joined, as_float(signal))


@pytest.mark.parametrize("kind", LOSSY)
def test_lossy_halves_have_no_gap_and_lose_nothing(
    halves: Callable[[str], Halves], signal: Signal, kind: str
) -> None:
    one, two = (decoded(half) for half in halves(kind))
    assert (len(one), len(two)) == (CUT, WHOLE - CUT)
    assert slips(np.concatenate([one, two]), signal) == [0] * 7


@pytest.mark.parametrize(("kind", "tail"), [("mp3-plain", 1200), ("aac", 1024)])
def test_what_tells_nothing_begins_at_the_sample_and_ends_within_a_block(
    halves: Callable[[str], Halves], signal: Signal, kind: str, tail: int
) -> None:
    one, two = (decoded(half) for half in halves(kind))
    wave = signal[:, 0] / 2**31
    assert offset(one[:60_000, 0], wave[10_000:30_000]) == 10_000
    assert offset(two[:60_000, 0], wave[CUT + 10_000 : CUT + 30_000]) == 10_000
    assert 0 <= len(one) - CUT < tail
    assert 0 <= len(two) - (WHOLE - CUT) < tail


def test_parts_of_one_file_are_the_whole_bit_by_bit(signal: Signal, tmp_path: Path) -> None:
    kind = replace(KINDS["flac"], rate=44_100)
    path = write_signal(tmp_path / "whole.flac", kind, signal)
    bounds = (0, 1_013, 4_999, 5_000, 9_347, None)
    parts = [decoded(path, start_ms=start, end_ms=end) for start, end in pairwise(bounds)]
    assert [len(part) for part in parts[:3]] == [44_673, 175_783, 44]
    assert np.array_equal(np.concatenate(parts), as_float(signal))


def test_a_part_that_ends_behind_the_file_ends_with_it(
    halves: Callable[[str], Halves], signal: Signal
) -> None:
    found = decoded(halves("flac")[0], start_ms=5_000, end_ms=60_000)
    assert np.array_equal(found, as_float(signal[220_500:CUT]))


def test_a_part_that_begins_behind_the_file_is_empty(halves: Callable[[str], Halves]) -> None:
    assert len(decoded(halves("wav")[0], start_ms=60_000)) == 0


@pytest.mark.parametrize("kind", ["mp3", "m4a", "opus"])
def test_parts_of_lossy_files_count_from_the_music(
    halves: Callable[[str], Halves], kind: str
) -> None:
    path = halves(kind)[0]
    whole = decoded(path)
    rate = 48_000 if kind == "opus" else 44_100
    found = decoded(path, start_ms=1_000, end_ms=2_000)
    assert len(found) == rate
    assert np.allclose(found, whole[rate : 2 * rate], atol=1e-4)


def test_a_file_can_be_looked_at_whole(halves: Callable[[str], Halves], signal: Signal) -> None:
    source = MediaSource(path=str(halves("flac")[0]).encode(), start_ms=Ms(1_000))
    with whole(source) as (sound, blocks):
        found = np.concatenate(list(blocks))
    assert (sound.rate, sound.channels, sound.bits) == (44_100, 2, 16)
    assert np.array_equal(found, as_float(signal[44_100:CUT]))
