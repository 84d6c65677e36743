"""Words in a row, one of them underlined: the parts of a page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton

HEIGHT = 36


class _Tab(ThemedButton):
    access_role = Role.PageTab

    def __init__(self, theme: Theme, text: str, parent: "Tabs") -> None:
        super().__init__(theme, text, parent)
        self._tabs = parent
        self.setToolTip("")
        self.setText(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        wide = self.theme.metrics("body_strong").horizontalAdvance(self.text())
        return QSize(round(wide) + 2, self.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, on = self.theme, self.isChecked()
        ink = theme.color("t1" if on or self.hover.share > 0.5 else "t2")
        box = QRectF(self.rect()).adjusted(0, 0, 0, -theme.px(4))
        painting.text_line(painter, box, self.text(), theme.font("body_strong"), ink)
        if on:
            line = QRectF(0, self.height() - theme.px(3), self.width(), 2)
            painting.rounded(painter, line, 1, self._tabs.accent or theme.color("accent"))
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (event.key() == Qt.Key.Key_Right) is not self.isRightToLeft()
            self._tabs.step(1 if forward else -1)
            return
        super().keyPressEvent(event)


class Tabs(Themed, QWidget):
    """`chosen(key)` only when the user picks another; Tab stops once, arrows move inside."""

    access_role = Role.PageTabList

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """choices: (key, text) in order; the first is on."""
        super().__init__(parent)
        self.wear(theme)
        self.setAccessibleName(name)
        self.accent: QColor | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(24))
        for at, (_, text) in enumerate(choices):
            tab = _Tab(theme, text, self)
            row.addWidget(tab)
            self._group.addButton(tab, at)
        self.set_current(self._keys[0])
        self._group.idClicked.connect(self._on_clicked)

    def current(self) -> str:
        return self._keys[self._group.checkedId()]

    def set_accent(self, accent: QColor | None) -> None:
        """The colour of the line: a record's, None for the brand's."""
        self.accent = accent
        self.update()

    def set_current(self, key: str) -> None:
        for at, known in enumerate(self._keys):
            tab, on = self._group.button(at), known == key
            tab.setChecked(on)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

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
