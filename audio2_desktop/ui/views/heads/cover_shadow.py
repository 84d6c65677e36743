"""The shadow of a large cover: it falls beyond the head that holds it, so it lies beneath."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.scroll_body import Ground

_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    }
)
INSET = 0.045
"""Of the cover's side: the shadow of something that lies near its ground is narrower."""


class CoverShadow(QWidget):
    """Follows `cover`, a part of `head`, on the ground of the page. blur and drop in pixels."""

    def __init__(self, theme: Theme, head: QWidget, cover: QWidget, blur: int, drop: int) -> None:
        super().__init__(head)
        self._theme, self._head, self._cover = theme, head, cover
        self._blur, self._drop = blur, drop
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        head.installEventFilter(self)
        cover.installEventFilter(self)
        theme.follow(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        reach = self._blur + self._drop
        body = QRectF(self.rect()).adjusted(reach, reach, -reach, -reach)
        inset = body.width() * INSET
        shadow = self._theme.shadow(self._blur, self._drop, dpr=self.devicePixelRatioF())
        shadow.paint(QPainter(self), body.adjusted(inset, inset, -inset, 0))

    def _follow(self) -> None:
        layer = self._head
        host: QWidget | None = layer.parentWidget()
        while host is not None and not isinstance(host, Ground):
            layer = host
            host = layer.parentWidget()
        if host is None or not self._cover.isVisible():
            self.hide()
            return
        if self.parentWidget() is not host:
            self.setParent(host)
            layer.installEventFilter(self)
        reach = self._blur + self._drop
        corner = self._cover.mapTo(host, QPoint(0, 0))
        spot = QRect(corner, self._cover.size()).adjusted(-reach, -reach, reach, reach)
        if spot != self.geometry():
            self.setGeometry(spot)
        self.stackUnder(layer)
        self.show()
        self.update()
