"""Which columns a table shows, and in which order: a list with check marks that can be dragged."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.labels import LinkLabel

WIDTH, ROW, HEAD, PAD = 236, 34, 42, 8
BESIDE = 88
"""Check mark, handle and gaps of a row."""
LEAST_ROWS = 8
SHADOW = 20


class ColumnChooser(QWidget):
    """A card over the window. `changed(keys)`: the columns that are shown now, in order; `reset` to
    go back to the default.

    A child of the window and no window of its own: its shadow needs no compositor.
    """

    access_role = Role.Dialog

    changed = Signal(object)
    reset = Signal()

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        parent.destroyed.connect(self.deleteLater)  # it moves to the window when it opens
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = theme.px(ROW)
        self._anchor: QWidget | None = None
        self._page = parent
        self.setAccessibleName(words.tr("Columns"))
        self.theme = theme
        self._known = {column.key: column for column in columns}
        self._order = list(self._known)
        self._on: set[str] = set()
        self._at = -1
        self._dragged = ""
        self._top = 0.0
        self._reset = LinkLabel(theme, words.tr("Reset"), "table_strong", "accent", self)
        self._reset.clicked.connect(self.reset)
        self.setMouseTracking(True)

    def show_columns(self, shown: Sequence[str]) -> None:
        """Columns that are on, in order; the others follow."""
        self._order = [*shown, *(key for key in self._known if key not in shown)]
        self._on = set(shown)
        self.update()

    def open_under(self, anchor: QWidget) -> None:
        """Below a button, outer edges in line; a second time closes. It scrolls where there is no
        room for all its rows, and begins higher in a low window."""
        if self.isVisible():
            self._close()
            return
        window, px = anchor.window(), self.theme.px
        self._anchor = anchor
        self.setParent(window)
        corner = anchor.mapTo(window, QPoint(anchor.width(), anchor.height()))
        least = px(HEAD) + LEAST_ROWS * self._row + px(PAD)
        floor = self._page.mapTo(window, QPoint(0, self._page.height())).y()
        if floor - corner.y() - 2 * px(PAD) < least:
            floor = window.height()  # over the player bar where the page is low
        below = floor - corner.y() - 2 * px(PAD)
        room = min(max(below, least), floor - 2 * px(PAD))
        size = self.sizeHint()
        self.resize(size.width(), min(size.height(), room + 2 * SHADOW))
        self._top = 0.0
        lowest = floor - self.height() + SHADOW - px(PAD)
        top = max(px(PAD) - SHADOW, min(corner.y() - SHADOW + px(8), lowest))
        right = corner.x() - self.width() + SHADOW
        left = corner.x() - anchor.width() - SHADOW
        self.move(left if self.isRightToLeft() else right, top)
        size = self._reset.sizeHint()
        at = SHADOW + self._wide() - size.width() - px(16)
        mirror.put(self._reset, at, SHADOW + px(13), size.width(), size.height())
        self._at = 0
        self._hold(down=True)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close(self) -> None:
        has_focus = self.hasFocus()
        self.hide()
        if has_focus and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _hold(self, *, down: bool) -> None:
        """The button looks pressed as long as its card is open."""
        if isinstance(self._anchor, QAbstractButton):
            self._anchor.setDown(down)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hold(down=False)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere else closes it, and does what it does; leaving the page does, too."""
        if event.type() == QEvent.Type.Hide and watched is self._page:
            self.hide()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched) or watched is self._anchor
            if not inside:
                self.hide()
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.hide()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        tall = px(HEAD) + len(self._order) * self._row + px(PAD)
        return QSize(self._wide() + 2 * SHADOW, tall + 2 * SHADOW)

    def _wide(self) -> int:
        """No name of a column is cut, in whatever language."""
        advance = self.theme.metrics("body_strong").horizontalAdvance
        longest = max(advance(column.title) for column in self._known.values())
        return max(self.theme.px(WIDTH), ceil(longest) + self.theme.px(BESIDE))

    def row_rect(self, at: int) -> QRectF:
        px = self.theme.px
        top = SHADOW + px(HEAD) + at * self._row - self._top
        return QRectF(SHADOW + px(6), top, self._wide() - px(12), self._row)

    def _row_at(self, y: float) -> int:
        room = self._rows_rect()
        at = int((y - room.top() + self._top) // self._row)
        return at if room.top() <= y < room.bottom() and 0 <= at < len(self._order) else -1

    def _rows_rect(self) -> QRectF:
        """Where rows are seen."""
        px = self.theme.px
        top, bottom = SHADOW + px(HEAD), self.height() - SHADOW - px(PAD)
        return QRectF(SHADOW, top, self._wide(), bottom - top)

    def _scroll(self, by: float) -> None:
        most = len(self._order) * self._row - self._rows_rect().height()
        self._top = max(0.0, min(max(0.0, most), self._top + by))
        self.update()

    def _show_row(self, at: int) -> None:
        rect, room = self.row_rect(at), self._rows_rect()
        self._scroll(min(0.0, rect.top() - room.top()) or max(0.0, rect.bottom() - room.bottom()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        self._scroll(-event.pixelDelta().y() or -event.angleDelta().y() / 120 * 3 * self._row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        body = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        theme.shadow(SHADOW, 6, dpr=self.devicePixelRatioF()).paint(
            painter, body.adjusted(4, 4, -4, -4)
        )
        painting.rounded(painter, body, 12, theme.color("pop"), theme.color("line2"))
        head = QRectF(body.left() + px(16), body.top() + px(4), px(120), px(HEAD - 6))
        painting.text_line(
            painter, head, words.tr("Columns"), theme.font("body_strong"), theme.color("t1")
        )
        room = self._rows_rect()
        painter.setClipRect(room)
        for at, key in enumerate(self._order):
            if self.row_rect(at).intersects(room):
                self._paint_row(painter, at, self._known[key])
        self._paint_thumb(painter, room)

    def _paint_thumb(self, painter: QPainter, room: QRectF) -> None:
        whole, px = len(self._order) * self._row, self.theme.px
        if whole <= room.height() + 1:
            return
        tall = max(px(32), room.height() * room.height() / whole)
        y = room.top() + self._top / (whole - room.height()) * (room.height() - tall)
        thumb = QRectF(room.right() - px(5), y, px(3), tall)
        painting.rounded(painter, thumb, 1.5, self.theme.color("line2"))

    def _paint_row(self, painter: QPainter, at: int, column: Column) -> None:
        theme, px, rect = self.theme, self.theme.px, self.row_rect(at)
        dpr = self.devicePixelRatioF()
        if at == self._at:
            painting.rounded(painter, rect, 6, theme.color("hover"))
        side = px(18)
        check = QRectF(rect.left() + px(10), rect.center().y() - side / 2, side, side)
        is_on = column.key in self._on
        if is_on and not column.is_fixed:
            painting.rounded(painter, check, 5, theme.color("accent"))
            ink = "onaccent"
        else:
            painting.rounded(painter, check, 5, theme.color("s2"), theme.color("line2"))
            ink = "t3"
        if is_on:
            painting.centred_icon(painter, theme.icon("check-bold", px(12), ink, dpr), check)
        text = rect.adjusted(px(40), 0, -px(34), 0)
        painting.text_line(
            painter,
            text,
            column.title,
            theme.font("body_strong"),
            theme.color("t1" if is_on else "t2"),
        )
        dots = QRectF(rect.right() - px(30), rect.top(), px(20), rect.height())
        handle = theme.icon("dots-six-vertical", px(16), "t3", dpr)
        painting.centred_icon(painter, handle, dots)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().y())
        if self._dragged and event.buttons() & Qt.MouseButton.LeftButton and at >= 0:
            here = self._order.index(self._dragged)
            if at != here:
                self._order.insert(at, self._order.pop(here))
                self._tell()
        self._at = at
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().y())
        if at < 0:
            return
        if mirror.flip(self, event.position().x()) > self.row_rect(at).right() - self.theme.px(34):
            self._dragged = self._order[at]
        else:
            self._toggle(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Space checks, Alt and arrows reorder, Esc closes."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            target = self._at + step
            if 0 <= target < len(self._order):
                self._order.insert(target, self._order.pop(self._at))
                self._at = target
                self._show_row(target)
                self._tell()
        elif step or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            far = {Qt.Key.Key_Home: -len(self._order), Qt.Key.Key_End: len(self._order)}
            step = step or far[Qt.Key(event.key())]
            self._at = max(0, min(len(self._order) - 1, self._at + step))
            self._show_row(self._at)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self._at)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _toggle(self, at: int) -> None:
        column = self._known[self._order[at]]
        if column.is_fixed:
            return
        self._on ^= {column.key}
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.changed.emit(tuple(key for key in self._order if key in self._on))
