"""What the text of a lyrics file or tag says: LRC with words (ELRC), SRT, TTML, plain lines.

Never raises for any text; what makes no sense is passed over, and what is too much is cut. Which
bytes mean which text is decided elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree

from audio2_desktop.domain.lyrics import LyricLine, Lyrics, LyricsFrom, Word
from audio2_desktop.domain.tag_text import clean

MAX_CHARACTERS = 300_000
MAX_LINES = 3_000
MAX_LINE = 500
"""Characters of one line."""
MAX_WORDS = 200
MAX_MS = 24 * 3_600_000
PAUSE_MS = 1_500
"""Longer silence between a line's end and the next one is a pause."""

_CLOCK = r"(\d{1,4}):(\d{1,2})(?:[.:,](\d{1,3}))?"
_STAMP = re.compile(rf"\s*\[{_CLOCK}\]")
_WORD = re.compile(rf"[<\[]{_CLOCK}[>\]]")
_ID_TAG = re.compile(r"\s*\[([A-Za-z#]{1,12}):([^\]]*)\]\s*$")
_ID_TAGS = frozenset(
    ("ar", "ti", "al", "au", "by", "re", "ve", "length", "offset", "la", "id", "#")
)
_SRT_TIME = r"(\d{1,3}):(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_SRT = re.compile(rf"\s*{_SRT_TIME}\s*-->\s*{_SRT_TIME}")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{0,80}\}")
_TTML_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,6}))?$")
_TTML_COUNT = re.compile(r"(\d{1,9})(?:\.(\d{1,6}))?(h|ms|m|s)$")
_UNITS = {"h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}

Span = tuple[int, int, str, tuple[Word, ...]]
"""A line with its end: start, end (milliseconds), text, words."""


def read(text: str, source: LyricsFrom, *, name: str = "", kind: str = "") -> Lyrics | None:
    """The lyrics in a text; None when there is none.

    kind: "ttml", "srt", "txt" ... as the file's name ends; "" for a tag, which shows itself.
    """
    text = text.removeprefix("\ufeff")[:MAX_CHARACTERS]
    timed = _timed(text, kind)
    if any(line.text for line in timed):
        return Lyrics(tuple(timed), source, name, is_synced=True)
    plain = () if kind in ("ttml", "srt") else _plain(text)
    return Lyrics(plain, source, name) if plain else None


def _timed(text: str, kind: str) -> list[LyricLine]:
    if kind == "ttml" or text.lstrip()[:5].startswith(("<tt", "<?xml")):
        return _ttml(text)
    if kind == "srt" or _SRT.search(text, 0, 2_000):
        return _srt(text)
    return _lrc(text)


# ---- LRC -----------------------------------------------------------------------------------------


def _lrc(text: str) -> list[LyricLine]:
    """Lines by their stamps, several of one moment under each other; [] when nothing has one."""
    offset = 0
    found: list[LyricLine] = []
    for line in text.splitlines():
        if (tag := _ID_TAG.match(line)) and tag[1].lower() in _ID_TAGS:
            if tag[1].lower() == "offset":
                offset = _offset(tag[2])
            continue
        starts, rest = _stamps(line)
        if starts:
            found += _stamped(starts, rest)
        elif found and line.strip() and not found[-1].words:
            found[-1] = _joined([found[-1], LyricLine(_bounded(line), found[-1].start_ms)])
        if len(found) >= MAX_LINES:
            break
    return _in_order(_earlier(line, offset) for line in found[:MAX_LINES])


def _offset(text: str) -> int:
    try:
        return max(-MAX_MS, min(MAX_MS, int(text)))
    except ValueError:
        return 0


def _stamps(line: str) -> tuple[list[int], str]:
    """The stamps that a line begins with, and the rest."""
    starts: list[int] = []
    at = 0
    while len(starts) < MAX_LINES and (stamp := _STAMP.match(line, at)):
        starts.append(_clock(stamp))
        at = stamp.end()
    return list(dict.fromkeys(starts)), line[at:]


def _stamped(starts: list[int], rest: str) -> Iterator[LyricLine]:
    """A line for each of its stamps; times of words are those of the first."""
    text, words = _words(rest)
    for start in starts:
        shift = start - starts[0]
        yield LyricLine(text, start, tuple((when + shift, at) for when, at in words))


def _words(rest: str) -> tuple[str, tuple[Word, ...]]:
    """A line without its stamps of words, and these."""
    rest = rest[: 12 * MAX_LINE]
    text, at, words = "", 0, list[Word]()
    for stamp in _WORD.finditer(rest):
        text = (text + rest[at : stamp.start()]).lstrip()
        at = stamp.end()
        if len(words) < MAX_WORDS:
            words.append((_clock(stamp), len(text)))
    text = _bounded((text + rest[at:]).lstrip())
    return text, _kept(words, text)


def _kept(words: Iterable[Word], text: str) -> tuple[Word, ...]:
    """Words in order, without the stamp that ends the last one."""
    return tuple(sorted((when, at) for when, at in words if at < len(text)))


def _clock(match: re.Match[str]) -> int:
    minutes, seconds, fraction = match.groups()
    return int(minutes) * 60_000 + int(seconds) * 1_000 + int((fraction or "0").ljust(3, "0"))


def _earlier(line: LyricLine, offset: int) -> LyricLine:
    if not offset:
        return line
    words = tuple((max(0, when - offset), at) for when, at in line.words)
    return LyricLine(line.text, max(0, line.start_ms - offset), words)


def _in_order(lines: Iterable[LyricLine]) -> list[LyricLine]:
    """By time; of several pauses after each other the first, and none at the beginning."""
    ordered: list[LyricLine] = []
    for start, same in groupby(sorted(lines, key=_start), key=_start):
        line = _joined([each for each in same if each.text] or [LyricLine("", start)])
        if line.text or (ordered and ordered[-1].text):
            ordered.append(line)
    return ordered


def _start(line: LyricLine) -> int:
    return line.start_ms


def _joined(lines: list[LyricLine]) -> LyricLine:
    """Lines of one moment as one."""
    if len(lines) == 1:
        return lines[0]
    first, text = lines[0], "\n".join(line.text for line in lines if line.text)
    # what stands below is sung with the last word
    return LyricLine(text[: 2 * MAX_LINE], first.start_ms, first.words)


# ---- SRT and TTML --------------------------------------------------------------------------------


def _srt(text: str) -> list[LyricLine]:
    spans: list[Span] = []
    time: re.Match[str] | None = None
    said: list[str] = []
    for line in [*text.splitlines(), ""]:
        if found := _SRT.match(line):
            time, said = found, []
        elif line.strip():
            said.append(line)
        elif time is not None:
            start, end = _srt_ms(time.groups()[:4]), _srt_ms(time.groups()[4:])
            told = "\n".join(_bounded(_MARKUP.sub("", each)) for each in said[:4])
            spans.append((start, end, told, ()))
            time = None
        if len(spans) >= MAX_LINES:
            break
    return _with_pauses(spans)


def _srt_ms(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    whole = int(hours) * 3_600 + int(minutes) * 60 + int(seconds)
    return whole * 1_000 + int(fraction.ljust(3, "0"))


def _ttml(text: str) -> list[LyricLine]:
    """Paragraphs as lines, their spans as words."""
    if "<!DOCTYPE" in text:
        return []  # lyrics declare no entities
    try:
        # a declaration of an encoding is about the bytes, which are text already
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return []
    spans: list[Span] = []
    for part in root.iter():
        if _local(part.tag) == "p" and len(spans) < MAX_LINES:
            span = _paragraph(part)
            if span is not None:
                spans.append(span)
    return _with_pauses(spans)


def _paragraph(part: ElementTree.Element) -> Span | None:
    start = _ttml_ms(part.get("begin"))
    if start is None:
        return None
    end = _ttml_ms(part.get("end"))
    text, words = _squeezed(part.text).lstrip(), list[Word]()
    for child in part:
        begins = _ttml_ms(child.get("begin"))
        if _local(child.tag) == "br":
            text += " "
        if begins is not None and len(words) < MAX_WORDS:
            words.append((begins, len(text)))
        said = _squeezed("".join(child.itertext()))
        text = (text + said + _squeezed(child.tail))[: 2 * MAX_LINE]
    told = _bounded(text)
    return start, -1 if end is None else end, told, _kept(words, told)


def _squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _ttml_ms(text: str | None) -> int | None:
    """A time as a clock or a count; None for other kinds."""
    if text is None:
        return None
    if clock := _TTML_CLOCK.match(text.strip()):
        hours, minutes, seconds, fraction = clock.groups()
        whole = int(hours or 0) * 3_600 + int(minutes) * 60 + int(seconds)
        return min(MAX_MS, whole * 1_000 + int((fraction or "0").ljust(3, "0")[:3]))
    if count := _TTML_COUNT.match(text.strip()):
        number = float(f"{count[1]}.{count[2] or 0}")
        return min(MAX_MS, round(number * _UNITS[count[3]]))
    return None


def _with_pauses(spans: list[Span]) -> list[LyricLine]:
    """Lines, with an empty one where a line ends long before the next begins."""
    spans.sort(key=lambda span: span[0])
    lines: list[LyricLine] = []
    for at, (start, end, text, words) in enumerate(spans):
        lines.append(LyricLine(text, start, words))
        following = spans[at + 1][0] if at + 1 < len(spans) else MAX_MS
        if start < end and end + PAUSE_MS < following:
            lines.append(LyricLine("", end))
    return _in_order(lines)


# ---- plain ---------------------------------------------------------------------------------------


def _plain(text: str) -> tuple[LyricLine, ...]:
    """Lines as they are, without tags of LRC; one empty line between verses."""
    lines: list[LyricLine] = []
    for line in text.splitlines()[:MAX_LINES]:
        if (tag := _ID_TAG.match(line)) and tag[1].lower() in _ID_TAGS:
            continue
        told = _bounded(line)
        if told or (lines and lines[-1].text):
            lines.append(LyricLine(told))
    if lines and not lines[-1].text:
        lines.pop()
    return tuple(lines)


def _bounded(line: str) -> str:
    return clean(line)[:MAX_LINE]
