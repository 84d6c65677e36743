"""The folders as they lie on disk: a tree, and beside it the tracks of the folder that is current.

Everything comes from the library's rows; the disk is never asked.
"""

from array import array
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt

from audio2_desktop.domain.facts import (
    ArtworkReady,
    Fact,
    FavouritesChanged,
    RootsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.sorting import Order, TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.units import RootId
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PlayThings,
    ShowFolder,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageCommand, PageTools
from audio2_desktop.ui.views.folders.folder_list import FolderList
from audio2_desktop.ui.views.folders.folder_model import FolderId, FolderModel, name_of
from audio2_desktop.ui.views.folders.folder_sheet import FolderSheet
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.sorted_tracks import SortedTracks
from audio2_desktop.ui.views.table.table_commands import table_commands
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents

_COLUMNS = ("title", "artist", "album", "rating", "plays", "quality", "state", "time")


class Tree(Protocol):
    """What this page asks of services.folder_tree."""

    async def roots(self) -> Sequence[FolderRow]: ...
    async def children(self, root: RootId, path: bytes) -> Sequence[FolderRow]: ...
    async def row(self, key: int) -> FolderRow: ...
    async def track_ids(self, root: RootId, path: bytes, query: TrackQuery) -> TrackIds: ...


class Rows(Protocol):
    """What this page asks of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray: ...


class FoldersPage(Page):
    """Route("folders", key of a folder or None)."""

    coalesce_ms = 300  # a scan tells of new tracks all the time, and all counts are read again

    def __init__(self, tools: PageTools, tree: Tree, browse: Rows) -> None:
        super().__init__(tools, "foldersPage")
        self._tree, self._browse = tree, browse
        self._current: FolderId | None = None
        self._shown: tuple[object, ...] = ()
        self._to_open: list[FolderId] = []
        self._asking = 0
        self._is_filling = False
        self.model = FolderModel()
        self.model.setParent(self)  # goes with the page, and with it what is connected to it
        self.tree = FolderList(self.theme, self.model)
        self.tracks = SortedTracks(
            self.theme,
            tools.covers.pixmap,
            tools.now,
            _COLUMNS,
            style.TRACKS_BESIDE,
            tools.memory,
            "folders",
        )
        self.table = self.tracks.table
        self.table.setObjectName("folderTracks")
        self.feed(self.tracks.rows, browse.track_rows)
        self.sheet = FolderSheet(self.theme, self.tree, self.table)
        self.set_content(self.sheet)
        self._connect()
        self.hear((TracksChanged, RootsChanged, FavouritesChanged, ArtworkReady))

    def _connect(self) -> None:
        sheet, tree = self.sheet, self.tree
        self.model.wanted.connect(lambda folder: self.start(self._fetch(folder)))
        tree.picked.connect(self._on_picked)
        tree.played.connect(self._play_row)
        tree.add_to.connect(lambda row: self._send(PickPlaylist((row.key,), Entity.FOLDER)))
        tree.show_file.connect(lambda row: self._send(ShowFolder(row.full)))
        tree.menu.connect(self._open_menu)
        sheet.crumbs.chosen.connect(self._on_crumb)
        sheet.play.clicked.connect(lambda: self._play("play"))
        sheet.shuffle.clicked.connect(lambda: self._play("shuffle"))
        sheet.more.clicked.connect(self._on_more)
        sheet.filter.changed.connect(lambda _: self._ask_tracks())
        sheet.order.clicked.connect(self._on_own_order)
        sheet.empty.acted.connect(lambda _: self.navigate.emit(Route("settings", "library")))
        sheet.nothing.acted.connect(lambda _: sheet.filter.set_text(""))
        actions = TableIntents(self.table, self._place)
        actions.removes_from_library()
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        self.tracks.order.changed.connect(self._ask_tracks)
        self.table.typed.connect(
            lambda prefix: self.start(self.tracks.go_to_typed(prefix, self._browse.track_rows))
        )

    # -- loading -----------------------------------------------------------------------------------

    async def reload(self) -> None:
        roots = await self._tree.roots()
        branches = [
            (folder, await self._tree.children(RootId(folder[0]), folder[1]))
            for folder in self.model.loaded()
        ]
        self._is_filling = True  # when the current row goes, the tree takes a neighbour
        self.model.put_roots(roots)
        for folder, rows in branches:
            self.model.put(folder, rows)
        self._is_filling = False
        await self._open_branches()
        if isinstance(self.arg, int):
            key, self.arg = self.arg, None
            await self._reveal((await self._tree.row(key)).id)
        self._settle(roots)
        await self._read_tracks()
        self.sheet.show_library(len(roots), sum(row.tracks for row in roots))

    async def _open_branches(self) -> None:
        """Those that were open when the page was left; a single library folder opens itself."""
        wanted, self._to_open = self._to_open, []
        roots = [self.model.row(self.model.index(at, 0)) for at in range(self.model.rowCount())]
        if self._current is None and len(roots) == 1 and roots[0] is not None and not wanted:
            wanted = [roots[0].id]
        for folder in wanted:
            await self._open_branch(folder)

    async def _open_branch(self, folder: FolderId) -> None:
        row = self.model.row_of(folder)
        if row is None or not row.has_folders:
            return
        if folder not in self.model.loaded():
            self.model.put(folder, await self._tree.children(row.root, row.path))
        self.tree.expand(self.model.place(folder))

    async def _reveal(self, folder: FolderId) -> None:
        """Open everything above a folder and make it current."""
        root, path = folder
        parts = path.split(b"/") if path else []
        for count in range(len(parts)):
            await self._open_branch((root, b"/".join(parts[:count])))
        if self.model.row_of(folder) is not None:
            self._current = folder
            self.tree.scrollTo(self.model.place(folder))

    def _settle(self, roots: Sequence[FolderRow]) -> None:
        """The current folder, or when it is gone the nearest one above it that is left."""
        folder = self._current
        while folder is not None and self.model.row_of(folder) is None:
            folder = (folder[0], folder[1].rpartition(b"/")[0]) if folder[1] else None
        self._current = folder or (roots[0].id if roots else None)
        if self._current is not None:
            self.tree.show_current(self._current)

    async def _fetch(self, folder: FolderId) -> None:
        try:
            self.model.put(folder, await self._tree.children(RootId(folder[0]), folder[1]))
        except BaseException:
            self.model.failed(folder)
            raise

    def _ask_tracks(self) -> None:
        self.start(self._read_tracks())

    async def _read_tracks(self) -> None:
        """Show the tracks of the current folder; an answer that came too late is left out."""
        row = None if self._current is None else self.model.row_of(self._current)
        if row is None:
            return
        self._asking += 1
        asking, text = self._asking, self.sheet.filter.text()
        orders = self.tracks.order.orders or (Order(TrackSort.PATH),)
        asked = (row.id, text, orders)
        query = TrackQuery.in_order(orders, parse(text).tree)
        self.sheet.show_folder(row, self._above(row))
        found = await self._tree.track_ids(row.root, row.path, query)
        is_other = asked != self._shown
        marks = await self.table.marks_in(found.ids, self._browse.marks)
        if asking != self._asking:
            return
        self.tracks.show(found.ids, keeps_place=not is_other, marks=marks)
        if asked != self._shown:
            self.table.verticalScrollBar().setValue(0)
        self._shown = asked
        self.tracks.rows.source = f"folder:{row.key}"
        self.table.setAccessibleName(name_of(row))
        self.sheet.show_found(len(found.ids), text, is_own=self.tracks.order.is_own)
        self.on_playing()

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, TracksChanged) and fact.ids:
            self.tracks.rows.forget(fact.ids)  # hearts and stars are seen at once
        self.mark_dirty()

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_covers(self, keys: object) -> None:
        self.table.viewport().update()

    def commands(self) -> list[PageCommand]:
        return table_commands(self.tracks.order, self.tracks.columns)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        current = self._current
        return {
            **self.tracks.state(),
            "folder": None if current is None else _kept(current),
            "open": [_kept(folder) for folder in self.tree.opened()],
            "tree": self.tree.verticalScrollBar().value(),
            "scroll": self.table.verticalScrollBar().value(),
            "text": self.sheet.filter.text(),
            "halves": self.sheet.halves.sizes(),
        }

    def restore(self, state: dict[str, object]) -> None:
        self.tracks.restore_order(state)
        self._current = _known(state.get("folder")) or self._current
        kept = state.get("open")
        if isinstance(kept, list):
            self._to_open = [folder for each in kept if (folder := _known(each)) is not None]
        if self._current is not None:  # it may lie in a branch that was closed over it
            self._to_open += [one for one in _steps(self._current) if one not in self._to_open]
        self.sheet.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        halves = state.get("halves")
        if isinstance(halves, list) and len(halves) == 2:
            self.sheet.halves.setSizes([int(each) for each in halves])
        self.tracks.restore_place(state)
        self.tree.doItemsLayout()  # else its bar does not know yet how long it is
        for bar, key in (
            (self.tree.verticalScrollBar(), "tree"),
            (self.table.verticalScrollBar(), "scroll"),
        ):
            value = state.get(key)
            if isinstance(value, int):
                bar.setValue(value)

    def focus_first(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.sheet.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        self.sheet.resize(self.size())
        return self.sheet.skeleton()

    # -- actions -----------------------------------------------------------------------------------

    def _send(self, what: Intent) -> None:
        self.intent.emit(what)

    def _row(self) -> FolderRow | None:
        return None if self._current is None else self.model.row_of(self._current)

    def _above(self, row: FolderRow) -> list[tuple[object, str]]:
        rows = [self.model.row_of(folder) for folder in _steps(row.id)]
        return [(above.id, name_of(above)) for above in rows if above is not None]

    def _on_picked(self, folder: FolderId) -> None:
        if folder != self._current and not self._is_filling:
            self._current = folder
            self._ask_tracks()

    def _on_crumb(self, folder: FolderId) -> None:
        self.tree.setCurrentIndex(self.model.place(folder))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> Place:
        row = self._row()
        if row is None:
            return Place(NO_CONTEXT, "folder")
        return Place(Context(ContextKind.FOLDER, row.key, name_of(row)), "folder")

    def _play(self, verb: str) -> None:
        row = self._row()
        if row is not None:
            self._play_row(row, verb)

    def _play_row(self, row: FolderRow, verb: str) -> None:
        self._send(PlayThings(Entity.FOLDER, (row.key,), verb, name_of(row)))

    def _on_more(self) -> None:
        row, button = self._row(), self.sheet.more
        if row is not None:
            self._open_menu(row, button.mapToGlobal(QPoint(0, button.height())))

    def _open_menu(self, row: FolderRow, spot: QPoint) -> None:
        self._send(
            OpenMenu(
                Entity.FOLDER,
                (row.key,) if row.tracks else (),
                spot.x(),
                spot.y(),
                name=name_of(row),
                path=row.full,
            )
        )

    def _on_own_order(self) -> None:
        self.tracks.order.go_back()


def _steps(folder: FolderId) -> list[FolderId]:
    """The folders above one, from the library folder down."""
    root, path = folder
    parts = path.split(b"/") if path else []
    return [(root, b"/".join(parts[:count])) for count in range(len(parts))]


def _kept(folder: FolderId) -> list[object]:
    """As plain values: a path need not be text."""
    return [int(folder[0]), folder[1].hex()]


def _known(kept: object) -> FolderId | None:
    match kept:
        case [int(root), str(path)]:
            try:
                return root, bytes.fromhex(path)
            except ValueError:
                return None
    return None
