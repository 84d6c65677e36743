"""A card of settings: rows with a name, what it means, and a control at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import Toggle
from audio2_desktop.ui.widgets.labels import Label

PAD = 20
RING = 3
"""A switch keeps so much free around it for its focus ring; its edge stands where words end."""


class Words(QLabel):
    """Plain text that wraps; never markup, whatever it holds."""

    def __init__(self, theme: Theme, text: str, role: str = "table", colour: str = "t2") -> None:
        super().__init__()
        self._theme, self._role, self._colour = theme, role, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.follow(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._colour))
        self.setPalette(palette)


class SettingCard(QWidget):
    """Rows under each other with hairlines between them, on one surface."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[QWidget] = []
        px = theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(PAD), px(4), px(PAD - RING), px(4))
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.follow(self.update)

    def add_row(self, title: str, text: str, *controls: QWidget) -> QWidget:
        """A row; `text` explains and may be empty."""
        px = self._theme.px
        row = QWidget()
        line = QHBoxLayout(row)
        ends_in_switch = bool(controls) and isinstance(controls[-1], Toggle)
        line.setContentsMargins(0, px(12), 0 if ends_in_switch else px(RING), px(12))
        line.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(self._theme, title, "body_strong", "t1"))
        if text:
            words.addWidget(Words(self._theme, text))
        line.addLayout(words, 1)
        for control in controls:
            if not control.accessibleName():
                control.setAccessibleName(title)
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return self.add(row)

    def add(self, row: QWidget) -> QWidget:
        """Any widget as a row."""
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        ground = theme.color("s1" if theme.is_dark else "pop")
        painting.rounded(painter, QRectF(self.rect()), 12, ground, theme.color("line"))
        pad = theme.px(PAD)
        visible = [row for row in self._rows if not row.isHidden()]
        for row in visible[1:]:
            y = row.geometry().top()
            painting.hairline(painter, theme.color("line"), pad, y, self.width() - pad, y)
