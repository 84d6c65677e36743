"""The top bar: back and forward, search, what works in the background, what has happened, the
switch of the right panel."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.job_pill import JobPill
from audio2_desktop.ui.widgets.search_field import HALO, SearchField
from audio2_desktop.ui.widgets.themed import Themed

HEIGHT = 60
SEARCH_WIDTH, SEARCH_NARROW, SEARCH_LEAST = 440, 280, 140


class Bell(IconButton):
    """Has a dot while something has not been read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "bell", "", parent)
        self._unread = 0
        self.setObjectName("bell")
        self.say()

    @property
    def unread(self) -> int:
        return self._unread

    def set_unread(self, count: int) -> None:
        if count != self._unread:
            self._unread = count
            self.say()
            self.update()

    def say(self) -> None:
        """The name, in the language of now."""
        name = words.tr("Notifications")
        if self._unread:
            name = words.tr("Notifications, %n unread", "", self._unread)
        self.set_name(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unread:
            return
        painter, px = QPainter(self), self.theme.px
        side = px(8)
        spot = QRectF(self.width() - px(7) - side, px(5), side, side)
        rim = spot.adjusted(-2, -2, 2, 2)
        painting.rounded(painter, rim, rim.height() / 2, self.theme.color("window"))
        painting.rounded(painter, spot, side / 2, self.theme.color("accent"))


class TopBar(Themed, QWidget):
    """60 high, over the page: transparent until `set_solid`."""

    access_role = Role.ToolBar

    back = Signal()
    forward = Signal()
    panel_toggled = Signal()
    jobs_wanted = Signal()
    notices_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("topbar")
        self._is_solid = True
        self._has_line = False
        self._search_width = SEARCH_WIDTH
        self.go_back = IconButton(theme, "caret-left", "", self, colour="t1")
        self.go_forward = IconButton(theme, "caret-right", "", self, colour="t1")
        self.go_back.setObjectName("back")
        self.go_forward.setObjectName("forward")
        self.go_back.clicked.connect(self.back)
        self.go_forward.clicked.connect(self.forward)
        self.search = SearchField(theme, "", self, pill=True, keys=("Ctrl", "K"))
        self.search.setObjectName("search-field")
        self.search.line.setObjectName("search")
        self.job = JobPill(theme, self)
        self.job.setObjectName("job-pill")
        self.job.clicked.connect(self.jobs_wanted)
        self.job.changed.connect(self.place)
        self.bell = Bell(theme, self)
        self.bell.clicked.connect(self.notices_wanted)
        self.panel = IconButton(theme, "panel-right", "", self)
        self.panel.setObjectName("panel-toggle")
        self.panel.setCheckable(True)
        self.panel.set_checked_look("panel-right")
        self.panel.clicked.connect(self.panel_toggled)
        self.say()
        self.set_ways(back=False, forward=False)

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Top bar"))
        self.go_back.set_name(tr("Back"), "Alt+Left")
        self.go_forward.set_name(tr("Forward"), "Alt+Right")
        self.bell.say()
        self.panel.set_name(tr("Right panel"))
        self.search.set_placeholder(tr("Search your library"))

    def set_ways(self, *, back: bool, forward: bool) -> None:
        """Whether there is something to go back or forward to."""
        self.go_back.setEnabled(back)
        self.go_forward.setEnabled(forward)

    def set_solid(self, solid: bool, line: bool) -> None:
        """A ground of its own (over a scrolled hero, over tables), and the line below it."""
        if (solid, line) != (self._is_solid, self._has_line):
            self._is_solid, self._has_line = solid, line
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._search_width = SEARCH_NARROW if narrow else SEARCH_WIDTH
        self.place()

    def set_panel_open(self, is_open: bool) -> None:
        self.panel.setChecked(is_open)

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put everything where it belongs; call it when the job pill has other words."""
        px = self.theme.px
        middle = px(30)
        side = self.theme.target()
        mirror.put(self.go_back, px(20), middle - side // 2, side, side)
        mirror.put(self.go_forward, px(23) + side, middle - side // 2, side, side)
        right = self.width() - px(20) - side
        mirror.put(self.panel, right, middle - side // 2, side, side)
        right -= px(4) + side
        mirror.put(self.bell, right, middle - side // 2, side, side)
        right -= px(16)
        if not self.job.isHidden():
            pill = self.job.sizeHint()
            free = right - px(100) - px(SEARCH_LEAST + 16)
            wide = pill.width() if pill.width() <= free else self.job.least_width()
            mirror.put(self.job, right - wide, middle - pill.height() // 2, wide, pill.height())
            right -= wide + px(16)
        room = right - px(100)
        tall = self.search.sizeHint().height()
        wide = min(px(self._search_width), max(px(SEARCH_LEAST), room)) + 2 * HALO
        mirror.put(self.search, px(100) - HALO, middle - tall // 2, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        if self._is_solid:
            painter.fillRect(self.rect(), self.theme.color("window"))
        if self._has_line:
            y = self.height() - 1
            painting.hairline(painter, self.theme.color("line"), 0, y, self.width(), y)


def search_anchor(bar: TopBar) -> tuple[int, int]:
    """Where the search field's body begins and the y below it, in the bar's coordinates."""
    body = bar.search.body().toRect()
    edge = body.right() if bar.isRightToLeft() else body.left()
    return bar.search.x() + edge, bar.search.y() + body.bottom()
