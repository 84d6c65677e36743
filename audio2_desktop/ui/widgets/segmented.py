"""A few choices in one pill, one of them on: tabs of the right panel, theme in settings."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.choices import Choice, Choices

HEIGHT = 34


class _Segment(Choice):
    access_role = Role.PageTab

    def __init__(self, theme: Theme, key: str, text: str, choices: Choices) -> None:
        super().__init__(theme, key, text, choices)
        self.setToolTip("")
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        advance = self.theme.metrics("table_strong").horizontalAdvance(self.text())
        return QSize(round(advance) + self.theme.px(36), self.theme.target(HEIGHT))

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


class Segmented(Choices):
    """As wide as its words; in a layout that stretches it, all parts grow alike."""

    access_role = Role.PageTabList
    look = _Segment

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.rounded(QPainter(self), self.rect(), self.height() / 2, self.theme.color("s2"))
