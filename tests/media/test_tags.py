"""Reading files: every format, every dialect, and those that nobody can read."""

import os
from pathlib import Path

import pytest
from mutagen import apev2, id3

from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.media import tags
from audio2_desktop.media.dialects import common, id3_genres, others
from tests.sounds import FORMATS, content, encoded, hostile, jpeg, retag, write

ALL = {
    "title": "Tïtle", "artist": ["A", "B"], "album": "Album", "albumartist": "Some Band",
    "tracknumber": "3", "tracktotal": "12", "discnumber": "2", "date": "1999-05-02",
    "genre": ["Rock", "Dream Pop"], "composer": "C", "comment": "Nice", "compilation": "1",
    "lyrics": "la la", "isrc": "GBAYE0601498", "fmps_rating": "0.7", "label": "Fjord",
    "discsubtitle": "Night", "musicbrainz_trackid": "5b11f4ce-a62d-471e-81fc-a69a8278c7da",
    "musicbrainz_albumid": "6b11f4ce-a62d-471e-81fc-a69a8278c7da", "releasetype": "live",
    "replaygain_track_gain": "-7.03 dB", "artistsort": ["a", "b"],
}  # fmt: skip
WHOLE = sorted(set(FORMATS) - {"mp3-v1", "wav-info", "mp3-v23", "mp3-mono", "mka", "webm"})
CODECS = {
    "flac": "FLAC", "flac24": "FLAC", "ogg": "VORBIS", "opus": "OPUS", "spx": "SPEEX",
    "m4a": "AAC", "m4a-front": "AAC", "alac": "ALAC", "aac": "AAC", "wav": "WAV", "wav24": "WAV",
    "wav-info": "WAV", "aiff": "AIFF", "wv": "WAVPACK", "ape": "APE", "mpc": "MPC", "tta": "TTA",
    "wma": "WMA", "dsf": "DSF", "dff": "DSDIFF", "mka": "OPUS", "webm": "OPUS",
}  # fmt: skip


def read(path: Path | bytes) -> ScannedFile:
    return tags.read(os.fsencode(path))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_facts_of_every_format(tmp_path: Path, name: str) -> None:
    scanned = read(write(tmp_path / f"a.{FORMATS[name].extension}", name, tags=ALL, seconds=1.0))
    assert scanned.problem == ""
    assert scanned.audio is not None
    assert scanned.audio.codec == CODECS.get(name, "MP3")
    assert abs(scanned.audio.length_ms - 1000) <= 80
    assert scanned.audio.sample_rate in (16000, 22050, 44100, 48000, 96000, 2822400)
    assert scanned.audio.channels in (1, 2)
    assert scanned.audio.bitrate > 1000
    assert bool(scanned.audio.bits) is scanned.audio.lossless
    assert scanned.audio_key


@pytest.mark.parametrize("name", WHOLE)
def test_tags_of_every_dialect(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / f"a.{FORMATS[name].extension}", name, tags=ALL, cover=jpeg())
    scanned = read(path)
    found = scanned.tags
    assert found is not None
    assert found.title == "Tïtle"
    assert found.artists == ("A", "B")
    assert found.artist_sorts == ("a", "b")
    assert (found.album, found.album_artist) == ("Album", "Some Band")
    assert (found.track, found.track_total, found.disc) == (3, 12, 2)
    assert (found.date, found.year) == ("1999-05-02", 1999)
    assert found.genres == ("Rock", "Dream Pop")
    assert (found.composers, found.comment, found.label) == (("C",), "Nice", "Fjord")
    assert found.compilation
    assert found.has_lyrics
    assert found.isrcs == ("GBAYE0601498",)
    assert found.rating == 70
    assert found.disc_subtitle == "Night"
    assert found.mb_recording_id[:2] == "5b"
    assert found.mb_release_id[:2] == "6b"
    assert found.release_type == "live"
    assert found.rg_track_gain == -7.03
    assert scanned.pictures == 1
    assert "TITLE" in scanned.raw


@pytest.mark.parametrize("name", ["mp3-v23", "mp3-mono"])
def test_old_id3_has_its_own_ways(tmp_path: Path, name: str) -> None:
    found = read(write(tmp_path / "a.mp3", name, tags=ALL)).tags
    assert found is not None
    assert found.artists == ("A/B",)  # a bare slash never splits artists
    assert found.genres == ("Rock", "Dream Pop")
    assert (found.date, found.track, found.track_total) == ("1999-05-02", 3, 12)


