"""Silence at the edges of a track can be left out, exactly; what is within stays."""

from collections.abc import Iterator

import numpy as np
import pytest

from audio2_desktop.decoding.base import Samples
from audio2_desktop.playback.sound.silence import KEPT_S, LONGEST_S, without_edges
from audio2_desktop.playback.sound.voice import Voice
from tests.playback.sound.conftest import Given, noise, until

RATE = 44_100
KEPT = round(KEPT_S * RATE)


def quiet(frames: int) -> Samples:
    return np.full((frames, 2), 0.0005, np.float32)


def cut(sound: Samples, block: int) -> Iterator[Samples]:
    return (sound[at : at + block] for at in range(0, len(sound), block))


@pytest.mark.parametrize("block", [441, 1152, 100_000])
def test_edges_go_and_the_middle_stays(block: int) -> None:
    first, second = noise(30_000, 1) + np.float32(0.01), noise(20_000, 2) + np.float32(0.01)
    first[0] = second[-1] = 0.5
    sound = np.concatenate([quiet(3 * RATE), first, quiet(2 * RATE), second, quiet(4 * RATE)])
    skipped: list[int] = []
    left = np.concatenate(list(without_edges(cut(sound, block), RATE, skipped.append)))
    (lead,) = skipped
    assert 3 * RATE - KEPT <= lead <= 3 * RATE
    music = len(first) + 2 * RATE + len(second)
    assert len(left) == 3 * RATE - lead + music + KEPT
    assert np.array_equal(left, sound[lead : lead + len(left)])


def test_the_start_stays_where_nobody_asks_for_less() -> None:
    sound = np.concatenate([quiet(RATE), noise(1000) + np.float32(0.01)])
    left = np.concatenate(list(without_edges(cut(sound, 500), RATE, None)))
    assert len(left) >= RATE + 990


def test_a_track_of_silence_is_bounded_in_memory() -> None:
    sound = quiet(round((2 * LONGEST_S + 5) * 1000))
    skipped: list[int] = []
    left = list(without_edges(cut(sound, 1000), 1000, skipped.append))
    assert skipped[0] <= LONGEST_S * 1000
    assert sum(map(len, left)) <= (LONGEST_S + 5) * 1000 + 1000


def test_the_place_counts_what_was_skipped() -> None:
    sound = np.concatenate([quiet(2 * RATE), noise(RATE) + np.float32(0.01), quiet(2 * RATE)])
    voice = Voice(1, lambda: Given(sound), skips_silence=True)
    until(lambda: voice.stock().is_whole)
    begins = voice.position_ms
    assert 1900 <= begins <= 2001
    got = voice.pull(10 * RATE)
    assert voice.position_ms == pytest.approx(begins + len(got) * 1000 / RATE, abs=1)
    assert len(got) <= RATE + 2 * KEPT
    voice.seek(1000)
    until(lambda: voice.stock().is_ready)
    assert voice.position_ms == pytest.approx(1000)
    voice.close()
