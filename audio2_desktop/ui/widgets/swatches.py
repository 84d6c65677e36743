"""Colours to choose from, one of them on: discs in a row that can be reached and named like any
other choice."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton

DISC = 20
TARGET = 32
ARTWORK = "artwork"
_QUARTERS = ("blue", "teal", "amber", "pink")


class _Swatch(ThemedButton):
    def __init__(self, theme: Theme, key: str, name: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.key = key
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        side = self.theme.px(TARGET)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.theme, self.theme.px
        side = px(DISC)
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        if on or self.hover.share > 0:
            gap = px(3)
            ring = disc.adjusted(-gap, -gap, gap, gap)
            ink = theme.color("t1") if on else theme.faded("t3", self.hover.share)
            painting.rounded(painter, ring, ring.height() / 2, None, ink, 2)
        if self.key == ARTWORK:
            painter.setPen(Qt.PenStyle.NoPen)
            for at, name in enumerate(_QUARTERS):
                painter.setBrush(theme.preset(name))
                painter.drawPie(disc, at * 90 * 16, 90 * 16)
        else:
            painting.rounded(painter, disc, side / 2, theme.preset(self.key))
        if on and self.key != ARTWORK:
            ink = theme.text_on(theme.preset(self.key))
            tick = theme.icon("check", px(12), ink, self.devicePixelRatioF())
            painting.centred_icon(painter, tick, disc)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self.parentWidget()
        if isinstance(owner, Swatches) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (event.key() == Qt.Key.Key_Right) is not self.isRightToLeft()
            owner.step(1 if forward else -1)
            return
        super().keyPressEvent(event)


class Swatches(Themed, QWidget):
    """Exclusive colours by name; `chosen` only when the user picks another."""

    access_role = Role.Grouping

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """choices: (key of the accent, its name for people) in order; the first is on."""
        super().__init__()
        self.wear(theme)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (key, text) in enumerate(choices):
            swatch = _Swatch(theme, key, text, self)
            row.addWidget(swatch)
            self._group.addButton(swatch, at)
        self.set_current(self._keys[0])
        self._group.idClicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        side = self.theme.px(TARGET)
        return QSize(ceil(side * len(self._keys)), side)

    def current(self) -> str:
        return self._keys[self._group.checkedId()]

    def set_current(self, key: str) -> None:
        for at, known in enumerate(self._keys):
            on = known == key
            button = self._group.button(at)
            button.setChecked(on)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

    def step(self, by: int) -> None:
        """Choose the neighbour, as the arrow keys do."""
        at = max(0, min(len(self._keys) - 1, self._group.checkedId() + by))
        if at != self._group.checkedId():
            self.set_current(self._keys[at])
            self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(self._keys[at])

    def _on_clicked(self, at: int) -> None:
        self.set_current(self._keys[at])
        self.chosen.emit(self._keys[at])
