"""Small painted signs of the frame: the program's mark, a listener's avatar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed

# left, top, height of each bar in a square of 28 (the same as resources/icons/audio2.svg)
_BARS = ((6.2, 10.5, 7.0), (10.4, 7.0, 14.0), (14.6, 9.0, 10.0), (18.8, 11.5, 5.0))


class AppMark(Themed, QWidget):
    """Four bars in a rounded square of the accent, 28 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(28), self.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        unit = self.width() / 28
        painting.rounded(painter, self.rect(), 8 * unit, theme.color("accent"))
        for left, top, tall in _BARS:
            bar = QRectF(left * unit, top * unit, 2.6 * unit, tall * unit)
            painting.rounded(painter, bar, 1.3 * unit, theme.color("onaccent"))


class Avatar(Themed, QWidget):
    """The first letter of a name on a disc, 32 px."""

    access_role = Role.Graphic

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self._letter = name.strip()[:1].upper()
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(32), self.theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painting.rounded(painter, self.rect(), self.width() / 2, theme.color("s3"))
        painting.text_line(
            painter,
            self.rect(),
            self._letter,
            theme.font("body_strong"),
            theme.color("t1"),
            Qt.AlignmentFlag.AlignHCenter,
        )
