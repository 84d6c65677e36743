"""Tags and music that are dropped on each other: music on the card of a tag, a tag on a row or card
of music."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.intents import Intent, PutTags
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.drop_hint import DropHint
from audio2_desktop.ui.views.dropping import scroller
from audio2_desktop.ui.views.edge_scroll import EdgeScroll

Answer = tuple[str, Intent | None] | None
"""The words, and what a drop does, None when nothing; no answer: such a drag is not for us."""


class TagDrops(QObject):
    """Drops on the rows of one view, before it sees them itself.

    view: a TrackTable or CardGrid. answer(what, row): row is -1 beside all rows.
    """

    intent = Signal(Intent)

    def __init__(
        self, view: Any, theme: Theme, answer: Callable[[drag.Dropped, int], Answer]
    ) -> None:
        super().__init__(view)
        self._view, self._theme, self._answer = view, theme, answer
        self._what = drag.Dropped()
        self._at = QPoint()
        self._hint: DropHint | None = None
        self._edge: EdgeScroll | None = None
        view.setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragMoveEvent):
                mime = event.mimeData()
                self._what = drag.read(mime) if drag.can_read(mime) else drag.Dropped()
                return self._over(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._over(event)
            case QEvent.Type.DragLeave:
                self._left()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
        return False

    def _over(self, event: QDragMoveEvent) -> bool:
        answer = self._look(event.position())
        if answer is None:
            return False
        # what is refused is accepted all the same, so that the words can say why
        is_welcome = answer[1] is not None
        event.setDropAction(Qt.DropAction.CopyAction if is_welcome else Qt.DropAction.IgnoreAction)
        event.accept()
        self._at = event.position().toPoint()
        if self._edge is None:
            self._edge = EdgeScroll(scroller(self._view))
            self._edge.scrolled.connect(lambda: self._look(QPointF(self._at)))
        area = self._edge.parent()
        assert isinstance(area, QAbstractScrollArea)
        self._edge.hover(self._view.viewport().mapTo(area.viewport(), self._at))
        return True

    def _look(self, spot: QPointF) -> Answer:
        answer = self._answer(self._what, self._view.point_at(spot)) if self._what else None
        if answer is None:
            return None
        window = self._view.window()
        if self._hint is None or self._hint.parent() is not window:
            self._hint = DropHint(self._theme, window)
        at = self._view.viewport().mapTo(window, spot.toPoint())
        self._hint.say(answer[0], at, welcome=answer[1] is not None)
        return answer

    def _drop(self, event: QDropEvent) -> bool:
        what = drag.read(event.mimeData())
        answer = self._answer(what, self._view.point_at(event.position()))
        self._left()
        if answer is None:
            return False
        if answer[1] is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.intent.emit(answer[1])
        return True

    def _left(self) -> None:
        self._what = drag.Dropped()
        self._view.point_at(QPointF(-1, -1))
        if self._hint is not None:
            self._hint.hide()
        if self._edge is not None:
            self._edge.stop()


def on_music(entity: Entity, what: drag.Dropped, ids: Sequence[int]) -> Answer:
    """Tags that are dragged over these things."""
    if what.entity != Entity.TAG:
        return None
    if not ids:
        return words.tr("Drop the tag on a row"), None
    return words.tagging(entity, len(ids)), PutTags(what.things, ids, entity)
