"""What the settings show of the keyboard: presets, options, and every command with its keys."""

from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.ui import actions, words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.actions import Action
from audio2_desktop.ui.dialogs.key_capture import Captured, KeyCapture
from audio2_desktop.ui.keymap import Keymap, shown
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.key_list import KeyList, lines
from audio2_desktop.ui.views.settings.setting_card import SettingCard, Words
from audio2_desktop.ui.widgets.buttons import PillButton, Toggle
from audio2_desktop.ui.widgets.search_field import SearchField, on_margins
from audio2_desktop.ui.widgets.segmented import Segmented


class Values(Protocol):
    """What is asked of services.settings."""

    def value(self, name: str) -> Any: ...


class ShortcutsSection(QWidget):
    """`wish(name, value)`: this setting shall have this value; the keymap follows the fact."""

    access_role = Role.Grouping

    wish = Signal(str, object)

    def __init__(self, theme: Theme, keymap: Keymap, settings: Values) -> None:
        super().__init__()
        self.theme, self.keymap, self._settings = theme, keymap, settings
        tr = words.tr
        self.setAccessibleName(tr("Shortcuts"))
        self.preset = Segmented(
            theme,
            tr("Keys as in"),
            (
                ("audio2", "Audio2"),
                ("streaming", "Spotify"),
                ("strawberry", "Strawberry, foobar2000"),
            ),
        )
        self.vim = Toggle(theme, tr("Keys of vim in lists"))
        self.letters = Toggle(theme, tr("Letters search in lists"))
        self.field = SearchField(theme, tr("Find a command or a key"), width=300)
        self.reset_all = PillButton(
            theme, tr("Reset all"), icon="arrow-counter-clockwise", height=34
        )
        self.list = KeyList(theme)
        self.told = Words(theme, "", "table", "t2")
        self._lay_out()
        self.preset.chosen.connect(lambda key: self.wish.emit("keyboard.preset", key))
        self.vim.clicked.connect(lambda on: self.wish.emit("keyboard.vim", bool(on)))
        self.letters.clicked.connect(lambda on: self.wish.emit("keyboard.letters_search", bool(on)))
        self.field.text_changed.connect(lambda _text: self._fill())
        self.reset_all.clicked.connect(lambda: self.wish.emit("keyboard.changed", ()))
        self.list.chosen.connect(self._ask)
        self.list.cleared.connect(lambda ref: self._change(ref, ()))
        self.list.given_back.connect(self._give_back)
        keymap.changed.connect(self.show_values)
        self.show_values()

    def show_values(self) -> None:
        """Put in the present settings and keys."""
        self.preset.set_current(self._settings.value("keyboard.preset"))
        self.vim.setChecked(self._settings.value("keyboard.vim"))
        self.letters.setChecked(self._settings.value("keyboard.letters_search"))
        self.reset_all.setEnabled(bool(self._settings.value("keyboard.changed")))
        self._fill()

    # -- inside ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme, px, tr = self.theme, self.theme.px, words.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        options = SettingCard(theme)
        options.add_row(
            tr("Keys as in"), tr("What you changed yourself stays above it."), self.preset
        )
        options.add_row(
            tr("Keys of vim in lists"),
            tr("J and K go down and up, G G to the first row, Shift+G to the last."),
            self.vim,
        )
        options.add_row(
            tr("Letters search in lists"),
            tr("Typing goes to the row that begins so. Else letters are commands."),
            self.letters,
        )
        column.addWidget(options)
        line = QHBoxLayout()
        line.addLayout(on_margins(self.field))
        line.addStretch(1)
        line.addWidget(self.reset_all)
        column.addLayout(line)
        column.addWidget(self.told)
        holder = SettingCard(theme)
        holder.add(self.list)
        column.addWidget(holder)
        column.addStretch(1)

    def _fill(self) -> None:
        self.list.show_lines(lines(self.keymap, self.field.text(), lambda _ref: True))
        self._tell("")

    def _tell(self, text: str) -> None:
        usual = words.tr("Enter or a click: press other keys. Del: none. Backspace: the preset's.")
        self.told.setText(text or usual)

    def _ask(self, ref: str) -> None:
        action = _action(ref)
        capture = KeyCapture(self.theme, self.window(), self.keymap, action)
        capture.on_finished(lambda answer: self._on_captured(ref, answer))
        capture.present()

    def _on_captured(self, ref: str, answer: object) -> None:
        if isinstance(answer, Captured):
            self._change(ref, answer.keys)

    def _change(self, ref: str, keys: tuple[str, ...]) -> None:
        self.wish.emit("keyboard.changed", self.keymap.with_keys(ref, keys))

    def _give_back(self, ref: str) -> None:
        answer = self.keymap.reset(ref)
        if isinstance(answer, Action):
            keys = " ".join(shown(key) for key in self.keymap.preset_keys(ref))
            text = words.tr("{key} is taken: {command}.")
            self._tell(words.fill(text, {"key": keys, "command": answer.text}))
        else:
            self.wish.emit("keyboard.changed", answer)

    def focus_first(self) -> None:
        """To the list, where the work is."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _action(ref: str) -> Action:
    return next(action for action in actions.table() if action.id == ref)
