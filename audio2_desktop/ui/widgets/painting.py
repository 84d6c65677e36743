"""Strokes and fills that several widgets share. Nothing here keeps state."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded rectangle; the border lies inside `rect`, so that it is as sharp as the pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if fill is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, radius, radius)
    if border is not None:
        inset = width / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(border, width))
        painter.drawRoundedRect(
            box.adjusted(inset, inset, -inset, -inset),
            max(0.0, radius - inset),
            max(0.0, radius - inset),
        )


def focus_ring(painter: QPainter, theme: Theme, rect: QRect | QRectF, radius: float) -> None:
    """The keyboard focus ring just inside `rect`: leave `theme.ring + 2` pixels around the body."""
    rounded(painter, rect, radius, None, theme.color("accent"), theme.ring)


def hairline(painter: QPainter, colour: QColor, x1: float, y1: float, x2: float, y2: float) -> None:
    """One device pixel, whatever the scale of the screen."""
    pen = QPen(colour, 0)
    pen.setCosmetic(True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def centred_icon(painter: QPainter, pixmap: QPixmap, rect: QRect | QRectF) -> None:
    """An icon in the middle of `rect`, on whole pixels."""
    box = QRectF(rect)
    ratio = pixmap.devicePixelRatio()
    width, height = pixmap.width() / ratio, pixmap.height() / ratio
    left = round(box.left() + (box.width() - width) / 2)
    top = round(box.top() + (box.height() - height) / 2)
    painter.drawPixmap(QPointF(left, top), pixmap)


def text_line(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """One line of plain text, elided at the right, vertically centred. Returns the width it
    took."""
    box = QRectF(rect)
    metrics = QFontMetricsF(font)
    shown = words.elided(metrics, text, box.width())
    painter.setFont(font)
    painter.setPen(colour)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), words.isolated(shown))
    return min(metrics.horizontalAdvance(shown), box.width())


def equaliser(
    painter: QPainter, rect: QRect | QRectF, colour: QColor, heights: tuple[float, ...]
) -> None:
    """The mark of the playing track: one bar per height (0..1), standing on the bottom of
    `rect`."""
    box = QRectF(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    step = box.width() / len(heights)
    for at, share in enumerate(heights):
        tall = max(2.0, box.height() * share)
        bar = QRectF(box.left() + at * step, box.bottom() - tall, step * 0.6, tall)
        painter.drawRoundedRect(bar, step * 0.25, step * 0.25)


def arc(
    painter: QPainter, rect: QRectF, share: float, colour: QColor, track: QColor, width: float
) -> None:
    """A ring that is `share` (0..1) full, from twelve o'clock."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(box)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(box, 90 * 16, -round(max(0.0, min(1.0, share)) * 360 * 16))
