"""Saved searches on the screen: made from a filter, shown live, changed, closed to drops."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import FavouritesChanged, PlaylistsChanged, TracksChanged
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.sorting import Direction, TrackSort
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.ui import drag
from audio2_desktop.ui.frame.playlist_list import PlaylistList
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.intents import AddToPlaylist, Did, OpenMenu, PlayTracks
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.playlist.rules_line import RulesLine
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until

KEY = Qt.Key
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
NONE = Qt.KeyboardModifier.NoModifier


class Smart:
    def __init__(self, qtbot: QtBot, theme: Theme, count: int = 12) -> None:
        self.kit = fakes.kit(theme)
        tracks = samples.tracks(count)
        self.lists = fakes.FakePlaylists(tracks)
        self.lists.rules = "year:>1990"
        self.page = PlaylistPage(self.kit.tools, self.lists, fakes.FakeBrowse(count))
        self.stage = Stage(qtbot, self.page)

    def ids(self) -> list[int]:
        return list(self.page.smart.rows.ids)


@pytest.fixture
async def smart(qtbot: QtBot, dark: Theme) -> Smart:
    made = Smart(qtbot, dark)
    await made.stage.open(7)
    return made


# -- the page --------------------------------------------------------------------------------------


async def test_the_page_shows_the_question_and_what_matches(smart: Smart) -> None:
    page = smart.page
    assert page.smart.table.isVisible() and not page.table.isVisible()
    assert page.smart.rules.shown.text() == "year:>1990"
    assert page.head.kind.text() == "Smart playlist"
    assert len(smart.ids()) == 12
    assert smart.lists.asked[-1].sort is TrackSort.ALBUM_ARTIST
    page.head.play.click()
    wish = smart.stage.last(PlayTracks)
    assert (list(wish.ids), str(wish.context.kind)) == (smart.ids(), "playlist")


async def test_a_static_playlist_shows_none_of_it(smart: Smart) -> None:
    smart.lists.rules = ""
    await smart.stage.open(8)
    page = smart.page
    assert page.table.isVisible()
    assert not page.smart.table.isVisible() and not page.smart.rules.isVisible()
    assert page.head.kind.text() == "Playlist"


@pytest.mark.parametrize(
    "fact",
    [
        TracksChanged(frozenset({TrackId(9999)})),
        FavouritesChanged(),
        PlaylistsChanged(frozenset({PlaylistId(7)})),
    ],
    ids=("tracks", "hearts", "itself"),
)
async def test_it_is_read_again_when_something_changes(smart: Smart, fact: object) -> None:
    smart.lists.items_now = smart.lists.items_now[:5]
    smart.kit.facts.publish([fact])  # type: ignore[list-item]
    await until(lambda: len(smart.ids()) == 5)


async def test_many_facts_are_one_reading(smart: Smart) -> None:
    before = len(smart.lists.asked)
    for _ in range(20):
        smart.kit.facts.publish([TracksChanged()])
    await until(lambda: len(smart.lists.asked) > before)
    await smart.stage.settled()
    assert len(smart.lists.asked) == before + 1


async def test_captions_sort_in_the_library_and_the_own_order_comes_back(smart: Smart) -> None:
    header = smart.page.smart.table.header
    header.sort_wanted.emit("added", False)
    await smart.stage.settled()
    asked = smart.lists.asked[-1]
    assert (asked.sort, asked.direction) == (TrackSort.ADDED, Direction.DOWN)
    header.sort_wanted.emit("time", False)
    await smart.stage.settled()
    assert smart.lists.asked[-1].sort is TrackSort.LENGTH
    smart.page.head.order.click()
    await smart.stage.settled()
    assert smart.lists.asked[-1].sort is TrackSort.ALBUM_ARTIST


async def test_the_filter_narrows_by_the_same_language(qtbot: QtBot, smart: Smart) -> None:
    qtbot.keyClicks(smart.page.head.filter.line, "rating:>3")
    await until(lambda: len(smart.ids()) == 3)
    assert smart.lists.asked[-1].where is not None


async def test_the_place_is_kept(smart: Smart) -> None:
    smart.page.smart.table.header.sort_wanted.emit("rating", False)
    await smart.stage.settled()
    smart.page.smart.table.select_keys([smart.ids()[2]])
    state = smart.page.state()
    await smart.stage.open(8)
    smart.page.open(7)
    smart.page.restore(state)
    await smart.stage.settled()
    assert smart.lists.asked[-1].sort is TrackSort.RATING
    assert list(smart.page.smart.table.selected_keys()) == state["selected"]


async def test_nothing_that_matches_says_so(smart: Smart) -> None:
    smart.lists.items_now = []
    await smart.stage.open(8)
    assert not smart.page.smart.table.isVisible()
    assert smart.page.smart.rules.isVisible()


async def test_the_menu_of_a_row_takes_nothing_out(smart: Smart) -> None:
    table = smart.page.smart.table
    await until(lambda: table.row_track(0) is not None)
    table.make_current(0)
    table.select_keys([smart.ids()[0]])
    table.menu.emit(QPoint(5, 5))
    assert smart.stage.last(OpenMenu).place == "tracks"


# -- changing the question -------------------------------------------------------------------------


async def test_the_question_is_changed_in_its_line(qtbot: QtBot, smart: Smart) -> None:
    line = smart.page.smart.rules
    line.edit.click()
    assert line.is_editing and line.field.text() == "year:>1990"
    line.field.line.setText("year:1999 or rating:>=4")
    qtbot.keyClick(line.field.line, KEY.Key_Return)
    await smart.stage.settled()
    assert smart.lists.rules == "year:1999 or rating:>=4"
    assert smart.stage.last(Did).done.key == "changed_search"
    assert not line.is_editing


async def test_what_makes_no_sense_is_marked_and_not_kept(qtbot: QtBot, dark: Theme) -> None:
    line = RulesLine(dark)
    qtbot.addWidget(line)
    line.show()
    line.set_rules("year:1999")
    edited: list[str] = []
    line.edited.connect(edited.append)
    line.begin()
    line.field.line.setText("yeer:1999")
    assert line.error.text().startswith('There is no field "yeer')
    assert line.error.isVisible() and not line.save.isEnabled()
    qtbot.keyClick(line.field.line, KEY.Key_Return)
    line.field.line.setText("")
    qtbot.keyClick(line.field.line, KEY.Key_Return)
    assert line.is_editing
    line.field.line.setText("year:2001")
    qtbot.keyClick(line.field.line, KEY.Key_Escape)
    assert edited == [] and not line.is_editing
    assert line.shown.text() == "year:1999"


# -- drops -----------------------------------------------------------------------------------------


async def test_drops_on_the_rows_are_refused_with_the_reason(smart: Smart) -> None:
    table, mime = smart.page.smart.table, drag.TrackMime((200, 201))
    table.dragEnterEvent(QDragEnterEvent(QPoint(300, 10), COPY, mime, LEFT, NONE))
    move = QDragMoveEvent(QPoint(300, 10), COPY, mime, LEFT, NONE)
    table.dragMoveEvent(move)
    assert move.dropAction() is Qt.DropAction.IgnoreAction
    assert "fills itself" in table._drops.hint
    table.dropEvent(QDropEvent(QPointF(300, 10), COPY, mime, LEFT, NONE))
    await smart.stage.settled()
    assert not [one for one in smart.stage.intents if isinstance(one, AddToPlaylist)]


async def test_drops_beside_the_rows_and_pasting_are_refused_too(smart: Smart) -> None:
    mime = drag.TrackMime((200, 201))
    smart.page.dropEvent(QDropEvent(QPointF(300, 600), COPY, mime, LEFT, NONE))
    await smart.stage.settled()
    assert smart.stage.intents == []
    assert [type(error) for error in smart.kit.errors] == [Refused]
    smart.kit.errors.clear()


def over(view: PlaylistList, row: int, mime: QMimeData) -> None:
    spot = view.visualRect(view.rows.index(row)).center()
    event = QDragMoveEvent(spot, COPY, mime, LEFT, NONE)
    view.dragMoveEvent(event)


def test_the_side_bar_marks_only_others_as_targets(qtbot: QtBot, dark: Theme) -> None:
    view = PlaylistList(dark, None)
    qtbot.addWidget(view)
    view.set_rows([SideRow(1, "By hand"), SideRow(2, "Nineties", is_smart=True)])
    view.resize(240, 200)
    view.show()
    mime = drag.TrackMime((5,))
    over(view, 0, mime)
    welcome = view.grab().toImage()
    over(view, 1, mime)
    closed = view.grab().toImage()
    accent, row = dark.color("accentbg").rgb(), view.visualRect(view.rows.index(1)).center()
    assert welcome.pixelColor(120, 21).rgb() != closed.pixelColor(120, 21).rgb()
    assert closed.pixelColor(120, row.y()).rgb() != accent
    spoken = str(view.rows.data(view.rows.index(1), Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Nineties, Smart playlist")


# -- saving a filter -------------------------------------------------------------------------------


def test_a_filter_can_be_saved_when_it_makes_sense(qtbot: QtBot, dark: Theme) -> None:
    bar = FilterBar(dark, "Filter tracks")
    qtbot.addWidget(bar)
    bar.resize(1000, 40)  # chips go before the link where there is less room
    bar.show()
    bar.offer_save()
    wanted: list[str] = []
    bar.save_wanted.connect(wanted.append)
    assert not bar.save.isVisible()
    qtbot.keyClicks(bar.field.line, "genre:ambient")
    qtbot.keyClick(bar.field.line, KEY.Key_Return)
    qtbot.keyClicks(bar.field.line, "yeer:1")
    assert not bar.save.isVisible()
    bar.field.line.setText("year:1999")
    assert bar.save.isVisible()
    bar.save.click()
    assert wanted == ["genre:ambient year:1999"]


def test_a_filter_that_nobody_saves_offers_nothing(qtbot: QtBot, dark: Theme) -> None:
    bar = FilterBar(dark, "Filter")
    qtbot.addWidget(bar)
    bar.show()
    bar.set_text("genre:ambient")
    assert not bar.save.isVisible()
