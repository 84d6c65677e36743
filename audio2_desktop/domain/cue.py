"""CUE sheets: text that says which tracks lie in which file. Pure; which bytes mean which text is
decided elsewhere.

Times count 75 frames a second. INDEX 00 (the pregap) belongs to the track before, so a track begins
at INDEX 01 and ends where the next one begins.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

FRAMES = 75
MAX_LINES = 20_000
MAX_TRACKS = 999


@dataclass(frozen=True, slots=True)
class CueTrack:
    """One TRACK of a sheet."""

    number: int
    start_ms: int
    """INDEX 01."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """TITLE, PERFORMER, SONGWRITER, ISRC and the names of REM lines, upper case."""


@dataclass(frozen=True, slots=True)
class CueFile:
    """One FILE of a sheet with its tracks in order."""

    name: str
    tracks: tuple[CueTrack, ...]


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A whole sheet; `fields` are those before the first track."""

    fields: Mapping[str, str]
    files: tuple[CueFile, ...]

    @property
    def track_count(self) -> int:
        return sum(len(file.tracks) for file in self.files)


_LINE = re.compile(r'\s*(\w+)\s+(?:"([^"]*)"?|(.*?))\s*$')
_FILE = re.compile(r'\s*FILE\s+(?:"([^"]*)"|(.+?))(?:\s+\w+)?\s*$', re.IGNORECASE)
_TRACK = re.compile(r"\s*TRACK\s+(\d{1,3})\b", re.IGNORECASE)
_INDEX = re.compile(r"\s*INDEX\s+(\d{1,2})\s+(\d{1,4}):(\d{1,2}):(\d{1,2})", re.IGNORECASE)


def parse(text: str) -> CueSheet:
    """The sheet in `text`. Never raises: lines that make no sense are passed over, tracks without
    INDEX 01 too."""
    reader = _Reader()
    for line in text.removeprefix("\ufeff").splitlines()[:MAX_LINES]:
        reader.take(line)
    return reader.sheet()


class _Reader:
    """Collects lines; a track is complete when the next begins."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._files: list[tuple[str, list[CueTrack]]] = []
        self._number = 0
        self._start: int | None = None
        self._of_track: dict[str, str] | None = None

    def take(self, line: str) -> None:
        if found := _TRACK.match(line):
            self._end_track()
            self._number, self._start, self._of_track = int(found[1]), None, {}
        elif found := _FILE.match(line):
            # Some sheets put FILE between a track and its INDEX 01: the track lies in the new file
            # then.
            if self._start is not None:
                self._end_track()
            self._files.append((found[1] or found[2] or "", []))
        elif found := _INDEX.match(line):
            self._index(int(found[1]), int(found[2]), int(found[3]), int(found[4]))
        elif found := _LINE.match(line):
            name, value = found[1].upper(), (found[2] if found[2] is not None else found[3] or "")
            if name == "REM":
                inner = _LINE.match(line.strip()[3:])
                if inner is None:
                    return
                name = inner[1].upper()
                value = inner[2] if inner[2] is not None else inner[3] or ""
            target = self._fields if self._of_track is None else self._of_track
            target.setdefault(name[:60], value[:1000])

    def _index(self, number: int, minutes: int, seconds: int, frames: int) -> None:
        if number == 1 and self._start is None:
            self._start = round((minutes * 60 + seconds) * 1000 + frames * 1000 / FRAMES)

    def _end_track(self) -> None:
        if self._of_track is not None and self._start is not None and self._files:
            tracks = self._files[-1][1]
            if len(tracks) < MAX_TRACKS:
                tracks.append(CueTrack(self._number, self._start, self._of_track))
        self._of_track, self._start = None, None

    def sheet(self) -> CueSheet:
        self._end_track()
        return CueSheet(
            self._fields, tuple(CueFile(name, tuple(tracks)) for name, tracks in self._files)
        )


def bounds(file: CueFile, length_ms: int) -> tuple[tuple[CueTrack, int, int | None], ...]:
    """Track, start and end (None: the end of the file) of what really lies in a file of
    `length_ms`.

    Empty when the times go backwards: then the sheet does not describe this file.
    """
    starts = [track.start_ms for track in file.tracks]
    if any(after <= before for before, after in pairwise(starts)):
        return ()
    tracks = [track for track in file.tracks if not length_ms or track.start_ms < length_ms]
    ends = [track.start_ms for track in tracks[1:]] + [None]
    return tuple((track, track.start_ms, end) for track, end in zip(tracks, ends, strict=True))


_SHEET_NAMES = {
    "TITLE": "ALBUM", "PERFORMER": "ALBUMARTIST", "SONGWRITER": "COMPOSER", "CATALOG": "BARCODE",
}  # fmt: skip
_TRACK_NAMES = {"PERFORMER": "ARTIST", "SONGWRITER": "COMPOSER"}
_OF_ALBUM = frozenset(
    [
        "ALBUM",
        "ALBUMARTIST",
        "ALBUMARTISTS",
        "ALBUMARTISTSORT",
        "ALBUMSORT",
        "DATE",
        "ORIGINALDATE",
        "ORIGINALYEAR",
        "GENRE",
        "LABEL",
        "CATALOGNUMBER",
        "BARCODE",
        "RELEASETYPE",
        "COMPILATION",
        "DISCNUMBER",
        "DISCTOTAL",
        "DISCSUBTITLE",
        "MUSICBRAINZ_ALBUMID",
        "MUSICBRAINZ_ALBUMARTISTID",
        "MUSICBRAINZ_RELEASEGROUPID",
        "REPLAYGAIN_ALBUM_GAIN",
        "REPLAYGAIN_ALBUM_PEAK",
        "ALBUMVERSION",
    ]
)


def part_raw(
    sheet: CueSheet, track: CueTrack, count: int, of_file: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Raw tags of one track: what the sheet says, and what the file says of the whole album."""
    raw = {key: values for key, values in of_file.items() if key in _OF_ALBUM}
    if "ALBUMARTIST" not in raw and "ARTIST" in of_file:
        raw["ALBUMARTIST"] = of_file["ARTIST"]
    for name, value in sheet.fields.items():
        if value.strip():
            raw[_SHEET_NAMES.get(name, name)] = [value]
    raw.pop("TITLE", None)
    for name, value in track.fields.items():
        if value.strip():
            raw[_TRACK_NAMES.get(name, name)] = [value]
    if "ARTIST" not in raw and "ALBUMARTIST" in raw:
        raw["ARTIST"] = raw["ALBUMARTIST"]
    raw.setdefault("TITLE", [f"Track {track.number:02}"])
    raw["TRACKNUMBER"] = [str(track.number)]
    raw["TRACKTOTAL"] = [str(count)]
    return raw
