"""How much louder or softer each frequency becomes, drawn from 20 Hz to 20 kHz."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed

LEAST_DB = 12
"""At least so much is shown up and down."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_MARKS_HZ = {100: "100", 1000: "1k", 10_000: "10k"}


class ResponseCurve(Themed, QWidget):
    """Never mirrored, like all that goes from low to high. Readers hear its accessible name."""

    access_role = Role.Graphic

    def __init__(self, theme: Theme, tall: int, parent: QWidget) -> None:
        """tall: in pixels of the design."""
        super().__init__(parent)
        self.wear(theme)
        self._tall = tall
        self._levels: tuple[float, ...] = ()
        self._is_on = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_levels(self, levels: Sequence[float], *, is_on: bool) -> None:
        """In dB, at frequencies spread evenly to the ear."""
        self._levels, self._is_on = tuple(levels), is_on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.theme.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        ground = QRectF(self.rect())
        painting.rounded(painter, ground, theme.px(10), theme.color("s1"), theme.color("line"))
        left = theme.metrics("caption").horizontalAdvance(words.decibels(6)) + theme.px(20)
        box = ground.adjusted(left, theme.px(8), -1, -theme.px(8))
        most = max([LEAST_DB, *(abs(level) * 1.1 for level in self._levels)])
        self._grid(painter, box, most)
        if not self._levels:
            return
        step = box.width() / (len(self._levels) - 1)
        path = QPainterPath()
        for at, level in enumerate(self._levels):
            spot = QPointF(
                box.left() + at * step, box.center().y() - level / most * box.height() / 2
            )
            path.lineTo(spot) if at else path.moveTo(spot)
        ink = theme.color("accent" if self._is_on else "t3")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QPainterPath(path)
        area.lineTo(box.right(), box.center().y())
        area.lineTo(box.left(), box.center().y())
        painter.fillPath(area, theme.faded(ink, 0.14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, theme.px(2)))
        painter.drawPath(path)

    def _grid(self, painter: QPainter, box: QRectF, most: float) -> None:
        theme, line = self.theme, self.theme.color("line")
        font, ink = theme.font("caption"), theme.color("t2")
        high = theme.metrics("caption").height()
        for level in (-6, 0, 6):
            y = box.center().y() - level / most * box.height() / 2
            painting.hairline(painter, line, box.left(), y, box.right(), y)
            text = QRectF(theme.px(10), y - high / 2, box.left() - theme.px(10), high)
            painting.text_line(painter, text, words.decibels(level), font, ink, _LEFT)
        for hz, label in _MARKS_HZ.items():
            x = box.left() + box.width() * math.log10(hz / 20) / 3
            painting.hairline(painter, line, x, box.top(), x, box.bottom())
            text = QRectF(x + theme.px(4), box.bottom() - high, theme.px(60), high)
            painting.text_line(painter, text, label, font, ink, _LEFT)
