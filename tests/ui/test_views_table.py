"""The table of tracks: what keys, clicks and drags do, and what it costs at any size."""

import time
from array import array
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.music import TrackState
from audio2_desktop.ui import drag
from audio2_desktop.ui.delegates.track_row import Head
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.columns import TITLE_MINIMUM, fit
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost, selection
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import samples

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def no_art(key: str, px: int, radius: float) -> None:
    return None


def make(qtbot: QtBot, theme: Theme, count: int = 60, **keywords: Any) -> TrackTable:
    model = RowList(spoken=track_columns.spoken)
    model.show(samples.tracks(count))
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(theme, model, no_art, shown, style.TRACKS, **keywords)
    qtbot.addWidget(table)
    table.resize(1200, 500)
    table.show()
    return table


@pytest.fixture
def table(qtbot: QtBot, dark: Theme) -> TrackTable:
    return make(qtbot, dark)


def heard(signal: Any) -> list[Any]:
    got: list[Any] = []
    signal.connect(lambda *values: got.append(values[0] if len(values) == 1 else values))
    return got


def pick(table: TrackTable, *rows: int) -> None:
    parts = selection.of_rows(rows)
    selection.select(table.selectionModel(), table.rows, parts)
    table.make_current(rows[-1])


def spot(table: TrackTable, row: int, key: str, inside: float = 0.5) -> QPoint:
    cell = next(cell for cell in table.column_widths.cells if cell.key == key)
    x = cell.x + cell.width * inside
    return QPoint(round(x), row * table.pitch - table.verticalOffset() + table.pitch // 2)


def click(qtbot: QtBot, table: TrackTable, at: QPoint) -> None:
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, at)


