"""Playlists in the side bar: the tree of folders, drops on it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import drag
from audio2_desktop.ui.drag import MOVED
from audio2_desktop.ui.frame.places_menu import PlacesMenu
from audio2_desktop.ui.frame.playlist_rows import SideRow, moved_row
from audio2_desktop.ui.frame.sidebar import SideBar
from audio2_desktop.ui.frame_drops import placed
from audio2_desktop.ui.intents import MovePlaylist
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.routes import nav_items
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import Menu
from audio2_desktop.ui.window import Window
from tests.ui.frame import drop


def test_tracks_are_dropped_on_a_playlist(window: Window) -> None:
    view = window.sidebar.playlists
    got: list[tuple[SideRow | None, drag.Dropped]] = []
    view.dropped.connect(lambda row, what: got.append((row, what)))
    spot = view.visualRect(view.rows.place(2)).center()
    assert drop(view, drag.TrackMime((7, 9), "tracks"), spot)
    row, what = got[0]
    assert row is not None
    assert (row.id, what.ids) == (2, (7, 9))


def test_files_from_outside_are_dropped_below_for_a_new_playlist(window: Window) -> None:
    view = window.sidebar.playlists
    got: list[tuple[SideRow | None, drag.Dropped]] = []
    view.dropped.connect(lambda row, what: got.append((row, what)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/music/a.flac")])
    assert drop(view, mime, QPoint(40, view.height() - 4))
    assert got == [(None, drag.Dropped(urls=("file:///music/a.flac",)))]


def test_other_things_and_folders_take_no_drop(window: Window) -> None:
    view = window.sidebar.playlists
    text = QMimeData()
    text.setText("hello")
    assert not drop(view, text, view.visualRect(view.rows.place(2)).center())
    folder = view.visualRect(view.rows.index(0)).center()
    assert not drop(view, drag.TrackMime((7,)), folder)


def test_a_closed_folder_opens_under_a_drag(window: Window, qtbot: QtBot) -> None:
    view = window.sidebar.playlists
    count = view.rows.rowCount()
    view.rows.toggle(9)
    assert view.rows.rowCount() == count - 1
    view._opener.setInterval(10)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spot = view.visualRect(view.rows.index(0)).center()
    mime = drag.TrackMime((7,))
    view.dragEnterEvent(QDragEnterEvent(spot, Qt.DropAction.CopyAction, mime, buttons, keys))
    qtbot.waitUntil(lambda: view.rows.rowCount() == count, timeout=2000)


def test_folders_in_folders_and_rings_of_folders_are_shown(window: Window) -> None:
    rows = window.sidebar.playlists.rows
    rows.set_rows(
        [
            SideRow(1, "Outer", is_folder=True),
            SideRow(2, "Inner", is_folder=True, folder=1),
            SideRow(1, "Song list", folder=2),
            SideRow(5, "A", is_folder=True, folder=6),
            SideRow(6, "B", is_folder=True, folder=5),
        ]
    )
    shown = [rows.row(rows.index(at)) for at in range(rows.rowCount())]
    assert [row.name for row in shown if row] == ["Outer", "Inner", "Song list"]
    assert rows.depth(SideRow(1, "Song list", folder=2)) == 2


def test_rows_are_dragged_into_folders_before_others_and_out(window: Window) -> None:
    view = window.sidebar.playlists
    got: list[MovePlaylist | None] = []
    view.rearranged.connect(lambda *where: got.append(placed(*where)))
    mime = view.rows.mimeData([view.rows.place(2)])
    folder = view.visualRect(view.rows.index(0)).center()
    inner = view.visualRect(view.rows.place(1)).center()
    assert drop(view, mime, folder)
    assert drop(view, mime, inner)
    assert drop(view, mime, QPoint(40, view.height() - 4))
    assert not drop(view, view.rows.mimeData([view.rows.index(0)]), folder), "onto itself"
    assert got == [MovePlaylist(2, 9), MovePlaylist(2, 9, before=1), MovePlaylist(2, None)]


def test_broken_drags_of_rows_are_nothing() -> None:
    for text in (b"playlist:x", b"album:3", b"", b"\xff"):
        mime = QMimeData()
        mime.setData(MOVED, text)
        assert moved_row(mime) is None


@pytest.fixture
def bar(dark: Theme, qtbot: QtBot) -> SideBar:
    """With the entries of the program and three playlists."""
    made = SideBar(dark, nav_items())
    qtbot.addWidget(made)
    made.set_playlists([SideRow(at, f"List {at}") for at in (1, 2, 3)])
    made.resize(240, 812)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(bar: SideBar) -> list[str]:
    return [button.item.route.name for button in bar.places.buttons if button.isVisible()]


def test_with_room_all_places_are_seen(bar: SideBar) -> None:
    assert shown(bar)[1:] == [
        "artists", "albums", "tracks", "genres", "composers", "years", "folders", "favourites",
        "tags",
    ]  # fmt: skip
    assert not bar.places.more.isVisible()


@pytest.mark.parametrize("narrow", [False, True])
def test_in_a_low_window_some_go_behind_more(bar: SideBar, qtbot: QtBot, narrow: bool) -> None:
    bar.set_narrow(narrow)
    bar.resize(bar.body_width(), 512)
    assert shown(bar)[1:] == ["artists", "albums", "tracks", "favourites"]
    assert bar.places.more.isVisible()
    assert bar.places.more.accessibleName() == "More places of the library"
    assert bar.playlists.isVisible()
    assert bar.playlists.height() >= (42 if narrow else 84)
    bar.places.more.click()
    assert len(shown(bar)) == 10
    assert bar.places.more.accessibleName() == "Fewer places of the library"
    foot = bar.settings.y()
    last = bar.places.buttons[-1]
    assert last.geometry().bottom() < foot
    assert last.height() >= 24
    bar.places.more.click()
    assert len(shown(bar)) == 5


def test_the_place_that_is_shown_stays_in_sight(bar: SideBar) -> None:
    bar.resize(240, 512)
    for route, name in (
        (Route("shelf", "genre:3"), "genres"),
        (Route("shelf", "genre=Dub"), "genres"),
        (Route("shelf", "composer:3"), "composers"),
        (Route("shelf", "decade:1990"), "years"),
        (Route("shelf", "year:1994"), "years"),
        (Route("folders"), "folders"),
        (Route("shelf", "tag:2"), "tags"),
    ):
        bar.set_current(route)
        assert name in shown(bar)
        chosen = [b.item.route.name for b in bar.places.buttons if b.isChecked()]
        assert chosen == [name]
    bar.set_current(Route("tracks"))
    assert "folders" not in shown(bar)


@pytest.mark.parametrize("narrow", [False, True])
def test_large_letters_in_a_low_window_lie_over_nothing(
    bar: SideBar, dark: Theme, qtbot: QtBot, narrow: bool
) -> None:
    dark.set_scale(200)
    bar.set_narrow(narrow)
    bar.resize(bar.body_width(), 456)
    bar.set_current(Route("folders"))
    seen: list[str] = []
    for _ in range(len(bar.places.buttons)):
        shown = [each for each in (*bar.places.buttons, bar.places.more) if each.isVisible()]
        ends = sorted((each.geometry().top(), each.geometry().bottom()) for each in shown)
        assert all(low[1] < high[0] for low, high in pairwise(ends))
        assert ends[-1][1] < bar.settings.geometry().top()
        assert bar.places.more.isVisible()
        seen += [each.item.route.name for each in shown if each is not bar.places.more]
        qtbot.mouseClick(bar.places.more, Qt.MouseButton.LeftButton)
    assert seen[0] == "folders" or "folders" in seen[:3], "the chosen one is seen first"
    assert set(seen) == {each.item.route.name for each in bar.places.buttons}, "all can be reached"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_place_hides_it_and_leads_to_the_choice(qtbot: QtBot, dark: Theme) -> None:
    bar = SideBar(dark, nav_items())
    qtbot.addWidget(bar)
    bar.show()
    places = PlacesMenu(bar)
    left_out: list[tuple[str, ...]] = []
    routes: list[Route] = []
    places.hidden.connect(left_out.append)
    places.navigate.connect(routes.append)
    bar.places.set_hidden(["years"])

    def entries(name: str) -> dict[str, QAction]:
        button = next(each for each in bar.places.buttons if each.item.route.name == name)
        button.customContextMenuRequested.emit(QPoint(4, 4))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, Menu)
        return {action.text(): action for action in menu.actions() if action.text()}

    found = entries("albums")
    assert list(found) == ["Open", "Hide from the side bar", "Choose places"]
    found["Hide from the side bar"].trigger()
    assert left_out == [("years", "albums")]
    found = entries("home")
    assert list(found) == ["Open", "Choose places"]
    found["Choose places"].trigger()
    assert routes == [Route("settings", "appearance.places")]
