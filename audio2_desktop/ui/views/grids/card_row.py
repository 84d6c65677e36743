"""One line of cards that scrolls sideways, a whole card at a time."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QPointF,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.listing import Index, Listing
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.grid_frame import GAP, GridFrame
from audio2_desktop.ui.views.grids.strip import Strip

if TYPE_CHECKING:  # to make a class of Qt's ready takes a millisecond of the first paint
    from PySide6.QtGui import QWheelEvent

TOP, BELOW = 12, 10
"""Above and below the cards; the hover surface reaches into it."""
SLIDE_MS = 200
_NOTCH = 120


class CardRow(Strip):
    """Always as tall as its cards. `margin` is free at both ends."""

    slid = Signal()
    """Other cards are in sight."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        art: Art,
        card_of: Callable[[Any], Card],
        *,
        margin: int,
        mime_of: Callable[[Sequence[int]], TrackMime],
    ) -> None:
        self._fitting = 1
        self._wheel = 0
        self._slide: QVariantAnimation | None = None
        super().__init__(
            theme, model, art, card_of, margin=margin, top=TOP, expanded=True, mime_of=mime_of
        )
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(lambda _: self.viewport().update())
        bar.valueChanged.connect(lambda _: self.slid.emit())
        bar.rangeChanged.connect(lambda _low, _high: self.slid.emit())

    # -- scrolling ---------------------------------------------------------------------------------

    @property
    def fitting(self) -> int:
        """How many cards are in sight."""
        return self._fitting

    @property
    def first(self) -> int:
        """The first card in sight, once a slide has ended."""
        return round(self._target() / self.step)

    @property
    def step(self) -> int:
        """From one card to the next."""
        return self._side + self.theme.px(GAP)

    @property
    def can_go_back(self) -> bool:
        return self.first > 0

    @property
    def can_go_on(self) -> bool:
        return self.first < self._last_first()

    def turn(self, ways: int) -> None:
        """A row's width back (-1) or on (1)."""
        self.slide_to(self.first + ways * self._fitting)

    def slide_to(self, first: int) -> None:
        """Bring this card to the start, as far as there are cards behind it."""
        wanted = max(0, min(self._last_first(), first)) * self.step
        bar = self.horizontalScrollBar()
        self._stop()
        duration = self.theme.duration(SLIDE_MS)
        if not duration or not self.isVisible():
            bar.setValue(wanted)
            return
        if self._slide is None:
            from PySide6.QtCore import QEasingCurve  # noqa: PLC0415 - a class that the start spares

            self._slide = QVariantAnimation(self)
            self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._slide.valueChanged.connect(self._on_slide)
        self._slide.setDuration(duration)
        self._slide.setStartValue(bar.value())
        self._slide.setEndValue(wanted)
        self._slide.start()
        self.slid.emit()

    def _target(self) -> int:
        if self._slide is not None and self._is_sliding:
            return int(self._slide.endValue())
        return self.horizontalScrollBar().value()

    @property
    def _is_sliding(self) -> bool:
        return self._slide is not None and (self._slide.state() is QVariantAnimation.State.Running)

    def _stop(self) -> None:
        if self._slide is not None:
            self._slide.stop()

    def _on_slide(self, value: object) -> None:
        if isinstance(value, int):
            self.horizontalScrollBar().setValue(value)

    def _last_first(self) -> int:
        return max(0, self.shown_count() - self._fitting)

    def wheelEvent(self, event: "QWheelEvent") -> None:
        """Shift and the wheel, or a sideways one; all else scrolls the page."""
        turned = event.angleDelta()
        sideways = turned.x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not sideways:
            sideways = turned.y()
        is_sideways = bool(sideways) and (not turned.x() or abs(turned.x()) >= abs(turned.y()))
        if not is_sideways:
            event.ignore()
            return
        event.accept()
        turned_so_far = self._wheel + sideways
        notches = int(turned_so_far / _NOTCH)
        self._wheel = turned_so_far - notches * _NOTCH
        if notches:
            self.slide_to(self.first - notches)

    # -- geometry ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.theme.px
        room = self.width() - 2 * px(self._margin)
        gap, least = px(GAP), px(self._smallest)
        self._fitting = max(1, (room + gap) // (least + gap))
        side = max(24, (room - gap * (self._fitting - 1)) // self._fitting)
        if side != self._side:
            self._side = side
            self._prepared.clear()
        self._columns = max(1, self.rows.count())

    def _full_height(self) -> int:
        return self.theme.px(TOP + BELOW) + self._card_height() if self.shown_count() else 0

    def updateGeometries(self) -> None:
        first = self.first if self._side else 0
        super().updateGeometries()
        bar = self.horizontalScrollBar()
        bar.setRange(0, self._last_first() * self.step)
        bar.setSingleStep(self.step)
        bar.setPageStep(self._fitting * self.step)
        if not self._is_sliding:
            bar.setValue(min(first, self._last_first()) * self.step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stop()
        super().resizeEvent(event)

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def card_rect(self, row: int) -> QRectF:
        px = self.theme.px
        x = px(self._margin) + row * self.step - self.horizontalOffset()
        if self.isRightToLeft():
            x = self.width() - x - self._side
        return QRectF(x, px(TOP), self._side, self._card_height())

    def _row_at(self, point: QPointF) -> int:
        low, high = self.seen(self.viewport().rect())
        return next((row for row in range(low, high) if self.card_rect(row).contains(point)), -1)

    def seen(self, area: QRect) -> tuple[int, int]:
        offset = self.horizontalOffset() - self.theme.px(self._margin)
        first = max(0, (offset + 1) // self.step)
        last = max(0, (offset + self.width()) // self.step)
        return first, min(self.shown_count(), last + 1)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        row = index.row()
        if row < self.first:
            self.slide_to(row)
        elif row >= self.first + self._fitting:
            self.slide_to(row - self._fitting + 1)
        GridFrame.scrollTo(self, index, hint)

    # -- keys --------------------------------------------------------------------------------------

    def near(self, x: int, way: int) -> int:
        cards = range(self.first, min(self.shown_count(), self.first + self._fitting))
        shift = self.horizontalOffset() - self.first * self.step
        return min(
            cards, key=lambda at: abs(self.card_rect(at).center().x() + shift - x), default=-1
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().row() < 0 and self.shown_count():
            self.make_current(self.first)
