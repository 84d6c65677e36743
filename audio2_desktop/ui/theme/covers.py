"""Covers made ready to paint: cut to size, rounded, outlined. Pure functions of images, safe in a
worker thread."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform


def bake(image: QImage, px: int, dpr: float, radius: float, outline: QColor) -> QImage:
    """A square cover of `px` logical pixels with round corners and a hair line inside its edge.

    radius: logical pixels; >= px / 2 gives a circle. The picture is cropped to its middle square.
    Paint it with one drawImage or drawPixmap; never scale it in a paint event.
    """
    side = max(1, round(px * dpr))
    source = _middle_square(image).scaled(
        side,
        side,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    out = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(source))
    round_px = min(radius * dpr, side / 2)
    painter.drawRoundedRect(QRectF(0, 0, side, side), round_px, round_px)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(outline, 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), round_px, round_px)
    painter.end()
    out.setDevicePixelRatio(dpr)
    return out


def mosaic(images: list[QImage], px: int, dpr: float, radius: float, outline: QColor) -> QImage:
    """Four covers as one square (fewer: the first alone), baked like a single one."""
    if len(images) < 4:
        return bake(images[0] if images else QImage(), px, dpr, radius, outline)
    side = max(2, round(px * dpr))
    half = (side + 1) // 2
    sheet = QImage(2 * half, 2 * half, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(sheet)
    for at, image in enumerate(images[:4]):
        quarter = _middle_square(image).scaled(
            half,
            half,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage((at % 2) * half, (at // 2) * half, quarter)
    painter.end()
    return bake(sheet, px, dpr, radius, outline)


def turned(image: QImage, degrees: float) -> QImage:
    """The image turned about its middle, with smooth edges (for the fan of covers on empty
    pages)."""
    return image.transformed(
        QTransform().rotate(degrees), Qt.TransformationMode.SmoothTransformation
    )


def _middle_square(image: QImage) -> QImage:
    if image.isNull():
        blank = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        blank.fill(Qt.GlobalColor.transparent)
        return blank
    side = min(image.width(), image.height())
    if image.width() == image.height():
        return image
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
