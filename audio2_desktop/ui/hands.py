"""Whether the user's hands are on the keyboard or on the mouse, and what the buttons at the side of
a mouse do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.widgets.themed import Themed

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Hands(QObject):
    """Watches the window before its widgets do: lists would keep the press of a side button."""

    def __init__(
        self,
        window: QWidget,
        back: Callable[[], object] = lambda: None,
        forward: Callable[[], object] = lambda: None,
        arrived: Callable[[], object] = lambda: None,
    ) -> None:
        """arrived: called at the first press of a key or button."""
        super().__init__(window)
        self._window = window
        self._is_on_keys = self._is_on_mouse = False
        self._arrived, self._are_here = arrived, False
        self._ways = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        window.winId()  # there is no handle before
        window.windowHandle().installEventFilter(self)

    @property
    def are_on_keys(self) -> bool:
        """The last thing pressed was a key; who listens uses no mouse."""
        return self._is_on_keys or QAccessible.isActive()

    def pressed_key(self) -> None:
        """A key was used up as a shortcut, before the window could see it."""
        self._arrive()
        self._is_on_keys, self._is_on_mouse = True, False

    def hide_ring(self, focused: QWidget | None) -> None:
        """Whose hand is on the mouse has no use for the ring of the keyboard: where it was before,
        or where Qt moves it when what was clicked is hidden."""
        if self._is_on_mouse and not QAccessible.isActive() and isinstance(focused, Themed):
            focused.drop_ring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            self.pressed_key()
        elif event.type() in _PRESSES and isinstance(event, QMouseEvent):
            self._arrive()
            self._is_on_keys, self._is_on_mouse = False, True
            self.hide_ring(QApplication.focusWidget())
            return self._goes(event.button())
        return False

    def _arrive(self) -> None:
        if not self._are_here:
            self._are_here = True
            self._arrived()

    def _goes(self, button: Qt.MouseButton) -> bool:
        """Back or forward, unless a dialog waits for an answer."""
        go = self._ways.get(button)
        if go is None or any(dialog.isVisible() for dialog in self._window.findChildren(Overlay)):
            return False
        go()
        return True
