"""What the window knows of the user's hands."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.hands import Hands
from audio2_desktop.ui.theme.theme import Theme
from audio2_desktop.ui.widgets.buttons import PillButton


def test_the_first_press_tells_that_somebody_is_here(qtbot: QtBot) -> None:
    window, told = QWidget(), list[int]()
    qtbot.addWidget(window)
    hands = Hands(window, arrived=lambda: told.append(1))
    window.show()
    handle = window.windowHandle()
    QTest.mouseMove(handle, QPoint(5, 5))
    assert told == []
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert told == [1]
    assert not hands.are_on_keys
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert told == [1]
    assert hands.are_on_keys


def test_a_shortcut_is_a_press_too(qtbot: QtBot) -> None:
    window, told = QWidget(), list[int]()
    qtbot.addWidget(window)
    Hands(window, arrived=lambda: told.append(1)).pressed_key()
    assert told == [1]


def test_a_press_of_the_mouse_takes_the_ring_away(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = PillButton(theme, "Here", window)
    button.move(100, 100)
    hands = Hands(window)
    window.show()
    window.activateWindow()

    def has_ring() -> bool:
        button.clearFocus()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        hands.hide_ring(button)
        return button.has_ring

    qtbot.waitUntil(has_ring)  # no hand is on a mouse yet
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert button.hasFocus()
    assert not button.has_ring
    assert not has_ring()  # nor where Qt gives the keyboard by itself
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert has_ring()
