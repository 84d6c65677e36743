"""The words of a table's row: where its cells are, and its texts elided and laid out for them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QStaticText, QTransform

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme

GAP = 12
SPARE = 10
"""So much of the gap before them may long times and counts take."""
COVER_GAP = 12
FALLBACK_ABOVE = 0.8
INDEX_WIDTH = 42
"""Numbers are centred in this much of their cell; the rest is a gap before the title."""


class Cell(NamedTuple):
    """A part of a row. x and width in logical pixels of the view; kind as in models.columns."""

    key: str
    kind: str
    x: int
    width: int


class Part(NamedTuple):
    """A prepared text: where it goes and how it looks."""

    x: float
    y: float
    text: QStaticText
    font: QFont
    colour: str


class RowTexts:
    """Prepares the texts of rows; once a row, nothing is measured when it is painted."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def prepare(
        self,
        cells: Sequence[Cell],
        texts: Sequence[str],
        details: Sequence[str],
        height: int,
        cover_px: int,
        sorted_key: str,
    ) -> tuple[Part, ...]:
        """Texts of a row, elided to their cells. details: second texts of titles. cover_px: of the
        cover before a title. sorted_key: the column whose numbers stand out."""
        parts: list[Part] = []
        for cell, text, detail in zip(cells, texts, details, strict=True):
            match cell.kind:
                case "title" | "title_cover":
                    parts += self._title(cell, text, detail, height, cover_px)
                case "heart" | "rating" | "state" | "tags":
                    continue
                case "index":
                    parts.append(self._middle(cell, text, height))
                case "number" | "time":
                    strong = cell.key == sorted_key
                    role = "number_strong" if strong else "number"
                    parts.append(self._right(cell, text, role, "t1" if strong else "t2", height))
                case "quality":
                    # what follows is set to the right: "FLAC 24/192" may take the gap, too
                    room = cell.width + self._theme.px(SPARE)
                    parts.append(self._left(cell.x, room, text, "caption_strong", "t2", height))
                case _:
                    parts.append(self._left(cell.x, cell.width, text, "table", "t2", height))
        return tuple(parts)

    def _title(self, cell: Cell, text: str, detail: str, height: int, cover_px: int) -> list[Part]:
        x, width = cell.x, cell.width
        lines = cell.kind == "title_cover" and cover_px >= 36 and bool(detail)
        if cell.kind == "title_cover":
            lead = self._theme.px(cover_px + COVER_GAP)
            x, width = x + lead, width - lead
        role = "body_strong"
        if lines:
            upper = self._left(x, width, text, role, "title", round(height / 2))
            lower = self._left(x, width, detail, "caption", "t2", round(height / 2))
            up, down = self._theme.px(2), height / 2 - self._theme.px(2)
            return [upper._replace(y=upper.y + up), lower._replace(y=lower.y + down)]
        first = self._left(x, width, text, role, "title", height)
        if not detail:
            return [first]
        taken = self._theme.metrics(role).horizontalAdvance(text) + self._theme.px(10)
        if taken > width - self._theme.px(40):
            return [first]
        return [first, self._left(x + taken, width - taken, detail, "table", "t3", height)]

    def _left(self, x: float, width: float, text: str, role: str, colour: str, height: int) -> Part:
        metrics = self._theme.metrics(role)
        room = max(0.0, width - self._theme.px(GAP))
        shown = words.elided(metrics, text, room)
        return self._part(x, shown, role, colour, height)

    def _right(self, cell: Cell, text: str, role: str, colour: str, height: int) -> Part:
        metrics = self._theme.metrics(role)
        room = max(0, cell.width + self._theme.px(SPARE))
        shown = words.elided(metrics, text, room)
        x = cell.x + cell.width - metrics.horizontalAdvance(shown)
        return self._part(x, shown, role, colour, height)

    def _middle(self, cell: Cell, text: str, height: int) -> Part:
        advance = self._theme.metrics("table").horizontalAdvance(text)
        room = min(cell.width, self._theme.px(INDEX_WIDTH))
        return self._part(cell.x + (room - advance) / 2, text, "table", "index", height)

    def _part(self, x: float, text: str, role: str, colour: str, height: int) -> Part:
        font = self._theme.font(role)
        laid = QStaticText(words.one_line(text))
        laid.setTextFormat(Qt.TextFormat.PlainText)  # names come from files: never markup
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(QTransform(), font)
        own = self._theme.metrics(role).height()
        # a fallback font (Japanese, Arabic) is taller, mostly above its letters: keep the base line
        taller = max(0.0, laid.size().height() - own)
        top = (height - own) / 2 - taller * FALLBACK_ABOVE
        return Part(x, top, laid, font, colour)


def hit(cells: Sequence[Cell], x: float) -> Cell | None:
    """The cell at x."""
    return next((cell for cell in cells if cell.x <= x < cell.x + cell.width), None)


def texts(columns: Sequence[Any], row: Any) -> tuple[list[str], list[str]]:
    """Main and second texts of a row for these columns."""
    return (
        [column.text(row) for column in columns],
        [column.detail(row) if column.detail is not None else "" for column in columns],
    )
