"""A genre as a small box that leads to its music."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

LEAST = 24
"""Its height: less than other targets have, because it stands among words."""


class TagButton(ThemedButton):
    """Looks as a tag, is a button to keys and screen readers."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setToolTip("")
        self._shown = text

    def sizeHint(self) -> QSize:
        wide = self.theme.metrics("caption_medium").horizontalAdvance(self._shown)
        return QSize(
            min(round(wide) + self.theme.px(12), self.theme.px(220)),
            max(LEAST, self.theme.px(LEAST)),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        body = QRectF(self.rect()).adjusted(0, theme.px(1), 0, -theme.px(1))
        painting.rounded(painter, body, 4, theme.color("hover"))
        if self.hover.share > 0:
            painting.rounded(painter, body, 4, theme.faded("sel", self.hover.share))
        painting.text_line(
            painter,
            body.adjusted(theme.px(6), 0, -theme.px(5), 0),
            self._shown,
            theme.font("caption_medium"),
            theme.color("t1" if self.hover.share > 0.5 else "t2"),
            Qt.AlignmentFlag.AlignLeft,
        )
        if self.has_ring:
            painting.focus_ring(painter, theme, self.rect(), 5)
