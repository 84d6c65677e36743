"""What is deleted with the focus inside tells its parts so when it is half gone itself: a part that
turns to it then raises, and an exception there is a segmentation fault in PySide."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.window import Window
from tests.ui.frame_preview import filled_window


def made(qtbot: QtBot, theme: Theme) -> Window:
    """The whole frame, with a panel and a toast."""
    window = filled_window(theme)
    with qtbot.waitSignal(window.painted):
        window.show()
    window.activateWindow()
    window.set_panel_open(True)
    window.toasts.say("Added 3 tracks")
    return window


def stops(window: Window) -> list[QWidget]:
    """What takes the focus of the keyboard."""
    return [
        part
        for part in window.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible() and part.isEnabled()
    ]


def test_nothing_breaks_wherever_the_focus_is(qtbot: QtBot, dark: Theme) -> None:
    at, count = 0, 1
    while at < count:
        window = made(qtbot, dark)
        found = stops(window)
        count = len(found)
        found[at].setFocus(Qt.FocusReason.TabFocusReason)
        assert found[at].hasFocus()
        holder = found[at].parentWidget()
        found.clear()
        shiboken6.delete(holder)
        if shiboken6.isValid(window):
            shiboken6.delete(window)  # it would miss its part
        at += 1
    assert count > 30
