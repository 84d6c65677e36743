"""Columns and orders of a view: chosen, remembered, damaged memories ignored."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.sorting import Order, TrackSort
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.track_order import TrackOrder
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets.menu import Menu
from tests.ui import fakes, samples
from tests.ui.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def table(qtbot: QtBot, dark: Theme) -> TrackTable:
    model = RowList(spoken=track_columns.spoken)
    made = TrackTable(dark, model, lambda *_: None, (), style.TRACKS)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    model.show(samples.tracks(8))
    return made


def columns(table: TrackTable, memory: ViewMemory) -> ColumnSet:
    every = track_columns.library(lambda: samples.NOW)
    return ColumnSet(table, every, track_columns.DEFAULT, memory, "tracks")


def keys(table: TrackTable) -> list[str]:
    return [column.key for column in table.columns]


def test_a_view_is_remembered_in_the_file_of_the_window(tmp_path: Path) -> None:
    path = str(tmp_path / "window.ini")
    memory = ViewMemory(QSettings(path, QSettings.Format.IniFormat))
    memory.keep("tracks", "columns", "title plays")
    memory.keep("tracks", "order", "plays:down")
    memory.keep("tracks", "order", "")
    del memory
    again = ViewMemory(QSettings(path, QSettings.Format.IniFormat))
    assert again.read("tracks", "columns") == "title plays"
    assert again.read("tracks", "order") == again.read("album", "columns") == ""


@pytest.mark.parametrize(
    ("kept", "widths"),
    [("nonsense", "x"), ("artist album", "title:-5"), ("", "title:99999999 plays:٣"), ("@@", ":")],
)
def test_a_damaged_memory_is_as_none(table: TrackTable, kept: str, widths: str) -> None:
    memory = ViewMemory()
    memory.keep("tracks", "columns", kept)
    memory.keep("tracks", "widths", widths)
    memory.keep("tracks", "order", kept)
    assert columns(table, memory).keys == track_columns.DEFAULT
    assert table.column_widths.chosen == {}
    own = (Order(TrackSort.TITLE),)
    assert TrackOrder(table, memory, "tracks", own).orders == own


def test_the_menu_of_a_caption_does_what_it_says(qtbot: QtBot, table: TrackTable) -> None:
    memory = ViewMemory()
    chosen = columns(table, memory)
    order = TrackOrder(table, memory, "tracks", (Order(TrackSort.TITLE),))
    order.changed.connect(order.show)
    order.show()

    def press(key: str, text: str) -> None:
        table.header.menu_wanted.emit(key, QPoint(5, 5))
        menus = [one for one in table.window().children() if isinstance(one, Menu)]
        menu: Any = QApplication.activePopupWidget() or menus[-1]
        action = next(one for one in menu.actions() if one.text() == text)
        action.trigger()
        menu.close()

    press("plays", "Then by Plays")
    assert memory.read("tracks", "order") == "title:up plays:down"
    press("year" if "year" in keys(table) else "artist", "Sort by Artist")
    assert memory.read("tracks", "order") == "artist:up"
    press("artist", "Move right")
    assert keys(table)[2:4] == ["album", "artist"]
    press("album", "Hide this column")
    assert "album" not in keys(table)
    press("artist", "Fit to what it holds")
    assert set(table.column_widths.chosen) == {"artist"}
    press("artist", "Reset columns")
    assert keys(table) == list(track_columns.DEFAULT)
    assert table.column_widths.chosen == {}
    assert chosen.keys == track_columns.DEFAULT


async def test_columns_of_albums_are_chosen_for_all_albums(qtbot: QtBot, dark: Theme) -> None:
    kit = fakes.kit(dark)
    page = AlbumPage(kit.tools, fakes.FakeBrowse())
    stage = Stage(qtbot, page)
    await stage.open(1)
    page.columns.choose((*page.columns.keys, "genre"))
    assert keys(page.table)[-1] == "genre"
    page.columns.choose(("title",))  # the number stays, too
    assert keys(page.table)[-1] == "genre"
    other = AlbumPage(kit.tools, fakes.FakeBrowse())
    second = Stage(qtbot, other)
    await second.open(2)
    assert keys(other.table)[-1] == "genre"
    for one in (page, other):
        one.close_page()
