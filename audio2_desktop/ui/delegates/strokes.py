"""Pixmaps that rows and cards share, drawn once and painted many times: stars, placeholders, chips
of tags."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPixmap

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme

STARS = 5
CHIP = 120
"""Chips are never wider."""
TINTS = 23
"""So many colours of placeholders are kept."""
DRAGGED = 0.38
"""How much is seen of a row on its way."""


class Strokes:
    """Cache of small drawings for one theme; `clear` it when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[object, ...], QPixmap] = {}

    def clear(self) -> None:
        self._made.clear()

    def star_size(self) -> int:
        return self._theme.px(14)

    def star_step(self) -> int:
        """Distance from one star to the next; half of it is half a star."""
        return self._theme.px(15)

    def stars(self, rating: int, *, with_empty: bool, dim: bool, dpr: float) -> QPixmap:
        """Five stars for a rating of 0..100; empty ones only where asked for."""
        key = ("stars", rating, with_empty, dim, dpr)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._draw_stars(rating, with_empty, dim, dpr)
        return found

    def placeholder(
        self, px: int, radius: float, dpr: float, *, tint: int | None = None
    ) -> QPixmap:
        """Where a cover will be or none is: a quiet surface with a note. tint: the number of what
        it stands for, to tell it from its neighbours."""
        tint = None if tint is None else tint % TINTS
        key = ("cover", px, radius, dpr, tint)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._draw_placeholder(px, radius, dpr, tint)
        return found

    def chip(self, text: str, colour: str, room: float, dpr: float) -> QPixmap:
        """The name of a tag behind a dot of its colour, at most so wide; without a colour just
        the text."""
        key = ("chip", text, colour, min(room, self._theme.px(CHIP)), dpr)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._draw_chip(text, colour, key[3], dpr)
        return found

    def fits(self) -> bool:
        """False when so much was drawn that starting afresh is cheaper than keeping it."""
        return len(self._made) < 600

    def _draw_stars(self, rating: int, with_empty: bool, dim: bool, dpr: float) -> QPixmap:
        theme, size, step = self._theme, self.star_size(), self.star_step()
        pixmap = blank(step * STARS, size, dpr)
        colour = theme.faded("star", 0.5) if dim else theme.color("star")
        painter = QPainter(pixmap)
        full = theme.icon("star-fill", size, colour, dpr)
        empty = theme.icon("star", size, theme.faded("t3", 0.75), dpr)
        for at in range(STARS):
            share = max(0.0, min(1.0, (rating - at * 20) / 20))
            spot = QPointF(at * step, 0)
            if with_empty and share < 1:
                painter.drawPixmap(spot, empty)
            if share > 0:
                source = QRectF(0, 0, full.width() * share, full.height())
                painter.drawPixmap(QRectF(at * step, 0, size * share, size), full, source)
        painter.end()
        return pixmap

    def _draw_chip(self, text: str, colour: str, room: float, dpr: float) -> QPixmap:
        theme, px, metrics = self._theme, self._theme.px, self._theme.metrics("caption_medium")
        lead = px(16) if colour else px(6)
        most = max(0.0, room - lead - px(7))
        shown = words.elided(metrics, text, most)
        wide = ceil(lead + metrics.horizontalAdvance(shown) + px(7))
        tall = px(20)
        pixmap = blank(wide, tall, dpr)
        painter = QPainter(pixmap)
        area = QRectF(0, 0, wide, tall)
        if colour:
            ink = theme.preset(colour)
            box(painter, area, tall / 2, theme.faded(ink, 0.16))
            box(painter, QRectF(px(6), (tall - px(6)) / 2, px(6), px(6)), px(3), ink)
        else:
            box(painter, area, tall / 2, theme.color("hover"))
        painter.setFont(theme.font("caption_medium"))
        painter.setPen(theme.color("t1" if colour else "t2"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(area.adjusted(lead, 0, 0, 0), flags, words.isolated(shown))
        painter.end()
        return pixmap

    def _draw_placeholder(self, px: int, radius: float, dpr: float, tint: int | None) -> QPixmap:
        theme = self._theme
        pixmap = blank(px, px, dpr)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ramp = QLinearGradient(0, 0, px, px)
        colour = theme.color("t3") if tint is None else theme.tint(tint)
        ramp.setColorAt(0, theme.mixed(colour, "s2", 0.26))
        ramp.setColorAt(1, theme.mixed(colour, "s1", 0.10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ramp)
        painter.drawRoundedRect(QRectF(0, 0, px, px), min(radius, px / 2), min(radius, px / 2))
        icon_px = max(10, round(px * 0.4))
        note = theme.mixed(colour, "t2", 0.5)
        icon = theme.icon("music-note", icon_px, theme.faded(note, 0.5), dpr)
        spot = round((px - icon_px) / 2)
        painter.drawPixmap(QPointF(spot, spot), icon)
        painter.end()
        return pixmap


def blank(width: int, height: int, dpr: float) -> QPixmap:
    """A transparent pixmap of so many logical pixels."""
    pixmap = QPixmap(max(1, round(width * dpr)), max(1, round(height * dpr)))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded rectangle with its border inside."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(border)
        pen.setWidthF(width)
        painter.setPen(pen)
        inset = width / 2
        rect = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, radius, radius)


def dashed(painter: QPainter, box: QRectF, radius: float, ink: QColor) -> None:
    """The outline of a row on its way."""
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)
