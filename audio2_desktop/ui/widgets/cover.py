"""Covers on screen: a finished pixmap, or a tinted placeholder until there is one."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed


class Covers(Protocol):
    """Where finished covers come from: answers at once, fetches what is missing by itself."""

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        """The cover at `px` logical pixels with round corners (px / 2 = a circle), or None."""
        ...

    def mosaic(self, keys: Sequence[str], px: int, radius: float = 8) -> QPixmap | None:
        """Four covers as one square; fewer keys show the first alone."""
        ...


def paint_placeholder(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    radius: float,
    *,
    icon: str = "music-notes",
    dpr: float = 1.0,
) -> None:
    """What stands where no cover is: a quiet tile with a sign."""
    painting.rounded(painter, rect, radius, theme.color("s2"), theme.color("line"))
    px = max(12, round(rect.width() * 0.4))
    painting.centred_icon(painter, theme.icon(icon, px, theme.faded("t3", 0.7), dpr), rect)


def paint_cover(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    pixmap: QPixmap | None,
    radius: float,
    *,
    icon: str = "music-notes",
    dpr: float = 1.0,
    opacity: float = 1.0,
) -> None:
    """A finished cover, or the placeholder for None. The pixmap must be of the size of `rect`."""
    if pixmap is None or pixmap.isNull():
        paint_placeholder(painter, theme, rect, radius, icon=icon, dpr=dpr)
        return
    if opacity < 1:
        painter.setOpacity(opacity)
    painter.drawPixmap(rect.topLeft(), pixmap)
    painter.setOpacity(1.0)


class Cover(Themed, QWidget):
    """A square cover of a fixed size."""

    access_role = Role.Graphic
    clicked = Signal()

    def __init__(
        self,
        theme: Theme,
        px: int,
        radius: float = 8,
        parent: QWidget | None = None,
        *,
        icon: str = "music-notes",
        covers: Covers | None = None,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._covers = covers
        self._key = ""
        self._px = px
        self._radius = radius
        self._icon = icon
        self._pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def px(self) -> int:
        """Side in logical pixels at the present font scale: ask for pixmaps of this size."""
        return self.theme.px(self._px)

    @property
    def radius(self) -> float:
        return self._radius

    def set_side(self, px: int) -> None:
        """Another size; a pixmap of the former size is dropped."""
        if px != self._px:
            self._px = px
            self._pixmap = None
            self.updateGeometry()
            self.update()

    def set_key(self, key: str) -> None:
        """Take the picture of this key from the covers given to the constructor, whenever
        painted."""
        self._key = key
        self._pixmap = None
        self.update()

    def set_pixmap(self, pixmap: QPixmap | None) -> None:
        self._pixmap = pixmap
        self.update()

    def access_name(self) -> str:
        """What is on it is written beside it."""
        return words.tr("Cover")

    def sizeHint(self) -> QSize:
        return QSize(self.px, self.px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(0, 0, self.px, self.px)
        paint_cover(
            QPainter(self),
            self.theme,
            box,
            self._picture(),
            self._radius,
            icon=self._icon,
            dpr=self.devicePixelRatioF(),
        )

    def _picture(self) -> QPixmap | None:
        if self._pixmap is None and self._key and self._covers is not None:
            return self._covers.pixmap(self._key, self.px, self._radius)
        return self._pixmap

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()
