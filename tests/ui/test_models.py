"""Item models: any length, nothing that waits, identity kept through every change."""

import os
import random
import time
from array import array
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from audio2_desktop.ui import drag
from audio2_desktop.ui.addresses import as_path
from audio2_desktop.ui.models.columns import Column, Kind
from audio2_desktop.ui.models.listing import PLACEHOLDER, ROW
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.rows import RowList


@dataclass(frozen=True)
class Thing:
    id: int
    name: str = "thing"


COLUMNS = (
    Column("name", lambda: "Name", lambda row: row.name, stretch=1),
    Column("id", lambda: "Number", lambda row: str(row.id), Kind.NUMBER),
)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def paged(count: int, **keywords: Any) -> tuple[PagedRows, list[tuple[int, list[int]]]]:
    model = PagedRows(COLUMNS, spoken=lambda row: f"say {row.name}", **keywords)
    asked: list[tuple[int, list[int]]] = []
    model.wanted.connect(lambda page, ids: asked.append((page, list(ids))))
    model.replace_ids(array("q", range(1, count + 1)))
    return model, asked


def answer(model: PagedRows, page: int, name: str = "thing") -> None:
    model.arrived(page, [Thing(i, f"{name} {i}") for i in model.ids_of_page(page)])


def text(model: Any, row: int, column: int = 0) -> str:
    return str(model.index(row, column).data())


def test_paged_rows_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model, _ = paged(500)
    qtmodeltester.check(model)
    answer(model, 0)
    qtmodeltester.check(model)


def test_a_missing_page_is_asked_for_once_and_shown_as_a_placeholder() -> None:
    model, asked = paged(450)
    assert [text(model, row) for row in (5, 6, 199)] == [PLACEHOLDER] * 3
    assert asked == [(0, list(range(1, 201)))]
    text(model, 449)
    assert asked[1] == (2, list(range(401, 451)))
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    answer(model, 0)
    assert changed == [(0, 199)]
    assert text(model, 5) == "thing 6"
    assert text(model, 5, 1) == "6"
    assert model.index(5, 0).data(SPOKEN) == "say thing 6"
    assert model.index(5, 0).data(ROW) == Thing(6, "thing 6")
    assert len(asked) == 2


def test_a_failed_page_is_asked_for_again() -> None:
    model, asked = paged(10)
    text(model, 0)
    model.failed(0)
    text(model, 0)
    assert [page for page, _ in asked] == [0, 0]


def test_only_so_many_pages_are_kept() -> None:
    model, asked = paged(1000, page_rows=10, pages=3)
    for page in range(4):
        text(model, page * 10)
        answer(model, page)
    assert text(model, 0) == PLACEHOLDER
    assert [page for page, _ in asked] == [0, 1, 2, 3, 0]


def test_rows_that_are_gone_stay_placeholders_and_late_answers_are_ignored() -> None:
    model, asked = paged(10)
    text(model, 0)
    model.arrived(0, [Thing(1), Thing(3)])
    assert text(model, 1) == PLACEHOLDER
    assert len(asked) == 1
    model.replace_ids(array("q", [100, 101]))
    model.arrived(0, [Thing(1), Thing(3)])
    assert text(model, 0) == PLACEHOLDER
    model.arrived(7, [Thing(100)])
    assert model.count() == 2


def test_new_order_keeps_current_and_selection_by_identity() -> None:
    model, _ = paged(300)
    answer(model, 0)
    current = QPersistentModelIndex(model.index(3, 1))
    gone = QPersistentModelIndex(model.index(9, 0))
    model.replace_ids(array("q", [i for i in range(300, 0, -1) if i != 10]))
    assert model.key_at(current.row()) == 4
    assert current.column() == 1
    assert not gone.isValid()
    # what was known is shown until the fresh row comes
    assert text(model, current.row()) == "thing 4"


def test_a_selection_follows_a_new_order() -> None:
    model, _ = paged(50)
    selection = QItemSelectionModel(model)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (2, 3, 40):
        selection.select(model.index(row, 0), flags)
    model.replace_ids(array("q", reversed(range(1, 51))))
    assert sorted(model.key_at(i.row()) for i in selection.selectedRows()) == [3, 4, 41]


