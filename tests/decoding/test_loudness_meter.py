"""Loudness and true peak against FFmpeg's own command, over all that music can be."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding.base import Sound
from audio2_desktop.decoding.loudness_meter import LoudnessMeter
from audio2_desktop.decoding.opening import whole
from audio2_desktop.domain.loudness import Measured, together
from audio2_desktop.playback.engine import MediaSource
from tests.demo import tones
from tests.sounds import encoded
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import Signal, noise

SECONDS = 20


def music(rate: int = 44_100, channels: int = 2) -> Signal:
    """A soft half and a loud one, with tones, a beat and breaths of silence in between."""
    at = np.arange(rate * SECONDS) / rate
    beat = np.exp(-((at * 2) % 1) * 8) * np.random.default_rng(4).standard_normal(len(at)) * 0.2
    strength = np.where(at < SECONDS / 2, 0.15, 1.0) * (at % 5 > 0.7)
    wave = [
        strength * (0.35 * np.sin(2 * np.pi * (110 + 55 * channel) * at) + beat)
        for channel in range(channels)
    ]
    return (np.stack(wave, axis=1).clip(-1, 1) * (2**31 - 256)).astype(np.int32)


def measured(path: Path) -> Measured:
    with whole(MediaSource(bytes(path))) as (sound, blocks):
        meter = LoudnessMeter(sound)
        for block in blocks:
            meter.take(block)
        return meter.told()


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """LUFS and dB of the true peak."""
    said = subprocess.run(
        ["ffmpeg", "-nostats", "-hide_banner", "-i", path, "-map", "0:a:0", "-af",
         "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    loudness, peak = re.findall(r"(?:I|Peak):\s+(-?[\d.]+|-inf) (?:LUFS|dBFS)", said)[-2:]
    return float(loudness), float(peak)


def same(path: Path) -> Measured:
    found, (lufs, peak_db) = measured(path), by_ffmpeg(path)
    assert found.lufs == pytest.approx(lufs, abs=0.1)
    assert 20 * np.log10(found.peak) == pytest.approx(peak_db, abs=0.1)
    assert together([found.blocks]) == pytest.approx(found.lufs, abs=0.06)
    return found


@pytest.mark.parametrize("kind", ["flac", "wav24", "mp3", "opus", "ogg", "wv", "alac"])
def test_music_is_as_loud_as_ffmpeg_says(kind: str, tmp_path: Path) -> None:
    same(write_signal(tmp_path / kind, KINDS[kind], music(KINDS[kind].rate)))


@pytest.mark.parametrize(("layout", "channels"), [("mono", 1), ("5.1", 6), ("quad", 4)])
def test_every_number_of_channels_counts_as_it_should(
    layout: str, channels: int, tmp_path: Path
) -> None:
    kind = replace(KINDS["flac"], layout=layout)
    same(write_signal(tmp_path / "a.flac", kind, music(channels=channels)))


def test_a_tune_and_noise_are_as_loud_as_ffmpeg_says(tmp_path: Path) -> None:
    (tmp_path / "tune.flac").write_bytes(tones.flac(12, 7))
    same(tmp_path / "tune.flac")
    same(write_signal(tmp_path / "noise.flac", KINDS["flac"], noise()))


def test_a_peak_between_samples_is_found() -> None:
    at = np.arange(44_100)
    tone = np.sin(np.pi / 2 * at + np.pi / 4) * np.hanning(44_100)  # no sample is above 0.707
    meter = LoudnessMeter(Sound(44_100, 1, 0, "FLAC"))
    meter.take(tone[:, None].astype(np.float32))
    assert meter.told().peak == pytest.approx(1.0, abs=0.02)


def test_silence_and_a_click_have_no_loudness() -> None:
    for frames in (0, 1000, 44_100):
        meter = LoudnessMeter(Sound(44_100, 2, 16, "FLAC"))
        if frames:
            meter.take(np.zeros((frames, 2), np.float32))
        found = meter.told()
        assert (found.lufs, found.peak, dict(found.blocks)) == (None, 0.0, {})


def test_samples_that_are_no_numbers_spoil_nothing() -> None:
    sound = (0.2 * np.random.default_rng(1).standard_normal((88_200, 2))).astype(np.float32)
    clean, spoilt = (LoudnessMeter(Sound(44_100, 2, 0, "FLOAT")) for _ in range(2))
    clean.take(sound)
    sound[100] = np.nan
    sound[200] = np.inf
    spoilt.take(sound)
    assert spoilt.told().lufs == pytest.approx(clean.told().lufs, abs=0.05)


def test_channels_that_nobody_has_a_name_for_are_heard_as_two() -> None:
    meter = LoudnessMeter(Sound(44_100, 12, 0, "FLAC"))
    meter.take((0.2 * np.random.default_rng(1).standard_normal((44_100, 12))).astype(np.float32))
    assert meter.told().lufs is not None


def test_a_tiny_file_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(encoded("mp3", 0.3))
    assert measured(tmp_path / "a.mp3").peak > 0.1
