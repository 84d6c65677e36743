"""The bell of the top bar: a dot while something has not been read."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import IconButton


class Bell(IconButton):
    """An icon button that knows how many are unread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "bell", "", parent)
        self._unread = 0
        self.setObjectName("bell")
        self.say()

    @property
    def unread(self) -> int:
        return self._unread

    def set_unread(self, count: int) -> None:
        if count != self._unread:
            self._unread = count
            self.say()
            self.update()

    def say(self) -> None:
        """The name, in the language of now."""
        name = words.tr("Notifications")
        if self._unread:
            name = words.tr("Notifications, %n unread", "", self._unread)
        self.set_name(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unread:
            return
        painter, px = QPainter(self), self.theme.px
        side = px(8)
        spot = QRectF(self.width() - px(7) - side, px(5), side, side)
        rim = spot.adjusted(-2, -2, 2, 2)
        painting.rounded(painter, rim, rim.height() / 2, self.theme.color("window"))
        painting.rounded(painter, spot, side / 2, self.theme.color("accent"))
