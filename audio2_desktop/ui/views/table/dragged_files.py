"""Files of selected rows are learnt beforehand, so that a drag to a file manager carries them."""

from collections.abc import Callable, Coroutine, Sequence
from os import fsdecode
from typing import Any, Protocol

from audio2_desktop.domain.music import TrackFile
from audio2_desktop.ui.views.table.track_table import TrackTable

AT_MOST = 500
"""Of more rows no files are dragged out."""


class Files(Protocol):
    """What is asked of services.browse."""

    async def files(self, track_ids: Sequence[int]) -> Sequence[TrackFile]: ...


class DraggedFiles:
    """Listens to the selection of one table. start: runs the reading as a task of the page."""

    def __init__(
        self,
        table: TrackTable,
        browse: Files,
        start: Callable[[Coroutine[Any, Any, Any]], None],
    ) -> None:
        self._table = table
        self._browse = browse
        self._start = start
        table.selection_changed.connect(self._on_selection_changed)

    def _on_selection_changed(self) -> None:
        if 0 < self._table.selected_count() <= AT_MOST:
            ids = [key for key in self._table.selected_tracks() if key > 0]
            if ids:
                self._start(self._learn(ids))

    async def _learn(self, ids: Sequence[int]) -> None:
        files = await self._browse.files(ids)
        self._table.rows.know_paths({file.track_id: fsdecode(file.path) for file in files})
