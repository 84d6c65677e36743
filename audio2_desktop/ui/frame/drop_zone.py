"""The whole page as a target for files from the desktop: what a drop would do, said while it hangs
over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed

INSET = 16


class DropZone(Themed, QWidget):
    """A veil with a dashed edge, an icon and a sentence. Takes no events: the page area does."""

    access_role = Role.StaticText

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.say(text)
        self.setObjectName("drop-zone")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)

    def cover(self, *, on: bool) -> None:
        """Lie over the parent, or go."""
        if on:
            self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
            self.raise_()
        self.setVisible(on)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.faded("window", 0.86))
        pad = theme.px(INSET)
        box = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        painting.rounded(painter, box, 14, theme.color("accentbg"))
        pen = QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 14, 14)
        side = theme.px(40)
        middle = box.center()
        spot = QRectF(middle.x() - side / 2, middle.y() - side, side, side)
        icon = theme.icon("folder-plus", side, "accent", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, spot)
        line = QRectF(box.left(), middle.y() + theme.px(12), box.width(), theme.px(30))
        painting.text_line(
            painter,
            line,
            self._text,
            theme.font("empty_title"),
            theme.color("t1"),
            Qt.AlignmentFlag.AlignHCenter,
        )
