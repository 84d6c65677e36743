"""Says to a screen reader what happens without anybody's hand on it: another page, another track.

Without a screen reader nothing is looked for.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.access import announce
from audio2_desktop.ui.window import NAME, Window

LOOK_MS = 60
LOOKS = 50
"""A page that has not come by then says itself what is wrong."""


class Speaker(QTimer):
    """Belongs to the window. says_tracks: whether the user wants to hear what plays now."""

    def __init__(self, window: Window, says_tracks: Callable[[], bool]) -> None:
        super().__init__(window, interval=LOOK_MS)
        self._window = window
        self._says_tracks = says_tracks
        self._left = 0
        self._said = NAME
        self.timeout.connect(self._look)
        window.went.connect(lambda _route: self._begin())
        window.windowTitleChanged.connect(self._on_title)

    def _begin(self) -> None:
        if QAccessible.isActive():
            self._left = LOOKS
            self.start()

    def _look(self) -> None:
        page = self._window.area.current
        name = heading(page) if page is not None and getattr(page, "has_content", True) else ""
        self._left -= 1
        if name and page is not None:
            page.setAccessibleName(name)
            announce(self._window, name)
        if name or self._left <= 0:
            self.stop()

    def _on_title(self, title: str) -> None:
        if title not in (self._said, NAME) and self._says_tracks():
            announce(self._window, title.removesuffix(f" - {NAME}"))
        self._said = title


def heading(page: QWidget) -> str:
    """The first heading of the first level that shows; "" when there is none."""
    for widget in page.findChildren(QWidget):
        if getattr(widget, "access_level", 0) == 1 and widget.isVisible():
            return widget.accessibleName()
    return ""
