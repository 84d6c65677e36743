"""How a line of the queue looks: 52 tall with its cover, 44 for the heads between the bands.

What can be hit (the cross of a row, Clear in a head) is where these functions say.
"""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audio2_desktop.domain.endless import Why
from audio2_desktop.domain.queue import Band
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates import strokes
from audio2_desktop.ui.frame.queue_rows import (
    Index,
    QueueLine,
    QueueRows,
    shown_image,
    shown_words,
    suggested_because,
)
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.beat import Beat
from audio2_desktop.ui.widgets.cover import Covers, paint_placeholder

ROW, HEAD = 52, 44
ART = 40
DIMMED = 0.6
"""Covers of what is in no queue yet."""
BAR = 12
"""Width of the scroll bar (`theme.sheet`): rows end before it."""


class Looks(Protocol):
    """What the list tells of itself."""

    rows: QueueRows
    hovered: int
    mouse: QPoint
    accent: QColor | None
    beat: Beat
    is_dragging: bool
    """The selected rows hang on the pointer."""

    def is_picked(self, row: int) -> bool:
        """Whether a row is selected."""
        ...

    def across(self, rect: QRect) -> QRect:
        """A row as far as the panel's edge, below the scroll bar."""
        ...

    def devicePixelRatioF(self) -> float: ...

    def viewport(self) -> QWidget: ...


class QueueDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, covers: Covers | None, view: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_head = self._view.rows.is_head(index.row())
        return QSize(100, self._theme.px(HEAD if is_head else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.rows.line(index.row())
        if line is None:
            return
        painter = mirror.turned(painter, self._view.viewport())
        painter.save()
        rect: QRect = self._view.across(option.rect)
        if line.kind == "head":
            self._paint_head(painter, line, rect)
        else:
            state: QStyle.StateFlag = option.state
            self._paint_entry(painter, line, rect, index.row(), state)
        painter.restore()

    def _paint_head(self, painter: QPainter, line: QueueLine, rect: QRect) -> None:
        theme = self._theme
        box = QRectF(rect).adjusted(theme.px(19), theme.px(6), -theme.px(20), 0)
        right = Qt.AlignmentFlag.AlignRight
        wide = 0.0
        if line.detail:
            is_link = line.band == Band.UP_NEXT.value
            font = theme.font("caption_strong")
            ink = theme.color("t2" if is_link else "t3")
            if is_link and clear_rect(theme, rect).contains(QPointF(self._view.mouse)):
                ink = theme.color("t1")
            wide = painting.text_line(painter, box, line.detail, font, ink, right) + theme.px(10)
        box.setRight(box.right() - wide)
        painting.text_line(painter, box, line.text, theme.font("body_strong"), theme.color("t1"))

    def _paint_entry(
        self, painter: QPainter, line: QueueLine, rect: QRect, row: int, state: QStyle.StateFlag
    ) -> None:
        theme, view = self._theme, self._view
        box = QRectF(rect).adjusted(theme.px(9), 0, -max(theme.px(10), BAR), 0)
        accent = view.accent or theme.color("accent")
        is_now = line.band == "now"
        is_hovered = row == view.hovered and not is_now
        if is_now:
            painting.rounded(painter, box, 8, theme.faded(accent, 0.16))
        if view.is_picked(row):
            self._paint_picked(painter, box, row, accent)
        elif is_hovered:
            painting.rounded(painter, box, 8, theme.color("hover"))
        art = QRectF(rect.left() + theme.px(19), 0, theme.px(ART), theme.px(ART))
        art.moveTop(rect.center().y() - art.height() / 2 + 0.5)
        self._paint_art(painter, line, art, accent if is_now else None)
        title, artist, length_ms = shown_words(line)
        right = self._paint_end(painter, rect, length_ms, is_hovered)
        text = QRectF(art.right() + theme.px(12), 0, 0, theme.px(19))
        text.setRight(right - theme.px(10))
        text.moveTop(rect.center().y() - theme.px(19))
        ink = accent if is_now else theme.color("t1" if line.reason is None else "t2")
        painting.text_line(painter, text, title, theme.font("body_strong"), ink)
        text.moveTop(rect.center().y() + 1)
        self._paint_below(painter, text, line, artist)
        focus = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if state & focus == focus:
            painting.focus_ring(painter, theme, box, 8)

    def _paint_below(self, painter: QPainter, text: QRectF, line: QueueLine, artist: str) -> None:
        """The artist, and why the track is suggested."""
        theme = self._theme
        if line.reason is None:
            painting.text_line(painter, text, artist, theme.font("caption"), theme.color("t2"))
            return
        why = suggested_because(line.reason)
        if line.reason.why is not Why.ARTIST:
            why = words.joined(artist, why)
        painting.text_line(painter, text, why, theme.font("caption"), theme.color("t3"))

    def _paint_picked(self, painter: QPainter, box: QRectF, row: int, accent: QColor) -> None:
        """Selected neighbours are one body; while they are dragged, only their outlines stay."""
        theme, view = self._theme, self._view
        if view.is_dragging:
            strokes.dashed(painter, box, 8, theme.color("line2"))
            painter.setOpacity(strokes.DRAGGED)
            return
        painter.save()
        painter.setClipRect(box)
        over = theme.px(10)
        body = box.adjusted(
            0, -over if view.is_picked(row - 1) else 0, 0, over if view.is_picked(row + 1) else 0
        )
        painting.rounded(painter, body, 8, theme.faded(accent, 0.15 if theme.is_dark else 0.12))
        painter.restore()

    def _paint_art(
        self, painter: QPainter, line: QueueLine, art: QRectF, accent: QColor | None
    ) -> None:
        theme = self._theme
        dpr = self._view.devicePixelRatioF()
        picture, image = None, shown_image(line)
        if image and self._covers is not None:
            picture = self._covers.pixmap(image, theme.px(ART), 5)
        opacity = painter.opacity()
        painter.setOpacity(opacity if line.reason is None else opacity * DIMMED)
        if picture is None:
            paint_placeholder(painter, theme, art, 5, dpr=dpr)
        else:
            painter.drawPixmap(art.topLeft(), picture)
        painter.setOpacity(opacity)
        if accent is not None:
            painting.rounded(painter, art, 5, theme.faded("black", 0.58))
            mark = theme.px(14)
            spot = QRectF(art.center().x() - mark / 2, art.center().y() - mark / 2, mark, mark)
            ink = accent if theme.is_dark else theme.color("white")
            painting.equaliser(painter, spot, ink, self._view.beat.heights)

    def _paint_end(self, painter: QPainter, rect: QRect, length_ms: int, hovered: bool) -> float:
        theme = self._theme
        if hovered:
            dpr = self._view.devicePixelRatioF()
            cross = remove_rect(theme, rect)
            is_hot = cross.contains(QPointF(self._view.mouse))
            icon = theme.icon("x", theme.px(14), "t1" if is_hot else "t2", dpr)
            painting.centred_icon(painter, icon, cross)
            handle = QRectF(cross.right(), cross.top(), theme.px(24), cross.height())
            grip = theme.icon("dots-six-vertical", theme.px(16), "t3", dpr)
            painting.centred_icon(painter, grip, handle)
            return cross.left()
        right = rect.right() - theme.px(20)
        text = words.clock(length_ms) if length_ms else ""
        wide = theme.metrics("time").horizontalAdvance(text) + 1
        spot = QRectF(right - wide, rect.top(), wide, rect.height())
        painting.text_line(painter, spot, text, theme.font("time"), theme.color("t2"))
        return spot.left()


def remove_rect(theme: Theme, rect: QRect) -> QRectF:
    """Where the cross of a hovered row is: 32 px wide, so that it can be hit."""
    side = theme.target()
    return QRectF(
        rect.right() - theme.px(14) - theme.px(24) - side,
        rect.center().y() - side / 2,
        side,
        side,
    )


def clear_rect(theme: Theme, rect: QRect) -> QRectF:
    """Where Clear in a head is."""
    wide = theme.metrics("caption_strong").horizontalAdvance(words.tr("Clear")) + theme.px(24)
    tall = theme.target()
    return QRectF(rect.right() - theme.px(8) - wide, rect.top() + theme.px(6), wide, tall)
