"""Files whose encoders' padding only their own words tell, or nobody."""

from dataclasses import replace
from pathlib import Path

import mutagen.mp4
import pytest

from audio2_desktop.decoding import trims
from tests.sounds.encode import KINDS, Kind, write_signal
from tests.sounds.signals import CUT, Signal, decoded, noise, offset

SMPB = "----:com.apple.iTunes:iTunSMPB"


@pytest.fixture(scope="module")
def music() -> Signal:
    return noise(CUT)


def written(path: Path, kind: Kind, music: Signal, smpb: str = "") -> Path:
    write_signal(path, kind, music)
    if smpb:
        file = mutagen.mp4.MP4(path)
        file[SMPB] = [mutagen.mp4.MP4FreeForm(smpb.encode())]
        file.save()
    return path


def begins_at(path: Path, music: Signal) -> int:
    return offset(decoded(path)[:60_000, 0], music[:30_000, 0] / 2**31)


def without_edit_list() -> Kind:
    return replace(KINDS["m4a"], container_options={"use_editlist": "0"})


def test_the_comment_of_itunes_tells_where_music_begins_and_ends(
    music: Signal, tmp_path: Path
) -> None:
    told = f" 00000000 00000400 000001CA {CUT - 100:016X} 00000000 00000000"
    path = written(tmp_path / "a.m4a", without_edit_list(), music, told)
    assert len(decoded(path)) == CUT - 100
    assert begins_at(path, music) == 0


def test_the_comment_of_itunes_and_an_edit_list_are_not_both_cut(
    music: Signal, tmp_path: Path
) -> None:
    told = f" 00000000 00000400 00000231 {CUT:016X} 00000000 00000000"
    path = written(tmp_path / "a.m4a", KINDS["m4a"], music, told)
    assert len(decoded(path)) == CUT
    assert begins_at(path, music) == 0


@pytest.mark.parametrize(
    "told",
    [
        "nonsense",
        " 00000000 FFFFFFFF 00000000 0000000000000001",
        " 0 400 1CA 7FFFFFFFFFFFFFFF",
        "0",
    ],
)
def test_a_comment_that_cannot_be_true_is_not_believed(
    told: str, music: Signal, tmp_path: Path
) -> None:
    assert len(decoded(written(tmp_path / "a.m4a", KINDS["m4a"], music, told))) == CUT


def test_aac_without_any_word_begins_behind_the_first_block(music: Signal, tmp_path: Path) -> None:
    assert begins_at(written(tmp_path / "a.m4a", without_edit_list(), music), music) == 0


def test_lame_is_known_by_its_name_in_the_frames(music: Signal, tmp_path: Path) -> None:
    path = written(tmp_path / "a.mp3", KINDS["mp3-plain"], music)
    assert begins_at(path, music) == 0
    data = path.read_bytes()
    assert b"LAME" in data
    path.write_bytes(data.replace(b"LAME", b"\0\0\0\0"))
    assert begins_at(path, music) == trims.LAME_DELAY - trims.MP3_DECODER_DELAY


def test_a_tag_without_delays_is_no_better_than_none(music: Signal, tmp_path: Path) -> None:
    """Xing's own tag counts frames only; it is itself a frame, without music."""
    path = written(tmp_path / "a.mp3", KINDS["mp3"], music)
    data = path.read_bytes()
    at = max(data.find(b"Xing"), data.find(b"Info")) + 120
    assert data[at : at + 3] == b"Lav"
    path.write_bytes(data[:at] + bytes(24) + data[at + 24 :])
    assert begins_at(path, music) == 0
    assert 0 <= len(decoded(path)) - CUT < 1_200
