"""Sample by sample: joints, crossfades, gains, fades, and what is done when sound does not come."""

import numpy as np
import pytest

from audio2_desktop.decoding.base import Samples
from audio2_desktop.playback.sound.mixer import CLICK_S, What
from audio2_desktop.playback.sound.output import integers
from tests.playback.sound.conftest import Bench, Given, noise, sine, until

CUT = 220_623
CLICK = round(CLICK_S * 44_100)


def steps(samples: Samples) -> float:
    """The largest change from one frame to the next."""
    return float(np.abs(np.diff(samples, axis=0)).max())


def test_two_voices_join_without_a_sample_between_them(bench: Bench) -> None:
    whole = noise(CUT + 100_000)
    bench.play(bench.voice(whole[:CUT]), bench.voice(whole[CUT:]))
    assert np.array_equal(bench.pull(len(whole)), whole)
    assert [(h.what, h.frame) for h in bench.mixer.happened()] == [
        (What.SOUNDS, 0),
        (What.CROSSED, CUT),
    ]
    assert not bench.pull(4410).any()
    assert [(h.what, h.frame) for h in bench.mixer.happened()] == [(What.ENDED, len(whole))]
    assert bench.mixer.dropouts == 0


@pytest.mark.parametrize("bits", [16, 24])
def test_lossless_sound_passes_bit_by_bit(bench: Bench, bits: int) -> None:
    whole = noise(50_000, bits=bits)
    whole[0], whole[1] = -1.0, 1 - 2.0 ** (1 - bits)  # both ends of the scale
    bench.play(bench.voice(whole))
    passed = integers(bench.pull(len(whole)))
    assert np.array_equal(passed >> (32 - bits), (whole * 2.0 ** (bits - 1)).astype(np.int64))
    assert not (passed & ((1 << (32 - bits)) - 1)).any()


def test_what_is_too_loud_is_cut_off_not_turned_round() -> None:
    loud = np.array([[1.0, -1.0], [3.0, -3.0]], np.float32)
    assert integers(loud).tolist() == [[2**31 - 128, -(2**31)]] * 2


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_a_crossfade_overlaps_exactly(bench: Bench, seconds: float) -> None:
    first, second = noise(CUT, 1), noise(200_000, 2)
    overlap = round(seconds * 44_100)
    bench.play(bench.voice(first), bench.voice(second), crossfade_s=seconds)
    mixed = bench.pull(CUT - overlap + len(second))
    assert np.array_equal(mixed[: CUT - overlap], first[:-overlap])
    assert np.array_equal(mixed[CUT:], second[overlap:])
    angle = ((np.arange(overlap) + 0.5) / overlap * np.pi / 2)[:, np.newaxis]
    wanted = first[-overlap:] * np.cos(angle) + second[:overlap] * np.sin(angle)
    assert np.abs(mixed[CUT - overlap : CUT] - wanted).max() < 1e-6
    assert [(h.what, h.frame) for h in bench.mixer.happened()] == [
        (What.SOUNDS, 0),
        (What.CROSSED, CUT - overlap),
    ]


def test_a_crossfade_of_unknown_length_begins_when_the_end_is_seen(bench: Bench) -> None:
    first, second = noise(100_000, 1), noise(100_000, 2)
    unknown = bench.voice(first, decoder=Given(first, knows_length=False))
    bench.play(unknown, bench.voice(second), crossfade_s=1.0)
    mixed = bench.pull(len(first) - 44_100 + len(second))
    assert np.array_equal(mixed[: 100_000 - 44_100], first[:-44_100])
    assert np.array_equal(mixed[100_000:], second[44_100:])


def test_a_crossfade_is_no_longer_than_what_follows(bench: Bench) -> None:
    first, second = noise(100_000, 1), noise(20_000, 2)
    bench.play(bench.voice(first), bench.voice(second), crossfade_s=2.0)
    mixed = bench.pull(100_001)
    assert np.array_equal(mixed[:80_000], first[:80_000])
    assert not np.array_equal(mixed[80_000:81_000], first[80_000:81_000])
    assert not mixed[100_000].any()


@pytest.mark.parametrize("gain_db", [-12.34, -3.0, 2.5])
def test_gain_is_exact(bench: Bench, gain_db: float) -> None:
    tone = sine(1.0, level=0.25)
    bench.play(bench.voice(tone, gain_db=gain_db))
    heard = bench.pull(len(tone))
    found = 10 * np.log10(np.sum(heard.astype(float) ** 2) / np.sum(tone.astype(float) ** 2))
    assert found == pytest.approx(gain_db, abs=0.001)


