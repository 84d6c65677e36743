"""The mark beside the tabs: these lyrics know their times."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import Themed

TALL, ICON, SIDE, GAP = 28, 16, 11, 5


class SyncedMark(Themed, QWidget):
    """A clock and a word in a rounded frame."""

    access_role = Role.StaticText

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._text = words.tr("Synced")
        self.setAccessibleName(self._text)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        wide = self.theme.metrics("table_medium").horizontalAdvance(self._text)
        return QSize(round(wide) + 1 + px(2 * SIDE) + px(ICON) + px(GAP), px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = mirror.painter(self), self.theme, self.theme.px
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_off = self.height() / 2
        painting.rounded(painter, box, round_off, theme.color("hover"), theme.color("line2"))
        icon = theme.icon("clock", px(ICON), "t2", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, QRectF(px(SIDE), 0, px(ICON), self.height()))
        line = QRectF(self.rect())
        line.setLeft(px(SIDE) + px(ICON) + px(GAP))
        font, ink = theme.font("table_medium"), theme.color("t2")
        painting.text_line(painter, line, self._text, font, ink)
