"""The sign that work goes on in the background: a ring and a few words; a click shows more."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

HEIGHT = 32
MAX_TEXT = 220


class JobPill(ThemedButton):
    """Hidden while there is no work. `changed`: it needs another width, came or went."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._share: float | None = None
        self._text = ""
        self.hide()

    def show_work(self, text: str, share: float | None = None) -> None:
        """share: 0..1, None when nobody knows how much there is."""
        self._share = share
        self._say(text)

    def rest(self) -> None:
        """Nothing goes on."""
        if not self.isHidden():
            self.hide()
            self.changed.emit()

    def _say(self, text: str) -> None:
        is_other = text != self._text or self.isHidden()
        if is_other:
            self._text = text
            self.set_name(text)
            self.show()
            self.updateGeometry()
            self.changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        advance = theme.metrics("table_strong").horizontalAdvance(self._text)
        wide = min(advance, theme.px(MAX_TEXT)) + theme.px(46)
        return QSize(round(wide) + 1, theme.target(HEIGHT))

    def least_width(self) -> int:
        """The ring alone: where there is no room for the words, which the tool tip has, too."""
        return self.theme.px(13 + 15 + 13)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        box = QRectF(self.rect())
        painting.rounded(painter, box, box.height() / 2, theme.color("s1"), theme.color("line"))
        if self.hover.share > 0:
            painting.rounded(painter, box, box.height() / 2, theme.faded("hover", self.hover.share))
        side = theme.px(15)
        sign = QRectF(theme.px(13), (box.height() - side) / 2, side, side)
        share = 0.25 if self._share is None else self._share
        painting.arc(painter, sign, share, theme.color("accent"), theme.color("line2"), 2.0)
        left = theme.px(34)
        text = QRectF(left, 0, box.width() - left - theme.px(12), box.height())
        if self.width() > self.least_width():
            font = theme.font("table_strong")
            painting.text_line(painter, text, self._text, font, theme.color("t2"))
        if self.has_ring:
            painting.focus_ring(painter, theme, box, box.height() / 2)
