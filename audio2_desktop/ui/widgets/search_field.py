"""A text field with a sign before it and a cross behind it: the search of the window, filters of
pages."""

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.themed import Themed

MAX_CHARACTERS = 1000
HALO = 3
PILL_GROUND = 0.8
"""The window's search lets the glow of a page through."""
_WANTED = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


_EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
"""What Ctrl means to an editor. The rest (Ctrl+U, Ctrl+K ... on X11) belongs to the window."""


class _Line(QLineEdit):
    """The bare editor: hands keys that a drop-down wants to its field first, and leaves the
    window its commands."""

    def __init__(self, field: "SearchField") -> None:
        super().__init__(field)
        self._field = field
        self.setProperty("flat", True)
        self.setMaxLength(MAX_CHARACTERS)
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self._field.key_pressed.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and not any(event.matches(key) for key in _EDITING)
        ):
            event.ignore()
            return True
        # Tab never reaches keyPressEvent: Qt takes it to move the focus
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
        ):
            event.ignore()
            self._field.key_pressed.emit(event)
            if event.isAccepted():
                return True
            event.accept()  # left ignored, it would move the focus again in every widget above
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.update()
        if event.reason() in _WANTED:
            self._field.focused.emit()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        # a field that is deleted with the focus inside tells its editor so when it is half gone:
        # an exception here is a segmentation fault in PySide
        if shiboken6.isValid(self._field):
            self._field.update()
            self._field.left.emit()


class SearchField(Themed, QWidget):
    """`pill` = fully round (the window's search); else a filter box with radius 8.

    The widget is HALO pixels larger than its body on every side, for the ring of focus.
    """

    text_changed = Signal(str)
    focused = Signal()
    """The user went there; not when the window merely became active or a menu closed."""
    left = Signal()
    key_pressed = Signal(QKeyEvent)
    """A key before the editor takes it: accept the event to keep it. It arrives ignored."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        icon: str = "magnifying-glass",
        pill: bool = False,
        keys: tuple[str, ...] = (),
        width: int = 250,
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._icon = icon
        self._pill = pill
        self._keys = keys
        self._has_keys = bool(keys)
        self._width = width
        self._error: tuple[int, int] | None = None
        self._line = _Line(self)
        self._line.textChanged.connect(self._on_text_changed)
        self._cross = IconButton(theme, "x", words.tr("Clear"), self, px=14)
        self._cross.clicked.connect(self._on_cross_clicked)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.hide()
        self.setFocusProxy(self._line)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_placeholder(placeholder)
        self.on_theme_changed()

    @property
    def line(self) -> QLineEdit:
        return self._line

    def text(self) -> str:
        return self._line.text()

    def set_placeholder(self, text: str) -> None:
        """What stands there while nothing is typed; also the accessible name."""
        self._line.setPlaceholderText(text)
        self._line.setAccessibleName(text)
        self._cross.set_name(words.tr("Clear"))
        self._place()

    def set_text(self, text: str) -> None:
        """Put a text in without `text_changed`."""
        self._line.blockSignals(True)
        self._line.setText(text)
        self._line.blockSignals(False)
        self._cross.setVisible(bool(text))
        self.update()

    def set_error(self, span: tuple[int, int] | None) -> None:
        """Underline characters start..end of the text: what the query language did not
        understand."""
        self._error = span
        self.update()

    def set_body_width(self, width: int) -> None:
        """Another width (logical pixels at 100 %)."""
        self._width = width
        self.updateGeometry()

    def body(self) -> QRectF:
        """The field itself, without the room for its halo."""
        return QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO)

    def on_theme_changed(self) -> None:
        self._line.setFont(self.theme.font("body"))
        super().on_theme_changed()
        self._place()

    def sizeHint(self) -> QSize:
        tall = self.theme.target(38 if self._pill else 34)
        return QSize(self.theme.px(self._width) + 2 * HALO, tall + 2 * HALO)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        box = self.body()
        radius = box.height() / 2 if self._pill else 8.0
        if self._line.hasFocus():
            painting.rounded(painter, self.rect(), radius + HALO, theme.faded("accent", 0.30))
            painting.rounded(painter, box, radius, theme.color("s1"), theme.color("accent"), 1.5)
        else:
            ground = theme.faded("s1", PILL_GROUND) if self._pill else theme.color("s1")
            painting.rounded(painter, box, radius, ground, theme.color("line2"))
        side = theme.px(18)
        left = box.left() + theme.px(15 if self._pill else 14)
        spot = QRectF(left, box.top(), side, box.height())
        icon = theme.icon(self._icon, side, "t2", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, spot)
        if self._has_keys and not self.text() and not self._line.hasFocus():
            self._paint_keys(painter, box)
        if self._error is not None:
            self._paint_error(painter, self._error)

    def _paint_keys(self, painter: QPainter, box: QRectF) -> None:
        right = box.right() - self.theme.px(22)
        for key in reversed(self._keys):
            wide = self.theme.metrics("tag").horizontalAdvance(key) + self.theme.px(10)
            tall = self.theme.px(20)
            spot = QRectF(right - wide, box.center().y() - tall / 2, wide, tall)
            paint_key(painter, self.theme, spot, key)
            right -= wide + self.theme.px(7)

    def _paint_error(self, painter: QPainter, span: tuple[int, int]) -> None:
        metrics = self.theme.metrics("body")
        text = self.text()
        start = metrics.horizontalAdvance(text[: span[0]])
        wide = max(6.0, metrics.horizontalAdvance(text[span[0] : span[1]]))
        origin = self._line.mapTo(self, QPoint(2, 0))
        y = self.body().center().y() + metrics.height() / 2
        left = origin.x() + start
        room = max(0.0, min(wide, self._line.geometry().right() - left))
        painter.fillRect(QRectF(left, y, room, 2), self.theme.color("err"))

    def _place(self) -> None:
        px = self.theme.px
        box = self.body()
        left, right = px(41 if self._pill else 38), px(38 if self.text() else 14)
        self._has_keys = bool(self._keys)
        if self._keys and not self.text():
            # a longer language needs the room of the key caps in a narrow window
            needed = self.theme.metrics("body").horizontalAdvance(self._line.placeholderText())
            self._has_keys = needed + px(8) <= box.width() - left - px(76)
            right = px(76) if self._has_keys else right
        mirror.put(
            self._line,
            int(box.left()) + left,
            int(box.top()) + 1,
            max(10, int(box.width()) - left - right),
            int(box.height()) - 2,
        )
        side = self._cross.sizeHint().width()
        mirror.put(
            self._cross,
            int(box.right()) - side - px(6),
            int(box.center().y() - side / 2),
            side,
            side,
        )

    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._error = None
        self._place()
        self.update()
        self.text_changed.emit(text)

    def _on_cross_clicked(self) -> None:
        self._line.clear()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def on_margins(field: SearchField) -> QHBoxLayout:
    """A line in which the field's body, not its halo, stands on the margins."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addSpacing(-HALO)
    line.addWidget(field)
    line.addSpacing(-HALO)
    return line


def paint_key(painter: QPainter, theme: Theme, rect: QRectF, text: str) -> None:
    """A key cap: "Ctrl"."""
    painting.rounded(painter, rect, 4, theme.color("s3"), theme.color("line"))
    painting.text_line(
        painter, rect, text, theme.font("tag"), theme.color("t2"), Qt.AlignmentFlag.AlignHCenter
    )
