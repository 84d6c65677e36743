"""The size of the text: a slider that says its value, and tells of it when it is let go, not while
everything under the pointer would move away."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import DraggedSlider

STEP = 5


class ScaleSlider(DraggedSlider):
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

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(180) + self._room(), self.theme.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(90) + self._room(), self.theme.target())

    def _room(self) -> int:
        """For the number at the end."""
        return ceil(self.theme.metrics("number").horizontalAdvance("200 %")) + self.theme.px(12)

    def groove(self) -> QRectF:
        return super().groove().adjusted(0, 0, -self._room(), 0)

    def value_of(self, share: float) -> int:
        return round(super().value_of(share) / STEP) * STEP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, groove = self.theme, self.groove()
        painting.rounded(painter, groove, groove.height() / 2, theme.color("s3"))
        done = QRectF(groove)
        done.setWidth(groove.width() * self.share())
        painting.rounded(painter, done, groove.height() / 2, theme.color("accent"))
        knob = theme.px(14)
        spot = QRectF(done.right() - knob / 2, self.height() / 2 - knob / 2, knob, knob)
        painting.rounded(painter, spot, knob / 2, theme.color("accent"))
        text = QRectF(self.rect())
        flag = Qt.AlignmentFlag.AlignRight  # Qt mirrors it
        number = f"{self.value()} %"
        painting.text_line(painter, text, number, theme.font("number"), theme.color("t2"), flag)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), theme.px(8))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            super().mouseReleaseEvent(event)
            self.settled.emit(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is scrolled must not change it in passing

    def _on_value(self, percent: int) -> None:
        self.update()
        if not self.isSliderDown():
            self.settled.emit(percent)
