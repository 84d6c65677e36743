"""What a walker does: one step is what a person does in half a second, chosen by chance.

Nothing that takes music away or asks for the desktop's help is done: the walk is to go on.
"""

import random
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid

from audio2_desktop.ui import setting_rows
from audio2_desktop.ui.frame.nav_button import NavButton
from audio2_desktop.ui.language import LONG, MIRRORED
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.grids.cards_group_button import CardsGroupButton
from audio2_desktop.ui.views.grids.sort_button import SortButton
from audio2_desktop.ui.views.table.group_button import GroupButton
from audio2_desktop.ui.widgets.buttons import Toggle
from tests.walk.hands import Hands

if TYPE_CHECKING:
    from audio2_desktop.app import Frame

PLACES = (
    "home", "artists", "albums", "tracks", "genres", "composers", "years", "folders",
    "favourites", "health", "hidden", "settings", "now",
)  # fmt: skip
LANGUAGES = ("en", "es", LONG, MIRRORED)
SIZES = ((900, 600), (1100, 700), (1440, 900), (1920, 1080), (800, 560))
WORDS = ("ka", "ri mo", "a", "genre 5", "zzzz", "year:1990..2005", "<b>", "")
PLAYLISTS_AT_MOST = 8
KEYS = (
    "Down", "Down", "Down", "Up", "PgDown", "PgUp", "End", "Home", "Shift+Down", "Shift+PgDown",
    "Right", "Left", "Tab", "F6", "Ctrl+Return", "Q", "L", "3", "Ctrl+Right", "Space", "M",
)  # fmt: skip


