"""The volume: a short slider; keys and wheel move it by one step."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import DraggedSlider, WheelSteps


class VolumeSlider(DraggedSlider):
    """0..100. `valueChanged` for every change, also while dragging; `show_value` is silent.

    The user's step is its `singleStep`.
    """

    access_role = Role.Slider

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.tr("Volume"), parent)
        self._wheel = WheelSteps()
        self.setRange(0, 100)
        self.setSingleStep(PlaybackSettings().volume_step)
        self.setPageStep(10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(108), self.theme.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(72), self.theme.target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, groove = self.theme, self.groove()
        radius = groove.height() / 2
        painting.rounded(painter, groove, radius, theme.color("s3"))
        share = self.share()
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if steps := self._wheel.of(event):
            self.setValue(self.value() + steps * self.singleStep())
        event.accept()
