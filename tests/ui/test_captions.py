"""No caption over a table's own columns is cut, in any language, in small and large windows."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import language
from audio2_desktop.ui.grid_pages import card_kinds, shelf_grid
from audio2_desktop.ui.models import list_columns, track_columns
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.theme import Mode, Theme
from audio2_desktop.ui.views.grids.card_list import GAP, LineColumn, LinePainter
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.header import CENTRE_KINDS
from audio2_desktop.ui.views.table.track_table import TrackTable
from tests.ui import samples

WIDTHS = (836, 1200)
"""Of a page in windows of 900 and 1440."""
ARROW = 16


@pytest.fixture(params=language.available())
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    language.install(request.param)
    yield request.param
    language.install("en")
    language.forget()


@pytest.fixture(params=(85, 100, 150))
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    yield Theme(mode=Mode.DARK, scale_percent=request.param, reduced_motion=True)


def _tables() -> Iterator[tuple[str, Sequence[Column], style.TableStyle]]:
    def now() -> Stamp:
        return samples.NOW

    every = track_columns.library(now)
    yield "tracks", [every[key] for key in track_columns.DEFAULT], style.TRACKS
    yield "album", list_columns.album(now, with_artists=False), style.ALBUM
    yield "mixed album", list_columns.album(now, with_artists=True), style.ALBUM
    yield "playlist", list_columns.playlist(now), style.PLAYLIST
    yield "smart playlist", list_columns.smart(now), style.PLAYLIST


@pytest.mark.parametrize("wide", WIDTHS)
def test_tables_of_tracks(qtbot: QtBot, spoken: str, wide: int, theme: Theme) -> None:
    made = []  # a table that is forgotten is gone
    for name, columns, look in _tables():
        table = TrackTable(theme, RowList(spoken=track_columns.spoken), lambda *_: None, (), look)
        qtbot.addWidget(table)
        made.append(table)
        table.set_columns(columns)
        table.resize(wide, 400)
        table.show()
        for key in ("", *(column.sort for column in columns if column.sort)):
            table.header.set_orders([(key, True)] if key else [])
            table.column_widths.share()
            boxes = {cell.key: cell.width for cell in table.column_widths.cells}
            assert "title" in boxes
            for column in table.column_widths.shown:
                if column.icon or column.sign or column.kind in CENTRE_KINDS:
                    continue
                is_key = table.header.place_of(column) >= 0
                metrics = theme.metrics("caption_strong" if is_key else "caption_medium")
                needed = metrics.horizontalAdvance(column.title) + is_key * theme.px(ARROW)
                assert needed <= boxes[column.key], (name, column.title, key)


@pytest.mark.parametrize("wide", WIDTHS)
def test_lists_of_cards(spoken: str, wide: int, theme: Theme) -> None:
    kinds: list[Sequence[LineColumn]] = [
        card_kinds.album_cards().columns,
        card_kinds.artist_cards().columns,
        shelf_grid._columns(),
    ]
    for columns in kinds:
        painter = LinePainter(theme, lambda *_: None)  # type: ignore[arg-type]
        painter.columns = tuple(columns)
        cells = painter.cells(QRectF(0, 0, wide - 48, 48))
        assert cells
        for cell in cells:
            if cell.column.mark == "heart":
                continue
            room = cell.width - theme.px(GAP) * (2 if cell.column.mark == "stars" else 1)
            needed = theme.metrics("caption_strong").horizontalAdvance(cell.column.title)
            needed += bool(cell.column.sort) * theme.px(ARROW)
            assert needed <= room, cell.column.title
