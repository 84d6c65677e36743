"""Pages without content: nothing here yet, or it could not be loaded. Says what is true and what to
do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.theme.covers import bake, turned
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.themed import Themed

LEAST_WITH_SIGN = 250
CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Sign(Themed, QWidget):
    """The picture above the words: a fan of three covers, or an icon on a tinted disc."""

    def __init__(self, theme: Theme, icon: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._icon = icon
        self._colour = colour
        self._fan: tuple[QPixmap, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_covers(self, covers: Sequence[QImage]) -> None:
        ratio = self.devicePixelRatioF()
        line = self.theme.color("coverline")
        made = []
        sizes = ((72, -8.0), (72, 8.0), (92, 0.0))  # the middle one last: it lies on top
        for image, (side, angle) in zip(covers, sizes, strict=False):
            baked = turned(bake(image, self.theme.px(side), ratio, 8, line), angle)
            baked.setDevicePixelRatio(ratio)
            made.append(QPixmap.fromImage(baked))
        self._fan = tuple(made) if len(made) == 3 else ()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(210), self.theme.px(96 if self._fan else 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._fan:
            for pixmap, shift in zip(self._fan, (-60, 60, 0), strict=True):
                ratio = pixmap.devicePixelRatio()
                half = QPointF(pixmap.width() / ratio / 2, pixmap.height() / ratio / 2)
                painter.drawPixmap(middle + QPointF(theme.px(shift), 0) - half, pixmap)
            return
        side = theme.px(64)
        disc = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painting.rounded(painter, disc, side / 2, theme.faded(self._colour, 0.16))
        icon = theme.icon(self._icon, theme.px(28), self._colour, self.devicePixelRatioF())
        painting.centred_icon(painter, icon, disc)


class _State(QWidget):
    """Sign, title, sentence and up to two buttons in the middle of the room there is."""

    acted = Signal(int)
    """0 = the primary button, 1 = the other."""

    def __init__(
        self,
        theme: Theme,
        sign: _Sign,
        title: str,
        text: str,
        actions: Sequence[tuple[str, str]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        sign.setParent(self)
        self._theme, self.sign = theme, sign
        self.setAccessibleName(f"{title}. {text}")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(1)
        column.addWidget(sign)
        column.addSpacing(theme.px(7))
        self._title = Label(theme, title, "empty_title", "t1", self, align=CENTRE)
        self._text = Label(theme, text, "body", "t2", self, align=CENTRE)
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addWidget(self._title)
        words.addWidget(self._text)
        column.addLayout(words)
        self.buttons: list[PillButton] = []
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        for at, (label, icon) in enumerate(actions):
            button = PillButton(theme, label, self, icon=icon, primary=at == 0, height=38)
            button.clicked.connect(lambda _=False, which=at: self.acted.emit(which))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        column.addSpacing(theme.px(15))
        column.addLayout(row)
        self._detail = Label(theme, "", "caption", "t3", self, align=CENTRE)
        column.addSpacing(theme.px(8))
        column.addWidget(self._detail)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # the picture is what can be missed where there is no room for all
        self.sign.setVisible(self.height() >= self._theme.px(LEAST_WITH_SIGN))

    def set_words(self, title: str, text: str, detail: str = "") -> None:
        self._title.set_text(title)
        self._text.set_text(text)
        self._detail.set_text(detail)
        self.setAccessibleName(f"{title}. {text}")


class EmptyState(_State):
    """Nothing here yet. `actions`: (text, icon), the first is the primary one."""

    access_role = Role.Grouping

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        actions: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        icon: str = "music-notes",
    ) -> None:
        sign = _Sign(theme, icon, "accent")
        super().__init__(theme, sign, title, text, actions, parent)

    def set_covers(self, covers: Sequence[QImage]) -> None:
        """Three pictures for the fan above the words; with fewer the icon stays."""
        self.sign.set_covers(covers)


class ErrorState(_State):
    """It could not be loaded: what happened, what is still true, what to do."""

    access_role = Role.AlertMessage

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        actions: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        icon: str = "warning",
        detail: str = "",
    ) -> None:
        sign = _Sign(theme, icon, "err")
        super().__init__(theme, sign, title, text, actions, parent)
        self.set_words(title, text, detail)
