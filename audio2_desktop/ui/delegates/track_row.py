"""One line of a table of tracks, painted and hit.

Painting and hit-testing use the same `Cell`s. A row is prepared once (`row_texts`) and painted from
that; what is no words is painted by `cell_marks`. Nothing is measured, scaled or decoded in a paint
event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.cell_marks import CellMarks
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.row_texts import COVER_GAP, Cell, Part, RowTexts
from audio2_desktop.ui.delegates.strokes import DRAGGED, Strokes, box, dashed
from audio2_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Head:
    """A caption between rows; id is negative, so that it never meets a track's."""

    id: int
    title: str
    detail: str = ""


class TrackPainter:
    """Paints rows of one table. cover_px, inset (gap above and below the row's background) and
    accent belong to the table."""

    def __init__(self, theme: Theme, art: Art) -> None:
        self.theme = theme
        self.strokes = Strokes(theme)
        self.cover_px = 28
        self.inset = 0
        self.radius = 8
        self.accent: QColor | None = None
        self.playing_fill = False
        self.sorted_key = ""
        self._texts = RowTexts(theme)
        self._marks = CellMarks(theme, self.strokes, art)

    def prepare(
        self, cells: Sequence[Cell], texts: Sequence[str], details: Sequence[str], height: int
    ) -> tuple[Part, ...]:
        """Texts of a row, elided to their cells. `details` are second texts of titles."""
        return self._texts.prepare(cells, texts, details, height, self.cover_px, self.sorted_key)

    # -- painting ----------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        cells: Sequence[Cell],
        parts: Sequence[Part],
        row: TrackRow,
        look: Look,
        dpr: float,
    ) -> None:
        """Paint the row into `area` (its whole width and pitch)."""
        self.paint_back(painter, area, look)
        faint = row.state is not TrackState.OWNED
        if look.is_source:
            painter.setOpacity(DRAGGED)
        top = area.top()
        colours, marks = self._colours(look, faint), self._marks
        accent = self.accent or self.theme.color("accent")
        shows_play = False
        for cell in cells:
            kind = cell.kind
            if kind == "heart":
                marks.heart(painter, cell, area, row, look, dpr)
            elif kind == "rating":
                marks.rating(painter, cell, area, row, look, dpr, faint)
            elif kind == "title_cover":
                marks.cover(painter, cell, area, row, self.cover_px, dpr, faint)
                if look.is_playing and not shows_play:  # once is enough
                    spot = marks.cover_rect(cell, area, self.cover_px)
                    marks.cover_mark(painter, spot, accent, look)
            elif kind == "tags" and row.tags:
                marks.tags(painter, cell, area, row, dpr)
            elif kind == "state":
                marks.state(painter, cell, area, row.state, dpr)
            elif kind == "index" and (look.is_hovered or look.is_playing):
                shows_play = True
                marks.index_mark(painter, cell, area, accent, look, dpr)
        font: QFont | None = None
        for x, y, text, its_font, colour in parts:
            if shows_play and colour == "index":
                continue
            if its_font is not font:
                painter.setFont(its_font)
                font = its_font
            painter.setPen(colours[colour])
            painter.drawStaticText(QPointF(x, top + y), text)
        if look.is_source:
            painter.setOpacity(1.0)

    def paint_back(self, painter: QPainter, area: QRectF, look: Look) -> None:
        """Hover, selection, focus and drag marks under a row."""
        theme, inset = self.theme, self.inset
        body = area.adjusted(0, inset, 0, -inset)
        radius = theme.px(self.radius)
        if look.is_source:
            dashed(painter, body, radius, theme.color("line2"))
            return
        if look.is_selected:
            self._selection(painter, area, body, radius, look)
        elif look.is_playing and self.playing_fill:
            box(painter, body, radius, theme.faded(self.accent or theme.color("accent"), 0.18))
        elif look.is_hovered:
            box(painter, body, radius, theme.color("hover"))
        if look.is_current:
            mark = self.accent or theme.color("accent")
            edge = body.adjusted(0, 1, 0, -1) if not inset else body
            box(painter, edge, radius, None, mark, 1.5 if theme.ring == 2 else 3)

    def paint_waiting(self, painter: QPainter, area: QRectF, cells: Sequence[Cell]) -> None:
        """A row that is on its way: quiet bars where its words will be."""
        colour = self.theme.color("s1")
        for cell in cells:
            if cell.kind not in ("title", "title_cover", "link", "text"):
                continue
            x, width = float(cell.x), cell.width * 0.55
            if cell.kind == "title_cover":
                px = self.theme.px(self.cover_px)
                top = round(area.top() + (area.height() - px) / 2)
                box(painter, QRectF(x, top, px, px), 5, colour)
                x += px + self.theme.px(COVER_GAP)
            tall = self.theme.px(10)
            box(painter, QRectF(x, area.center().y() - tall / 2, width, tall), tall / 2, colour)

    def paint_head(
        self, painter: QPainter, area: QRectF, cells: Sequence[Cell], head: Head, dpr: float
    ) -> None:
        """A caption between rows: "Disc 1  Harbour side · 27 min"."""
        theme = self.theme
        first, second = cells[0], cells[min(1, len(cells) - 1)]
        self._marks.icon(painter, "disc", theme.px(16), "t3", first, area, dpr)
        metrics = theme.metrics("table_strong")
        room = area.adjusted(second.x - area.left(), 0, -theme.px(12), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.color("t1"))
        painter.drawText(room, flags, head.title)
        room.setLeft(room.left() + metrics.horizontalAdvance(head.title) + theme.px(10))
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("t3"))
        shown = words.elided(theme.metrics("table"), head.detail, room.width())
        painter.drawText(room, flags, words.isolated(shown))

    def _selection(
        self, painter: QPainter, area: QRectF, body: QRectF, radius: float, look: Look
    ) -> None:
        accent = self.accent or self.theme.color("accent")
        fill = self.theme.faded(accent, 0.15 if self.theme.is_dark else 0.12)
        if self.inset:
            box(painter, body, radius, fill)
            return
        painter.save()
        painter.setClipRect(area)
        grown = area.adjusted(
            0, -radius - 2 if look.joins_above else 0, 0, radius + 2 if look.joins_below else 0
        )
        box(painter, grown, radius, fill)
        painter.restore()

    def _colours(self, look: Look, faint: bool) -> dict[str, QColor]:
        theme = self.theme
        accent = self.accent or theme.color("accent")
        title = accent if look.is_playing else theme.color("t3" if faint else "t1")
        second = theme.color("t3" if faint else "t2")
        return {
            "title": title,
            "t1": theme.color("t1"),
            "t2": second,
            "t3": theme.color("t3"),
            "index": theme.color("t3"),
        }

    # -- hits --------------------------------------------------------------------------------------

    def rating_at(self, cell: Cell, x: float) -> int | None:
        """Rating (10..100) that a click at x sets; None beside the stars."""
        step = self.strokes.star_step()
        offset = x - cell.x
        if not -4 <= offset <= step * 5 + 2:
            return None
        return max(10, min(100, ceil(offset / (step / 2)) * 10))

    def is_on_text(self, cell: Cell, parts: Sequence[Part], x: float) -> bool:
        """Whether x is on the words of a cell, not beside them."""
        return any(
            part.x <= x <= part.x + part.text.size().width()
            for part in parts
            if cell.x <= part.x < cell.x + cell.width
        )
