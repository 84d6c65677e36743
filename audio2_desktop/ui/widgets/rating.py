"""Five stars with halves: a slider of 0..10 half stars to keys and screen readers."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, renamed
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedSlider

STARS = 5
STEP = 10
"""Rating points of half a star."""


def paint_stars(
    painter: QPainter,
    theme: Theme,
    left: float,
    middle: float,
    rating: int,
    *,
    px: int = 14,
    gap: int = 3,
    empty: bool = False,
    dpr: float = 1.0,
    colour: QColor | None = None,
) -> None:
    """Stars for a rating of 0..100, vertically centred on `middle`; `empty` also draws the hollow
    ones."""
    side, step = theme.px(px), theme.px(px + gap)
    ink = colour or theme.color("star")
    full = theme.icon("star-fill", side, ink, dpr)
    hollow = theme.icon("star", side, theme.faded("t3", 0.7), dpr)
    top = round(middle - side / 2)
    halves = round(rating / STEP)
    for at in range(STARS):
        x = round(left) + at * step
        filled = max(0, min(2, halves - 2 * at))
        if filled < 2 and (empty or filled == 1):
            painter.drawPixmap(x, top, hollow)
        if filled == 2:
            painter.drawPixmap(x, top, full)
        elif filled == 1:
            half = QRectF(0, 0, side / 2 * dpr, side * dpr)
            painter.drawPixmap(QRectF(x, top, side / 2, side), full, half)


def rating_at(x: float, theme: Theme, *, px: int = 14, gap: int = 3) -> int:
    """The rating under a point `x` pixels right of the first star's left edge (0 left of the
    first)."""
    step = theme.px(px + gap)
    if x < 0:
        return 0
    star, rest = divmod(x, step)
    halves = int(star) * 2 + (1 if rest < theme.px(px) / 2 else 2)
    return min(STARS * 2, halves) * STEP


class Rating(ThemedSlider):
    """A rating that can be set: click a half star, click the same again to clear, arrows and
    0-5."""

    access_role = Role.Slider
    access_unit = 2

    rated = Signal(int)
    """0..100, only by the user's hand."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        px: int = 14,
        gap: int = 3,
    ) -> None:
        super().__init__(theme, words.tr("Rating"), parent)
        self._px = px
        self._gap = gap
        self._preview: int | None = None
        self.setRange(0, STARS * 2)
        self.setSingleStep(1)
        self.setPageStep(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    def access_name(self) -> str:
        """ "Rating 4 of 5"."""
        if not self.rating():
            return words.joined(self.accessibleName(), words.rating(0))
        values = {"name": self.accessibleName(), "stars": words.stars(self.rating())}
        return words.fill(words.tr("{name} {stars} of 5"), values)

    def access_take(self, value: int) -> None:
        """A screen reader moved it."""
        self._choose(value * STEP)

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        self.setAccessibleName(words.tr("Rating"))
        self._describe()

    def rating(self) -> int:
        return self.value() * STEP

    def set_rating(self, rating: int) -> None:
        """Show a rating of 0..100 without telling anybody."""
        self.blockSignals(True)
        self.setValue(round(rating / STEP))
        self.blockSignals(False)
        self._describe()
        renamed(self)
        self.update()

    def sizeHint(self) -> QSize:
        wide = self.theme.px(self._px + self._gap) * STARS
        return QSize(wide, max(self.theme.px(20), self.theme.px(self._px + 4)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        shown = self.rating() if self._preview is None else self._preview
        paint_stars(
            painter,
            self.theme,
            0,
            self.height() / 2,
            shown,
            px=self._px,
            gap=self._gap,
            empty=True,
            dpr=self.devicePixelRatioF(),
        )
        if self.has_ring:
            painting.focus_ring(painter, self.theme, self.rect(), 5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._preview = rating_at(
            mirror.flip(self, event.position().x()), self.theme, px=self._px, gap=self._gap
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            wanted = rating_at(
                mirror.flip(self, event.position().x()), self.theme, px=self._px, gap=self._gap
            )
            self._choose(0 if wanted == self.rating() else wanted)

    def leaveEvent(self, event: object) -> None:
        self._preview = None
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5 and not event.modifiers():
            self._choose((event.key() - Qt.Key.Key_0) * 2 * STEP)
            return
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self._describe()
            self.rated.emit(self.rating())

    def _choose(self, rating: int) -> None:
        self._preview = None
        self.set_rating(rating)
        self.rated.emit(rating)

    def _describe(self) -> None:
        text = words.rating(self.rating())
        self.setToolTip(text)
