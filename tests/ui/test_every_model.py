"""Every item model of the program under Qt's own tester, through the changes that happen to it."""

import importlib
import pkgutil
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    Qt,
    qInstallMessageHandler,
)
from PySide6.QtTest import QAbstractItemModelTester

from audio2_desktop import ui
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.sorting import TrackGrouping, TrackIds
from audio2_desktop.domain.units import Ms, RootId, TrackId
from audio2_desktop.ui.frame.playlist_rows import PlaylistRows, SideRow
from audio2_desktop.ui.frame.queue_rows import QueueRows
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.rows import MANY_MOVES, MANY_ROWS, RowList
from audio2_desktop.ui.views.folders.folder_model import FolderModel
from tests.ui import samples
from tests.ui.group_fakes import grouped

Life = Iterator[QAbstractItemModel]
"""The same model after each change; the first time right after it was made."""
INCOMPLETE = {Listing}
"""What only others are made of."""
COLUMNS = tuple(track_columns.library(lambda: samples.NOW).values())[:3]
"""Few: Qt asks each cell more than once after each change."""
TRACKS = samples.tracks(500)


def _ids(*numbers: int) -> "array[int]":
    return array("q", numbers)


def _answer(model: PagedRows) -> None:
    """All that is seen arrives."""
    by_id = {row.id: row for row in TRACKS}
    for at in range(0, model.count(), 50):
        model.row_at(at)
    for page in range(model.count() // 50 + 1):
        model.arrived(page, [by_id[i] for i in model.ids_of_page(page) if i in by_id])


def paged_rows() -> Life:
    model = PagedRows(COLUMNS, spoken=track_columns.spoken, page_rows=50, pages=3)
    yield model
    for ids in (range(1, 200), range(199, 0, -1), range(100, 160), (), range(1, 20)):
        model.replace_ids(_ids(*ids))
        yield model
        _answer(model)
        yield model
        model.forget(frozenset({5, 120}))
        yield model
    for columns in (COLUMNS[:1], COLUMNS, ()):
        model.set_columns(columns)
        yield model


def grouped_rows() -> Life:
    model = GroupedRows(COLUMNS, spoken=track_columns.spoken, page_rows=50)
    yield model
    rows = samples.tracks(60)
    for kind in (*TrackGrouping, TrackGrouping.ALBUM):
        model.replace_ids(model.next_list(grouped(rows, kind)))
        yield model
        _answer(model)
        yield model
    model.replace_ids(model.next_list(TrackIds(_ids(3, 1, 2), Ms(0))))
    yield model


def row_list() -> Life:
    model = RowList(COLUMNS[:1], spoken=track_columns.spoken, is_head=lambda row: row.id == 2)
    yield model
    some = TRACKS[: MANY_MOVES * 2]
    long = [samples.track(at) for at in range(1, MANY_ROWS + 3)]
    for rows in (
        TRACKS[:3], some, some[::-1], some[10:20], some[5:25], some[::3], [], long, long[::-1],
        TRACKS[2:5],
    ):  # fmt: skip
        model.show(rows)
        yield model


def playlist_rows() -> Life:
    model = PlaylistRows()
    yield model
    folder = SideRow(1, "Journeys", is_folder=True)
    rows = (folder, SideRow(7, "North", folder=1), SideRow(8, "Bright", is_smart=True))
    for shown in (rows, rows[::-1], rows[:2], (), rows):
        model.set_rows(shown)
        yield model
    for _ in range(2):
        model.toggle(1)
        yield model


def queue_rows() -> Life:
    model = QueueRows()
    yield model
    entries = [Entry(uid, TrackId(uid)) for uid in range(1, 40)]
    for now, up_next, later in (
        (entries[0], entries[1:3], entries[3:]), (None, (), entries), (entries[0], (), ()),
        (None, (), ()), (entries[5], entries[:5], ()),
    ):  # fmt: skip
        model.show_queue(now, up_next, later, "Slow Harbour")
        yield model
        model.put_rows(TRACKS[:9])
        yield model
        model.forget_rows()
        yield model


def folder_model() -> Life:
    model = FolderModel()
    yield model
    keys = count(1)

    def folder(path: bytes, *, has_folders: bool = True) -> FolderRow:
        return FolderRow(next(keys), RootId(1), path, b"/m/" + path, 3, Ms(0), has_folders)

    a, b, c = folder(b"a"), folder(b"b"), folder(b"c", has_folders=False)
    for rows in ([a, b], [b, a], [c], [a, b, c], [], [a, b, c]):
        model.put_roots(rows)
        yield model
    inner = [folder(b"a/x"), folder(b"a/y", has_folders=False)]
    for below in (inner, inner[1:], inner):
        model.put(a.id, below)
        yield model
    model.put(inner[0].id, [folder(b"a/x/z", has_folders=False)])
    yield model
    model.put_roots([b, c])
    yield model


LIVES: dict[type[QAbstractItemModel], Callable[[], Life]] = {
    PagedRows: paged_rows,
    GroupedRows: grouped_rows,
    RowList: row_list,
    PlaylistRows: playlist_rows,
    QueueRows: queue_rows,
    FolderModel: folder_model,
}


def _ours() -> set[type[QAbstractItemModel]]:
    """All models that `ui` defines."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    found, look = set(), [QAbstractItemModel]
    while look:
        kinds = look.pop().__subclasses__()
        look += kinds
        found |= {kind for kind in kinds if kind.__module__.startswith(ui.__name__)}
    return found - INCOMPLETE


def test_every_model_has_a_life_here() -> None:
    assert {kind.__name__ for kind in _ours()} == {kind.__name__ for kind in LIVES}


@pytest.mark.parametrize("kind", LIVES, ids=lambda kind: kind.__name__)
def test_a_model_is_a_proper_one_all_its_life(qapp: object, kind: type[QAbstractItemModel]) -> None:
    life = LIVES[kind]()
    model = next(life)
    # a fault is a warning, and a warning fails the test; without a parent it would be gone at once
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(model, mode, model)
    assert type(model) is kind
    longest = 0
    for changed in life:
        longest = max(longest, _walk(changed, QModelIndex()))
        again = QAbstractItemModelTester(changed, mode)  # all its checks once more
        del again
    assert longest > 1


def _walk(model: QAbstractItemModel, parent: QModelIndex) -> int:
    """Every cell answers for eye and ear; how many rows there are on this level."""
    rows, is_list = model.rowCount(parent), isinstance(model, QAbstractListModel)
    for row in range(min(rows, 60)):
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            assert index.isValid()
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                assert isinstance(index.data(role), str | None)
        _walk(model, model.index(row, 0, parent))
    return rows


def test_what_a_model_does_wrong_is_found(qapp: object, qtlog: Any) -> None:
    class Silent(RowList):
        def show(self, rows: Sequence[Any]) -> None:
            self.beginInsertRows(QModelIndex(), 0, len(rows))  # one too many
            self._rows = list(rows)
            self.endInsertRows()

    model = Silent(COLUMNS, spoken=track_columns.spoken)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(model, mode, model)
    said: list[str] = []
    with qtlog.disabled():
        qInstallMessageHandler(lambda _kind, _where, text: said.append(text))
        model.show(TRACKS[:3])
    assert any(text.startswith("FAIL!") for text in said)
