"""A grid that is one stop of a page with several: Up and Down lead from one to the next."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from audio2_desktop.ui.views.grids.card_grid import CardGrid

_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PASSING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Focus comes back by itself after these."""


class Strip(CardGrid):
    """Always as tall as its cards; the page scrolls."""

    left = Signal(int, int)
    """left(-1 up or 1 down, x): the keyboard goes to the strip there, near this x."""

    def near(self, x: int, way: int) -> int:
        """The card that the keyboard comes to from above (1) or below (-1); -1 for none."""
        raise LookupError(f"a subclass knows what is near {x}, {way}")

    def ends(self, row: int, way: int) -> bool:
        """Whether there is nothing above (-1) or below (1) this card."""
        return True

    def enter(self, x: int, way: int) -> None:
        """Take the keyboard to the card nearest to this x, coming from above (1) or below (-1)."""
        row = self.near(x, way)
        if row >= 0:
            self._by_key = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        way = _WAYS.get(Qt.Key(event.key()), 0)
        row = self.currentIndex().row()
        if way and held == Qt.KeyboardModifier.NoModifier and row >= 0 and self.ends(row, way):
            self.left.emit(way, round(self.card_rect(row).center().x()))
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # the page scrolls
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._let_go()

    def _let_go(self) -> None:
        """Nothing stays selected in a strip that the keyboard has left."""
        current = self.currentIndex()
        self.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(current, flags)
