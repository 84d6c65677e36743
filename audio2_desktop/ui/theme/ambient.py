"""A cover as the blurred ground of a page. Pure functions of images, for a work thread."""

import os
from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

SMALL = QSize(300, 180)
STEPS = (QSize(75, 45), QSize(24, 15))
"""Down to so few pixels; the way up by halves is what blurs (about a Gaussian of 26 of 300)."""
VEIL = 0.6
MOST_VEIL = 0.94
STEP = 0.04
READABLE = 4.5
NOISE = 128
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_FIT = Qt.AspectRatioMode.IgnoreAspectRatio


def backdrop(
    data: bytes, size: QSize, ground: QColor, contrast: Callable[[QColor], float]
) -> QImage | None:
    """The picture blurred to `size` (device pixels) under a veil of `ground`, which thickens until
    `contrast(colour)` of the text is readable everywhere, and grows to the lower edge. A grain of
    one level hides the bands. None when the picture cannot be read. About 40 ms at 1440x900."""
    image = QImage.fromData(data)
    if image.isNull():
        return None
    image = _cut(image, size).scaled(SMALL, _FIT, _SMOOTH)
    for step in STEPS:
        image = image.scaled(step, _FIT, _SMOOTH)
    veil = thickness(image, ground, contrast)
    while image.width() * 2 < size.width():
        image = image.scaled(image.size() * 2, _FIT, _SMOOTH)
    image = image.scaled(size, _FIT, _SMOOTH).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shade = QColor(ground)
    shade.setAlphaF(veil)
    painter.fillRect(image.rect(), shade)
    ramp = QLinearGradient(0, 0, 0, size.height())
    for place, alpha in ((0.0, 0.0), (0.45, 0.1), (1.0, 0.75)):
        shade.setAlphaF(alpha)
        ramp.setColorAt(place, shade)
    painter.fillRect(image.rect(), ramp)
    _grain(painter, image.rect())
    painter.end()
    return image


def thickness(image: QImage, ground: QColor, contrast: Callable[[QColor], float]) -> float:
    """How much of the veil covers the picture so that text is readable on each of its pixels."""
    colours = {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }
    veil = VEIL
    while veil < MOST_VEIL and any(
        contrast(_mixed(ground, QColor(colour), veil)) < READABLE for colour in colours
    ):
        veil += STEP
    return min(veil, MOST_VEIL)


def _mixed(top: QColor, bottom: QColor, share: float) -> QColor:
    rest = 1 - share
    return QColor.fromRgbF(
        top.redF() * share + bottom.redF() * rest,
        top.greenF() * share + bottom.greenF() * rest,
        top.blueF() * share + bottom.blueF() * rest,
    )


def _cut(image: QImage, size: QSize) -> QImage:
    """The middle part with the proportions of `size`."""
    part = size.scaled(image.size(), Qt.AspectRatioMode.KeepAspectRatio)
    part = part.expandedTo(QSize(1, 1))
    spot = QRect(0, 0, part.width(), part.height())
    spot.moveCenter(image.rect().center())
    return image.copy(spot)


def _grain(painter: QPainter, area: QRect) -> None:
    for shade in (255, 0):
        tile = QImage(_levels(shade), NOISE, NOISE, 4 * NOISE, QImage.Format.Format_ARGB32).copy()
        painter.fillRect(area, tile)


def _levels(shade: int) -> bytes:
    """Pixels of one shade that are 0 to 2 of 255 opaque, by chance."""
    pixels = [bytes((shade, shade, shade, alpha)) for alpha in (0, 1, 2, 2)]
    return b"".join(pixels[byte & 3] for byte in os.urandom(NOISE * NOISE))
