"""One slider of the equaliser: upright, with its value above it and its frequency below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import DraggedSlider, WheelSteps


class BandSlider(DraggedSlider):
    """Whole dB. `valueChanged` at every move of the user; `show_value` is silent. A double click
    goes back to 0."""

    access_role = Role.Slider

    def __init__(
        self, theme: Theme, name: str, label: str, most_db: int, tall: int, parent: QWidget
    ) -> None:
        """name: for readers; label: below it; tall: in pixels of the design."""
        super().__init__(theme, name, parent)
        self._label, self._tall = label, tall
        self._wheel = WheelSteps()
        self.setOrientation(Qt.Orientation.Vertical)
        self.setRange(-most_db, most_db)
        self.setPageStep(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(48), self.theme.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(30), self.theme.px(self._tall))

    def _line(self) -> float:
        """Height of the texts above and below."""
        return self.theme.metrics("caption").height() + self.theme.px(4)

    def groove(self) -> QRectF:
        wide, line = self.theme.px(4), self._line() + self.theme.px(8)
        return QRectF((self.width() - wide) / 2, line, wide, self.height() - 2 * line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, groove, line = self.theme, self.groove(), self._line()
        ink = theme.color("accent" if self.isEnabled() else "t3")
        painting.rounded(painter, groove, groove.width() / 2, theme.color("s3"))
        middle, y = groove.center().y(), groove.bottom() - groove.height() * self.share()
        done = QRectF(groove.left(), min(middle, y), groove.width(), abs(middle - y))
        painting.rounded(painter, done, groove.width() / 2, ink)
        knob = theme.px(14)
        spot = QRectF(self.width() / 2 - knob / 2, y - knob / 2, knob, knob)
        painting.rounded(painter, spot, knob / 2, ink)
        centre, font = Qt.AlignmentFlag.AlignHCenter, theme.font("caption")
        value = words.signed(self.value())
        colour = theme.color("t1" if self.value() and self.isEnabled() else "t2")
        top = QRectF(0, 0, self.width(), line)
        painting.text_line(painter, top, value, font, colour, centre)
        foot = QRectF(0, self.height() - line, self.width(), line)
        painting.text_line(painter, foot, self._label, font, theme.color("t2"), centre)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), theme.px(8))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if (steps := self._wheel.of(event)) and self.isEnabled():
            self.setValue(self.value() + steps)
        event.accept()
