"""Lyrics: lines with or without times, and which line is sung now. Pure; what the text of a file
says is read in `lyrics_text.py`.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

OFFSET_STEP_MS = 100
OFFSET_MOST_MS = 60_000

Word = tuple[int, int]
"""When a word begins (milliseconds), and with which character of its line."""


class LyricsFrom(StrEnum):
    """Where lyrics were found."""

    USER = "user"
    """Kept in the library as the listener's own."""
    SIDECAR = "sidecar"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class LyricLine:
    """One line. An empty text is a pause in lyrics with times, a space between verses in others."""

    text: str
    """May break into several, at "\\n": a translation below what is sung."""
    start_ms: int = 0
    words: tuple[Word, ...] = ()
    """In the order of their times; () where only the line has one."""


@dataclass(frozen=True, slots=True)
class Lyrics:
    """The lyrics of a track. With times (`is_synced`) the lines are in their order."""

    lines: tuple[LyricLine, ...]
    source: LyricsFrom
    name: str = ""
    """Of the file beside the music, to be shown only; "" for embedded ones."""
    is_synced: bool = False

    def line_at(self, ms: int) -> int:
        """The line that is sung at a place in the track; -1 before the first, and without times."""
        return bisect_right(self.lines, ms, key=_start) - 1 if self.is_synced else -1

    def next_change(self, ms: int) -> int | None:
        """When after `ms` something else is sung: a word or a line; None after the last."""
        if not self.is_synced:
            return None
        at = self.line_at(ms)
        coming = [line.start_ms for line in self.lines[at + 1 : at + 2]]
        if at >= 0:
            coming += [start for start, _ in self.lines[at].words if start > ms]
        return min(coming, default=None)


def sung_until(line: LyricLine, ms: int) -> int:
    """How many characters of the line that is sung have begun; all where words have no times."""
    if not line.words:
        return len(line.text)
    at = bisect_right(line.words, ms, key=lambda word: word[0])
    return line.words[at][1] if at < len(line.words) else len(line.text)


def best(found: Iterable[Lyrics]) -> Lyrics | None:
    """The first that has times, else the first of all."""
    known = list(found)
    return next((each for each in known if each.is_synced), known[0] if known else None)


def to_wire(lyrics: Lyrics) -> list[Any]:
    """As JSON values."""
    lines = [[line.text, line.start_ms, line.words] for line in lyrics.lines]
    return [lines, lyrics.source.value, lyrics.name, lyrics.is_synced]


def from_wire(wire: list[Any]) -> Lyrics:
    """Reverse of `to_wire`. Raises ValueError or TypeError for anything else."""
    lines, source, name, is_synced = wire
    return Lyrics(
        tuple(
            LyricLine(text, start, tuple((when, at) for when, at in words))
            for text, start, words in lines
        ),
        LyricsFrom(source),
        name,
        is_synced,
    )


def _start(line: LyricLine) -> int:
    return line.start_ms
