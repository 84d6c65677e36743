"""The side bar: where to go, the playlists, and at its foot who listens and how the library is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.frame.marks import AppMark, Avatar
from audio2_desktop.ui.frame.nav_button import NavItem
from audio2_desktop.ui.frame.places import Places
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.labels import Label, Lines
from audio2_desktop.ui.widgets.themed import Themed

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.playlist_list import PlaylistList
    from audio2_desktop.ui.frame.playlist_rows import SideRow

WIDTH, COLLAPSED = 240, 64
HEAD, FOOT = 64, 62
LISTS_HEAD, LISTS_LEAST = 40, 126
"""Caption of the playlists, and three of them."""


class SideBar(Themed, QWidget):
    """240 wide, 64 when collapsed. Says where the user wants to go; drops on it are answered by
    `frame_drops`."""

    access_role = Role.Pane

    navigate = Signal(Route)
    collapse_toggled = Signal()
    new_playlist = Signal()

    def __init__(
        self,
        theme: Theme,
        items: Sequence[NavItem],
        covers: Covers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._is_narrow = False
        self._is_forced = False
        self._dot = "ok"
        self.mark = AppMark(theme, self)
        self.brand = Label(theme, "Audio2", "brand", "t1", self)
        self.collapse = IconButton(theme, "sidebar-simple", "", self, colour="t3")
        self.collapse.setObjectName("collapse")
        self.collapse.clicked.connect(self.collapse_toggled)
        self.places = Places(theme, items, self)
        self.places.chosen.connect(self.navigate)
        self.places.arranged.connect(self._place)
        self.lists_caption = Label(theme, "", "group", "t3", self)
        self.add = IconButton(theme, "plus", "", self, px=16)
        self.add.setObjectName("new-playlist")
        self.add.clicked.connect(self.new_playlist)
        self._covers = covers
        self._playlists: PlaylistList | None = None
        self._chosen: int | None = None
        self._make_foot()
        self.say()

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Side bar"))
        self.places.say()
        self.lists_caption.set_text(tr("Playlists"))
        if self._playlists is not None:
            self._playlists.setAccessibleName(tr("Playlists"))
        self.add.set_name(tr("New playlist"), "Ctrl+N")
        self.settings.set_name(tr("Settings"), "Ctrl+,")
        self._name_collapse()

    def _name_collapse(self) -> None:
        tr = words.tr
        text = tr("Expand the side bar") if self._is_narrow else tr("Collapse the side bar")
        self.collapse.set_name(text, "Ctrl+B")

    def _make_foot(self) -> None:
        theme = self.theme
        self.avatar = Avatar(theme, words.tr("You"), self)
        self.profile = Label(theme, words.tr("You"), "body_strong", "t1", self)
        self.state = Lines(theme, 2, "caption", "t3", self)
        self.settings = IconButton(theme, "gear-six", "", self)
        self.settings.setObjectName("settings")
        self.settings.clicked.connect(lambda: self.navigate.emit(Route("settings")))

    @property
    def playlists(self) -> "PlaylistList":
        """Made when there is something to show: 15 ms that the first paint does not wait for."""
        if self._playlists is None:
            from audio2_desktop.ui.frame.playlist_list import PlaylistList  # noqa: PLC0415

            made = PlaylistList(self.theme, self._covers, self)
            made.chosen.connect(lambda at: self.navigate.emit(Route("playlist", at)))
            QWidget.setTabOrder(self.add, made)
            self._playlists = made
            made.set_current(self._chosen)
            self._place()
            made.setVisible(True)
        return self._playlists

    # -- what is shown -----------------------------------------------------------------------------

    def set_playlists(self, rows: "Sequence[SideRow]") -> None:
        self.playlists.set_rows(rows)

    def set_current(self, route: Route | None) -> None:
        """Mark where this route is among the places, the playlists or at the foot."""
        self.places.set_current(route)
        name = route.name if route else ""
        chosen = route.arg if route is not None and name == "playlist" else None
        self._chosen = chosen if isinstance(chosen, int) else None
        if self._playlists is not None:
            self._playlists.set_current(self._chosen)
        is_open = name in ("settings", "health", "hidden")
        self.settings.set_icon(
            "gear-six-fill" if is_open else "gear-six", "t1" if is_open else "t2"
        )

    def set_profile(self, name: str) -> None:
        self.avatar.set_name(name)
        self.profile.set_text(name)

    def set_state(self, text: str, dot: str = "ok") -> None:
        """How the library is; dot: "ok" (up to date), "accent" (working), "warn", "err"; "t3"
        where there is none."""
        self._dot = dot
        self.state.set_text(text)
        self._place()
        self.update()

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    def set_narrow(self, narrow: bool, *, forced: bool = False) -> None:
        """Collapsed: icons and tool tips only. `forced` = by a narrow window, there is no way
        back."""
        if (narrow, forced) != (self._is_narrow, self._is_forced):
            self._is_narrow, self._is_forced = narrow, forced
            self._name_collapse()
            self._place()
            self.update()

    def body_width(self) -> int:
        return self.theme.px(COLLAPSED if self._is_narrow else WIDTH)

    # -- geometry ----------------------------------------------------------------------------------

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, narrow = self.theme.px, self._is_narrow
        width = self.width()
        can_expand = narrow and not self._is_forced
        self.mark.setVisible(not can_expand)
        mirror.put(self.mark, px(18) if narrow else px(16), px(16), px(28), px(28))
        self.brand.setVisible(not narrow)
        mirror.put(self.brand, px(54), px(16), px(100), px(28))
        self.collapse.setVisible(can_expand or not narrow)
        side = self.theme.target()
        left = (width - side) // 2 if narrow else width - px(12) - side
        mirror.put(self.collapse, left, px(14), side, side)
        room = QRect(0, px(HEAD), width, self.height() - px(FOOT) - px(HEAD))
        y = self.places.place(room, px(LISTS_HEAD + LISTS_LEAST), narrow=narrow)
        self._place_lists(y)
        self._place_foot()

    def _place_lists(self, y: int) -> None:
        px, narrow = self.theme.px, self._is_narrow
        top = y + px(LISTS_HEAD)
        room = self.height() - px(FOOT) - top
        has_room = room >= 0
        self.lists_caption.setVisible(not narrow and has_room)
        mirror.put(self.lists_caption, px(20), y + px(14), px(140), px(20))
        side = self.theme.target()
        left = (self.width() - side) // 2 if narrow else self.width() - px(14) - side
        self.add.setVisible(has_room)
        mirror.put(self.add, left, y + px(8), side, side)
        if self._playlists is not None:
            self._playlists.set_narrow(narrow)
            self._playlists.setVisible(has_room)
            mirror.put(self._playlists, 0, top, self.width() - 1, max(0, room))

    def _place_foot(self) -> None:
        px, narrow = self.theme.px, self._is_narrow
        middle = self.height() - px(FOOT) // 2 - px(1)
        self.avatar.setVisible(not narrow)
        mirror.put(self.avatar, px(16), middle - px(16), px(32), px(32))
        room = self.width() - px(58) - px(48)
        self.profile.setVisible(not narrow)
        self.state.setVisible(not narrow)
        high = max(px(17), self.state.lines_height(room - px(12)))
        up = (high - px(17)) // 2  # a second line in a long language
        mirror.put(self.profile, px(58), middle - px(19) - up, room, px(18))
        mirror.put(self.state, px(70), middle + px(1) - up, room - px(12), high)
        side = self.theme.target()
        left = (self.width() - side) // 2 if narrow else self.width() - px(14) - side
        mirror.put(self.settings, left, middle - side // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.color("sidebar"))
        right = self.width() - 1
        painting.hairline(painter, theme.color("line"), right, 0, right, self.height())
        top = self.height() - theme.px(FOOT)
        painting.hairline(painter, theme.color("line"), 0, top, right, top)
        if not self._is_narrow and self.state.text():
            side = theme.px(6)
            y = self.state.geometry().center().y() - side / 2 + 1
            spot = QRectF(theme.px(58), y, side, side)
            painting.rounded(painter, spot, side / 2, theme.color(self._dot))
