"""The halo around a stock text field that has the focus: a style sheet cannot paint outside."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting

REACH = 3
RADIUS = 8
SHARE = 0.30
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.FocusIn,
        QEvent.Type.FocusOut,
        QEvent.Type.ParentChange,
    }
)


class Halo(QWidget):
    """Lies beneath `field` in its parent and follows it; goes with it."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field.parentWidget())
        self._theme, self._field = theme, field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)
        theme.follow(self.update)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        fill = self._theme.faded("accent", SHARE)
        painting.rounded(QPainter(self), QRectF(self.rect()), RADIUS + REACH, fill)

    def _follow(self) -> None:
        field = self._field
        host = field.parentWidget()
        if host is None or not field.hasFocus() or field.isHidden():
            self.hide()
            return
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setGeometry(field.geometry().adjusted(-REACH, -REACH, REACH, REACH))
        self.stackUnder(field)
        self.show()
