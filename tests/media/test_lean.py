"""The lean readers tell the same as mutagen, and leave to it whatever is odd."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutagen import id3
from mutagen.mp4 import MP4

from audio2_desktop.domain.tag_rules import file_tags
from audio2_desktop.media import first_reader, lean, payload
from audio2_desktop.media.contents import Contents
from tests.sounds import FORMATS, content, encoded, hostile, jpeg, retag, write
from tests.sounds.tagging import id3_tag

LEAN = ("mp3", "mp3-v23", "mp3-both", "mp3-plain", "mp3-vbr", "mp3-mono", "flac", "flac24", "ogg",
        "opus", "m4a", "m4a-front", "alac", "wav", "wav24", "wav-info")  # fmt: skip
DIALECTS: dict[str, dict[str, str | list[str]]] = {
    "none": {},
    "plain": {"title": "One", "artist": "A", "album": "B", "tracknumber": "3", "date": "1999"},
    "rich": {
        "title": "Tïtle ♫", "artist": ["A", "B"], "artists": ["A", "B"], "album": "Album",
        "albumartist": "Some Band", "tracknumber": "3", "tracktotal": "12", "discnumber": "2",
        "disctotal": "2", "date": "1999-05-02", "originaldate": "1973-02-01",
        "genre": ["Rock", "Dream Pop"], "composer": ["C", "D"], "comment": "Nice\nlines",
        "compilation": "1", "lyrics": "la la " * 900, "isrc": "GBAYE0601498",
        "fmps_rating": "0.7", "label": "Fjord", "discsubtitle": "Night", "bpm": "120",
        "musicbrainz_trackid": "5b11f4ce-a62d-471e-81fc-a69a8278c7da",
        "musicbrainz_albumid": "6b11f4ce-a62d-471e-81fc-a69a8278c7da", "releasetype": "live",
        "replaygain_track_gain": "-7.03 dB", "artistsort": ["a", "b"], "work": "W", "mood": "Calm",
    },
    "huge": {"title": "x" * 900, "comment": "y" * 70_000, "album": "Album"},
}  # fmt: skip


def both(path: Path) -> tuple[Contents | None, Contents]:
    with path.open("rb") as file:
        size = path.stat().st_size
        found = payload.layout(file.fileno(), size, os.fsencode(path.name))
        quick = lean.read(file.fileno(), size, found)
        slow = first_reader.read(file, found)
    assert slow is not None
    return quick, slow


def assert_same(quick: Contents | None, slow: Contents) -> None:
    assert quick is not None
    assert file_tags(quick.raw) == file_tags(slow.raw)
    assert quick.pictures == slow.pictures
    assert abs(quick.audio.length_ms - slow.audio.length_ms) <= 10
    assert abs(quick.audio.bitrate - slow.audio.bitrate) <= slow.audio.bitrate * 0.02
    same = {"length_ms": 0, "bitrate": 0}
    assert quick.audio._replace(**same) == slow.audio._replace(**same)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", LEAN)
@pytest.mark.parametrize(
    "cover", [b"", jpeg(), jpeg(size=(2000, 2000))], ids=["", "small", "large"]
)
def test_both_tell_the_same(tmp_path: Path, name: str, dialect: str, cover: bytes) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    write(path, name, tags=DIALECTS[dialect], cover=cover or None, seconds=1.5)
    quick, slow = both(path)
    if name == "mp3-both" and dialect == "none" and cover:
        assert quick is None  # ID3v1 might know more than a tag without texts
    else:
        assert_same(quick, slow)


@pytest.mark.parametrize("name", ["mp3", "mp3-plain", "flac", "ogg", "opus", "m4a", "alac"])
@pytest.mark.parametrize("seconds", [0.3, 12.0])
def test_lengths(tmp_path: Path, name: str, seconds: float) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    quick, slow = both(
        Path(os.fsdecode(write(path, name, tags=DIALECTS["plain"], seconds=seconds)))
    )
    assert_same(quick, slow)


FRAMES: dict[str, Callable[[], id3.Frame]] = {
    "latin": lambda: id3.TIT2(encoding=0, text="Café"),
    "utf16": lambda: id3.TIT2(encoding=1, text=["Ünï", "♫"]),
    "utf16be": lambda: id3.TIT2(encoding=2, text=["Ünï", "♫"]),
    "genre": lambda: id3.TCON(encoding=0, text=["(17)", "4"]),
    "popm": lambda: id3.POPM(email="MusicBee", rating=196, count=7),
    "popm0": lambda: id3.POPM(email="x", rating=64),
    "people": lambda: id3.TIPL(encoding=3, people=[["producer", "P"], ["chef", "Q"]]),
    "norm": lambda: id3.COMM(encoding=0, lang="eng", desc="iTunNORM", text=" 0001"),
    "wide": lambda: id3.COMM(encoding=1, lang="eng", desc="", text="Ж"),
    "lyrics": lambda: id3.USLT(encoding=1, lang="eng", desc="d", text="la\nla"),
    "url": lambda: id3.WOAR(url="http://x.example"),
    "urls": lambda: id3.WXXX(encoding=3, desc="d", url="http://x.example"),
    "private": lambda: id3.PRIV(owner="x", data=b"\0\1"),
    "other id": lambda: id3.UFID(owner="http://x.example", data=b"1"),
    "movement": lambda: id3.MVNM(encoding=3, text="Largo"),
    "group": lambda: id3.GRP1(encoding=3, text="G"),
    "many": lambda: id3.TXXX(encoding=3, desc="ARTISTS", text=["A", "B"]),
    "empty": lambda: id3.TXXX(encoding=3, desc="EMPTY", text=[""]),
    "time": lambda: id3.TDRC(encoding=3, text="1987-03-02T10:11:12"),
    "length": lambda: id3.TLEN(encoding=3, text="1234"),
}


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("frame", FRAMES)
def test_frames(tmp_path: Path, frame: str, version: int) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(encoded("mp3"))
    tag = id3.ID3()
    tag.add(id3.TALB(encoding=3, text="Album"))
    tag.add(FRAMES[frame]())
    if version == 3:
        tag.update_to_v23()
    tag.save(path, v2_version=version, v1=0)
    quick, slow = both(path)
    if version == 3 and frame in ("urls", "time"):
        assert quick is None  # wide descriptions of links, and times of day, are for mutagen
    else:
        assert_same(quick, slow)


@pytest.mark.parametrize(
    "frame",
    [
        id3.RVA2(desc="track", channel=1, gain=-2.5, peak=0.5),
        id3.SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=[("la", 1)]),
        id3.PCNT(count=3),
    ],
)
def test_rare_frames_are_left_to_mutagen(tmp_path: Path, frame: id3.Frame) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(encoded("mp3"))
    tag = id3.ID3()
    tag.add(frame)
    tag.save(path)
    assert both(path)[0] is None


def test_unsynchronised_tags_are_left_to_mutagen(tmp_path: Path) -> None:
    data = bytearray(content("mp3", tags=DIALECTS["plain"]))
    data[5] |= 0x80
    (tmp_path / "a.mp3").write_bytes(data)
    assert both(tmp_path / "a.mp3")[0] is None


def test_ape_tags_are_left_to_mutagen(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content("mp3", tags=DIALECTS["plain"]))
    retag(path, "mp3-ape", tags={"replaygain_track_gain": "-3 dB"})
    assert both(path)[0] is None


@pytest.mark.parametrize("kind", ["mp3-plain", "mp3"])
def test_junk_before_the_sound_is_left_to_mutagen(tmp_path: Path, kind: str) -> None:
    tag = id3_tag({"title": ["One"]})
    path = tmp_path / "a.mp3"
    path.write_bytes(b"")
    tag.save(path)
    path.write_bytes(path.read_bytes() + b"\0" * 100 + encoded(kind))
    assert both(path)[0] is None


def test_atoms_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    path.write_bytes(encoded("m4a"))
    audio = MP4(path)
    if audio.tags is None:
        audio.add_tags()
    audio["\xa9nam"] = ["One", "Two"]
    audio["pgap"] = True
    audio["cpil"] = False
    audio["stik"] = [1]
    audio["tmpo"] = [128]
    audio["trkn"] = [(3, 0)]
    audio["\xa9mvi"] = [2]
    audio["purl"] = ["http://x.example"]
    audio["sosn"] = ["s"]
    audio["----:org.example:mood"] = [b"calm", b"dark"]
    audio.save()
    quick, slow = both(path)
    assert_same(quick, slow)
    assert quick is not None
    assert quick.raw == slow.raw


def test_a_download_that_has_only_begun_is_no_endless_row_of_blocks(tmp_path: Path) -> None:
    path = tmp_path / "part.flac"
    path.write_bytes(content("flac")[:4])
    os.truncate(path, 4 << 30)  # the disk gives zeros, and takes no room for them
    with path.open("rb") as file:
        found = payload.layout(file.fileno(), 4 << 30, b"part.flac")
        assert lean.read(file.fileno(), 4 << 30, found) is None


@pytest.mark.parametrize("name", LEAN)
def test_damage_is_left_to_others(tmp_path: Path, name: str) -> None:
    data = content(name, tags=DIALECTS["rich"], cover=jpeg())
    path = tmp_path / f"a.{FORMATS[name].extension}"
    for at in range(0, 600, 7):
        path.write_bytes(data[:at] + b"\xff\xfe\xff\xff" + data[at + 4 :])
        with path.open("rb") as file:
            size = path.stat().st_size
            found = payload.layout(file.fileno(), size, os.fsencode(path.name))
            lean.read(file.fileno(), size, found)
    for make in (hostile.truncated, hostile.flac_claims_too_much, hostile.mp4_claims_too_much):
        made = make(tmp_path)
        with made.open("rb") as file:
            size = made.stat().st_size
            found = payload.layout(file.fileno(), size, os.fsencode(made.name))
            assert lean.read(file.fileno(), size, found) is None or make is hostile.truncated


KEYS = [
    "title", "artist", "album", "albumartist", "genre", "date", "comment", "composer", "isrc",
    "label", "mood", "artists", "originaldate", "lyrics", "custom", "albumsort",
]  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(["mp3", "mp3-v23", "flac", "ogg", "opus", "m4a"]),
    tags=st.dictionaries(
        st.sampled_from(
            KEYS
        ),
        st.lists(TEXT, min_size=1, max_size=3),
        max_size=6,
    ),
)  # fmt: skip
def test_any_text_reads_alike(tmp_path: Path, name: str, tags: dict[str, list[str]]) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    path.write_bytes(content(name, tags=tags, seconds=0.3))
    quick, slow = both(path)
    if quick is not None:
        assert file_tags(quick.raw) == file_tags(slow.raw)
