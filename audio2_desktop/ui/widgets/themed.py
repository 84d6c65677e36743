"""What every hand-painted control shares: the theme, hover that fades, a ring for keyboard focus
only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror

HOVER_MS = 90
PRESS_MS = 60
KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class Fade(QVariantAnimation):
    """A share between 0 and 1 that runs to its target and repaints its widget on the way."""

    def __init__(self, theme: Theme, owner: QWidget, ms: int = HOVER_MS) -> None:
        super().__init__(owner)
        self._theme = theme
        self._owner = owner
        self._ms = ms
        self._share = 0.0
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_value_changed)

    @property
    def share(self) -> float:
        return self._share

    def set_share(self, share: float) -> None:
        """Be there at once."""
        self.stop()
        self._share = share
        self._owner.update()

    def go(self, target: float) -> None:
        """Run to `target`; at once where motion is reduced or the widget cannot be seen."""
        self.stop()
        duration = self._theme.duration(self._ms)
        if duration == 0 or not self._owner.isVisible():
            self.set_share(target)
            return
        self.setDuration(duration)
        self.setStartValue(self._share)
        self.setEndValue(target)
        self.start()

    def _on_value_changed(self, value: object) -> None:
        if isinstance(value, float):
            self._share = value
            self._owner.update()


if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class Themed(_Mixed):
    """Mix in before a Qt widget class; call `wear(theme)` in the constructor.

    Gives `theme`, `hover` (a Fade) and `has_ring` (focus came by keyboard).
    """

    theme: Theme
    hover: Fade
    has_ring: bool

    def wear(self, theme: Theme) -> None:
        """Take the theme; the widget re-measures and repaints when it changes."""
        self.theme = theme
        self.hover = Fade(theme, self)
        self.has_ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.follow(self.on_theme_changed)

    def on_theme_changed(self) -> None:
        """Sizes may differ now. Widgets that cache measures extend this."""
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hover.go(1.0)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover.go(0.0)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.has_ring = event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.drop_ring()
        super().focusOutEvent(event)

    def drop_ring(self) -> None:
        """It may keep the keyboard, but nothing is painted round it."""
        self.has_ring = False
        self.update()


class ThemedButton(Themed, QAbstractButton):
    """A button that paints itself. Role, checked state and keys for assistive tools come from
    Qt."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """name: what a screen reader says; also the tool tip until `set_tip` gives another."""
        super().__init__(parent)
        self.wear(theme)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._press: Fade | None = None
        self.pressed.connect(self._on_pressed)

    @property
    def press_share(self) -> float:
        """How far it is pressed down, 0..1: 60 ms each way."""
        return 0.0 if self._press is None else self._press.share

    def _on_pressed(self) -> None:
        if self._press is None:
            self._press = Fade(self.theme, self, PRESS_MS)
            self.released.connect(self._on_released)
        self._press.go(1.0)

    def _on_released(self) -> None:
        if self._press is not None:
            self._press.go(0.0)

    @property
    def access_role(self) -> Role:
        """For what is on or off a box with a tick, to readers."""
        return Role.CheckBox if self.isCheckable() else Role.Button

    def set_name(self, name: str, key: str = "") -> None:
        """Another accessible name; the tool tip is the name with the key in brackets. key: the
        one of the design; the user's own is shown."""
        self.setAccessibleName(name)
        key = self.theme.key_hint(key) if key else ""
        self.setToolTip(plain_tip(f"{name} ({key})" if key else name))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class ThemedSlider(Themed, QAbstractSlider):
    """A slider that paints itself: value, role and keys come from Qt."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setAccessibleName(name)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def set_name(self, name: str) -> None:
        """Another accessible name, also as the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))


class WheelSteps:
    """Turns of a wheel as whole steps: fine wheels and pads send parts of one."""

    NOTCH = 120
    """Of a common wheel, in eighths of a degree."""

    def __init__(self) -> None:
        self._turned = 0

    def of(self, event: QWheelEvent) -> int:
        """The steps that are full with this event: more than 0 is up."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned * self._turned < 0:
            self._turned = 0  # the other way: what was begun is not held against it
        self._turned += turned
        steps = int(self._turned / self.NOTCH)
        self._turned -= steps * self.NOTCH
        return steps


class DraggedSlider(ThemedSlider):
    """It is dragged by its knob or pressed anywhere along it: its value is where the pointer is
    along `groove()`, from left to right, or the other way round in a mirrored window; upright
    ones run from the foot to the top."""

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


def plain_tip(text: str) -> str:
    """Text for a tool tip that Qt will not take for rich text, whatever it holds."""
    if "<" not in text:
        return text
    from html import escape  # noqa: PLC0415 - a table of 2,231 names that the first paint can spare

    return f"<span>{escape(text)}</span>"
