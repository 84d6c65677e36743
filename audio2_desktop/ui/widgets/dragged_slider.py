"""A slider that is dragged by its knob or pressed anywhere along it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.themed import ThemedSlider


class DraggedSlider(ThemedSlider):
    """Its value is where the pointer is along `groove()`: from left to right, or the other way
    round in a mirrored window; upright ones from the foot to the top."""

    def groove(self) -> QRectF:
        """Where the knob's middle runs, as if all went from left to right."""
        pad, tall = self.theme.px(8), self.theme.px(4)
        return QRectF(pad, (self.height() - tall) / 2, self.width() - 2 * pad, tall)

    def share(self) -> float:
        """How far from the smallest to the largest value it is, 0..1."""
        return (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())

    def show_value(self, value: int) -> None:
        """The present value, unless a hand is on it; nobody is told."""
        if value != self.value() and not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)
            self.update()

    def value_of(self, share: float) -> int:
        """What the hand means that far along it."""
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._take(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _take(self, spot: QPointF) -> None:
        groove = self.groove()
        if self.orientation() is Qt.Orientation.Vertical:
            share = (groove.bottom() - spot.y()) / max(1.0, groove.height())
        else:
            share = (mirror.flip(self, spot.x()) - groove.left()) / max(1.0, groove.width())
        self.setValue(self.value_of(max(0.0, min(1.0, share))))
