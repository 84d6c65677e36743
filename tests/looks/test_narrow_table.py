"""Columns that a narrow window hides stay hidden, and keep their width, while the rows change."""

from array import array

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import fakes, samples

HIDDEN = {"genre", "last_played"}


def test_hidden_columns_are_not_taken_for_dragged_ones(qtbot: QtBot, moving: Theme) -> None:
    model = PagedRows(spoken=track_columns.spoken)
    every = track_columns.library(lambda: samples.NOW)
    shown = [every[key] for key in track_columns.DEFAULT]
    covers = fakes.FakeCovers(moving)
    table = TrackTable(moving, model, covers.pixmap, shown, style.TRACKS)
    qtbot.addWidget(table)
    told: list[bool] = []
    table.column_widths.changed.connect(lambda: told.append(True))
    model.wanted.connect(lambda page, ids: model.arrived(page, [samples.track(key) for key in ids]))
    table.resize(836, 500)
    table.show()
    qtbot.waitExposed(table)
    for ids in (array("q", range(1, 900)), array("q", range(900, 0, -1)), array("q", [3, 1, 2])):
        table.replace_ids(ids)
        model.layoutAboutToBeChanged.emit()
        model.layoutChanged.emit()
        QApplication.processEvents()
    assert told == []
    assert table.column_widths.chosen == {}
    assert HIDDEN.isdisjoint(cell.key for cell in table.column_widths.cells)
    table.resize(1200, 500)
    QApplication.processEvents()
    assert {cell.key for cell in table.column_widths.cells} >= HIDDEN
