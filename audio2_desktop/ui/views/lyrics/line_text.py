"""A line of lyrics as text: how it breaks, how high it is, how strongly it is painted."""

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from audio2_desktop.ui.theme import Theme

GAP = 0.75
"""Between two lines, of the size of the type."""
REST = 0.62
"""What is not sung yet of the line that is."""
NEAR, FAR, STEP = 0.56, 0.38, 0.06
FAR_IN_LIGHT = 0.5
"""Large text needs three to one there, too."""
HOVERED, IN_HIGH_CONTRAST = 0.86, 0.72


class LineText:
    """Breaks and paints in one role of the theme's type."""

    def __init__(self, theme: Theme, role: str) -> None:
        self._theme, self._role = theme, role

    @property
    def line_height(self) -> int:
        """Of one row of words, without the gap."""
        return ceil(self._theme.metrics(self._role).height() * 1.08)

    def height(self, text: str, width: int) -> int:
        """Pixels that a line takes, the gap below it included."""
        metrics = self._theme.metrics(self._role)
        is_short = "\n" not in text and metrics.horizontalAdvance(text) < width
        count = 1 if is_short else self.layout(text, width, Qt.AlignmentFlag.AlignLeft).lineCount()
        return count * self.line_height + self._gap()

    def layout(self, text: str, width: int, align: Qt.AlignmentFlag) -> QTextLayout:
        """The words broken at a width, each row at its height."""
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made = QTextLayout(text.replace("\n", "\u2028"), self._theme.font(self._role))
        made.setTextOption(option)
        made.setCacheEnabled(True)
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, (made.lineCount() - 1) * self.line_height))
        made.endLayout()
        return made

    def strength(self, away: int, *, is_synced: bool, is_hovered: bool) -> float:
        """How visible a line is that is so many lines from the one that is sung."""
        if not is_synced or away == 0:
            return 1.0
        if is_hovered or self._theme.is_high_contrast:
            return HOVERED if is_hovered else IN_HIGH_CONTRAST
        far = FAR if self._theme.is_dark else FAR_IN_LIGHT
        return max(far, NEAR - STEP * (away - 1))

    def paint(
        self,
        painter: QPainter,
        layout: QTextLayout,
        x: float,
        top: float,
        strength: float,
        sung: int,
    ) -> None:
        """sung: so many characters of the line have begun, 0 where words have no times."""
        theme = self._theme
        marks = []
        if sung:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = sung, len(layout.text()) - sung
            mark.format = _inked(theme.faded("t1", REST))
            marks.append(mark)
        painter.setPen(theme.faded("t1", strength))
        layout.draw(painter, QPointF(x, top + self._gap() / 2), marks)

    def _gap(self) -> int:
        return round(self._theme.font(self._role).pixelSize() * GAP)


def _inked(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    return made
