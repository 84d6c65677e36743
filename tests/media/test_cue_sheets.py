"""CUE sheets beside and inside files."""

import os
from pathlib import Path

import pytest

from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.media import cue_sheets, reader_messages, walk, worker
from tests.sounds import write

SHEET = """PERFORMER "Halden Coast"
TITLE "Tides"
FILE "{file}" WAVE
  TRACK 01 AUDIO
    TITLE "Ebb"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Flow"
    INDEX 00 00:00:60
    INDEX 01 00:01:00
"""


def read(folder: Path, cues: tuple[str, ...] = ("a.cue",)) -> dict[str, ScannedFile]:
    """As a reader process does it."""
    root = os.fsencode(folder)
    names = [os.fsencode(path.name) for path in sorted(folder.iterdir()) if path.suffix != ".cue"]
    asked = reader_messages.request(
        [
            reader_messages.FolderFiles(
                root, [(name, 0, 0, 0, 0) for name in names], [c.encode() for c in cues]
            )
        ]
    )
    [(_, files)] = reader_messages.files(worker.answer(asked))
    return {os.fsdecode(file.name): file for file in files}


def titles(file: ScannedFile) -> list[str]:
    return [part.tags.title for part in file.parts]


def test_a_sheet_divides_its_file(tmp_path: Path) -> None:
    write(tmp_path / "tides.flac", tags={"genre": "Rock", "label": "Fjord"}, seconds=2)
    (tmp_path / "a.cue").write_text(SHEET.format(file="tides.flac"))
    file = read(tmp_path)["tides.flac"]
    assert titles(file) == ["Ebb", "Flow"]
    assert [(part.start_ms, part.end_ms) for part in file.parts] == [(0, 1000), (1000, None)]
    first = file.parts[0].tags
    assert (first.album, first.album_artist, first.artist) == (
        "Tides",
        "Halden Coast",
        "Halden Coast",
    )
    assert (first.track, first.track_total, first.label, first.genres) == (1, 2, "Fjord", ("Rock",))


@pytest.mark.parametrize("named", ["TIDES.FLAC", "tides.wav", "C:\\rips\\tides.wav", "tides.flac"])
def test_the_file_is_found_by_name_or_stem(tmp_path: Path, named: str) -> None:
    write(tmp_path / "tides.flac", seconds=2)
    write(tmp_path / "other.flac", seconds=2)
    (tmp_path / "a.cue").write_text(SHEET.format(file=named))
    files = read(tmp_path)
    assert titles(files["tides.flac"]) == ["Ebb", "Flow"]
    assert titles(files["other.flac"]) == []


def test_the_sheets_own_stem_is_the_last_resort(tmp_path: Path) -> None:
    write(tmp_path / "tides.flac", seconds=2)
    (tmp_path / "tides.flac.cue").write_text(SHEET.format(file="gone.wav"))
    assert titles(read(tmp_path, ("tides.flac.cue",))["tides.flac"]) == ["Ebb", "Flow"]
    assert titles(read(tmp_path, ("nowhere.cue",))["tides.flac"]) == []


def test_a_sheet_inside_the_file(tmp_path: Path) -> None:
    write(tmp_path / "tides.flac", tags={"cuesheet": SHEET.format(file="x.wav")}, seconds=2)
    assert titles(read(tmp_path, ())["tides.flac"]) == ["Ebb", "Flow"]


def test_a_sheet_outside_wins(tmp_path: Path) -> None:
    inner = SHEET.format(file="x.wav").replace("Ebb", "Inside")
    write(tmp_path / "tides.flac", tags={"cuesheet": inner}, seconds=2)
    (tmp_path / "a.cue").write_text(SHEET.format(file="tides.flac"))
    assert titles(read(tmp_path)["tides.flac"]) == ["Ebb", "Flow"]


def test_a_changed_sheet_makes_its_files_look_changed(tmp_path: Path) -> None:
    def listed() -> int:
        [listing] = walk.folders(os.fsencode(tmp_path))
        return listing.files[0].mtime_ns

    song, sheet = tmp_path / "tides.flac", tmp_path / "a.cue"
    write(song, seconds=2)
    os.utime(song, ns=(10**18, 10**18))
    assert listed() == 10**18
    for changed in (2 * 10**18, 10**17):
        sheet.write_text(SHEET.format(file="tides.flac"))
        os.utime(sheet, ns=(changed, changed))
        assert listed() == max(changed, 10**18)
        assert read(tmp_path)["tides.flac"].mtime_ns == listed()
    sheet.unlink()
    assert listed() == 10**18


def test_one_track_a_file_divides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "1.flac", tags={"title": "Own"}, seconds=1)
    (tmp_path / "a.cue").write_text('FILE "1.flac" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n')
    assert read(tmp_path)["1.flac"].parts == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Été à la mer", "cp1252"),
        ("Für Elise – größer", "cp1252"),
        ("Кино Группа крови", "cp1251"),
        ("夜のドライブ", "cp932"),
        ("Mañana ♫ ночь", "utf-8"),
        ("Mañana ♫ ночь", "utf-8-sig"),
        ("Mañana ♫ ночь", "utf-16"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    sheet = SHEET.format(file="a.wav").replace("Ebb", text)
    assert text in cue_sheets.decoded(sheet.encode(encoding))


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x81", b"\xff\xfe\x00", b"\xb1\xb2\xb3\xb4"])
def test_no_bytes_break_decoding(data: bytes) -> None:
    assert isinstance(cue_sheets.decoded(data), str)
