"""A wheel of a mouse moves a view smoothly: 120 ms to where all its notches together lead."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar

from audio2_desktop.ui.theme import Theme

GLIDE_MS = 120
NOTCH = 120
"""Eighths of a degree that one notch of a usual wheel turns."""


class Glide:
    """Ask it first in `wheelEvent`: `turn` says whether the event was its own.

    Touch pads say how many pixels they mean and bring their own inertia: those events, turns to
    the side and turns with a key held pass through, all do with reduced motion.
    """

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        self._theme, self._view = theme, view
        self._run: QVariantAnimation | None = None
        self._rest = 0.0
        self._last = 0

    @property
    def is_running(self) -> bool:
        return self._run is not None and self._run.state() is QVariantAnimation.State.Running

    def turn(self, event: QWheelEvent) -> bool:
        """Whether the view goes on by itself now. An event at the end of the way is not taken: the
        page around the view may want it."""
        turned = event.angleDelta()
        duration = self._theme.duration(GLIDE_MS)
        if not (duration and turned.y()) or turned.x() or not event.pixelDelta().isNull():
            self.stop()
            return False
        if event.modifiers():
            return False
        bar = self._bar()
        start = self._target() if self.is_running else bar.value()
        lines = QApplication.wheelScrollLines()
        wanted = start - turned.y() / NOTCH * lines * bar.singleStep() + self._rest
        target = max(bar.minimum(), min(bar.maximum(), round(wanted)))
        if target == start and not self.is_running:
            self._rest = wanted - target if bar.minimum() < target < bar.maximum() else 0.0
            return self._rest != 0.0
        self._rest = 0.0
        self._go(target, duration)
        event.accept()
        return True

    def stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _bar(self) -> QScrollBar:
        return self._view.verticalScrollBar()

    def _target(self) -> int:
        assert self._run is not None
        return int(self._run.endValue())

    def _go(self, target: int, duration: int) -> None:
        if self._run is None:
            self._run = QVariantAnimation(self._view)
            self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._run.valueChanged.connect(self._on_step)
        self._run.stop()
        self._last = self._bar().value()
        self._run.setDuration(duration)
        self._run.setStartValue(self._last)
        self._run.setEndValue(target)
        self._run.start()

    def _on_step(self, value: object) -> None:
        bar = self._bar()
        if bar.value() != self._last or bar.isSliderDown():
            self.stop()  # a key, a jump or a change of the rows was there first
        elif isinstance(value, int):
            bar.setValue(value)
            self._last = bar.value()
