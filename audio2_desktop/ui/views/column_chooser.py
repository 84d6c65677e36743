"""Which columns a table shows, and in which order: a list with check marks that can be dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.models.columns import Column
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.labels import LinkLabel

WIDTH, ROW, HEAD, PAD = 236, 34, 42, 8
SHADOW = 20


class ColumnChooser(QWidget):
    """A pop-over. `changed(keys)`: the columns that are shown now, in order; `reset` to go back to
    the default."""

    changed = Signal(object)
    reset = Signal()

    def __init__(self, theme: Theme, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Popup
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(words.tr("Columns"))
        self.theme = theme
        self._known = {column.key: column for column in columns}
        self._order = list(self._known)
        self._on: set[str] = set()
        self._at = -1
        self._dragged = ""
        self._reset = LinkLabel(theme, words.tr("Reset"), "table_strong", "accent", self)
        self._reset.clicked.connect(self.reset)
        self.setMouseTracking(True)

    def show_columns(self, shown: Sequence[str]) -> None:
        """Columns that are on, in order; the others follow."""
        self._order = [*shown, *(key for key in self._known if key not in shown)]
        self._on = set(shown)
        self.update()

    def open_under(self, anchor: QWidget) -> None:
        """Below a button, right edges in line."""
        self.resize(self.sizeHint())
        corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height()))
        x = corner.x() - self.width() + SHADOW
        self.move(x, corner.y() - SHADOW + self.theme.px(8))
        size = self._reset.sizeHint()
        px = self.theme.px
        self._reset.setGeometry(
            SHADOW + px(WIDTH) - size.width() - px(16), SHADOW + px(13), *size.toTuple()
        )
        self._at = 0
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        tall = px(HEAD) + len(self._order) * px(ROW) + px(PAD)
        return QSize(px(WIDTH) + 2 * SHADOW, tall + 2 * SHADOW)

    def row_rect(self, at: int) -> QRectF:
        px = self.theme.px
        top = SHADOW + px(HEAD) + at * px(ROW)
        return QRectF(SHADOW + px(6), top, px(WIDTH - 12), px(ROW))

    def _row_at(self, y: float) -> int:
        at = int((y - SHADOW - self.theme.px(HEAD)) // self.theme.px(ROW))
        return at if 0 <= at < len(self._order) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
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
        for at, key in enumerate(self._order):
            self._paint_row(painter, at, self._known[key])

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
            if not self.rect().contains(event.position().toPoint()):
                self.hide()
            return
        if event.position().x() > self.row_rect(at).right() - self.theme.px(34):
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
                self._tell()
        elif step:
            self._at = max(0, min(len(self._order) - 1, self._at + step))
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self._at)
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