def test_enter_plays_the_current_row_and_shift_enter_plays_next(
    qtbot: QtBot, table: TrackTable
) -> None:
    played, after = heard(table.play), heard(table.play_next)
    pick(table, 4)
    qtbot.keyClick(table, KEY.Key_Return)
    qtbot.keyClick(table, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert played == [4]
    assert len(after) == 1


def test_letters_and_digits_are_commands_on_the_selection(qtbot: QtBot, table: TrackTable) -> None:
    last, loved, rated, gone = (
        heard(signal) for signal in (table.play_last, table.favourite, table.rate, table.remove)
    )
    for key in (KEY.Key_Q, KEY.Key_L, KEY.Key_3, KEY.Key_Delete):
        qtbot.keyClick(table, key)
    assert not last and not loved and not rated and not gone
    pick(table, 3, 4)
    for key in (KEY.Key_Q, KEY.Key_L, KEY.Key_3, KEY.Key_0, KEY.Key_Delete):
        qtbot.keyClick(table, key)
    assert len(last) == len(gone) == 1
    assert loved == [([4, 5], True)]
    assert rated == [([4, 5], 60), ([4, 5], 0)]


def test_arrows_move_page_keys_jump_and_escape_deselects(qtbot: QtBot, table: TrackTable) -> None:
    pick(table, 0)
    qtbot.keyClick(table, KEY.Key_Down)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.ranges() == [(1, 2)]
    qtbot.keyClick(table, KEY.Key_End)
    assert table.currentIndex().row() == 59
    qtbot.keyClick(table, KEY.Key_Escape)
    assert table.selected_count() == 0
    assert table.currentIndex().row() == 59


def test_alt_arrows_ask_to_move_rows(qtbot: QtBot, table: TrackTable) -> None:
    moved = heard(table.move_by)
    pick(table, 5)
    qtbot.keyClick(table, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved == [-1, 1]


def test_type_ahead_begins_with_a_quote_and_finds_accented_titles(
    qtbot: QtBot, table: TrackTable
) -> None:
    pick(table, 0)
    qtbot.keyClicks(table, "'ambar")
    assert table.row_track(table.currentIndex().row()).title == "Ámbar y sal"  # type: ignore[union-attr]


def test_space_is_left_to_the_window(qtbot: QtBot, table: TrackTable) -> None:
    pick(table, 2)
    qtbot.keyClick(table, KEY.Key_Space)
    assert table.ranges() == [(2, 2)]


def test_clicks_on_heart_stars_and_names(qtbot: QtBot, table: TrackTable) -> None:
    loved, rated = heard(table.favourite), heard(table.rate)
    artists, albums = heard(table.open_artist), heard(table.open_album)
    table.viewport().repaint()
    click(qtbot, table, spot(table, 0, "heart"))
    click(qtbot, table, spot(table, 3, "heart"))
    assert loved == [([1], False), ([4], True)]
    stars = next(cell for cell in table.column_widths.cells if cell.key == "rating")
    step = table.painter.strokes.star_step()
    y = spot(table, 2, "rating").y()
    click(qtbot, table, QPoint(stars.x + step // 4, y))
    click(qtbot, table, QPoint(stars.x + step * 3 + step - 2, y))
    click(qtbot, table, QPoint(stars.x + step * 5 - 2, y))
    assert rated == [([3], 10), ([3], 80), ([3], 0)]
    click(qtbot, table, spot(table, 1, "artist", 0.1))
    click(qtbot, table, spot(table, 1, "album", 0.1))
    assert (artists, albums) == ([2], [2])
    assert table.selected_count() == 0


def test_a_click_beside_the_words_selects_and_a_double_click_plays(
    qtbot: QtBot, table: TrackTable
) -> None:
    played = heard(table.play)
    click(qtbot, table, spot(table, 6, "title", 0.8))
    assert table.ranges() == [(6, 6)]
    qtbot.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, NONE, spot(table, 6, "title", 0.8)
    )
    assert played == [6]


def test_shift_and_control_clicks_select_several(qtbot: QtBot, table: TrackTable) -> None:
    changed = heard(table.selection_changed)
    where = [spot(table, row, "title", 0.9) for row in (1, 4, 8)]
    click(qtbot, table, where[0])
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), left, Qt.KeyboardModifier.ShiftModifier, where[1])
    qtbot.mouseClick(table.viewport(), left, Qt.KeyboardModifier.ControlModifier, where[2])
    assert table.ranges() == [(1, 4), (8, 8)]
    assert list(table.selected_tracks()) == [2, 3, 4, 5, 9]
    qtbot.waitUntil(lambda: len(changed) > 0)


def test_rows_and_cells_speak_to_a_screen_reader(table: TrackTable) -> None:
    spoken = table.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Breakwater, Halden Coast, Slow Harbour, 5:07, 4 of 5 stars, favourite, in library"
    )
    titles = [
        table.rows.headerData(at, Qt.Orientation.Horizontal)
        for at in range(table.rows.columnCount())
    ]
    assert all(titles)
    assert titles[0] == "Favourite"


@pytest.mark.parametrize("width", [836, 860, 1000, 1200, 1600, 2400])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_columns_fill_the_width_exactly_and_titles_keep_their_minimum(
    width: int, scale: float
) -> None:
    every = track_columns.library(lambda: samples.NOW)
    shown = fit([every[key] for key in track_columns.DEFAULT], width, scale)
    widths = {column.key: room for column, room in shown}
    assert sum(widths.values()) == width
    assert widths["title"] >= TITLE_MINIMUM * scale


def test_narrow_tables_hide_columns_in_the_order_of_the_design() -> None:
    every = track_columns.library(lambda: samples.NOW)
    columns = [every[key] for key in track_columns.DEFAULT]
    gone: list[str] = []
    for width in range(1200, 500, -1):
        keys = {column.key for column, _ in fit(columns, width)}
        gone += [c.key for c in columns if c.key not in keys and c.key not in gone]
    assert gone[:4] == ["genre", "last_played", "quality", "plays"]


