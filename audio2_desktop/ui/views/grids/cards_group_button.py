"""What cards stand together by: a button with a small menu of groupings."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import IconButton

_ICON = "stack"


class CardsGroupButton(IconButton):
    """`chosen(grouping)`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, groupings: Sequence[Grouping]) -> None:
        super().__init__(theme, _ICON, words.tr("Group"), px=20)
        self.menu = QMenu(self)
        self._group = QActionGroup(self.menu)
        self._actions: dict[Grouping, QAction] = {}
        for grouping in groupings:
            action = self.menu.addAction(name(grouping))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, which=grouping: self.chosen.emit(which))
            self._group.addAction(action)
            self._actions[grouping] = action
        self.clicked.connect(self._open)

    def show_grouping(self, grouping: Grouping) -> None:
        """Which one holds."""
        is_on = grouping is not Grouping.NONE
        self.set_icon(f"{_ICON}-fill" if is_on else _ICON, "accent" if is_on else "t2")
        self.set_name(
            words.fill(words.tr("Grouped: {how}"), {"how": name(grouping)})
            if is_on
            else words.tr("Group")
        )
        if grouping in self._actions:
            self._actions[grouping].setChecked(True)

    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


def name(grouping: Grouping) -> str:
    """As an entry of the menu."""
    match grouping:
        case Grouping.DECADE:
            return words.tr("By decade")
        case Grouping.GENRE:
            return words.tr("By genre")
        case Grouping.LETTER:
            return words.tr("By first letter")
        case Grouping.ARTIST:
            return words.tr("By artist")
    return words.tr("No groups")
