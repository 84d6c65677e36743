"""A line of buttons of which as many are shown as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror


class FitRow(QWidget):
    """Takes the buttons over and deletes the former ones."""

    def __init__(self, theme: Theme, spacing: int = 10) -> None:
        super().__init__()
        self._theme, self._spacing = theme, spacing
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
        x = 0
        for part in self._parts:
            size = part.sizeHint()
            fits = x == 0 or x + size.width() <= self.width()
            part.setVisible(fits)
            mirror.put(part, x, 0, min(size.width(), self.width()), size.height())
            x += size.width() + self._theme.px(self._spacing) if fits else self.width()
