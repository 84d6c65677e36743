"""A few choices of which one is on: a group that Tab enters once and arrows move in. How it looks
is said by `Segmented` (a pill), `Tabs` (underlined words) and `Swatches` (colours)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton


class Choice(ThemedButton):
    """One of them; subclasses paint it."""

    def __init__(self, theme: Theme, key: str, text: str, choices: "Choices") -> None:
        super().__init__(theme, text, choices)
        self.key = key
        self._choices = choices
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (event.key() == Qt.Key.Key_Right) is not self.isRightToLeft()
            self._choices.step(1 if forward else -1)
            return
        super().keyPressEvent(event)


class Choices(Themed, QWidget):
    """Exclusive, by key; `chosen(key)` only when the user picks one."""

    chosen = Signal(str)
    look: type[Choice] = Choice
    spacing = 0

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """choices: (key, text) in order; the first is on."""
        super().__init__(parent)
        self.wear(theme)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(self.spacing))
        for at, (key, text) in enumerate(choices):
            button = self.look(theme, key, text, self)
            row.addWidget(button)
            self._group.addButton(button, at)
        self.set_current(self._keys[0])
        self._group.idClicked.connect(self._choose)

    def set_texts(self, name: str, texts: Sequence[str]) -> None:
        """The same choices in other words (another language)."""
        self.setAccessibleName(name)
        for button, text in zip(self._group.buttons(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()
        self.updateGeometry()

    def current(self) -> str:
        return self._keys[self._group.checkedId()]

    def set_current(self, key: str) -> None:
        for at, known in enumerate(self._keys):
            button, on = self._group.button(at), known == key
            button.setChecked(on)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

    def step(self, by: int) -> None:
        """Choose the neighbour, as the arrow keys do."""
        at = max(0, min(len(self._keys) - 1, self._group.checkedId() + by))
        if at != self._group.checkedId():
            self._choose(at)
            self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, at: int) -> None:
        self.set_current(self._keys[at])
        self.chosen.emit(self._keys[at])
