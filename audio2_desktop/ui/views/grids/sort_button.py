"""In which order a grid comes: a button that opens a small menu of orders; again turns it round."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import PillButton


class SortButton(PillButton):
    """`chosen(key)`; a key that is chosen already means the other direction."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, orders: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, orders[0][1], icon="sort-ascending", height=34)
        self._orders = dict(orders)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self._actions: dict[str, QAction] = {}
        for key, text in orders:
            action = self._menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, which=key: self.chosen.emit(which))
            self._group.addAction(action)
            self._actions[key] = action
        self.clicked.connect(self._open)

    def show_order(self, key: str, *, descending: bool) -> None:
        text = self._orders.get(key, key)
        self.setText(text)
        self.set_icon("sort-descending" if descending else "sort-ascending")
        self.setAccessibleName(words.fill(words.tr("Sorted by {order}"), {"order": text}))
        if key in self._actions:
            self._actions[key].setChecked(True)
        self.updateGeometry()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
