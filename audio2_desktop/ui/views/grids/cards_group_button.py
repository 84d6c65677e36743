"""What cards stand together by: a button with a small menu of groupings."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu

_ICON = "stack"


class CardsGroupButton(IconButton):
    """`chosen(grouping)`, one of `groupings`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, groupings: Sequence[Grouping]) -> None:
        super().__init__(theme, _ICON, words.tr("Group"), px=20)
        self.groupings = tuple(groupings)
        self._shown = Grouping.NONE
        self.clicked.connect(self._open)

    def show_grouping(self, grouping: Grouping) -> None:
        """Which one holds."""
        self._shown = grouping
        is_on = grouping is not Grouping.NONE
        self.set_icon(f"{_ICON}-fill" if is_on else _ICON, "accent" if is_on else "t2")
        self.set_name(
            words.fill(words.tr("Grouped: {how}"), {"how": name(grouping)})
            if is_on
            else words.tr("Group")
        )

    def _open(self) -> None:
        menu = Menu(self.theme, SUB_WIDTH, self)
        for each in self.groupings:
            menu.add_choice(
                name(each), partial(self.chosen.emit, each), is_chosen=each is self._shown
            )
        open_menu(menu, self.mapToGlobal(QPoint(0, self.height() + 4)))


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
