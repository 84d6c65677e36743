"""The grid of cards: geometry by arithmetic, keys, clicks, drags, any number of cards."""

import time
from array import array
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.widgets import mirror
from tests.ui import samples

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def no_art(key: str, px: int, radius: float) -> None:
    return None


def make(qtbot: QtBot, theme: Theme, count: int = 40, **keywords: Any) -> CardGrid:
    model = RowList(spoken=lambda row: row.title)
    model.show(samples.albums(count))
    grid = CardGrid(theme, model, no_art, cards.of_album, **keywords)
    qtbot.addWidget(grid)
    grid.resize(1200, 700)
    grid.show()
    return grid


@pytest.fixture
def grid(qtbot: QtBot, dark: Theme) -> CardGrid:
    return make(qtbot, dark)


def heard(signal: Any) -> list[Any]:
    got: list[Any] = []
    signal.connect(lambda *values: got.append(values[0] if len(values) == 1 else values))
    return got


def middle(grid: CardGrid, row: int) -> QPoint:
    return grid.card_rect(row).center().toPoint()


@pytest.mark.parametrize(
    ("width", "columns", "side"), [(1200, 6, 172), (836, 4, 178), (1700, 8, 184)]
)
def test_cards_share_the_width(
    qtbot: QtBot, dark: Theme, width: int, columns: int, side: int
) -> None:
    grid = make(qtbot, dark)
    grid.resize(width, 600)
    edge = 40 if width >= 1600 else 32
    room = min(width - 2 * edge, grid.viewport().width() - edge)
    assert grid.columns == columns == (room + 20) // 188
    assert grid.side == (room - 20 * (columns - 1)) // columns
    assert abs(grid.side - side) <= 4
    last = grid.card_rect(columns - 1)
    assert 0 <= edge + room - last.right() < columns


def test_places_and_points_agree(grid: CardGrid) -> None:
    grid.verticalScrollBar().setValue(130)
    for row in range(40):
        rect = grid.visualRect(grid.rows.index(row, 0))
        if rect.intersects(grid.viewport().rect()):
            assert grid.indexAt(rect.center()).row() == row
    assert not grid.indexAt(QPoint(2, 2)).isValid()


def test_a_hundred_thousand_cards_are_resized_at_once(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows()
    model.wanted.connect(lambda page, ids: model.arrived(page, samples.albums(200)))
    grid = CardGrid(dark, model, no_art, cards.of_album)
    qtbot.addWidget(grid)
    grid.show()
    grid.replace_ids(array("q", range(1, 100_001)))
    times = []
    for width in range(900, 1300, 20):
        began = time.thread_time()
        grid.resize(width, 700)
        grid.updateGeometries()
        times.append(time.thread_time() - began)
    assert sorted(times)[len(times) // 2] < 0.016
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.indexAt(middle(grid, 99_999)).row() == 99_999


def test_arrows_walk_the_grid_and_scroll_to_the_card(qtbot: QtBot, grid: CardGrid) -> None:
    grid.setCurrentIndex(grid.rows.index(0, 0))
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Left):
        qtbot.keyClick(grid, key)
    assert grid.currentIndex().row() == 12
    qtbot.keyClick(grid, KEY.Key_End)
    assert grid.currentIndex().row() == 39
    assert grid.viewport().rect().contains(middle(grid, 39))
    qtbot.keyClick(grid, KEY.Key_Home)
    assert grid.currentIndex().row() == 0
    qtbot.keyClick(grid, KEY.Key_Up)
    assert grid.currentIndex().row() == 0


def test_keys_play_open_and_mark(qtbot: QtBot, grid: CardGrid) -> None:
    played, opened, loved, rated = (
        heard(signal) for signal in (grid.played, grid.opened, grid.favourite, grid.rate)
    )
    grid.setCurrentIndex(grid.rows.index(2, 0))
    qtbot.keyClick(grid, KEY.Key_Return)
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, KEY.Key_Q)
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid, KEY.Key_L)
    qtbot.keyClick(grid, KEY.Key_4)
    assert played == [([3], "play"), ([3], "next"), ([3], "last")]
    assert opened == [2]
    assert loved == [[3]]
    assert rated == [([3], 80)]


