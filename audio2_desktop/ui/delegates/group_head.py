"""A caption between groups of tracks: cover, name, what belongs to it, its numbers at the right."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from audio2_desktop.domain.sorting import GroupLine, TrackGrouping
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.delegates.strokes import Strokes
from audio2_desktop.ui.theme import Theme

COVER = 40
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ICONS = {TrackGrouping.GENRE: "swatches", TrackGrouping.FOLDER: "folder"}


def title_of(line: GroupLine, kind: TrackGrouping) -> str:
    """What a group is called."""
    if kind is TrackGrouping.DECADE:
        text = words.fill(words.tr("{year}s"), {"year": line.key})
        return text if line.key else words.tr("Year unknown")
    if not line.key:
        return words.tr("No genre")
    if line.head is None:
        return ""
    return line.head.title or words.tr("No album")


def numbers_of(line: GroupLine) -> str:
    """ "12 tracks · 47 min"."""
    return words.joined(words.tracks(line.size), words.length(line.length_ms))


def paint_group(
    painter: QPainter,
    theme: Theme,
    strokes: Strokes,
    art: Art,
    area: QRectF,
    line: GroupLine,
    kind: TrackGrouping,
    dpr: float,
) -> None:
    """Paint the whole caption into `area`, all its rows; the caller clips to the row that is
    wanted."""
    px = theme.px
    pen = QPen(theme.color("line"), 0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()))
    left = area.left() + px(10)
    if kind is TrackGrouping.ALBUM:
        _cover(painter, theme, strokes, art, QPointF(left, area.center().y()), line, dpr)
        left += px(COVER + 12)
    else:
        icon = theme.icon(_ICONS.get(kind, "calendar-blank"), px(16), "t3", dpr)
        painter.drawPixmap(QPointF(round(left), round(area.center().y() - px(8))), icon)
        left += px(16 + 10)
    numbers = numbers_of(line)
    wide = theme.metrics("number").horizontalAdvance(numbers)
    right = area.right() - px(10)
    painter.setFont(theme.font("number"))
    painter.setPen(theme.color("t3"))
    painter.drawText(QRectF(right - wide - 1, area.top(), wide + 2, area.height()), _FLAGS, numbers)
    room = QRectF(left, area.top(), max(0.0, right - wide - px(16) - left), area.height())
    detail = line.head.detail if line.head is not None else ""
    if line.head is not None and line.head.year:
        detail = words.joined(detail, str(line.head.year))
    if line.lines > 1:
        _two_lines(painter, theme, room, title_of(line, kind), detail)
    else:
        _one_line(painter, theme, room, title_of(line, kind), detail)


def _cover(
    painter: QPainter,
    theme: Theme,
    strokes: Strokes,
    art: Art,
    middle: QPointF,
    line: GroupLine,
    dpr: float,
) -> None:
    px = theme.px(COVER)
    image = line.head.image if line.head is not None else ""
    pixmap = art(image, px, 5) if image else None
    if pixmap is None:
        pixmap = strokes.placeholder(px, 5, dpr, tint=line.key)
    painter.drawPixmap(QPointF(round(middle.x()), round(middle.y() - px / 2)), pixmap)


def _two_lines(painter: QPainter, theme: Theme, room: QRectF, title: str, detail: str) -> None:
    middle, px = room.center().y(), theme.px
    upper = QRectF(room.left(), middle - px(19), room.width(), px(20))
    lower = QRectF(room.left(), middle + px(1), room.width(), px(18))
    _text(painter, theme, upper, title, "body_strong", "t1")
    _text(painter, theme, lower, detail, "caption", "t2")


def _one_line(painter: QPainter, theme: Theme, room: QRectF, title: str, detail: str) -> None:
    taken = _text(painter, theme, room, title, "table_strong", "t1")
    room.setLeft(room.left() + taken + theme.px(10))
    _text(painter, theme, room, detail, "table", "t3")


def _text(
    painter: QPainter, theme: Theme, room: QRectF, text: str, role: str, colour: str
) -> float:
    metrics = theme.metrics(role)
    wide = max(0.0, room.width())
    shown = words.elided(metrics, text, wide)
    painter.setFont(theme.font(role))
    painter.setPen(theme.color(colour))
    painter.drawText(room, _FLAGS, words.isolated(shown))
    return float(metrics.horizontalAdvance(shown))
