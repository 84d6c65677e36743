"""A list scrolls while something is dragged near its ends."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

EDGE = 48
"""Pixels at either end; fewer where the list itself is low."""
TICK_MS = 16
MOST = 18


class EdgeScroll(QObject):
    """`scrolled` after each step, so that the view looks again what is under the pointer."""

    scrolled = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPoint()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._step)

    def hover(self, spot: QPoint) -> None:
        """The pointer is at this point of the viewport."""
        self._at = spot
        if self._speed():
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _speed(self) -> int:
        tall, y = self._view.viewport().height(), self._at.y()
        edge = min(EDGE, tall // 4)
        if edge <= 0:
            return 0
        if y < edge:
            return -max(1, round(MOST * (edge - max(0, y)) / edge))
        if y > tall - edge:
            return max(1, round(MOST * (edge - max(0, tall - y)) / edge))
        return 0

    def _step(self) -> None:
        bar = self._view.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._speed())
        if bar.value() == before:
            self._timer.stop()
        else:
            self.scrolled.emit()
