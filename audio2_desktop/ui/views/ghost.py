"""What hangs on the pointer during a drag, and the marks that say where it will land."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.strokes import blank
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.cover import paint_placeholder

WIDTH, HEIGHT = 286, 58
MARGIN = 22
REFUSED = 0.5
_AWAY = QPoint(12, 6)


def hot_spot(theme: Theme) -> QPoint:
    """The pointer is up and left of the ghost, so that it hides no target."""
    return QPoint(theme.px(MARGIN - _AWAY.x()), theme.px(MARGIN - _AWAY.y()))


def below(theme: Theme, gap: int) -> QPoint:
    """From the pointer to `gap` pixels under the ghost."""
    return QPoint(theme.px(_AWAY.x()), theme.px(_AWAY.y() + HEIGHT + gap))


def ghost(
    theme: Theme,
    cover: QPixmap | None,
    title: str,
    count: int,
    length_ms: int,
    dpr: float,
    *,
    icon: str = "music-notes",
) -> QPixmap:
    """First title with its cover, "and 2 more · 13 min", edges of a pile and the count.

    icon: the sign of what has no cover.
    """
    px = theme.px
    pixmap = blank(px(WIDTH + 2 * MARGIN), px(HEIGHT + 2 * MARGIN), dpr)
    painter = QPainter(pixmap)
    painter.translate(px(MARGIN), px(MARGIN))
    body = QRectF(0, 0, px(WIDTH), px(HEIGHT))
    theme.shadow(18, 8, dpr=dpr).paint(painter, body.adjusted(8, 8, -8, -8))
    for step in (10, 5) if count > 1 else ():
        edge = body.translated(px(step), px(step))
        painting.rounded(painter, edge, 10, theme.color("s3"), theme.color("line2"))
    painting.rounded(painter, body, 10, theme.color("s3"), theme.color("line2"))
    side = px(40)
    spot = QRectF(px(9), px(9), side, side)
    if cover is not None:
        painter.drawPixmap(spot, cover, QRectF(cover.rect()))
    else:
        paint_placeholder(painter, theme, spot, 5, icon=icon, dpr=dpr)
    text = QRectF(px(60), px(8), px(WIDTH - 74), px(22))
    painting.text_line(painter, text, title, theme.font("body_strong"), theme.color("t1"))
    about = words.apart(
        words.tr("and %n more", "", count - 1) if count > 1 else "",
        words.length(length_ms) if length_ms else "",
    )
    painting.text_line(
        painter,
        text.translated(0, px(20)),
        about,
        theme.font("caption_medium"),
        theme.color("t2"),
    )
    if count > 1:
        _badge(painter, theme, count, body)
    painter.end()
    return pixmap


def _badge(painter: QPainter, theme: Theme, count: int, body: QRectF) -> None:
    text = words.count(count)
    px = theme.px
    wide = max(px(30), theme.metrics("number_strong").horizontalAdvance(text) + px(18))
    spot = QRectF(body.right() - wide + px(14), body.top() - px(12), wide, px(26))
    painting.rounded(painter, spot, spot.height() / 2, theme.color("accent"))
    painting.text_line(
        painter,
        spot,
        text,
        theme.font("number_strong"),
        theme.color("onaccent"),
        Qt.AlignmentFlag.AlignHCenter,
    )


def refused(theme: Theme, look: QPixmap) -> QPixmap:
    """A ghost over a place that does not take it: half there, a crossed circle on its cover."""
    dpr, px = look.devicePixelRatio(), theme.px
    pixmap = QPixmap(look.size())
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(REFUSED)
    painter.drawPixmap(0, 0, look)
    painter.setOpacity(1)
    spot = QRectF(px(MARGIN + 13), px(MARGIN + 13), px(32), px(32))
    painting.rounded(painter, spot, spot.height() / 2, theme.color("s3"))
    painting.centred_icon(painter, theme.icon("prohibit", px(24), "err", dpr), spot)
    painter.end()
    return pixmap


def insertion_line(painter: QPainter, theme: Theme, left: float, right: float, y: float) -> None:
    """3 px in the accent with a node of 9 px at its left end."""
    accent, node = theme.color("accent"), theme.px(9)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(accent, theme.px(3))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(left + node, y), QPointF(right, y))
    painter.setBrush(theme.color("window"))
    painter.setPen(QPen(accent, theme.px(5) / 2))
    painter.drawEllipse(QPointF(left + node / 2, y), node / 2, node / 2)


def hint_pill(painter: QPainter, theme: Theme, spot: QPointF, text: str, room: QRectF) -> None:
    """A small sentence below the ghost: "Move to position 4". Kept inside `room`."""
    wide, tall = (
        theme.metrics("caption_strong").horizontalAdvance(text) + theme.px(24),
        theme.px(26),
    )
    pill = QRectF(spot.x(), spot.y(), wide, tall)
    pill.moveLeft(max(room.left() + 4, min(pill.left(), room.right() - wide - 4)))
    pill.moveTop(max(room.top() + 4, min(pill.top(), room.bottom() - tall - 4)))
    painting.rounded(painter, pill, tall / 2, theme.color("play"))
    painting.text_line(
        painter,
        pill,
        text,
        theme.font("caption_strong"),
        theme.color("onplay"),
        Qt.AlignmentFlag.AlignHCenter,
    )
