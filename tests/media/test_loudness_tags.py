"""Loudness written into the tags of real files: nothing else may change, whenever it stops."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from mutagen.apev2 import APEv2
from mutagen.id3 import ID3, TDAT, TIT2, TXXX, TYER

from audio2_desktop.domain.loudness import Loudness
from audio2_desktop.domain.loudness_fields import written
from audio2_desktop.domain.scanned import FileTags, ScannedFile
from audio2_desktop.media import loudness_tags, payload, tag_fields, tags
from audio2_desktop.media.loudness_tags import CHANGED, READ_ONLY, Unwritten
from tests.sounds import FORMATS, jpeg, write

GIVEN = {
    "title": "Tïtle", "artist": ["A", "B"], "album": "Album", "date": "1999-05-02",
    "comment": "Nice", "genre": ["Rock", "Dream Pop"], "lyrics": "la la",
}  # fmt: skip
KINDS = (
    "mp3", "mp3-v23", "mp3-v1", "mp3-plain", "flac", "flac24", "ogg", "opus", "m4a", "m4a-front",
    "alac", "wv", "ape",
)  # fmt: skip
FOUND = Loudness(-7.031, 0.98823549, -6.5, 1.25)


def read(path: Path) -> ScannedFile:
    return tags.read(os.fsencode(path))


def seen(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_size, about.st_mtime_ns


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def told(path: Path) -> Loudness:
    found = read(path).tags
    assert found is not None
    return Loudness(
        found.rg_track_gain, found.rg_track_peak, found.rg_album_gain, found.rg_album_peak
    )


def without_loudness(path: Path) -> tuple[FileTags, int, str, str]:
    found = read(path)
    assert found.tags is not None
    plain = found.tags._replace(
        rg_track_gain=None, rg_track_peak=None, rg_album_gain=None, rg_album_peak=None
    )
    return plain, found.pictures, found.audio_key, payload.audio_hash(os.fsencode(path))


def put(path: Path, loudness: Loudness = FOUND) -> dict[str, tuple[str, ...]]:
    """Write it; returns what takes it back."""
    audio = read(path).audio
    assert audio is not None
    fields = written(told(path), loudness, audio.codec)
    loudness_tags.write(os.fsencode(path), seen(path), fields)
    return dict.fromkeys(fields, ())


@pytest.mark.parametrize("name", KINDS)
def test_every_format_tells_it_and_forgets_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{FORMATS[name].extension}"
    write(path, name, tags=GIVEN, cover=None if name == "mp3-v1" else jpeg(), seconds=1.0)
    path.chmod(0o640)
    before, old = without_loudness(path), path.stat()
    back = put(path)
    found = told(path)
    if name == "opus":
        assert found.track_gain_db == pytest.approx(-7.031, abs=1 / 512)
        assert found.album_gain_db == pytest.approx(-6.5, abs=1 / 512)
    else:
        assert found == Loudness(-7.03, 0.988235, -6.5, 1.25)
    assert without_loudness(path) == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_mtime_ns > old.st_mtime_ns
    loudness_tags.write(os.fsencode(path), seen(path), back)
    assert told(path) == Loudness()
    assert without_loudness(path) == before
    assert names(tmp_path) == [path.name]


def test_what_the_tags_say_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", "flac", tags={"replaygain_track_gain": "-3.00 dB"})
    put(path)
    assert told(path) == Loudness(-3.0, None, -6.5, 1.25)
    assert put(path) == {}
    assert written(Loudness(), Loudness(), "MP3") == {}


def test_former_nonsense_comes_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", "mp3", tags={"title": "T"})
    frames = ID3(path)
    frames.add(TXXX(encoding=0, desc="replaygain_track_gain", text=["loud"]))
    frames.save(path)
    put(path)
    assert [f.text for f in ID3(path).getall("TXXX:REPLAYGAIN_TRACK_GAIN")] == [["-7.03 dB"]]
    assert ID3(path).getall("TXXX:replaygain_track_gain") == []
    back = {"REPLAYGAIN_TRACK_GAIN": ("loud",), "REPLAYGAIN_TRACK_PEAK": ()}
    loudness_tags.write(os.fsencode(path), seen(path), back)
    assert tags.raw_tags(os.fsencode(path))["REPLAYGAIN_TRACK_GAIN"] == ["loud"]


def test_an_old_tag_keeps_its_version_and_its_neighbours(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", "mp3-plain")
    frames = ID3()
    frames.add(TIT2(encoding=1, text=["Tïtle"]))
    frames.add(TYER(encoding=0, text=["1999"]))
    frames.add(TDAT(encoding=0, text=["0205"]))
    frames.save(path, v2_version=3)
    v1 = b"TAG" + b"Another title".ljust(124, b"\0") + b"\x11"
    with path.open("ab") as file:
        file.write(v1)
    put(path)
    found = ID3(path, translate=False)
    assert (found.version, found["TYER"].text, found["TDAT"].text) == (
        (2, 3, 0), ["1999"], ["0205"],
    )  # fmt: skip
    assert path.read_bytes()[-128:] == v1


def test_mp3_with_an_ape_tag_only_keeps_it_so(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", "mp3-plain")
    ape = APEv2()
    ape["Title"] = "Tïtle"
    ape.save(path)
    v1 = b"TAG" + bytes(125)
    with path.open("ab") as file:
        file.write(v1)
    before = without_loudness(path)
    put(path)
    assert (told(path).track_gain_db, without_loudness(path)) == (-7.03, before)
    assert path.read_bytes()[-128:] == v1


def _shrink(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("spoil", "why"),
    [(lambda path: path.chmod(0o444), READ_ONLY), (_shrink, CHANGED),
     (lambda path: os.utime(path, (1, 1)), CHANGED)],
)  # fmt: skip
def test_a_file_that_may_not_be_written_stays(
    tmp_path: Path, spoil: Callable[[Path], None], why: str
) -> None:
    path = write(tmp_path / "a.flac", "flac", tags=GIVEN)
    was = seen(path)
    spoil(path)
    old = path.read_bytes()
    with pytest.raises(Unwritten, match=why):
        loudness_tags.write(os.fsencode(path), was, {"REPLAYGAIN_TRACK_GAIN": ("1.00 dB",)})
    assert (path.read_bytes(), names(tmp_path)) == (old, ["a.flac"])


def test_kinds_without_a_tag_of_their_own_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.dsf", "dsf", tags=GIVEN)
    with pytest.raises(tag_fields.NoTag):
        loudness_tags.write(os.fsencode(path), seen(path), {"REPLAYGAIN_TRACK_GAIN": ("1.00 dB",)})
    assert names(tmp_path) == ["a.dsf"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    path = write(tmp_path / "real.flac", "flac", tags=GIVEN)
    link = tmp_path / "link.flac"
    link.symlink_to(path)
    put(link)
    assert link.is_symlink() and told(path).track_gain_db == -7.03


def _end_at(wanted: int) -> Callable[[FrameType, str, Any], Any]:
    """Ends the process at the start of line number `wanted` of those that write."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename != loudness_tags.__file__:
            return None
        count += event == "line"
        if count == wanted:
            os._exit(9)
        return trace

    return trace


def test_whenever_it_is_killed_the_old_file_is_there_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    old = write(path, "mp3", tags=GIVEN).read_bytes()
    fields = written(Loudness(), FOUND, "MP3")
    put(path)
    new = path.read_bytes()
    outcomes = []
    for at in range(1, 1000):
        path.write_bytes(old)
        child = os.fork()
        if not child:
            sys.settrace(_end_at(at))
            loudness_tags.write(os.fsencode(path), seen(path), fields)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        outcomes.append({old: "old", new: "new"}[path.read_bytes()])
        if not code:
            break
    assert outcomes == sorted(outcomes, reverse=True)
    assert (len(outcomes) > 40, outcomes[-1]) == (True, "new")
    assert names(tmp_path) == [path.name]
