"""A card that hangs under a button of the top bar, with its own shadow."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed

WIDTH = 368
MARGIN = 26
"""Room around the card for its shadow."""
PAD = 18


class Popover(Themed, QWidget):
    """Closes with Esc and when the focus leaves; the focus goes back where it was."""

    access_role = Role.Dialog

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._opener: QWidget | None = None
        self.hide()

    def open_at(self, right: int, top: int) -> None:
        """Open with the card's right edge and top at these coordinates of the window."""
        self._opener = QApplication.focusWidget()
        self.adjustSize()
        pad = self.theme.px(MARGIN)
        parent = self.parentWidget()
        room = parent.width() if parent is not None else right
        left = max(-pad, min(right - self.width() + pad, room - self.width() + pad))
        self.move(left, top - pad)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.theme.px(WIDTH + 2 * MARGIN), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            opener, self._opener = self._opener, None
            self.hide()
            if opener is not None and opener.isVisible():
                opener.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_when_left()

    def close_when_left(self) -> None:
        """Hide when the focus is in none of its parts."""
        focus = QApplication.focusWidget()
        if focus is None or not (focus is self or self.isAncestorOf(focus)):
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        pad = theme.px(MARGIN)
        card = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        theme.shadow(24, 10, dpr=self.devicePixelRatioF()).paint(painter, card)
        painting.rounded(painter, card, 14, theme.color("pop"), theme.color("line2"))
