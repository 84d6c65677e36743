"""The window as the user has it, for tests of its keys: real pages, the player, all commands."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.feeds.palette_feed import PaletteFeed
from audio2_desktop.ui.focus_keeper import FocusKeeper
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.views import selection
from tests.ui import fakes
from tests.ui.stage import close_later
from tests.ui.whole_window import Stage


@dataclass
class Told:
    """Stands for the controller: writes down what is wanted."""

    stage: Stage
    sent: list[Intent] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    @property
    def menus(self) -> Any:
        return self.stage.controller.menus

    def send(self, intent: Intent) -> None:
        self.sent.append(intent)

    def start(self, work: Callable[[], Any]) -> None:
        self.stage.controller.start(work)

    def undo(self) -> None:
        self.done.append("undo")

    def redo(self) -> None:
        self.done.append("redo")


class Desk:
    """The window as the user has it: pages, player, keys."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.window, self.player = stage, stage.window, stage.player
        self.told = Told(stage)
        kit = fakes.kit(self.window.theme)
        self.browse = fakes.FakeBrowse()
        self.pages: list[Page] = [
            TracksPage(
                kit.tools, cast("Any", self.browse), cast("Any", fakes.FakeSettings(kit.facts))
            ),
            AlbumsPage(kit.tools, cast("Any", self.browse)),
        ]
        self.window.area.intent.disconnect(stage.controller.send)
        self.window.area.intent.connect(self.told.send)
        for name, page in zip(("tracks", "albums"), self.pages, strict=True):
            self.window.area.add_page(name, page)
        self.wishes: list[str] = []
        wishes = Wishes(
            lambda name, value: self.wishes.append(f"{name}={value}"),
            lambda: self.wishes.append("folder"),
            lambda: self.wishes.append("quit"),
            lambda: self.wishes.append("shuffle"),
        )
        self.commands = Commands(
            self.window, self.player, cast("Any", self.told), stage.search, wishes
        )
        self.keymap = Keymap()
        self.shortcuts = Shortcuts(
            self.window,
            self.commands.table(),
            self.keymap,
            lambda: self.window.area.current,
            self.window.escape,
            self.commands.hands.pressed_key,
        )
        self.commands.shortcuts = self.shortcuts
        self.recent: list[tuple[str, ...]] = []
        self.palette = PaletteFeed(
            self.window,
            self.shortcuts,
            stage.shelf,
            self.told.send,
            stage.errors.append,
            self.recent.append,
        )
        self.commands.open_palette = self.palette.open
        self.keeper = FocusKeeper(self.window, self.commands.hands)
        close_later(self)

    def close(self) -> None:
        self.palette.close()
        self.window.setFocus()  # hiding a page would hand the focus to the search
        for page in self.pages:
            self.view(page).blockSignals(True)  # there is no loop any more
            self.view(page).selectionModel().blockSignals(True)
            page.close_page()
            page.hide()

    async def settle(self) -> None:
        for _ in range(8):
            QTest.qWait(1)
            await asyncio.sleep(0)

    async def opens(self, name: str) -> QAbstractItemView:
        """Go to a page; its list has the focus and two rows selected."""
        self.window.go(Route(name))
        page = self.pages[("tracks", "albums").index(name)]
        await page.settled()
        await self.settle()
        view = self.view(page)
        await self.stage.until(lambda: view.rows.row_at(0) is not None)
        self.pick(view, 1, 2)
        # the page is to have the keyboard before anybody presses a key
        await self.stage.until(lambda: not self.keeper._loading.isActive())
        return view

    @staticmethod
    def view(page: Page) -> Any:
        return page.table if isinstance(page, TracksPage) else page.grid  # type: ignore[attr-defined]

    @staticmethod
    def pick(view: Any, *rows: int) -> None:
        selection.select(view.selectionModel(), view.rows, selection.of_rows(rows))
        view.setFocus(Qt.FocusReason.TabFocusReason)
        flags = view.selectionModel().SelectionFlag.NoUpdate
        view.selectionModel().setCurrentIndex(view.rows.index(rows[-1], 0), flags)

    def press(self, key: str) -> None:
        """As the keyboard does it: to the widget with the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(key))

    def last(self) -> Intent | None:
        return self.told.sent[-1] if self.told.sent else None
