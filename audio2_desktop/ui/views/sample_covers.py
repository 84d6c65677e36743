"""Three drawn covers for the fan on an empty library's page, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from audio2_desktop.ui.theme import Theme

SIDE = 192
"""Pixels: enough for twice the 92 of the middle one."""


def three(theme: Theme) -> list[QImage]:
    """Left, right and middle, the order in which `EmptyState.set_covers` lays them. About 1 ms."""
    return [
        _facets(theme.color("ok"), theme.color("info")),
        _shore(theme.color("heart"), theme.color("info"), theme.color("warn")),
        _shore(theme.color("info"), theme.color("ok"), theme.color("white")),
    ]


def _sheet(top: QColor, bottom: QColor) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    sky = QLinearGradient(0, 0, 0, SIDE)
    sky.setColorAt(0.0, top.darker(260))
    sky.setColorAt(1.0, bottom.darker(130))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.end()
    return image


def _shore(sky: QColor, haze: QColor, sun: QColor) -> QImage:
    """A sun over the sea."""
    image = _sheet(sky, haze)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    horizon, disc = SIDE * 0.62, SIDE * 0.44
    painter.setBrush(sun.lighter(105))
    painter.drawEllipse(QRectF((SIDE - disc) / 2, horizon - disc * 0.8, disc, disc))
    water = QLinearGradient(0, horizon, 0, SIDE)
    water.setColorAt(0.0, sky.darker(210))
    water.setColorAt(1.0, sky.darker(420))
    painter.fillRect(QRectF(0, horizon, SIDE, SIDE - horizon), water)
    gleam = QColor(sun)
    gleam.setAlphaF(0.35)
    painter.setBrush(gleam)
    for at in range(7):
        wide = disc * (0.8 - at * 0.09)
        y = horizon + SIDE * (0.03 + at * 0.05)
        painter.drawRoundedRect(QRectF((SIDE - wide) / 2, y, wide, SIDE * 0.014), 1, 1)
    painter.end()
    return image


def _facets(one: QColor, other: QColor) -> QImage:
    """Triangles between two colours."""
    image = _sheet(one, other)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    step = SIDE / 4
    for line in range(4):
        for column in range(4):
            left, top = column * step, line * step
            corners = (QPointF(left, top), QPointF(left + step, top + step))
            for at, third in enumerate((QPointF(left + step, top), QPointF(left, top + step))):
                shade = QColor(one if (line + column + at) % 3 else other)
                shade.setAlphaF(0.12 + 0.11 * ((line * 3 + column * 5 + at * 2) % 6))
                painter.setBrush(shade)
                painter.drawPolygon(QPolygonF([*corners, third]))
    painter.end()
    return image
