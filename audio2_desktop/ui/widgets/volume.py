"""The volume: a short slider; keys and wheel move it by one step."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedSlider


class VolumeSlider(ThemedSlider):
    """0..100. `valueChanged` for every change, also while dragging; `set_volume` is silent.

    The user's step is its `singleStep`.
    """

    access_role = Role.Slider

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.tr("Volume"), parent)
        self.setRange(0, 100)
        self.setSingleStep(PlaybackSettings().volume_step)
        self.setPageStep(10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.update)

    def set_volume(self, volume: int) -> None:
        if volume != self.value() and not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(volume)
            self.blockSignals(False)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(108), self.theme.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(72), self.theme.target())

    def _groove(self) -> QRectF:
        pad = self.theme.px(8)
        tall = self.theme.px(4)
        return QRectF(pad, (self.height() - tall) / 2, self.width() - 2 * pad, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, groove = self.theme, self._groove()
        radius = groove.height() / 2
        painting.rounded(painter, groove, radius, theme.color("s3"))
        share = self.value() / 100
        done = QRectF(groove)
        done.setWidth(groove.width() * share)
        ink = theme.color("t1" if self.isEnabled() else "t3")
        if share > 0:
            painting.rounded(painter, done, radius, ink)
        knob = theme.px(12)
        centre = groove.left() + groove.width() * share
        spot = QRectF(centre - knob / 2, self.height() / 2 - knob / 2, knob, knob)
        painting.rounded(painter, spot, knob / 2, ink)
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
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self.setValue(self.value() + (1 if turned > 0 else -1) * self.singleStep())
        event.accept()

    def _take(self, event: QMouseEvent) -> None:
        groove = self._groove()
        share = (mirror.flip(self, event.position().x()) - groove.left()) / max(1.0, groove.width())
        self.setValue(round(100 * max(0.0, min(1.0, share))))
