"""Buttons one after the other: a line with as many as fit, or all of them in lines."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror


class FitRow(QWidget):
    """Takes the buttons over and deletes the former ones."""

    def __init__(self, theme: Theme, spacing: int = 10, *, wraps: bool = False) -> None:
        super().__init__()
        self._theme, self._spacing, self._wraps = theme, spacing, wraps
        self._parts: list[QWidget] = []

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(parts)
        for part in parts:
            part.setParent(self)
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, max((part.sizeHint().height() for part in self._parts), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._wraps:
            self._wrap()
            return
        x = 0
        for part in self._parts:
            size = part.sizeHint()
            fits = x == 0 or x + size.width() <= self.width()
            part.setVisible(fits)
            mirror.put(part, x, 0, min(size.width(), self.width()), size.height())
            x += size.width() + self._theme.px(self._spacing) if fits else self.width()

    def _wrap(self) -> None:
        x = y = high = 0
        gap = self._theme.px(self._spacing)
        for part in self._parts:
            size = part.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + high + gap
            mirror.put(part, x, y, min(size.width(), self.width()), size.height())
            part.show()
            x, high = x + size.width() + gap, size.height()
        self.setFixedHeight(y + high)
