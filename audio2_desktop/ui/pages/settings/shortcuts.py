"""Shortcuts: the table of all commands and their keys, as a section."""

from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.pages.settings.asked import Desk
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.views.settings.setting_card import SettingCard, SettingLine
from audio2_desktop.ui.views.settings.shortcuts_section import ShortcutsSection


class KeysSection(Section):
    """Presets, options and the keys themselves."""

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        super().__init__(desk, "shortcuts")
        self.table = ShortcutsSection(self.theme, keymap, desk.values)
        self.table.wish.connect(self.set)
        self.column.addWidget(self.table)
        for name, control in (
            ("keyboard.preset", self.table.preset),
            ("keyboard.vim", self.table.vim),
            ("keyboard.letters_search", self.table.letters),
            ("keyboard.changed", self.table.list),
        ):
            card, row = _row_of(control)
            self.places[name] = (card, row)
        self.end()

    def show_values(self) -> None:
        super().show_values()
        self.table.show_values()


def _row_of(control: QWidget) -> tuple[SettingCard, QWidget]:
    """The card and the row in which a control lies."""
    row = control
    while (above := row.parentWidget()) is not None and not isinstance(above, SettingCard):
        row = above
        if isinstance(row, SettingLine):
            above = row.parentWidget()
            break
    assert isinstance(above, SettingCard)
    return above, row
