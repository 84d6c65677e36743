"""The glow of a record's colour behind the top of a page."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QRadialGradient

from audio2_desktop.ui.theme import Theme

STRENGTH_DARK = 0.62
STRENGTH_LIGHT = 0.34
READABLE = 4.5
"""Contrast that captions keep on the brightest spot of the glow."""
_STEP = 0.02


def paint_glow(
    painter: QPainter, theme: Theme, rect: QRectF, seed: int | None, share: float = 1.0
) -> None:
    """Fill `rect` with the page colour and the glow of a seed colour (0xRRGGBB), None = no glow;
    `share` of its strength."""
    painter.fillRect(rect, theme.color("window"))
    if seed is None or theme.is_high_contrast:
        return
    colour = QColor(seed >> 16 & 0xFF, seed >> 8 & 0xFF, seed & 0xFF)
    strength = readable_strength(theme, colour) * share
    centre = QPointF(rect.left() + rect.width() * 0.28, rect.top() - rect.height() * 0.1)
    gradient = QRadialGradient(centre, max(rect.width(), rect.height()) * 0.72)
    gradient.setColorAt(0.0, theme.faded(colour, strength))
    gradient.setColorAt(0.45, theme.faded(colour, strength * 0.45))
    gradient.setColorAt(1.0, theme.faded(colour, 0.0))
    painter.fillRect(rect, gradient)


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
