"""The shape of a track as bars of a seek bar."""

from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain.waves import SLICE_MS, Waves


def test_a_bar_is_as_tall_as_the_loudest_in_it() -> None:
    waves = Waves(bytes([0, 255, 51, 0]), is_whole=True)
    assert waves.bars(2, 4 * SLICE_MS) == [1.0, 0.2]
    assert waves.bars(8, 4 * SLICE_MS) == [0, 0, 1, 1, 0.2, 0.2, 0, 0]


def test_what_is_not_known_yet_is_none() -> None:
    half = Waves(bytes([255, 255]))
    assert half.bars(4, 4 * SLICE_MS) == [1, 1, None, None]
    assert Waves(half.heights, is_whole=True).bars(4, 4 * SLICE_MS) == [1, 1, 0, 0]
    assert Waves().bars(3, 60_000) == [None] * 3


def test_a_part_has_its_own_slices_and_is_whole_when_they_are_known() -> None:
    waves = Waves(bytes(range(10)))
    assert waves.part(500, 1500) == Waves(bytes([2, 3, 4, 5]), is_whole=True)
    assert waves.part(2000, 4000) == Waves(bytes([8, 9]))
    assert waves.part(500, None) == Waves(bytes(range(2, 10)))
    assert waves.part(5000, 6000) == Waves()


@given(st.binary(max_size=300), st.booleans(), st.integers(1, 200), st.integers(0, 100_000))
def test_there_are_as_many_bars_as_asked_for(
    heights: bytes, is_whole: bool, count: int, length_ms: int
) -> None:
    bars = Waves(heights, is_whole).bars(count, length_ms)
    assert len(bars) == count
    assert all(bar is None or 0 <= bar <= 1 for bar in bars)
    assert not is_whole or None not in bars
