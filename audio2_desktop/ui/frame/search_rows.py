"""What the search drop-down shows, as a flat list of lines built from results."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.query_completion import Completion, CompletionKind
from audio2_desktop.ui import words

ROWS_AT_MOST = 8
COMPLETIONS_AT_MOST = 4
FIELDS_AT_MOST = 2


class LineKind(StrEnum):
    HEAD = "head"
    ROW = "row"
    RECENT = "recent"
    COMPLETION = "completion"
    ALL = "all"
    TIP = "tip"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drop-down. Only ROW, RECENT, COMPLETION and ALL can be chosen."""

    kind: LineKind
    text: str
    detail: str = ""
    row: FoundRow | None = None
    is_bad: bool = False

    @property
    def is_choice(self) -> bool:
        return self.kind in (
            LineKind.ROW,
            LineKind.RECENT,
            LineKind.COMPLETION,
            LineKind.ALL,
        )


def lines_for_results(
    results: SearchResults, completions: Sequence[Completion] = ()
) -> tuple[Line, ...]:
    """Values that complete the text, library rows best first, the way to all results, a tip."""
    text = results.text
    values = [one for one in completions if one.kind is not CompletionKind.FIELD]
    fields = [one for one in completions if one.kind is CompletionKind.FIELD]
    lines: list[Line] = []
    if values:
        lines.append(Line(LineKind.HEAD, words.tr("Complete")))
        lines += [completing(text, one) for one in values[:COMPLETIONS_AT_MOST]]
    if results.errors:
        note = Line(LineKind.NOTE, words.query_error(results.errors[0]), is_bad=True)
        return (*lines, note, *_fields(text, fields), Line(LineKind.TIP, words.search_tip()))
    rows = _picked(results, ROWS_AT_MOST - min(len(values), COMPLETIONS_AT_MOST))
    took = words.fill(words.tr("{ms} ms"), {"ms": max(1, round(results.elapsed_ms))})
    lines.append(Line(LineKind.HEAD, words.tr("In your library"), took))
    lines += [Line(LineKind.ROW, row.title, describe(row), row) for row in rows]
    if not rows:
        lines.append(Line(LineKind.NOTE, words.nothing_found(text)))
    if results.suggestion:
        shown = words.fill(words.tr("Did you mean {text}?"), {"text": results.suggestion})
        lines.append(Line(LineKind.COMPLETION, results.suggestion, shown))
    lines += _fields(text, fields)
    see_all = words.fill(words.tr("See all results for “{text}”"), {"text": text})
    lines.append(Line(LineKind.ALL, see_all, text))
    lines.append(Line(LineKind.TIP, words.search_tip()))
    return tuple(lines)


def completing(text: str, one: Completion) -> Line:
    """A completion as a line: choosing it puts the completed text into the field."""
    gap = "" if one.kind is CompletionKind.FIELD else " "
    behind = text[one.end :].lstrip() if gap else text[one.end :]
    return Line(LineKind.COMPLETION, f"{text[: one.start]}{one.insert}{gap}{behind}", one.label)


def _fields(text: str, fields: Sequence[Completion]) -> list[Line]:
    return [completing(text, one) for one in fields[:FIELDS_AT_MOST]]


def lines_for_recent(recent: Sequence[str]) -> tuple[Line, ...]:
    """The last searches, while the field is empty."""
    if not recent:
        return (Line(LineKind.TIP, words.search_tip()),)
    head = Line(LineKind.HEAD, words.tr("Recent searches"))
    rows = [Line(LineKind.RECENT, text) for text in recent[:6]]
    return (head, *rows, Line(LineKind.TIP, words.search_tip()))


def describe(row: FoundRow) -> str:
    """The second line of a result: "Album · Halden Coast · 2021"."""
    match row.kind:
        case FoundKind.ARTIST:
            parts = [words.albums(row.albums) if row.albums else "", words.tracks(row.tracks)]
            text = words.joined(words.tr("Artist"), *parts)
        case FoundKind.ALBUM:
            year = str(row.year) if row.year else ""
            text = words.joined(words.tr("Album"), row.artist, year)
        case FoundKind.PLAYLIST:
            text = words.joined(words.tr("Playlist"), words.tracks(row.tracks))
        case FoundKind.GENRE:
            text = words.tr("Genre")
        case FoundKind.TAG:
            text = words.tr("Tag")
        case FoundKind.LYRICS:
            text = words.joined(words.tr("Lyrics"), row.artist)
        case _:
            text = words.joined(words.tr("Track"), row.artist, row.album)
    return words.joined(text, row.via)


def _picked(results: SearchResults, most: int) -> list[FoundRow]:
    """At most so many rows: every section gets its best before any gets its third."""
    order = list(results.in_order())
    if len(order) <= most:
        return order
    taken: list[FoundRow] = []
    seen: dict[FoundKind, int] = {}
    for limit in (2, 3, most):
        for row in order:
            if row not in taken and len(taken) < most and seen.get(row.kind, 0) < limit:
                taken.append(row)
                seen[row.kind] = seen.get(row.kind, 0) + 1
    return [row for row in order if row in taken]
