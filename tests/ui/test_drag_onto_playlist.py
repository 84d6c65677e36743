"""Everything that can be dragged over the rows of a playlist's page: words, welcome, what it does,
and where it goes in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.ui.drag import MOVED, TrackMime
from audio2_desktop.ui.frame.playlist_rows import MovedRow, SideRow
from audio2_desktop.ui.intents import AddToPlaylist, ImportFiles, Intent, MoveInPlaylist
from audio2_desktop.ui.theme import Mode, Theme
from tests.ui import fakes
from tests.ui.every_page import PAGES
from tests.ui.stage import Stage, turn

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
COPY = Qt.DropAction.CopyAction
ANY = COPY | Qt.DropAction.MoveAction
PLAYLIST = PlaylistId(7)
BEFORE = 3
"""Everything is dropped above the fourth row."""


def _files() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///music/a.flac")])
    return mime


def _text() -> QMimeData:
    mime = QMimeData()
    mime.setText("no music")
    return mime


def _things(entity: str, *things: int) -> Callable[[], QMimeData]:
    return lambda: TrackMime.of_things(entity, things)


def _added(*ids: int, again: bool = False) -> AddToPlaylist:
    return AddToPlaylist(ids, 7, Entity.TRACK, BEFORE, again)


@dataclass(frozen=True)
class Case:
    """What is dragged, and with which key held; words "" when it is not for this place."""

    mime: Callable[[], QMimeData]
    words: str
    does: Intent | None
    keys: Qt.KeyboardModifier = NONE


NAME = "Coastline Drive"
CASES = {
    "tracks": Case(lambda: TrackMime((200, 201), "tracks"), f"Add 2 to {NAME}", _added(200, 201)),
    "queue rows": Case(lambda: TrackMime((202,), "queue", (31,)), f"Add 1 to {NAME}", _added(202)),
    "rows of another playlist": Case(
        lambda: TrackMime((203,), "playlist:8", (9,)), f"Add 1 to {NAME}", _added(203)
    ),
    "its own rows": Case(
        lambda: TrackMime((7, 8), "playlist:7", (506, 507)), "Move to position 4",
        MoveInPlaylist(PLAYLIST, (506, 507), BEFORE),
    ),
    "its own rows with Ctrl": Case(
        lambda: TrackMime((7, 8), "playlist:7", (506, 507)), f"Add 2 to {NAME}", None, CONTROL
    ),
    "a result of the search": Case(
        lambda: TrackMime((204,), "search"), f"Add 1 to {NAME}", _added(204)
    ),
    "albums": Case(_things("album", 30, 31), f"Add to {NAME}", _added(300, 310)),
    "an artist": Case(_things("artist", 30), f"Add to {NAME}", _added(300)),
    "a genre": Case(_things("genre", 30), f"Add to {NAME}", _added(300)),
    "a composer": Case(_things("composer", 30), f"Add to {NAME}", _added(300)),
    "a year": Case(_things("year", 30), f"Add to {NAME}", _added(300)),
    "a decade": Case(_things("decade", 30), f"Add to {NAME}", _added(300)),
    "a folder": Case(_things("folder", 30), f"Add to {NAME}", _added(300)),
    "a tile of a playlist": Case(_things("playlist", 30), f"Add to {NAME}", _added(300)),
    "files": Case(
        _files, "Import and add", ImportFiles(("file:///music/a.flac",), PLAYLIST)
    ),
    "a playlist of the side bar": Case(
        lambda: MovedRow(SideRow(9, "Tape"), lambda _: "/cache/Tape.m3u8"), "", None
    ),
    "text": Case(_text, "", None),
}  # fmt: skip


class Drop:
    """A playlist's page, and a drag over it."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.page = stage, stage.page
        self.table: Any = stage.page.table  # type: ignore[attr-defined]
        self.spot = QPoint(200, BEFORE * self.table.pitch)

    def over(self, case: Case) -> tuple[str, bool]:
        """The words, and whether a drop would be taken."""
        self.mime = case.mime()
        port = self.table.viewport()
        enter = QDragEnterEvent(self.spot, ANY, self.mime, LEFT, case.keys)
        QApplication.sendEvent(port, enter)
        if not enter.isAccepted():
            return "", False
        move = QDragMoveEvent(self.spot, ANY, self.mime, LEFT, case.keys)
        QApplication.sendEvent(port, move)
        is_taken = move.isAccepted() and move.dropAction() is not Qt.DropAction.IgnoreAction
        return self.table._drops.hint, is_taken

    async def let_go(self, case: Case) -> bool:
        event = QDropEvent(QPointF(self.spot), COPY, self.mime, LEFT, case.keys)
        QApplication.sendEvent(self.table.viewport(), event)
        await self.stage.settled()
        return event.isAccepted()


@pytest.fixture
async def drop(qtbot: QtBot, dark: Theme) -> Drop:
    build, arg = PAGES["playlist"]
    stage = Stage(qtbot, build(fakes.kit(dark)))
    await stage.open(arg)
    return Drop(stage)


@pytest.mark.parametrize("name", CASES)
async def test_what_is_dragged_over_a_playlist(drop: Drop, name: str) -> None:
    case = CASES[name]
    assert drop.over(case) == (case.words, bool(case.words))
    before = len(drop.stage.intents)
    assert await drop.let_go(case) is bool(case.words)
    done = [_plain(intent) for intent in drop.stage.intents[before:]]
    assert done == ([] if case.does is None else [_plain(case.does)])
    asks = case.keys == CONTROL  # its tracks are there already
    assert drop.page.notice.isVisible() is asks  # type: ignore[attr-defined]


def _plain(intent: Any) -> object:
    """With its ids as a tuple, whatever list they were in."""
    if isinstance(intent, AddToPlaylist):
        return (tuple(intent.ids), intent.playlist, intent.at, intent.again)
    return intent


async def test_in_another_order_nothing_moves_and_new_ones_go_to_the_end(drop: Drop) -> None:
    drop.table.header.sort_wanted.emit("title", False)
    await drop.stage.settled()
    text, welcome = drop.over(CASES["its own rows"])
    assert (text, welcome) == ("Sorted or filtered: go back to the custom order to move", False)
    assert not await drop.let_go(CASES["its own rows"])
    drop.over(CASES["tracks"])
    assert await drop.let_go(CASES["tracks"])
    assert drop.stage.last(AddToPlaylist).at == drop.table.rows.count()


async def test_another_theme_in_the_middle_changes_nothing(drop: Drop, dark: Theme) -> None:
    case = CASES["its own rows"]
    before = drop.over(case)
    dark.set_mode(Mode.LIGHT)
    await turn()
    assert drop.table._drops.hint == before[0]
    assert await drop.let_go(case)
    assert drop.stage.last(MoveInPlaylist) == case.does


async def test_a_drag_that_leaves_is_forgotten(drop: Drop) -> None:
    drop.over(CASES["tracks"])
    QApplication.sendEvent(drop.table.viewport(), QDragLeaveEvent())
    assert (drop.table._drops.hint, drop.table._drops.row) == ("", -1)
    assert MOVED in CASES["a playlist of the side bar"].mime().formats()
