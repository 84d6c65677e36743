"""What works in the background, one line a job, each to be stopped: opens under the job pill."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, announce, renamed
from audio2_desktop.ui.frame.popover import MARGIN, PAD, WIDTH, Popover
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.themed import Themed

ROW = 68


@dataclass(frozen=True, slots=True)
class JobLine:
    """share: 0..1, None when nobody knows how much there is; a job that ended cannot be stopped,
    and is listed for a minute. colour: of the icon."""

    key: str
    text: str
    detail: str = ""
    icon: str = "folder-open"
    share: float | None = None
    can_stop: bool = True
    colour: str = "accent"
    has_ended: bool = False


class _Line(Themed, QWidget):
    """Icon, two lines of text, a bar and a cross."""

    access_role = Role.ProgressBar

    def __init__(self, theme: Theme, line: JobLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.line = line
        self._told = 0
        self.setObjectName(f"job-{line.key}")
        self.stop = IconButton(theme, "x", words.tr("Stop"), self, px=14)
        self.show_line(line)

    def show_line(self, line: JobLine) -> None:
        self.line = line
        self._name()
        self.stop.set_name(words.fill(words.tr("Stop: {what}"), {"what": line.text}))
        self.stop.setVisible(line.can_stop)
        self.update()

    def access_value(self) -> float:
        """Percent that are done."""
        return 100 * (self.line.share or 0.0)

    def access_name(self) -> str:
        line = self.line
        percent = {"percent": round(self.access_value())}
        share = words.fill(words.tr("{percent} %"), percent) if line.share is not None else ""
        return ", ".join(part for part in (line.text, line.detail, share) if part)

    def _name(self) -> None:
        """Say the progress: at every quarter, not at every file."""
        quarter = int(4 * (self.line.share or 0.0))
        if quarter > self._told:
            renamed(self)
            announce(self, self.access_name())
        self._told = quarter

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH - 2 * PAD), self.theme.px(ROW))

    def resizeEvent(self, event: object) -> None:
        side = self.theme.target()
        self.stop.setGeometry(self.width() - side, self.theme.px(6), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, line = self.theme, self.line
        tile = QRectF(0, theme.px(10), theme.px(36), theme.px(36))
        painting.rounded(painter, tile, 8, theme.color("s1"))
        icon = theme.icon(line.icon, theme.px(18), line.colour, self.devicePixelRatioF())
        painting.centred_icon(painter, icon, tile)
        left = tile.right() + theme.px(14)
        room = self.width() - left - theme.px(38)
        title = QRectF(left, theme.px(6), room, theme.px(20))
        painting.text_line(painter, title, line.text, theme.font("body_strong"), theme.color("t1"))
        below = QRectF(left, theme.px(26), room, theme.px(18))
        painting.text_line(painter, below, line.detail, theme.font("caption"), theme.color("t2"))
        if line.has_ended:
            return
        tall = theme.px(4)
        bar = QRectF(left, theme.px(50), self.width() - left, tall)
        painting.rounded(painter, bar, tall / 2, theme.color("s3"))
        if line.share is not None and line.share > 0:
            bar.setWidth(max(tall, bar.width() * min(1.0, line.share)))
            painting.rounded(painter, bar, tall / 2, theme.color("accent"))


class JobsPopover(Popover):
    """368 wide. `stopped(key)` asks to cancel a job, `paused(bool)` to hold all or to go on."""

    stopped = Signal(str)
    paused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("jobs")
        px = theme.px
        self._is_paused = False
        self._column = QVBoxLayout(self)
        pad = px(MARGIN)
        self._column.setContentsMargins(pad + px(PAD), pad + px(16), pad + px(PAD), pad + px(8))
        self._column.setSpacing(0)
        head = QHBoxLayout()
        self._title = Label(theme, "", "body_strong", "t1", self)
        self.pause = LinkLabel(theme, "", "table_strong", "accent", self)
        self.pause.setObjectName("pause-all")
        self.pause.clicked.connect(lambda: self.paused.emit(not self._is_paused))
        head.addWidget(self._title, 1)
        head.addWidget(self.pause)
        self._column.addLayout(head)
        self._column.addSpacing(px(8))
        self._lines: dict[str, _Line] = {}
        self.say()

    def say(self) -> None:
        """Put in the fixed texts, in the language of now."""
        self.setAccessibleName(words.tr("Background work"))
        self._title.set_text(words.tr("Background work"))
        self.set_paused(self._is_paused)

    def set_paused(self, paused: bool) -> None:
        """Whether the work is held; the link offers the other."""
        self._is_paused = paused
        self.pause.set_text(words.tr("Resume all") if paused else words.tr("Pause all"))

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
        can_hold = any(job.can_stop for job in jobs)
        self.pause.setVisible(can_hold or self._is_paused)
        if not wanted:
            self.hide()
        elif self.isVisible():
            self.adjustSize()

    def open_at(self, right: int, top: int) -> None:
        """As every card; only when there is a line."""
        if self._lines:
            super().open_at(right, top)
