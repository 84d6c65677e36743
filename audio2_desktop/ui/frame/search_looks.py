"""How the lines of the search's drop-down are painted: headings, results, tips."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextOption,
)

from audio2_desktop.domain.found import FoundKind, FoundRow
from audio2_desktop.domain.music import TrackState
from audio2_desktop.ui import words
from audio2_desktop.ui.found_icons import ICONS
from audio2_desktop.ui.frame.search_rows import Line, LineKind
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.cover import Covers, paint_placeholder
from audio2_desktop.ui.widgets.coverage import Coverage, paint_coverage
from audio2_desktop.ui.widgets.search_field import paint_key

_HEIGHTS = {
    LineKind.HEAD: 36,
    LineKind.ROW: 48,
    LineKind.RECENT: 40,
    LineKind.COMPLETION: 40,
    LineKind.ALL: 48,
    LineKind.TIP: 48,
    LineKind.NOTE: 48,
}
_RULE = 6
"""Gap with a hair line before See all."""


class LineLooks:
    """Paints one line at a time into the rectangle that the drop-down gives it."""

    def __init__(self, theme: Theme, covers: Covers | None) -> None:
        self._theme = theme
        self._covers = covers

    def height(self, line: Line) -> int:
        """Pixels that a line takes."""
        rule = _RULE if line.kind is LineKind.ALL else 0
        return self._theme.px(_HEIGHTS[line.kind] + rule)

    def paint(
        self, painter: QPainter, line: Line, rect: QRectF, dpr: float, *, is_marked: bool
    ) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.px(20), 0, -theme.px(20), 0)
        match line.kind:
            case LineKind.HEAD:
                spot = inner.adjusted(0, theme.px(8), 0, 0)
                painting.text_line(painter, spot, line.text, theme.font("group"), theme.color("t3"))
                align = Qt.AlignmentFlag.AlignRight
                painting.text_line(
                    painter, spot, line.detail, theme.font("time"), theme.color("t3"), align
                )
            case LineKind.TIP:
                spot = inner.adjusted(0, 0, 0, -theme.px(24))
                painting.text_line(
                    painter, spot, line.text, theme.font("caption"), theme.color("t3")
                )
            case LineKind.NOTE:
                ink = theme.color("err" if line.is_bad else "t2")
                painting.text_line(painter, inner, line.text, theme.font("body"), ink)
            case _:
                self._paint_choice(painter, line, rect, dpr, is_marked=is_marked)

    def _paint_choice(
        self, painter: QPainter, line: Line, rect: QRectF, dpr: float, *, is_marked: bool
    ) -> None:
        theme = self._theme
        if line.kind is LineKind.ALL:
            y = rect.top() + theme.px(_RULE) / 2
            left, right = rect.left() + theme.px(20), rect.right() - theme.px(20)
            painting.hairline(painter, theme.color("line"), left, y, right, y)
            rect = rect.adjusted(0, theme.px(_RULE), 0, 0)
        if is_marked:
            body = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
            painting.rounded(painter, body, 10, theme.color("sel"))
        art = QRectF(rect.left() + theme.px(20), 0, theme.px(38), theme.px(38))
        art.moveTop(rect.center().y() - art.height() / 2)
        right = self._paint_end(painter, line, rect, dpr, is_marked=is_marked)
        text = QRectF(art.right() + theme.px(12), rect.top(), 0, rect.height())
        text.setRight(right - theme.px(10))
        if line.row is None:
            name = "clock-counter-clockwise" if line.kind is LineKind.RECENT else "magnifying-glass"
            painting.centred_icon(painter, theme.icon(name, theme.px(18), "t2", dpr), art)
            shown = line.detail if line.kind is LineKind.COMPLETION else line.text
            painting.text_line(painter, text, shown, theme.font("body_strong"), theme.color("t1"))
            return
        self._paint_art(painter, line.row, art, dpr)
        half = theme.px(20)
        title = QRectF(text.left(), rect.center().y() - theme.px(18), text.width(), half)
        paint_marked_text(painter, theme, title, line.row.title, line.row.spans)
        below = QRectF(text.left(), rect.center().y(), text.width(), half)
        painting.text_line(painter, below, line.detail, theme.font("caption"), theme.color("t2"))

    def _paint_art(self, painter: QPainter, row: FoundRow, art: QRectF, dpr: float) -> None:
        radius = art.width() / 2 if row.kind is FoundKind.ARTIST else 5.0
        picture = None
        if row.image and self._covers is not None:
            picture = self._covers.pixmap(row.image, round(art.width()), radius)
        if picture is not None:
            painter.drawPixmap(art.topLeft(), picture)
        else:
            paint_placeholder(painter, self._theme, art, radius, icon=ICONS[row.kind], dpr=dpr)

    def _paint_end(
        self, painter: QPainter, line: Line, rect: QRectF, dpr: float, *, is_marked: bool
    ) -> float:
        """Key hints or the sign of coverage at the right; returns where they begin."""
        theme = self._theme
        right = rect.right() - theme.px(24)
        if line.kind is LineKind.ALL or is_marked:
            key = "Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
            if line.kind is not LineKind.ALL:
                key = key.removeprefix("Ctrl ")
            wide = theme.metrics("tag").horizontalAdvance(key) + theme.px(10)
            tall = theme.px(20)
            spot = QRectF(right - wide, rect.center().y() - tall / 2, wide, tall)
            paint_key(painter, theme, spot, key)
            right = spot.left()
            if line.kind is LineKind.ROW:
                text = words.tr("Open")
                wide = theme.metrics("table_medium").horizontalAdvance(text) + 1
                spot = QRectF(right - theme.px(9) - wide, rect.top(), wide, rect.height())
                font = theme.font("table_medium")
                painting.text_line(painter, spot, text, font, theme.color("t2"))
                right = spot.left()
            return right
        if line.row is not None:
            side = theme.px(16)
            spot = QRectF(right - side + theme.px(2), rect.top(), side, rect.height())
            paint_coverage(painter, theme, spot, _coverage(line.row), dpr=dpr)
            right = spot.left()
        return right


def paint_marked_text(
    painter: QPainter, theme: Theme, rect: QRectF, text: str, spans: Sequence[tuple[int, int]]
) -> None:
    """A title in which the parts that fit the search stand out: accent and bold."""
    plain = theme.font("body_strong")
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.Bold)
    advance = {False: theme.metrics("body_strong"), True: QFontMetricsF(bold)}
    left, at = rect.left(), 0
    pieces: list[tuple[str, bool]] = []
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    if words.turns(text):
        painting.text_line(painter, rect, text, plain, theme.color("t1"))
        painter.save()
        painter.setClipPath(_hits_as_seen(rect, text, spans, plain))
        painting.text_line(painter, rect, text, plain, theme.color("accent"))
        painter.restore()
        return
    for piece, is_hit in pieces:
        if not piece or left >= rect.right():
            continue
        spot = QRectF(left, rect.top(), rect.right() - left, rect.height())
        ink = theme.color("accent" if is_hit else "t1")
        painting.text_line(painter, spot, piece, bold if is_hit else plain, ink)
        left += advance[is_hit].horizontalAdvance(piece)


def _hits_as_seen(
    rect: QRectF, text: str, spans: Sequence[tuple[int, int]], font: QFont
) -> QPainterPath:
    """Where letters stand in a line whose pieces are not in the order of reading."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    wide = metrics.horizontalAdvance(shown)
    layout = QTextLayout(shown, font)
    layout.setTextOption(_as_it_reads())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(wide + 1)
    layout.endLayout()
    path = QPainterPath()
    for start, end in spans:
        for run in line.glyphRuns(start, end - start):
            seen = run.boundingRect()
            left = seen.left() - line.naturalTextRect().left()
            if words.is_mirrored():
                left = wide - left - seen.width()
            path.addRect(QRectF(rect.left() + left, rect.top(), seen.width(), rect.height()))
    return path


def _as_it_reads() -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _coverage(row: FoundRow) -> Coverage:
    match row.state:
        case TrackState.MISSING:
            return Coverage.GONE
        case TrackState.UNREADABLE:
            return Coverage.UNREADABLE
        case TrackState.NOT_OWNED:
            return Coverage.MISSING
    return Coverage.OWNED
