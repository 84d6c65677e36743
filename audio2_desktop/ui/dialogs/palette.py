"""The command palette: type a few letters, and do, open or set whatever fits.

It knows lines and how they look. What there is, and what happens, is `palette_feed.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.choice_list import ChoiceRows, Index, choice_list
from audio2_desktop.ui.dialogs.overlay import PAD, Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.search_field import HALO, SearchField, paint_key

WIDTH, ROW, ROWS = 640, 40, 10
SHADOW = 80
"""So far the shadow of the card reaches: nothing beyond is painted for another height."""
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """key: what it stands for, for the feed. kind: said beside the text ("Artist")."""

    key: str
    text: str
    kind: str
    icon: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """verb: "open", "next" (Shift+Enter) or "play" (Alt+Enter)."""

    key: str
    verb: str = "open"


class CommandPalette(Overlay):
    """Answers Chosen, or None. `typed(text)` asks for other lines."""

    typed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, words.tr("Command palette"), WIDTH)
        self._wish: str | None = None
        self._is_late = False
        self.card.title.hide()
        self.card.cross.hide()
        hint = words.tr("Command, page, setting, artist, album or playlist")
        width = WIDTH - 2 * PAD
        self.field = SearchField(theme, hint, self.card, icon="command", width=width)
        self.field.text_changed.connect(self._on_text_changed)
        self.field.key_pressed.connect(self._on_key)
        self.model = QStandardItemModel(self)
        self.list = choice_list(theme, self.card, "palette", self.model, _Rows)
        self.list.setAccessibleName(words.tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room = window.height() - theme.px(190)
        self._most = max(3, min(ROWS, room // theme.px(ROW)))
        self.list.setFixedHeight(self._most * theme.px(ROW))
        self.list.clicked.connect(lambda index: self._choose(index.row(), "open"))
        self.card.content.addWidget(self.field)
        self.nothing = Label(theme, words.tr("Nothing fits"), "body", "t2", self.list)
        self.nothing.move(theme.px(14), theme.px(10))
        self.nothing.resize(self.nothing.sizeHint())
        self.card.content.addWidget(self.list)

    def first_focus(self) -> QWidget:
        return self.field.line

    def show_lines(self, lines: Sequence[PaletteLine], *, grows: bool = False) -> None:
        """What fits the text. grows: more of the same answer, below; the choice stays."""
        row = self.list.currentIndex().row() if grows else 0
        self.model.clear()
        for line in lines:
            item = QStandardItem(line.text)
            item.setData(line, LINE_ROLE)
            item.setData(said(line), Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self._is_late = False
        self.nothing.setVisible(not lines)
        self._fit(len(lines))
        self._go_to(max(0, row))
        wish, self._wish = self._wish, None
        if wish is not None:
            self._choose(self.list.currentIndex().row(), wish)

    def lines(self) -> list[PaletteLine]:
        """What is shown."""
        return [self.model.item(row).data(LINE_ROLE) for row in range(self.model.rowCount())]

    # -- inside ------------------------------------------------------------------------------------

    def _fit(self, lines: int) -> None:
        """The card ends with the last line; its upper edge stays."""
        tall = max(1, min(lines, self._most)) * self.theme.px(ROW)
        if tall != self.list.height():
            before, reach = self.card.geometry(), self.theme.px(SHADOW)
            self.list.setFixedHeight(tall)
            self.card.settle()
            self._centre()
            both = before.united(self.card.geometry())
            self.update(both.adjusted(-reach, -reach, reach, reach))

    def room_of_card(self) -> int:
        return super().room_of_card() + self._most * self.theme.px(ROW) - self.list.height()

    def _on_text_changed(self, text: str) -> None:
        self._is_late = True
        self.typed.emit(text)

    def _on_key(self, event: QKeyEvent) -> None:
        row, count = self.list.currentIndex().row(), self.model.rowCount()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1,
                 Qt.Key.Key_PageUp: 1 - ROWS}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            event.accept()
            if count:
                wraps = abs(step) == 1
                to = (row + step) % count if wraps else max(0, min(count - 1, row + step))
                self._go_to(to)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            held = event.modifiers()
            verb = "next" if held & Qt.KeyboardModifier.ShiftModifier else "open"
            self._choose(row, "play" if held & Qt.KeyboardModifier.AltModifier else verb)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        line = index.data(LINE_ROLE)
        if isinstance(line, PaletteLine):
            # the focus stays in the field, so a screen reader is told what is marked
            told = QAccessibleAnnouncementEvent(self.field.line, said(line))
            QAccessible.updateAccessibility(told)
            self.field.line.setAccessibleDescription(said(line))

    def _choose(self, row: int, verb: str) -> None:
        if self._is_late:
            self._wish = verb  # Enter was quicker than the answer
            return
        line = self.model.index(row, 0).data(LINE_ROLE)
        if isinstance(line, PaletteLine):
            self.finish(Chosen(line.key, verb))


def said(line: PaletteLine) -> str:
    """How a screen reader says it."""
    return ", ".join(part for part in (line.text, line.kind, line.keys) if part)


class _Rows(ChoiceRows):
    """Icon, text, then what it is and its key at the other end."""

    tall, aside = ROW, HALO

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, PaletteLine):
            return
        theme, side, pad = self.theme, self.theme.px(18), self.theme.px(12)
        icon = theme.icon(line.icon or "caret-right", side, "t2", self.view.devicePixelRatioF())
        spot = QRectF(box.left() + pad, box.top(), side, box.height())
        painting.centred_icon(painter, icon, spot)
        room = box.adjusted(2 * pad + side, 0, -pad, 0)
        if line.keys:
            wide = theme.metrics("tag").horizontalAdvance(line.keys) + theme.px(14)
            high = theme.px(22)
            spot = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
            paint_key(painter, theme, spot, line.keys)
            room.setRight(spot.left() - theme.px(10))
        wide = theme.metrics("table").horizontalAdvance(line.kind) + 1
        spot = QRectF(room.right() - wide, room.top(), wide, room.height())
        painting.text_line(painter, spot, line.kind, theme.font("table"), theme.color("t3"))
        room.setRight(max(room.left(), spot.left() - theme.px(12)))
        painting.text_line(painter, room, line.text, theme.font("body_medium"), theme.color("t1"))
