"""The window: places its parts, moves between pages, knows no service and imports no page."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from audio2_desktop.ui import drag, escape, regions
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.frame.nav_button import NavItem
from audio2_desktop.ui.frame.page_area import PageArea, PageSpec
from audio2_desktop.ui.frame.panel_slide import PanelSlide
from audio2_desktop.ui.frame.player_bar import PlayerBar
from audio2_desktop.ui.frame.sidebar import SideBar
from audio2_desktop.ui.frame.topbar import HEIGHT as TOP_HEIGHT
from audio2_desktop.ui.frame.topbar import TopBar, search_anchor
from audio2_desktop.ui.navigation import History, Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.cover import Covers

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.hanging import Hanging
    from audio2_desktop.ui.frame.jobs_popover import JobsPopover
    from audio2_desktop.ui.frame.notices import Notices
    from audio2_desktop.ui.frame.right_panel import RightPanel
    from audio2_desktop.ui.frame.search_popup import SearchPopup
    from audio2_desktop.ui.frame.toasts import Toasts

WIDTH, HEIGHT = 1440, 900
MIN_WIDTH, MIN_HEIGHT = 900, 600
TITLE_BAR = 40
NARROW, LOW = 1100, 700
NAME = "Audio2"


class Window(QWidget):
    """The frame. `went(route)` after every change of page; `closing` instead of closing by
    itself.

    What is hidden at first (panel, toasts, jobs, the drop-down of the search) is made when it is
    wanted first: together they took 35 ms of the first paint.
    """

    access_role = Role.Window

    went = Signal(Route)
    closing = Signal()
    resized = Signal()
    painted = Signal()
    """Once, when the whole window is on the screen for the first time."""
    ratio_changed = Signal(float)
    """The window is on a screen of another scale now."""
    panel_changed = Signal()
    """The right panel was opened or closed, or shows another tab."""

    def __init__(
        self,
        theme: Theme,
        items: Sequence[NavItem],
        pages: Mapping[str, PageSpec],
        covers: Covers | None = None,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.history = History()
        self._wants_narrow_side = False
        self._may_close = False
        self.stays_when_closed = False
        """There is an icon in the tray to bring it back with."""
        self._is_painted = False
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self._fit_screen()
        self.area = PageArea(theme, pages, self)
        self.topbar = TopBar(theme, self)
        self.sidebar = SideBar(theme, items, covers, self)
        self.player_bar = PlayerBar(theme, covers, self)
        self._covers = covers
        self._search: SearchPopup | None = None
        self._toasts: Toasts | None = None
        self._hanging: Hanging | None = None
        self.panel_slide = PanelSlide(theme, covers, self)
        self._connect()

    def _fit_screen(self) -> None:
        """Never larger than the screen has room for, with a title bar."""
        room = self.screen().availableSize()
        wide, tall = min(MIN_WIDTH, room.width()), min(MIN_HEIGHT, room.height() - TITLE_BAR)
        self.setMinimumSize(wide, tall)

    def _connect(self) -> None:
        self.sidebar.navigate.connect(self.go)
        self.sidebar.collapse_toggled.connect(self.toggle_side_bar)
        self.topbar.back.connect(self.go_back)
        self.topbar.forward.connect(self.go_forward)
        self.topbar.jobs_wanted.connect(lambda: self.hanging.turn_jobs())
        self.topbar.notices_wanted.connect(lambda: self.hanging.turn_happened())
        self.topbar.panel_toggled.connect(self.toggle_panel)
        self.player_bar.queue_pressed.connect(lambda: self.toggle_tab("queue"))
        self.player_bar.lyrics_pressed.connect(lambda: self.toggle_tab("lyrics"))
        self.player_bar.card.navigate.connect(self.go)
        self.area.navigate.connect(self.go)
        self.area.ground_changed.connect(self.topbar.set_solid)
        self.area.floor_changed.connect(self._on_floor_changed)
        self.topbar.search.left.connect(self._on_search_left)
        slide = self.panel_slide
        slide.changed.connect(self._on_panel_changed)
        slide.sliding.connect(self._place_panel)
        slide.settled.connect(self.place)
        slide.made.connect(self._on_panel_made)
        slide.left.connect(self._on_panel_left)
        self.theme.follow(self._on_theme_changed)

    def _regions(self) -> list[QWidget]:
        panel = self.panel_slide.made_panel
        parts = (self.sidebar, self.topbar, self.area, panel, self.player_bar)
        return [part for part in parts if part is not None]

    @property
    def search(self) -> "SearchPopup":
        """The drop-down of the search field, made when it is wanted first."""
        if self._search is None:
            from audio2_desktop.ui.frame.search_popup import SearchPopup  # noqa: PLC0415 - heavy

            self._search = SearchPopup(self.theme, self.topbar.search, self._covers, self)
        return self._search

    @property
    def panel(self) -> "RightPanel":
        """The queue, at the right; made when it is wanted first."""
        return self.panel_slide.panel

    @property
    def toasts(self) -> "Toasts":
        """Short messages over the page."""
        if self._toasts is None:
            from audio2_desktop.ui.frame.toasts import Toasts  # noqa: PLC0415 - hidden at first

            self._toasts = Toasts(self.theme, self, self.page_room)
        return self._toasts

    @property
    def hanging(self) -> "Hanging":
        """The cards under the top bar."""
        if self._hanging is None:
            from audio2_desktop.ui.frame.hanging import Hanging  # noqa: PLC0415 - hidden at first

            self._hanging = Hanging(self.theme, self.topbar, self)
        return self._hanging

    @property
    def jobs(self) -> "JobsPopover":
        """What works in the background."""
        return self.hanging.jobs

    @property
    def notices(self) -> "Notices":
        """What has happened since the start."""
        return self.hanging.notices

    def hide_search(self) -> None:
        if self._search is not None:
            self._search.hide()

    # -- going places ------------------------------------------------------------------------------

    @Slot(Route)
    def go(self, route: Route) -> None:
        """Open a page; the one that is left can be gone back to as it was."""
        if not self.area.knows(route.name):
            return
        if self.history.visit(route, self.area.state()):
            self.area.show_route(route)
            self._arrived()

    def go_back(self) -> None:
        self._return(self.history.back(self.area.state()))

    def go_forward(self) -> None:
        self._return(self.history.forward(self.area.state()))

    def reload(self) -> None:
        """Show the current page again from the start of its life (language changed, F5)."""
        self.say()
        route, state = self.history.current, self.area.state()
        self.area.close_pages()
        if route is not None:
            self.area.show_route(route, state)
            # Qt gave the focus of the old page to whatever comes next: the search field.
            self.area.focus_page()

    def say(self) -> None:
        """Put in the fixed texts of the frame again: another language, other keys."""
        for part in (
            self.sidebar, self.topbar, self.area, self.player_bar, self.panel_slide.made_panel,
            self._hanging, self._search,
        ):  # fmt: skip
            if part is not None:
                part.say()

    def _return(self, visit: tuple[Route, Mapping[str, object]] | None) -> None:
        if visit is not None:
            self.area.show_route(*visit)
            self._arrived()

    def _arrived(self) -> None:
        history = self.history
        self.hide_search()
        self.topbar.set_ways(back=history.can_go_back, forward=history.can_go_forward)
        self.sidebar.set_current(history.current)
        if history.current is not None:
            is_search = history.current.name == "search"
            self.topbar.search.set_text(str(history.current.arg or "") if is_search else "")
            # Qt would give the focus of a hidden page to whatever comes next: the search field.
            self.area.focus_page()
            if self.isFullScreen():
                self.place()
            self.went.emit(history.current)

    # -- parts that come and go --------------------------------------------------------------------

    def toggle_side_bar(self) -> None:
        self._wants_narrow_side = not self._wants_narrow_side
        self.place()

    @property
    def is_panel_open(self) -> bool:
        return self.panel_slide.is_open

    def toggle_panel(self) -> None:
        self.set_panel_open(not self.is_panel_open)

    def toggle_tab(self, tab: str) -> None:
        """Open the panel at "queue", "lyrics" or "details"; close it when it shows just that."""
        self.panel_slide.turn_tab(tab)

    def set_panel_open(self, is_open: bool) -> None:
        self.panel_slide.set_open(is_open)

    def _on_panel_changed(self) -> None:
        slide = self.panel_slide
        self.topbar.set_panel_open(slide.is_open)
        self.player_bar.set_tab_open(slide.tab if slide.is_open else "")
        self.panel_changed.emit()

    def _on_panel_made(self) -> None:
        self._place_panel()

    def _on_panel_left(self) -> None:
        if self.panel.isAncestorOf(QApplication.focusWidget() or self):
            self.area.focus_page()

    def show_search_popup(self) -> None:
        """Put the drop-down under the search field."""
        start, below = search_anchor(self.topbar)
        spot = self.topbar.mapTo(self, QPoint(start, below))
        self.search.setGeometry(self.search.place(spot.x(), spot.y()))
        self.search.raise_()

    def _on_search_left(self) -> None:
        if self._search is not None and not self._search.underMouse():
            self._search.hide()

    def repaint_covers(self, _keys: object = None) -> None:
        """Covers have come: the parts that show any look again."""
        self.player_bar.card.art.update()
        for view in (self.panel.list, self.sidebar.playlists):
            view.viewport().update()
        if self._search is not None and self._search.isVisible():
            self._search.update()

    def set_now_playing(self, title: str, artist: str) -> None:
        """The title of the window; empty texts when nothing plays."""
        self.setWindowTitle(" - ".join(part for part in (title, artist, NAME) if part))

    def next_region(self, *, forward: bool = True) -> None:
        """F6: on to side bar, top bar, page, panel, player."""
        target = regions.following(self._regions(), forward=forward)
        if target is self.area:
            self.area.focus_page()
            inside = QApplication.focusWidget()
            if inside is not None and target.isAncestorOf(inside):
                inside.clearFocus()  # pages take it quietly; a key shows where it is
                inside.setFocus(Qt.FocusReason.TabFocusReason)
                return
        regions.enter(target)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return regions.tab(self._regions(), forward=forward) or super().focusNextPrevChild(forward)

    # -- geometry ----------------------------------------------------------------------------------

    @property
    def is_narrow(self) -> bool:
        """Less room than the design's 1100 px, measured in the present font scale."""
        return self.width() < self.theme.px(NARROW)

    @property
    def is_bare(self) -> bool:
        """What plays fills the screen: of the other parts only the player bar stays."""
        here = self.history.current
        return self.isFullScreen() and here is not None and here.name == "now"

    def turn_full_screen(self) -> None:
        """Into it, and out of it to the size that the window had."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def place(self) -> None:
        """Put every part where it belongs at this size."""
        px = self.theme.px
        self.sidebar.setHidden(self.is_bare)
        self.topbar.setHidden(self.is_bare)
        narrow = self.is_narrow
        self.player_bar.set_narrow(narrow, self.height() < self.theme.px(LOW))
        self.sidebar.set_narrow(narrow or self._wants_narrow_side, forced=narrow)
        self.topbar.set_narrow(narrow)
        bottom = self.height() - self.player_bar.body_height()
        side = 0 if self.is_bare else self.sidebar.body_width()
        slide = self.panel_slide
        pushed = px(slide.width) if slide.is_settled_open and not narrow else 0
        page = self.width() - side - pushed
        mirror.put(self.sidebar, 0, 0, self.sidebar.body_width(), bottom)
        self.player_bar.setGeometry(0, bottom, self.width(), self.height() - bottom)
        mirror.put(self.area, side, 0, page, bottom)
        mirror.put(self.topbar, side, 0, page, px(TOP_HEIGHT))
        self.topbar.place()
        self._place_panel()
        if self._toasts is not None:
            self._toasts.place()
        if self._search is not None and self._search.isVisible():
            self.show_search_popup()

    def page_room(self) -> QRect:
        """The part of the page that nothing lies over."""
        room = self.area.geometry()
        panel = self.panel_slide.made_panel
        if panel is not None and panel.isVisible():
            if self.isRightToLeft():
                room.setLeft(max(room.left(), panel.geometry().right() + 1))
            else:
                room.setRight(min(room.right(), panel.x() - 1))
        room.setBottom(room.bottom() - self.area.floor())
        return room

    def _on_floor_changed(self) -> None:
        if self._toasts is not None:
            self._toasts.place()

    def _place_panel(self) -> None:
        slide, side = self.panel_slide, 0 if self.is_bare else self.sidebar.width()
        slide.place(side, self.player_bar, over_page=self.is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_screen()
            self.ratio_changed.emit(self.devicePixelRatioF())
        return super().event(event)

    def _on_theme_changed(self) -> None:
        self.place()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.color("window"))
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)  # the parts paint right after the whole

    # -- the window as such ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a field that has no use for it any more: back to the page."""
        field = isinstance(QApplication.focusWidget(), QLineEdit)
        if event.key() == Qt.Key.Key_Escape and field:
            self.area.focus_page()
            return
        if event.key() == Qt.Key.Key_Escape and (self.escape() or escape.deselect(self.area)):
            return
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.turn_full_screen()
            return
        super().keyPressEvent(event)

    def escape(self) -> bool:
        """Esc: close the panel where it lies over the page, else give up a list that the page waits
        for, else clear the page's filter. Whether there was any; a list lets its selection go after
        that."""
        if self.is_panel_open and self.is_narrow:
            self.set_panel_open(False)
            return True
        return escape.give_up(self.area.current) or escape.clear_filter(self.area)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.place()
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_search()

    def come_forward(self) -> None:
        """Be shown before all others, as large as it was; hidden or minimised before, or not."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never closes by itself: `closing` starts the orderly end, `allow_close` lets it
        happen."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self.stays_when_closed:
            self.hide()
        else:
            self.closing.emit()

    def allow_close(self) -> None:
        """Close for good."""
        drag.leave_clipboard()
        self._may_close = True
        self.close()

    def save_geometry(self, settings: QSettings) -> None:
        """Size, place, side bar and panel, for the next start."""
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/narrow_side", self._wants_narrow_side)
        self.panel_slide.save(settings)

    def restore_geometry(self, settings: QSettings) -> None:
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height() - TITLE_BAR))
        self._wants_narrow_side = settings.value("window/narrow_side", False, bool) is True
        self.panel_slide.restore(settings)
