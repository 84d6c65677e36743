"""A page that scrolls as a whole: sections under each other over the glow of a cover."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from audio2_desktop.ui.delegates.strokes import blank
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.backdrop import paint_glow
from audio2_desktop.ui.widgets.glide import Glide
from audio2_desktop.ui.widgets.themed import Fade
from audio2_desktop.ui.widgets.tinted import ACCENT_MS

GLOW_HEIGHT = 760
REACH = 10
MOST = 1920
"""What is centred is never wider."""
BAR = 12
"""Width of the scroll bar, which stands in the free space at the right."""
STATE, FILLS = 260, 100
"""The least height of what says that nothing is here, and how much more of the free room it takes
than the end of the page."""


class Ground(QWidget):
    """The scrolled sheet. Its glow is painted once a size and copied from then on."""

    def __init__(self, theme: Theme, glow: float) -> None:
        super().__init__()
        self._theme = theme
        self._share = glow
        self._seed: int | None = None
        self._glow: QPixmap | None = None
        self._before: QPixmap | None = None
        self._change = Fade(theme, self, ACCENT_MS)
        self._change.finished.connect(self._forget_before)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.follow(self._on_theme_changed)

    def set_seed(self, seed: int | None) -> None:
        if seed == self._seed:
            return
        former = self._glow if self._seed is not None else None
        self._seed, self._glow, self._before = seed, None, None
        if seed is not None and former is not None and self.isVisible():
            self._before = former
            self._change.set_share(0.0)
            self._change.go(1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = event.rect()
        height = self._theme.px(GLOW_HEIGHT)
        if self._seed is None or area.top() >= height:
            painter.fillRect(area, self._theme.color("window"))
            return
        glow = self._glow
        if glow is None or glow.devicePixelRatio() != self.devicePixelRatioF():
            glow = self._glow = self._paint_glow(height)
        painter.setClipRect(area)
        painter.drawPixmap(0, 0, glow)
        if self._before is not None and self._change.share < 1.0:
            painter.setOpacity(1.0 - self._change.share)
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(1.0)
        rest = QRect(0, height, self.width(), max(0, self.height() - height)).intersected(area)
        painter.fillRect(rest, self._theme.color("window"))

    def _paint_glow(self, height: int) -> QPixmap:
        glow = blank(self.width(), height, self.devicePixelRatioF())
        painter = QPainter(glow)
        area = QRectF(0, 0, self.width(), height)
        paint_glow(painter, self._theme, area, self._seed, self._share)
        painter.end()
        return glow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._glow = self._before = None

    def _forget_before(self) -> None:
        self._before = None

    def _on_theme_changed(self) -> None:
        self._glow = self._before = None
        self.update()


class QuietBar(QScrollBar):
    """Always in its place, so that pages do not change their width; seen when there is more."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class ScrollBody(QScrollArea):
    """`column` takes the sections. `scrolled(y)` tells how far the page is scrolled. glow: share of
    the strength of a record's colour."""

    scrolled = Signal(int)

    def __init__(self, theme: Theme, *, bar_top: int = 0, glow: float = 1.0) -> None:
        """bar_top: how far below the upper edge the scroll bar begins (pixels at 100 %), for pages
        that lie behind the top bar."""
        super().__init__()
        own_viewport(self)
        self._theme = theme
        self._bar_top = bar_top
        self._ends: tuple[int, int] | None = None
        self._is_centred = False
        self.ground = Ground(theme, glow)
        self.column = QVBoxLayout(self.ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        if bar_top:
            self._bar_gap = QWidget()
            self.addScrollBarWidget(self._bar_gap, Qt.AlignmentFlag.AlignTop)
            theme.follow(self._hold_bar)
            self._hold_bar()
        self.setWidget(self.ground)
        self.viewport().setAutoFillBackground(False)
        self.ground.setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self._glide = Glide(theme, self)
        theme.follow(self._margins)

    def hold(self, top: int, bottom: int, *, is_centred: bool = False) -> None:
        """Free space around the sections, kept when the page or the scale changes.

        top, bottom: pixels at 100 %; at the sides it goes by the page's width.
        """
        self._ends, self._is_centred = (top, bottom), is_centred
        self._margins()

    def _margins(self) -> None:
        if self._ends is None:
            return
        px, side = self._theme.px, self._theme.page_side(self.width())
        if self._is_centred:
            side = max(side, (self.width() - px(MOST)) // 2)
        reach = px(REACH)
        top, bottom = map(px, self._ends)
        end = max(0, side - reach - BAR)
        self.column.setContentsMargins(*mirror.margins(side - reach, top, end, bottom))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._glide.turn(event):
            super().wheelEvent(event)

    def _hold_bar(self) -> None:
        self._bar_gap.setFixedHeight(self._theme.px(self._bar_top))

    def add(self, part: QWidget, *, wide: bool = False) -> QWidget:
        """Put a section under the others. Lists are `wide`: their rows reach REACH px beyond the
        words above them. Returns what to hide when the section has nothing to show."""
        holder = QWidget()
        inner = QVBoxLayout(holder)
        side = 0 if wide else self._theme.px(REACH)
        inner.setContentsMargins(side, 0, side, 0)
        inner.setSpacing(0)
        inner.addWidget(part)
        self.column.addWidget(holder)
        return holder

    def add_state(self, state: QWidget) -> QWidget:
        """Put what says that nothing is here in the middle of the room below the sections."""
        state.setMinimumHeight(self._theme.px(STATE))
        holder = self.add(state)
        self.column.setStretchFactor(holder, FILLS)
        return holder

    def restore_scroll(self, value: object) -> None:
        """Go to a place kept earlier, as soon as the sections have their heights."""
        if isinstance(value, int):
            self.ground.adjustSize()
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(value))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._margins()
        # words that are too long are cut, they never push the page wider than its window
        self.ground.setMaximumWidth(self.viewport().width())