def test_a_dragged_edge_keeps_its_width_and_a_double_click_fits_it(table: TrackTable) -> None:
    changed = heard(table.column_widths.changed)
    genre = next(at for at, c in enumerate(table.rows.columns) if c.key == "genre")
    table.header.resizeSection(genre, 180)
    assert table.header.sectionSize(genre) == 180
    assert sum(table.header.sectionSize(at) for at in range(table.header.count())) == 1200 - (
        1200 - table.viewport().width()
    )
    assert table.column_widths.chosen == {"genre": 180}
    assert len(changed) == 1
    table.header.sectionHandleDoubleClicked.emit(genre)
    fitted = table.header.sectionSize(genre)
    column = next(c for c in table.rows.columns if c.key == "genre")
    words = [column.text(table.rows.row_at(at)) for at in range(8)]
    widest = max(table.theme.metrics("table").horizontalAdvance(word) for word in words)
    assert 40 <= widest < fitted <= widest + 60
    table.column_widths.choose({})
    assert table.header.sectionSize(genre) == 104


def test_the_edge_of_a_column_that_stretches_is_dragged_and_the_others_take_the_rest(
    table: TrackTable,
) -> None:
    at = {column.key: at for at, column in enumerate(table.rows.columns)}
    whole = sum(table.header.sectionSize(n) for n in range(table.header.count()))
    artist, before = at["artist"], table.header.sectionSize(at["title"])
    table.header.resizeSection(artist, table.header.sectionSize(artist) + 60)
    assert table.header.sectionSize(at["title"]) < before
    assert sum(table.header.sectionSize(n) for n in range(table.header.count())) == whole
    table.header.resizeSection(at["title"], 400)
    table.header.resizeSection(at["album"], 20)
    assert table.header.sectionSize(at["album"]) == 110  # its minimum
    assert sum(table.header.sectionSize(n) for n in range(table.header.count())) == whole


def test_several_keys_have_ordinals_and_the_first_is_strong(table: TrackTable) -> None:
    columns = {column.key: column for column in table.rows.columns}
    table.set_orders([("plays", True), ("length", False)])
    header = table.header
    assert [header.place_of(columns[key]) for key in ("plays", "time", "title")] == [0, 1, -1]
    assert table.painter.sorted_key == "plays"
    two = header.grab().toImage()
    table.set_orders([("plays", True)])
    assert header.grab().toImage() != two
    table.set_orders([("length", True)])
    assert table.painter.sorted_key == "time"


def test_a_click_on_a_caption_asks_for_its_order(qtbot: QtBot, table: TrackTable) -> None:
    wanted = heard(table.header.sort_wanted)
    cell = next(cell for cell in table.column_widths.cells if cell.key == "plays")
    at = QPoint(cell.x + cell.width - 20, 15)
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    qtbot.mouseClick(
        table.header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at
    )
    assert wanted == [("plays", False), ("plays", True)]


def test_a_dragged_caption_reorders_the_columns_not_the_sections(table: TrackTable) -> None:
    moved = heard(table.header.moved)
    table.header.moveSection(2, 4)
    assert moved == [("artist", 4)]
    assert [table.header.visualIndex(at) for at in range(table.header.count())] == list(
        range(table.header.count())
    )


def test_captions_between_rows_take_no_focus_and_no_clicks(qtbot: QtBot, dark: Theme) -> None:
    model = RowList(is_head=lambda row: row.id < 0)
    first, second = samples.album_tracks()
    model.show([Head(-1, "Disc 1"), *first, Head(-2, "Disc 2", "Open sea"), *second])
    columns = list_columns.album(lambda: samples.NOW, with_artists=False)
    table = TrackTable(dark, model, no_art, columns, style.ALBUM)
    qtbot.addWidget(table)
    table.resize(1000, 10)
    table.show()
    above = table.header.sizeHint().height()
    assert above == 34 + style.ALBUM.top_gap
    assert table.height() == above + 12 * 38 + 2
    table.go_to(5)
    qtbot.keyClick(table, KEY.Key_Down)
    assert table.currentIndex().row() == 7
    click(qtbot, table, QPoint(300, 6 * 38 + 10))
    assert not selection.contains(table.ranges(), 6)
    assert table.row_track(6) is None
    table.grab()


