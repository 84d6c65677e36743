"""A card of settings: rows with a name, what it means, and a control at the right."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import Toggle

PAD = 20
LEAST_WORDS = 200
"""A row whose words would get less room than this beside its controls has them above these."""
MARKED_MS = 2400
"""So long a row that was looked for stays marked."""
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


class SettingLine(QWidget):
    """One row: words, and the controls beside them or, where there is no room, below."""

    def __init__(self, theme: Theme, title: str, text: str, controls: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        ends_in_switch = bool(controls) and isinstance(controls[-1], Toggle)
        self._line.setContentsMargins(0, px(12), 0 if ends_in_switch else px(RING), px(12))
        self._line.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Words(theme, title, "body_strong", "t1"))
        self._text = Words(theme, text)
        if not text:  # to show it here would open a window
            self._text.hide()
        words.addWidget(self._text)
        self._line.addLayout(words, 1)
        self._holder = QWidget()
        row = QHBoxLayout(self._holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for control in controls:
            if not control.accessibleName():
                control.setAccessibleName(title)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignVCenter)
        if not controls:
            self._holder.hide()

    def set_able(self, text: str, *, is_able: bool) -> None:
        """Whether the controls can be used, and another explanation."""
        self._text.setText(text)
        self._text.setHidden(not text)
        self._holder.setEnabled(is_able)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self._holder.sizeHint().width() + self._theme.px(LEAST_WORDS + 12)
        is_narrow = not self._holder.isHidden() and beside > self.width()
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._holder, side)


class SettingCard(QWidget):
    """Rows under each other with hairlines between them, on one surface."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[QWidget] = []
        self._joined: set[QWidget] = set()
        self._marked: QWidget | None = None
        self._unmark = QTimer(self, interval=MARKED_MS, singleShot=True)
        self._unmark.timeout.connect(lambda: self.mark(None))
        px = theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(PAD), px(4), px(PAD - RING), px(4))
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.follow(self.update)

    def add_row(self, title: str, text: str, *controls: QWidget) -> QWidget:
        """A row; `text` explains and may be empty."""
        return self.add(SettingLine(self._theme, title, text, controls))

    @property
    def marked(self) -> QWidget | None:
        """The row that stands out."""
        return self._marked

    def mark(self, row: QWidget | None) -> None:
        """Let a row stand out for a moment, so that the eye finds it."""
        self._marked = row
        if row is not None:
            self._unmark.start()
        self.update()

    def add(self, row: QWidget, *, is_apart: bool = True) -> QWidget:
        """Any widget as a row; without a hairline above it when it belongs to the one before."""
        if not is_apart:
            self._joined.add(row)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._joined.clear()
        self._marked = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        ground = theme.color("s1" if theme.is_dark else "pop")
        painting.rounded(painter, QRectF(self.rect()), 12, ground, theme.color("line"))
        pad = theme.px(PAD)
        if self._marked is not None and self._marked in self._rows:
            inset = theme.px(6)
            spot = QRectF(self._marked.geometry()).adjusted(-pad + inset, 2, pad - inset, -2)
            painting.rounded(painter, spot, 8, theme.color("accentbg"))
        visible = [row for row in self._rows if not row.isHidden()]
        for row in (row for row in visible[1:] if row not in self._joined):
            y = row.geometry().top()
            painting.hairline(painter, theme.color("line"), pad, y, self.width() - pad, y)
