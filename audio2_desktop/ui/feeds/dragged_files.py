"""Files are learnt while a drag has not begun yet, so that it carries them to other programs."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Problem
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.ui.drag import FilesWanted


class Files(Protocol):
    """What is asked of services.drag_out."""

    async def files(self, tracks: Sequence[int]) -> Mapping[int, str]: ...

    async def files_of(self, entity: Entity, things: Sequence[int]) -> Sequence[str]: ...


class DraggedFiles(QObject):
    """Answers `FilesWanted` of all views in the window; only the last one, since there is but one
    mouse."""

    def __init__(self, window: QWidget, files: Files, on_error: ErrorSink) -> None:
        super().__init__(window)
        self._files = files
        self._on_error = on_error
        self._learning = TaskSlot(self._on_failed)
        window.installEventFilter(self)

    def close(self) -> None:
        """Learn no more."""
        self._learning.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, FilesWanted):
            return False
        self._learning.run(self._learn(event))
        return True

    async def _learn(self, wish: FilesWanted) -> None:
        what = wish.what
        if what.things:
            found = await self._files.files_of(Entity(what.entity), what.things)
            wish.take(dict(enumerate(found)))
        elif what.ids:
            wish.take(await self._files.files(what.ids))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):  # a drag without files is still a drag
            self._on_error(error)
