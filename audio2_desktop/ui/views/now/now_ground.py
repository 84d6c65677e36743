"""The ground of the now-playing page and the large cover on it; both cross-fade."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.cover import paint_cover, paint_placeholder
from audio2_desktop.ui.widgets.themed import Fade, Themed

FADE_MS = 240
BLUR, DROP = 30, 14


class NowGround(Themed, QWidget):
    """Paints the backdrop and the shadow of whatever stands at `lifted`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.wear(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.lifted = QRect()
        self._now: QPixmap | None = None
        self._before: QPixmap | None = None
        self._fade = Fade(theme, self, FADE_MS)
        self._fade.finished.connect(self._on_faded)

    def set_backdrop(self, pixmap: QPixmap | None) -> None:
        """Another ground, None for the plain one; of the widget's size in device pixels, else it is
        stretched until the right one comes."""
        self._before, self._now = self._now, pixmap
        self._fade.set_share(0.0)
        self._fade.go(1.0)
        if self._fade.share >= 1.0:
            self._on_faded()

    @property
    def has_backdrop(self) -> bool:
        return self._now is not None

    def _on_faded(self) -> None:
        if self._fade.share >= 1.0:
            self._before = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        share = self._fade.share
        if self._before is not None and share < 1.0:
            self._paint(painter, self._before, 1.0)
            self._paint(painter, self._now, share)
        else:
            self._paint(painter, self._now, 1.0)
        if not self.lifted.isEmpty():
            shadow = self.theme.shadow(BLUR, DROP, dpr=self.devicePixelRatioF())
            shadow.paint(painter, QRectF(self.lifted).adjusted(10, 10, -10, 0))

    def _paint(self, painter: QPainter, pixmap: QPixmap | None, opacity: float) -> None:
        painter.setOpacity(opacity)
        if pixmap is None:
            painter.fillRect(self.rect(), self.theme.color("window"))
        else:
            painter.drawPixmap(self.rect(), pixmap)
        painter.setOpacity(1.0)


class NowCover(Themed, QWidget):
    """The large cover; the former one fades out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side = 352
        self._key = ""
        self._pixmap: QPixmap | None = None
        self._before: QPixmap | None = None
        self._fade = Fade(theme, self, FADE_MS)

    @property
    def key(self) -> str:
        return self._key

    def set_side(self, side: int) -> None:
        """Pixels of the screen, the font scale included."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    @property
    def side(self) -> int:
        return self._side

    def show_cover(self, key: str, pixmap: QPixmap | None) -> None:
        """The cover of `key`; None while it is on its way."""
        if key != self._key:
            self._before, self._key = self._pixmap, key
            self._fade.set_share(0.0)
            self._fade.go(1.0)
        self._pixmap = pixmap
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, share = QRectF(self.rect()), self._fade.share
        if share < 1.0 and self._before is not None:
            painter.drawPixmap(self.rect(), self._before)
            painter.setOpacity(share)
        dpr = self.devicePixelRatioF()
        if self._pixmap is None:
            paint_placeholder(painter, self.theme, box, 8, dpr=dpr)
        elif self._pixmap.deviceIndependentSize().toSize() == self.size():
            paint_cover(painter, self.theme, box, self._pixmap, 8, dpr=dpr)
        else:  # another size for the moment
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixmap)
