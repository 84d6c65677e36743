"""Every key of the design, pressed in a window with real pages: what comes of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.ui import intents
from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.dialogs.palette import CommandPalette
from audio2_desktop.ui.focus_keeper import FocusKeeper
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.palette_feed import PaletteFeed
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.track_table import TrackTable
from tests.ui import fakes
from tests.ui.stage import close_later
from tests.ui.whole_window import ALBUM_TRACKS, Stage


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
        self.keeper = FocusKeeper(self.window)
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


@pytest.fixture
async def desk(stage: Stage) -> AsyncIterator[Desk]:
    made = Desk(stage)
    made.window.activateWindow()
    await stage.until(lambda: made.window.isActiveWindow())
    yield made
    for _ in range(3):
        await asyncio.sleep(0)  # tasks that were just begun hear of their end


IN_LISTS: dict[str, Callable[[Any], bool]] = {
    "Return": lambda it: isinstance(it, intents.PlayTracks) and it.at == 2,
    "Enter": lambda it: isinstance(it, intents.PlayTracks) and it.at == 2,
    "Shift+Return": lambda it: isinstance(it, intents.PlayNext) and len(it.ids) == 2,
    "Q": lambda it: isinstance(it, intents.PlayLast) and len(it.ids) == 2,
    "P": lambda it: isinstance(it, intents.PickPlaylist) and len(it.ids) == 2,
    "L": lambda it: isinstance(it, intents.SetFavourite) and len(it.ids) == 2,
    **{
        str(stars): lambda it, stars=stars: (
            isinstance(it, intents.Rate) and it.rating == stars * 20 and len(it.ids) == 2
        )
        for stars in range(6)
    },
    "Del": lambda it: isinstance(it, intents.RemoveFromLibrary) and len(it.ids) == 2,
    "Shift+Del": lambda it: isinstance(it, intents.RemoveFromLibrary) and len(it.ids) == 2,
    "Ctrl+E": lambda it: isinstance(it, intents.ShowFile),
}


async def test_keys_of_lists_act_on_the_selection(desk: Desk) -> None:
    table = await desk.opens("tracks")
    for key, is_it in IN_LISTS.items():
        desk.told.sent.clear()
        desk.pick(table, 1, 2)
        desk.press(key)
        assert len(desk.told.sent) == 1, key
        assert is_it(desk.last()), (key, desk.last())


async def test_they_act_while_a_button_of_the_page_has_the_focus(desk: Desk) -> None:
    await desk.opens("tracks")
    cast("TracksPage", desk.pages[0]).play.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("4")
    assert desk.last() == intents.Rate(Entity.TRACK, cast("Any", desk.last()).ids, 80)
    desk.press("Ctrl+A")
    table = cast("TrackTable", desk.view(desk.pages[0]))
    assert table.selected_count() == 2  # a button has no use for it: nothing else is selected


async def test_keys_of_grids(desk: Desk) -> None:
    grid = await desk.opens("albums")
    wanted: dict[str, Callable[[Any], bool]] = {
        "Return": lambda it: it.verb == "play",
        "Shift+Return": lambda it: it.verb == "next",
        "Q": lambda it: it.verb == "last",
        "P": lambda it: it.entity is Entity.ALBUM,
        "L": lambda it: it.entity is Entity.ALBUM,
        "3": lambda it: it.rating == 60,
    }
    for key, is_it in wanted.items():
        desk.told.sent.clear()
        desk.pick(grid, 1, 2)
        desk.press(key)
        assert len(desk.told.sent) == 1, key
        assert is_it(desk.last()), key
    desk.press("Ctrl+Return")
    assert desk.window.history.current == Route("album", cast("Any", grid).rows.key_at(2))


async def test_keys_that_move_and_select(desk: Desk) -> None:
    table = cast("TrackTable", await desk.opens("tracks"))
    desk.pick(table, 5)
    for key, row in (("Down", 6), ("Up", 5), ("Home", 0), ("End", 399), ("PgUp", None)):
        desk.press(key)
        at = table.currentIndex().row()
        assert at == row if row is not None else 0 < at < 399, key
    desk.pick(table, 5)
    desk.press("Shift+Down")
    desk.press("Shift+Down")
    assert table.selected_count() == 3
    desk.press("Ctrl+A")
    assert table.selected_count() == 400
    desk.press("Esc")
    assert table.selected_count() == 0
    assert QApplication.focusWidget() is table
    desk.pick(table, 2, 3)
    desk.press("Ctrl+C")
    assert QApplication.clipboard().mimeData().hasFormat("application/x-audio2-tracks")


async def test_escape_clears_the_filter_before_it_deselects(desk: Desk) -> None:
    table = cast("TrackTable", await desk.opens("tracks"))
    desk.press("Ctrl+F")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("tide")
    await desk.pages[0].settled()
    await desk.settle()
    desk.pick(table, 0, 1)
    desk.press("Esc")
    assert line.text() == ""
    assert table.selected_count() > 0
    await desk.pages[0].settled()
    await desk.settle()
    desk.pick(table, 0, 1)
    desk.press("Esc")
    assert table.selected_count() == 0


async def test_keys_of_the_player(desk: Desk) -> None:
    player, until = desk.player, desk.stage.until
    await desk.opens("tracks")
    await player.play(ALBUM_TRACKS)
    await until(lambda: player.state.is_playing)
    desk.press("Space")
    await until(lambda: not player.state.is_playing)
    desk.press("Space")
    await until(lambda: player.state.is_playing)
    for key, track in (
        ("N", 12), ("B", 11), ("Ctrl+Right", 12), ("Ctrl+Left", 11),
    ):  # fmt: skip
        desk.press(key)
        await until(lambda track=track: _plays(desk) == track)
    desk.press("M")
    await until(lambda: player.state.is_muted)
    desk.press("S")
    await until(lambda: player.state.is_shuffled)
    desk.press("R")
    await until(lambda: player.state.repeat is Repeat.ALL)
    before = player.state.volume
    desk.press("Ctrl+Down")
    await until(lambda: player.state.volume < before)
    desk.press("Ctrl+Up")
    await until(lambda: player.state.volume == before)
    desk.press("Shift+Right")
    await until(lambda: player.position_ms() >= 30_000)
    desk.press("Shift+Left")
    await until(lambda: player.position_ms() < 30_000)
    await until(desk.window.player_bar.next.isEnabled)
    desk.window.player_bar.next.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Right")
    await until(lambda: player.position_ms() >= 5_000)
    desk.press("Left")
    await until(lambda: player.position_ms() < 5_000)
    desk.press("Ctrl+Alt+4")
    assert desk.last() == intents.Rate(Entity.TRACK, (cast("Any", _plays(desk)),), 80)
    desk.press("L")
    assert isinstance(desk.last(), intents.SetFavourite)


def _plays(desk: Desk) -> int | None:
    entry = desk.player.state.entry
    return entry.track_id if entry is not None else None


async def test_keys_that_go_places(desk: Desk) -> None:
    window = desk.window
    await desk.opens("tracks")
    await desk.player.play(ALBUM_TRACKS)
    await desk.stage.until(lambda: desk.player.state.track is not None)

    def here() -> str:
        return window.history.current.name if window.history.current is not None else ""

    for key, name in (
        ("Ctrl+5", "albums"), ("Ctrl+6", "tracks"), ("Alt+Left", "albums"),
        ("Alt+Right", "tracks"), ("G, A", "album"),
    ):  # fmt: skip
        desk.press(key)
        await desk.settle()
        assert here() == name, key
    QTest.mouseClick(window, Qt.MouseButton.BackButton, pos=QPoint(5, 300))
    assert here() == "tracks"
    QTest.mouseClick(window, Qt.MouseButton.ForwardButton, pos=QPoint(5, 300))
    assert here() == "album"
    desk.press("G, Q")
    assert window.is_panel_open
    assert QApplication.focusWidget() is window.panel.list
    desk.press("Ctrl+U")
    assert not window.is_panel_open
    desk.press("Ctrl+I")
    assert window.is_panel_open
    await desk.opens("tracks")
    desk.press("Ctrl+J")
    assert cast("Any", desk.view(desk.pages[0])).currentIndex().row() >= 0
    desk.press("Ctrl+K")
    assert QApplication.focusWidget() is window.topbar.search.line
    window.area.focus_page()
    desk.press("/")
    assert QApplication.focusWidget() is window.topbar.search.line


async def test_keys_of_the_window(desk: Desk) -> None:
    await desk.opens("tracks")
    for key, wish in (
        ("Ctrl+O", "folder"), ("Ctrl+Q", "quit"), ("Ctrl+=", "appearance.font_scale=110"),
        ("Ctrl+-", "appearance.font_scale=100"), ("Ctrl+0", "appearance.font_scale=100"),
        ("Ctrl+Shift+T", "appearance.theme=light"),
    ):  # fmt: skip
        desk.press(key)
        assert desk.wishes[-1] == wish, key
    desk.press("Ctrl+Z")
    desk.press("Ctrl+Shift+Z")
    desk.press("Ctrl+Y")
    assert desk.told.done == ["undo", "redo", "redo"]
    desk.press("Ctrl+N")
    assert isinstance(desk.last(), intents.NewPlaylist)
    wide = desk.window.sidebar.body_width()
    desk.press("Ctrl+B")
    assert desk.window.sidebar.body_width() < wide
    desk.window.toasts.offer_undo("Done", lambda: None)
    desk.press("F8")
    assert desk.window.toasts.card.isAncestorOf(QApplication.focusWidget())
    for key in ("F1", "?"):
        desk.window.area.focus_page()
        desk.press(key)
        assert isinstance(desk.stage.dialog(KeysTable), KeysTable)
        desk.press("Esc")
        await desk.settle()
    desk.press("Ctrl+W")
    assert desk.window.isVisible()  # it asks for its end, and goes when all is saved


async def test_keys_act_in_the_queue_and_on_playlists(desk: Desk) -> None:
    await desk.opens("tracks")
    await desk.player.play(ALBUM_TRACKS)
    desk.press("G, Q")
    queue = desk.window.panel.list
    await desk.stage.until(lambda: queue.model().rowCount() > 3)
    queue.setCurrentIndex(queue.model().index(4, 0))
    await desk.stage.until(lambda: queue.lines_of(queue.selectedIndexes())[0].track is not None)
    wanted: dict[str, type[Intent]] = {
        "Q": intents.PlayLast, "P": intents.PickPlaylist, "5": intents.Rate,
        "L": intents.SetFavourite, "Ctrl+E": intents.ShowFile, "Shift+Return": intents.PlayNext,
        "Ctrl+Return": intents.Go,
    }  # fmt: skip
    for key, kind in wanted.items():
        desk.told.sent.clear()
        desk.press(key)
        assert [type(intent) for intent in desk.told.sent] == [kind], key
    playlists = desk.window.sidebar.playlists
    await desk.stage.playlists.create("Late Night Tape")
    await desk.stage.until(lambda: playlists.model().rowCount() == 1)
    playlists.setFocus(Qt.FocusReason.TabFocusReason)
    playlists.setCurrentIndex(playlists.model().index(playlists.model().rowCount() - 1, 0))
    desk.press("F2")
    assert isinstance(desk.last(), intents.RenamePlaylist)
    desk.press("Q")
    assert isinstance(desk.last(), intents.PlayThings)


# -- the user's own keys ---------------------------------------------------------------------------


async def test_a_command_of_lists_follows_its_new_key(desk: Desk) -> None:
    table = await desk.opens("tracks")
    changed = ("play_last=P", "add_to=Ctrl+Alt+P", "remove=")
    desk.keymap.follow(KeyboardSettings(changed=changed))
    desk.pick(table, 1, 2)
    desk.press("P")
    assert isinstance(desk.last(), intents.PlayLast)
    desk.press("Ctrl+Alt+P")
    assert isinstance(desk.last(), intents.PickPlaylist)
    desk.told.sent.clear()
    for key in ("Q", "Del"):
        desk.press(key)
    assert desk.told.sent == []
    desk.keymap.follow(KeyboardSettings())
    desk.press("Q")
    assert isinstance(desk.last(), intents.PlayLast)


async def test_a_native_key_can_be_a_command_of_the_window(desk: Desk) -> None:
    table = await desk.opens("tracks")
    desk.keymap.follow(KeyboardSettings(changed=("play_last=", "mute=Q")))
    desk.pick(table, 1)
    desk.press("Q")
    await desk.stage.until(lambda: desk.player.state.is_muted)
    assert desk.told.sent == []


async def test_the_keys_of_vim_move(desk: Desk) -> None:
    table = cast("Any", await desk.opens("tracks"))
    desk.keymap.follow(KeyboardSettings(vim=True))
    desk.pick(table, 5)
    for key, row in (("J", 6), ("J", 7), ("K", 6), ("Shift+G", 399), ("G, G", 0), ("Down", 1)):
        desk.press(key)
        assert table.currentIndex().row() == row, key


async def test_letters_search_when_it_is_wished(desk: Desk) -> None:
    table = cast("TrackTable", await desk.opens("tracks"))
    typed: list[str] = []
    table.typed.connect(typed.append)
    desk.pick(table, 5)
    desk.press("'")
    desk.press("q")
    assert typed == ["q"]
    typed.clear()
    desk.keymap.follow(KeyboardSettings(letters_search=True))
    QTest.qWait(1010)
    desk.press("n")
    desk.press("q")
    assert typed == ["n", "nq"]
    assert desk.told.sent == []


async def test_tool_tips_and_menus_show_the_users_keys(desk: Desk) -> None:
    desk.window.theme.key_hint = desk.keymap.hint
    desk.keymap.changed.connect(desk.window.say)
    desk.keymap.follow(KeyboardSettings(changed=("next=Ctrl+Shift+Right", "play_last=Z")))
    assert desk.window.player_bar.next.toolTip() == "Next (Ctrl+Shift+Right)"
    assert desk.window.player_bar.previous.toolTip() == "Previous (Ctrl+Left)"
    wish = intents.OpenMenu(Entity.TRACK, (7,), 0, 0, name="Breakwater")
    menu = desk.stage.controller.menus.build(wish, desk.told.send, desk.window)
    keys = {action.text(): menu._keys.get(action) for action in menu.actions()}
    assert (keys["Play last"], keys["Show file"]) == ("Z", "Ctrl E")
    said = [row for _, rows in desk.shortcuts.by_group() for row in rows]
    assert ("Next track", ("Ctrl+Shift+Right",)) in said


# -- the palette -----------------------------------------------------------------------------------


async def test_the_palette_does_what_is_typed(desk: Desk) -> None:
    table = await desk.opens("tracks")
    desk.pick(table, 1, 2)
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    assert palette.field.line is QApplication.focusWidget()
    assert len(palette.lines()) == len(desk.shortcuts.ids) - 2
    QTest.keyClicks(palette.field.line, "play la")
    await desk.stage.until(lambda: palette.lines()[0].text == "Play last")
    assert palette.lines()[0].keys == "Q"
    desk.press("Return")
    await desk.stage.until(lambda: isinstance(desk.last(), intents.PlayLast))
    assert desk.recent == [("play_last",)]
    assert QApplication.focusWidget() is table


async def test_the_palette_finds_settings_and_the_library(desk: Desk) -> None:
    await desk.opens("tracks")
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    QTest.keyClicks(palette.field.line, "contrast")
    await desk.stage.until(lambda: palette.lines()[0].key == "set:appearance.high_contrast")
    desk.press("Return")
    await desk.stage.until(lambda: desk.last() is not None)
    assert desk.last() == intents.Go(Route("settings", "appearance.high_contrast"))
    desk.press("Ctrl+Shift+P")
    palette = cast("CommandPalette", desk.stage.dialog(CommandPalette))
    QTest.keyClicks(palette.field.line, "hald")
    await desk.stage.until(lambda: any(line.key.startswith("album:") for line in palette.lines()))
    kinds = {line.key.partition(":")[0] for line in palette.lines()}
    assert {"artist", "album", "playlist"} <= kinds
    row = next(at for at, line in enumerate(palette.lines()) if line.key.startswith("album:"))
    for _ in range(row):
        desk.press("Down")
    desk.press("Shift+Return")
    await desk.stage.until(lambda: isinstance(desk.last(), intents.PlayThings))
    assert cast("Any", desk.last()).verb == "next"


async def test_commands_wait_behind_a_dialog(desk: Desk) -> None:
    await desk.opens("tracks")
    desk.press("Ctrl+Shift+P")
    desk.press("Ctrl+5")
    assert desk.window.history.current == Route("tracks")
    desk.press("Ctrl+=")
    assert desk.wishes == ["appearance.font_scale=110"]
    desk.press("Esc")
    await desk.settle()
    desk.press("Ctrl+5")
    assert desk.window.history.current == Route("albums")


# -- the focus is never lost -----------------------------------------------------------------------

WALK = (
    "Tab", "Tab", "Shift+Tab", "F6", "Shift+F6", "Down", "Up", "Right", "Left", "Home", "End",
    "Ctrl+5", "Ctrl+6", "Alt+Left", "Alt+Right", "Ctrl+K", "Ctrl+F", "Esc", "Esc", "Ctrl+U",
    "Ctrl+I", "Ctrl+B", "F1", "Ctrl+Shift+P", "Ctrl+A", "G, Q", "G, A", "F8", "Space",
    "Ctrl+J", "Ctrl+=", "Ctrl+0", "'", "a", "S", "Menu",
)  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_focus_is_never_lost(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    await desk.opens("tracks")
    await desk.player.play(ALBUM_TRACKS)
    pressed: list[str] = []
    for _ in range(120):
        pressed.append(chance.choice(WALK))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        desk.press(pressed[-1])
        if chance.random() < 0.1:
            desk.browse.tracks.pop(next(iter(desk.browse.tracks)))
            page = desk.window.area.current
            if isinstance(page, Page) and page in desk.pages:
                page.load()
        await desk.settle()
        if QApplication.activePopupWidget() is None:
            focus = QApplication.focusWidget()
            assert focus is not None, pressed[-5:]
            assert focus.isVisible(), pressed[-5:]
            dialogs = [one for one in desk.window.findChildren(Overlay) if one.isVisible()]
            assert not dialogs or _inside(dialogs, focus), pressed[-5:]
    desk.stage.errors.clear()


def _inside(dialogs: list[Overlay], focus: QWidget) -> bool:
    return any(one is focus or one.isAncestorOf(focus) for one in dialogs)