@pytest.mark.parametrize("name", ["mka", "webm"])
def test_matroska(tmp_path: Path, name: str) -> None:
    found = read(write(tmp_path / f"a.{name}", name, tags=ALL)).tags
    assert found is not None
    assert (found.title, found.artists, found.album) == ("Tïtle", ("A", "B"), "Album")
    assert (found.album_artist, found.track, found.date) == ("Some Band", 3, "1999-05-02")
    assert found.genres == ("Rock", "Dream Pop")


@pytest.mark.parametrize("name", ["mp3-v1", "wav-info"])
def test_poor_dialects(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    found = read(write(path, name, tags={**ALL, "date": "1999"})).tags
    assert found is not None
    assert (found.title, found.artists, found.album) == ("Tïtle", ("A",), "Album")
    assert (found.track, found.year, found.genres) == (3, 1999, ("Rock",))


def test_texts_that_aiff_itself_knows(tmp_path: Path) -> None:
    data = encoded("aiff")
    data += b"NAME\0\0\0\x04Ebb\0AUTH\0\0\0\x01A\0ANNO\0\0\0\x04Nice"
    path = tmp_path / "a.aiff"
    path.write_bytes(data[:4] + (len(data) - 8).to_bytes(4, "big") + data[8:])
    found = read(path).tags
    assert found is not None
    assert (found.title, found.artist, found.comment) == ("Ebb", "A", "Nice")


def test_gains_in_ape_tags_of_mp3_count(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    write(path, "mp3", tags={"title": "One"})
    retag(path, "mp3-ape", tags={"title": "Other", "replaygain_track_gain": "-3 dB"})
    found = read(path).tags
    assert found is not None
    assert (found.title, found.rg_track_gain) == ("One", -3.0)


def test_ape_wins_over_id3v1(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content("mp3-v1", tags={"title": "Cut short", "artist": "A"}))
    retag(path, "mp3-ape", tags={"title": "Cut short by nobody"})
    found = read(path).tags
    assert found is not None
    assert found.title == "Cut short by nobody"


@pytest.mark.parametrize("kind", ["flac", "ogg", "m4a", "wav", "wma", "aiff", "ape", "opus"])
@pytest.mark.parametrize("extension", ["mp3", "flac", "ogg", "m4a", "wv"])
def test_a_wrong_extension_does_not_matter(tmp_path: Path, kind: str, extension: str) -> None:
    scanned = read(write(tmp_path / f"a.{extension}", kind, tags={"title": "One"}))
    assert scanned.audio is not None
    assert scanned.audio.codec == CODECS[kind]
    assert scanned.tags is not None
    assert scanned.tags.title == "One"


def test_frames_of_many_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(encoded("mp3"))
    tag = id3.ID3()
    tag.add(id3.TIT2(encoding=3, text="One"))
    tag.add(id3.POPM(email="MusicBee", rating=196, count=7))
    tag.add(id3.RVA2(desc="album", channel=1, gain=-2.5, peak=0.5))
    tag.add(id3.TIPL(encoding=3, people=[["producer", "P"], ["chef", "Q"]]))
    tag.add(id3.COMM(encoding=3, lang="eng", desc="iTunNORM", text="0000"))
    tag.add(id3.TIT1(encoding=3, text="The work"))
    tag.add(id3.GRP1(encoding=3, text="The group"))
    tag.add(id3.SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=[("la", 1)]))
    tag.add(id3.PCNT(count=3))
    tag.add(id3.WOAR(url="http://x.example"))
    tag.add(id3.PRIV(owner="x", data=b"\0"))
    tag.save(path)
    scanned = read(path)
    found, raw = scanned.tags, scanned.raw
    assert found is not None
    assert (found.rating, found.play_count, found.rg_album_gain) == (80, 7, -2.5)
    assert found.comment == ""
    assert found.has_lyrics
    assert found.work == "The work"
    assert raw["GROUPING"] == ["The group"]
    assert raw["PRODUCER"] == ["P"]
    assert raw["PERFORMER"] == ["Q (chef)"]
    assert raw["COMMENT:ITUNNORM"] == ["0000"]


@pytest.mark.parametrize(
    ("values", "genres"),
    [
        (["(17)"], ["Rock"]),
        (["17"], ["Rock"]),
        (["(17)Rock"], ["Rock"]),
        (["(17)(13)Loud"], ["Rock", "Pop", "Loud"]),
        (["((odd)"], ["(odd)"]),
        (["(odd) name"], ["(odd) name"]),
        (["RX"], ["Remix"]),
        (["(CR)"], ["Cover"]),
        (["999"], ["999"]),
        (["(999)"], []),
        (["Rock", "Rock", ""], ["Rock"]),
        (["80s"], ["80s"]),
    ],
)
def test_genres_of_id3(values: list[str], genres: list[str]) -> None:
    assert id3_genres.genre_names(values) == genres


def test_aliases_count_only_where_the_name_is_absent() -> None:
    assert common.settled({"YEAR": ["1990"], "DATE": ["1999"]}) == {"DATE": ["1999"]}
    assert common.settled({"YEAR": ["1990"], "": [""]}) == {"DATE": ["1990"]}
    assert common.settled({"ALBUM ARTIST": ["X"]}) == {"ALBUMARTIST": ["X"]}


def test_raw_tags_are_bounded() -> None:
    raw = {f"KEY{at}": ["x" * 9000] for at in range(100)}
    raw["LYRICS"] = ["la " * 5000]
    text = common.bounded_json(raw)
    assert len(text) <= common.MAX_TOTAL
    assert len(common.bounded_json({"A": ["x" * 9000]})) < 4200


def test_texts_without_encoding() -> None:
    assert others.decoded("é".encode()) == "é"
    assert others.decoded("é".encode("cp1252")) == "é"


@pytest.mark.parametrize("make", hostile.PLAYABLE)
def test_odd_files_play(tmp_path: Path, make: object) -> None:
    scanned = read(make(tmp_path))  # type: ignore[operator]
    assert scanned.problem == ""
    assert scanned.audio is not None
    assert scanned.tags is not None
    assert scanned.tags.title
    assert len(scanned.raw_json) <= common.MAX_TOTAL + 100


@pytest.mark.parametrize("make", [*hostile.UNREADABLE, hostile.fifo, hostile.dangling_link])
def test_hopeless_files_have_a_reason(tmp_path: Path, make: object) -> None:
    scanned = read(make(tmp_path))  # type: ignore[operator]
    assert scanned.audio is None
    assert scanned.problem.endswith(".")
    assert scanned.audio_key == ""


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_damage_anywhere_raises_nothing(tmp_path: Path, name: str) -> None:
    data = bytearray(content(name, tags=ALL, cover=jpeg(), seconds=0.1))
    path = tmp_path / f"a.{FORMATS[name].extension}"
    for cut in (3, 30, len(data) // 2, len(data) - 5):
        path.write_bytes(data[:cut])
        assert isinstance(read(path), ScannedFile)
    for at in range(0, min(len(data), 400), 9):
        damaged = bytearray(data)
        damaged[at : at + 4] = b"\xff\xff\xff\xff"
        path.write_bytes(damaged)
        assert isinstance(read(path), ScannedFile)


def test_half_a_file_still_plays(tmp_path: Path) -> None:
    data = content("mp3", tags={"title": "One"}, seconds=2)
    path = tmp_path / "a.mp3"
    path.write_bytes(data[: len(data) * 2 // 3])
    scanned = read(path)
    assert scanned.audio is not None
    assert scanned.tags is not None
    assert scanned.tags.title == "One"


def test_a_damaged_tag_does_not_hide_the_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.ape"
    write(path, "ape", tags={"title": "One"})
    data = path.read_bytes()
    where = data.index(b"APETAGEX") + 16
    path.write_bytes(data[:where] + b"\xff\xff\xff\x7f" + data[where + 4 :])
    scanned = read(path)
    assert scanned.audio is not None
    assert scanned.problem == ""


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    write(path)
    scanned, stat = read(path), path.stat()
    assert (scanned.size, scanned.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    assert (scanned.inode, scanned.device) == (stat.st_ino, stat.st_dev)


def test_ape_covers_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.wv"
    write(path, "wv", tags={"title": "One"}, cover=jpeg())
    assert read(path).pictures == 1
    assert "COVER ART (FRONT)" not in read(path).raw
    assert apev2.APEv2(path)["Title"] == "One"
