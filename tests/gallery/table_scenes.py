"""How to get to the pictures of tables of tracks: selected, grouped, filtered, dragged."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from audio2_desktop.domain.sorting import TrackGrouping, read_orders
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.table.column_chooser import ColumnChooser
from tests.gallery.stage import Stage


@asynccontextmanager
async def selected_tracks(stage: Stage) -> AsyncIterator[None]:
    """By plays, three rows selected, the column chooser open."""
    stage.go("tracks")
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.header.sort_wanted.emit("plays", False)
    await stage.rest()
    table.select_keys([table.rows.key_at(row) for row in (4, 5, 6)])
    table.make_current(6)
    table.setFocus()
    table._keys.by_key = True
    yield


@asynccontextmanager
async def column_chooser(stage: Stage) -> AsyncIterator[None]:
    async with selected_tracks(stage):
        stage.page._choose.click()  # type: ignore[attr-defined]
        chooser = stage.window.findChild(ColumnChooser)
        assert chooser is not None
        yield
        chooser.hide()


@asynccontextmanager
async def grouped_tracks(stage: Stage) -> AsyncIterator[None]:
    """Albums as captions between their tracks."""
    async with _tracks_as(stage, TrackGrouping.ALBUM, "year:down plays:down"):
        yield


@asynccontextmanager
async def filtered_tracks(stage: Stage) -> AsyncIterator[None]:
    """Two chips and three keys."""
    async with _tracks_as(stage, TrackGrouping.NONE, "artist:up year:down title:up") as page:
        page.filter.set_text("", ('(genre:"Ambient" or genre:"Dream pop")', "is:lossless"))
        await stage.rest()
        yield
        page.filter.set_text("")


@asynccontextmanager
async def _tracks_as(stage: Stage, group: TrackGrouping, order: str) -> AsyncIterator[Any]:
    stage.go("tracks")
    await stage.rest()
    page: Any = stage.page
    before = page.order.orders
    page.group.choose(group)
    page.order.take(read_orders(order))
    await stage.rest()
    yield page
    page.group.choose(TrackGrouping.NONE)
    page.order.take(before)
    await stage.rest()


@asynccontextmanager
async def dragged_rows(stage: Stage) -> AsyncIterator[None]:
    """Three rows of a playlist on their way to another place."""
    stage.go("playlist", stage.playlists["Coastline Drive"])
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(row) for row in (1, 2, 5)])
    parts = table.ranges()
    table.going_out.rows = parts
    spot = QPoint(330, table.pitch * 4 + 4)
    below = table.viewport().mapTo(stage.window, spot).y() - round(stage.window.height() * 0.6)
    bar = stage.page._body.verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(max(0, below))  # not near an edge: there a drag scrolls
    await stage.rest()
    _drag_over(table, table.rows.mime_of(parts), spot)
    table.going_out.ghost(parts)  # its cover comes a moment later
    await stage.rest()
    place = table.viewport().mapTo(stage.window, spot) - ghost.hot_spot(table.theme)
    stage.extras.append((place, lambda: table.going_out.ghost(parts)))
    yield
    table.going_out.rows = []
    table._drops.leave()
    table.viewport().update()


def _drag_over(view: QAbstractScrollArea, what: QMimeData, spot: QPoint) -> None:
    action, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    actions = action | Qt.DropAction.CopyAction
    view._mime = what  # type: ignore[attr-defined] - events do not own it
    enter = QDragEnterEvent(spot, actions, what, left, none)
    QApplication.sendEvent(view.viewport(), enter)
    move = QDragMoveEvent(spot, actions, what, left, none)
    QApplication.sendEvent(view.viewport(), move)
