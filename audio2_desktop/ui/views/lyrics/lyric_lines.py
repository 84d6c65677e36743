"""The lines of lyrics: paints them, keeps the one that is sung at two fifths of the height."""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QStringListModel,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame

from audio2_desktop.domain.lyrics import LyricLine
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.theme.theme import LYRICS_STEP_PX
from audio2_desktop.ui.views.lyrics.line_text import LineText
from audio2_desktop.ui.views.scroll_body import QuietBar
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.glide import Glide
from audio2_desktop.ui.widgets.themed import KEYBOARD, WheelSteps

AT = 0.4
SCROLL_MS = 240
INSET = 4
"""Of the words from the edge; the ring of the keyboard is drawn there."""
PAUSE = "\N{BEAMED EIGHTH NOTES}"
Index = QModelIndex | QPersistentModelIndex


class LyricLines(QAbstractItemView):
    """Lines with times can be chosen; others are only read. `chosen(row)`: by click or Enter.

    `touched`: the user scrolls by himself, and the lines do not follow until `follow`.
    """

    access_role = Role.List

    chosen = Signal(int)
    touched = Signal()

    def __init__(self, theme: Theme, role: str) -> None:
        """role: of the type, a key of `theme.fonts.ROLES`."""
        super().__init__()
        own_viewport(self)
        self._theme = theme
        self._lines: tuple[LyricLine, ...] = ()
        self._texts: dict[int, QTextLayout] = {}
        self._tops: list[int] = [0]
        self._text = LineText(theme, role)
        self._is_synced = self._by_key = False
        self.is_following = True
        self.now, self.sung = -1, 0
        """The line that is sung, and how many of its characters have begun."""
        self._hover = -1
        self._size_wheel = WheelSteps()
        self._glide = Glide(theme, self)
        self._scroll = QVariantAnimation(self)
        self._scroll.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._scroll.valueChanged.connect(self._on_step)
        self.setModel(QStringListModel(self))
        self.setObjectName("lyrics")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.say()
        theme.follow(self._on_theme_changed)
        theme.lyrics_sized.connect(self._on_theme_changed)

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        self.setAccessibleName(words.tr("Lyrics"))
        self.verticalScrollBar().setAccessibleName(words.tr("Lyrics"))

    # -- what is shown -----------------------------------------------------------------------------

    def show_lines(self, lines: tuple[LyricLine, ...], *, is_synced: bool) -> None:
        """Other lyrics, from their beginning."""
        self._lines, self._is_synced = lines, is_synced
        self.now, self.sung, self._hover = -1, 0, -1
        self.is_following = True
        self._scroll.stop()
        pause = words.tr("Pause in the singing") if is_synced else ""
        model = self.model()
        assert isinstance(model, QStringListModel)
        model.setStringList([line.text.replace("\n", " ") or pause for line in lines])
        self._measure()
        self.verticalScrollBar().setValue(0)

    def set_now(self, row: int, sung: int) -> None:
        """What is sung; only what differs is painted."""
        if row == self.now:
            if sung != self.sung:
                self.sung = sung
                self._repaint(row)
            return
        self.now, self.sung = row, sung
        self.viewport().update()  # how far the others are from it, they show
        if self.is_following:
            self._go_to_now()

    def follow(self) -> None:
        """Go to what is sung, and on with it."""
        self.is_following = True
        self._go_to_now()

    def _go_to_now(self) -> None:
        target = self._place_of(max(0, self.now)) if self._is_synced else 0
        duration = self._theme.duration(SCROLL_MS)
        self._scroll.stop()
        self._glide.stop()
        start = self.verticalScrollBar().value()
        if not duration or not self.isVisible() or start == target:
            self.verticalScrollBar().setValue(target)
            return
        self._scroll.setDuration(duration)
        self._scroll.setStartValue(start)
        self._scroll.setEndValue(target)
        self._scroll.start()

    def _place_of(self, row: int) -> int:
        if row >= len(self._lines):
            return 0
        middle = (self._tops[row] + self._tops[row + 1]) // 2
        bar = self.verticalScrollBar()
        wanted = round(middle - self.viewport().height() * AT)
        return max(bar.minimum(), min(bar.maximum(), wanted))

    def _on_step(self, value: object) -> None:
        if isinstance(value, int):
            self.verticalScrollBar().setValue(value)

    # -- places ------------------------------------------------------------------------------------

    def _measure(self) -> None:
        """How high every line is at this width."""
        self._texts.clear()
        room = self.viewport().width() - 2 * self._theme.px(INSET)
        tall = self.viewport().height()
        top = round(tall * AT * 0.8) if self._is_synced else self._theme.px(INSET)
        heights = [self._text.height(line.text or PAUSE, room) for line in self._lines]
        self._tops = list(accumulate(heights, initial=top))
        end = round(tall * (1 - AT)) if self._is_synced else self._theme.px(24)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] + end - tall))
        bar.setPageStep(max(1, tall))
        bar.setSingleStep(self._text.line_height)
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._measure()
        if self.is_following:
            self._scroll.stop()
            self.verticalScrollBar().setValue(self._place_of(max(0, self.now)))

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._lines):
            return QRect()
        top = self._tops[row] - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._tops[row + 1] - self._tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        row = bisect_right(self._tops, y) - 1
        return self.model().index(row, 0) if 0 <= row < len(self._lines) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar, row = self.verticalScrollBar(), index.row()
        if not 0 <= row < len(self._lines) or self._scroll.state() == self._scroll.State.Running:
            return
        if self._tops[row] < bar.value():
            bar.setValue(self._tops[row])
        elif self._tops[row + 1] > bar.value() + self.viewport().height():
            bar.setValue(self._tops[row + 1] - self.viewport().height())

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is selected here."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        row = self.currentIndex().row() if self.currentIndex().isValid() else max(0, self.now)
        steps = {
            moves.MoveUp: -1, moves.MovePrevious: -1, moves.MoveDown: 1, moves.MoveNext: 1,
            moves.MovePageUp: -6, moves.MovePageDown: 6,
            moves.MoveHome: -len(self._lines), moves.MoveEnd: len(self._lines),
        }  # fmt: skip
        wanted = max(0, min(len(self._lines) - 1, row + steps.get(action, 0)))
        return self.model().index(wanted, 0)

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, area = self.verticalOffset(), event.rect()
        first = max(0, bisect_right(self._tops, area.top() + offset) - 1)
        for row in range(first, len(self._lines)):
            top = self._tops[row] - offset
            if top > area.bottom():
                break
            self._paint_line(painter, row, top)

    def _paint_line(self, painter: QPainter, row: int, top: int) -> None:
        inset, line = self._theme.px(INSET), self._lines[row]
        if line.text or self._is_synced:
            layout = self._texts.get(row)
            if layout is None:
                room = self.viewport().width() - 2 * inset
                layout = self._text.layout(line.text or PAUSE, room, self._alignment())
                self._texts[row] = layout
            away = abs(row - self.now) if self.now >= 0 else 1
            strength = self._text.strength(
                away, is_synced=self._is_synced, is_hovered=row == self._hover
            )
            sung = self.sung if row == self.now and line.words else 0
            self._text.paint(painter, layout, inset, top, strength, sung)
        if self._by_key and self.hasFocus() and row == self.currentIndex().row():
            box = QRectF(self.visualRect(self.currentIndex())).adjusted(1, 1, -1, -1)
            painting.focus_ring(painter, self._theme, box, 8)

    def _alignment(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _repaint(self, row: int) -> None:
        self.viewport().update(self.visualRect(self.model().index(row, 0)))

    # -- hands -------------------------------------------------------------------------------------

    @property
    def shows_ring(self) -> bool:
        """The current line shows that the keyboard is there."""
        return self._by_key

    def _let_go(self) -> None:
        """The user looks elsewhere."""
        self._scroll.stop()
        if self._is_synced:
            self.is_following = False
            self.touched.emit()

    def _choose(self, row: int) -> None:
        if self._is_synced and 0 <= row < len(self._lines):
            self.chosen.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._size_wheel.of(event)
            self._theme.set_lyrics_px(self._theme.lyrics_px + steps * LYRICS_STEP_PX)
            event.accept()
            return
        self._let_go()
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(-1)

    def _hover_at(self, row: int) -> None:
        if not self._is_synced or row == self._hover:
            return
        before, self._hover = self._hover, row
        for each in (before, row):
            if each >= 0:
                self._repaint(each)
        hand = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click was enough."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in KEYBOARD
        if not self.currentIndex().isValid() and self._lines:
            flags = QItemSelectionModel.SelectionFlag.NoUpdate
            at = self.model().index(max(0, self.now), 0)
            self.selectionModel().setCurrentIndex(at, flags)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = held == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain and self._is_synced:
            self._choose(self.currentIndex().row())
        elif is_plain and event.key() in _MOVES:
            self._by_key = True
            self._let_go()
            super().keyPressEvent(event)
            self.viewport().update()
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands."""

    def _on_theme_changed(self) -> None:
        self.updateGeometries()


_MOVES = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)
