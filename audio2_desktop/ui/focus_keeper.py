"""The keyboard is never lost: when the widget with the focus goes away, the page takes it."""

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.hands import Hands
from audio2_desktop.ui.window import Window

LOOK_EVERY_MS, MOST_LOOKS = 25, 200
"""How a page is waited for that was opened and has nothing to show yet: for 5 s."""


class FocusKeeper(QObject):
    """Watches one window. A dialog over it takes the focus before the page."""

    def __init__(self, window: Window, hands: Hands) -> None:
        super().__init__(window)
        self._window, self._hands = window, hands
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._look)
        self._loading = QTimer(self, interval=LOOK_EVERY_MS)
        self._loading.timeout.connect(self._on_loading)
        self._looks = 0
        self._has_entered = False
        self._given: QWidget | None = None
        """What had the focus when the page was opened, or has got it from Qt since."""
        window.went.connect(lambda _route: self._on_went())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._hands.hide_ring(new)
        if new is None or new is self._window or self._dialog() is not None:
            self._late.start(0)  # what takes the focus next may be on its way

    def _on_went(self) -> None:
        """A page that still reads has hidden lists, and what is hidden cannot take the focus: it
        gets it when there is something."""
        self._looks, self._given = 0, QApplication.focusWidget()
        self._has_entered = False
        self._loading.start()

    def _on_loading(self) -> None:
        self._looks += 1
        page, focus = self._window.area.current, QApplication.focusWidget()
        is_elsewhere = isinstance(focus, QLineEdit) or self._dialog() is not None
        if focus not in (None, page) and (self._has_entered or self._was_chosen(page, focus)):
            is_elsewhere = True
        if is_elsewhere or page is None or self._looks > MOST_LOOKS:
            self._loading.stop()
        elif getattr(page, "has_content", True):
            self._enter(page)
            self._has_entered = True
            if QApplication.focusWidget() not in (None, page):
                self._loading.stop()  # else its list is about to show

    def _was_chosen(self, page: QWidget | None, focus: QWidget) -> bool:
        """Whether the page or the user gave it the keyboard since the page was opened. Qt does so,
        too: it takes whatever comes next when what had the keyboard is hidden."""
        given, self._given = self._given, focus
        if focus is given or focus is self._window:
            return False
        if page is not None and page.isAncestorOf(focus):
            return True
        return given is not None and shiboken6.isValid(given) and given.isVisible()

    def _enter(self, page: QWidget) -> None:
        """Pages take the focus quietly; who came by a key is shown where it is."""
        self._window.area.focus_page()
        focus = QApplication.focusWidget()
        if focus is not None and self._hands.are_on_keys and page.isAncestorOf(focus):
            focus.clearFocus()
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            page = window.area.current
            if QApplication.focusWidget() in (None, window) and page is not None:
                page.setFocus()  # until what it reads again has come
                self._on_went()

    def _dialog(self) -> Overlay | None:
        """The uppermost one that is open."""
        for child in reversed(self._window.children()):
            if isinstance(child, Overlay) and child.isVisible():
                return child
        return None
