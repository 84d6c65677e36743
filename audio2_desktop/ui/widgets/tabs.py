"""Words in a row, one of them underlined: the parts of a page."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.choices import Choice, Choices

HEIGHT = 36


class _Tab(Choice):
    access_role = Role.PageTab
    accent: QColor | None = None

    def __init__(self, theme: Theme, key: str, text: str, choices: Choices) -> None:
        super().__init__(theme, key, text, choices)
        self.setToolTip("")
        self.setText(text)

    def sizeHint(self) -> QSize:
        wide = self.theme.metrics("body_strong").horizontalAdvance(self.text())
        return QSize(round(wide) + 2, self.theme.target(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, on = self.theme, self.isChecked()
        ink = theme.color("t1" if on or self.hover.share > 0.5 else "t2")
        box = QRectF(self.rect()).adjusted(0, 0, 0, -theme.px(4))
        painting.text_line(painter, box, self.text(), theme.font("body_strong"), ink)
        if on:
            line = QRectF(0, self.height() - theme.px(3), self.width(), 2)
            painting.rounded(painter, line, 1, self.accent or theme.color("accent"))
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), 4)


class Tabs(Choices):
    """As wide as its words, 24 px apart."""

    access_role = Role.PageTabList
    look = _Tab
    spacing = 24

    def set_accent(self, accent: QColor | None) -> None:
        """The colour of the line: a record's, None for the brand's."""
        for tab in self.findChildren(_Tab):
            tab.accent = accent
            tab.update()
