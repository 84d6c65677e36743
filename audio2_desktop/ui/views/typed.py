"""Type-ahead in grids and tables: ' begins it, letters that follow within a second go on."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent

PAUSE_MS = 1000
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Typed:
    """What was typed so far. Where letters search in lists (`ui/shortcuts.py`), the ' is pressed
    for the user."""

    def __init__(self) -> None:
        self.text = ""
        self._since = QElapsedTimer()

    @property
    def is_going(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < PAUSE_MS

    def wants(self, event: QKeyEvent) -> bool:
        """Whether this key belongs to the text."""
        sign = event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in _PLAIN or not sign or not sign.isprintable():
            return False
        return self.is_going or sign == "'"

    def take(self, event: QKeyEvent) -> str:
        """Add the key that `wants` accepted; returns the whole text, "" right after '."""
        sign = event.text()
        if self.is_going:
            self.text += sign
        else:
            self.text = ""
        self._since.start()
        return self.text.strip()
