"""A row of chips of which one is on, with counts: "All 14  Albums 6  EPs 2"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import Chip


class ChipRow(QWidget):
    """`chosen(key)` when another chip is on."""

    access_role = Role.Grouping

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, *, tall: int = 30) -> None:
        super().__init__()
        self._theme, self._tall = theme, tall
        self._chips: dict[str, Chip] = {}
        self.current = ""
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self._row.addStretch(1)

    def show_chips(self, chips: Sequence[tuple[str, str]], current: str) -> None:
        """Chips as (key, text); the one of `current` is on."""
        if [key for key, _ in chips] != list(self._chips):
            for chip in self._chips.values():
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = {}
            for at, (key, text) in enumerate(chips):
                chip = Chip(self._theme, text, tall=self._tall)
                chip.clicked.connect(lambda _=False, which=key: self._choose(which))
                self._row.insertWidget(at, chip)
                self._chips[key] = chip
        for key, text in chips:
            self._chips[key].setText(text)
            self._chips[key].setAccessibleName(text)
            self._chips[key].updateGeometry()
        self.mark(current)

    def _choose(self, key: str) -> None:
        is_new = key != self.current
        self.mark(key)
        if is_new:
            self.chosen.emit(key)

    def mark(self, key: str) -> None:
        """Another chip is on, without saying so."""
        self.current = key
        for other, chip in self._chips.items():
            chip.setChecked(other == key)
