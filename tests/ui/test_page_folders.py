"""The tree of folders and its table: what they ask, show, say and remember."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import RootsChanged, TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Offline
from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.sorting import Direction, TrackSort
from audio2_desktop.domain.units import Ms, RootId, TrackId
from audio2_desktop.ui import drag
from audio2_desktop.ui.intents import (
    OpenMenu,
    PickPlaylist,
    PlayThings,
    PlayTracks,
    ShowFolder,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.folders import FoldersPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.folders.crumbs import Crumbs
from audio2_desktop.ui.views.folders.folder_model import FolderModel, name_of
from tests.ui import fakes
from tests.ui.shelf_fakes import FakeTree
from tests.ui.stage import Stage, until

KEY = Qt.Key
ROOT = RootId(1)
HALDEN = (ROOT, b"Halden Coast")
CAFE = "Caf\N{REPLACEMENT CHARACTER} [31m"
"""Neither UTF-8 nor without a control character."""
WATER = (ROOT, b"Halden Coast/Low Water")


class FolderStage(Stage):
    page: FoldersPage  # type: ignore[assignment]

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.kit = fakes.kit(theme)
        self.tree = FakeTree()
        self.browse = fakes.FakeBrowse()
        super().__init__(qtbot, FoldersPage(self.kit.tools, self.tree, self.browse))

    def names(self, parent: QModelIndex | None = None) -> list[str]:
        model = self.page.model
        above = QModelIndex() if parent is None else parent
        rows = [model.index(at, 0, above) for at in range(model.rowCount(above))]
        return [str(model.data(row)) for row in rows]

    async def expand(self, folder: Any) -> None:
        self.page.tree.expand(self.page.model.place(folder))
        await until(lambda: folder in self.page.model.loaded())

    async def pick(self, folder: Any) -> None:
        self.page.tree.setCurrentIndex(self.page.model.place(folder))
        await self.settled()

    def tell(self) -> None:
        self.kit.facts.publish([TracksChanged()])


@pytest.fixture
async def folders(qtbot: QtBot, dark: Theme) -> AsyncIterator[FolderStage]:
    stage = FolderStage(qtbot, dark)
    await stage.open()
    await stage.settled()
    yield stage


async def test_a_single_library_folder_opens_itself(folders: FolderStage) -> None:
    root = folders.page.model.index(0, 0)
    assert folders.names() == ["music"]
    assert folders.page.tree.isExpanded(root)
    assert folders.names(root) == [
        CAFE,
        "Halden Coast",
        "Mira Solenne",
    ]
    assert folders.page.sheet.title.note() == "1 folder  ·  18 tracks"
    assert folders.page.sheet.name.text() == "music"
    assert folders.page.sheet.facts.text() == "18 tracks  ·  54 min"
    assert folders.page.table.rows.count() == 18


async def test_branches_are_read_when_they_are_opened(folders: FolderStage) -> None:
    asked = len(folders.tree.asked("children"))
    assert asked == 1
    await folders.expand(HALDEN)
    assert folders.names(folders.page.model.place(HALDEN)) == ["High Tide", "Low Water"]
    assert folders.tree.asked("children")[-1] == HALDEN
    assert len(folders.tree.asked("children")) == 2


async def test_the_current_folder_shows_its_tracks_and_where_it_lies(
    folders: FolderStage,
) -> None:
    await folders.expand(HALDEN)
    await folders.pick(WATER)
    sheet = folders.page.sheet
    assert sheet.name.text() == "Low Water"
    assert [link.shown_text() for link in sheet.crumbs.links] == ["music", "Halden Coast"]
    assert folders.page.table.rows.count() == 5
    path, query = folders.tree.asked("track_ids")[-1]
    assert (path, query.sort) == (WATER[1], TrackSort.PATH)
    sheet.crumbs.links[1].click()
    await folders.settled()
    assert sheet.name.text() == "Halden Coast"
    assert folders.page.table.rows.count() == 12


async def test_an_answer_that_comes_too_late_is_left_out(folders: FolderStage) -> None:
    await folders.expand(HALDEN)
    folders.tree.gate = asyncio.Event()
    folders.page.tree.setCurrentIndex(folders.page.model.place(HALDEN))
    await until(lambda: folders.tree.asked("track_ids")[-1][0] == HALDEN[1])
    folders.page.tree.setCurrentIndex(folders.page.model.place(WATER))
    await until(lambda: folders.tree.asked("track_ids")[-1][0] == WATER[1])
    folders.tree.gate.set()
    await folders.settled()
    assert folders.page.table.rows.count() == 5


async def test_keys_play_queue_add_and_show(qtbot: QtBot, folders: FolderStage) -> None:
    await folders.pick(HALDEN)
    tree, key = folders.page.tree, folders.page.model.row_of(HALDEN).key  # type: ignore[union-attr]
    folders.page.focus_first()
    qtbot.keyClick(tree, KEY.Key_Return)
    wish = folders.last(PlayThings)
    assert (wish.entity, wish.ids, wish.verb, wish.name) == (
        Entity.FOLDER, (key,), "play", "Halden Coast",
    )  # fmt: skip
    qtbot.keyClick(tree, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert folders.last(PlayThings).verb == "next"
    qtbot.keyClick(tree, KEY.Key_Q)
    assert folders.last(PlayThings).verb == "last"
    qtbot.keyClick(tree, KEY.Key_P)
    assert folders.last(PickPlaylist) == PickPlaylist((key,), Entity.FOLDER)
    qtbot.keyClick(tree, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert folders.last(ShowFolder) == ShowFolder(b"/music/Halden Coast")
    qtbot.keyClick(tree, KEY.Key_Right)
    await until(lambda: HALDEN in folders.page.model.loaded())
    assert tree.isExpanded(folders.page.model.place(HALDEN))
    qtbot.keyClick(tree, KEY.Key_Left)
    assert not tree.isExpanded(folders.page.model.place(HALDEN))
    qtbot.keyClick(tree, KEY.Key_End)
    await folders.settled()
    assert folders.page.sheet.name.text() == "Mira Solenne"


async def test_a_star_opens_only_the_current_folder(qtbot: QtBot, folders: FolderStage) -> None:
    folders.tree.folders[b"Halden Coast/Low Water/Extras"] = 1
    await folders.pick(HALDEN)
    qtbot.keyClick(folders.page.tree, KEY.Key_Asterisk)
    await until(lambda: WATER in [row.id for row in map(folders.page.model.row_of, [WATER]) if row])
    await folders.settled()
    assert WATER not in folders.page.model.loaded()


async def test_letters_find_a_folder_after_an_apostrophe(
    qtbot: QtBot, folders: FolderStage
) -> None:
    tree = folders.page.tree
    qtbot.keyClicks(tree, "'mi")
    await folders.settled()
    assert folders.page.sheet.name.text() == "Mira Solenne"
    tree._typing.stop()
    qtbot.keyClicks(tree, "h")
    assert folders.page.sheet.name.text() == "Mira Solenne"


async def test_the_menu_of_a_folder_knows_where_it_lies(folders: FolderStage) -> None:
    row = folders.page.model.row_of(HALDEN)
    folders.page.tree.menu.emit(row, QPoint(3, 4))
    menu = folders.last(OpenMenu)
    assert (menu.entity, menu.path, menu.name) == (
        Entity.FOLDER, b"/music/Halden Coast", "Halden Coast",
    )  # fmt: skip
    folders.page.sheet.more.click()
    assert folders.last(OpenMenu).path == b"/music"


async def test_the_buttons_play_the_current_folder(folders: FolderStage) -> None:
    folders.page.sheet.play.click()
    folders.page.sheet.shuffle.click()
    verbs = [(i.ids, i.verb) for i in folders.intents if isinstance(i, PlayThings)]
    assert verbs == [((-1,), "play"), ((-1,), "shuffle")]


async def test_a_row_plays_the_folder_from_there(qtbot: QtBot, folders: FolderStage) -> None:
    await folders.pick(HALDEN)
    table = folders.page.table
    await until(lambda: table.row_track(2) is not None)
    table.go_to(2)
    qtbot.keyClick(table, KEY.Key_Return)
    wish = folders.last(PlayTracks)
    assert (len(wish.ids), wish.at, wish.context.title) == (12, 2, "Halden Coast")
    assert str(wish.context.kind) == "folder"


async def test_a_heart_is_seen_at_once(folders: FolderStage) -> None:
    await until(lambda: folders.page.table.row_track(2) is not None)
    key = folders.page.table.rows.key_at(2)
    folders.browse.tracks[key] = replace(folders.browse.tracks[key], rating=70)
    folders.kit.facts.publish([TracksChanged(frozenset({TrackId(key)}))])
    await until(lambda: folders.page.table.row_track(2).rating == 70)  # type: ignore[union-attr]


async def test_captions_sort_and_lead_back_to_the_disk(folders: FolderStage) -> None:
    page = folders.page
    for _ in range(2):
        page.table.header.sort_wanted.emit("title", False)
        await folders.settled()
    queries = [query for _, query in folders.tree.asked("track_ids")]
    assert [(q.sort, q.direction) for q in queries[-2:]] == [
        (TrackSort.TITLE, Direction.UP),
        (TrackSort.TITLE, Direction.DOWN),
    ]
    assert page.sheet.order.isVisibleTo(page)
    page.sheet.order.click()
    await folders.settled()
    assert folders.tree.asked("track_ids")[-1][1].sort is TrackSort.PATH
    assert not page.sheet.order.isVisibleTo(page)


async def test_the_filter_narrows_and_says_when_nothing_fits(folders: FolderStage) -> None:
    page = folders.page
    page.sheet.filter.set_text("salt")
    await until(lambda: page.table.rows.count() == 2)
    assert "2" in page.sheet.filter.match.text()
    folders.tree.folders = {b"": 0}
    page.sheet.show_found(0, "salt", is_own=True)
    assert page.sheet.nothing.isVisibleTo(page)
    page.sheet.nothing.acted.emit(0)
    await until(lambda: not page.sheet.filter.text())


async def test_a_scan_adds_folders_where_they_belong(folders: FolderStage) -> None:
    await folders.expand(HALDEN)
    await folders.pick(WATER)
    tree, model = folders.page.tree, folders.page.model
    place = model.place(WATER)
    folders.tree.folders[b"Halden Coast/An early one"] = 4
    folders.tree.folders[b"Ada Verne"] = 2
    folders.tell()
    await until(lambda: model.row_of((ROOT, b"Ada Verne")) is not None)
    await folders.settled()
    root = model.index(0, 0)
    assert folders.names(root)[:2] == ["Ada Verne", CAFE]
    assert folders.names(model.place(HALDEN)) == ["An early one", "High Tide", "Low Water"]
    assert tree.isExpanded(model.place(HALDEN))
    assert model.row(tree.currentIndex()).id == WATER  # type: ignore[union-attr]
    assert place.row() != model.place(WATER).row()
    assert folders.page.sheet.title.note() == "1 folder  ·  24 tracks"


async def test_when_the_current_folder_goes_the_one_above_is_shown(folders: FolderStage) -> None:
    await folders.expand(HALDEN)
    await folders.pick(WATER)
    del folders.tree.folders[WATER[1]]
    folders.tell()
    await until(lambda: folders.page.sheet.name.text() == "Halden Coast")
    del folders.tree.folders[b"Halden Coast/High Tide"]
    folders.tell()
    await until(lambda: folders.page.sheet.name.text() == "music")


async def test_an_unplugged_folder_is_pale_and_says_why(folders: FolderStage) -> None:
    folders.tree.is_available = False
    folders.kit.facts.publish([RootsChanged()])
    await until(lambda: folders.page.sheet.away.text())
    assert folders.page.sheet.away.text() == "Not connected, its tracks are kept"
    model = folders.page.model
    root = model.index(0, 0)
    assert "Not connected" in model.data(root, Qt.ItemDataRole.ToolTipRole)
    assert "Not connected" in model.data(root, Qt.ItemDataRole.AccessibleTextRole)
    mime = model.mimeData([root])
    assert not mime.hasFormat(drag.URLS)


async def test_folders_are_dragged_as_things_and_as_folders(folders: FolderStage) -> None:
    model = folders.page.model
    mime = model.mimeData([model.place(HALDEN)])
    what = drag.read(mime)
    row = model.row_of(HALDEN)
    assert row is not None
    assert (what.entity, what.things) == ("folder", (row.key,))
    assert [url.toLocalFile() for url in mime.urls()] == ["/music/Halden Coast"]
    odd = next(f for f in folders.tree.folders if f.startswith(b"Caf"))
    mime = model.mimeData([model.place((ROOT, odd))])
    assert bytes(mime.urls()[0].toEncoded().data()) == b"file:///music/Caf%E9%20%1B%5B31m"


async def test_the_place_comes_back(folders: FolderStage, qtbot: QtBot, dark: Theme) -> None:
    await folders.expand(HALDEN)
    await folders.pick(WATER)
    folders.page.table.header.sort_wanted.emit("title", False)
    await folders.settled()
    folders.page.table.go_to(3)
    key = folders.page.table.rows.key_at(3)
    folders.page.sheet.halves.setSizes([330, 700])
    state = folders.page.state()
    other = FolderStage(qtbot, dark)
    await other.open()
    other.page.restore(json.loads(json.dumps(state)))
    await other.settled()
    assert other.page.sheet.name.text() == "Low Water"
    assert other.page.tree.isExpanded(other.page.model.place(HALDEN))
    assert list(other.page.table.selected_keys()) == [key]
    assert str(other.page.tracks.order.orders[0].sort) == "title"
    assert other.page.sheet.halves.sizes()[0] == pytest.approx(330, abs=15)
    other.page.restore({"folder": [1, "zz"], "open": [3, [1, "no"], None], "halves": "x"})
    await other.settled()
    assert other.page.has_content


async def test_a_key_in_the_address_opens_the_folder(folders: FolderStage) -> None:
    key = folders.tree._row(ROOT, WATER[1]).key  # type: ignore[union-attr]
    await folders.open(key)
    await folders.settled()
    assert folders.page.sheet.name.text() == "Low Water"
    assert folders.page.tree.isExpanded(folders.page.model.place(HALDEN))


async def test_loading_empty_and_error(qtbot: QtBot, dark: Theme) -> None:
    stage = FolderStage(qtbot, dark)
    stage.tree.gate = asyncio.Event()
    stage.page.open(None)
    await until(lambda: stage.page._skeleton is not None and stage.page._skeleton.isVisible())
    stage.tree.roots_now = []
    stage.tree.gate.set()
    await stage.settled()
    sheet = stage.page.sheet
    assert sheet.empty.isVisible()
    sheet.empty.acted.emit(0)
    assert stage.routes == [Route("settings", "library")]
    other = FolderStage(qtbot, dark)
    other.tree.error = Offline()
    await other.open()
    assert other.page._error is not None
    other.tree.error = None
    other.page._error.acted.emit(0)
    await other.settled()
    assert other.names() == ["music"]


async def test_a_branch_that_fails_can_be_opened_again(folders: FolderStage) -> None:
    folders.tree.error = Offline()
    folders.page.tree.expand(folders.page.model.place(HALDEN))
    await until(lambda: folders.kit.errors)
    folders.kit.errors.clear()
    folders.tree.error = None
    folders.page.model.fetchMore(folders.page.model.place(HALDEN))
    await until(lambda: HALDEN in folders.page.model.loaded())


@pytest.mark.parametrize("mirrored", [False, True])
async def test_the_tree_is_painted(folders: FolderStage, mirrored: bool) -> None:
    await folders.expand(HALDEN)
    tree = folders.page.tree
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    tree.setLayoutDirection(way)
    folders.page.resize(836, 512)
    await folders.settled()
    picture = tree.viewport().grab().toImage()
    colours = {picture.pixel(x, 17) for x in range(0, picture.width(), 3)}
    assert len(colours) > 3
    assert tree.visualRect(folders.page.model.place(HALDEN)).height() >= 32


async def test_the_tree_says_itself(folders: FolderStage) -> None:
    model = folders.page.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    await folders.expand(HALDEN)
    spoken = model.data(model.place(HALDEN), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Halden Coast, Folder, 12 tracks, 36 min"
    assert folders.page.tree.accessibleName() == "Folders"


def row(path: bytes, count: int = 1, *, has_folders: bool = False) -> FolderRow:
    return FolderRow(1, ROOT, path, b"/music/" + path, count, Ms(0), has_folders)


@pytest.mark.parametrize(
    ("path", "name"),
    [(b"a/b", "b"), (b"x\xff", "x\N{REPLACEMENT CHARACTER}"), (b"a\nb", "a b"),
     ("\u202eevil".encode(), "evil"), (b"<b>x", "<b>x")],
)  # fmt: skip
def test_names_are_safe_to_show(path: bytes, name: str) -> None:
    assert name_of(row(path)) == name


def test_names_of_library_folders() -> None:
    whole = FolderRow(-1, ROOT, b"", b"/mnt/nas/", 1, Ms(0), False)
    assert name_of(whole) == "nas"
    assert name_of(FolderRow(-1, ROOT, b"", b"/", 1, Ms(0), False)) == "/"


def test_a_model_becomes_what_it_is_told(qtbot: QtBot) -> None:
    model = FolderModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    a, b, c = (row(name, has_folders=True) for name in (b"a", b"b", b"c"))
    for rows in ([a, b], [b, a], [c], [a, b, c], [c, b], [], [a]):
        model.put_roots(rows)
        shown = [model.row(model.index(at, 0)) for at in range(model.rowCount())]
        assert shown == rows
    model.put(a.id, [row(b"a/x", has_folders=True), row(b"a/y")])
    model.put((ROOT, b"a/x"), [row(b"a/x/z")])
    assert model.loaded() == [a.id, (ROOT, b"a/x")]
    model.put((ROOT, b"gone"), [row(b"gone/1")])
    model.put_roots([row(b"a", 9)])  # nothing lies in it any more
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.row_of((ROOT, b"a/x/z")) is None
    assert model.data(QModelIndex()) is None
    assert model.parent(QModelIndex()) == QModelIndex()


def test_crumbs_leave_out_the_middle_of_deep_paths(qtbot: QtBot, dark: Theme) -> None:
    crumbs = Crumbs(dark)
    qtbot.addWidget(crumbs)
    chosen: list[object] = []
    crumbs.chosen.connect(chosen.append)
    crumbs.show_path([(at, f"folder {at}") for at in range(8)])
    assert [link.shown_text() for link in crumbs.links] == ["folder 0", "folder 6", "folder 7"]
    crumbs.links[-1].click()
    assert chosen == [7]
    crumbs.show_path([])
    assert crumbs.links == []