class Walker:
    """Takes steps until it is told to stop. `name` says which one is being taken."""

    def __init__(self, frame: "Frame", seed: int, pause: Callable[[float], Awaitable[Any]]) -> None:
        self.frame, self.window = frame, frame.window
        self.hands = Hands(frame.window)
        self.chance = random.Random(seed)
        self._pause = pause
        self._playlists = 0
        self.taken = 0
        self.name = ""
        kept = ("language.language", "appearance.theme", "appearance.font_scale")
        self._at_first = {name: frame.settings.value(name) for name in kept}
        self._steps: dict[Callable[[], Awaitable[None]], int] = {
            self.go_somewhere: 14,
            self.open_something: 16,
            self.scroll: 14,
            self.press_keys: 10,
            self.back_or_forward: 8,
            self.press_a_button: 7,
            self.hover: 6,
            self.sort: 5,
            self.read_a_menu: 5,
            self.use_the_search: 5,
            self.filter: 4,
            self.select_all: 4,
            self.type_ahead: 4,
            self.turn_panels: 4,
            self.group: 3,
            self.drag_the_bar: 3,
            self.use_the_palette: 2,
            self.change_size: 2,
            self.change_theme: 2,
            self.change_text: 1,
            self.change_language: 1,
            self.see_settings: 3,
            self.make_a_playlist: 1,
            self.add_to_playlist: 1,
        }

    async def step(self) -> None:
        """Do one thing, then close what it left open."""
        (act,) = self.chance.choices(list(self._steps), list(self._steps.values()))
        where = self.window.history.current
        self.name = f"{act.__name__} at {where.name if where else 'nowhere'}"  # type: ignore[attr-defined]
        await act()
        await self._pause(self.chance.uniform(0.02, 0.15))
        self.close_what_is_open()
        self.taken += 1

    async def come_home(self) -> None:
        """To what the walk began with: its page, size and looks."""
        self.name = "at rest"
        self.close_what_is_open()
        for name, value in self._at_first.items():
            await self.frame.settings.set(name, value)
        self.window.set_panel_open(False)
        self.window.resize(*SIZES[2])
        self.window.go(Route("home"))

    def close_what_is_open(self) -> None:
        """Menus, dialogs and windows of their own."""
        self._close_other_windows()
        for _ in range(3):
            if not any(each.isVisible() for each in self._named("dialog")):
                break
            self.hands.key("Esc")

    def _close_other_windows(self) -> None:
        """Also Qt's own dialog for files: a key in it may ask something in a loop of its own."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other is not self.window and other.isVisible() and other.isWindow():
                other.close()

    # -- places ------------------------------------------------------------------------------------

    async def go_somewhere(self) -> None:
        buttons = [each for each in self._seen(NavButton) if self.hands.can_reach(each)]
        if buttons and self.chance.random() < 0.6:
            button = self.chance.choice(buttons)
            self.name += f", {button.text()}"
            self.hands.click(self.hands.middle(button))
        else:
            place = self.chance.choice(PLACES)
            self.name += f", {place}"
            self.window.go(Route(place))

    async def open_something(self) -> None:
        """Ctrl+Return or a click on what stands in a list: its page opens, or it plays."""
        view = self._a_list()
        if view is None:
            return
        spot = self._somewhere_in(view.viewport())
        if self.chance.random() < 0.25:
            self.hands.double_click(spot)
            return
        self.hands.click(spot)
        await self._pause(0.03)
        if isValid(view) and view.isVisible() and view.hasFocus():
            self.hands.key("Ctrl+Return")

    async def back_or_forward(self) -> None:
        way = self.chance.choice((Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton, None))
        if way is None:
            self.hands.key(self.chance.choice(("Alt+Left", "Alt+Right")))
        else:
            self.hands.click(self._somewhere_in(self.window.area), way)

    async def see_settings(self) -> None:
        """A frame of the settings, scrolled, with its switches turned there and back."""
        frames = [each.key for each in setting_rows.sections()]
        self.window.go(Route("settings", self.chance.choice(frames)))
        await self._pause(0.2)
        for toggle in self.chance.sample(found := self._seen(Toggle), min(2, len(found))):
            if isValid(toggle) and self.hands.can_reach(toggle):
                for _ in range(2):
                    self.hands.click(self.hands.middle(toggle))
                    await self._pause(0.05)
                    if not isValid(toggle) or not toggle.isVisible():
                        return

    # -- lists -------------------------------------------------------------------------------------

    async def scroll(self) -> None:
        spot, notches = self._somewhere_in(self.window.area), self.chance.choice((-1, -1, -3, 2))
        for _ in range(self.chance.randrange(1, 12)):
            self.hands.wheel(spot, notches)
            await self._pause(0.016)

    async def drag_the_bar(self) -> None:
        bars = [bar for bar in self._seen(QScrollBar) if bar.maximum() > bar.minimum()]
        if bars:
            bar = self.chance.choice(bars)
            for _ in range(self.chance.randrange(1, 8)):
                bar.setValue(self.chance.randrange(bar.minimum(), bar.maximum() + 1))
                await self._pause(0.03)
                if not isValid(bar):  # its list went with what the scan changed
                    return

    async def hover(self) -> None:
        for _ in range(self.chance.randrange(2, 8)):
            self.hands.move(self._somewhere_in(self.window))
            await self._pause(0.02)

    async def press_keys(self) -> None:
        for _ in range(self.chance.randrange(1, 7)):
            key = self.chance.choice(KEYS)
            self.name += f", {key}"
            self.hands.key(key)
            await self._pause(0.02)
            self._close_other_windows()

    async def select_all(self) -> None:
        view = self._a_list()
        if view is not None:
            view.setFocus()
            self.hands.key("Ctrl+A")
            await self._pause(0.1)
            self.hands.key("Esc")

    async def type_ahead(self) -> None:
        view = self._a_list()
        if view is not None:
            view.setFocus()
            self.hands.type("'" + self.chance.choice(("k", "ri", "mosel", "zz")))

    async def sort(self) -> None:
        heads = [head for head in self._seen(QHeaderView) if self.hands.can_reach(head.viewport())]
        buttons = self._seen(SortButton)
        if heads:
            keys = self.chance.choice(
                (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            )
            port = self.chance.choice(heads).viewport()
            self.hands.click(self._somewhere_in(port), keys=keys)
        elif buttons:
            await self._choose_from(buttons[0])

    async def group(self) -> None:
        buttons = [*self._seen(GroupButton), *self._seen(CardsGroupButton)]
        if buttons:
            await self._choose_from(self.chance.choice(buttons))

    async def filter(self) -> None:
        self.hands.key("Ctrl+F")
        await self._pause(0.05)
        if not any(bar.isAncestorOf(self._focus()) for bar in self._seen(FilterBar)):
            return
        for letter in self.chance.choice(WORDS):
            self.hands.type(letter)
            await self._pause(0.04)
        await self._pause(self.chance.uniform(0.05, 0.4))
        if self.chance.random() < 0.8:
            self.hands.key("Esc")
            self.hands.key("Esc")

    async def read_a_menu(self) -> None:
        view = self._a_list()
        if view is None:
            return
        menu = self.hands.menu(self._somewhere_in(view.viewport()))
        await self._pause(0.05)
        if menu is None or not isValid(menu) or not menu.isVisible():
            return
        for _ in range(self.chance.randrange(1, 9)):
            self.hands.key("Down")
        self.hands.key("Right")  # opens what hangs off it
        await self._pause(0.05)

    # -- the frame ---------------------------------------------------------------------------------

    async def press_a_button(self) -> None:
        """Any button of the top bar, the player or the panel; none of a page, which may take
        things away."""
        parts = (self.window.topbar, self.window.player_bar, self.window.panel_slide.made_panel)
        buttons = [
            each
            for part in parts
            if part is not None
            for each in part.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and self.hands.can_reach(each)
        ]
        if buttons:
            button = self.chance.choice(buttons)
            self.name += f", {button.accessibleName() or button.text()}"
            self.hands.click(self.hands.middle(button))

    async def use_the_search(self) -> None:
        self.hands.key("Ctrl+K")
        for letter in self.chance.choice(WORDS):
            self.hands.type(letter)
            await self._pause(0.05)
        await self._pause(self.chance.uniform(0.05, 0.3))
        end = self.chance.choice(("Esc", "Return", "Ctrl+Return"))
        if isinstance(self._focus(), QLineEdit):
            for key in ("Down", "Down", end):
                self.hands.key(key)

    async def use_the_palette(self) -> None:
        self.hands.key("Ctrl+Shift+P")
        await self._pause(0.1)
        for letter in self.chance.choice(WORDS):
            self.hands.type(letter)
            await self._pause(0.04)
        self.hands.key("Down")
        await self._pause(0.1)

    async def turn_panels(self) -> None:
        key = self.chance.choice(("Ctrl+U", "Ctrl+I", "Ctrl+L", "F1", "Ctrl+B", "F8"))
        self.name += f", {key}"
        self.hands.key(key)
        await self._pause(0.2)

    async def change_size(self) -> None:
        self.window.resize(*self.chance.choice(SIZES))

    async def change_theme(self) -> None:
        self.hands.key("Ctrl+Shift+T")

    async def change_text(self) -> None:
        self.hands.key(self.chance.choice(("Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+0")))

    async def change_language(self) -> None:
        await self.frame.settings.set("language.language", self.chance.choice(LANGUAGES))

    async def make_a_playlist(self) -> None:
        if self._playlists >= PLAYLISTS_AT_MOST:
            return
        self._playlists += 1
        self.hands.key("Ctrl+N")
        await self._pause(0.2)
        if isinstance(self._focus(), QLineEdit):
            self.hands.type(f"Tape {self._playlists}")
            self.hands.key("Return")

    async def add_to_playlist(self) -> None:
        view = self._a_list()
        if view is None:
            return
        self.hands.click(self._somewhere_in(view.viewport()))
        self.hands.key("P")
        await self._pause(0.2)
        if isinstance(self._focus(), QLineEdit) and self._playlists:
            self.hands.type("Tape")
            self.hands.key("Return")

    # -- pieces ------------------------------------------------------------------------------------

    async def _choose_from(self, button: QAbstractButton) -> None:
        """Open the menu of a button and take one of its entries."""
        if not self.hands.can_reach(button):
            return
        self.hands.click(self.hands.middle(button))
        await self._pause(0.05)
        menu = self.hands.open_menu()
        choices = [each for each in _entries(menu) if each.isEnabled()] if menu else []
        if menu is not None and choices:
            action = self.chance.choice(choices)
            menu.close()
            action.trigger()

    def _a_list(self) -> QAbstractItemView | None:
        page = self.window.area.current
        if page is None:
            return None
        views = [each for each in page.findChildren(QAbstractItemView) if each.isVisible()]
        views = [each for each in views if not isinstance(each, QHeaderView)]
        views = [each for each in views if not each.viewport().visibleRegion().isEmpty()]
        return self.chance.choice(views) if views else None

    def _somewhere_in(self, widget: QWidget) -> QPoint:
        """A point of what is seen of a widget."""
        area = widget.visibleRegion().boundingRect()
        if area.isEmpty():
            area = widget.rect()
        x = self.chance.randrange(area.left(), area.right() + 1)
        y = self.chance.randrange(area.top(), area.bottom() + 1)
        return widget.mapTo(self.window, QPoint(x, y))

    def _seen(self, kind: type[Any]) -> list[Any]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]

    def _named(self, name: str) -> list[QWidget]:
        return self.window.findChildren(QWidget, name)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def _entries(menu: QMenu) -> list[QAction]:
    return [each for each in menu.actions() if not each.isSeparator() and each.menu() is None]
