"""Playlists and their folders as rows of the side bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from audio2_desktop.ui import words
from audio2_desktop.ui.drag import MOVED, URLS, url_of
from audio2_desktop.ui.widgets.themed import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class SideRow:
    """A playlist, or a folder of such rows. `folder` is the id of the folder it lies in."""

    id: int
    name: str
    is_folder: bool = False
    folder: int | None = None
    images: tuple[str, ...] = ()
    """Keys of up to four covers in the artwork cache."""
    tracks: int = 0
    is_smart: bool = False
    """Fills itself: takes no drops."""


class MovedRow(QMimeData):
    """A row on its way. A playlist offers a file to other programs, which is there when they ask
    for it: path(its id), "" while it is not."""

    def __init__(self, row: SideRow, path: Callable[[int], str]) -> None:
        super().__init__()
        self._row, self._path = row, path

    def formats(self) -> list[str]:
        return [MOVED] if self._row.is_folder else [MOVED, URLS]

    def hasFormat(self, kind: str) -> bool:
        return kind in self.formats()

    def retrieveData(self, kind: str, preferred: object) -> object:
        row = self._row
        if kind == MOVED:
            return QByteArray(f"{'folder' if row.is_folder else 'playlist'}:{row.id}".encode())
        if kind == URLS and (path := self._path(row.id)):
            return [url_of(path)]
        return None


class PlaylistRows(QAbstractListModel):
    """Folders with what is in them below, then the playlists in none; closed folders hide
    theirs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[SideRow, ...] = ()
        self._shown: list[SideRow] = []
        self._depths: dict[tuple[bool, int], int] = {}
        self._closed: set[int] = set()
        self._file: tuple[int, str] = 0, ""

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        if tuple(rows) != self._all:
            self._all = tuple(rows)
            self._rebuild()

    def toggle(self, folder: int) -> None:
        self._closed ^= {folder}
        self._rebuild()

    def is_closed(self, folder: int) -> bool:
        return folder in self._closed

    def closed(self) -> frozenset[int]:
        return frozenset(self._closed)

    def folders(self) -> tuple[tuple[int, str], ...]:
        """(id, name) of all folders, also those in closed ones."""
        return tuple((row.id, row.name) for row in self._all if row.is_folder)

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else known

    def know_file(self, playlist: int, path: str) -> None:
        """A file with what is in a playlist, for a drag of it to other programs."""
        self._file = playlist, path

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        row = self.row(indexes[0]) if indexes else None
        return QMimeData() if row is None else MovedRow(row, self._path)

    def _path(self, playlist: int) -> str:
        known, path = self._file
        return path if known == playlist else ""

    def row(self, index: Index) -> SideRow | None:
        at = index.row()
        return self._shown[at] if index.isValid() and at < len(self._shown) else None

    def place(self, playlist: int) -> QModelIndex:
        for at, row in enumerate(self._shown):
            if row.id == playlist and not row.is_folder:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = 0) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.is_folder:
                state = words.tr("closed") if row.id in self._closed else words.tr("open")
                return ", ".join((row.name, words.tr("Folder"), state))
            if row.is_smart:  # how much it holds is not counted here
                return ", ".join((row.name, words.tr("Smart playlist")))
            return ", ".join((row.name, words.tr("Playlist"), words.tracks(row.tracks)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.name)
        return None

    def _rebuild(self) -> None:
        folders = {row.id for row in self._all if row.is_folder}
        inside: dict[int | None, list[SideRow]] = {}
        for row in self._all:
            parent = row.folder if row.folder in folders else None
            inside.setdefault(parent, []).append(row)
        self.beginResetModel()
        self._shown = []
        self._depths = {}
        self._add(inside, None, 0)
        self.endResetModel()

    def _add(self, inside: dict[int | None, list[SideRow]], folder: int | None, depth: int) -> None:
        # each folder is taken out when it is shown, so that a ring of folders cannot go on for ever
        for row in inside.pop(folder, []):
            self._shown.append(row)
            self._depths[(row.is_folder, row.id)] = depth
            if row.is_folder and row.id not in self._closed:
                self._add(inside, row.id, depth + 1)

    def depth(self, row: SideRow) -> int:
        """How many folders it lies in."""
        return self._depths.get((row.is_folder, row.id), 0)


def moved_row(mime: QMimeData) -> tuple[bool, int] | None:
    """(is a folder, id) of a dragged row of this list; None for anything else."""
    if not mime.hasFormat(MOVED):
        return None
    kind, _, ref = bytes(mime.data(MOVED).data()).decode("ascii", "replace").partition(":")
    if kind not in ("playlist", "folder") or not ref.isdecimal():
        return None
    return kind == "folder", int(ref)
