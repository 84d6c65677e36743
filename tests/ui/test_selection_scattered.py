"""A selection goes with its rows into another list, at any size and in any order."""

from array import array
from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.marks import marks, without
from audio2_desktop.domain.sorting import Order, TrackGrouping, TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import AlbumId, Ms, PlaylistId
from audio2_desktop.ui.escape import deselect
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.scattered import Scattered
from audio2_desktop.ui.pages.favourites import FavouritesPage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.table_frame import LONG
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import fakes, samples
from tests.ui.group_fakes import grouped
from tests.ui.stage import Stage

COUNT, MANY = 60_000, 150_000
_Flag = QItemSelectionModel.SelectionFlag


@pytest.mark.parametrize("seed", range(20))
def test_marks_read_like_ranges(seed: int) -> None:
    random = Random(seed)
    ids = array("q", random.sample(range(1, 900), random.randrange(1, 400)))
    wanted = array("q", random.sample(list(ids), random.randrange(len(ids) + 1)))
    picked = set(wanted)
    found = Scattered(marks(wanted, ids))
    ranges = selection.of_rows(at for at, key in enumerate(ids) if key in picked)
    assert list(found) == ranges and len(found) == len(ranges)
    assert bool(found) is bool(ranges) and selection.count(found) == len(picked)
    assert list(found.of(ids)) == [key for key in ids if key in picked]
    assert all(selection.contains(found, at) is (key in picked) for at, key in enumerate(ids))
    assert not selection.contains(found, len(ids)) and not selection.contains(found, -1)
    if ranges:
        assert found[0] == ranges[0] and found[-1] == ranges[-1] and found[:2] == ranges[:2]
    with pytest.raises(IndexError):
        _ = found[len(ranges)]


def test_captions_are_never_marked_and_unknown_ids_are_none() -> None:
    rows = array("q", [-1, 3, -2, 9, 1, -3])
    assert list(marks(array("q", [1, 3]), rows)) == [0, 1, 0, 0, 1, 0]
    assert list(marks(array("q"), rows)) == [0] * 6
    assert list(without(array("q", [5, 1, 9, 2]), array("q", [1, 5]))) == [9, 2]
    assert list(without(array("q", [5, 1]), array("q"))) == [5, 1]


