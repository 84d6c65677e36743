"""The page that was left, fading away over the one that has come."""

import time

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.themed import Fade

FADE_MS = 120
GRAB_MS = 8.0
"""A picture that takes longer to take costs more than it gives."""
TRIES = 3


class Veil(QWidget):
    """Lies over its parent's children and lets everything through but the eye."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QPixmap()
        self._too_slow: dict[str, int] = {}
        self._fade = Fade(theme, self, FADE_MS)
        self._fade.finished.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.follow(self.hide)

    def take(self, name: str, page: QWidget) -> bool:
        """Keep a picture of the page of this name, as it is now. False when it is not to fade:
        reduced motion, not on the screen, or its picture took too long (after TRIES it is not tried
        again at this size)."""
        self.hide()
        slow = self._too_slow.get(name, 0)
        if not self._theme.duration(FADE_MS) or not page.isVisible() or slow >= TRIES:
            return False
        start = time.perf_counter()
        picture = page.grab()
        if (time.perf_counter() - start) * 1000 > GRAB_MS:
            self._too_slow[name] = slow + 1
            return False
        self._picture = picture
        return True

    def fall(self, spot: QRect) -> None:
        """Show what was taken at its place, and let it go."""
        self.setGeometry(spot)
        self.show()
        self.raise_()
        self._fade.set_share(1.0)
        self._fade.go(0.0)

    def forget_costs(self) -> None:
        """Another size: what was slow may be quick now."""
        self._too_slow.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._fade.share)
        painter.drawPixmap(0, 0, self._picture)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fade.stop()
        self._picture = QPixmap()
