"""The list behind the bell: what happened, each line leads to where something can be done."""

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.frame.notices import Notice, Notices
from audio2_desktop.ui.frame.popover import MARGIN, PAD, WIDTH, Popover
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.scroll_body import QuietBar
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.themed import ThemedButton, plain_tip

ROW = 60
MOST_ROWS = 7


class _Line(ThemedButton):
    """Icon, what happened, what it means and when. Lines that lead nowhere are no buttons to
    press, but are read all the same."""

    def __init__(self, theme: Theme, notice: Notice, when: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.notice = notice
        text = notice.text
        if notice.times > 1:
            text = f"{text} ({words.count(notice.times)})"
        self._text = text
        self._detail = words.joined(notice.detail, when)
        self.setAccessibleName(words.joined(text, self._detail, notice.action))
        self.setToolTip(plain_tip("\n".join(part for part in (text, notice.detail) if part)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if notice.run is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH - 24), self.theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, notice = QPainter(self), self.theme, self.notice
        px, is_right = theme.px, self.isRightToLeft()
        box = QRectF(self.rect())
        if self.hover.share > 0 and notice.run is not None:
            painting.rounded(painter, box, 8, theme.faded("hover", self.hover.share))

        def part(x: float, y: float, wide: float, tall: float) -> QRectF:
            return QRectF(box.width() - x - wide if is_right else x, y, wide, tall)

        tile = part(px(10), px(12), px(36), px(36))
        painting.rounded(painter, tile, 8, theme.color("s1"))
        dpr = self.devicePixelRatioF()
        painting.centred_icon(painter, theme.icon(notice.icon, px(18), notice.colour, dpr), tile)
        end = px(26) if notice.run is not None else px(10)
        room = box.width() - px(58) - end
        align = Qt.AlignmentFlag.AlignLeft
        for text, y, tall, role, ink in (
            (self._text, 10, 20, "body_strong", "t1"),
            (self._detail, 31, 18, "caption", "t2"),
        ):
            spot = part(px(58), px(y), room, px(tall))
            painting.text_line(painter, spot, text, theme.font(role), theme.color(ink), align)
        if notice.run is not None:
            name = "caret-right"
            spot = part(box.width() - px(26), 0, px(16), box.height())
            painting.centred_icon(painter, theme.icon(name, px(14), "t3", dpr), spot)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)


class NoticesPopover(Popover):
    """368 wide. Opening it marks everything as read."""

    def __init__(self, theme: Theme, notices: Notices, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setObjectName("notices")
        self._notices = notices
        self._title = Label(theme, "", "body_strong", "t1", self)
        self.clear = LinkLabel(theme, "", "table_strong", "accent", self)
        self.clear.setObjectName("clear-notices")
        self._none = Label(theme, "", "table", "t2", self)
        self.lines: list[_Line] = []
        self._sheet = QWidget()
        self._rows = QVBoxLayout(self._sheet)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._scroll = QScrollArea(self)
        own_viewport(self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self._scroll))
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self._lay_out()
        self.clear.clicked.connect(notices.clear)
        notices.changed.connect(self._on_changed)
        self.say()

    def _lay_out(self) -> None:
        px = self.theme.px
        pad = px(MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad + px(8), pad + px(14), pad + px(8), pad + px(10))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        head.setContentsMargins(px(PAD - 8), 0, px(PAD - 8), 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.clear)
        column.addLayout(head)
        none = QHBoxLayout()
        none.setContentsMargins(px(PAD - 8), px(6), px(PAD - 8), px(10))
        none.addWidget(self._none)
        column.addLayout(none)
        column.addWidget(self._scroll)

    def say(self) -> None:
        """Put in all texts, in the language of now."""
        tr = words.tr
        self._notices.retell()
        self.setAccessibleName(tr("Notifications"))
        self._title.set_text(tr("Notifications"))
        self.clear.set_text(tr("Clear all"))
        self._none.set_text(tr("Nothing has happened yet."))
        self._scroll.verticalScrollBar().setAccessibleName(tr("Notifications"))
        self._fill()

    def open_at(self, right: int, top: int) -> None:
        self._fill()
        super().open_at(right, top)
        self._notices.mark_read()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._fill()
            self.adjustSize()
            self._notices.mark_read()

    def _fill(self) -> None:
        shown = tuple(line.notice for line in self.lines)
        if shown != self._notices.all:
            for line in self.lines:
                self._rows.removeWidget(line)
                line.hide()
                line.deleteLater()
            now = Stamp(QDateTime.currentMSecsSinceEpoch())
            self.lines = [
                _Line(self.theme, each, _when(each.at, now), self._sheet)
                for each in self._notices.all
            ]
            for line in self.lines:
                line.clicked.connect(lambda _=False, one=line.notice: self._on_line(one))
                line.installEventFilter(self)
                self._rows.addWidget(line)
        is_empty = not self.lines
        self._none.setVisible(is_empty)
        self.clear.setVisible(not is_empty)
        self._scroll.setVisible(not is_empty)
        rows = min(MOST_ROWS, len(self.lines))
        self._scroll.setFixedHeight(self.theme.px(ROW) * rows)

    def _on_line(self, notice: Notice) -> None:
        if notice.run is not None:
            self.hide()
            notice.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go from line to line; leaving the last one closes the list."""
        if event.type() is QEvent.Type.FocusOut:
            self.close_when_left()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, _Line):
                self._step(self.lines.index(watched) + step)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._step(0)
            return
        super().keyPressEvent(event)

    def _step(self, at: int) -> None:
        if 0 <= at < len(self.lines):
            self.lines[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.lines[at], 0, 0)


def _when(at: Stamp, now: Stamp) -> str:
    """The time of day, for another day its name."""
    if not at:
        return ""
    moment = QDateTime.fromMSecsSinceEpoch(at)
    if moment.date() != QDateTime.fromMSecsSinceEpoch(now).date():
        return words.day(at, now)
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
