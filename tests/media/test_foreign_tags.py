"""Tags and sound as other programs write them, odd but in use."""

import os
from pathlib import Path

import mutagen
import pytest

from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.media import tags
from audio2_desktop.media.dialects import id3, others
from tests.sounds import FORMATS, encoded, write

ID3_CLASSES = {"mp3": "MP3", "wav": "WAVE", "aiff": "AIFF", "dsf": "DSF", "dff": "DSDIFF",
               "tta": "TrueAudio"}  # fmt: skip


def read(path: Path) -> FileTags:
    found = tags.read(os.fsencode(path))
    assert found.problem == ""
    assert found.tags is not None
    return found.tags


def id3_tag(version: int, *frames: tuple[str, str]) -> bytes:
    body = b"".join(
        (name.encode() + (len(text) + 1).to_bytes(3 if version == 2 else 4, "big"))
        + (b"" if version == 2 else b"\0\0") + b"\0" + text.encode("latin-1")
        for name, text in frames
    )  # fmt: skip
    size = len(body) + 100
    return b"ID3" + bytes([version, 0, 0, 0, 0, size >> 7, size & 127]) + body + bytes(100)


@pytest.mark.parametrize("name", sorted(ID3_CLASSES))
def test_dates_are_kept_as_they_are_written(tmp_path: Path, name: str) -> None:
    """mutagen itself keeps only ISO dates."""
    path = write(tmp_path / f"a.{FORMATS[name].extension}", name)
    audio = mutagen.File(path)
    assert type(audio).__name__ == ID3_CLASSES[name]
    if audio.tags is None:
        audio.add_tags()
    audio.tags.add(id3.known_frames()["TDRC"](encoding=3, text=["May 1987"]))
    audio.save()
    found = read(path)
    assert (found.date, found.year) == ("May 1987", 1987)


def test_year_day_and_time_of_id3v23_are_one_date(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    for frames, date in (
        ((("TYER", "2001"), ("TDAT", "3112"), ("TIME", "1530")), "2001-12-31 15:30"),
        ((("TYER", "2001"), ("TIME", "1530")), "2001"),
        ((("TYER", "2001"), ("TDAT", "3112"), ("TIME", "later")), "2001-12-31"),
    ):
        path.write_bytes(id3_tag(3, *frames) + encoded("mp3"))
        assert read(path).date == date


def test_id3v22_is_read(tmp_path: Path) -> None:
    frames = (("TT2", "Two"), ("TP1", "Art"), ("TYE", "1995"), ("TDA", "0503"), ("TCO", "(17)"),
              ("TRK", "3/9"), ("TPA", "1/2"))  # fmt: skip
    (tmp_path / "a.mp3").write_bytes(id3_tag(2, *frames) + encoded("mp3"))
    found = read(tmp_path / "a.mp3")
    assert (found.title, found.artists, found.genres) == ("Two", ("Art",), ("Rock",))
    assert (found.date, found.track, found.track_total, found.disc) == ("1995-03-05", 3, 9, 1)


def test_id3v1_counts_behind_an_empty_id3v2(tmp_path: Path) -> None:
    v1 = b"TAG" + b"Old title".ljust(30, b"\0") + b"Old artist".ljust(94, b"\0") + b"\x11"
    (tmp_path / "a.mp3").write_bytes(id3_tag(3) + encoded("mp3") + v1)
    found = read(tmp_path / "a.mp3")
    assert (found.title, found.artists, found.genres) == ("Old title", ("Old artist",), ("Rock",))


def test_id3_counts_in_front_of_a_flac_without_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(id3_tag(3, ("TIT2", "From ID3")) + encoded("flac"))
    assert read(path).title == "From ID3"
    write(path, "flac", tags={"title": "Own"})
    path.write_bytes(id3_tag(3, ("TIT2", "From ID3")) + path.read_bytes())
    assert read(path).title == "Own"


def test_part_is_the_track_of_a_wav_that_also_names_another() -> None:
    """As TagLib and FFmpeg read it."""
    assert others.from_info([(b"ITRK", b"3"), (b"IPRT", b"4")]) == {"TRACKNUMBER": ["4"]}
    assert others.from_info([(b"ITRK", b"3")]) == {"TRACKNUMBER": ["3"]}


@pytest.mark.parametrize("said", [0xFFFFFFFF, 1 << 24])
def test_a_wav_of_unknown_length_is_as_long_as_it_is(tmp_path: Path, said: int) -> None:
    """Written to a pipe, or cut short."""
    data = bytearray(encoded("wav", 1.0))
    at = data.index(b"data") + 4
    data[at : at + 4] = said.to_bytes(4, "little")
    (tmp_path / "a.wav").write_bytes(data)
    audio = tags.read(os.fsencode(tmp_path / "a.wav")).audio
    assert audio is not None
    assert abs(audio.length_ms - 1000) < 5


def test_a_comment_that_is_not_utf8_does_not_hide_the_sound(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mka", "mka", tags={"title": "Sound"})
    data = path.read_bytes()
    assert data.count(b"Sound") == 1
    path.write_bytes(data.replace(b"Sound", b"S\xff\xfend"))
    found = tags.read(os.fsencode(path))
    assert (found.problem, found.audio is None) == ("", False)


def test_a_length_that_leads_nowhere_does_not_hide_the_sound(tmp_path: Path) -> None:
    """A chunk of CAF that claims to end where no file system has an offset."""
    samples = bytes(88_200)
    form = bytes.fromhex("40e5888000000000") + b"lpcm" + bytes.fromhex(
        "00000002" "00000002" "00000001" "00000001" "00000010"
    )  # fmt: skip
    chunks = (
        (b"desc", len(form), form),
        (b"data", len(samples) + 4, bytes(4) + samples),
        (b"free", 2**62, b""),
    )
    body = b"".join(name + size.to_bytes(8, "big") + data for name, size, data in chunks)
    (tmp_path / "a.caf").write_bytes(b"caff\0\1\0\0" + body)
    audio = tags.read(os.fsencode(tmp_path / "a.caf")).audio
    assert audio is not None
    assert abs(audio.length_ms - 1000) < 5
