"""Mouse and keyboard as the window system hands them over: to the window, which finds the widget
itself. Nothing here turns a loop."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """Points are those of the window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def middle(self, widget: QWidget) -> QPoint:
        """Where to click a widget."""
        return widget.mapTo(self.window, widget.rect().center())

    def can_reach(self, widget: QWidget) -> bool:
        """Whether a click on its middle would come to it, or to a part of it."""
        spot = self.middle(widget)
        found = self.window.childAt(spot) if self.window.rect().contains(spot) else None
        return found is not None and (found is widget or widget.isAncestorOf(found))

    def move(self, spot: QPoint) -> None:
        self._mouse(QEvent.Type.MouseMove, spot, _NONE, _NONE)

    def click(
        self, spot: QPoint, button: Qt.MouseButton = _LEFT, keys: Qt.KeyboardModifier = _NO_KEYS
    ) -> None:
        self.move(spot)
        self._mouse(QEvent.Type.MouseButtonPress, spot, button, button, keys)
        self._mouse(QEvent.Type.MouseButtonRelease, spot, button, _NONE, keys)

    def double_click(self, spot: QPoint) -> None:
        self.click(spot)
        self._mouse(QEvent.Type.MouseButtonDblClick, spot, _LEFT, _LEFT)
        self._mouse(QEvent.Type.MouseButtonRelease, spot, _LEFT, _NONE)

    def wheel(self, spot: QPoint, notches: int) -> None:
        """Away from the user: more than 0."""
        at, everywhere = QPointF(spot), QPointF(self.window.mapToGlobal(spot))
        turn = QWheelEvent(
            at, everywhere, QPoint(), QPoint(0, 120 * notches), _NONE, _NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.window.windowHandle(), turn)

    def menu(self, spot: QPoint) -> QMenu | None:
        """Ask for the menu of what is there: a right click."""
        self.click(spot, Qt.MouseButton.RightButton)
        under = self.window.childAt(spot)
        if under is not None and not isinstance(QApplication.activePopupWidget(), QMenu):
            at, everywhere = under.mapFrom(self.window, spot), self.window.mapToGlobal(spot)
            reason = QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(under, QContextMenuEvent(reason, at, everywhere))
        return self.open_menu()

    def open_menu(self) -> QMenu | None:
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    def key(self, keys: str) -> None:
        """Keys in Qt's portable notation, to whatever has the focus."""
        QTest.keySequence(self._focus(), QKeySequence(keys))

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self._focus(), letter)

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def _mouse(
        self,
        kind: QEvent.Type,
        spot: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier = _NO_KEYS,
    ) -> None:
        at, everywhere = QPointF(spot), QPointF(self.window.mapToGlobal(spot))
        event = QMouseEvent(kind, at, everywhere, button, held, keys)
        QApplication.sendEvent(self.window.windowHandle(), event)