def test_where_enter_opens_alt_enter_plays(qtbot: QtBot, dark: Theme) -> None:
    grid = make(qtbot, dark, enter_plays=False)
    played, opened = heard(grid.played), heard(grid.opened)
    grid.setCurrentIndex(grid.rows.index(1, 0))
    qtbot.keyClick(grid, KEY.Key_Return)
    qtbot.keyClick(grid, KEY.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert (opened, played) == ([1], [([2], "play")])


def test_a_click_opens_its_play_disc_plays_and_control_click_selects(
    qtbot: QtBot, grid: CardGrid
) -> None:
    played, opened = heard(grid.played), heard(grid.opened)
    qtbot.mouseClick(grid.viewport(), LEFT, NONE, middle(grid, 3))
    disc = grid._painter.play_rect(grid.card_rect(4)).center().toPoint()
    qtbot.mouseClick(grid.viewport(), LEFT, NONE, disc)
    for row in (1, 5):
        qtbot.mouseClick(
            grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, middle(grid, row)
        )
    assert (opened, played) == ([3], [([5], "play")])
    assert sorted(grid.selected_keys()) == [2, 6]


def test_the_menu_is_for_the_card_under_the_pointer(qtbot: QtBot, grid: CardGrid) -> None:
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, NONE, middle(grid, 2))
    assert list(grid.selected_keys()) == [3]


def test_hover_repaints_and_ghost_counts(qtbot: QtBot, theme: Theme) -> None:
    grid = make(qtbot, theme)
    before = grid.grab().toImage()
    at = QPointF(middle(grid, 1))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE
    )
    grid.mouseMoveEvent(event)
    assert grid.grab().toImage() != before
    assert grid.ghost([(0, 0)]).toImage() != grid.ghost([(0, 3)]).toImage()


def test_an_expanded_grid_is_as_tall_as_its_cards(qtbot: QtBot, dark: Theme) -> None:
    grid = make(qtbot, dark, 8, expanded=True, margin=0)
    assert grid.columns == 6
    assert grid.height() == 12 + 2 * grid.pitch
    one = make(qtbot, dark, 8, expanded=True, margin=0, max_rows=1)
    assert one.shown_count() == 6
    assert one.height() == 12 + one.pitch
    assert one.isIndexHidden(one.rows.index(7, 0))
    none = make(qtbot, dark, 0, expanded=True)
    assert none.height() == 0


def test_a_new_order_keeps_the_selection_and_the_first_card(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows()
    grid = CardGrid(dark, model, no_art, cards.of_album)
    qtbot.addWidget(grid)
    grid.resize(1200, 600)
    grid.show()
    grid.replace_ids(array("q", range(1, 601)))
    selection.select(grid.selectionModel(), model, [(3, 4)])
    grid.verticalScrollBar().setValue(50 * grid.pitch)
    grid.replace_ids(array("q", [0, *range(1, 601)]))
    assert list(grid.selected_keys()) == [4, 5]
    assert grid.verticalScrollBar().value() == 50 * grid.pitch
    grid.replace_ids(array("q", range(7, 601)))
    assert grid.verticalScrollBar().value() == 49 * grid.pitch, "the same card as before"


def test_what_cards_say() -> None:
    album = samples.albums(5)[4]
    assert cards.glyph(album) == ("partial", (album.tracks - 1) / album.tracks)
    assert cards.of_artists_album(album).subtitle == "2020 · 12 of 13"
    assert cards.of_artists_album(samples.albums(1)[0]).subtitle == "2024 · 9 tracks"
    artist = cards.of_artist(samples.artists(1)[0])
    assert (artist.is_round, artist.subtitle) == (True, "1 album")


def test_from_right_to_left_the_first_card_stands_on_the_margin(qtbot: QtBot, dark: Theme) -> None:
    grid = make(qtbot, dark)
    edge = grid.left_edge()
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.resize(1201, 700)
    right = grid.viewport().mapTo(grid, grid.card_rect(0).topRight().toPoint()).x()
    assert right == pytest.approx(grid.width() - edge, abs=1)
    assert grid.indexAt(middle(grid, 7)).row() == 7


def test_a_shadow_fades_outwards_from_right_to_left_too(qtbot: QtBot, dark: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(100, 100)
    looks = []
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        page.setLayoutDirection(way)
        image = QImage(100, 100, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        own = QPainter(image)
        dark.shadow(20, 0).paint(mirror.turned(own, page), QRectF(30, 30, 40, 40))
        own.end()
        looks.append([image.pixelColor(x, 50).lightness() for x in range(100)])
    assert looks[0] == pytest.approx(looks[1], abs=3)
