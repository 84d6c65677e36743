"""A grid of cards of any length: paints them, takes clicks, keys and drags."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)

from audio2_desktop.ui import drag
from audio2_desktop.ui.delegates.card import PAD, Card, CardPainter, Prepared
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.theme import SIDE, Theme
from audio2_desktop.ui.views import ghost, selection
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.grids.fading import CoverFade
from audio2_desktop.ui.views.grids.grid_frame import SMALLEST, GridFrame
from audio2_desktop.ui.views.typed import Typed
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import KEYBOARD

if TYPE_CHECKING:
    from audio2_desktop.ui.views.grids.card_marks import CardMarks

PREPARED = 1500
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class CardGrid(GridFrame):
    """Cards of albums or artists. It says what the user did with which rows; the page does it.

    card_of: what a row's card says. mime_of: what a drag of these keys carries; without it cards
    cannot be dragged. enter_plays: Enter plays and Ctrl+Enter opens, else Enter opens.
    """

    opened = Signal(int)
    """opened(row)."""
    played = Signal(object, str)
    """played(keys, verb): "play", "next" or "last"."""
    favourite = Signal(object)
    add_to = Signal(object)
    tag = Signal(object)
    rate = Signal(object, int)
    remove = Signal(object)
    """Del on these keys; a page that can take them away hears it."""
    menu = Signal(QPoint)
    typed = Signal(str)
    """typed(text): go to the first card that begins so."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        art: Art,
        card_of: Callable[[Any], Card],
        *,
        margin: int = SIDE,
        top: int = 12,
        expanded: bool = False,
        max_rows: int = 0,
        smallest: int = SMALLEST,
        enter_plays: bool = True,
        mime_of: Callable[[Sequence[int]], TrackMime] | None = None,
    ) -> None:
        self.card_of = card_of
        self.mime_of = mime_of
        self._going: TrackMime | None = None
        self._art = art
        self._painter = CardPainter(theme, art)
        self.head_of: Callable[[int], tuple[str, str]] = lambda _: ("", "")
        """The words of a group's head: its name, and how many cards."""
        self.keys_typed = Typed()
        self._enter_plays = enter_plays
        self._hover = -1
        self._pressed = QPersistentModelIndex()
        """The card that the mouse went down on, wherever a change of the list moves it."""
        self._pressed_at = QPoint()
        self._by_key = False
        self._marks: CardMarks | None = None
        super().__init__(
            theme,
            model,
            margin=margin,
            top=top,
            expanded=expanded,
            max_rows=max_rows,
            smallest=smallest,
        )
        self._painter.fade = CoverFade(theme, self.viewport())

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        parts = self.ranges()
        dpr = self.devicePixelRatioF()
        low, high = self.seen(event.rect())
        for at in range(low, high):
            row = self.rows.row_at(at)
            rect = self.card_rect(at)
            if row is None:
                within = mirror.turned(painter, self.viewport(), rect)
                self._painter.paint_blank(within, rect, dpr)
                continue
            card, texts = self._texts(row)
            look = Look(
                is_selected=selection.contains(parts, at),
                is_hovered=at == self._hover,
                is_current=self.hasFocus() and self._by_key and at == self.currentIndex().row(),
            )
            within = mirror.turned(painter, self.viewport(), rect)
            self._painter.paint(within, rect, card, texts, look, dpr)
        if isinstance(self.rows, PagedRows) and high > low:
            self.rows.prefetch(low - (high - low), high + (high - low))
        for group in reversed(self.heads_seen()):  # the one that stays lies above the others
            self._paint_head(painter, group)

    def _paint_head(self, painter: QPainter, group: int) -> None:
        theme, area = self.theme, self.head_rect(group)
        painter.fillRect(area, theme.color("window"))
        edge, bottom = self.left_edge(), theme.px(8)
        line = area.adjusted(edge, theme.px(6), -edge, -bottom)
        name, note = self.head_of(group)
        is_mirrored = self.isRightToLeft()
        align = Qt.AlignmentFlag.AlignLeft
        room = max(0.0, line.width() - theme.metrics("body").horizontalAdvance(note) - theme.px(12))
        box = QRectF(line)
        box.setWidth(room)
        if is_mirrored:
            box.moveRight(line.right())
        wide = painting.text_line(
            painter, box, name, theme.font("section"), theme.color("t1"), align
        )
        gap = wide + theme.px(12)
        rest = line.adjusted(0, 0, -gap, 0) if is_mirrored else line.adjusted(gap, 0, 0, 0)
        painting.text_line(painter, rest, note, theme.font("body"), theme.color("t2"), align)

    def seen(self, area: QRect) -> tuple[int, int]:
        """The cards that reach into an area of the viewport: the first, and the one after the
        last."""
        if not self.shown_count():
            return 0, 0
        offset, pad = self.verticalOffset(), self.theme.px(PAD) + 2
        return self._lines.between(area.top() + offset - pad, area.bottom() + offset + pad)

    def _texts(self, row: Any) -> tuple[Card, Prepared]:
        known = self._prepared.get(row.id)
        if known is not None and known[0] is row:
            return known[1], known[2]
        if len(self._prepared) > PREPARED:
            self._prepared.clear()
        card = self.card_of(row)
        texts = self._painter.prepare(card, self._side)
        self._prepared[row.id] = (row, card, texts)
        return card, texts

    def _update_card(self, row: int) -> None:
        if row >= 0:
            pad = self.theme.px(PAD) + 4
            rect = self.card_rect(row).adjusted(-pad, -pad, pad, pad)
            self.viewport().update(rect.toAlignedRect())

    # -- mouse -------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed.isValid() and event.buttons() & Qt.MouseButton.LeftButton:
            if (point.toPoint() - self._pressed_at).manhattanLength() >= 8:
                row, self._pressed = self._pressed.row(), QPersistentModelIndex()
                self._begin_drag(row)
            return
        self._hover_at(self._row_at(point))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover_at(-1)

    def point_at(self, spot: QPointF) -> int:
        """The card there, shown as under the mouse while something is dragged; -1 for none."""
        self._hover_at(self._row_at(spot))
        return self._hover

    def _hover_at(self, row: int) -> None:
        if row != self._hover:
            before, self._hover = self._hover, row
            self._update_card(before)
            self._update_card(row)
            hand = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        left = event.button() is Qt.MouseButton.LeftButton
        group = self.head_at(event.position())
        if group >= 0:
            if left:
                self.select_group(group, adds=bool(event.modifiers() & _CONTROL))
            return
        row = self._row_at(event.position())
        if left and row >= 0 and event.modifiers() == _NONE:
            self._pressed = QPersistentModelIndex(self.rows.index(row, 0))
            self._pressed_at = event.position().toPoint()
            self._prepare_drag(row)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, self._pressed = self._pressed.row(), QPersistentModelIndex()
        if row < 0 or row != self._row_at(event.position()):
            super().mouseReleaseEvent(event)
            return
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), flags)
        if self.play_spot(row).contains(event.position()):
            self.played.emit([self.rows.key_at(row)], "play")
        else:
            self.opened.emit(row)

    def select_group(self, group: int, *, adds: bool = False) -> None:
        """All cards of a group."""
        first, last = self.rows_of_group(group)
        parts = [*self.ranges(), (first, last)] if adds else [(first, last)]
        selection.select(self.selectionModel(), self.rows, parts)
        self.make_current(first)

    def play_spot(self, row: int) -> QRectF:
        """Where a click on a card plays it."""
        card = self.card_rect(row)
        return mirror.flipped_in(self, self._painter.play_rect(card), card)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        group = self.head_at(event.position())
        if group >= 0:
            self.played.emit(list(self.rows.keys([self.rows_of_group(group)])), "play")
            return
        row = self._row_at(event.position())
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.played.emit([self.rows.key_at(row)], "play")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.card_rect(max(0, self.currentIndex().row()))
            spot = self.viewport().mapToGlobal(rect.center().toPoint())
        if self.ranges():
            self.menu.emit(spot)

    def _prepare_drag(self, row: int) -> None:
        """At the press: until the mouse has moved, the files of what is dragged are known."""
        if self.mime_of is None:
            return
        self._going = mime = self.mime_of(list(self.rows.keys(self._dragged(row))))
        mime.awaits_files = drag.want_files(self, mime.tracks, mime.carry)

    def _dragged(self, row: int) -> selection.Ranges:
        """What is dragged by this card: all that is selected, when it is among them."""
        parts = self.ranges()
        return parts if selection.contains(parts, row) else [(row, row)]

    def _begin_drag(self, row: int) -> None:
        mime, self._going = self._going, None
        if mime is None:
            return
        drag_away(self, self.theme, mime, self.ghost(self._dragged(row)))

    def ghost(self, parts: selection.Ranges) -> QPixmap:
        """What hangs on the pointer while these cards are dragged."""
        row = self.rows.row_at(parts[0][0])
        card = self.card_of(row) if row is not None else Card("", "", "")
        cover = self._art(card.image, 40, 5) if card.image else None
        number = selection.count(parts)
        return ghost.ghost(self.theme, cover, card.title, number, 0, self.devicePixelRatioF())

    # -- keys --------------------------------------------------------------------------------------

    @property
    def shows_ring(self) -> bool:
        """The current card shows that the keyboard is there."""
        return self._by_key

    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._wants(event):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER or self.keys_typed.wants(event):
            return True
        if held == _SHIFT and event.key() == Qt.Key.Key_T:
            return bool(self.ranges())
        letters = (Qt.Key.Key_Q, Qt.Key.Key_L, Qt.Key.Key_P)
        is_digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5
        return held == _NONE and (event.key() in letters or is_digit) and bool(self.ranges())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        over = self.parentWidget()
        if self._marks is None and QAccessible.isActive() and over is not None:
            from audio2_desktop.ui.views.grids import card_marks  # noqa: PLC0415 - for readers

            self._marks = card_marks.CardMarks(self, over)
        if self._marks is not None:
            self._marks.follow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = self._by_key or event.reason() in KEYBOARD
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.keys_typed.wants(event):
            if text := self.keys_typed.take(event):
                self.typed.emit(text)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape(event)
        elif event.key() in _ENTER:
            self._enter(held)
        elif event.key() == Qt.Key.Key_Space or not self._letter(event.key(), held):
            if event.key() == Qt.Key.Key_Space:
                event.ignore()
            else:
                super().keyPressEvent(event)

    def _escape(self, event: QKeyEvent) -> None:
        """What is selected is no more; else the key is the window's."""
        if not self.ranges():
            event.ignore()
            return
        current = self.currentIndex().row()
        self.selectionModel().clearSelection()
        if current >= 0:
            self.make_current(current)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        keys = list(self.selected_keys()) or [self.rows.key_at(row)]
        plays = held == _ALT or (held == _NONE and self._enter_plays)
        if held == _SHIFT:
            self.played.emit(keys, "next")
        elif plays:
            self.played.emit(keys, "play")
        else:
            self.opened.emit(row)

    def _letter(self, key: int, held: Qt.KeyboardModifier) -> bool:
        keys = list(self.selected_keys())
        if held == _SHIFT and key == Qt.Key.Key_T and keys:
            self.tag.emit(keys)
            return True
        if held != _NONE or not keys:
            return False
        if key == Qt.Key.Key_Q:
            self.played.emit(keys, "last")
        elif key == Qt.Key.Key_L:
            self.favourite.emit(keys)
        elif key == Qt.Key.Key_P:
            self.add_to.emit(keys)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.rate.emit(keys, (key - Qt.Key.Key_0) * 20)
        elif key == Qt.Key.Key_Delete:
            self.remove.emit(keys)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands; Qt's own search would read every row."""

    def _on_theme_changed(self) -> None:
        self._painter.strokes.clear()
        super()._on_theme_changed()
