"""A tile of the home page: what was begun, how far it is, and a disc that goes on with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from audio2_desktop.ui.delegates.look import Look
from audio2_desktop.ui.delegates.strokes import blank, box
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting

HEIGHT = 76
RADIUS = 8
DISC = 36
MOST_KEPT = 24
_PAD = 16
_GAP = 8
"""Between the words and the disc."""
_BAR = 4
_BAR_WIDTH, _BAR_LEAST = 120, 24
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile says; `place` is "Track 3 of 14" or what is left of a long track."""

    title: str
    subtitle: str
    place: str
    share: float
    icon: str
    """Shown while there is no cover."""


class TilePainter:
    """Paints tiles of any width. What they share is drawn once and kept until `clear`."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[object, ...], QPixmap] = {}

    def clear(self) -> None:
        """Colours or sizes are others now."""
        self._made.clear()

    def _kept(
        self, key: tuple[object, ...], size: QSizeF, dpr: float, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        found = self._made.get((*key, size.width(), size.height(), dpr))
        if found is None:
            if len(self._made) > MOST_KEPT:  # a window that is being resized
                self._made.clear()
            found = blank(round(size.width()), round(size.height()), dpr)
            painter = QPainter(found)
            draw(painter)
            painter.end()
            self._made[(*key, size.width(), size.height(), dpr)] = found
        return found

    def cover_rect(self, area: QRectF, *, mirrored: bool) -> QRectF:
        side = area.height()
        left = area.right() - side if mirrored else area.left()
        return QRectF(left, area.top(), side, side)

    def disc_rect(self, area: QRectF, *, mirrored: bool) -> QRectF:
        px = self._theme.px
        side, gap = px(DISC), px(_PAD)
        left = area.left() + gap if mirrored else area.right() - gap - side
        return QRectF(left, area.center().y() - side / 2, side, side)

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        tile: TileText,
        cover: QPixmap | None,
        look: Look,
        dpr: float,
        *,
        mirrored: bool = False,
    ) -> None:
        """look.is_playing: sound comes out of it."""
        body = QRectF(QPointF(), area.size())
        ground = self._kept(("body",), area.size(), dpr, lambda on: self._body(on, body))
        painter.drawPixmap(area.topLeft(), ground)
        self._marks(painter, area, look)
        self._cover(painter, self.cover_rect(area, mirrored=mirrored), tile, cover, dpr)
        self._words(painter, area, tile, mirrored=mirrored)
        self._disc(painter, self.disc_rect(area, mirrored=mirrored), look, dpr)

    def _body(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        fill = theme.faded("sel", 0.72) if theme.is_dark else theme.faded("pop", 0.85)
        box(painter, area, RADIUS, fill, theme.color("line"))

    def _marks(self, painter: QPainter, area: QRectF, look: Look) -> None:
        theme = self._theme
        if look.is_selected:
            box(painter, area, RADIUS, theme.color("accentbg"))
        if look.is_hovered:
            box(painter, area, RADIUS, theme.color("hover"))
        if look.is_current:
            gap = theme.ring + 1
            ring = area.adjusted(-gap, -gap, gap, gap)
            box(painter, ring, RADIUS + gap, None, theme.color("accent"), theme.ring)

    def _cover(
        self, painter: QPainter, spot: QRectF, tile: TileText, cover: QPixmap | None, dpr: float
    ) -> None:
        if cover is not None:
            painter.drawPixmap(spot, cover, QRectF(cover.rect()))
            return
        draw = lambda on: self._sign(on, QRectF(QPointF(), spot.size()), tile.icon, dpr)  # noqa: E731
        painter.drawPixmap(spot.topLeft(), self._kept((tile.icon,), spot.size(), dpr, draw))

    def _sign(self, painter: QPainter, spot: QRectF, icon: str, dpr: float) -> None:
        """What stands where no cover is."""
        theme = self._theme
        painting.rounded(painter, spot, RADIUS, theme.color("s2"), theme.color("line"))
        side = theme.px(28)
        ink = "accent" if icon.startswith("sparkle") else theme.faded("t3", 0.7)
        painting.centred_icon(painter, theme.icon(icon, side, ink, dpr), spot)

    def _words(self, painter: QPainter, area: QRectF, tile: TileText, *, mirrored: bool) -> None:
        theme, px = self._theme, self._theme.px
        disc = self.disc_rect(area, mirrored=mirrored)
        start = area.height() + px(_PAD)
        if mirrored:
            room = QRectF(disc.right() + px(_GAP), area.top(), 0, 0)
            room.setRight(area.right() - start)
        else:
            room = QRectF(area.left() + start, area.top(), 0, 0)
            room.setRight(disc.left() - px(_GAP))
        align = _RIGHT if mirrored else Qt.AlignmentFlag.AlignLeft
        has_place = bool(tile.place or tile.share > 0)
        top = px(10) if has_place else px(18)
        line = QRectF(room.left(), area.top() + top, room.width(), px(20))
        painting.text_line(
            painter, line, tile.title, theme.font("card_title"), theme.color("t1"), align
        )
        line.translate(0, px(20))
        painting.text_line(
            painter, line, tile.subtitle, theme.font("table_medium"), theme.color("t2"), align
        )
        if has_place:
            line.translate(0, px(19))
            self._place(painter, line, tile, mirrored=mirrored)

    def _place(self, painter: QPainter, line: QRectF, tile: TileText, *, mirrored: bool) -> None:
        """The bar, and beside it where that is; the words give way last."""
        theme, px = self._theme, self._theme.px
        wide = min(line.width(), theme.metrics("table_medium").horizontalAdvance(tile.place) + 1)
        words = QRectF(line.right() - wide, line.top(), wide, line.height())
        bar = min(px(_BAR_WIDTH), line.width() - wide - px(12))
        has_bar = bar >= px(_BAR_LEAST)
        if mirrored == has_bar:  # opposite the bar; without one, below the other words
            words.moveLeft(line.left())
        font, ink = theme.font("table_medium"), theme.color("t3")
        align = Qt.AlignmentFlag.AlignLeft if mirrored == has_bar else _RIGHT
        painting.text_line(painter, words, tile.place, font, ink, align)
        if not has_bar:
            return
        left = line.right() - bar if mirrored else line.left()
        spot = QRectF(left, line.center().y() - px(_BAR) / 2, bar, px(_BAR))
        painting.rounded(painter, spot, px(_BAR) / 2, theme.color("s3"))
        done = max(px(_BAR), bar * tile.share)
        if tile.share > 0:
            begin = spot.right() - done if mirrored else left
            part = QRectF(begin, spot.top(), done, spot.height())
            painting.rounded(painter, part, px(_BAR) / 2, theme.color("accent"))

    def _disc(self, painter: QPainter, spot: QRectF, look: Look, dpr: float) -> None:
        theme = self._theme
        fill: QColor = theme.color("accent" if look.is_playing else "sel")
        box(painter, spot, spot.width() / 2, fill)
        name = "pause-fill" if look.is_playing else "play-fill"
        side = theme.px(18)
        ink = "onaccent" if look.is_playing else "t1"
        nudge = 0 if look.is_playing else 1  # the triangle's middle lies left of its box's
        at = QPointF(spot.center().x() - side / 2 + nudge, spot.center().y() - side / 2)
        painter.drawPixmap(QPointF(round(at.x()), round(at.y())), theme.icon(name, side, ink, dpr))
