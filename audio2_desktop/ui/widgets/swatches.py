"""Colours to choose from, one of them on: discs in a row that can be reached and named like any
other choice."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.choices import Choice, Choices

DISC = 20
ARTWORK = "artwork"
_QUARTERS = ("blue", "teal", "amber", "pink")


class _Swatch(Choice):
    def sizeHint(self) -> QSize:
        side = self.theme.target()
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.theme, self.theme.px
        side = px(DISC)
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        if on or self.hover.share > 0:
            gap = px(3)
            ring = disc.adjusted(-gap, -gap, gap, gap)
            ink = theme.color("t1") if on else theme.faded("t3", self.hover.share)
            painting.rounded(painter, ring, ring.height() / 2, None, ink, 2)
        if self.key == ARTWORK:
            painter.setPen(Qt.PenStyle.NoPen)
            for at, name in enumerate(_QUARTERS):
                painter.setBrush(theme.preset(name))
                painter.drawPie(disc, at * 90 * 16, 90 * 16)
        else:
            painting.rounded(painter, disc, side / 2, theme.preset(self.key))
        if on and self.key != ARTWORK:
            ink = theme.text_on(theme.preset(self.key))
            tick = theme.icon("check", px(12), ink, self.devicePixelRatioF())
            painting.centred_icon(painter, tick, disc)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), px(8))


class Swatches(Choices):
    """The keys are those of accents, the texts their names for people."""

    access_role = Role.Grouping
    look = _Swatch

    def sizeHint(self) -> QSize:
        side = self.theme.target()
        return QSize(ceil(side * len(self._keys)), side)
