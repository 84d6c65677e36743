"""Files that are no sound, or broken: a plain word or a clean early end, and at once."""

import os
import struct
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audio2_desktop.decoding import reasons
from audio2_desktop.decoding.base import Undecodable
from audio2_desktop.decoding.opening import Choice
from tests.decoding.conftest import Halves
from tests.sounds import hostile
from tests.sounds.encode import encoded
from tests.sounds.signals import Signal, as_float, opened, rest

AT_ONCE_S = 8.0
"""On a busy machine; it takes some ms."""


def _written(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _wav(rate: int, channels: int, claimed: int = 4000) -> bytes:
    block = channels * 2
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * block & 0xFFFFFFFF, block & 0xFFFF, 16)
    data = bytes(4000)
    return (
        b"RIFF" + struct.pack("<I", min(claimed + 36, 0xFFFFFFFF)) + b"WAVEfmt " + b"\x10\0\0\0"
        + form + b"data" + struct.pack("<I", claimed) + data
    )  # fmt: skip


def _folder(folder: Path) -> Path:
    (folder / "folder.mp3").mkdir()
    return folder / "folder.mp3"


GARBAGE = np.random.default_rng(3).bytes(200_000)
BAD = {
    "garbage": (_written("garbage.mp3", GARBAGE), reasons.NO_SOUND),
    "garbage flac": (_written("garbage.flac", b"fLaC" + GARBAGE), None),
    "garbage m4a": (_written("garbage.m4a", encoded("m4a")[:40] + GARBAGE), None),
    "zeros": (_written("zeros.mp3", bytes(300_000)), reasons.NO_SOUND),
    "text": (hostile.text_named_mp3, reasons.NO_SOUND),
    "playlist": (_written("list.m3u8", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"), None),
    "picture": (_written("cover.mp3", b"\x89PNG\r\n\x1a\n" + GARBAGE), reasons.NO_SOUND),
    "header only": (_written("head.flac", encoded("flac")[:86]), reasons.NO_SOUND),
    "cut in its tags": (hostile.truncated, reasons.NO_SOUND),
    "m4a without its index": (_written("cut.m4a", encoded("m4a", 2.0)[:3000]), None),
    "4 billion comments": (hostile.flac_claims_too_much, None),
    "boxes of terabytes": (hostile.mp4_claims_too_much, reasons.NO_SOUND),
    "1000 channels": (_written("wide.wav", _wav(44_100, 1000)), None),
    "1 GHz": (_written("fast.wav", _wav(1_000_000_000, 2)), None),
    "0 Hz": (_written("slow.wav", _wav(0, 2)), None),
    "0 channels": (_written("none.wav", _wav(44_100, 0)), None),
    "folder": (_folder, reasons.NO_FILE),
    "missing": (lambda folder: folder / "gone.mp3", reasons.MISSING),
    "dangling link": (hostile.dangling_link, reasons.MISSING),
    "empty": (hostile.empty, reasons.EMPTY),
    "pipe": (hostile.fifo, reasons.NO_FILE),
    "device": (lambda _: Path("/dev/zero"), reasons.NO_FILE),
}


@pytest.mark.parametrize("choice", ["auto", "ffmpeg"])
@pytest.mark.parametrize("name", sorted(BAD))
def test_what_is_no_sound_is_said_at_once(name: str, choice: Choice, tmp_path: Path) -> None:
    make, reason = BAD[name]
    path = make(tmp_path)
    began = time.monotonic()
    with pytest.raises(Undecodable) as told:
        rest(opened(path, choice))
    assert time.monotonic() - began < AT_ONCE_S
    known = {text for name, text in vars(reasons).items() if name.isupper()}
    assert str(told.value) in ({reason} if reason else known)


def test_a_name_that_is_not_utf8_plays(tmp_path: Path) -> None:
    assert len(rest(opened(hostile.name_not_utf8(tmp_path)))) > 10_000


@pytest.mark.parametrize("name", ["a:b.flac", "pipe:0", "%41#?.flac", "-i", "a\nb.flac", "file:x"])
def test_a_name_is_only_a_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(encoded("flac"))
    assert len(rest(opened(tmp_path / name))) > 10_000


def test_a_header_that_claims_4_gb_ends_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "claims.wav").write_bytes(_wav(44_100, 2, 0xFFFFFFF0))
    decoder = opened(tmp_path / "claims.wav")
    assert decoder.frames is not None
    assert decoder.frames < 2_000
    assert len(rest(decoder)) == 1_000
    decoder.close()


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3", "ogg", "opus", "aac", "wv", "aiff"])
def test_a_file_that_breaks_off_plays_as_far_as_it_goes(
    halves: Callable[[str], Halves], kind: str, tmp_path: Path
) -> None:
    data = halves(kind)[0].read_bytes()
    (tmp_path / "cut").write_bytes(data[: len(data) // 2])
    decoder = opened(tmp_path / "cut")
    assert 60_000 < len(rest(decoder)) < 160_000
    decoder.close()


@pytest.mark.parametrize("kind", ["flac", "mp3", "ogg", "opus", "aac", "m4a", "alac", "wv"])
def test_damage_in_the_middle_is_passed_over(
    halves: Callable[[str], Halves], kind: str, tmp_path: Path
) -> None:
    data = bytearray(halves(kind)[0].read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3_000] = GARBAGE[:3_000]
    (tmp_path / "hurt").write_bytes(bytes(data))
    decoder = opened(tmp_path / "hurt")
    assert len(rest(decoder)) > 150_000
    decoder.close()


def test_a_file_that_is_cut_short_while_it_plays_ends(
    halves: Callable[[str], Halves], tmp_path: Path
) -> None:
    data = halves("flac")[0].read_bytes()
    (tmp_path / "shrinks").write_bytes(data)
    decoder = opened(tmp_path / "shrinks")
    begun = rest(decoder, most=10_000)
    os.truncate(tmp_path / "shrinks", len(data) // 3)
    assert len(begun) + len(rest(decoder)) < 150_000
    decoder.close()


def test_a_file_that_is_deleted_while_it_plays_goes_on(
    halves: Callable[[str], Halves], signal: Signal, tmp_path: Path
) -> None:
    (tmp_path / "goes").write_bytes(halves("flac")[0].read_bytes())
    decoder = opened(tmp_path / "goes")
    (tmp_path / "goes").unlink()
    found = rest(decoder)
    assert np.array_equal(found, as_float(signal[: len(found)]))
    assert decoder.frames == len(found)
    decoder.close()


def test_a_closed_decoder_says_so_and_closes_again(halves: Callable[[str], Halves]) -> None:
    decoder = opened(halves("wav")[0])
    decoder.close()
    decoder.close()
    with pytest.raises(Undecodable):
        decoder.read()
    with pytest.raises(Undecodable):
        decoder.seek(5)
