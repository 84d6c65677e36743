"""What the search drop-down shows, as a flat list of lines built from results."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.ui import words

ROWS_AT_MOST = 8


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


def lines_for_results(results: SearchResults) -> tuple[Line, ...]:
    """Library rows best first, then the way to the page of all results, then a tip."""
    if results.errors:
        error = results.errors[0]
        note = Line(LineKind.NOTE, words.query_error(error), is_bad=True)
        return (note, Line(LineKind.TIP, words.search_tip()))
    took = words.fill(words.tr("{ms} ms"), {"ms": max(1, round(results.elapsed_ms))})
    rows = _picked(results)
    lines = [Line(LineKind.HEAD, words.tr("In your library"), took)]
    lines += [Line(LineKind.ROW, row.title, describe(row), row) for row in rows]
    if not rows:
        lines.append(Line(LineKind.NOTE, words.nothing_found(results.text)))
    if results.suggestion:
        values = {"text": results.suggestion}
        lines.append(
            Line(
                LineKind.COMPLETION,
                results.suggestion,
                words.fill(words.tr("Did you mean {text}?"), values),
            )
        )
    see_all = words.fill(
        words.tr("See all results for “{text}”"),
        {"text": results.text},
    )
    lines.append(Line(LineKind.ALL, see_all, results.text))
    lines.append(Line(LineKind.TIP, words.search_tip()))
    return tuple(lines)


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
            text = words.joined(words.tr("Genre"), words.tracks(row.tracks))
        case FoundKind.LYRICS:
            text = words.joined(words.tr("Lyrics"), row.artist)
        case _:
            text = words.joined(words.tr("Track"), row.artist, row.album)
    return words.joined(text, row.via)


def _picked(results: SearchResults) -> list[FoundRow]:
    """At most eight rows: every section gets its best before any gets its third."""
    order = list(results.in_order())
    if len(order) <= ROWS_AT_MOST:
        return order
    taken: list[FoundRow] = []
    seen: dict[FoundKind, int] = {}
    for limit in (2, 3, ROWS_AT_MOST):
        for row in order:
            if row not in taken and len(taken) < ROWS_AT_MOST and seen.get(row.kind, 0) < limit:
                taken.append(row)
                seen[row.kind] = seen.get(row.kind, 0) + 1
    return [row for row in order if row in taken]
