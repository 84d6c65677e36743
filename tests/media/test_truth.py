"""Our reading against two others, TagLib and ffprobe, over every format and many dialects of tags.

Text in NFC and trimmed, lists as sets after the splitting rules, numbers as integers, dates by year
and text, length within 50 ms or 1 %. Where the two others differ, either is right.
"""

import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import taglib
from mutagen import id3

from audio2_desktop.domain.names import split_artists
from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.media import tags
from tests.sounds import FORMATS, encoded, jpeg, write

DIALECTS: dict[str, dict[str, str | list[str]]] = {
    "plain": {
        "title": "Evening tide", "artist": "Halden Coast", "album": "Tides", "tracknumber": "3",
        "albumartist": "Halden Coast", "date": "1999", "genre": "Rock", "discnumber": "1",
    },
    "rich": {
        "title": "Mañana – été", "artist": ["Halden Coast", "Mira Solenne"], "album": "Ŝanĝoj",
        "albumartist": "Various", "tracknumber": "7", "tracktotal": "12", "discnumber": "2",
        "disctotal": "3", "date": "2004-11-02", "genre": ["Dream Pop", "Shoegaze"],
        "comment": "Several\nlines", "compilation": "1", "composer": ["A", "B"],
        "originaldate": "1973-01-01", "isrc": "GBAYE0601498", "label": "Fjord",
    },
    "credits": {
        "title": "夜の海", "artist": "Halden Coast feat. Mira Solenne", "album": "AC/DC tribute",
        "tracknumber": "09", "date": "2010-06", "genre": "Pop; Rock",
    },
    "spaces": {
        "title": "  Padded  ", "artist": "Simon & Garfunkel", "album": "e\u0301tude",
        "tracknumber": "1", "date": "1966", "genre": "Folk",
    },
    "poor": {"title": "Only a title"},
    "slashes": {
        "title": "A/B", "artist": "AC/DC", "album": "Live/Dead", "genre": "Hard Rock/Metal",
        "tracknumber": "12", "albumartist": "AC/DC", "date": "1978-10-06",
    },
}  # fmt: skip


def odd_mp3(folder: Path) -> list[Path]:
    """MP3 files that other programs write: numbered genres, old frames, UTF-16, APE beside ID3."""
    sound = encoded("mp3", 0.5, 7)
    made = []
    for name, version, frames in (
        ("numbers", 3, [id3.TCON(encoding=0, text="(17)"), id3.TIT2(encoding=0, text="Number")]),
        ("utf16", 3, [id3.TIT2(encoding=1, text="Ünïcødé ♫"), id3.TPE1(encoding=1, text="Ж")]),
        ("latin", 3, [id3.TIT2(encoding=0, text="Café"), id3.TALB(encoding=0, text="Été")]),
        (
            "years",
            4,
            [id3.TDRC(encoding=3, text="1987-03-02T10:11:12"), id3.TIT2(encoding=3, text="T")],
        ),
        ("total", 4, [id3.TRCK(encoding=3, text="04/11"), id3.TPOS(encoding=3, text="1/2")]),
        (
            "many",
            4,
            [id3.TPE1(encoding=3, text=["A", "B", "C"]), id3.TCON(encoding=3, text=["X", "Y"])],
        ),
    ):
        path = folder / f"odd-{name}.mp3"
        path.write_bytes(sound)
        tag = id3.ID3()
        for frame in frames:
            tag.add(frame)
        tag.save(path, v2_version=version, v1=0)
        made.append(path)
    return made


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("collection")
    made = odd_mp3(folder)
    for name, form in FORMATS.items():
        for dialect, wanted in DIALECTS.items():
            if name == "mp3-v1" and ("tracktotal" in wanted or not wanted.get("tracknumber", "1")):
                continue
            path = folder / f"{name}-{dialect}.{form.extension}"
            write(path, name, tags=wanted, cover=jpeg(), seconds=1.0, seed=len(made))
            made.append(path)
    return made


# ---- what the others read ------------------------------------------------------------------------

Fields = dict[str, Any]


def from_taglib(path: Path) -> Fields | None:
    try:
        with taglib.File(str(path)) as file:
            found = {key.upper(): list(values) for key, values in file.tags.items()}
            return fields(found, file.length * 1.0)
    except OSError:
        return None


