"""The receiving end of a drag over a list: where it would land, what the hint says, scrolling near
the edges."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from audio2_desktop.ui import drag
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost

EDGE = 48
"""Logical pixels at the ends of a list in which a drag scrolls it."""
TICK_MS = 16
MAX_STEP = 22

Hint = Callable[[drag.Dropped, int, bool], tuple[str, bool]]
"""hint(what, before which row, is a copy) -> ("Move to position 4", True); False refuses the drop
and the words say why."""


class RowDrops(QObject):
    """Drops between the rows of one view. `dropped(what, row, copies)`: insert before `row`."""

    dropped = Signal(object, int, bool)

    def __init__(self, view: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._hint: Hint | None = None
        self._place: Callable[[QPoint], int] = lambda _: 0
        self._at: QPoint | None = None
        self._row = -1
        self._what = drag.Dropped()
        self._text = ""
        self._is_welcome = False
        self._copies = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._scroll)

    def accept_with(self, place: Callable[[QPoint], int], hint: Hint) -> None:
        """Take drops from now on. place: insertion row for a point of the viewport."""
        self._place, self._hint = place, hint
        self._view.setAcceptDrops(True)

    @property
    def row(self) -> int:
        """Before which row a drop would land now; -1 when none is under way."""
        return self._row

    @property
    def hint(self) -> str:
        return self._text

    def enter(self, event: QDragEnterEvent) -> None:
        if self._hint is not None and drag.can_read(event.mimeData()):
            self._what = drag.read(event.mimeData())
            event.acceptProposedAction()
        else:
            event.ignore()

    def move(self, event: QDragMoveEvent) -> None:
        if self._hint is None or not self._what:
            event.ignore()
            return
        self._at = event.position().toPoint()
        self._copies = is_copy(event)
        self._look()
        self._timer.start()
        if self._is_welcome:
            event.setDropAction(
                Qt.DropAction.CopyAction if self._copies else event.proposedAction()
            )
            event.accept()
        else:
            # accepted all the same, so that the pointer stays over the list and the words can say
            # why; the drop itself does nothing
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
        self._view.viewport().update()

    def leave(self, event: QDragLeaveEvent | None = None) -> None:
        self._timer.stop()
        self._row, self._at, self._text = -1, None, ""
        self._what = drag.Dropped()
        self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        what = drag.read(event.mimeData())
        copies = is_copy(event)
        row = self._place(event.position().toPoint())
        welcome = bool(what) and self._hint is not None and self._hint(what, row, copies)[1]
        self.leave()
        if welcome:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(what, row, copies)
        else:
            event.ignore()

    def paint(self, painter: QPainter, left: float, right: float, y: float) -> None:
        """The line at `y` of the viewport and the hint under the ghost."""
        if self._row < 0 or not self._text:
            return
        if self._is_welcome:
            ghost.insertion_line(painter, self._theme, left, right, y)
        if self._at is not None:
            below = QPointF(self._at + ghost.below(self._theme, 14))
            room = QRectF(self._view.viewport().visibleRegion().boundingRect())
            ghost.hint_pill(painter, self._theme, below, self._text, room)

    def _scroll(self) -> None:
        if self._at is None:
            return
        area = scroller(self._view)
        bar = area.verticalScrollBar()
        inside = (
            self._view.viewport().mapTo(area.viewport(), self._at)
            if (area is not self._view)
            else self._at
        )
        height = area.viewport().height()
        step = 0
        if inside.y() < EDGE:
            step = -round(MAX_STEP * (EDGE - max(0, inside.y())) / EDGE)
        elif inside.y() > height - EDGE:
            step = round(MAX_STEP * (EDGE - max(0, height - inside.y())) / EDGE)
        if step:
            before = bar.value()
            bar.setValue(before + step)
            if area is not self._view:
                self._at += QPoint(0, bar.value() - before)
            self._look()
            self._view.viewport().update()

    def _look(self) -> None:
        """Which rows are under the pointer now, and what a drop would do there."""
        if self._hint is not None and self._at is not None:
            self._row = self._place(self._at)
            self._text, self._is_welcome = self._hint(self._what, self._row, self._copies)


def is_copy(event: QDropEvent) -> bool:
    """Whether Ctrl asks for a copy."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def scroller(view: QAbstractScrollArea) -> QAbstractScrollArea:
    """What scrolls when this list shall move: the list itself, or the page that holds it."""
    if view.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return view
    parent: QWidget | None = view.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return view
