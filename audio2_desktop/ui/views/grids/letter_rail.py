"""The letters (or decades) at the right edge of a list: click or drag along them to be there."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from audio2_desktop.domain.listed import Mark, mark_at
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import ThemedSlider

WIDTH = 22
SLOT = 22
LEAST = 13
"""Where letters are nearer to each other, only every second, third ... one is written."""


class LetterRail(ThemedSlider):
    """`jumped(row)` while it is pressed, dragged or moved by keys. It shows itself only with two
    marks or more."""

    jumped = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedControls(True)  # Down goes on to the next letter
        self.setTracking(True)
        self.setSingleStep(1)
        self.setPageStep(5)
        self._marks: tuple[Mark, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._is_told = False
        self._is_jumping = False
        self.valueChanged.connect(self._on_value_changed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_marks(self, marks: Sequence[Mark], text_of: Callable[[int], str]) -> None:
        """The places there are, and what is written for their keys."""
        self._marks = tuple(marks)
        self._texts = tuple(text_of(mark.key) for mark in self._marks)
        self._is_told = True
        self.setRange(0, max(0, len(self._marks) - 1))
        self._is_told = False
        self.setVisible(len(self._marks) > 1)
        self._describe()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def show_current(self, row: int) -> None:
        """Mark the letter of the first card that is seen."""
        at = mark_at(self._marks, row)
        is_still = not self.isSliderDown() and not self._is_jumping
        if at >= 0 and at != self.value() and is_still:
            self._is_told = True
            self.setValue(at)
            self._is_told = False

    def _on_value_changed(self, at: int) -> None:
        self._describe()
        self.update()
        if not self._is_told and at < len(self._marks):
            self._jump(at)

    def _jump(self, at: int) -> None:
        """The letter stays marked also where the list ends before it can be the first one."""
        self._is_jumping = True
        self.jumped.emit(self._marks[at].first)
        self._is_jumping = False

    def _describe(self) -> None:
        at = self.value()
        self.setAccessibleDescription(self._texts[at] if at < len(self._texts) else "")

    # -- geometry ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH), 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH), 40)

    def slot(self, at: int) -> QRectF:
        """Where a letter stands: all together in the middle of the height."""
        count = max(1, len(self._marks))
        high = min(float(self.theme.px(SLOT)), self.height() / count)
        top = (self.height() - high * count) / 2
        return QRectF(0, top + at * high, self.width(), high)

    def _at(self, y: float) -> int:
        slot = self.slot(0)
        at = int((y - slot.top()) // slot.height()) if slot.height() else 0
        return max(0, min(len(self._marks) - 1, at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._marks:
            return
        self.setSliderDown(True)
        at = self._at(event.position().y())
        if at == self.value():
            self._jump(at)
        self.setValue(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _written(self, high: float) -> list[int]:
        """The letters there is room for: the current one, and others not too near to it."""
        least, current = self.theme.px(LEAST), self.value()
        every = max(1, math.ceil(least / max(1.0, high)))
        return [
            at
            for at in range(len(self._texts))
            if at == current or (at % every == 0 and abs(at - current) * high >= least)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        high = self.slot(0).height()
        current = self.value()
        side = min(float(self.width()), max(high, float(theme.px(16))))
        painter.setFont(theme.font("tag"))
        for at in self._written(high):
            slot = self.slot(at)
            if at == current:
                mark = QRectF(0, 0, slot.width(), side)
                mark.moveCenter(slot.center())
                mark.moveTop(max(0.0, min(self.height() - side, mark.top())))
                painting.rounded(painter, mark, 6, theme.color("accentbg"))
                slot = mark
            painter.setPen(theme.color("accent" if at == current else "t3"))
            flags = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(slot.adjusted(-4, -4, 4, 4), flags, self._texts[at])
        if self.has_ring:
            painting.focus_ring(painter, theme, QRectF(self.rect()), 6)
