"""What stands in a row's cells instead of words: cover, heart, stars, state, tags, what plays."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.row_texts import GAP, INDEX_WIDTH, Cell
from audio2_desktop.ui.delegates.strokes import Strokes, box
from audio2_desktop.ui.theme import Theme


class CellMarks:
    """Paints them, each into its cell of a row's `area`."""

    def __init__(self, theme: Theme, strokes: Strokes, art: Art) -> None:
        self._theme, self._strokes, self._art = theme, strokes, art

    def heart(
        self, painter: QPainter, cell: Cell, area: QRectF, row: TrackRow, look: Look, dpr: float
    ) -> None:
        """Filled for a favourite, an outline under the mouse, else nothing."""
        if not (row.is_favourite or look.is_hovered):
            return
        px = self._theme.px(16)
        name, colour = ("heart-fill", "heart") if row.is_favourite else ("heart", "t3")
        self.icon(painter, name, px, colour, cell, area, dpr)

    def icon(
        self,
        painter: QPainter,
        name: str,
        px: int,
        colour: str | QColor,
        cell: Cell,
        area: QRectF,
        dpr: float,
    ) -> None:
        """An icon in the middle of a narrow cell."""
        pixmap = self._theme.icon(name, px, colour, dpr)
        room = min(cell.width, self._theme.px(INDEX_WIDTH))
        x = round(cell.x + (room - px) / 2)
        painter.drawPixmap(QPointF(x, round(area.top() + (area.height() - px) / 2)), pixmap)

    def rating(
        self,
        painter: QPainter,
        cell: Cell,
        area: QRectF,
        row: TrackRow,
        look: Look,
        dpr: float,
        faint: bool,
    ) -> None:
        """Stars as rated, or as the mouse would rate."""
        value = look.hover_rating if look.hover_rating >= 0 else row.rating
        if not value and not look.is_hovered:
            return
        stars = self._strokes.stars(value, with_empty=look.is_hovered, dim=faint, dpr=dpr)
        y = round(area.top() + (area.height() - self._strokes.star_size()) / 2)
        painter.drawPixmap(QPointF(cell.x, y), stars)

    def cover(
        self,
        painter: QPainter,
        cell: Cell,
        area: QRectF,
        row: TrackRow,
        cover_px: int,
        dpr: float,
        faint: bool,
    ) -> None:
        """The cover before a title, or what stands for one that is not there."""
        spot = self.cover_rect(cell, area, cover_px)
        px = round(spot.width())
        pixmap = self._art(row.image, px, 5) if row.image else None
        if pixmap is None:
            pixmap = self._strokes.placeholder(px, 5, dpr, tint=row.album_id)
        if faint:
            painter.setOpacity(0.5)
        painter.drawPixmap(spot.topLeft(), pixmap)
        if faint:
            painter.setOpacity(1.0)

    def cover_rect(self, cell: Cell, area: QRectF, cover_px: int) -> QRectF:
        """Where the cover before a title is."""
        px = self._theme.px(cover_px)
        return QRectF(cell.x, round(area.top() + (area.height() - px) / 2), px, px)

    def cover_mark(self, painter: QPainter, spot: QRectF, accent: QColor, look: Look) -> None:
        """The moving bars over the cover of what plays."""
        theme = self._theme
        box(painter, spot, 5, theme.faded("black", 0.45))
        inner = spot.width() * 0.28
        # accents of the light theme are too dark for the veil
        ink = accent if theme.is_dark else theme.color("white")
        bars(painter, spot.adjusted(inner, inner, -inner, -inner), ink, look.bars)

    def index_mark(
        self,
        painter: QPainter,
        cell: Cell,
        area: QRectF,
        accent: QColor,
        look: Look,
        dpr: float,
    ) -> None:
        """Instead of a number: the moving bars of what plays, or the sign that a click plays."""
        if look.is_playing and not look.is_hovered:
            side = self._theme.px(14)
            spot = QRectF(
                cell.x + (min(cell.width, self._theme.px(INDEX_WIDTH)) - side) / 2,
                area.center().y() - side / 2,
                side,
                side,
            )
            bars(painter, spot, accent, look.bars)
            return
        self.icon(painter, "play-fill", self._theme.px(16), "t1", cell, area, dpr)

    def state(
        self, painter: QPainter, cell: Cell, area: QRectF, state: TrackState, dpr: float
    ) -> None:
        """Whether its file is there."""
        match state:
            case TrackState.OWNED:
                name, colour = "check-circle", self._theme.faded("t3", 0.75)
            case TrackState.MISSING:
                name, colour = "link-break", self._theme.color("err")
            case TrackState.UNREADABLE:
                name, colour = "warning-circle-fill", self._theme.color("err")
            case _:
                name, colour = "cloud-arrow-down", self._theme.color("t3")
        self.icon(painter, name, self._theme.px(16), colour, cell, area, dpr)

    def tags(self, painter: QPainter, cell: Cell, area: QRectF, row: TrackRow, dpr: float) -> None:
        """As many chips as there is room for, and how many more there are."""
        room, gap = cell.width - self._theme.px(GAP), self._theme.px(4)
        x = 0.0
        for at, tag in enumerate(row.tags):
            rest = len(row.tags) - at
            chip = self._strokes.chip(tag.name, tag.colour, room, dpr)
            more = self._strokes.chip(f"+{rest}", "", room, dpr)
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
