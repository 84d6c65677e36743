"""Playlists in the side bar: the tree of folders, drops on it."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import drag
from audio2_desktop.ui.commands import placed
from audio2_desktop.ui.frame.playlist_rows import MOVED, SideRow, moved_row
from audio2_desktop.ui.intents import MovePlaylist
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
    assert drop(view, view.rows.mimeData([view.rows.index(0)]), folder)  # onto itself: nothing
    assert got == [
        MovePlaylist(2, 9),
        MovePlaylist(2, 9, before=1),
        MovePlaylist(2, None),
        None,
    ]


def test_broken_drags_of_rows_are_nothing() -> None:
    for text in (b"playlist:x", b"album:3", b"", b"\xff"):
        mime = QMimeData()
        mime.setData(MOVED, text)
        assert moved_row(mime) is None
