"""The places of the side bar: which of them there is room for, and how the others are reached.

In a low window the further ones go behind "More"; with large letters in a very low one, all of them
are leafed through.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.frame.nav_button import HIGH, NavButton, NavItem
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.labels import Label

GAP, LEAST = 2, 24
"""Between two entries, and the height of one where there is little room."""
GROUP_GAP = 41
"""From the end of one group to the first entry of the next; its caption lies between."""
NARROW_GAP = 16
"""The same where there are no captions."""


class Places(QObject):
    """Owns the buttons, which lie in `bar`; the bar says where, by `place`."""

    chosen = Signal(Route)
    arranged = Signal()
    """Other ones are to be shown: they want to be placed again."""

    def __init__(self, theme: Theme, items: Sequence[NavItem], bar: QWidget) -> None:
        super().__init__(bar)
        self._theme = theme
        self._hidden: frozenset[str] = frozenset()
        self._is_unfolded = False
        self._is_paged = False
        self._page_at = 0
        """Which leaf is shown while paged; -1: that of the chosen entry."""
        self.buttons = [NavButton(theme, item, bar) for item in items]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, to=button.item.route: self.chosen.emit(to))
        self.more = NavButton(theme, NavItem(Route("more"), "", "dots-three-circle"), bar)
        self.more.setCheckable(False)
        self.more.clicked.connect(self._on_more)
        self.caption = Label(theme, "", "group", "t3", bar)
        further = [button for button in self.buttons if button.item.is_further]
        if further:
            QWidget.setTabOrder(further[-1], self.more)

    def say(self) -> None:
        """Put in all texts, in the language of now."""
        tr = words.tr
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
            "tags": tr("Tags"),
        }
        for button in self.buttons:
            button.set_text(texts.get(button.item.route.name, button.item.text))
        self.caption.set_text(tr("Library"))
        self._name_more()

    def _name_more(self) -> None:
        tr = words.tr
        if self._is_unfolded:
            self.more.set_text(tr("Fewer"))
            self.more.setAccessibleName(tr("Fewer places of the library"))
        else:
            self.more.set_text(tr("More"))
            self.more.setAccessibleName(tr("More places of the library"))

    def _on_more(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._page_at += 1
        self._name_more()
        self.arranged.emit()

    # -- what is shown -----------------------------------------------------------------------------

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Numbers by route name."""
        for button in self.buttons:
            button.set_count(counts.get(button.item.route.name))

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
        self.arranged.emit()

    @property
    def hidden(self) -> frozenset[str]:
        """Names of the routes that are left out."""
        return self._hidden

    def set_hidden(self, names: Sequence[str]) -> None:
        """Leave these out; the chosen one is shown all the same."""
        if frozenset(names) != self._hidden:
            self._hidden = frozenset(names)
            self.arranged.emit()

    # -- geometry ----------------------------------------------------------------------------------

    def place(self, room: QRect, below: int, *, narrow: bool) -> int:
        """Put them into `room` from its top down, so that `below` pixels stay free as long as some
        can go behind "More". Returns where they end."""
        px, y = self._theme.px, room.y()
        shown, pitch = self._arranged(room.height(), below)
        for button in (*self.buttons, self.more):
            button.setVisible(button in shown)
        group = ""
        self.caption.setVisible(False)
        for button in shown:
            if button.item.group != group:
                group = button.item.group
                is_first = y == room.y()
                self.caption.setVisible(not narrow and not self._is_paged)
                top = y + px(6 if is_first else 11)
                mirror.put(self.caption, px(20), top, px(140), px(20))
                gap = px(GROUP_GAP - 9) if is_first else px(NARROW_GAP if narrow else GROUP_GAP)
                y += 0 if self._is_paged else gap
            button.set_narrow(narrow)
            wide = px(48) if narrow else room.width() - px(17)
            mirror.put(button, px(8), y, wide, min(self._theme.target(HIGH), pitch - px(GAP)))
            y += pitch
        return y

    def _arranged(self, height: int, below: int) -> tuple[list[NavButton], int]:
        """Which entries there is room for, in order, and from one to the next. The one that is
        chosen is always among them."""
        px, gap = self._theme.px, self._theme.px(GAP)
        pitch, least = self._theme.target(HIGH) + gap, self._theme.target(LEAST) + gap
        room = height - px(GROUP_GAP)
        wanted = [
            button
            for button in self.buttons
            if button.isChecked() or button.item.route.name not in self._hidden
        ]
        further = [button for button in wanted if button.item.is_further]
        self._is_paged = False
        if not further or len(wanted) * pitch + below <= room:
            return wanted, pitch
        shown: list[NavButton] = []
        for button in wanted:
            if self._is_unfolded or not button.item.is_further or button.isChecked():
                shown.append(button)
            if button is further[-1]:
                shown.append(self.more)
        if len(shown) * pitch <= room:
            return shown, pitch
        if len(shown) * least <= room:
            return shown, room // len(shown)
        return self._paged(wanted, height // least), least

    def _paged(self, wanted: list[NavButton], room: int) -> list[NavButton]:
        """As many entries as there is room for, less one for the button that goes on to the next
        ones."""
        self._is_paged = True
        count = max(1, room - 1)
        if self._page_at < 0:
            chosen = (at for at, button in enumerate(wanted) if button.isChecked())
            self._page_at = next(chosen, 0) // count
        self._page_at %= -(-len(wanted) // count)
        first = self._page_at * count
        return [*wanted[first : first + count], self.more]
