"""The shape of a track as bars, a part of the seek bar: what is not known yet is flat, and becomes
what it is within a moment."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.waves import Waves
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.themed import Fade

STEP, BAR, TALL = 4, 2, 26
FLAT = 0.3
GROW_MS = 240


class WaveBars:
    """Painted by its owner, which is told to repaint while they grow."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        self._theme, self._owner = theme, owner
        self._waves, self._length_ms = Waves(), 0
        self._before: list[float] = []
        self._wanted: list[float] = []
        self._grown = Fade(theme, owner, GROW_MS)

    def take(self, waves: Waves, length_ms: int, *, at_once: bool) -> None:
        """Another shape, or more of it. at_once: it does not grow out of what is shown now."""
        shown = self.heights()
        self._waves, self._length_ms = waves, length_ms
        self._wanted = self._made(len(shown))
        self._before = self._wanted if at_once else shown
        self._grown.set_share(0.0)
        self._grown.go(1.0)

    def heights(self) -> list[float]:
        """How tall the bars are at this moment, 0..1."""
        share = self._grown.share
        return [a + (b - a) * share for a, b in zip(self._before, self._wanted, strict=True)]

    def paint(self, painter: QPainter, left: int, right: int, x: float, ink: QColor) -> None:
        """Those between left and right; played up to x."""
        step, wide = self._theme.px(STEP), max(1, self._theme.px(BAR))
        count = max(1, self._owner.width() // step)
        if count != len(self._wanted):
            self._before = self._wanted = self._made(count)
        tall = min(self._theme.px(TALL), self._owner.height() - 2)
        middle = self._owner.height() / 2
        rest = self._theme.color("t3")
        if not self._theme.is_high_contrast:
            rest = self._theme.faded(rest, 0.5)
        heights = self.heights()
        for at in range(max(0, left // step), min(count, right // step + 1)):
            high = max(2.0, tall * heights[at])
            place = at * step
            bar = QRectF(place, middle - high / 2, wide, high)
            painter.fillRect(bar, ink if place < x else rest)
        painter.fillRect(QRectF(x - 1, middle - tall / 2 - 2, 2, tall + 4), self._theme.color("t1"))

    def _made(self, count: int) -> list[float]:
        bars = self._waves.bars(count, self._length_ms)
        return [FLAT if bar is None else bar for bar in bars]
