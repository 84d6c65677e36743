"""In which order a grid comes: a button that opens a small menu of orders; again turns it round."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu


class SortButton(PillButton):
    """`chosen(key)`; a key that is chosen already means the other direction."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, orders: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, orders[0][1], icon="sort-ascending", height=34)
        self._orders = dict(orders)
        self._key = ""
        self.clicked.connect(self._open)

    def show_order(self, key: str, *, descending: bool) -> None:
        self._key = key
        text = self._orders.get(key, key)
        self.setText(text)
        self.set_icon("sort-descending" if descending else "sort-ascending")
        self.setAccessibleName(words.fill(words.tr("Sorted by {order}"), {"order": text}))
        self.updateGeometry()

    def _open(self) -> None:
        menu = Menu(self.theme, SUB_WIDTH, self)
        for key, text in self._orders.items():
            menu.add_choice(text, partial(self.chosen.emit, key), is_chosen=key == self._key)
        open_menu(menu, self.mapToGlobal(QPoint(0, self.height() + 4)))
