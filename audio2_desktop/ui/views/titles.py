"""Large titles that shrink to fit, and heads of sections."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.themed import plain_tip

MARKS = 0.11
"""How far the dots of "Ü" reach over the ascent of the display font, as a share of its size."""


class FitTitle(QWidget):
    """A title in the largest size of its role that fits; at the smallest it wraps to two lines,
    then it is elided."""

    access_role = Role.Heading
    access_level = 1

    def __init__(self, theme: Theme, role: str, smallest: int) -> None:
        super().__init__()
        self._theme, self._role, self._smallest = theme, role, smallest
        self._text = ""
        self._font = QFont(theme.font(role))
        self._lines: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self._fit)

    def text(self) -> str:
        return self._text

    def set_role(self, role: str) -> None:
        """Another largest size."""
        self._role = role
        self._fit()

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(self._lines)

    @property
    def headroom(self) -> int:
        """Pixels at the top of the widget for marks above capitals, which reach over the font's
        ascent, and as many at the bottom, so that the text stays in the middle. Layouts take them
        off the space above and below: the letters stand as if there were none."""
        return ceil(self._theme.font(self._role).pixelSize() * MARKS)

    def set_text(self, text: str) -> None:
        self._text = words.one_line(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        height = metrics.height() * 0.98 * max(1, len(self._lines))
        return QSize(200, round(height) + 2 + 2 * self.headroom)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("t1"))
        metrics = QFontMetricsF(self._font)
        step = metrics.height() * 0.98
        for at, line in enumerate(self._lines):
            # large letters have air at their left; the title stands on the line of what is below
            top = self.headroom + at * step
            rect = QRectF(-metrics.height() * 0.03, top, self.width() + 40, step)
            flags = (
                Qt.AlignmentFlag.AlignVCenter
                | Qt.TextFlag.TextSingleLine
                | Qt.TextFlag.TextDontClip
            )
            painter.drawText(rect, int(flags), words.isolated(line))

    def _fit(self) -> None:
        base = self._theme.font(self._role)
        room = max(20, self.width())
        size, least = base.pixelSize(), self._theme.px(self._smallest)
        font = QFont(base)
        font.setPixelSize(min(size, least))
        text = words.measurable(QFontMetricsF(font), self._text, 2 * room)
        if QFontMetricsF(font).horizontalAdvance(text) <= room:
            font = QFont(base)
            while size > least and QFontMetricsF(font).horizontalAdvance(text) > room:
                size = max(least, size - 2)
                font.setPixelSize(size)
        self._font = font
        self._lines = _wrapped(text, QFontMetricsF(font), room)
        is_cut = any(line.endswith("…") for line in self._lines)
        self.setToolTip(plain_tip(self._text) if is_cut else "")
        self.updateGeometry()
        self.update()


def _wrapped(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """One line, or two broken at a space; the last one elided."""
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    words, first = text.split(" "), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    elide = Qt.TextElideMode.ElideRight
    if not first or not words:
        return [metrics.elidedText(text, elide, room)]
    return [first, metrics.elidedText(" ".join(words), elide, room)]


class SectionHead(QWidget):
    """The title of a section with a note beside it and a link at its end."""

    linked = Signal()

    def __init__(
        self, theme: Theme, title: str, note: str = "", link: str = "", *, role: str = "section"
    ) -> None:
        super().__init__()
        self._title = Label(theme, title, role, "t1")
        self._note = Label(theme, note, "table", "t3")
        self._link = LinkLabel(theme, link, "table_strong", "t2")
        self._link.clicked.connect(self.linked)
        self._link.setVisible(bool(link))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        row.addWidget(self._link)

    def set_words(self, title: str, note: str = "", link: str = "") -> None:
        self._title.set_text(title)
        self._note.set_text(note)
        self._link.set_text(link)
        self._link.setVisible(bool(link))
