"""The keyboard is never lost: when the widget with the focus goes away, the page takes it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.window import Window


class FocusKeeper(QObject):
    """Watches one window. A dialog over it takes the focus before the page."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new is self._window or self._dialog() is not None:
            self._late.start(0)  # what takes the focus next may be on its way

    def _look(self) -> None:
        window = self._window
        if not window.isActiveWindow() or QApplication.activePopupWidget() is not None:
            return
        focus, dialog = QApplication.focusWidget(), self._dialog()
        if dialog is not None:
            if focus is None or not (focus is dialog or dialog.isAncestorOf(focus)):
                dialog.first_focus().setFocus()
        elif focus is None or focus is window:
            window.area.focus_page()

    def _dialog(self) -> Overlay | None:
        """The uppermost one that is open."""
        for child in reversed(self._window.children()):
            if isinstance(child, Overlay) and child.isVisible():
                return child
        return None
