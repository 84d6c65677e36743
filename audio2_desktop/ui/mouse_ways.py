"""The buttons at the side of a mouse: back and forward, whatever lies under the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.dialogs.overlay import Overlay

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MouseWays(QObject):
    """Watches the window before its widgets do: lists would keep the press. A dialog keeps it."""

    def __init__(
        self, window: QWidget, back: Callable[[], object], forward: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._ways = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        window.winId()  # there is no handle before
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        go = self._ways.get(event.button())
        if go is None or any(dialog.isVisible() for dialog in self._window.findChildren(Overlay)):
            return False
        go()
        return True
