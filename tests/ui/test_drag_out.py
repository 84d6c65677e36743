"""What every list hands over in a drag: to our own places, and as files to other programs."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.found import FoundKind
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound, Problem
from audio2_desktop.domain.units import TrackId
from audio2_desktop.ui import drag
from audio2_desktop.ui.drag import Dropped, TrackMime
from audio2_desktop.ui.feeds.dragged_files import DraggedFiles
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.frame.search_line import LineButton, mime_of
from audio2_desktop.ui.frame.search_popup import Chosen
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.window import Window
from tests.ui import fakes
from tests.ui.every_page import PAGES
from tests.ui.frame_preview import results
from tests.ui.stage import Stage, turn, until

LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class FakeFiles:
    """Names a file after what it is of; `error` instead, when there is one."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.error: BaseException | None = None

    async def files(self, tracks: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(tuple(tracks))
        return {track: f"/music/{track}.flac" for track in tracks}

    async def files_of(self, entity: Entity, things: Sequence[int]) -> Sequence[str]:
        self.asked.append((entity, tuple(things)))
        if self.error is not None:
            raise self.error
        return [f"/{entity}/{thing}" for thing in things]


class Outside:
    """Windows whose drags are made ready, without a mouse that goes anywhere."""

    def __init__(self) -> None:
        self.files = FakeFiles()
        self.errors: list[BaseException] = []
        self._feeds: list[DraggedFiles] = []

    def watch(self, window: QWidget) -> None:
        self._feeds.append(DraggedFiles(window, self.files, self.errors.append))

    def close(self) -> None:
        for feed in self._feeds:
            feed.close()


@pytest.fixture
async def outside() -> AsyncIterator[Outside]:
    made = Outside()
    yield made
    made.close()
    await asyncio.sleep(0)


def carried(mime: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in mime.urls()] if mime.hasFormat(drag.URLS) else []


def press(view: CardGrid, row: int) -> TrackMime:
    """The mouse goes down on a card; what a drag of it would bring."""
    spot = view.card_rect(row).center()
    where = view.viewport().mapToGlobal(spot)
    down = QMouseEvent(QEvent.Type.MouseButtonPress, spot, where, LEFT, LEFT, _NO_KEYS)
    QApplication.sendEvent(view.viewport(), down)
    assert view._going is not None
    return view._going


_NO_KEYS = Qt.KeyboardModifier.NoModifier
WITHOUT_LISTS = ("settings", "first_run", "health", "hidden", "now", "artist")
"""Nothing can be dragged there, or nothing that these fakes have."""


@pytest.mark.parametrize("name", [name for name in PAGES if name not in WITHOUT_LISTS])
async def test_rows_and_cards_of_every_page_carry_their_files(
    qtbot: QtBot, dark: Theme, outside: Outside, name: str
) -> None:
    build, arg = PAGES[name]
    stage = Stage(qtbot, build(fakes.kit(dark)))
    outside.watch(stage.page)
    await stage.open(arg)
    views = [view for view in _lists(stage.page) if view.rows.count()]
    found = [await _drag_of(view) for view in views]
    assert found
    for what, files in found:
        assert what.ids or (what.entity in drag.ENTITIES and what.things)
        assert files, f"{what} goes out without a file"
    assert outside.errors == []
    stage.close()


def _lists(page: QWidget) -> list[Any]:
    found = [*page.findChildren(TrackTable), *page.findChildren(CardGrid)]
    return [view for view in found if view.isVisible()]


async def _drag_of(view: Any) -> tuple[Dropped, list[str]]:
    """What a drag of the first row brings, and its files."""
    row = next(at for at in range(view.rows.count()) if not view.rows.is_head(at))
    await until(lambda: view.rows.row_at(row) is not None)
    if isinstance(view, CardGrid):
        mime = press(view, row)
        await until(lambda: carried(mime))
        return drag.read(mime), carried(mime)
    selection.select(view.selectionModel(), view.rows, [(row, row)])
    await until(lambda: carried(view.rows.mime_of(view.ranges())))
    mime = view.rows.mime_of(view.ranges())
    return drag.read(mime), carried(mime)


async def test_a_selected_row_of_the_queue_carries_its_file(
    window: Window, outside: Outside
) -> None:
    outside.watch(window)
    window.set_panel_open(True)
    entries = [Entry(uid, TrackId(uid + 100)) for uid in (20, 21, 22)]
    window.panel.rows.show_queue(entries[0], entries[1:], (), "")
    queue = window.panel.list
    queue.setCurrentIndex(queue.rows.index(3, 0))
    await turn()
    mime = queue.rows.mimeData(queue.selectedIndexes())
    assert (drag.read(mime).ids, carried(mime)) == ((121,), ["/music/121.flac"])


async def test_a_playlist_of_the_side_bar_carries_one_file_that_is_none_from_outside(
    window: Window, outside: Outside
) -> None:
    outside.watch(window)
    folder, tape = SideRow(3, "Journeys", is_folder=True), SideRow(7, "Tape")
    window.sidebar.set_playlists((folder, tape))
    lists = window.sidebar.playlists
    for row, files in ((0, []), (1, ["/playlist/7"])):
        index = lists.rows.index(row, 0)
        spot = QPointF(lists.visualRect(index).center())
        where = QPointF(lists.viewport().mapToGlobal(spot.toPoint()))
        down = QMouseEvent(QEvent.Type.MouseButtonPress, spot, where, LEFT, LEFT, _NO_KEYS)
        QApplication.sendEvent(lists.viewport(), down)
        await turn()
        mime = lists.rows.mimeData([index])
        assert carried(mime) == files
        assert not drag.can_read(mime)
        assert not drag.read(mime)
    assert outside.files.asked == [(Entity.PLAYLIST, (7,))]


async def test_what_cannot_be_learnt_is_dragged_without_files(
    qtbot: QtBot, dark: Theme, outside: Outside
) -> None:
    stage = Stage(qtbot, AlbumsPage(fakes.kit(dark).tools, fakes.FakeBrowse()))
    outside.watch(stage.page)
    await stage.open()
    grid = stage.page.grid  # type: ignore[attr-defined]
    await until(lambda: grid.rows.row_at(0) is not None)
    for error, told in ((NotFound("album", 1), []), (bug := ValueError("a bug"), [bug])):
        outside.files.error = error
        mime = press(grid, 0)
        await turn()
        assert drag.read(mime).things
        assert carried(mime) == []
        assert outside.errors == told
        assert isinstance(error, Problem) is not bool(told)
    stage.close()


async def test_only_the_last_press_is_answered(qtbot: QtBot, dark: Theme, outside: Outside) -> None:
    stage = Stage(qtbot, AlbumsPage(fakes.kit(dark).tools, fakes.FakeBrowse()))
    outside.watch(stage.page)
    await stage.open()
    grid = stage.page.grid  # type: ignore[attr-defined]
    first, last = press(grid, 0), press(grid, 1)
    await until(lambda: carried(last))
    assert carried(first) == []
    stage.close()


async def test_a_result_of_the_search_is_dragged_out_of_the_drop_down(
    window: Window, outside: Outside
) -> None:
    outside.watch(window)
    window.search.show_results(results())
    window.show_search_popup()
    rows = [line.row for line in window.search.lines]
    brought = {row.kind: mime_of(row) for row in rows if row is not None}
    assert drag.read(brought[FoundKind.TRACK]).ids
    assert drag.read(brought[FoundKind.ARTIST]).entity == "artist"
    assert all(what.entity in ("", *drag.ENTITIES) for what in map(drag.read, brought.values()))
    at = next(at for at, row in enumerate(rows) if row is not None)
    button = window.search.findChildren(LineButton)[at]
    spot = QPointF(button.rect().center())
    where = QPointF(button.mapToGlobal(spot.toPoint()))
    down = QMouseEvent(QEvent.Type.MouseButtonPress, spot, where, LEFT, LEFT, _NO_KEYS)
    QApplication.sendEvent(button, down)
    await turn()
    assert button._going is not None
    assert carried(button._going)
    up = QMouseEvent(QEvent.Type.MouseButtonRelease, spot, where, LEFT, NOTHING, _NO_KEYS)
    chosen: list[Chosen] = []
    window.search.chosen.connect(chosen.append)
    QApplication.sendEvent(button, up)
    assert [one.row for one in chosen] == [rows[at]]
    assert button._going is None
