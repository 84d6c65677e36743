"""Every key of the design, pressed in a window with real pages: what comes of it."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets.themed import Themed, ThemedButton
from tests.ui.desk import Desk
from tests.ui.whole_window import ALBUM_TRACKS

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


async def test_without_a_selection_they_mean_the_row_that_shows_the_keyboard(desk: Desk) -> None:
    for name in ("tracks", "albums"):
        view = await desk.opens(name)
        view.clearSelection()
        view.setCurrentIndex(view.rows.index(3, 0))
        view.clearSelection()
        view.clearFocus()
        view.setFocus(Qt.FocusReason.TabFocusReason)
        desk.press("Q")
        assert desk.last() is not None
        assert [index.row() for index in view.selectionModel().selectedRows()] == [3]
        desk.told.sent.clear()


async def test_the_context_menu_opens_by_key_for_the_current_row(desk: Desk) -> None:
    table = await desk.opens("tracks")
    table.setCurrentIndex(table.rows.index(3, 0))
    table.clearSelection()
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Shift+F10")
    wish = desk.last()
    assert isinstance(wish, intents.OpenMenu)
    assert list(wish.ids) == [table.rows.key_at(3)]


async def test_a_pointer_that_left_nothing_selected_means_no_row(desk: Desk) -> None:
    table = await desk.opens("tracks")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    table.clearSelection()
    desk.told.sent.clear()
    desk.press("Q")
    desk.press("3")
    assert desk.told.sent == []
    await desk.player.play(ALBUM_TRACKS)
    await desk.stage.until(lambda: desk.player.state.track is not None)
    desk.press("L")
    assert desk.last() == intents.SetFavourite(Entity.TRACK, (11,), True)


async def test_a_page_opened_by_a_key_shows_where_the_keyboard_is(desk: Desk) -> None:
    window = desk.window
    await desk.opens("tracks")
    albums, tracks = (cast("Any", desk.view(page)) for page in reversed(desk.pages))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    window.go(Route("albums"))
    await desk.stage.until(albums.hasFocus)
    await desk.settle()
    assert not albums.shows_ring
    desk.press("Ctrl+6")
    await desk.stage.until(tracks.hasFocus)
    await desk.stage.until(lambda: tracks.shows_ring)
    desk.press("Ctrl+5")
    await desk.stage.until(lambda: albums.hasFocus() and albums.shows_ring)


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
    over_a_list = window.area.geometry().center()
    for button, name in (("BackButton", "tracks"), ("ForwardButton", "album")):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton[button], pos=over_a_list)
        assert here() == name
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

    def is_read() -> bool:
        return queue.lines_of(queue.selectedIndexes())[0].track is not None

    wanted: dict[str, type[Intent]] = {
        "Q": intents.PlayLast, "P": intents.PickPlaylist, "5": intents.Rate,
        "L": intents.SetFavourite, "Ctrl+E": intents.ShowFile, "Shift+Return": intents.PlayNext,
        "Ctrl+Return": intents.Go,
    }  # fmt: skip
    for key, kind in wanted.items():
        await desk.stage.until(is_read)  # the key before may have changed the queue
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


async def test_tab_shows_a_ring_on_every_control_and_a_click_on_none(desk: Desk) -> None:
    await desk.opens("tracks")
    window, seen = desk.window, set()
    for _ in range(80):
        desk.press("Tab")
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.add(focus)
        if isinstance(focus, Themed):
            assert focus.has_ring, focus
    desk.view(desk.pages[0]).setFocus(Qt.FocusReason.OtherFocusReason)
    buttons = [one for one in window.findChildren(ThemedButton) if one.isVisible()]
    assert len(buttons) > 20
    for button in buttons:
        spot = button.mapTo(window, button.rect().center())
        held = Qt.MouseButton.LeftButton
        QTest.mousePress(window.windowHandle(), held, pos=spot)
        assert not button.has_ring, button
        QTest.mouseRelease(window.windowHandle(), held, pos=QPoint(1, 1))
        assert not button.has_ring, button


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