def test_tracks_without_their_file_say_so(dark: Theme) -> None:
    row = replace(samples.track(1), state=TrackState.MISSING)
    assert track_columns.spoken(row).endswith("file not found")


# -- drops -----------------------------------------------------------------------------------------


def drag_over(table: TrackTable, mime: QMimeData, at: QPoint) -> QDragMoveEvent:
    left, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    table.dragEnterEvent(QDragEnterEvent(at, action, mime, left, NONE))
    move = QDragMoveEvent(at, action, mime, left, NONE)
    table.dragMoveEvent(move)
    return move


def drop(table: TrackTable, mime: QMimeData, at: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    table.dropEvent(event)
    return event


Hint = Callable[[drag.Dropped, int, bool], tuple[str, bool]]


def test_a_drop_lands_between_the_nearest_rows(table: TrackTable) -> None:
    hints: list[tuple[int, int]] = []

    def hint(what: drag.Dropped, row: int, copies: bool) -> tuple[str, bool]:
        hints.append((len(what.ids), row))
        return f"to {row}", True

    table.accept_drops(hint)
    dropped = heard(table.dropped)
    mime = drag.TrackMime((8, 9), "elsewhere")
    move = drag_over(table, mime, QPoint(300, 36 * 3 + 4))
    assert move.isAccepted()
    assert (table._drops.row, table._drops.hint) == (3, "to 3")
    table.grab()  # the line and the pill paint
    drag_over(table, mime, QPoint(300, 36 * 3 + 30))
    assert table._drops.row == 4
    assert drop(table, mime, QPoint(300, 36 * 3 + 30)).isAccepted()
    what, row, copies = dropped[0]
    assert (what.ids, row, copies) == ((8, 9), 4, False)
    assert table._drops.row == -1
    assert set(hints) == {(2, 3), (2, 4)}


def test_files_from_outside_can_be_dropped(table: TrackTable) -> None:
    table.accept_drops(lambda what, row, copies: ("Import", True))
    dropped = heard(table.dropped)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/music/a.flac")])
    drag_over(table, mime, QPoint(10, 10))
    drop(table, mime, QPoint(10, 10))
    assert dropped[0][0].urls == ("file:///music/a.flac",)


def test_a_refused_drop_says_why_and_does_nothing(table: TrackTable) -> None:
    table.accept_drops(lambda what, row, copies: ("Sorted", False))
    dropped = heard(table.dropped)
    mime = drag.TrackMime((8,), "x")
    move = drag_over(table, mime, QPoint(10, 10))
    assert move.dropAction() is Qt.DropAction.IgnoreAction
    assert table._drops.hint == "Sorted"
    drop(table, mime, QPoint(10, 10))
    assert dropped == []


def test_a_table_without_a_hint_takes_no_drops(table: TrackTable) -> None:
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        drag.TrackMime((1,)),
        Qt.MouseButton.LeftButton,
        NONE,
    )
    table.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_drag_near_the_edge_scrolls(qtbot: QtBot, table: TrackTable) -> None:
    table.accept_drops(lambda what, row, copies: ("x", True))
    bottom = table.viewport().height() - 4
    drag_over(table, drag.TrackMime((1,)), QPoint(100, bottom))
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() > 100)
    table.dragLeaveEvent(None)  # type: ignore[arg-type]
    rest = table.verticalScrollBar().value()
    qtbot.wait(40)
    assert table.verticalScrollBar().value() == rest


def test_the_ghost_names_the_first_row_and_counts(table: TrackTable) -> None:
    one, many = table.going_out.ghost([(2, 2)]), table.going_out.ghost([(0, 2), (5, 5)])
    assert one.width() == many.width()
    assert one.toImage() != many.toImage()


def test_the_ghost_grows_with_the_text(table: TrackTable) -> None:
    small = table.going_out.ghost([(0, 2)]).deviceIndependentSize()
    table.theme.set_scale(200)
    assert table.going_out.ghost([(0, 2)]).deviceIndependentSize() == small * 2
    assert ghost.hot_spot(table.theme) == QPoint(20, 32)


