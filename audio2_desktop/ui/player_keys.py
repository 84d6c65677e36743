"""Left and Right while the focus is in the player bar: five seconds back or on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

STEP_MS = 5_000
_WAYS = {Qt.Key.Key_Right: STEP_MS, Qt.Key.Key_Left: -STEP_MS}


class PlayerKeys(QObject):
    """Watches the bar's buttons; sliders and stars keep their arrows."""

    def __init__(self, bar: QWidget, seek_by: Callable[[int], None]) -> None:
        super().__init__(bar)
        self._seek_by = seek_by
        for button in bar.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _WAYS.get(Qt.Key(event.key()), 0)
        if not step or held != Qt.KeyboardModifier.NoModifier:
            return False
        self._seek_by(step)
        return True
