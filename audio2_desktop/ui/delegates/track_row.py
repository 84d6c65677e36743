"""One line of a table of tracks: where its parts are, how they are painted, what a click hits.

Painting and hit-testing use the same `Cell`s. A row is prepared once (elided, laid out texts) and
painted from that; nothing is measured, scaled or decoded in a paint event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTransform

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.strokes import Strokes, box
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
        self._art = art

    # -- layout ------------------------------------------------------------------------------------

    def prepare(
        self, cells: Sequence[Cell], texts: Sequence[str], details: Sequence[str], height: int
    ) -> tuple[Part, ...]:
        """Texts of a row, elided to their cells. `details` are second texts of titles."""
        parts: list[Part] = []
        for cell, text, detail in zip(cells, texts, details, strict=True):
            match cell.kind:
                case "title" | "title_cover":
                    parts += self._title(cell, text, detail, height)
                case "heart" | "rating" | "state" | "tags":
                    continue
                case "index":
                    parts.append(self._middle(cell, text, height))
                case "number" | "time":
                    strong = cell.key == self.sorted_key
                    role = "number_strong" if strong else "number"
                    parts.append(self._right(cell, text, role, "t1" if strong else "t2", height))
                case "quality":
                    # what follows is set to the right: "FLAC 24/192" may take the gap, too
                    room = cell.width + self.theme.px(SPARE)
                    parts.append(self._left(cell.x, room, text, "caption_strong", "t2", height))
                case _:
                    parts.append(self._left(cell.x, cell.width, text, "table", "t2", height))
        return tuple(parts)

    def _title(self, cell: Cell, text: str, detail: str, height: int) -> list[Part]:
        x, width = cell.x, cell.width
        lines = cell.kind == "title_cover" and self.cover_px >= 36 and bool(detail)
        if cell.kind == "title_cover":
            lead = self.theme.px(self.cover_px + COVER_GAP)
            x, width = x + lead, width - lead
        role = "body_strong"
        if lines:
            upper = self._left(x, width, text, role, "title", round(height / 2))
            lower = self._left(x, width, detail, "caption", "t2", round(height / 2))
            up, down = self.theme.px(2), height / 2 - self.theme.px(2)
            return [upper._replace(y=upper.y + up), lower._replace(y=lower.y + down)]
        first = self._left(x, width, text, role, "title", height)
        if not detail:
            return [first]
        taken = self.theme.metrics(role).horizontalAdvance(text) + self.theme.px(10)
        if taken > width - self.theme.px(40):
            return [first]
        return [first, self._left(x + taken, width - taken, detail, "table", "t3", height)]

    def _left(self, x: float, width: float, text: str, role: str, colour: str, height: int) -> Part:
        metrics = self.theme.metrics(role)
        room = max(0.0, width - self.theme.px(GAP))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self._part(x, shown, role, colour, height)

    def _right(self, cell: Cell, text: str, role: str, colour: str, height: int) -> Part:
        metrics = self.theme.metrics(role)
        room = max(0, cell.width + self.theme.px(SPARE))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        x = cell.x + cell.width - metrics.horizontalAdvance(shown)
        return self._part(x, shown, role, colour, height)

    def _middle(self, cell: Cell, text: str, height: int) -> Part:
        advance = self.theme.metrics("table").horizontalAdvance(text)
        room = min(cell.width, self.theme.px(INDEX_WIDTH))
        return self._part(cell.x + (room - advance) / 2, text, "table", "index", height)

    def _part(self, x: float, text: str, role: str, colour: str, height: int) -> Part:
        font = self.theme.font(role)
        laid = QStaticText(words.one_line(text))
        laid.setTextFormat(Qt.TextFormat.PlainText)  # names come from files: never markup
        laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        laid.prepare(QTransform(), font)
        own = self.theme.metrics(role).height()
        # a fallback font (Japanese, Arabic) is taller, mostly above its letters: keep the base line
        taller = max(0.0, laid.size().height() - own)
        top = (height - own) / 2 - taller * FALLBACK_ABOVE
        return Part(x, top, laid, font, colour)

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
            painter.setOpacity(0.38)
        top = area.top()
        colours = self._colours(look, faint)
        shows_play = False
        for cell in cells:
            kind = cell.kind
            if kind == "heart":
                self._heart(painter, cell, area, row, look, dpr)
            elif kind == "rating":
                self._rating(painter, cell, area, row, look, dpr, faint)
            elif kind == "title_cover":
                self._cover(painter, cell, area, row, dpr, faint)
                if look.is_playing and not shows_play:  # once is enough
                    self._cover_mark(painter, cell, area, look)
            elif kind == "tags" and row.tags:
                self._tags(painter, cell, area, row, dpr)
            elif kind == "state":
                self._state(painter, cell, area, row.state, dpr)
            elif kind == "index" and (look.is_hovered or look.is_playing):
                shows_play = True
                self._index_mark(painter, cell, area, look, dpr)
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
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setWidthF(1.0)
            pen.setColor(theme.color("line2"))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(body.adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)
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
        self._icon(painter, "disc", theme.px(16), "t3", first, area, dpr)
        metrics = theme.metrics("table_strong")
        room = area.adjusted(second.x - area.left(), 0, -theme.px(12), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(theme.font("table_strong"))
        painter.setPen(theme.color("t1"))
        painter.drawText(room, flags, head.title)
        room.setLeft(room.left() + metrics.horizontalAdvance(head.title) + theme.px(10))
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("t3"))
        shown = theme.metrics("table").elidedText(
            head.detail, Qt.TextElideMode.ElideRight, max(0.0, room.width())
        )
        painter.drawText(room, flags, shown)

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

    def _heart(
        self, painter: QPainter, cell: Cell, area: QRectF, row: TrackRow, look: Look, dpr: float
    ) -> None:
        if not (row.is_favourite or look.is_hovered):
            return
        px = self.theme.px(16)
        name, colour = ("heart-fill", "heart") if row.is_favourite else ("heart", "t3")
        self._icon(painter, name, px, colour, cell, area, dpr)

    def _icon(
        self,
        painter: QPainter,
        name: str,
        px: int,
        colour: str | QColor,
        cell: Cell,
        area: QRectF,
        dpr: float,
    ) -> None:
        pixmap = self.theme.icon(name, px, colour, dpr)
        room = min(cell.width, self.theme.px(INDEX_WIDTH))
        x = round(cell.x + (room - px) / 2)
        painter.drawPixmap(QPointF(x, round(area.top() + (area.height() - px) / 2)), pixmap)

    def _rating(
        self,
        painter: QPainter,
        cell: Cell,
        area: QRectF,
        row: TrackRow,
        look: Look,
        dpr: float,
        faint: bool,
    ) -> None:
        value = look.hover_rating if look.hover_rating >= 0 else row.rating
        if not value and not look.is_hovered:
            return
        stars = self.strokes.stars(value, with_empty=look.is_hovered, dim=faint, dpr=dpr)
        y = round(area.top() + (area.height() - self.strokes.star_size()) / 2)
        painter.drawPixmap(QPointF(cell.x, y), stars)

    def _cover(
        self,
        painter: QPainter,
        cell: Cell,
        area: QRectF,
        row: TrackRow,
        dpr: float,
        faint: bool,
    ) -> None:
        spot = self._cover_rect(cell, area)
        px = round(spot.width())
        pixmap = self._art(row.image, px, 5) if row.image else None
        if pixmap is None:
            pixmap = self.strokes.placeholder(px, 5, dpr, tint=row.album_id)
        if faint:
            painter.setOpacity(0.5)
        painter.drawPixmap(spot.topLeft(), pixmap)
        if faint:
            painter.setOpacity(1.0)

    def _cover_rect(self, cell: Cell, area: QRectF) -> QRectF:
        px = self.theme.px(self.cover_px)
        return QRectF(cell.x, round(area.top() + (area.height() - px) / 2), px, px)

    def _cover_mark(self, painter: QPainter, cell: Cell, area: QRectF, look: Look) -> None:
        theme, spot = self.theme, self._cover_rect(cell, area)
        box(painter, spot, 5, theme.faded("black", 0.45))
        inner = spot.width() * 0.28
        # accents of the light theme are too dark for the veil
        ink = (self.accent or theme.color("accent")) if theme.is_dark else theme.color("white")
        bars(painter, spot.adjusted(inner, inner, -inner, -inner), ink, look.bars)

    def _index_mark(
        self, painter: QPainter, cell: Cell, area: QRectF, look: Look, dpr: float
    ) -> None:
        if look.is_playing and not look.is_hovered:
            side = self.theme.px(14)
            spot = QRectF(
                cell.x + (min(cell.width, self.theme.px(INDEX_WIDTH)) - side) / 2,
                area.center().y() - side / 2,
                side,
                side,
            )
            bars(painter, spot, self.accent or self.theme.color("accent"), look.bars)
            return
        self._icon(painter, "play-fill", self.theme.px(16), "t1", cell, area, dpr)

    def _state(
        self, painter: QPainter, cell: Cell, area: QRectF, state: TrackState, dpr: float
    ) -> None:
        match state:
            case TrackState.OWNED:
                name, colour = "check-circle", self.theme.faded("t3", 0.75)
            case TrackState.MISSING:
                name, colour = "link-break", self.theme.color("err")
            case TrackState.UNREADABLE:
                name, colour = "warning-circle-fill", self.theme.color("err")
            case _:
                name, colour = "cloud-arrow-down", self.theme.color("t3")
        self._icon(painter, name, self.theme.px(16), colour, cell, area, dpr)

    def _tags(self, painter: QPainter, cell: Cell, area: QRectF, row: TrackRow, dpr: float) -> None:
        """As many chips as there is room for, and how many more there are."""
        room, gap = cell.width - self.theme.px(GAP), self.theme.px(4)
        x = 0.0
        for at, tag in enumerate(row.tags):
            rest = len(row.tags) - at
            chip = self.strokes.chip(tag.name, tag.colour, room, dpr)
            more = self.strokes.chip(f"+{rest}", "", room, dpr)
            after = gap + more.width() / dpr if rest > 1 else 0
            fits = at == 0 or x + chip.width() / dpr + after <= room
            shown = chip if fits else more
            y = round(area.top() + (area.height() - shown.height() / dpr) / 2)
            if x + shown.width() / dpr > room:
                return
            painter.drawPixmap(QPointF(cell.x + x, y), shown)
            if not fits:
                return
            x += shown.width() / dpr + gap

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


def bars(painter: QPainter, spot: QRectF, colour: QColor, heights: Sequence[float]) -> None:
    """The mark of the playing track: bars that stand on the bottom of `spot`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    step = spot.width() / len(heights)
    for at, share in enumerate(heights):
        tall = max(2.0, spot.height() * share)
        painter.drawRoundedRect(
            QRectF(spot.left() + at * step, spot.bottom() - tall, step * 0.62, tall), 1, 1
        )


def hit(cells: Sequence[Cell], x: float) -> Cell | None:
    """The cell at x."""
    return next((cell for cell in cells if cell.x <= x < cell.x + cell.width), None)


def texts(columns: Sequence[Any], row: Any) -> tuple[list[str], list[str]]:
    """Main and second texts of a row for these columns."""
    return (
        [column.text(row) for column in columns],
        [column.detail(row) if column.detail is not None else "" for column in columns],
    )