# -- a million rows --------------------------------------------------------------------------------


def test_the_hint_goes_on_while_a_drag_scrolls(qtbot: QtBot, table: TrackTable) -> None:
    table.accept_drops(lambda what, row, copies: (f"before {row}", True))
    drag_over(table, drag.TrackMime((1,)), QPoint(100, table.viewport().height() - 4))
    before = table._drops.row
    qtbot.waitUntil(lambda: table._drops.row > before)
    assert table._drops.hint == f"before {table._drops.row}"
    table.dragLeaveEvent(None)  # type: ignore[arg-type]


def test_a_million_rows_scroll_select_and_reorder(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows(spoken=track_columns.spoken)
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(dark, model, no_art, shown, style.TRACKS)
    qtbot.addWidget(table)
    model.wanted.connect(lambda page, ids: model.arrived(page, [samples.track(key) for key in ids]))
    table.resize(1200, 760)
    table.show()
    began = time.perf_counter()
    table.replace_ids(array("q", range(1, 1_000_001)))
    assert time.perf_counter() - began < 1.0
    times = []
    for step in range(60):
        table.verticalScrollBar().setValue(step * 108)
        began = time.perf_counter()
        table.viewport().repaint()
        times.append(time.perf_counter() - began)
    assert sorted(times)[57] < 0.033  # ten times what it takes; the benchmark holds the goal
    began = time.perf_counter()
    table.selectAll()
    assert table.selected_count() == 1_000_000
    assert time.perf_counter() - began < 0.25
    table.replace_ids(array("q", range(1_000_000, 0, -1)))
    assert table.selected_count() == 1_000_000


def test_selection_current_row_and_place_follow_a_new_order(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows()
    columns = track_columns.library(lambda: samples.NOW)
    table = TrackTable(dark, model, no_art, list(columns.values())[:4], style.TRACKS)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    table.replace_ids(array("q", range(1, 2001)))
    pick(table, 99, 100, 500)
    table.verticalScrollBar().setValue(1000 * 36 + 7)
    table.replace_ids(array("q", [key for key in range(1, 2001) if key % 10 != 5]))
    assert list(table.selected_keys()) == [100, 101, 501]
    assert model.key_at(table.currentIndex().row()) == 501
    first = model.key_at(table.verticalOffset() // 36)
    assert first == 1001
    assert table.verticalOffset() % 36 == 7


def test_rows_on_their_way_are_painted_and_the_playing_row_is_marked(
    qtbot: QtBot, theme: Theme
) -> None:
    table = make(qtbot, theme)
    plain = table.grab().toImage()
    table.set_playing(1, is_moving=True)
    assert table.grab().toImage() != plain
    model = PagedRows()
    waiting = TrackTable(theme, model, no_art, table.rows.columns, style.TRACKS)
    qtbot.addWidget(waiting)
    waiting.resize(900, 300)
    empty = waiting.grab().toImage()
    waiting.replace_ids(array("q", range(10)))
    assert waiting.grab().toImage() != empty
    assert waiting.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows


def test_another_list_leaves_the_columns_as_they_are(qtbot: QtBot, dark: Theme) -> None:
    model = PagedRows(spoken=track_columns.spoken)
    every = track_columns.library(lambda: samples.NOW)
    columns = [every[key] for key in track_columns.DEFAULT]
    table = TrackTable(dark, model, lambda *_: None, columns, style.TRACKS)
    qtbot.addWidget(table)
    table.resize(780, 400)
    table.show()
    changed = heard(table.column_widths.changed)
    before = [table.header.sectionSize(at) for at in range(len(columns))]
    assert 0 in before  # some are hidden
    for ids in (range(1, 400), range(5, 9), range(0), range(300, 900)):
        table.replace_ids(array("q", ids))
        assert [table.header.sectionSize(at) for at in range(len(columns))] == before
    assert changed == [] and table.column_widths.chosen == {}
