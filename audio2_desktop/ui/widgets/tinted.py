"""The colour of a record, running over to the next one's."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme

ACCENT_MS = 240


class AccentFade(QObject):
    """Calls `show(seed colour, accent)` on every step; None means the brand's, once it is reached.

    The accent is checked against the theme's surfaces at both ends; on the way it is between two
    colours that can be read.
    """

    def __init__(
        self,
        theme: Theme,
        owner: QWidget,
        show: Callable[[QColor | None, QColor | None], object],
    ) -> None:
        super().__init__(owner)
        self._theme, self._owner, self._show = theme, owner, show
        self._seed: int | None = None
        self._from = self._to = self._ends()
        self._now = self._to
        self._run: QVariantAnimation | None = None
        theme.follow(self._on_theme_changed)

    def set_seed(self, seed: int | None) -> None:
        """The next record (0xRRGGBB), None for one without a colour."""
        if seed == self._seed:
            return
        self._seed = seed
        self._from, self._to = self._now, self._ends()
        duration = self._theme.duration(ACCENT_MS)
        if not duration or not self._owner.isVisible():
            self.settle()
            return
        if self._run is None:
            self._run = QVariantAnimation(self._owner)
            self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._run.setStartValue(0.0)
            self._run.setEndValue(1.0)
            self._run.valueChanged.connect(self._on_step)
            self._run.finished.connect(self.settle)
        self._run.stop()
        self._run.setDuration(duration)
        self._run.start()

    def settle(self) -> None:
        """Be there at once."""
        if self._run is not None:
            self._run.stop()
        self._now = self._to = self._ends()
        if self._seed is None:
            self._show(None, None)
        else:
            self._show(_colour(self._seed), self._now[1])

    def _on_theme_changed(self) -> None:
        self.settle()

    def _ends(self) -> tuple[QColor, QColor]:
        seed = self._seed
        tint = self._theme.color("clear") if seed is None else _colour(seed)
        return QColor(tint), QColor(self._theme.accent(seed))

    def _on_step(self, value: object) -> None:
        if not isinstance(value, float):
            return
        tint = _between(self._from[0], self._to[0], value)
        accent = _between(self._from[1], self._to[1], value)
        self._now = (tint, accent)
        self._show(tint, accent)


def _colour(seed: int) -> QColor:
    return QColor(seed >> 16 & 0xFF, seed >> 8 & 0xFF, seed & 0xFF)


def _between(first: QColor, last: QColor, share: float) -> QColor:
    """Channels with their opacity, so that a colour that comes out of nothing keeps its hue."""
    rest, a, b = 1 - share, first.alphaF(), last.alphaF()
    alpha = a * rest + b * share
    if alpha <= 0:
        return QColor(last.red(), last.green(), last.blue(), 0)
    red, green, blue = (
        (one * a * rest + other * b * share) / alpha
        for one, other in (
            (first.redF(), last.redF()),
            (first.greenF(), last.greenF()),
            (first.blueF(), last.blueF()),
        )
    )
    return QColor.fromRgbF(min(1, red), min(1, green), min(1, blue), alpha)
