"""Where pages are shown: made on first use from a table of names, kept, and asked for their
state."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.ui import drag, words
from audio2_desktop.ui.frame.topbar import HEIGHT
from audio2_desktop.ui.navigation import Route, State
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.drop_zone import DropZone
    from audio2_desktop.ui.widgets.veil import Veil


class Page(Protocol):
    """What the frame asks of a page (a QWidget). Three more are optional:

    `under_top_bar = True` (class) lets it begin at the window's top edge, behind the bar;
    `scrolled = Signal(int)` tells how far it is scrolled, for the bar's ground and line;
    `floor` (pixels) and `floor_changed = Signal()` tell what its own bar covers at the lower edge.
    """

    navigate: SignalInstance
    intent: SignalInstance

    def open(self, arg: int | str | None) -> None: ...
    def state(self) -> dict[str, object]: ...
    def restore(self, state: dict[str, object]) -> None: ...
    def focus_first(self) -> None: ...
    def close_page(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PageSpec:
    """target: "package.module:Class"; needs: names of what its constructor takes, in order."""

    target: str
    needs: tuple[str, ...] = ()


PAGES_KEPT = 6
"""Those seen last; each has some 3 MB, and one that is made anew is there after 50 ms."""
TIDY_MS = 1_000
"""After a page has come: it is painted and read first."""


class PageArea(Themed, QWidget):
    """One page visible at a time. Until `supply` nothing is imported and routes wait."""

    navigate = Signal(Route)
    intent = Signal(object)
    """An Intent; as a plain object here, so that the first paint does not wait for their module."""
    ground_changed = Signal(bool, bool)
    """The top bar's ground: solid, with a line."""
    shown = Signal(Route)
    files_dropped = Signal(tuple)
    floor_changed = Signal()
    """Something has come or gone over the page's lower edge."""
    """Addresses of files and folders that were dropped on the page."""

    def __init__(
        self, theme: Theme, pages: Mapping[str, PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("page-area")
        self.setAcceptDrops(True)
        self._zone: DropZone | None = None
        self._veil: Veil | None = None
        self._specs = dict(pages)
        self._supplies: Mapping[str, object] | None = None
        self._pages: dict[str, QWidget] = {}
        """Those seen last are last."""
        self._routes: dict[str, Route] = {}
        """What each page shows."""
        self._dropped: dict[str, tuple[Route, State]] = {}
        theme.changing.connect(self.drop_hidden)
        self._tidy = QTimer(self, interval=TIDY_MS, singleShot=True)
        self._tidy.timeout.connect(lambda: self.drop_hidden(PAGES_KEPT))
        self._waiting: tuple[Route, State | None] | None = None
        self._early: QWidget | None = None
        self._scroll = 0
        self.current: QWidget | None = None
        self.route: Route | None = None

    def say(self) -> None:
        """Put in the fixed text, in the language of now."""
        if self._zone is not None:
            self._zone.say(words.tr("Add to library"))

    def knows(self, name: str) -> bool:
        return name in self._specs

    def add_page(self, name: str, page: QWidget) -> None:
        """Put in a page that is there already (tests, the first page shown before all else)."""
        self._specs.setdefault(name, PageSpec(""))
        self._adopt(name, page)

    def make_first(self, route: Route, supplies: Mapping[str, object]) -> QWidget:
        """Make and show a page before it can be opened: it is to show what it is given."""
        self._supplies = supplies
        try:
            page = self._make(route.name)
        finally:
            self._supplies = None
        self.current = self._early = page
        self.route = route
        self._place(page)
        page.show()
        self._tell_ground()
        return page

    def first_is_ready(self) -> None:
        """What the first page was promised is there: it can be opened before all others."""
        self._early = None

    def supply(self, supplies: Mapping[str, object]) -> None:
        """What page constructors are given, by name; a route that waited is shown now."""
        self._supplies = supplies
        self._early = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_route(*waiting)

    def show_route(self, route: Route, state: State | None = None) -> None:
        """Open a page; with `state` as it was when it was left. Raises KeyError for an unknown
        one."""
        page = self._pages.get(route.name)
        if self._supplies is None and (page is None or page is self._early):
            self._waiting = (route, state)
            return
        if page is None:
            page = self._make(route.name)
            dropped, there = self._dropped.pop(route.name, (None, None))
            state = there if state is None and dropped == route else state
        self._pages[route.name] = self._pages.pop(route.name)
        self._tidy.start()
        before, self.current = self.current, page
        left = self.route
        is_taken = (
            before is not None
            and before is not page
            and left is not None
            and self._veil_over(left.name, before)
        )
        self.route = self._routes[route.name] = route
        self._scroll = 0
        face = cast("Page", page)
        face.open(route.arg)
        if state is not None:
            face.restore(dict(state))
        self._place(page)
        page.show()
        focus = QApplication.focusWidget()
        if before is not None and focus is not None and before.isAncestorOf(focus):
            self.setFocus()  # else Qt hands it to whatever comes next, and a reader says so
        if before is not None and before is not page:
            before.hide()
            if is_taken and self._veil is not None:
                self._veil.fall(before.geometry())
        self._tell_ground()
        self.shown.emit(route)

    def _veil_over(self, name: str, page: QWidget) -> bool:
        """Keep what is seen of a page that is left, for its fading."""
        if self._veil is None:
            if not self.theme.duration(1) or not self.isVisible():
                return False
            from audio2_desktop.ui.widgets.veil import Veil  # noqa: PLC0415 - not for the first page

            self._veil = Veil(self.theme, self)
        return self._veil.take(name, page)

    def state(self) -> State | None:
        """State of the visible page, to be kept in the history."""
        return cast("Page", self.current).state() if self.current is not None else None

    def focus_page(self) -> None:
        if self.current is not None:
            cast("Page", self.current).focus_first()

    def close_pages(self) -> None:
        """Let all pages close what they hold and go; they are made anew when wanted (another
        language)."""
        if self._veil is not None:
            self._veil.hide()
        for page in self._pages.values():
            cast("Page", page).close_page()
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._dropped.clear()
        self.current = None

    def drop_hidden(self, kept: int = 1) -> None:
        """Let the pages go that are not seen, but for those seen last: a new style sheet would
        polish all their widgets, in one piece, half a second of it. They are made anew when wanted,
        as they were."""
        for name in list(self._pages)[:-kept]:
            page = self._pages[name]
            if page in (self.current, self._early) or not self._specs[name].target:
                continue
            face = cast("Page", page)
            if name in self._routes:
                self._dropped[name] = self._routes[name], face.state()
            face.close_page()
            del self._pages[name]
            shiboken6.delete(page)  # now: later would be too late

    def floor(self) -> int:
        """Pixels at the lower edge of the page that a bar of its own lies over."""
        return int(getattr(self.current, "floor", 0))

    # -- inside ------------------------------------------------------------------------------------

    def _make(self, name: str) -> QWidget:
        spec = self._specs[name]
        module, _, kind = spec.target.partition(":")
        build: Callable[..., QWidget] = getattr(importlib.import_module(module), kind)
        assert self._supplies is not None
        page = build(*(self._supplies[need] for need in spec.needs))
        self._adopt(name, page)
        return page

    def _adopt(self, name: str, page: QWidget) -> None:
        page.setParent(self)
        page.hide()
        face = cast("Page", page)
        face.navigate.connect(self.navigate)
        face.intent.connect(self.intent)
        scrolled = getattr(page, "scrolled", None)
        if scrolled is not None:
            scrolled.connect(self._on_scrolled)
        floor_changed = getattr(page, "floor_changed", None)
        if floor_changed is not None:
            floor_changed.connect(self.floor_changed)
        self._pages[name] = page

    def _on_scrolled(self, y: int) -> None:
        if self.sender() in (self.current, None):
            self._scroll = y
            self._tell_ground()

    # -- files from the desktop: where no page wants them itself ----------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if drag.can_read(mime) and not mime.hasFormat(drag.TRACKS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._cover(on=True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._cover(on=False)

    def _cover(self, *, on: bool) -> None:
        if self._zone is None:
            from audio2_desktop.ui.frame.drop_zone import DropZone  # noqa: PLC0415 - seldom seen

            self._zone = DropZone(self.theme, words.tr("Add to library"), self)
        self._zone.cover(on=on)

    def dropEvent(self, event: QDropEvent) -> None:
        self._cover(on=False)
        what = drag.read(event.mimeData())
        if what.urls:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(what.urls)

    def _is_under_bar(self, page: QWidget) -> bool:
        return bool(getattr(page, "under_top_bar", False))

    def _tell_ground(self) -> None:
        is_scrolled = self._scroll > 8
        is_hero = self.current is not None and self._is_under_bar(self.current)
        self.ground_changed.emit(is_scrolled or not is_hero, is_scrolled)

    def _place(self, page: QWidget) -> None:
        top = 0 if self._is_under_bar(page) else self.theme.px(HEIGHT)
        page.setGeometry(0, top, self.width(), max(0, self.height() - top))

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        if self.current is not None:
            self._place(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._veil is not None:
            self._veil.hide()
            self._veil.forget_costs()
        if self.current is not None:
            self._place(self.current)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.color("window"))
