"""CUE sheets: what lies where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.domain import cue
from audio2_desktop.domain.cue import CueFile, CueTrack
from audio2_desktop.domain.tag_rules import file_tags

SHEET = """\ufeffREM GENRE "Dream Pop"
REM DATE 1999
PERFORMER "Halden Coast"
TITLE "Tides"
CATALOG 0123456789012
FILE "tides.flac" WAVE
  TRACK 01 AUDIO
    TITLE "Ebb"
    ISRC GBAYE0601498
    REM REPLAYGAIN_TRACK_GAIN -7.00 dB
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE Flow
    PERFORMER "Mira Solenne"
    INDEX 00 03:00:00
    INDEX 01 03:02:37
  TRACK 03 AUDIO
    INDEX 01 06:00:00
"""


def test_a_sheet_is_read() -> None:
    sheet = cue.parse(SHEET)
    assert sheet.fields["TITLE"] == "Tides"
    assert sheet.fields["GENRE"] == "Dream Pop"
    [file] = sheet.files
    assert file.name == "tides.flac"
    assert [track.number for track in file.tracks] == [1, 2, 3]
    assert [track.start_ms for track in file.tracks] == [0, 182493, 360000]
    assert file.tracks[1].fields["TITLE"] == "Flow"
    assert sheet.track_count == 3


def test_the_pregap_belongs_to_the_track_before() -> None:
    [file] = cue.parse(SHEET).files
    found = cue.bounds(file, 500_000)
    assert [(start, end) for _, start, end in found] == [
        (0, 182493), (182493, 360000), (360000, None),
    ]  # fmt: skip


def test_tracks_beyond_the_end_of_the_file_are_not_there() -> None:
    [file] = cue.parse(SHEET).files
    assert [(start, end) for _, start, end in cue.bounds(file, 200_000)] == [
        (0, 182493), (182493, None),
    ]  # fmt: skip
    assert len(cue.bounds(file, 0)) == 3


def test_times_that_go_backwards_describe_nothing() -> None:
    file = CueFile("a", (CueTrack(1, 5000), CueTrack(2, 1000)))
    assert cue.bounds(file, 10_000) == ()


def test_parts_take_from_the_sheet_and_the_file() -> None:
    sheet = cue.parse(SHEET)
    of_file = {
        "LABEL": ["Fjord"], "TITLE": ["The whole thing"], "ARTIST": ["Somebody"], "LYRICS": ["la"],
    }  # fmt: skip
    one, two, three = (
        file_tags(cue.part_raw(sheet, track, 3, of_file)) for track in sheet.files[0].tracks
    )
    assert (one.title, one.artist, one.album, one.album_artist) == (
        "Ebb", "Halden Coast", "Tides", "Halden Coast",
    )  # fmt: skip
    assert (one.track, one.track_total, one.isrcs, one.label) == (1, 3, ("GBAYE0601498",), "Fjord")
    assert (one.date, one.genres, one.rg_track_gain) == ("1999", ("Dream Pop",), -7.0)
    assert one.barcode == "0123456789012"
    assert not one.has_lyrics
    assert two.artist == "Mira Solenne"
    assert two.album_artist == "Halden Coast"
    assert three.title == "Track 03"


def test_the_file_speaks_where_the_sheet_is_silent() -> None:
    sheet = cue.parse('TITLE " "\nFILE a.wav\nTRACK 1 AUDIO\nTITLE ""\nINDEX 01 00:00:00')
    of_file = {"ARTIST": ["Somebody"], "ALBUM": ["Something"]}
    tags = file_tags(cue.part_raw(sheet, sheet.files[0].tracks[0], 1, of_file))
    assert (tags.title, tags.artist, tags.album, tags.album_artist) == (
        "Track 01", "Somebody", "Something", "Somebody",
    )  # fmt: skip
    assert file_tags(cue.part_raw(sheet, sheet.files[0].tracks[0], 1, {})).artist == ""


def test_a_file_line_inside_a_track_moves_that_track() -> None:
    sheet = cue.parse(
        'FILE "1.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 03:00:00\n'
        'FILE "2.wav" WAVE\nINDEX 01 00:00:00\nTRACK 03 AUDIO\nINDEX 01 02:00:00\nFILE "3.wav"'
    )
    assert [(file.name, len(file.tracks)) for file in sheet.files] == [
        ("1.wav", 1), ("2.wav", 2), ("3.wav", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "REM",
        "REM alone",
        "A",
        "TRACK 01 AUDIO\nINDEX 01 00:00:00",
        "FILE\n\x00\nTITLE",
        "INDEX 01 00:00:00",
    ],
)
def test_nonsense_is_passed_over(text: str) -> None:
    assert cue.parse(text).track_count == 0


def test_a_second_start_of_a_track_does_not_count() -> None:
    text = "FILE a\nTRACK 01 AUDIO\nINDEX 01 00:01:00\nINDEX 01 00:05:00\nINDEX 02 00:07:00"
    assert cue.parse(text).files[0].tracks[0].start_ms == 1000


def test_a_sheet_has_a_bound() -> None:
    lines = "FILE a.wav WAVE\n" + "".join(
        f"TRACK {at % 999} AUDIO\nINDEX 01 {at}:00:00\n" for at in range(2000)
    )
    assert cue.parse(lines).track_count == cue.MAX_TRACKS


@given(st.text(alphabet='FILETRACKINDEX "0123456789:\n \x00é', max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for file in cue.parse(text).files:
        cue.bounds(file, 1000)
