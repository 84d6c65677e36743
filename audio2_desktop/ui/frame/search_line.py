"""One line of the search's drop-down: a button to the pointer and to readers, never the focus."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.frame.search_looks import LineLooks
from audio2_desktop.ui.frame.search_rows import Line, LineKind
from audio2_desktop.ui.widgets import mirror


class LineButton(QAbstractButton):
    """Shows any line; only those that can be chosen are enabled. `entered` by the pointer."""

    entered = Signal()

    def __init__(self, looks: LineLooks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks
        self._line = Line(LineKind.NOTE, "")
        self._is_marked = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def access_role(self) -> Role:
        """Headings and tips are only read."""
        return Role.ListItem if self._line.is_choice else Role.StaticText

    @property
    def access_selected(self) -> bool | None:
        return self._is_marked if self._line.is_choice else None

    def show_line(self, line: Line, *, is_marked: bool) -> None:
        self._line, self._is_marked = line, is_marked
        self.setEnabled(line.is_choice)
        self.setAccessibleName(said(line))
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        dpr, box = self.devicePixelRatioF(), QRectF(self.rect())
        painter = mirror.painter(self)
        self._looks.paint(painter, self._line, box, dpr, is_marked=self._is_marked)


def said(line: Line) -> str:
    """How a screen reader says it: of a completion what it shows."""
    if line.kind is LineKind.COMPLETION and line.detail:
        return line.detail
    if line.kind is LineKind.ALL:
        return line.text
    return words.joined(line.text, line.detail)
