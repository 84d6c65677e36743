"""The list of sections at the left of a page: one is shown at a time."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton, plain_tip

WIDTH, WIDEST = 220, 290
"""As pictured; wider only where a language needs it."""
NARROW = 52
"""Icons only, in a narrow window."""
ROW = 40


class _Entry(ThemedButton):
    access_role = Role.RadioButton

    def __init__(self, theme: Theme, icon: str, text: str) -> None:
        super().__init__(theme, text)
        self.setToolTip("")
        self.setCheckable(True)
        self._icon, self._text, self._count = icon, text, ""
        self._is_narrow = False

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setToolTip(plain_tip(self._text) if narrow else "")
        self.updateGeometry()
        self.update()

    def set_count(self, text: str) -> None:
        self._count = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, px = self.theme, self.theme.px
        if self._is_narrow:
            return QSize(px(NARROW), px(ROW))
        wide = theme.metrics("body_strong").horizontalAdvance(self._text) + px(44 + 12)
        if self._count:
            wide += theme.metrics("number").horizontalAdvance(self._count) + px(8)
        return QSize(min(px(WIDEST), max(px(WIDTH), ceil(wide))), px(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # a button would go to whatever is next in the order of Tab
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        box = QRectF(self.rect()).adjusted(0, px(2), 0, -px(2))
        on = self.isChecked()
        if on:
            painting.rounded(painter, box, 8, theme.color("sel"))
        elif self.hover.share > 0:
            painting.rounded(painter, box, 8, theme.faded("hover", self.hover.share))
        name = f"{self._icon}-fill" if on else self._icon
        colour = "accent" if on else "t2"
        icon = theme.icon(name, px(18), colour, self.devicePixelRatioF())
        left = (box.width() - px(18)) / 2 if self._is_narrow else px(14)
        painting.centred_icon(painter, icon, QRectF(left, box.top(), px(18), box.height()))
        if not self._is_narrow:
            self._paint_words(painter, box, on=on)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)

    def _paint_words(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        theme, px = self.theme, self.theme.px
        role, ink = ("body_strong", "t1") if on else ("body_medium", "t2")
        end = px(12)
        if self._count:
            end += round(theme.metrics("number").horizontalAdvance(self._count)) + px(8)
            spot = box.adjusted(0, 0, -px(12), 0)
            painting.text_line(
                painter,
                spot,
                self._count,
                theme.font("number"),
                theme.color("t3"),
                Qt.AlignmentFlag.AlignRight,
            )
        text = box.adjusted(px(44), 0, -end, 0)
        painting.text_line(painter, text, self._text, theme.font(role), theme.color(ink))


class SectionList(QScrollArea):
    """`chosen(key)`; arrows move, as in a list. It scrolls where the window is too low for all."""

    access_role = Role.Grouping

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """entries: (key, icon, text)."""
        super().__init__()
        own_viewport(self)
        self.setAccessibleName(name)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._entries: dict[str, _Entry] = {}
        self.current = entries[0][0]
        body = self._body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, icon, text in entries:
            entry = _Entry(theme, icon, text)
            entry.clicked.connect(lambda _=False, which=key: self.choose(which))
            column.addWidget(entry)
            self._entries[key] = entry
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(body)
        for surface in (self.viewport(), body):
            surface.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        theme.follow(self.updateGeometry)
        self.mark(self.current)

    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_current()

    def _show_current(self) -> None:
        self.ensureWidgetVisible(self._entries[self.current], 0, 0)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only; the words are in the tool tips."""
        for entry in self._entries.values():
            entry.set_narrow(narrow)
        self.updateGeometry()

    def set_count(self, key: str, text: str) -> None:
        self._entries[key].set_count(text)
        self.updateGeometry()

    def choose(self, key: str) -> None:
        self.mark(key)
        self.chosen.emit(key)

    def mark(self, key: str) -> None:
        """Show which section is open, without saying so."""
        self.current = key
        for other, entry in self._entries.items():
            entry.setChecked(other == key)
            on = Qt.FocusPolicy.TabFocus if other == key else Qt.FocusPolicy.NoFocus
            entry.setFocusPolicy(on)
        self._show_current()

    def focus_current(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """With a ring only when `reason` is a key."""
        self._entries[self.current].setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._entries)
        target = keys.index(self.current) + step
        if step and 0 <= target < len(keys):
            self.choose(keys[target])
            self.focus_current(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
