"""Lyrics beside the music and inside it, in the order of preference; what cannot be read."""

import json
import os
from pathlib import Path

import pytest
from mutagen import id3
from mutagen.id3 import ID3

from audio2_desktop.domain.lyrics import Lyrics, LyricsFrom
from audio2_desktop.media import lyrics_files, reader_messages, worker
from tests.sounds import FORMATS, write

LONG = "\n".join(f"line {n} of a long song" for n in range(400))


def of(path: Path) -> Lyrics | None:
    return lyrics_files.of(os.fsencode(path))


def texts(found: Lyrics | None) -> list[str]:
    assert found is not None
    return [line.text for line in found.lines]


@pytest.fixture
def song(tmp_path: Path) -> Path:
    return write(tmp_path / "Breakwater.flac", tags={"title": "Breakwater"})


def test_no_lyrics(song: Path) -> None:
    assert of(song) is None
    assert of(song.with_name("gone.flac")) is None
    assert of(song.parent / "no folder" / "a.flac") is None


def test_kinds_in_their_order_whatever_the_case(song: Path) -> None:
    beside = {
        "breakwater.TXT": ("plain", "plain"),
        "Breakwater.srt": ("1\n00:00:01,000 --> 00:00:02,000\nsrt\n", "srt"),
        "BREAKWATER.LRC": ("[00:01.00]lrc", "lrc"),
        "Breakwater.elrc": ("[00:01.00]<00:01.00>elrc", "elrc"),
        "Breakwater.ttml": ("<tt><body><p begin='1s'>ttml</p></body></tt>", "ttml"),
    }
    for name, (text, said) in beside.items():
        (song.parent / name).write_text(text)
        found = of(song)
        assert texts(found)[0] == said
        assert found is not None
        assert (found.source, found.name) == (LyricsFrom.SIDECAR, name)
    (song.parent / "Breakwater 2.lrc").write_text("[00:01.00]other")
    assert texts(of(song))[0] == "ttml"


def test_accents_however_they_are_composed(tmp_path: Path) -> None:
    song = write(tmp_path / "A\u0301mbar.flac")
    (tmp_path / "\xe1mbar.lrc").write_text("[00:01.00]sal")
    assert texts(of(song)) == ["sal"]


def test_times_go_before_the_place(tmp_path: Path) -> None:
    song = write(tmp_path / "a.flac", tags={"lyrics": "[00:01.00]inside"})
    (tmp_path / "a.txt").write_text("beside")
    assert texts(of(song)) == ["inside"]
    (tmp_path / "a.lrc").write_text("[00:01.00]beside")
    assert texts(of(song)) == ["beside"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[00:01.00]año".encode("utf-8-sig"), "año"),
        ("[00:01.00]año".encode("utf-16"), "año"),
        ("[00:01.00]año".encode("cp1252"), "año"),
        ("[00:01.00]夜間飛行のうた".encode("cp932"), "夜間飛行のうた"),
        ("[00:01.00]Прибой гавань".encode("cp1251"), "Прибой гавань"),
    ],
)
def test_encodings(song: Path, data: bytes, said: str) -> None:
    song.with_suffix(".lrc").write_bytes(data)
    assert texts(of(song)) == [said]


def test_what_is_no_text_file_is_passed_over(song: Path) -> None:
    song.with_suffix(".ttml").mkdir()
    os.mkfifo(song.with_suffix(".lrc"))
    song.with_suffix(".srt").write_bytes(b"[00:01.00]x" + b"\0" * lyrics_files.MAX_BYTES)
    song.with_suffix(".txt").write_text("words")
    assert texts(of(song)) == ["words"]


@pytest.mark.parametrize("kind", ["flac", "ogg", "opus", "mp3", "m4a", "wma", "ape", "wv", "aiff"])
def test_tags_are_read_whole(tmp_path: Path, kind: str) -> None:
    song = write(tmp_path / f"a.{FORMATS[kind].extension}", kind, tags={"lyrics": LONG})
    found = of(song)
    assert texts(found) == LONG.split("\n")
    assert found is not None
    assert (found.source, found.name, found.is_synced) == (LyricsFrom.EMBEDDED, "", False)


def test_synchronised_lyrics_of_id3(tmp_path: Path) -> None:
    song = write(tmp_path / "a.mp3", "mp3", tags={"title": "x", "lyrics": "plain"})
    tag = ID3(song)
    said = [("So hold me", 1_500), ("\nlike the breakwater", 61_250)]
    tag.add(id3.SYLT(encoding=3, lang="eng", format=2, type=1, desc="", text=said))
    tag.save(song)
    found = of(song)
    assert found is not None
    assert [(line.start_ms, line.text) for line in found.lines] == [
        (1_500, "So hold me"),
        (61_250, "like the breakwater"),
    ]


def test_times_that_count_frames_are_left_out(tmp_path: Path) -> None:
    song = write(tmp_path / "a.mp3", "mp3", tags={"title": "x"})
    tag = ID3(song)
    tag.add(id3.SYLT(encoding=3, lang="eng", format=1, type=1, desc="", text=[("la", 40)]))
    tag.save(song)
    found = of(song)
    assert found is not None
    assert not found.is_synced
    assert texts(found) == ["la"]


def test_the_reader_answers(song: Path) -> None:
    asked = reader_messages.lyrics_request(os.fsencode(song))
    assert reader_messages.lyrics(worker.answer(asked)) is None
    song.with_suffix(".lrc").write_text("[00:01.00]<00:01.00>So <00:02.00>hold")
    found = reader_messages.lyrics(worker.answer(json.loads(json.dumps(asked))))
    assert found == of(song)
    assert found is not None
    assert found.lines[0].words == ((1_000, 0), (2_000, 3))


def test_a_reader_that_failed_knows_no_lyrics() -> None:
    asked = reader_messages.lyrics_request(b"/x/a.flac")
    assert list(reader_messages.singly(asked)) == []
    assert reader_messages.lyrics(reader_messages.joined(())) is None
    assert reader_messages.most_seconds(asked) >= 0


def test_a_part_has_the_file_of_its_title_and_never_that_of_the_whole(song: Path) -> None:
    def of_part(title: str) -> Lyrics | None:
        return lyrics_files.of_part(os.fsencode(song), title)

    (song.parent / "Breakwater.lrc").write_text("[00:01.00]all of it")
    assert of_part("Breakwater") is None
    assert of_part("What? Now") is None
    (song.parent / "03 - what_ now.txt").write_text("third")
    assert texts(of_part("What? Now")) == ["third"]
    (song.parent / "WHAT_ NOW.lrc").write_text("[00:01.00]timed")
    assert texts(of_part("What? Now")) == ["timed"]
    assert of_part("now") is None
    assert of_part("\ud800") is None


def test_of_a_part_through_the_reader(song: Path) -> None:
    (song.parent / "Second.txt").write_text("second")
    request = reader_messages.lyrics_request(os.fsencode(song), "Second")
    answer = worker.answer(json.loads(json.dumps(request)))
    assert texts(reader_messages.lyrics(answer)) == ["second"]
