"""Folders as a tree whose branches are read when they are opened. No I/O: the model says which
branch it wants, the page hands it over."""

from collections.abc import Iterator, Sequence
from os import fsdecode
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt, Signal

from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.tag_text import clean
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TRACKS, URLS, TrackMime
from audio2_desktop.ui.models.listing import ROW, Index
from audio2_desktop.ui.widgets.themed import plain_tip

FolderId = tuple[int, bytes]
"""The library folder and the path below it."""
_TOP = QModelIndex()


def name_of(row: FolderRow) -> str:
    """The folder's own name as text that can be painted, whatever its bytes are."""
    path = row.path or row.full.rstrip(b"/\\")
    last = path.replace(b"\\", b"/").rpartition(b"/")[2] or row.full
    text = last.decode("utf-8", "replace")
    return clean(text) or text


class _Node:
    """children: None until they were read."""

    __slots__ = ("children", "parent", "row", "serial")

    def __init__(self, row: FolderRow, parent: "_Node | None", serial: int) -> None:
        self.row, self.parent, self.serial = row, parent, serial
        self.children: list[_Node] | None = None


class FolderModel(QAbstractItemModel):
    """`wanted(id)` once for each branch that is opened; `put` answers it, also again later: what
    is there stays where it is."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._roots: list[_Node] = []
        self._nodes: dict[int, _Node] = {}
        self._by_id: dict[FolderId, _Node] = {}
        self._asked: set[FolderId] = set()
        self._serial = 0

    # -- what pages say ----------------------------------------------------------------------------

    def put_roots(self, rows: Sequence[FolderRow]) -> None:
        """The library folders, as they are now."""
        self._become(None, self._roots, rows)

    def put(self, parent: FolderId, rows: Sequence[FolderRow]) -> None:
        """What lies right below a folder now; nothing happens when that is gone."""
        self._asked.discard(parent)
        node = self._by_id.get(parent)
        if node is None:
            return
        if node.children is None:
            node.children = []
        self._become(node, node.children, rows)

    def failed(self, parent: FolderId) -> None:
        """A branch could not be read; it is asked for again when it is next opened."""
        self._asked.discard(parent)

    def loaded(self) -> list[FolderId]:
        """Folders whose branches are known, those above before those below."""
        return [node.row.id for node in self._walk(self._roots) if node.children is not None]

    def row(self, index: Index) -> FolderRow | None:
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        return None if node is None else node.row

    def row_of(self, folder: FolderId) -> FolderRow | None:
        node = self._by_id.get(folder)
        return None if node is None else node.row

    def place(self, folder: FolderId) -> QModelIndex:
        """Where a folder is; invalid while its branch is not known."""
        node = self._by_id.get(folder)
        return self._index(node) if node is not None else QModelIndex()

    # -- Qt's questions ----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        siblings = self._below(parent)
        if column or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, siblings[row].serial)

    def parent(self, index: Index = _TOP) -> Any:
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None or node.parent is None:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: Index = _TOP) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index = _TOP) -> int:
        return 1

    def hasChildren(self, parent: Index = _TOP) -> bool:
        if not parent.isValid():
            return bool(self._roots)
        row = self.row(parent)
        return row is not None and row.has_folders

    def canFetchMore(self, parent: Index) -> bool:
        node = self._nodes.get(parent.internalId()) if parent.isValid() else None
        return node is not None and node.children is None and node.row.has_folders

    def fetchMore(self, parent: Index) -> None:
        row = self.row(parent)
        if row is not None and row.id not in self._asked:
            self._asked.add(row.id)
            self.wanted.emit(row.id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        wanted = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return wanted | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(why_dim(row) or name_of(row))
            case _ if role == ROW:
                return row
        return None

    # -- drags -------------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [TRACKS, URLS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [row for index in indexes if (row := self.row(index)) is not None]
        return mime_of(rows)

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # -- inside ------------------------------------------------------------------------------------

    def _below(self, parent: Index) -> list[_Node]:
        if not parent.isValid():
            return self._roots
        node = self._nodes.get(parent.internalId())
        return [] if node is None else node.children or []

    def _index(self, node: _Node) -> QModelIndex:
        siblings = self._roots if node.parent is None else node.parent.children or []
        return self.createIndex(siblings.index(node), 0, node.serial)

    def _walk(self, nodes: list[_Node]) -> Iterator[_Node]:
        for node in nodes:
            yield node
            yield from self._walk(node.children or [])

    def _become(self, parent: _Node | None, have: list[_Node], rows: Sequence[FolderRow]) -> None:
        index = QModelIndex() if parent is None else self._index(parent)
        wanted = {row.id for row in rows}
        order = [row.id for row in rows if row.id in self._by_id]
        kept = [node.row.id for node in have if node.row.id in wanted]
        if kept != order:  # another order: only library folders that were added anew
            wanted = set()
        for at in range(len(have) - 1, -1, -1):
            if have[at].row.id not in wanted:
                self.beginRemoveRows(index, at, at)
                for gone in self._walk([have.pop(at)]):
                    self._by_id.pop(gone.row.id, None)
                    self._nodes.pop(gone.serial, None)
                self.endRemoveRows()
        for at, row in enumerate(rows):
            if at < len(have) and have[at].row.id == row.id:
                self._renew(have[at], row)
            else:
                self.beginInsertRows(index, at, at)
                self._serial += 1
                node = _Node(row, parent, self._serial)
                have.insert(at, node)
                self._nodes[node.serial] = self._by_id[row.id] = node
                self.endInsertRows()

    def _renew(self, node: _Node, row: FolderRow) -> None:
        if node.row == row:
            return
        node.row = row
        if not row.has_folders and node.children:
            self._become(node, node.children, ())
        place = self._index(node)
        self.dataChanged.emit(place, place, [])


def mime_of(rows: Sequence[FolderRow]) -> TrackMime:
    """A drag of folders: their tracks for us, the folders themselves for everybody else."""
    paths = [fsdecode(row.full) for row in rows if row.is_available]
    return TrackMime.of_things("folder", [row.key for row in rows], "", lambda: paths)


def why_dim(row: FolderRow) -> str:
    """Why a folder is pale; "" when it is not."""
    return "" if row.is_available else words.tr("Not connected, its tracks are kept")


def _spoken(row: FolderRow) -> str:
    length = words.length(row.length_ms) if row.length_ms else ""
    parts = (name_of(row), words.tr("Folder"), words.tracks(row.tracks), length, why_dim(row))
    return ", ".join(part for part in parts if part)