def test_facts_have_touched_rows_read_again_while_the_old_text_stays() -> None:
    model, asked = paged(600)
    for page in (0, 1):
        text(model, page * 200)
        answer(model, page)
    model.forget(frozenset({250}))
    assert text(model, 5) == "thing 6"
    assert text(model, 249) == "thing 250"
    assert [page for page, _ in asked] == [0, 1, 1]
    answer(model, 1, "new")
    assert text(model, 249) == "new 250"
    model.forget()
    text(model, 0)
    assert [page for page, _ in asked] == [0, 1, 1, 0]


def test_prefetch_asks_for_pages_ahead() -> None:
    model, asked = paged(1000)
    model.prefetch(-50, 390)
    model.prefetch(990, 5000)
    assert [page for page, _ in asked] == [0, 1, 4]


def test_a_million_rows_cost_nothing(qtbot: QtBot) -> None:
    ids = array("q", range(1_000_000))
    model = PagedRows(COLUMNS)
    began = time.thread_time()
    model.replace_ids(ids)
    text(model, 999_999)
    model.replace_ids(array("q", reversed(ids)))
    assert model.rowCount() == 1_000_000
    assert len(model.keys([(0, 999_999)])) == 1_000_000
    assert model.at_key(999_999) == 0
    assert time.thread_time() - began < 1.0


def test_columns_come_and_go() -> None:
    model, _ = paged(10)
    inserted: list[int] = []
    removed: list[int] = []
    model.columnsInserted.connect(lambda parent, first, last: inserted.append(last))
    model.columnsRemoved.connect(lambda parent, first, last: removed.append(first))
    model.set_columns((*COLUMNS, COLUMNS[0]))
    model.set_columns(COLUMNS[1:])
    assert (inserted, removed) == ([2], [1])
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_drag_carries_ids_source_places_and_known_files() -> None:
    model, _ = paged(10)
    model.source = "playlist:7"
    mime = model.mimeData([model.index(1, 0), model.index(1, 1), model.index(4, 0)])
    assert drag.can_read(mime)
    assert drag.read(mime) == drag.Dropped((2, 5), "playlist:7", (2, 5))
    assert not mime.hasUrls()
    model.know_paths({2: "/music/a b.flac", 9: "/music/other.flac"})
    mime = model.mimeData([model.index(1, 0), model.index(4, 0)])
    assert [url.toLocalFile() for url in mime.urls()] == ["/music/a b.flac"]


@pytest.mark.parametrize(
    "name", [b"caf\xe9 \xff.flac", b"100% #1?.flac", "Ødegård;é.flac".encode()]
)
def test_any_name_of_a_file_survives_a_drag_out_and_a_drop(name: bytes) -> None:
    path = os.fsdecode(b"/music/" + name)
    model, _ = paged(10)
    model.know_paths({2: path})
    mime = model.mimeData([model.index(1, 0)])
    assert [drag.path_of(url) for url in mime.urls()] == [path]
    told = bytes(drag.for_clipboard(mime).data(drag.URLS).data())  # what another program reads
    outside = QMimeData()
    outside.setData(drag.URLS, QByteArray(told))
    what = drag.read(outside)
    assert what.urls
    assert drag.paths_of(what) == [path]
    assert [as_path(url) for url in what.urls] == [b"/music/" + name]
    assert drag.paths_of(drag.Dropped(urls=("http://example.org/a",))) == []


def test_a_drag_from_another_process_is_read_and_nonsense_is_nothing() -> None:
    mime = QMimeData()
    mime.setData(drag.TRACKS, QByteArray(drag.encode(drag.Dropped((3, 1), "x", (8, 9)))))
    assert drag.read(mime) == drag.Dropped((3, 1), "x", (8, 9))
    mime = QMimeData()
    mime.setData(drag.TRACKS, QByteArray(b'{"ids": [], "entity": "album", "things": [4]}'))
    assert drag.read(mime) == drag.Dropped(entity="album", things=(4,))
    mime.setData(drag.TRACKS, QByteArray(b'{"ids": [], "entity": "bomb", "things": [4]}'))
    assert not drag.read(mime)
    for junk in (b"", b"[]", b"{}", b'{"ids": "x"}', b'{"ids": [[]]}', b"\xff\x00"):
        mime = QMimeData()
        mime.setData(drag.TRACKS, QByteArray(junk))
        assert not drag.read(mime)
    mime = QMimeData()
    mime.setData(drag.URLS, QByteArray(b"# files\r\nfile:///a%20b.mp3\r\n\r\nhttp://x/y\r\n"))
    assert drag.read(mime).urls == ("file:///a%20b.mp3", "http://x/y")
    assert not drag.read(QMimeData())
    assert not drag.can_read(QMimeData())


