"""One message at the bottom of the page: what was done, and Undo. The queue of them is
`frame/toasts.py`."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.labels import Lines, LinkLabel
from audio2_desktop.ui.widgets.themed import Themed, plain_tip

WIDTH, HEIGHT = 430, 52
MARGIN = 26
"""Room around the card for its own shadow."""
MAX_LINES = 3

_ICONS = {
    "done": ("check-circle-fill", "ok"),
    "info": ("info", "info"),
    "warning": ("warning-circle-fill", "warn"),
    "error": ("warning-circle-fill", "err"),
}


class Toast(Themed, QWidget):
    """The card. `watched` says whether the pointer or the keyboard is on it: then it stays."""

    access_role = Role.AlertMessage

    acted = Signal()
    watched = Signal(bool)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._icon, self._colour = _ICONS["done"]
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text = Lines(theme, MAX_LINES, "body_strong", "t1", self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._action = LinkLabel(theme, "", "body_strong", "accent", self)
        self._action.clicked.connect(self.acted)
        self._action.installEventFilter(self)
        row = QHBoxLayout(self)
        row.addWidget(self._text)
        row.addWidget(self._action)
        self.on_theme_changed()

    def set_message(self, text: str, action: str = "", look: str = "done") -> None:
        """look: done, info, warning or error."""
        self._icon, self._colour = _ICONS[look]
        self._text.set_text(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def action(self) -> LinkLabel:
        return self._action

    def on_theme_changed(self) -> None:
        px = self.theme.px
        layout = self.layout()
        if layout is not None:
            sides = (MARGIN + 48, MARGIN, MARGIN + 20, MARGIN)
            layout.setContentsMargins(*mirror.margins(*map(px, sides)))
            layout.setSpacing(px(16))
        theme = self.theme
        self._action.set_accent(theme.readable(theme.color("accent"), theme.color("s3")))
        super().on_theme_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.on_theme_changed()

    def sizeHint(self) -> QSize:
        """One line keeps the card at its own height; each further line adds one."""
        return self.size_in(self.theme.px(WIDTH + 2 * MARGIN))

    def size_in(self, width: int) -> QSize:
        """The size in `width` pixels at most, the shadow's room included."""
        px = self.theme.px
        width = min(width, px(WIDTH + 2 * MARGIN))
        room = width - px(2 * MARGIN + 48 + 20)
        if self._action.text():
            room -= px(16) + self._action.sizeHint().width()
        step = self._text.sizeHint().height()
        more = max(0, self._text.lines_height(room) - step)
        return QSize(width, px(HEIGHT + 2 * MARGIN) + more)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        pad = theme.px(MARGIN)
        box = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        theme.shadow(24, 8, dpr=self.devicePixelRatioF()).paint(painter, box)
        painting.rounded(painter, box, 12, theme.color("s3"), theme.color("line2"))
        side = theme.px(18)
        spot = QRectF(box.left() + theme.px(18), box.top(), side, box.height())
        icon = theme.icon(self._icon, side, self._colour, self.devicePixelRatioF())
        painting.centred_icon(painter, icon, spot)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 12)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.watched.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.watched.emit(self._action.hasFocus() or self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.watched.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.watched.emit(self.underMouse() or self._action.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._action and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.watched.emit(event.type() == QEvent.Type.FocusIn or self.underMouse())
        return False
