"""Rows of a table of tracks that are dragged away: their files, and what hangs on the pointer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from audio2_desktop.ui import drag
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.views import ghost, selection
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.table.keys import Keyed

FILES_AT_MOST = 500
"""Of more rows no files are dragged out."""
SUMMED_AT_MOST = 500
"""Of more rows the ghost tells no time."""


class GoingOut:
    """Drags from one table. `rows`: those on their way, while the list can be reordered."""

    def __init__(self, table: Keyed, art: Art) -> None:
        self._table, self._art = table, art
        self.rows: selection.Ranges = []
        table.selection_changed.connect(self._want_files)

    def _want_files(self) -> None:
        """What is selected may be dragged out next."""
        table = self._table
        if 0 < table.selected_count() <= FILES_AT_MOST:
            tracks = drag.Dropped(tuple(key for key in table.selected_tracks() if key > 0))
            table.rows.awaits_paths = drag.want_files(table, tracks, table.rows.know_paths)

    def start(self, actions: Qt.DropAction) -> None:
        """Drag the selected rows; returns when they are dropped."""
        table = self._table
        parts = table.ranges()
        if not parts:
            return
        self._want_files()
        self.rows = parts if table.table_style.drags_move else []
        mime = table.rows.mime_of(parts)
        drag_away(table, table.theme, mime, self.ghost(parts), actions)
        self.rows = []
        table.viewport().update()

    def ghost(self, parts: selection.Ranges) -> QPixmap:
        """What hangs on the pointer while these rows are dragged."""
        table = self._table
        first, number = table.row_track(parts[0][0]), selection.count(parts)
        length = sum(self._lengths(parts)) if number <= SUMMED_AT_MOST else 0
        cover = None
        if first is not None and first.image:  # the row's own is there while the ghost's comes
            row_px = table.theme.px(table.table_style.cover_px)
            cover = self._art(first.image, 40, 5) or self._art(first.image, row_px, 5)
        title = first.title if first is not None else ""
        return ghost.ghost(table.theme, cover, title, number, length, table.devicePixelRatioF())

    def _lengths(self, parts: selection.Ranges) -> list[int]:
        tracks = (self._table.row_track(at) for low, high in parts for at in range(low, high + 1))
        return [track.length_ms for track in tracks if track is not None]
