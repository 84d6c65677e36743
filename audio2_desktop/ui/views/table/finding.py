"""Where a track stands on a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.views.table.track_table import TrackTable


def show_track(page: QWidget, track: int) -> bool:
    """Go to the row of a track in a table of the page; False when none has it. About 10 ms for a
    million rows."""
    for table in page.findChildren(TrackTable):
        row = _row_of(table, track) if table.isVisible() else None
        if row is not None:
            table.go_to(row)
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _row_of(table: TrackTable, track: int) -> int | None:
    rows = table.rows
    if isinstance(rows, PagedRows):
        try:
            return rows.ids.index(track)
        except ValueError:
            return None
    for row in range(rows.count()):
        found = table.row_track(row)
        if found is not None and found.id == track:
            return row
    return None
