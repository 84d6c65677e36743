"""A question inside the page that holds nothing up: "3 are already here  Skip  Add anyway"."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.labels import Label

Choice = tuple[str, Callable[[], object]]


class NoticeBar(QWidget):
    """Hidden until `ask`; goes when a choice is made."""

    access_role = Role.AlertMessage

    def __init__(self, theme: Theme, icon: str = "info", colour: str = "warn") -> None:
        super().__init__()
        self._theme, self._icon, self._colour = theme, icon, colour
        self._label = Label(theme, "", "body_medium", "t1")
        self._buttons: list[PillButton] = []
        self._row = QHBoxLayout(self)
        px = theme.px
        self._row.setContentsMargins(px(44), px(6), px(10), px(6))
        self._row.setSpacing(px(8))
        self._row.addWidget(self._label, 1)
        self.setFixedHeight(px(46))
        self.hide()

    def text(self) -> str:
        return self._label.text()

    def ask(self, text: str, choices: Sequence[Choice]) -> None:
        """Show a sentence and its answers; the last answer is the primary one."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._label.set_text(text)
        self.setAccessibleName(text)
        for at, (word, act) in enumerate(choices):
            is_last = at == len(choices) - 1
            button = PillButton(self._theme, word, primary=is_last, height=32)
            button.clicked.connect(lambda _=False, do=act: self._chosen(do))
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()

    def choices(self) -> tuple[PillButton, ...]:
        return tuple(self._buttons)

    def _chosen(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, body = self._theme, QRectF(self.rect())
        fill, line = theme.faded(self._colour, 0.10), theme.faded(self._colour, 0.5)
        painting.rounded(painter, body, 10, fill, line)
        side = theme.px(18)
        spot = QRectF(theme.px(14), 0, side, body.height())
        dpr = self.devicePixelRatioF()
        painting.centred_icon(painter, theme.icon(self._icon, side, self._colour, dpr), spot)
