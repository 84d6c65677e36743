"""The words at the pointer while something is dragged over a place: what a drop would do, or why
it would do nothing."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed

HEIGHT = 26
BELOW = 22
"""Under the ghost, whose window reaches further where nothing is see-through."""
ABOVE = 30
"""Where there is no room below, so far over the pointer."""


class DropHint(Themed, QWidget):
    """A pill over everything; takes no events."""

    access_role = Role.StaticText

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.wear(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self._is_welcome = True
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text

    @property
    def is_welcome(self) -> bool:
        return self._is_welcome

    def say(self, text: str, at: QPoint, *, welcome: bool = True) -> None:
        """Show this for a pointer at a place of the window."""
        if not text:
            self.hide()
            return
        self._text, self._is_welcome = text, welcome
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        window = self.parentWidget()
        assert window is not None
        room = window.rect().adjusted(4, 4, -4, -4)
        spot = at + ghost.below(self.theme, BELOW)
        if spot.y() + self.height() > room.bottom():
            spot.setY(at.y() - ABOVE - self.height())
        x = max(room.left(), min(spot.x(), room.right() - self.width()))
        y = max(room.top(), min(spot.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        wide = self.theme.metrics("caption_strong").horizontalAdvance(self._text) + 24
        if not self._is_welcome:
            wide += 20
        return QSize(round(wide) + 1, max(HEIGHT, self.theme.px(HEIGHT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        box = QRectF(self.rect())
        painting.rounded(painter, box, box.height() / 2, theme.color("play"))
        text = box.adjusted(12, 0, -12, 0)
        if not self._is_welcome:
            side = 14
            spot = QRectF(text.left(), 0, side, box.height())
            dpr = self.devicePixelRatioF()
            painting.centred_icon(painter, theme.icon("prohibit", side, "onplay", dpr), spot)
            text.setLeft(text.left() + 20)
        font = theme.font("caption_strong")
        painting.text_line(painter, text, self._text, font, theme.color("onplay"))
