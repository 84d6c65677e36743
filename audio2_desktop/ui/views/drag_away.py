"""A drag on its way: the ghost hangs on the pointer and fades where nothing takes it."""

import shiboken6
from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDrag,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRasterWindow,
    QSurfaceFormat,
    QWindow,
)
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost

LOOK_MS = 30
_GHOST = "QShapedPixmapWindow"
"""What Qt hangs on the pointer. It keeps the picture that it has at the start of a drag."""


def drag_away(
    source: QWidget,
    theme: Theme,
    mime: QMimeData,
    look: QPixmap,
    actions: Qt.DropAction = Qt.DropAction.CopyAction,
) -> None:
    """Drag; returns when it is dropped or given up."""
    going = QDrag(source)
    going.setMimeData(mime)
    going.setPixmap(look)
    going.setHotSpot(ghost.hot_spot(theme))
    fading = Fading(going, ghost.refused(theme, look), theme.color("window"))
    going.exec(actions, Qt.DropAction.CopyAction)
    fading.stop()


class Fading(QObject):
    """Lays the faded ghost over the ghost of a drag, where that is a window (on X11; elsewhere the
    desktop's own pointer says the same)."""

    def __init__(self, going: QDrag, faded: QPixmap, ground: QColor) -> None:
        super().__init__()
        self._faded, self._ground = faded, ground
        self._veil: GhostVeil | None = None
        self._action = Qt.DropAction.CopyAction
        going.actionChanged.connect(self._on_action_changed)
        # a drag that begins where nothing hears of it changes no action: its pointer tells
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _on_action_changed(self, action: Qt.DropAction) -> None:
        self._action = action
        self._look()

    def _look(self) -> None:
        pointer = QGuiApplication.overrideCursor()
        is_unheard = pointer is not None and pointer.shape() is Qt.CursorShape.ForbiddenCursor
        self.show(is_refused=is_unheard or self._action is Qt.DropAction.IgnoreAction)

    def stop(self) -> None:
        """The drag is over."""
        self._timer.stop()
        self.show(is_refused=False)

    def show(self, *, is_refused: bool) -> None:
        """Fade the ghost, or show it whole."""
        veil = self._veil
        if veil is not None and not shiboken6.isValid(veil):  # it went with a ghost
            veil = self._veil = None
        if is_refused is (veil is not None):
            return
        if veil is not None:
            veil.hide()
            veil.deleteLater()
            self._veil = None
            return
        ghosts = [w for w in QGuiApplication.allWindows() if w.metaObject().className() == _GHOST]
        if ghosts:
            self._veil = GhostVeil(ghosts[0], self._faded, self._ground)


class GhostVeil(QRasterWindow):
    """Over the whole of the ghost, moved by it."""

    def __init__(self, hung: QWindow, look: QPixmap, ground: QColor) -> None:
        super().__init__(hung)
        self._look, self._ground = look, ground
        self._is_see_through = hung.mask().isEmpty()
        form = QSurfaceFormat()
        form.setAlphaBufferSize(8)
        self.setFormat(form)
        self.setFlags(Qt.WindowType.WindowTransparentForInput)
        self.setGeometry(0, 0, hung.width(), hung.height())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_see_through:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        else:  # nothing lies under it on such a screen
            painter.fillRect(0, 0, self.width(), self.height(), self._ground)
        painter.drawPixmap(0, 0, self._look)
        painter.end()
