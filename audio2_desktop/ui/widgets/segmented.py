"""A few choices in one pill, one of them on: tabs of the right panel, theme in settings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton

HEIGHT = 34


class _Segment(ThemedButton):
    access_role = Role.PageTab

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent)
        self.setToolTip("")
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        advance = self.theme.metrics("table_strong").horizontalAdvance(self.text())
        return QSize(round(advance) + self.theme.px(36), self.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = theme.color("t2")
        if self.isChecked():
            painting.rounded(
                painter, box, box.height() / 2, theme.color("s3"), theme.color("line2")
            )
            ink = theme.color("t1")
        elif self.hover.share > 0.5:
            ink = theme.color("t1")
        font = theme.font("table_strong" if self.isChecked() else "table_medium")
        painting.text_line(painter, box, self.text(), font, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), self.height() / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self.parentWidget()
        if isinstance(owner, Segmented) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forward = (event.key() == Qt.Key.Key_Right) is not self.isRightToLeft()
            owner.step(1 if forward else -1)
            return
        super().keyPressEvent(event)


class Segmented(Themed, QWidget):
    """Exclusive choices by key; `chosen` only when the user picks another."""

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
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key, text in choices:
            segment = _Segment(theme, text, self)
            row.addWidget(segment)
            self._group.addButton(segment, len(self._keys))
            self._keys.append(key)
        self.set_current(self._keys[0])
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))

    def set_texts(self, name: str, texts: Sequence[str]) -> None:
        """The same choices in other words (another language)."""
        self.setAccessibleName(name)
        for button, text in zip(self._group.buttons(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()
        self.updateGeometry()

    def current(self) -> str:
        return self._keys[self._group.checkedId()]

    def set_current(self, key: str) -> None:
        for at, known in enumerate(self._keys):
            button = self._group.button(at)
            button.setChecked(known == key)
            on = known == key
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

    def step(self, by: int) -> None:
        """Choose the neighbour, as the arrow keys do."""
        at = max(0, min(len(self._keys) - 1, self._group.checkedId() + by))
        if at != self._group.checkedId():
            self.set_current(self._keys[at])
            self._group.button(at).setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(self._keys[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.rounded(QPainter(self), self.rect(), self.height() / 2, self.theme.color("s2"))
