"""One line of the search's drop-down: a button to the pointer and to readers, never the focus. A
result can be dragged out of it."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from audio2_desktop.domain.found import FoundKind, FoundRow
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.found_icons import ICONS
from audio2_desktop.ui.frame.search_looks import LineLooks
from audio2_desktop.ui.frame.search_rows import Line, LineKind
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.widgets import mirror

DRAG_PX = 8


class LineButton(QAbstractButton):
    """Shows any line; only those that can be chosen are enabled. `entered` by the pointer;
    `dragged` when it is on its way."""

    entered = Signal()
    dragged = Signal()

    def __init__(self, theme: Theme, looks: LineLooks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._looks = theme, looks
        self._line = Line(LineKind.NOTE, "")
        self._is_marked = False
        self._pressed_at = QPoint()
        self._going: TrackMime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def access_role(self) -> Role:
        """Headings and tips are only read."""
        return Role.ListItem if self._line.is_choice else Role.StaticText

    @property
    def access_selected(self) -> bool | None:
        return self._is_marked if self._line.is_choice else None

    def show_line(self, line: Line, *, is_marked: bool) -> None:
        self._line, self._is_marked = line, is_marked
        self.setEnabled(line.is_choice)
        self.setAccessibleName(said(line))
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self._line.row
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at, self._going = event.position().toPoint(), (mime := mime_of(row))
            mime.awaits_files = drag.want_files(self, mime.tracks, mime.carry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = event.position().toPoint() - self._pressed_at
        if self._going is not None and self.isDown() and way.manhattanLength() >= DRAG_PX:
            self._drag(self._going)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._going = None
        super().mouseReleaseEvent(event)

    def _drag(self, mime: TrackMime) -> None:
        self._going = None
        self.setDown(False)
        theme, dpr = self._theme, self.devicePixelRatioF()
        self.dragged.emit()
        row = self._line.row
        icon = ICONS[row.kind] if row is not None else "music-notes"
        look = ghost.ghost(theme, None, self._line.text, 1, 0, dpr, icon=icon)
        drag_away(self, theme, mime, look)

    def paintEvent(self, event: QPaintEvent) -> None:
        dpr, box = self.devicePixelRatioF(), QRectF(self.rect())
        painter = mirror.painter(self)
        self._looks.paint(painter, self._line, box, dpr, is_marked=self._is_marked)


def mime_of(row: FoundRow) -> TrackMime:
    """What a drag of a result brings."""
    if row.kind in (FoundKind.TRACK, FoundKind.LYRICS):
        return TrackMime((row.id,), "search")
    return TrackMime.of_things(row.kind, (row.id,), "search")


def said(line: Line) -> str:
    """How a screen reader says it: of a completion what it shows."""
    if line.kind is LineKind.COMPLETION and line.detail:
        return line.detail
    if line.kind is LineKind.ALL:
        return line.text
    return words.joined(line.text, line.detail)
