"""What keys do in a table of tracks."""

from PySide6.QtCore import QItemSelectionModel, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.names import collated
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.views.table.table_frame import TableFrame
from audio2_desktop.ui.views.typed import Typed


class Keyed(TableFrame):
    """What keys, mouse and drags ask of a table; TrackTable gives it."""

    play: SignalInstance
    play_next: SignalInstance
    play_last: SignalInstance
    favourite: SignalInstance
    rate: SignalInstance
    remove: SignalInstance
    discard: SignalInstance
    open_album: SignalInstance
    open_artist: SignalInstance
    move_by: SignalInstance
    add_to: SignalInstance
    tag: SignalInstance
    show_file: SignalInstance
    cut: SignalInstance
    paste: SignalInstance
    typed: SignalInstance

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        raise LookupError("a table of tracks copies")

    def row_track(self, row: int) -> TrackRow | None:
        """The track of a row; None for captions and rows on their way."""
        raise LookupError(f"row {row}")

    def update_row(self, row: int) -> None:
        """Paint it again; nothing for -1."""
        raise LookupError(f"row {row}")


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = (Qt.Key.Key_Q, Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_Delete)
_DISCARD = Qt.Key.Key_Delete
_TAG = Qt.Key.Key_T
_CLIPBOARD = (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_E)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class TableKeys:
    """Keys of one table. `by_key`: the last thing was a key, so the focused row shows its ring."""

    def __init__(self, table: Keyed) -> None:
        self._table = table
        self.by_key = False
        self._typed = Typed()

    def show_ring(self, *, by_key: bool) -> None:
        """Show or take away the ring: around the whole row, whatever part of it changes next."""
        if by_key is not self.by_key:
            self.by_key = by_key
            self._table.update_row(self._table.currentIndex().row())

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the table keeps this key from the window's shortcuts."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if self._typed.wants(event):
            return True
        if held == _NONE and Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            return bool(self._table.selected_count())
        if key in _ENTER:
            return held in (_NONE, _SHIFT, _CONTROL)
        if key in (_DISCARD, _TAG) and held == _SHIFT:
            return bool(self._table.selected_count())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return held in (_NONE, _SHIFT, _ALT)
        if held == _CONTROL and key in _CLIPBOARD:
            return True
        return key in _LETTERS and held == _NONE and bool(self._table.selected_count())

    def press(self, event: QKeyEvent) -> bool:
        """True when the key was used up here. Space and other commands go to the window."""
        self.show_ring(by_key=True)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._typed.wants(event):
            if text := self._typed.take(event):
                self._find(collated(text))
            return True
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._escape(event)
        if held == _ALT and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._table.move_by.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() in _ENTER:
            return self._enter(held)
        if held == _CONTROL and event.key() in _CLIPBOARD:
            self._clipboard(event.key())
            return True
        if held == _SHIFT and event.key() in (_DISCARD, _TAG) and self._table.selected_count():
            (self._table.tag if event.key() == _TAG else self._table.discard).emit()
            return True
        return held == _NONE and self._letter(event.key())

    def _enter(self, held: Qt.KeyboardModifier) -> bool:
        table = self._table
        if held == _SHIFT:
            table.play_next.emit()
            return True
        row = table.currentIndex().row()
        if held == _NONE and row >= 0:
            table.play.emit(row)
            return True
        track = table.row_track(row) if held == _CONTROL and row >= 0 else None
        if track is not None and track.album_id is not None:
            table.open_album.emit(track.album_id)
            return True
        return False

    def _letter(self, key: int) -> bool:
        table = self._table
        if not table.selected_count():
            return False
        if key == Qt.Key.Key_Q:
            table.play_last.emit()
        elif key == Qt.Key.Key_L:
            track = table.row_track(table.currentIndex().row())
            first = table.row_track(table.ranges()[0][0])
            known = track if track is not None else first
            on = known is None or not known.is_favourite
            table.favourite.emit(list(table.selected_tracks()), on)
        elif key == Qt.Key.Key_P:
            table.add_to.emit()
        elif key == Qt.Key.Key_Delete:
            table.remove.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            table.rate.emit(list(table.selected_tracks()), (key - Qt.Key.Key_0) * 20)
        else:
            return False
        return True

    def _clipboard(self, key: int) -> None:
        table = self._table
        if key == Qt.Key.Key_V:
            table.paste.emit()
        elif table.selected_count():
            if key == Qt.Key.Key_E:
                table.show_file.emit()
                return
            table.copy()
            if key == Qt.Key.Key_X:
                table.cut.emit()

    def _escape(self, event: QKeyEvent) -> bool:
        if self._table.selected_count():
            current = self._table.currentIndex()
            self._table.clearSelection()
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            self._table.selectionModel().setCurrentIndex(current, flags)
        else:
            event.ignore()
        return True

    def _find(self, prefix: str) -> None:
        """Go to the next row whose title starts so. Lists that are not held whole say `typed`."""
        table = self._table
        if isinstance(table.rows, PagedRows):
            table.typed.emit(prefix)
            return
        count = table.rows.count()
        start = max(0, table.currentIndex().row())
        for step in range(count):
            at = (start + step) % count
            track = table.row_track(at)
            if track is not None and collated(track.title).startswith(prefix):
                table.go_to(at)
                return
