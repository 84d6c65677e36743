"""The side bar: where to go, the playlists, and at its foot who listens and how the library is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.frame.marks import AppMark, Avatar
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.labels import Label, Lines
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.playlist_list import PlaylistList
    from audio2_desktop.ui.frame.playlist_rows import SideRow

WIDTH, COLLAPSED = 240, 64
HEAD = 64
PITCH, ITEM = 36, 34
GROUP_GAP = 41
"""From the end of one group to the first item of the next; its caption lies between."""
FOOT = 62
LISTS_HEAD, LISTS_LEAST = 40, 126
"""Caption of the playlists, and three of them."""
LEAST_PITCH = 26


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry. `group` is a caption key: "" for none, "library"."""

    route: Route
    text: str
    icon: str
    group: str = "library"
    is_further: bool = False
    """Goes behind "More" in a low window, so that some playlists can be seen."""


class NavButton(ThemedButton):
    """An entry of the side bar with its icon and count."""

    access_role = Role.RadioButton

    def __init__(self, theme: Theme, item: NavItem, parent: QWidget) -> None:
        super().__init__(theme, item.text, parent)
        self.item = item
        self._count = ""
        self._number: int | None = None
        self._is_narrow = False
        self.setToolTip("")
        self.setText(item.text)
        self.setCheckable(True)
        self.setObjectName(f"nav-{item.route.name}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        self._number = count
        self._count = words.count(count) if count else ""
        self.setAccessibleName(words.joined(self.text(), self._count))
        self.update()

    def set_text(self, text: str) -> None:
        """Another text (another language)."""
        self.setText(text)
        self.set_count(self._number)
        self.set_narrow(self._is_narrow)

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.update()

    def nextCheckState(self) -> None:
        """Only navigation checks an entry: a click on the shown one leaves it as it is."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH - 17), self.theme.px(ITEM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, box = self.theme, QRectF(self.rect())
        on = self.isChecked()
        if on:
            painting.rounded(painter, box, 8, theme.color("sel"))
            bar = QRectF(0, box.center().y() - theme.px(8), 3, theme.px(16))
            painting.rounded(painter, bar, 1.5, theme.color("accent"))
        elif self.hover.share > 0:
            painting.rounded(painter, box, 8, theme.faded("hover", self.hover.share))
        side = theme.px(18)
        left = (box.width() - side) / 2 if self._is_narrow else theme.px(12)
        name = f"{self.item.icon}-fill" if on else self.item.icon
        icon = theme.icon(name, side, "accent" if on else "t2", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, QRectF(left, 0, side, box.height()))
        if not self._is_narrow:
            self._paint_words(painter, box, on)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)

    def _paint_words(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self.theme
        right = box.right() - theme.px(9)
        if self._count:
            wide = theme.metrics("count").horizontalAdvance(self._count)
            spot = QRectF(right - wide - 2, 0, wide + 2, box.height())
            align = Qt.AlignmentFlag.AlignRight
            painting.text_line(
                painter, spot, self._count, theme.font("count"), theme.color("t3"), align
            )
            right -= wide + theme.px(8)
        left = theme.px(42)
        text = QRectF(left, 0, right - left, box.height())
        font = theme.font("body_strong" if on else "body_medium")
        ink = theme.color("t1" if on or self.hover.share > 0.5 else "t2")
        painting.text_line(painter, text, self.text(), font, ink)


class SideBar(Themed, QWidget):
    """240 wide, 64 when collapsed. Emits routes; drops on playlists are reported as `dropped`."""

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
        self._hidden: frozenset[str] = frozenset()
        self._dot = "ok"
        self.mark = AppMark(theme, self)
        self.brand = Label(theme, "Audio2", "brand", "t1", self)
        self.collapse = IconButton(theme, "sidebar-simple", "", self, colour="t3")
        self.collapse.setObjectName("collapse")
        self.collapse.clicked.connect(self.collapse_toggled)
        self.buttons = [NavButton(theme, item, self) for item in items]
        for button in self.buttons:
            route = button.item.route
            button.clicked.connect(lambda _=False, to=route: self.navigate.emit(to))
        self._make_more()
        self.caption = Label(theme, "", "group", "t3", self)
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
        self.caption.set_text(tr("Library"))
        self.lists_caption.set_text(tr("Playlists"))
        if self._playlists is not None:
            self._playlists.setAccessibleName(tr("Playlists"))
        self.add.set_name(tr("New playlist"), "Ctrl+N")
        self.settings.set_name(tr("Settings"), "Ctrl+,")
        self._name_collapse()
        texts = {
            "home": tr("Home"),
            "artists": tr("Artists"),
            "albums": tr("Albums"),
            "tracks": tr("Tracks"),
            "genres": tr("Genres"),
            "composers": tr("Composers"),
            "years": tr("Years"),
            "folders": tr("Folders"),
            "favourites": tr("Favourites"),
        }
        for button in self.buttons:
            button.set_text(texts.get(button.item.route.name, button.item.text))
        self._name_more()

    def _name_collapse(self) -> None:
        tr = words.tr
        text = tr("Expand the side bar") if self._is_narrow else tr("Collapse the side bar")
        self.collapse.set_name(text, "Ctrl+B")

    def _make_more(self) -> None:
        """The button that shows the further entries where there is no room for them."""
        self._is_unfolded = False
        self._is_paged = False
        self._page_at = 0
        self.more = NavButton(self.theme, NavItem(Route("more"), "", "dots-three-circle"), self)
        self.more.setCheckable(False)
        self.more.clicked.connect(self._on_more)
        further = [button for button in self.buttons if button.item.is_further]
        if further:
            QWidget.setTabOrder(further[-1], self.more)

    def _on_more(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._page_at += 1
        self._name_more()
        self._place()

    def _name_more(self) -> None:
        tr = words.tr
        self.more.set_text(tr("Fewer") if self._is_unfolded else tr("More"))
        about = (
            tr("Fewer places of the library")
            if self._is_unfolded
            else (tr("More places of the library"))
        )
        self.more.setAccessibleName(about)

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

    def set_counts(self, counts: dict[str, int]) -> None:
        """Numbers by route name."""
        for button in self.buttons:
            button.set_count(counts.get(button.item.route.name))

    def set_playlists(self, rows: "Sequence[SideRow]") -> None:
        self.playlists.set_rows(rows)

    def set_current(self, route: Route | None) -> None:
        """Mark the entry of this route; a page below one (an album) marks its list."""
        name = route.name if route else ""
        parent = {"artist": "artists", "album": "albums"}.get(name, name)
        if route is not None and name == "shelf":  # "genre:12", see domain.shelves
            kind = str(route.arg).replace("=", ":").partition(":")[0]
            parent = "years" if kind == "decade" else f"{kind}s"
        for button in self.buttons:
            button.setChecked(button.item.route.name == parent)
        self._page_at = -1
        self._place()
        chosen = route.arg if route is not None and name == "playlist" else None
        self._chosen = chosen if isinstance(chosen, int) else None
        if self._playlists is not None:
            self._playlists.set_current(self._chosen)
        is_open = name in ("settings", "health", "hidden")
        self.settings.set_icon(
            "gear-six-fill" if is_open else "gear-six", "t1" if is_open else "t2"
        )

    @property
    def hidden_places(self) -> frozenset[str]:
        """Names of routes."""
        return self._hidden

    def set_hidden(self, names: Sequence[str]) -> None:
        """Entries that are left out, by the names of their routes; the chosen one is shown all the
        same."""
        if frozenset(names) != self._hidden:
            self._hidden = frozenset(names)
            self._place()

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
        left = px(16) if narrow else width - px(44)
        mirror.put(self.collapse, left, px(14), px(32), px(32))
        y = self._place_items(px(HEAD))
        self._place_lists(y)
        self._place_foot()

    def _place_items(self, y: int) -> int:
        """The entries from `y` down; returns where they end."""
        px = self.theme.px
        shown, pitch = self._arranged(y)
        for button in (*self.buttons, self.more):
            button.setVisible(button in shown)
        group = ""
        self.caption.setVisible(False)
        for button in shown:
            if button.item.group != group:
                group = button.item.group
                is_first = y == px(HEAD)
                self.caption.setVisible(not self._is_narrow and not self._is_paged)
                top = y + px(6 if is_first else 11)
                mirror.put(self.caption, px(20), top, px(140), px(20))
                gap = px(GROUP_GAP - 9) if is_first else px(GROUP_GAP)
                y += 0 if self._is_paged else gap
            button.set_narrow(self._is_narrow)
            wide = px(48) if self._is_narrow else self.width() - px(17)
            mirror.put(button, px(8), y, wide, min(px(ITEM), pitch - px(2)))
            y += pitch
        return y

    def _arranged(self, y: int) -> tuple[list[NavButton], int]:
        """Which entries there is room for, in order, and from one to the next. The one that is
        chosen is always among them."""
        px = self.theme.px
        room = self.height() - px(FOOT) - y - px(GROUP_GAP)
        lists = px(LISTS_HEAD + LISTS_LEAST)
        wanted = [
            button
            for button in self.buttons
            if button.isChecked() or button.item.route.name not in self._hidden
        ]
        further = [button for button in wanted if button.item.is_further]
        self._is_paged = False
        if not further or len(wanted) * px(PITCH) + lists <= room:
            return wanted, px(PITCH)
        shown: list[NavButton] = []
        for button in wanted:
            if self._is_unfolded or not button.item.is_further or button.isChecked():
                shown.append(button)
            if button is further[-1]:
                shown.append(self.more)
        if len(shown) * px(PITCH) <= room:
            return shown, px(PITCH)
        if len(shown) * px(LEAST_PITCH) <= room:
            return shown, room // len(shown)
        return self._paged(wanted, room + px(GROUP_GAP)), px(LEAST_PITCH)

    def _paged(self, wanted: list[NavButton], room: int) -> list[NavButton]:
        """Large letters in a low window: as many entries as there is room for, and the button that
        goes on to the next ones."""
        self._is_paged = True
        count = max(1, room // self.theme.px(LEAST_PITCH) - 1)
        if self._page_at < 0:
            chosen = (at for at, button in enumerate(wanted) if button.isChecked())
            self._page_at = next(chosen, 0) // count
        self._page_at %= -(-len(wanted) // count)
        first = self._page_at * count
        return [*wanted[first : first + count], self.more]

    def _place_lists(self, y: int) -> None:
        px, narrow = self.theme.px, self._is_narrow
        top = y + px(LISTS_HEAD)
        room = self.height() - px(FOOT) - top
        has_room = room >= 0
        self.lists_caption.setVisible(not narrow and has_room)
        mirror.put(self.lists_caption, px(20), y + px(14), px(140), px(20))
        side = px(32)
        left = px(16) if narrow else self.width() - px(46)
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
        left = px(16) if narrow else self.width() - px(46)
        mirror.put(self.settings, left, middle - px(16), px(32), px(32))

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