# -- RowList ---------------------------------------------------------------------------------------


def shown(model: RowList) -> list[int]:
    return [row.id for row in model.rows]


def test_row_list_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = RowList(COLUMNS, is_head=lambda row: row.id == 2)
    qtmodeltester.check(model)
    model.show([Thing(1), Thing(2), Thing(3)])
    qtmodeltester.check(model)


class Mirror:
    """Follows a model by its signals alone, as a view does."""

    def __init__(self, model: RowList) -> None:
        self.model = model
        self.ids = shown(model)
        self.signals = 0
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.layoutChanged.connect(self._laid_out)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.ids[first:first] = [self.model.key_at(at) for at in range(first, last + 1)]
        self.signals += 1

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.ids[first : last + 1]
        self.signals += 1

    def _moved(self, parent: QModelIndex, first: int, last: int, to: QModelIndex, at: int) -> None:
        moved = self.ids[first : last + 1]
        rest = self.ids[:first] + self.ids[last + 1 :]
        place = at - len(moved) if at > first else at
        self.ids = rest[:place] + moved + rest[place:]
        self.signals += 1

    def _laid_out(self) -> None:
        self.ids = shown(self.model)
        self.signals += 1


@pytest.mark.parametrize("seed", range(40))
def test_signals_alone_describe_every_change(seed: int) -> None:
    dice = random.Random(seed)
    model = RowList(COLUMNS)
    model.show([Thing(i) for i in range(dice.randint(0, 120))])
    mirror = Mirror(model)
    for _ in range(5):
        kept = [row for row in model.rows if dice.random() < 0.8]
        if dice.random() < 0.5:
            dice.shuffle(kept)
        elif kept:
            kept.insert(dice.randrange(len(kept)), kept.pop(dice.randrange(len(kept))))
        for _ in range(dice.randint(0, 4)):
            kept.insert(dice.randint(0, len(kept)), Thing(dice.randint(1000, 10**9)))
        watched = [
            (row.id, QPersistentModelIndex(model.index(at, 0))) for at, row in enumerate(model.rows)
        ]
        model.show(kept)
        assert shown(model) == [row.id for row in kept] == mirror.ids
        for key, index in watched:
            if key in mirror.ids:
                assert model.key_at(index.row()) == key
            else:
                assert not index.isValid()


def test_one_moved_row_is_one_move() -> None:
    model = RowList(COLUMNS)
    model.show([Thing(i) for i in range(1000)])
    mirror = Mirror(model)
    model.show([Thing(i) for i in [*range(1, 1000), 0]])
    assert mirror.signals == 1
    assert mirror.ids[-1] == 0


def test_a_row_that_differs_is_one_data_change() -> None:
    model = RowList(COLUMNS)
    model.show([Thing(i) for i in range(10)])
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.show([Thing(i, "new" if i in (3, 4) else "thing") for i in range(10)])
    assert changed == [(3, 4)]
    assert text(model, 4) == "new"


def test_heads_take_no_focus_and_twins_are_refused() -> None:
    model = RowList(COLUMNS, is_head=lambda row: row.id < 0)
    model.show([Thing(-1), Thing(1)])
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    with pytest.raises(ValueError, match="identity"):
        model.show([Thing(1), Thing(1)])


def test_tracks_behind_playlist_places_are_dragged() -> None:
    model = RowList(COLUMNS, track_id=lambda row: row.id * 10)
    model.show([Thing(1), Thing(2), Thing(3)])
    assert model.mime_of([(0, 0), (2, 2)]).tracks == drag.Dropped((10, 30), "", (1, 3))
    assert model.at_key(3) == 2
    assert model.at_key(9) is None
