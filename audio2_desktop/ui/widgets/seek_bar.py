"""The position in the playing track: its shape, or a bar, to see, hover, drag and key through."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, renamed
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import ThemedSlider, WheelSteps

if TYPE_CHECKING:
    from audio2_desktop.domain.waves import Waves
    from audio2_desktop.ui.widgets.wave_bars import WaveBars

STEP_MS = 5_000
LONG_STEP_MS = 30_000


class SeekBar(ThemedSlider):
    """Milliseconds. Shows what `set_position` says, except while the user drags; seeks on
    release."""

    access_role = Role.Slider
    access_unit = 1000
    _at = 0
    """On the class: a reader may ask while the base class is still being made."""

    seek = Signal(int)
    """The user wants to be at this millisecond."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.tr("Seek"), parent)
        self.waves: Waves | None = None
        """What it shows of the track's shape; None: it is a plain bar."""
        self._bars: WaveBars | None = None
        self._accent: QColor | None = None
        self._hover_x: float | None = None
        self._dragged: int | None = None
        self._wheel = WheelSteps()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes so everywhere
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_length(0)

    def access_name(self) -> str:
        """ "Seek, 2 minutes 14 seconds of 5 minutes 7 seconds"; made only when it is asked for."""
        if not self.maximum():
            return self.accessibleName()
        now, whole = words.spoken(self.value()), words.spoken(self.maximum())
        text = words.fill(words.tr("{position} of {length}"), {"position": now, "length": whole})
        return f"{self.accessibleName()}, {text}"

    def value(self) -> int:
        """Qt's own value follows the user's hand only: it tells screen readers of every change,
        and music goes on ten times a second."""
        return self._at

    def focusInEvent(self, event: QFocusEvent) -> None:
        renamed(self)
        super().focusInEvent(event)

    def access_take(self, value: int) -> None:
        """A screen reader moved it."""
        self._go(value)

    # -- what is shown -----------------------------------------------------------------------------

    def set_length(self, length_ms: int) -> None:
        """Length of the track; 0 = nothing to seek in."""
        is_other = length_ms != self.maximum()
        self.setRange(0, max(0, length_ms))
        if is_other and self._bars is not None and self.waves is not None:
            self._bars.take(self.waves, length_ms, at_once=True)
        self._at = min(self._at, self.maximum())
        self.setSingleStep(STEP_MS)
        self.setPageStep(LONG_STEP_MS)
        self.setEnabled(length_ms > 0)
        self.update()

    def set_waves(self, waves: "Waves | None", *, at_once: bool = False) -> None:
        """The track's shape as far as it is known; None for a plain bar. at_once: it does not grow
        out of the former one."""
        is_first, self.waves = self.waves is None, waves
        if waves is not None:
            if self._bars is None:
                from audio2_desktop.ui.widgets import wave_bars  # noqa: PLC0415 - not at the start

                self._bars = wave_bars.WaveBars(self.theme, self)
            self._bars.take(waves, self.maximum(), at_once=at_once or is_first)
        self.update()

    def set_position(self, position_ms: int) -> None:
        """Repaints only the strip between the old place and the new one."""
        if self._dragged is not None or position_ms == self.value():
            return
        before = self._x_of(self.value())
        self._at = max(0, min(self.maximum(), position_ms))
        after = self._x_of(self.value())
        if round(before) != round(after):
            side = self.theme.px(4)  # a bar's
            left = int(min(before, after)) - side
            self.update(QRect(left, 0, int(abs(after - before)) + 2 * side + 1, self.height()))

    def set_accent(self, accent: QColor | None) -> None:
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(548), self.theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(220), self.theme.px(32))

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        at = self.value() if self._dragged is None else self._dragged
        x = self._x_of(at)
        ink = self._accent or theme.color("accent")
        if self.waves is not None and self._bars is not None and self.isEnabled():
            self._bars.paint(painter, event.rect().left(), event.rect().right(), x, ink)
        else:
            self._paint_bar(painter, x, ink)
        if self._hover_x is not None and self.isEnabled():
            ghost = QRectF(self._hover_x - 1, theme.px(3), 2, self.height() - theme.px(6))
            painter.fillRect(ghost, theme.faded("t1", 0.45))
            self._paint_bubble(painter)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), theme.px(6))

    def _paint_bar(self, painter: QPainter, x: float, ink: QColor) -> None:
        theme = self.theme
        tall = theme.px(4)
        groove = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        painting.rounded(painter, groove, tall / 2, theme.color("s3"))
        if not self.isEnabled():
            return
        done = QRectF(groove)
        done.setRight(max(groove.left() + tall, x))
        painting.rounded(painter, done, tall / 2, ink)
        wide, high = 3, theme.px(16)
        head = QRectF(x - wide / 2, (self.height() - high) / 2, wide, high)
        painting.rounded(painter, head, wide / 2, theme.color("t1"))

    def _paint_bubble(self, painter: QPainter) -> None:
        assert self._hover_x is not None
        theme = self.theme
        text = words.clock(self._ms_at(self._hover_x))
        wide = theme.metrics("time").horizontalAdvance(text) + theme.px(12)
        tall = theme.px(18)
        left = max(0.0, min(self.width() - wide, self._hover_x + theme.px(6)))
        if left < self._hover_x:
            left = max(0.0, self._hover_x - wide - theme.px(6))
        box = QRectF(left, 0, wide, tall)
        painting.rounded(painter, box, theme.px(5), theme.color("pop"), theme.color("line2"))
        painting.text_line(
            painter, box, text, theme.font("time"), theme.color("t1"), Qt.AlignmentFlag.AlignHCenter
        )

    # -- hands -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._dragged = self._ms_at(event.position().x())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_x = event.position().x()
        if self._dragged is not None:
            self._dragged = self._ms_at(self._hover_x)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            wanted, self._dragged = self._dragged, None
            self._go(wanted)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_x = None
        super().leaveEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if (steps := self._wheel.of(event)) and self.isEnabled():
            self._go(self.value() + steps * STEP_MS)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = None
            self.update()
            return
        is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = LONG_STEP_MS if is_long else STEP_MS
        wanted = {
            Qt.Key.Key_Right: self.value() + step,
            Qt.Key.Key_Up: self.value() + step,
            Qt.Key.Key_Left: self.value() - step,
            Qt.Key.Key_Down: self.value() - step,
            Qt.Key.Key_PageUp: self.value() + LONG_STEP_MS,
            Qt.Key.Key_PageDown: self.value() - LONG_STEP_MS,
            Qt.Key.Key_Home: 0,
        }.get(Qt.Key(event.key()))
        if wanted is None or not self.isEnabled():
            event.ignore()
            return
        self._go(wanted)

    def _go(self, wanted: int) -> None:
        place = max(0, min(self.maximum(), wanted))
        self._at = place
        renamed(self)
        self.setValue(place)
        self.update()
        self.seek.emit(place)

    def _x_of(self, ms: int) -> float:
        return self.width() * ms / self.maximum() if self.maximum() else 0.0

    def _ms_at(self, x: float) -> int:
        share = max(0.0, min(1.0, x / max(1, self.width())))
        return round(share * self.maximum())
