"""The table of keys (F1): every command with its keys, by group, in as many columns as fit."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from audio2_desktop.domain.names import fold
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.dialogs.overlay import PAD, Overlay
from audio2_desktop.ui.keymap import shown
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.search_field import SearchField, on_margins, paint_key
from audio2_desktop.ui.widgets.themed import Themed

WIDTH = 860
HEAD, ROW, GAP = 38, 30, 28
MOST = 460
"""Height of the visible part."""

Group = tuple[str, Sequence[tuple[str, Sequence[str]]]]
"""(heading, ((what it does, its keys in portable notation), ...))."""
Line = tuple[QRectF, str, Sequence[str] | None]
"""(where, words, keys); headings have no keys."""


class _Told(QWidget):
    """A line of the sheet for readers; the sheet paints it."""

    def __init__(self, parent: QWidget, text: str, *, is_heading: bool) -> None:
        super().__init__(parent)
        self.access_role = Role.Heading if is_heading else Role.StaticText
        self.access_level = 2 if is_heading else 0
        self.setAccessibleName(text)


class _Sheet(Themed, QWidget):
    """Two columns, filled so that both are about as long."""

    access_role = Role.Grouping

    def __init__(self, theme: Theme, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(words.tr("Keys"))
        self._told: list[_Told] = []
        self._laid: list[Line] = []
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these."""
        self._groups = groups
        self._columns = self._balanced(groups)
        self.resize(self.sizeHint())
        for former in self._told:
            former.hide()
            former.deleteLater()
        self._told = []
        self._laid = list(self._lines())
        for box, text, keys in self._laid:
            told = _Told(self, spoken(text, keys or ()), is_heading=keys is None)
            mirror.put(told, box.x(), box.y(), box.width(), box.height())
            told.show()
            self._told.append(told)
        self.update()

    @property
    def told(self) -> list[str]:
        """What readers find, from top to bottom."""
        return [told.accessibleName() for told in self._told]

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.show_groups(self._groups)

    def sizeHint(self) -> QSize:
        wide = self.theme.px(WIDTH - 2 * PAD - 16)
        tall = max(sum(map(self._height, column)) for column in self._columns)
        return QSize(wide, tall)

    def _lines(self) -> Iterator[Line]:
        px = self.theme.px
        wide = (self.width() - px(GAP)) / len(self._columns)
        for at, column in enumerate(self._columns):
            left, top = at * (wide + px(GAP)), 0
            for heading, rows in column:
                yield QRectF(left, top, wide, px(HEAD)), heading, None
                top += px(HEAD)
                for text, keys in rows:
                    tall = px(ROW) * (2 if self._is_long(text, keys) else 1)
                    yield QRectF(left, top, wide, tall), text, keys
                    top += tall
                top += px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        top, bottom = event.rect().top(), event.rect().bottom()
        seen = (line for line in self._laid if line[0].bottom() > top and line[0].top() <= bottom)
        for box, text, keys in seen:  # most is scrolled away
            if keys is None:
                painting.text_line(painter, box, text, theme.font("group"), theme.color("t3"))
            elif box.height() > theme.px(ROW):
                half = box.height() / 2
                self._paint_row(painter, box.adjusted(0, 0, 0, -half), text, ())
                self._paint_row(painter, box.adjusted(0, half, 0, 0), "", keys)
            else:
                self._paint_row(painter, box, text, keys)

    def _paint_row(self, painter: QPainter, box: QRectF, text: str, keys: Sequence[str]) -> None:
        theme = self.theme
        right = box.right()
        for key in reversed([shown(key) for key in keys]):
            wide, tall = self._key_width(key), theme.px(20)
            spot = QRectF(right - wide, box.center().y() - tall / 2, wide, tall)
            paint_key(painter, theme, spot, key)
            right -= wide + theme.px(6)
        room = QRectF(box.left(), box.top(), right - box.left() - theme.px(8), box.height())
        painting.text_line(painter, room, text, theme.font("body"), theme.color("t1"))

    def _is_long(self, text: str, keys: Sequence[str]) -> bool:
        """Whether the keys need a line of their own below the words."""
        px = self.theme.px
        room = (px(WIDTH - 2 * PAD - 16) - px(GAP)) / 2
        taken = sum(self._key_width(shown(key)) + px(6) for key in keys) + px(8)
        return self.theme.metrics("body").horizontalAdvance(text) + taken > room

    def _key_width(self, key: str) -> float:
        return self.theme.metrics("tag").horizontalAdvance(key) + self.theme.px(12)

    def _height(self, group: Group) -> int:
        px = self.theme.px
        lines = sum(2 if self._is_long(text, keys) else 1 for text, keys in group[1])
        return px(HEAD) + px(ROW) * lines + px(8)

    def _balanced(self, groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
        left: list[Group] = []
        right: list[Group] = []
        for group in groups:
            shorter = min((left, right), key=lambda column: sum(map(self._height, column)))
            shorter.append(group)
        return left, right


class _Scroll(QScrollArea):
    access_role = Role.Pane


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
        self.card.content.addLayout(on_margins(self.field))
        scroll = _Scroll(self.card)
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


def spoken(text: str, keys: Sequence[str]) -> str:
    """A line in words, for screen readers: "Louder: Ctrl+Up"."""
    return f"{text}: {', '.join(map(shown, keys))}" if keys else text
