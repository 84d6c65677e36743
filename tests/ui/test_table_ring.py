"""The ring of the keyboard in a table is painted whole."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import samples


class Painted(QObject):
    """Hears what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def test_the_ring_comes_and_goes_around_the_whole_row(qtbot: QtBot, dark: Theme) -> None:
    """Also where what the key did changes one cell, or nothing."""
    model: RowList[Any] = RowList(spoken=track_columns.spoken)
    every = track_columns.library(lambda: samples.NOW)
    shown = [every[key] for key in track_columns.DEFAULT]
    table = TrackTable(dark, model, lambda *_: None, shown, style.TRACKS)
    qtbot.addWidget(table)
    table.resize(1200, 500)
    table.show()
    model.show(samples.tracks(8))
    title = next(cell for cell in table.column_widths.cells if cell.key == "title")
    at = QPoint(title.x + title.width - 4, round(table.row_rect(3).center().y()))
    row, left = table.row_rect(3).toAlignedRect(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(table.viewport(), left, pos=at)
    table.setFocus()
    assert not table.shows_ring
    qtbot.waitUntil(lambda: table.currentIndex().row() == 3)
    table.viewport().repaint()
    watch = Painted()
    table.viewport().installEventFilter(watch)
    qtbot.keyClick(table, Qt.Key.Key_3)
    assert table.shows_ring
    qtbot.waitUntil(lambda: any(area.contains(row) for area in watch.areas))
    watch.areas.clear()
    qtbot.mouseClick(table.viewport(), left, pos=at)
    assert not table.shows_ring
    qtbot.waitUntil(lambda: any(area.contains(row) for area in watch.areas))
    table.viewport().removeEventFilter(watch)
