"""Choices of which one is on, in their three looks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.choices import Choices
from audio2_desktop.ui.widgets.segmented import Segmented
from audio2_desktop.ui.widgets.swatches import Swatches
from audio2_desktop.ui.widgets.tabs import Tabs

COLOURS = [("blue", "Blue"), ("teal", "Teal"), ("pink", "Pink")]


@pytest.fixture(params=[Segmented, Swatches, Tabs])
def choices(request: pytest.FixtureRequest, dark: Theme, qtbot: QtBot) -> Choices:
    made: Choices = request.param(dark, "Accent", COLOURS)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(choices: Choices) -> list[QAbstractButton]:
    return choices.findChildren(QAbstractButton)


def test_arrows_choose_up_to_the_ends(choices: Choices) -> None:
    said: list[str] = []
    choices.chosen.connect(said.append)
    choices.set_current("teal")
    assert said == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(next(each for each in buttons(choices) if each.isChecked()), key)
    assert said == ["pink", "teal"]
    assert choices.current() == "teal"


def test_tab_enters_at_the_one_that_was_clicked(choices: Choices) -> None:
    buttons(choices)[2].click()
    assert choices.current() == "pink"
    policies = [each.focusPolicy() for each in buttons(choices)]
    assert policies == [Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.TabFocus]


def test_they_are_said_in_other_words(choices: Choices) -> None:
    choices.set_texts("Acento", ["Azul", "Verde", "Rosa"])
    assert choices.accessibleName() == "Acento"
    assert [each.accessibleName() for each in buttons(choices)] == ["Azul", "Verde", "Rosa"]
    choices.set_current("teal")
    assert choices.current() == "teal"
