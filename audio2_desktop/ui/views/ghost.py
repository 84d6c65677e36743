"""What hangs on the pointer during a drag, and the marks that say where it will land."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.strokes import blank
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting

WIDTH, HEIGHT = 286, 58
MARGIN = 22
HOT_SPOT = QPoint(MARGIN - 12, MARGIN - 6)
"""The pointer is up and left of the ghost, so that it hides no target."""


def ghost(
    theme: Theme, cover: QPixmap | None, title: str, count: int, length_ms: int, dpr: float
) -> QPixmap:
    """First title with its cover, "and 2 more · 13 min", edges of a pile and the count."""
    pixmap = blank(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN, dpr)
    painter = QPainter(pixmap)
    painter.translate(MARGIN, MARGIN)
    body = QRectF(0, 0, WIDTH, HEIGHT)
    theme.shadow(18, 8, dpr=dpr).paint(painter, body.adjusted(8, 8, -8, -8))
    for step in (10, 5) if count > 1 else ():
        edge = body.translated(step, step)
        painting.rounded(painter, edge, 10, theme.color("s2"), theme.color("line2"))
    painting.rounded(painter, body, 10, theme.color("s2"), theme.color("line2"))
    side = 40
    spot = QRectF(9, 9, side, side)
    if cover is not None:
        painter.drawPixmap(spot, cover, QRectF(cover.rect()))
    else:
        painting.rounded(painter, spot, 5, theme.color("s3"))
    text = QRectF(60, 8, WIDTH - 74, 22)
    painting.text_line(painter, text, title, theme.font("body_strong"), theme.color("t1"))
    below = words.joined(
        words.tr("and %n more", "", count - 1) if count > 1 else "",
        words.length(length_ms) if length_ms else "",
    )
    painting.text_line(
        painter,
        text.translated(0, 20),
        below,
        theme.font("caption_medium"),
        theme.color("t2"),
    )
    if count > 1:
        _badge(painter, theme, count, body)
    painter.end()
    return pixmap


def _badge(painter: QPainter, theme: Theme, count: int, body: QRectF) -> None:
    text = words.count(count)
    wide = max(30.0, theme.metrics("number_strong").horizontalAdvance(text) + 18)
    spot = QRectF(body.right() - wide + 14, body.top() - 12, wide, 26)
    painting.rounded(painter, spot, 13, theme.color("accent"))
    painting.text_line(
        painter,
        spot,
        text,
        theme.font("number_strong"),
        theme.color("onaccent"),
        Qt.AlignmentFlag.AlignHCenter,
    )


def insertion_line(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> None:
    """3 px in the accent with a node of 9 px at its left end."""
    accent = theme.color("accent")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(accent, 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(left + 9, y), QPointF(right, y))
    painter.setBrush(theme.color("window"))
    painter.setPen(QPen(accent, 2.5))
    painter.drawEllipse(QPointF(left + 4.5, y), 4.5, 4.5)


def hint_pill(painter: QPainter, theme: Theme, spot: QPointF, text: str, room: QRectF) -> None:
    """A small sentence below the ghost: "Move to position 4". Kept inside `room`."""
    wide = theme.metrics("caption_strong").horizontalAdvance(text) + 24
    pill = QRectF(spot.x(), spot.y(), wide, 26)
    pill.moveLeft(max(room.left() + 4, min(pill.left(), room.right() - wide - 4)))
    pill.moveTop(max(room.top() + 4, min(pill.top(), room.bottom() - 30)))
    painting.rounded(painter, pill, 13, theme.color("play"))
    painting.text_line(
        painter,
        pill,
        text,
        theme.font("caption_strong"),
        theme.color("onplay"),
        Qt.AlignmentFlag.AlignHCenter,
    )
