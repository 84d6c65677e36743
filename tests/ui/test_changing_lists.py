"""A scan changes a list under the pointer: what was pressed is meant, not what came there."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import AlbumRow
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import fakes, samples

LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
PRESS, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
TWICE, MOVE = QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove
TRACKS, ALBUMS = samples.tracks(12), samples.albums(12)


def mouse(view: QAbstractItemView, kind: QEvent.Type, spot: QPointF) -> None:
    where = QPointF(view.viewport().mapToGlobal(spot.toPoint()))
    held = NOTHING if kind is RELEASE else LEFT
    event = QMouseEvent(kind, spot, where, LEFT, held, _NO_KEYS)
    QApplication.sendEvent(view.viewport(), event)


def _ids(*numbers: int) -> "array[int]":
    return array("q", numbers)


class Grid(CardGrid):
    """Its drags only tell that they would begin now."""

    went: list[int]

    def _begin_drag(self, row: int) -> None:
        self.went.append(row)


@pytest.fixture
def grid(qtbot: QtBot, dark: Theme) -> Grid:
    def card(row: AlbumRow) -> Card:
        return Card(row.title, row.artist, row.image)

    def mime(keys: object) -> TrackMime:
        return TrackMime.of_things("album", tuple(keys))  # type: ignore[arg-type]

    model = PagedRows(spoken=str)
    made = Grid(dark, model, fakes.FakeCovers(dark).pixmap, card, mime_of=mime)
    made.went = []
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.replace_ids(_ids(1, 2, 3, 4))
    model.arrived(0, ALBUMS)
    made.show()
    return made


def test_a_card_that_moved_away_from_the_pointer_is_not_opened(grid: Grid) -> None:
    opened: list[int] = []
    grid.opened.connect(lambda row: opened.append(grid.rows.key_at(row)))
    spot = grid.card_rect(1).center()
    mouse(grid, PRESS, spot)
    grid.replace_ids(_ids(9, 1, 2, 3, 4))
    mouse(grid, RELEASE, spot)
    assert opened == []
    mouse(grid, PRESS, spot)
    grid.replace_ids(_ids(9, 1, 2, 3))  # what is pressed stays where it is
    mouse(grid, RELEASE, spot)
    assert opened == [1]


@pytest.mark.parametrize("after", [(7, 8, 2, 3), (7, 8), ()])
def test_a_drag_brings_what_was_pressed_or_nothing(grid: Grid, after: tuple[int, ...]) -> None:
    spot = grid.card_rect(1).center()
    mouse(grid, PRESS, spot)
    assert grid._going is not None
    assert grid._going.tracks.things == (2,)
    grid.replace_ids(_ids(*after))
    mouse(grid, MOVE, spot + QPointF(30, 0))
    assert grid.went == ([after.index(2)] if 2 in after else [])


@pytest.fixture
def table(qtbot: QtBot, dark: Theme) -> TrackTable:
    columns = tuple(track_columns.library(lambda: samples.NOW).values())
    model = PagedRows(columns, spoken=track_columns.spoken)
    made = TrackTable(dark, model, fakes.FakeCovers(dark).pixmap, columns, style.TRACKS)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.replace_ids(_ids(1, 2, 3, 4))
    model.arrived(0, TRACKS)
    made.show()
    return made


@pytest.mark.parametrize(
    ("change", "played"),
    [
        (lambda table: None, [2]),
        (lambda table: table.replace_ids(_ids(9, 1, 2, 3)), []),
        (lambda table: table.replace_ids(_ids(5, 2, 6)), [2]),
    ],
    ids=["nothing changed", "moved away", "stayed"],
)
def test_a_double_click_plays_what_was_clicked_first(
    table: TrackTable, change: Callable[[TrackTable], None], played: list[int]
) -> None:
    got: list[int] = []
    table.play.connect(lambda row: got.append(table.rows.key_at(row)))
    y = table.rowViewportPosition(1) + 10
    spot = QPointF(140, y)
    mouse(table, PRESS, spot)
    mouse(table, RELEASE, spot)
    change(table)
    mouse(table, TWICE, spot)
    assert got == played
