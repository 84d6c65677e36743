"""The size of the text: a slider that says its value, and tells of it when it is let go, not while
everything under the pointer would move away."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import ThemedSlider

STEP = 5


class ScaleSlider(ThemedSlider):
    """Percent in steps of 5. `valueChanged` at every move, for a preview; `settled(percent)` when
    the user has decided."""

    settled = Signal(int)

    def __init__(
        self, theme: Theme, name: str, low: int, high: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self.setRange(low, high)
        self.setSingleStep(STEP)
        self.setPageStep(4 * STEP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value)

    def show_value(self, percent: int) -> None:
        """The present value; nobody is told."""
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(percent)
            self.blockSignals(False)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(180) + self._room(), self.theme.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(90) + self._room(), self.theme.target())

    def _room(self) -> int:
        """For the number at the end."""
        return ceil(self.theme.metrics("number").horizontalAdvance("200 %")) + self.theme.px(12)

    def _groove(self) -> QRectF:
        pad, tall = self.theme.px(8), self.theme.px(4)
        left = pad + (self._room() if self.isRightToLeft() else 0)
        width = self.width() - 2 * pad - self._room()
        return QRectF(left, (self.height() - tall) / 2, width, tall)

    def _share(self) -> float:
        return (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, groove = self.theme, self._groove()
        painting.rounded(painter, groove, groove.height() / 2, theme.color("s3"))
        done, share = QRectF(groove), self._share()
        if self.isRightToLeft():
            done.setLeft(groove.right() - groove.width() * share)
            centre = done.left()
        else:
            done.setWidth(groove.width() * share)
            centre = done.right()
        painting.rounded(painter, done, groove.height() / 2, theme.color("accent"))
        knob = theme.px(14)
        spot = QRectF(centre - knob / 2, self.height() / 2 - knob / 2, knob, knob)
        painting.rounded(painter, spot, knob / 2, theme.color("accent"))
        text = QRectF(self.rect())
        flag = Qt.AlignmentFlag.AlignRight  # Qt mirrors it
        number = f"{self.value()} %"
        painting.text_line(painter, text, number, theme.font("number"), theme.color("t2"), flag)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), theme.px(8))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.settled.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is scrolled must not change it in passing

    def _take(self, event: QMouseEvent) -> None:
        groove = self._groove()
        share = (event.position().x() - groove.left()) / max(1.0, groove.width())
        share = 1 - share if self.isRightToLeft() else share
        span = self.maximum() - self.minimum()
        percent = self.minimum() + max(0.0, min(1.0, share)) * span
        self.setValue(round(percent / STEP) * STEP)

    def _on_value(self, percent: int) -> None:
        self.update()
        if not self.isSliderDown():
            self.settled.emit(percent)
