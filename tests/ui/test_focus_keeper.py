"""The keyboard goes to a page that still reads as soon as it has something to show, unless the user
is somewhere else by then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.focus_keeper import LOOK_EVERY_MS, FocusKeeper
from audio2_desktop.ui.hands import Hands
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.window import Window
from tests.ui.frame import OnePage


class SlowPage(OnePage):
    """Its list is hidden until it has come."""

    def __init__(self) -> None:
        super().__init__()
        self.has_content = False
        self.list = QPushButton("list", self)
        self.list.hide()

    def come(self) -> None:
        self.has_content = True
        self.list.show()

    def focus_first(self) -> None:
        self.list.setFocus()


class Stage:
    """A window whose page was opened a moment ago, from a page that had the keyboard."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.window = Window(theme, (), {})
        qtbot.addWidget(self.window)
        self.keeper = FocusKeeper(self.window, Hands(self.window))
        self.page, self.beside = SlowPage(), QPushButton("beside", self.window)
        for name, page in (("first", OnePage()), ("slow", self.page)):
            self.window.area.add_page(name, page)
        self.window.show()
        self.window.activateWindow()
        for name in ("first", "slow"):
            self.window.go(Route(name))
        self.wait()

    def wait(self) -> None:
        """For the keeper to look, more than once."""
        QTest.qWait(4 * LOOK_EVERY_MS)

    def comes(self) -> None:
        """The page has what it shows."""
        self.page.come()
        self.wait()


@pytest.fixture
def stage(qtbot: QtBot, dark: Theme) -> Stage:
    return Stage(qtbot, dark)


def test_a_page_that_comes_late_gets_the_keyboard(stage: Stage) -> None:
    assert not stage.page.list.hasFocus()
    stage.comes()
    assert stage.page.list.hasFocus()


@pytest.mark.parametrize("is_seen_before", [True, False])
def test_not_from_where_the_user_went_meanwhile(stage: Stage, *, is_seen_before: bool) -> None:
    stage.beside.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if is_seen_before:
        stage.wait()
    stage.comes()
    assert stage.beside.hasFocus()


def test_what_qt_chooses_is_not_the_users_choice(stage: Stage) -> None:
    stage.window.go(Route("first"))
    stage.beside.setFocus()
    stage.window.go(Route("slow"))
    assert stage.beside.hasFocus()
    stage.beside.hide()
    assert QApplication.focusWidget() not in (None, stage.beside, stage.page)
    stage.wait()
    stage.comes()
    assert stage.page.list.hasFocus()