def from_ffprobe(path: Path) -> Fields | None:
    run = subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams", str(path)],
        capture_output=True, check=False,
    )  # fmt: skip
    data = json.loads(run.stdout or b"{}")
    if "format" not in data:
        return None
    found: dict[str, list[str]] = {}
    for place in (*data.get("streams", ()), data["format"]):
        for key, value in place.get("tags", {}).items():
            name = _FFPROBE.get(key.upper(), key.upper())
            found.setdefault(name, [value])
    return fields(found, float(data["format"].get("duration", 0)))


_FFPROBE = {"ALBUM_ARTIST": "ALBUMARTIST", "TRACK": "TRACKNUMBER", "DISC": "DISCNUMBER",
            "PART_NUMBER": "TRACKNUMBER", "DATE_RELEASED": "DATE", "YEAR": "DATE"}  # fmt: skip


def text_of(values: list[str] | None) -> str:
    joined = "; ".join(values or ())
    return unicodedata.normalize("NFC", joined).strip()


def listed(values: list[str] | None, split: Callable[[list[str]], Any]) -> frozenset[str]:
    plain = [unicodedata.normalize("NFC", value).strip() for value in values or ()]
    return frozenset(each.strip() for each in split(plain) if each.strip())


def by_signs(values: list[str]) -> list[str]:
    return re.split(r"[;/,]", values[0]) if len(values) == 1 else values


def number(values: list[str] | None) -> int:
    found = re.match(r"\s*\D?(\d+)", (values or ["0"])[0])
    return int(found[1]) if found else 0


def fields(found: dict[str, list[str]], seconds: float) -> Fields:
    date = text_of(found.get("DATE"))
    return {
        "title": text_of(found.get("TITLE")),
        "artists": listed(found.get("ARTIST"), split_artists),
        "album": text_of(found.get("ALBUM")),
        "albumartist": listed(found.get("ALBUMARTIST"), split_artists),
        "track": number(found.get("TRACKNUMBER")),
        "disc": number(found.get("DISCNUMBER")),
        "date": date,
        "year": int(date[:4]) if date[:4].isdigit() else 0,
        "genres": listed(found.get("GENRE"), by_signs),
        "duration": seconds,
    }


def ours(scanned: ScannedFile) -> Fields:
    found, audio = scanned.tags, scanned.audio
    assert found is not None
    assert audio is not None
    # The conventions name the album artist of a compilation that names none.
    named = () if found.album_artist == "Various Artists" else found.album_artists
    return {
        "title": found.title,
        "artists": frozenset(found.artists),
        "album": found.album,
        "albumartist": frozenset(named),
        "track": found.track,
        "disc": found.disc,
        "date": found.date,
        "year": int(found.date[:4] or 0),
        "genres": frozenset(found.genres),
        "duration": audio.length_ms / 1000,
    }


# ---- the comparison ------------------------------------------------------------------------------


def agrees(field: str, mine: Any, theirs: Any) -> bool:
    if field == "duration":
        # TagLib's Python face tells whole seconds for some formats, so it is asked within one.
        return bool(abs(mine - theirs) <= max(0.05, theirs * 0.01))
    if isinstance(mine, frozenset):
        # ffprobe joins several values with ";"
        loose = frozenset(p.strip() for each in theirs for p in each.split(";") if p.strip())
        return mine in (theirs, loose)
    return bool(mine == theirs)


def test_nothing_readable_is_missing(collection: list[Path]) -> None:
    for path in collection:
        scanned = tags.read(os.fsencode(path))
        assert scanned.problem == "", path.name
        assert scanned.audio is not None


def test_99_of_100_fields_agree(collection: list[Path]) -> None:
    total, wrong = 0, []
    for path in collection:
        mine = ours(tags.read(os.fsencode(path)))
        others = [each for each in (from_taglib(path), from_ffprobe(path)) if each is not None]
        assert others, path.name
        for field, value in mine.items():
            total += 1
            if not any(agrees(field, value, other[field]) for other in others):
                wrong.append((path.name, field, value, [other[field] for other in others]))
    assert total > 1000
    assert len(wrong) <= total * 0.01, "\n".join(map(str, wrong))