@pytest.fixture
def table(qtbot: QtBot, dark: Theme) -> TrackTable:
    """Every other row of a long list is selected."""
    model = PagedRows(spoken=track_columns.spoken)
    columns = track_columns.library(lambda: samples.NOW)
    shown = [columns[key] for key in track_columns.DEFAULT]
    table = TrackTable(dark, model, lambda *_: None, shown, style.TRACKS)
    qtbot.addWidget(table)
    model.wanted.connect(lambda page, ids: model.arrived(page, [samples.track(key) for key in ids]))
    table.resize(1200, 400)
    table.show()
    table.replace_ids(array("q", range(1, COUNT + 1)))
    selection.select(table.selectionModel(), model, [(0, COUNT // 2 - 1)])
    scatter(table)
    return table


def scatter(table: TrackTable) -> None:
    """Another order, as a page shows it."""
    order = list(range(1, COUNT + 1))
    Random(1).shuffle(order)
    ids = array("q", order)
    table.replace_ids(ids, marks=marks(table.selected_keys(), ids))


def test_it_is_all_there_after_another_order(table: TrackTable) -> None:
    assert table.selected_count() == COUNT // 2
    assert set(table.selected_keys()) == set(range(1, COUNT // 2 + 1))
    assert list(table.selected_tracks()) == [k for k in table.rows.ids if k <= COUNT // 2]
    assert len(table.ranges()) > selection.PIECES
    scatter(table)
    assert table.selected_count() == COUNT // 2


def test_back_in_its_pieces_it_is_ranges_again(table: TrackTable) -> None:
    ids = array("q", range(1, COUNT + 1))
    table.replace_ids(ids, marks=marks(table.selected_keys(), ids))
    assert table.ranges() == [(0, COUNT // 2 - 1)]
    assert table.selectionModel().isSelected(table.rows.index(5, 0))


def test_clicks_add_and_take_away_and_a_plain_one_begins_anew(
    qtbot: QtBot, table: TrackTable
) -> None:
    def click(row: int, held: Qt.KeyboardModifier) -> None:
        place = table.visualRect(table.rows.index(row, 3)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)

    rows = [selection.contains(table.ranges(), at) for at in range(8)]
    on, off = rows.index(True), rows.index(False)
    click(off, Qt.KeyboardModifier.ControlModifier)
    assert selection.contains(table.ranges(), off)
    assert table.selected_count() == COUNT // 2 + 1
    click(on, Qt.KeyboardModifier.ControlModifier)
    assert not selection.contains(table.ranges(), on)
    assert table.selected_count() == COUNT // 2
    with qtbot.waitSignal(table.selection_changed):
        click(3, Qt.KeyboardModifier.NoModifier)
    assert table.ranges() == [(3, 3)]


def test_ranges_are_added_and_taken_away(table: TrackTable) -> None:
    chosen, rows = table.selectionModel(), table.rows
    some = QItemSelection(rows.index(10, 0), rows.index(29, 0))
    chosen.select(some, _Flag.Select | _Flag.Rows)
    assert all(selection.contains(table.ranges(), at) for at in range(10, 30))
    chosen.select(some, _Flag.Deselect | _Flag.Rows)
    assert not any(selection.contains(table.ranges(), at) for at in range(10, 30))
    chosen.select(some, _Flag.Toggle | _Flag.Current | _Flag.Rows)
    assert all(selection.contains(table.ranges(), at) for at in range(10, 30))
    table.selectAll()
    assert table.ranges() == [(0, COUNT - 1)]


def test_escape_lets_it_go(qtbot: QtBot, table: TrackTable) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table.setParent(page)
    page.show()
    table.show()
    assert deselect(page)
    assert table.selected_count() == 0 and not table.ranges()
    table.setParent(None)


async def test_the_page_asks_where_the_rows_are_now(qtbot: QtBot, dark: Theme) -> None:
    kit, browse = fakes.kit(dark), fakes.FakeBrowse(COUNT)
    page = TracksPage(kit.tools, browse, fakes.FakeSettings(kit.facts))
    stage = Stage(qtbot, page)
    await stage.open()
    selection.select(page.table.selectionModel(), page.table.rows, [(0, 29_999)])
    wanted = set(page.table.selected_keys())
    for order in (Order(TrackSort.PLAYS), Order(TrackSort.ARTIST), Order(TrackSort.PLAYS)):
        page.order.take((order,))
        await stage.settled()
        assert set(page.table.selected_keys()) == wanted, order
    page.close_page()


class Shuffled(fakes.FakeBrowse, fakes.FakePlaylists):
    """Many tracks that come in another order whenever they are asked for; `text` in a question
    leaves two thirds of them, a scan brings more."""

    def __init__(self) -> None:
        fakes.FakeBrowse.__init__(self)
        fakes.FakePlaylists.__init__(self, [])
        self.rules, self.asks, self.last = "year:>1990", 0, MANY

    async def track_ids(self, query: TrackQuery) -> TrackIds:
        return self._matching(query)

    async def smart_ids(self, playlist: PlaylistId, query: TrackQuery | None = None) -> TrackIds:
        return self._matching(query)

    def _matching(self, query: TrackQuery | None) -> TrackIds:
        is_narrow = query is not None and "harbour" in repr(query.where)
        found = [key for key in range(1, self.last + 1) if key % 3 or not is_narrow]
        self.asks += 1
        Random(self.asks).shuffle(found)
        return TrackIds(array("q", found), Ms(0))


class Favourite:
    """The favourites over many tracks."""

    def __init__(self, theme: Theme, found: Shuffled) -> None:
        self.page = FavouritesPage(fakes.kit(theme).tools, found)
        self.narrow = self.page.filter.set_text

    @property
    def table(self) -> TrackTable:
        return self.page.table

    def sort(self) -> None:
        self.page.order.take((Order(TrackSort.PLAYS),))


class Smart:
    """A smart playlist of many tracks."""

    def __init__(self, theme: Theme, found: Shuffled) -> None:
        self.page = PlaylistPage(fakes.kit(theme).tools, found, found)
        self.narrow = self.page.head.filter.set_text

    @property
    def table(self) -> TrackTable:
        return self.page.smart.table

    def sort(self) -> None:
        self.table.header.sort_wanted.emit("plays", False)


@pytest.mark.parametrize("kind", [Favourite, Smart])
async def test_other_lists_keep_large_selections_too(
    qtbot: QtBot, dark: Theme, kind: type[Favourite] | type[Smart]
) -> None:
    """Through another order, a scan, a filter, and back."""
    found = Shuffled()
    seen = kind(dark, found)
    stage = Stage(qtbot, seen.page)
    await stage.open(7 if kind is Smart else None)
    table = seen.table
    selection.select(table.selectionModel(), table.rows, [(0, 59_999)])
    wanted = set(table.selected_keys())
    seen.sort()
    await stage.settled()
    assert set(table.selected_keys()) == wanted and len(table.ranges()) > selection.PIECES
    found.last += 3_000
    seen.page.load()
    await stage.settled()
    assert set(table.selected_keys()) == wanted and table.rows.count() == MANY + 3_000
    seen.narrow("harbour")
    seen.page.load()
    await stage.settled()
    kept = {key for key in wanted if key % 3}
    assert set(table.selected_keys()) == kept and table.rows.count() == 102_000
    seen.narrow("")
    seen.page.load()
    await stage.settled()
    assert set(table.selected_keys()) == kept and table.rows.count() == MANY + 3_000
    seen.page.close_page()


async def test_a_worker_is_asked_for_long_lists_until_its_answer_fits(table: TrackTable) -> None:
    asked = []

    async def ask(wanted: "array[int]", rows: "array[int]") -> bytearray:
        asked.append(len(wanted))
        if len(asked) == 1:  # others are chosen meanwhile
            selection.select(table.selectionModel(), table.rows, [(5, 9)])
        return marks(wanted, rows)

    ids = array("q", range(COUNT, 0, -1))
    chosen = await table.marks_in(ids, ask)
    assert chosen is not None and sum(chosen) == 5
    assert asked == [COUNT // 2, 5]
    assert await table.marks_in(ids[:LONG], ask) is None
    table.clearSelection()
    assert await table.marks_in(ids, ask) is None
    assert len(asked) == 2
    table.replace_ids(ids, marks=marks(array("q", [COUNT + 1]), ids))
    assert not table.ranges()


@pytest.mark.parametrize("seed", range(20))
def test_rows_stay_selected_through_any_change(seed: int, table: TrackTable) -> None:
    """Without a worker: rows that come, go and move."""
    random = Random(seed)
    before = array("q", random.sample(range(1, 5_000), random.randrange(1, 3_000)))
    after = array("q", random.sample(range(1, 5_000), random.randrange(1, 3_000)))
    table.clearSelection()
    table.replace_ids(before)
    rows = random.sample(range(len(before)), random.randrange(1, len(before) + 1))
    selection.select(table.selectionModel(), table.rows, selection.of_rows(rows))
    wanted = {before[at] for at in rows}
    table.replace_ids(after)
    assert list(table.selected_keys()) == [key for key in after if key in wanted]


def test_all_that_was_selected_is_not_all_of_a_longer_list(table: TrackTable) -> None:
    table.replace_ids(array("q", range(1, 11)))
    table.selectAll()
    table.replace_ids(array("q", range(1, 21)))
    assert table.ranges() == [(0, 9)]


def test_all_stays_all_with_its_captions(qtbot: QtBot, dark: Theme) -> None:
    model = GroupedRows(spoken=track_columns.spoken)
    table = TrackTable(dark, model, lambda *_: None, (), style.TRACKS)
    qtbot.addWidget(table)
    tracks = [replace(samples.track(key), album_id=AlbumId(key // 4)) for key in range(1, 41)]
    for kind in (TrackGrouping.ALBUM, TrackGrouping.NONE, TrackGrouping.ALBUM):
        found = TrackIds(array("q", [track.id for track in tracks]), Ms(0))
        if kind is not TrackGrouping.NONE:
            found = grouped(tracks, kind)
        table.replace_ids(model.next_list(found))
        if kind is TrackGrouping.ALBUM:
            table.selectAll()
        assert table.ranges() == [(0, model.count() - 1)]
        assert table.selected_count() == 40
