"""libVLC as a decoder of files: what it delivers whole, and that it waits without losing any."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding.base import Undecodable
from audio2_desktop.decoding.vlc import VlcDecoder
from tests.decoding.conftest import Halves
from tests.sounds import hostile
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import CUT, WHOLE, Signal, as_float, decoded, noise, offset, opened, rest


@pytest.mark.parametrize("kind", ["flac", "wav"])
def test_16_bits_arrive_whole(halves: Callable[[str], Halves], signal: Signal, kind: str) -> None:
    joined = np.concatenate([decoded(half, "vlc") for half in halves(kind)])
    assert np.array_equal(joined, as_float(signal))


@pytest.mark.parametrize("kind", ["mp3", "mp3-vbr"])
def test_mp3_arrives_whole(halves: Callable[[str], Halves], signal: Signal, kind: str) -> None:
    one, two = (decoded(half, "vlc") for half in halves(kind))
    assert (len(one), len(two)) == (CUT, WHOLE - CUT)
    joined, wave = np.concatenate([one, two])[:, 0], signal[:, 0] / 2**31
    for at in (0, CUT - 22_050, CUT, WHOLE - 22_050):
        assert offset(joined, wave[at : at + 17_640]) == at


def test_mp3_without_a_tag_begins_at_the_sample(
    halves: Callable[[str], Halves], signal: Signal
) -> None:
    found = decoded(halves("mp3-plain")[0], "vlc")
    assert offset(found[:60_000, 0], signal[10_000:30_000, 0] / 2**31) == 10_000


def test_a_seek_in_a_file_is_exact_because_ffmpeg_takes_over(
    halves: Callable[[str], Halves],
) -> None:
    path = halves("flac")[0]
    whole = decoded(path)
    decoder = opened(path, "vlc")
    for place in (5_000, 150_001, 3, CUT - 100):
        decoder.seek(place)
        found = rest(decoder, most=9_000)
        assert np.array_equal(found, whole[place : place + len(found)])
    decoder.close()


def test_who_does_not_read_for_long_loses_nothing(tmp_path: Path) -> None:
    signal = noise(8 * 44_100)
    decoder = VlcDecoder(str(write_signal(tmp_path / "long.flac", KINDS["flac"], signal)).encode())
    first = rest(decoder, most=20_000)
    time.sleep(7)  # longer than VLC may decode ahead, and than it keeps what is late
    found = np.concatenate([first, rest(decoder)])
    decoder.close()
    assert np.array_equal(found, as_float(signal))


@pytest.mark.parametrize("make", [hostile.text_named_mp3, hostile.truncated])
def test_what_is_no_sound_is_said(make: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(Undecodable):
        VlcDecoder(str(make(tmp_path)).encode(), patience_s=5)


def test_closing_in_the_middle_returns_at_once_and_ends_its_thread(
    halves: Callable[[str], Halves],
) -> None:
    path = str(halves("flac")[0]).encode()
    for _ in range(8):
        decoder = VlcDecoder(path)
        decoder.read()
        began = time.monotonic()
        decoder.close()
        decoder.close()
        assert time.monotonic() - began < 0.5
    deadline = time.monotonic() + 5
    while any(t.name == "vlc decoder" for t in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