@pytest.mark.parametrize(("volume", "wanted_db"), [(75, -7.5), (50, -18.06), (25, -36.12)])
def test_the_volume_follows_its_curve(bench: Bench, volume: int, wanted_db: float) -> None:
    bench.mixer.set_volume(volume)
    bench.play(bench.voice(sine(1.0)))
    heard = bench.pull(44_100)
    found = 20 * np.log10(np.abs(heard).max() / 0.5)
    assert found == pytest.approx(wanted_db, abs=0.01)


def test_volume_and_mute_glide_and_mute_is_silence(bench: Bench) -> None:
    bench.play(bench.voice(sine(3.0)))
    bench.pull(10_000)
    plain = steps(sine(1.0))
    for change in (lambda: bench.mixer.set_volume(20), lambda: bench.mixer.set_muted(muted=True)):
        change()
        assert steps(bench.pull(8820)) < plain + 0.5 / (0.02 * 44_100)
    assert not bench.pull(4410).any()
    bench.mixer.set_volume(100)
    bench.mixer.set_muted(muted=False)
    assert steps(bench.pull(8820)) < plain + 0.5 / (0.02 * 44_100)
    assert np.abs(bench.pull(4410)).max() == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize("fade_s", [0.0, 0.2])
def test_nothing_clicks(bench: Bench, fade_s: float) -> None:
    """Each command right at a peak of the wave."""
    bench.mixer.set_fade(fade_s)
    frames = max(CLICK, round(fade_s * 44_100))
    most = steps(sine(1.0)) + 2 * 0.5 / frames
    peak = 44_100 + 25
    bench.play(bench.voice(sine(8.0)))
    heard = [bench.pull(peak)]
    assert abs(heard[0][-1, 0]) > 0.45
    bench.mixer.pause()
    heard.append(bench.pull(20_000))
    assert not heard[-1][frames:].any()
    bench.mixer.play()
    heard.append(bench.pull(peak))
    for ms in (3000, 1111, 5003):
        bench.mixer.seek(ms)
        heard.append(bench.pull(peak))
    assert steps(np.concatenate(heard)) < most
    bench.mixer.load(bench.voice(sine(3.0, 317)))  # begins as it is, above what fades
    bench.mixer.play()
    heard.append(bench.pull(peak))
    bench.mixer.load(None)
    heard.append(bench.pull(20_000))
    assert steps(np.concatenate(heard)) < most + steps(sine(1.0, 317))
    assert not heard[-1][frames:].any()
    assert bench.mixer.dropouts == 0


def test_pause_keeps_the_place_and_seeks_are_exact(bench: Bench) -> None:
    whole = noise(300_000)
    voice = bench.voice(whole)
    bench.play(voice)
    bench.pull(50_000)
    bench.mixer.pause()
    assert voice.position_ms == pytest.approx((50_000 + CLICK) / 44.1)
    bench.pull(10_000)
    assert bench.names() == ["SOUNDS", "PAUSED"]
    bench.mixer.play()
    bench.pull(CLICK)
    assert np.array_equal(bench.pull(1000), whole[50_000 + 2 * CLICK :][:1000])
    bench.mixer.seek(1000)
    bench.pull(CLICK)
    assert np.array_equal(bench.pull(1000), whole[44_100 + CLICK :][:1000])


def test_another_rate_is_asked_for_at_the_joint(bench: Bench) -> None:
    first, second = noise(40_000, 1), noise(40_000, 2)
    bench.play(bench.voice(first), bench.voice(second, 48_000))
    heard = bench.pull(50_000)
    assert np.array_equal(heard[:40_000], first)
    assert not heard[40_000:].any()
    assert bench.mixer.wants_rate == 48_000
    bench.mixer.set_rate(48_000)
    assert bench.mixer.wants_rate is None
    assert np.array_equal(bench.pull(40_000), second)
    assert bench.mixer.dropouts == 0


