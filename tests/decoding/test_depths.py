"""Depth, rate and number of channels arrive as they are in the file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding.base import Sound, to_stereo
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import as_float, decoded, noise, opened, rest

LAYOUTS = ("mono", "stereo", "3.0", "quad", "5.0", "5.1", "6.1", "7.1")


@pytest.mark.parametrize("rate", [44_100, 96_000, 192_000])
@pytest.mark.parametrize("kind", ["flac24", "wav24", "alac24", "wv24"])
def test_24_bits_arrive_bit_by_bit(kind: str, rate: int, tmp_path: Path) -> None:
    signal = noise(40_001, bits=24, rate=rate)
    assert np.any(signal & 0xFF00)
    path = write_signal(tmp_path / "deep", replace(KINDS[kind], rate=rate), signal)
    decoder = opened(path)
    assert (decoder.sound.rate, decoder.sound.channels) == (rate, 2)
    assert decoder.sound.bits == (32 if kind == "wv24" else 24)
    decoder.close()
    assert np.array_equal(decoded(path), as_float(signal))


@pytest.mark.parametrize(
    ("codec", "exactness"), [("pcm_f32le", 0), ("pcm_f64le", 0), ("pcm_u8", 8)]
)
def test_other_samples_of_wav(codec: str, exactness: int, tmp_path: Path) -> None:
    signal = noise(20_001, bits=exactness or 24)
    path = write_signal(tmp_path / "odd.wav", replace(KINDS["wav"], codec=codec), signal)
    assert np.array_equal(decoded(path), as_float(signal))


@pytest.mark.parametrize("kind", ["flac", "wav"])
@pytest.mark.parametrize("channels", range(1, 9))
def test_all_channels_arrive_each_in_its_place(kind: str, channels: int, tmp_path: Path) -> None:
    signal = noise(20_001, channels=channels)
    layout = LAYOUTS[channels - 1]
    path = write_signal(tmp_path / "wide", replace(KINDS[kind], layout=layout), signal)
    decoder = opened(path)
    assert decoder.sound.channels == channels
    assert len(decoder.sound.speakers) in (0, channels)
    decoder.close()
    assert np.array_equal(decoded(path), as_float(signal))


def test_lossy_kinds_have_no_depth(tmp_path: Path) -> None:
    path = write_signal(tmp_path / "lossy", KINDS["mp3"], noise(20_000))
    decoder = opened(path)
    assert (decoder.sound.bits, decoder.sound.codec) == (0, "MP3")
    decoder.close()


def test_a_chain_of_streams_goes_on_in_the_form_of_the_first(tmp_path: Path) -> None:
    first = write_signal(tmp_path / "1", KINDS["aac"], noise(44_100))
    low = replace(KINDS["aac"], layout="mono", rate=22_050)
    second = write_signal(tmp_path / "2", low, noise(22_050, channels=1))
    (tmp_path / "chain").write_bytes(first.read_bytes() + second.read_bytes())
    found = decoded(tmp_path / "chain")
    assert found.shape[1] == 2
    assert 88_200 < len(found) < 95_000
    assert np.abs(found[70_000:80_000]).max() > 0.1


def test_a_chain_that_ffmpeg_does_not_follow_ends_with_its_first_link(tmp_path: Path) -> None:
    first = write_signal(tmp_path / "1", KINDS["opus"], noise(48_000))
    mono = replace(KINDS["opus"], layout="mono")
    second = write_signal(tmp_path / "2", mono, noise(48_000, channels=1))
    (tmp_path / "chain").write_bytes(first.read_bytes() + second.read_bytes())
    decoder = opened(tmp_path / "chain")
    assert 47_000 < len(rest(decoder)) <= 48_000
    decoder.close()


# -- two channels of many --


def test_one_channel_goes_to_both_sides() -> None:
    mono = np.array([[0.5], [-1.0]], np.float32)
    assert to_stereo(mono).tolist() == [[0.5, 0.5], [-1.0, -1.0]]


def test_two_channels_stay_the_same_array() -> None:
    stereo = np.ones((3, 2), np.float32)
    assert to_stereo(stereo) is stereo


@pytest.mark.parametrize("channels", range(3, 12))
def test_nothing_clips_and_both_sides_are_alike(channels: int) -> None:
    loud = np.ones((4, channels), np.float32)
    mixed = to_stereo(loud)
    assert mixed.shape == (4, 2)
    assert np.allclose(mixed.max(), 1.0)


def test_channels_go_to_their_side_and_the_deepest_is_left_out() -> None:
    speakers = ("FL", "FR", "FC", "LFE", "BL", "BR")
    each = to_stereo(np.eye(6, dtype=np.float32), speakers)
    front, centre, back = each[0, 0], each[2, 0], each[4, 0]
    assert centre == pytest.approx(front * 0.5**0.5)
    assert back == pytest.approx(centre)
    assert each[1].tolist() == [0.0, front]
    assert each[2, 0] == each[2, 1]
    assert each[3].tolist() == [0.0, 0.0]
    assert (each[4, 1], each[5, 0]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("channels", "speakers", "layout"),
    [
        (1, (), "FC"),
        (3, (), "FL+FR+FC"),
        (3, ("FL", "FR", "LFE"), "FL+FR+LFE"),
        (12, (), ""),
    ],
)
def test_channels_are_those_that_are_named_else_the_usual_ones(
    channels: int, speakers: tuple[str, ...], layout: str
) -> None:
    assert Sound(48_000, channels, 16, "PCM", speakers).layout == layout
