"""Something that works less well, and what to do about it, above what it concerns."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.settings.setting_card import Words
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.labels import Label

ICON, EDGE = 20, 16


class Banner(QWidget):
    """Hidden until `say`."""

    access_role = Role.AlertMessage

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = Label(theme, "", "body_strong", "t1")
        self._text = Words(theme, "", "table")
        px = theme.px
        column = QVBoxLayout(self)
        lead = px(EDGE + ICON + 12)
        column.setContentsMargins(*mirror.margins(lead, px(12), px(EDGE), px(12)))
        column.setSpacing(px(3))
        column.addWidget(self._title)
        column.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, title: str, text: str) -> None:
        """Show this."""
        self._title.set_text(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self._theme, self._theme.px
        fill, line = theme.faded("warn", 0.10), theme.faded("warn", 0.5)
        painting.rounded(painter, QRectF(self.rect()), 10, fill, line)
        icon = theme.icon("warning", px(ICON), "warn", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, QRectF(px(EDGE), px(12), px(ICON), px(ICON)))
