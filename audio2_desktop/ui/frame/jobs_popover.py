"""What works in the background, one line a job, each to be stopped: opens under the job pill."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.themed import Themed

WIDTH = 368
ROW = 68
MARGIN = 26
PAD = 18


@dataclass(frozen=True, slots=True)
class JobLine:
    """share: 0..1, None when nobody knows how much there is; a job that ended cannot be stopped."""

    key: str
    text: str
    detail: str = ""
    icon: str = "folder-open"
    share: float | None = None
    can_stop: bool = True


class _Line(Themed, QWidget):
    """Icon, two lines of text, a bar and a cross."""

    def __init__(self, theme: Theme, line: JobLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.line = line
        self.stop = IconButton(theme, "x", words.tr("Stop"), self, px=14)
        self.show_line(line)

    def show_line(self, line: JobLine) -> None:
        self.line = line
        self.setAccessibleName(words.joined(line.text, line.detail))
        self.stop.set_name(words.fill(words.tr("Stop: {what}"), {"what": line.text}))
        self.stop.setVisible(line.can_stop)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH - 2 * PAD), self.theme.px(ROW))

    def resizeEvent(self, event: object) -> None:
        px = self.theme.px
        self.stop.setGeometry(self.width() - px(32), px(6), px(32), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, line = self.theme, self.line
        tile = QRectF(0, theme.px(10), theme.px(36), theme.px(36))
        painting.rounded(painter, tile, 8, theme.color("s1"))
        icon = theme.icon(line.icon, theme.px(18), "accent", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, tile)
        left = tile.right() + theme.px(14)
        room = self.width() - left - theme.px(38)
        title = QRectF(left, theme.px(6), room, theme.px(20))
        painting.text_line(painter, title, line.text, theme.font("body_strong"), theme.color("t1"))
        below = QRectF(left, theme.px(26), room, theme.px(18))
        painting.text_line(painter, below, line.detail, theme.font("caption"), theme.color("t2"))
        tall = theme.px(4)
        bar = QRectF(left, theme.px(50), self.width() - left, tall)
        painting.rounded(painter, bar, tall / 2, theme.color("s3"))
        if line.share is not None and line.share > 0:
            bar.setWidth(max(tall, bar.width() * min(1.0, line.share)))
            painting.rounded(painter, bar, tall / 2, theme.color("accent"))


class JobsPopover(Themed, QWidget):
    """368 wide. `stopped(key)` asks to cancel a job. Closes with Esc and when the focus leaves."""

    stopped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("jobs")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        px = theme.px
        self._column = QVBoxLayout(self)
        pad = px(MARGIN)
        self._column.setContentsMargins(pad + px(PAD), pad + px(14), pad + px(PAD), pad + px(12))
        self._column.setSpacing(0)
        self._title = Label(theme, "", "body_strong", "t1", self)
        self._column.addWidget(self._title)
        self.say()
        self._lines: dict[str, _Line] = {}
        self.hide()

    def say(self) -> None:
        """Put in the fixed text, in the language of now."""
        self.setAccessibleName(words.tr("Background work"))
        self._title.set_text(words.tr("Background work"))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._lines)

    def show_jobs(self, jobs: Sequence[JobLine]) -> None:
        """These jobs in this order; lines that stay are only repainted. Closes when there are
        none."""
        wanted = {job.key: job for job in jobs}
        for key in [key for key in self._lines if key not in wanted]:
            gone = self._lines.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key, job in wanted.items():
            known = self._lines.get(key)
            if known is not None:
                known.show_line(job)
                continue
            line = _Line(self.theme, job, self)
            line.stop.clicked.connect(lambda _=False, which=key: self.stopped.emit(which))
            self._lines[key] = line
            self._column.addWidget(line)
            line.show()
        if not wanted:
            self.hide()
        elif self.isVisible():
            self.adjustSize()

    def open_at(self, right: int, top: int) -> None:
        """Open with the card's right edge and top at these coordinates of the window."""
        if not self._lines:
            return
        self.adjustSize()
        pad = self.theme.px(MARGIN)
        self.move(right - self.width() + pad, top - pad)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.theme.px(WIDTH + 2 * MARGIN), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        pad = theme.px(MARGIN)
        card = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        theme.shadow(24, 10, dpr=self.devicePixelRatioF()).paint(painter, card)
        painting.rounded(painter, card, 14, theme.color("pop"), theme.color("line2"))
