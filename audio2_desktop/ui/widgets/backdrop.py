"""The glow of a record's colour behind the top of a page."""

import random
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRadialGradient

from audio2_desktop.ui.theme import Theme

STRENGTH_DARK = 0.62
STRENGTH_LIGHT = 0.34
LEAST_LIGHT = 0.28
"""Lightness of what glows in the dark theme: the colour of a dark cover is seen, too."""
GREY = 0.12
READABLE = 4.5
"""Contrast that captions keep on the brightest spot of the glow."""
_STEP = 0.02
_GRAIN = 128
"""Side of the tile of noise: large enough not to be seen as a pattern."""


def paint_glow(
    painter: QPainter, theme: Theme, rect: QRectF, seed: int | None, share: float = 1.0
) -> None:
    """Fill `rect` with the page colour and the glow of a seed colour (0xRRGGBB), None = no glow;
    `share` of its strength."""
    painter.fillRect(rect, theme.color("window"))
    if seed is None or theme.is_high_contrast:
        return
    colour = _lit(theme, QColor(seed >> 16 & 0xFF, seed >> 8 & 0xFF, seed & 0xFF))
    strength = readable_strength(theme, colour) * share
    centre = QPointF(rect.left() + rect.width() * 0.28, rect.top() - rect.height() * 0.1)
    reach = min(max(rect.width(), rect.height()) * 0.72, rect.bottom() - centre.y())
    gradient = QRadialGradient(centre, reach)  # nothing is left of it at the lower edge
    gradient.setColorAt(0.0, theme.faded(colour, strength))
    gradient.setColorAt(0.45, theme.faded(colour, strength * 0.45))
    gradient.setColorAt(1.0, theme.faded(colour, 0.0))
    painter.fillRect(rect, gradient)
    _add_grain(painter, rect)


def _lit(theme: Theme, colour: QColor) -> QColor:
    is_grey = colour.hslSaturationF() < GREY
    if not theme.is_dark or is_grey or colour.lightnessF() >= LEAST_LIGHT:
        return colour
    return QColor.fromHslF(colour.hslHueF(), colour.hslSaturationF(), LEAST_LIGHT)


def _add_grain(painter: QPainter, rect: QRectF) -> None:
    """One grey level more or less here and there: the steps of a slow gradient cannot be seen as
    bands then. Only over opaque ground."""
    painter.save()
    for mode, seed in (
        (QPainter.CompositionMode.CompositionMode_Plus, 1),
        (QPainter.CompositionMode.CompositionMode_Difference, 2),
    ):
        painter.setCompositionMode(mode)
        painter.fillRect(rect, QBrush(_grain(seed)))
    painter.restore()


@cache
def _grain(seed: int) -> QImage:
    """Black, with a quarter of its points one level lighter."""
    dice = random.Random(seed)
    tile = QImage(_GRAIN, _GRAIN, QImage.Format.Format_RGB32)
    tile.fill(QColor(0, 0, 0))
    light = QColor(1, 1, 1).rgb()
    for at in range(_GRAIN * _GRAIN):
        if dice.random() < 0.25:
            tile.setPixel(at % _GRAIN, at // _GRAIN, light)
    return tile


def readable_strength(theme: Theme, colour: QColor) -> float:
    """How strong a colour may glow (0..1) so that secondary text stays readable over it: bright
    covers glow less in the dark theme, dark ones in the light theme."""
    strength = STRENGTH_DARK if theme.is_dark else STRENGTH_LIGHT
    while strength > 0:
        ground = theme.mixed(colour, "window", strength)
        if theme.contrast("t2", ground) >= READABLE:
            break
        strength -= _STEP
    return max(0.0, strength)
