"""Choose one of many names by typing, or make a new one: what the pickers of playlists and of tags
have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.names import fold
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.choice_list import ChoiceRows, Index, choice_list
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.search_field import SearchField, on_margins

SHOWN = 50
CHOICE_ROLE = int(Qt.ItemDataRole.UserRole)
"""What the row stands for, a Choice; None makes a new one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One name. colour: of its icon, a token or the theme's own; mark: an icon at the end, and note
    what that says to screen readers."""

    ref: int
    name: str
    icon: str
    colour: str | QColor = "t2"
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """ref: what was chosen, or None for a new one of this name."""

    ref: int | None
    name: str


@dataclass(frozen=True, slots=True)
class PickerWords:
    """new_named: what makes a new one of the name that is typed, with {name}."""

    title: str
    find: str
    names: str
    new: str
    new_named: str


def fitting(names: Sequence[str], typed: str) -> list[int]:
    """Where those names are that hold all typed words; those that begin with them come first."""
    wanted, folded = fold(typed), [fold(name) for name in names]
    found = [at for at, name in enumerate(folded) if all(word in name for word in wanted.split())]
    return sorted(found, key=lambda at: not folded[at].startswith(wanted))


class _Rows(ChoiceRows):
    """An icon, the name, a mark at the end."""

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        theme, side = self.theme, self.theme.px(18)
        dpr = self.view.devicePixelRatioF()
        choice = index.data(CHOICE_ROLE) or Choice(0, "", "plus", "accent")
        icon = theme.icon(choice.icon, side, choice.colour, dpr)
        spot = QRectF(box.left() + theme.px(10), box.top(), side, box.height())
        painting.centred_icon(painter, icon, spot)
        text = box.adjusted(theme.px(40), 0, -theme.px(10), 0)
        if choice.mark:
            spot = QRectF(box.right() - theme.px(10) - side, box.top(), side, box.height())
            painting.centred_icon(painter, theme.icon(choice.mark, side, "accent", dpr), spot)
            text.setRight(spot.left() - theme.px(8))
        shown = str(index.data(Qt.ItemDataRole.DisplayRole))
        painting.text_line(painter, text, shown, theme.font("body_medium"), theme.color("t1"))


class NamePicker(Overlay):
    """Answers Picked, or None."""

    def __init__(
        self, theme: Theme, window: QWidget, says: PickerWords, choices: Sequence[Choice]
    ) -> None:
        """choices: those that are likely first."""
        super().__init__(theme, window, says.title)
        self._all, self._words = tuple(choices), says
        self._shown: list[Picked] = []
        self.field = SearchField(theme, says.find, self.card, width=384)
        self.field.text_changed.connect(self._filter)
        self.field.key_pressed.connect(self._on_key)
        self.names = QStandardItemModel(self)
        self.list = choice_list(theme, self.card, "name-choices", self.names, _Rows)
        self.list.setAccessibleName(says.names)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(theme.px(260))
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.card.content.addLayout(on_margins(self.field))
        self.card.content.addWidget(self.list)
        self._filter("")

    def first_focus(self) -> QWidget:
        return self.field.line

    async def picked(self) -> Picked | None:
        """Show it and wait for the choice."""
        answer = await self.answer()
        return answer if isinstance(answer, Picked) else None

    def _filter(self, typed: str) -> None:
        names = [choice.name for choice in self._all]
        found = [self._all[at] for at in fitting(names, typed)[:SHOWN]]
        self._shown = [Picked(choice.ref, choice.name) for choice in found]
        self.names.clear()
        for choice in found:
            item = QStandardItem(choice.name)
            item.setData(choice, CHOICE_ROLE)
            spoken = ", ".join(part for part in (choice.name, choice.note) if part)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self.names.appendRow(item)
        name = typed.strip()
        if not name or not any(fold(choice.name) == fold(name) for choice in found):
            self._shown.append(Picked(None, name))
            named = words.fill(self._words.new_named, {"name": name})
            self.names.appendRow(QStandardItem(named if name else self._words.new))
        self.list.setCurrentIndex(self.names.index(0, 0))

    def _on_key(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self.names.index((row + step) % len(self._shown), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        else:
            return
        event.accept()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.finish(self._shown[row])
