"""The list of commands in the settings: keys are caught, refused, changed and given back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.ui import actions
from audio2_desktop.ui.dialogs.key_capture import KeyCapture
from audio2_desktop.ui.dialogs.keys_table import KeysTable, fitting
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.shortcuts_section import ShortcutsSection

KEY = Qt.Key


class Kept:
    """Settings in memory, which the keymap follows."""

    def __init__(self) -> None:
        self.keymap = Keymap()

    def value(self, name: str) -> object:
        return getattr(self.keymap.values, name.partition(".")[2])

    def set(self, name: str, value: object) -> None:
        changed = {name.partition(".")[2]: value}
        self.keymap.follow(replace(self.keymap.values, **changed))  # type: ignore[arg-type]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def section(dark: Theme, kept: Kept, qtbot: QtBot) -> ShortcutsSection:
    made = ShortcutsSection(dark, kept.keymap, kept)
    made.wish.connect(kept.set)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.list.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def go_to(section: ShortcutsSection, ref: str) -> None:
    model = section.list.model()
    for row in range(model.rowCount()):
        line = section.list.line(model.index(row, 0))
        if line is not None and line.action is not None and line.action.id == ref:
            section.list.setCurrentIndex(model.index(row, 0))
            return
    raise AssertionError(ref)


def capture(section: ShortcutsSection, ref: str) -> KeyCapture:
    go_to(section, ref)
    QTest.keyClick(section.list, KEY.Key_Return)
    found = [one for one in section.findChildren(KeyCapture) if one.isVisible()]
    assert found
    return found[-1]


def test_every_command_is_listed_with_its_keys(section: ShortcutsSection) -> None:
    model = section.list.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = [
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
    ]
    assert "Next track, Ctrl+Right, N" in said
    assert "Shuffle library, no keys" in said
    groups = {action.group for action in actions.table()}
    assert len(said) == len(actions.table()) + len(groups)


def test_a_key_is_caught_and_holds_at_once(section: ShortcutsSection, kept: Kept) -> None:
    asked = capture(section, "next")
    assert QApplication.focusWidget() is asked.catcher
    QTest.keyClick(asked.catcher, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert not asked.replace.isEnabled()
    assert asked.told.text() == "Alt+Right is taken: Forward."
    QTest.keyClick(asked.catcher, KEY.Key_F9)
    assert asked.replace.isEnabled()
    QTest.keyClick(asked.catcher, KEY.Key_Return)
    assert kept.keymap.keys("next") == ("F9",)
    line = section.list.line(section.list.currentIndex())
    assert line is not None
    assert (line.action is not None and line.action.id, line.is_own) == ("next", True)


def test_a_second_key_can_be_added_and_sequences_are_caught(
    section: ShortcutsSection, kept: Kept
) -> None:
    asked = capture(section, "mute")
    QTest.keyClick(asked.catcher, "h")
    QTest.keyClick(asked.catcher, "m")
    assert asked.catcher.keys == "H, M"
    asked.add.click()
    assert kept.keymap.keys("mute") == ("M", "H, M")


def test_keys_that_move_are_not_given_away(section: ShortcutsSection) -> None:
    asked = capture(section, "mute")
    QTest.keyClick(asked.catcher, KEY.Key_Down)
    assert asked.told.text() == "Down moves in lists and between controls."
    assert not asked.add.isEnabled()
    QTest.keyClick(asked.catcher, KEY.Key_Escape)
    assert not asked.isVisible()


def test_del_takes_the_keys_and_backspace_gives_them_back(
    section: ShortcutsSection, kept: Kept
) -> None:
    go_to(section, "mute")
    QTest.keyClick(section.list, KEY.Key_Delete)
    assert kept.keymap.keys("mute") == ()
    QTest.keyClick(section.list, KEY.Key_Backspace)
    assert kept.keymap.keys("mute") == ("M",)
    kept.set("keyboard.changed", ("mute=", "shuffle=S ; M"))
    go_to(section, "mute")
    QTest.keyClick(section.list, KEY.Key_Backspace)
    assert section.told.text() == "M is taken: Shuffle."
    section.reset_all.click()
    assert kept.keymap.all_keys() == Keymap().all_keys()
    assert not section.reset_all.isEnabled()


def test_presets_and_options_are_wishes(section: ShortcutsSection, kept: Kept) -> None:
    section.preset.chosen.emit("strawberry")
    section.vim.click()
    section.letters.click()
    assert kept.keymap.values == KeyboardSettings(
        preset="strawberry", vim=True, letters_search=True
    )
    assert kept.keymap.keys("go_down") == ("J",)


def test_commands_are_found_by_words_and_keys(section: ShortcutsSection) -> None:
    section.field.line.setText("ctrl+k")
    found = section.list.line(section.list.currentIndex())
    assert found is not None
    assert found.text == "Search"
    assert section.list.model().rowCount() == 2


def test_tab_goes_from_the_field_to_the_list(section: ShortcutsSection) -> None:
    section.field.line.setFocus()
    QTest.keyClick(section.field.line, KEY.Key_Tab)
    assert QApplication.focusWidget() is section.list


def test_a_click_on_the_arrow_gives_the_key_back(section: ShortcutsSection, kept: Kept) -> None:
    kept.set("keyboard.changed", ("mute=F9",))
    go_to(section, "mute")
    row = section.list.visualRect(section.list.currentIndex())
    spot = QPoint(row.right() - section.theme.px(16), row.center().y())
    QTest.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert kept.keymap.keys("mute") == ("M",)


def test_the_table_of_keys_is_searched(section: ShortcutsSection) -> None:
    table = KeysTable(section.theme, section, actions.by_group())
    table.present()
    assert QApplication.focusWidget() is table.field.line
    table.field.line.setText("volume")
    assert table.sheet.told == []
    table.field.line.setText("louder")
    assert table.sheet.told == ["Playing", "Louder: Ctrl+Up"]
    assert fitting(actions.by_group(), "") == [
        (heading, list(rows)) for heading, rows in actions.by_group()
    ]
