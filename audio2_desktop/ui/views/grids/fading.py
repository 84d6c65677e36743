"""Covers that come while a view is seen fade in; one timer for all of them."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme

FADE_MS = 120
FRAME_MS = 16
MOST = 400
"""Waiting covers that are remembered; more are those of cards scrolled past long ago."""


class CoverFade(QObject):
    """Asked at every painting of a cover how much of it is there."""

    def __init__(self, theme: Theme, view: QWidget, now: Callable[[], float] = monotonic) -> None:
        super().__init__(view)
        self._theme, self._view, self._now = theme, view, now
        self._waiting: set[str] = set()
        self._began: dict[str, tuple[float, QRectF]] = {}
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._tick)

    def share(self, key: str, area: QRectF, *, is_here: bool) -> float:
        """0 while the picture is not here, then rising to 1; at once what was here at first."""
        if not is_here:
            if len(self._waiting) >= MOST:
                self._waiting.clear()
            self._waiting.add(key)
            return 0.0
        if key in self._waiting:
            self._waiting.discard(key)
            if self._theme.duration(FADE_MS) == 0:
                return 1.0
            self._began[key] = (self._now(), area)
            if not self._timer.isActive():
                self._timer.start()
        began = self._began.get(key)
        if began is None:
            return 1.0
        self._began[key] = (began[0], area)
        return min(1.0, (self._now() - began[0]) * 1000 / FADE_MS)

    def _tick(self) -> None:
        now = self._now()
        for key, (began, area) in list(self._began.items()):
            self._view.update(area.toAlignedRect())
            if (now - began) * 1000 >= FADE_MS:
                del self._began[key]
        if not self._began:
            self._timer.stop()
