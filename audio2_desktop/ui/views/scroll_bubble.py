"""What stands beside the thumb of a scroll bar while it is dragged: where one is."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting

HEIGHT = 34
LEAST_THUMB = 32


class ScrollBubble(QWidget):
    """Lies over a view; `text_of` is asked while the thumb is held."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea, text_of: Callable[[], str]) -> None:
        super().__init__(view)
        self.theme, self._view, self._text_of = theme, view, text_of
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = view.verticalScrollBar()
        bar.sliderPressed.connect(self._on_moved)
        bar.valueChanged.connect(lambda _: self._on_moved())
        bar.sliderReleased.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def renew(self) -> None:
        """What is there now may be called differently: rows have come."""
        self._on_moved()

    def _on_moved(self) -> None:
        bar = self._view.verticalScrollBar()
        if not bar.isSliderDown():
            return
        self._text = self._text_of()
        if not self._text:
            self.hide()
            return
        px = self.theme.px
        wide = round(self.theme.metrics("body_strong").horizontalAdvance(self._text)) + px(32)
        high = px(HEIGHT)
        middle = self._thumb_middle()
        top = max(0, min(self._view.height() - high, round(middle - high / 2)))
        left = px(20) if self._view.isRightToLeft() else self._view.width() - wide - px(44)
        self.setGeometry(left, top, wide, high)
        self.show()
        self.raise_()
        self.update()

    def _thumb_middle(self) -> float:
        bar = self._view.verticalScrollBar()
        whole = bar.maximum() - bar.minimum() + bar.pageStep()
        thumb = max(LEAST_THUMB, bar.height() * bar.pageStep() / max(1, whole))
        share = (bar.value() - bar.minimum()) / max(1, bar.maximum() - bar.minimum())
        return bar.y() + thumb / 2 + share * (bar.height() - thumb)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, box = self.theme, QRectF(self.rect())
        painting.rounded(painter, box, box.height() / 2, theme.color("s3"), theme.color("line2"))
        painting.text_line(
            painter, box, self._text, theme.font("body_strong"), theme.color("t1"),
            Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
