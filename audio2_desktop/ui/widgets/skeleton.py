"""Grey blocks in the shape of what is being loaded, with a slow shimmer that one timer drives."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QHideEvent, QLinearGradient, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.themed import Themed

SHOW_AFTER_MS = 150
"""A wait shorter than this shows no skeleton at all."""

_FRAME_MS = 50
_ROUND_MS = 1600


class Disc(QRectF):
    """A block that is round: a picture of an artist."""


class SkeletonBlock(Themed, QWidget):
    """One block that fills its widget, or several given as rectangles."""

    def __init__(self, theme: Theme, radius: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._radius = radius
        self._blocks: tuple[QRectF, ...] = ()
        self._phase = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    def set_blocks(self, blocks: tuple[QRectF, ...]) -> None:
        """Rectangles in this widget's coordinates; none = the whole widget."""
        self._blocks = blocks
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_rest()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._run_or_rest()

    def _run_or_rest(self) -> None:
        if self.isVisible() and not self.theme.is_motion_reduced:
            self._timer.start()
        else:
            self._timer.stop()
            self._phase = 0.0

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        base, light = self.theme.color("s2"), self.theme.color("s3")
        width = max(1, self.width())
        shine = QLinearGradient(-width + 2 * width * self._phase, 0, 2 * width * self._phase, 0)
        shine.setColorAt(0.0, base)
        shine.setColorAt(0.5, light)
        shine.setColorAt(1.0, base)
        painter.setBrush(shine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(base)
        for block in self._blocks or (QRectF(self.rect()),):
            radius = block.height() / 2 if isinstance(block, Disc) else self._radius
            painter.drawRoundedRect(block, radius, radius)

    def _on_frame(self) -> None:
        if self.window().isMinimized():
            return
        self._phase = (self._phase + _FRAME_MS / _ROUND_MS) % 1.0
        self.update()