def test_a_crossfade_into_another_rate_is_resampled(bench: Bench) -> None:
    first, second = sine(2.0), sine(3.0, 1000, 48_000)
    following = bench.voice(second, 48_000, rate=lambda _: 44_100)
    bench.play(bench.voice(first), following, crossfade_s=0.5)
    heard = bench.pull(44_100 * 4)
    assert steps(heard) < steps(sine(1.0)) + steps(sine(1.0, 1000))
    later = heard[100_000:144_100, 0] * np.hanning(44_100)
    assert np.argmax(np.abs(np.fft.rfft(later))) == 1000
    assert following.position_ms == pytest.approx(2500, abs=1)


@pytest.mark.parametrize("channels", [1, 6])
def test_any_number_of_channels_follows(bench: Bench, channels: int) -> None:
    first = noise(40_000, 1)
    second = noise(40_000, 2, channels=channels)
    bench.play(bench.voice(first), bench.voice(second))
    heard = bench.pull(80_000)
    assert np.array_equal(heard[:40_000], first)
    assert heard[40_000:].any(axis=0).all()
    if channels == 1:
        assert np.array_equal(heard[40_000:], np.repeat(second, 2, axis=1))


def test_what_does_not_come_is_silence_and_counted_once(bench: Bench) -> None:
    tone = sine(4.0)
    decoder = Given(tone, gate=44_100)
    voice = bench.voice(tone, decoder=decoder)
    bench.play(voice)
    heard = bench.mixer.mix(100_000)
    assert bench.mixer.dropouts == 0
    heard = np.concatenate((heard, bench.mixer.mix(4410), bench.mixer.mix(4410)))
    assert bench.mixer.dropouts == 1
    assert not heard[46_000:].any()
    decoder.open_gate()
    until(lambda: voice.stock().is_ready)
    heard = np.concatenate((heard, bench.mixer.mix(8820)))
    assert heard[-4410:].any()
    assert steps(heard) < steps(tone) + 2 * 0.5 / CLICK
    assert bench.names() == ["SOUNDS", "WAITS", "SOUNDS"]


def test_a_voice_that_fails_ends_there_and_nothing_begins_unasked(bench: Bench) -> None:
    whole = noise(100_000)
    broken = bench.voice(whole, decoder=Given(whole, breaks_at=34_560))
    following = bench.voice(whole)
    bench.play(broken, following)
    heard = bench.pull(60_000)
    assert np.array_equal(heard[:34_560], whole[:34_560])
    assert not heard[34_560:].any()
    assert bench.names() == ["SOUNDS", "FAILED"]
    assert bench.mixer.current is None
    assert bench.mixer.following is following


def test_a_change_of_mind_lets_go_of_what_was_prepared(bench: Bench) -> None:
    decoders = [Given(noise(50_000, n)) for n in range(3)]
    voices = [bench.voice(noise(1), decoder=one) for one in decoders]
    bench.play(voices[0])
    bench.mixer.prepare(voices[1])
    bench.mixer.prepare(voices[2])
    assert decoders[1].closed.wait(5)
    bench.mixer.load(None)
    assert all(one.closed.wait(5) for one in decoders)


@pytest.mark.parametrize("speed", [50, 80, 150, 200])
def test_speed_keeps_the_pitch_and_the_place(bench: Bench, speed: int) -> None:
    voice = bench.voice(sine(8.0, 1000))
    bench.play(voice)
    bench.pull(44_100)
    bench.mixer.set_speed(speed)
    assert voice.position_ms == pytest.approx(1000 + CLICK_S * 1000, abs=0.1)
    until(lambda: voice.stock().is_ready)
    heard = bench.pull(44_100 * 2)
    assert voice.position_ms == pytest.approx(1010 + 2000 * speed / 100, abs=0.1)
    tone = heard[44_100:, 0] * np.hanning(44_100)
    assert abs(int(np.argmax(np.abs(np.fft.rfft(tone)))) - 1000) <= 1
    bench.mixer.set_speed(100)
    until(lambda: voice.stock().is_ready)
    left = 8.0 - voice.position_ms / 1000
    bench.pull(round(left * 44_100) + CLICK)
    assert bench.names()[-1] == "ENDED"


def test_the_length_played_at_another_speed_is_right(bench: Bench) -> None:
    for speed in (50, 150):
        voice = bench.voice(sine(4.0), speed=speed)
        bench.play(voice)
        heard = bench.pull(44_100 * 9)
        assert np.flatnonzero(heard[:, 0])[-1] == pytest.approx(
            4 * 44_100 * 100 / speed, abs=0.02 * 44_100
        )
