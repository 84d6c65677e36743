"""The table of keys (F1): every command with its keys, by group, in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from audio2_desktop.domain.names import fold
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.overlay import PAD, Overlay
from audio2_desktop.ui.keymap import shown
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.search_field import SearchField, paint_key
from audio2_desktop.ui.widgets.themed import Themed

WIDTH = 760
HEAD, ROW, GAP = 38, 30, 28
MOST = 460
"""Height of the visible part."""

Group = tuple[str, Sequence[tuple[str, Sequence[str]]]]
"""(heading, ((what it does, its keys in portable notation), ...))."""


class _Sheet(Themed, QWidget):
    """Two columns, filled so that both are about as long."""

    def __init__(self, theme: Theme, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these."""
        self._columns = _balanced(groups)
        self.setAccessibleName(spoken(groups))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        tall = max(sum(_height(group) for group in column) for column in self._columns)
        return QSize(self.theme.px(WIDTH - 2 * PAD - 16), self.theme.px(tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        wide = (self.width() - theme.px(GAP)) / len(self._columns)
        for at, column in enumerate(self._columns):
            box = QRectF(at * (wide + theme.px(GAP)), 0, wide, 0)
            for heading, rows in column:
                box.setHeight(theme.px(HEAD))
                painting.text_line(painter, box, heading, theme.font("group"), theme.color("t3"))
                box.translate(0, theme.px(HEAD))
                box.setHeight(theme.px(ROW))
                for text, keys in rows:
                    self._paint_row(painter, box, text, keys)
                    box.translate(0, theme.px(ROW))
                box.translate(0, theme.px(8))

    def _paint_row(self, painter: QPainter, box: QRectF, text: str, keys: Sequence[str]) -> None:
        theme = self.theme
        right = box.right()
        for key in reversed([shown(key) for key in keys]):
            wide = theme.metrics("tag").horizontalAdvance(key) + theme.px(12)
            tall = theme.px(20)
            spot = QRectF(right - wide, box.center().y() - tall / 2, wide, tall)
            paint_key(painter, theme, spot, key)
            right -= wide + theme.px(6)
        room = QRectF(box.left(), box.top(), right - box.left() - theme.px(8), box.height())
        painting.text_line(painter, room, text, theme.font("body"), theme.color("t1"))


class KeysTable(Overlay):
    """Read and closed; answers None."""

    def __init__(self, theme: Theme, window: QWidget, groups: Sequence[Group]) -> None:
        super().__init__(theme, window, words.tr("Keys"), WIDTH)
        self._groups = groups
        self.field = SearchField(
            theme, words.tr("Find a command or a key"), self.card, width=WIDTH - 2 * PAD
        )
        self.field.text_changed.connect(self._on_text_changed)
        self.field.key_pressed.connect(self._on_key)
        self.card.content.addWidget(self.field)
        scroll = QScrollArea(self.card)
        scroll.setAccessibleName(words.tr("Keys"))
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = _Sheet(theme, groups, scroll)
        sheet.resize(sheet.sizeHint())
        scroll.setWidget(sheet)
        scroll.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        room = window.height() - theme.px(210)
        scroll.setFixedHeight(min(theme.px(MOST), room, sheet.height()))
        self._area, self.sheet = scroll, sheet
        self.card.content.addWidget(scroll)

    def first_focus(self) -> QWidget:
        return self.field.line

    def _on_text_changed(self, text: str) -> None:
        self.sheet.show_groups(fitting(self._groups, text))
        self._area.verticalScrollBar().setValue(0)

    def _on_key(self, event: QKeyEvent) -> None:
        """The arrows scroll while the words are typed."""
        bar, row = self._area.verticalScrollBar(), self.theme.px(ROW)
        steps = {Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row, Qt.Key.Key_PageDown: bar.pageStep(),
                 Qt.Key.Key_PageUp: -bar.pageStep()}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            event.accept()
            bar.setValue(bar.value() + step)


def fitting(groups: Sequence[Group], typed: str) -> list[Group]:
    """Rows whose words, heading or keys hold all that was typed."""
    wanted = fold(typed).split()
    found: list[Group] = []
    for heading, rows in groups:
        kept = [
            (text, keys)
            for text, keys in rows
            if all(
                part in fold(f"{heading} {text} {' '.join(map(shown, keys))}") for part in wanted
            )
        ]
        if kept:
            found.append((heading, kept))
    return found


def spoken(groups: Sequence[Group]) -> str:
    """The table in words, for screen readers."""
    lines = [
        f"{text}: {', '.join(shown(key) for key in keys)}"
        for _, rows in groups
        for text, keys in rows
    ]
    return ". ".join(lines)


def _height(group: Group) -> int:
    return HEAD + ROW * len(group[1]) + 8


def _balanced(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    left: list[Group] = []
    right: list[Group] = []
    for group in groups:
        shorter = min((left, right), key=lambda column: sum(map(_height, column)))
        shorter.append(group)
    return left, right
