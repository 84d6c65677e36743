"""What every list model of rows shares: columns, roles, header, drags. Subclasses know the rows."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from audio2_desktop.ui import drag, words

if TYPE_CHECKING:
    from audio2_desktop.ui.models.columns import Column

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""Role of the row object itself; None while it is on its way."""
PLACEHOLDER = "…"
_ROWS_MOVE = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
_WITH_HINT = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")

_TEXT = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_ROW = int(ROW)
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_FLAGS = _ENABLED | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled


class Row(Protocol):
    """Anything with an identity in its list."""

    @property
    def id(self) -> int: ...


class Listing(QAbstractTableModel):
    """Rows with identities, shown through columns that are data.

    spoken: what a screen reader says for a whole row. track_id: id of the track behind a row, for
    drags; rows that are tracks need none.
    """

    def __init__(
        self,
        columns: "Sequence[Column]" = (),
        *,
        spoken: Callable[[Any], str] = str,
        track_id: Callable[[Any], int] | None = None,
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._spoken = spoken
        self._track_id = track_id
        self._paths: dict[int, str] = {}
        self.awaits_paths = False
        """Files are on their way: a drag that begins now will have them."""
        self.source = ""
        """Name of this list in drags ("playlist:7"), so that a drop knows a move from a copy."""

    # -- what subclasses know ----------------------------------------------------------------------

    def count(self) -> int:
        raise LookupError("a subclass counts its rows")

    def row_at(self, at: int) -> Any:
        """The row, or None while it is on its way; never waits."""
        raise LookupError(f"a subclass knows row {at}")

    def key_at(self, at: int) -> int:
        """Identity of the row in this list, known even while the row is on its way."""
        raise LookupError(f"a subclass knows the key of row {at}")

    def at_key(self, key: int) -> int | None:
        """Where the row with this identity is; None when it is not here."""
        raise LookupError(f"a subclass knows where {key} is")

    def is_head(self, at: int) -> bool:
        """Whether this row is a caption between rows."""
        return False

    def keys(self, ranges: Iterable[tuple[int, int]]) -> "array[int]":
        """Identities of rows first..last (inclusive) of each range."""
        found = array("q")
        for first, last in ranges:
            found.extend(self.key_at(at) for at in range(first, last + 1))
        return found

    # -- columns -----------------------------------------------------------------------------------

    @property
    def columns(self) -> "tuple[Column, ...]":
        return self._columns

    def set_columns(self, columns: "Sequence[Column]") -> None:
        """Show other columns or another order. Selection and place stay."""
        if tuple(columns) == self._columns:
            return
        before, after = self.columnCount(), len(columns) or 1
        if after > before:
            self.beginInsertColumns(QModelIndex(), before, after - 1)
            self._columns = tuple(columns)
            self.endInsertColumns()
        elif after < before:
            self.beginRemoveColumns(QModelIndex(), after, before - 1)
            self._columns = tuple(columns)
            self.endRemoveColumns()
        else:
            self._columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, after - 1))
        self.refresh()

    def before_rows_move(self) -> None:
        """Rows come into another order, or become others. Only rows: else the head of a table
        takes it that columns have gone, and forgets their sizes."""
        signal: Any = self.layoutAboutToBeChanged  # the stubs do not know signatures of signals
        signal[_WITH_HINT].emit([], _ROWS_MOVE)

    def after_rows_move(self) -> None:
        """They stand now; persistent indexes have been changed."""
        signal: Any = self.layoutChanged
        signal[_WITH_HINT].emit([], _ROWS_MOVE)

    def refresh(self, first: int = 0, last: int | None = None) -> None:
        """Have rows first..last painted again."""
        end = self.count() - 1 if last is None else last
        if end >= first:
            last_column = self.columnCount() - 1
            self.dataChanged.emit(self.index(first, 0), self.index(end, last_column), [])

    # -- Qt's questions ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        # A grid has no columns, but its rows must be there for Qt all the same.
        return 0 if parent.isValid() else len(self._columns) or 1

    def data(self, index: Index, role: int = _TEXT) -> Any:
        # the painter of a table asks nothing here: this serves screen readers and tests
        if role not in (_TEXT, _SPOKEN, _ROW, _ALIGN) or not index.isValid():
            return None
        at, column = index.row(), index.column()
        if at >= self.count() or column >= self.columnCount():
            return None
        if not self._columns:
            return self._card(at, role)
        if role == _ALIGN:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._columns[column].is_right
                else (Qt.AlignmentFlag.AlignLeft)
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        row = self.row_at(at)
        if role == _ROW:
            return row
        if row is None:
            return PLACEHOLDER
        return self._said(at, column, row) if role == _SPOKEN else self._shown(at, column, row)

    def _shown(self, at: int, column: int, row: Any) -> str:
        """A cell's text. The caption of a group has one for all columns."""
        if self.is_head(at):
            return self._spoken(row) if column == 0 else ""
        return self._columns[column].text(row)

    def _said(self, at: int, column: int, row: Any) -> str:
        """A cell for the ear: the first says the whole row, an empty one what it has none of."""
        if column == 0:
            return self._spoken(row) or self._columns[0].text(row)
        if text := self._shown(at, column, row):
            return text
        return words.fill(words.tr("{column}: none"), {"column": self._columns[column].title})

    def _card(self, at: int, role: int) -> Any:
        """What a grid's row answers: itself, or how it is spoken."""
        row = self.row_at(at)
        if role == _ROW:
            return row
        if role == _ALIGN:
            return None
        return PLACEHOLDER if row is None else self._spoken(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _TEXT
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role in (_TEXT, _SPOKEN):
            return self._columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    # -- drags -------------------------------------------------------------------------------------

    def track_ids(self, ranges: Iterable[tuple[int, int]]) -> "array[int]":
        """Tracks behind the rows of these ranges, in order."""
        if self._track_id is None:
            return self.keys(ranges)
        found = array("q")
        for first, last in ranges:
            for at in range(first, last + 1):
                row = self.row_at(at)
                if row is not None:
                    found.append(self._track_id(row))
        return found

    def know_paths(self, paths: Mapping[int, str]) -> None:
        """Files of tracks (track id -> path) that may be dragged out; replaces what was known."""
        self._paths, self.awaits_paths = dict(paths), False

    def mime_of(self, ranges: Sequence[tuple[int, int]]) -> drag.TrackMime:
        """The drag of these rows. Files come along as far as their paths are known."""
        ids = self.track_ids(ranges)

        def paths() -> list[str]:
            known = self._paths
            return [known[i] for i in ids if i in known] if known else []

        keys = ids if self._track_id is None else self.keys(ranges)
        mime = drag.TrackMime(ids, self.source, keys, paths)
        mime.awaits_files = self.awaits_paths
        return mime

    def mimeTypes(self) -> list[str]:
        return [drag.TRACKS, drag.URLS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return self.mime_of([(row, row) for row in rows])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
