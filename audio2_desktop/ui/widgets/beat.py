"""The clock of the mark of the playing track: three bars that move 12 times a second while there
is something to see."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme

BEAT_MS = 83
BARS = (
    (0.55, 0.95, 0.35),
    (0.70, 0.80, 0.50),
    (0.90, 0.60, 0.70),
    (0.75, 0.40, 0.90),
    (0.50, 0.55, 0.95),
    (0.35, 0.75, 0.75),
    (0.45, 0.95, 0.50),
)
_SEEN = frozenset({QEvent.Type.Show, QEvent.Type.Hide})


class Beat(QObject):
    """`beaten` at every step: repaint the mark. Rests while nothing sounds, while `owner` is
    hidden or its window minimised, and with reduced motion."""

    beaten = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._owner = theme, owner
        self._at = 0
        self._is_moving = False
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._on_timeout)
        owner.installEventFilter(self)
        theme.follow(self._run_or_rest)

    @property
    def heights(self) -> tuple[float, ...]:
        """Of the bars now, 0..1."""
        return BARS[self._at % len(BARS)]

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def set_moving(self, is_moving: bool) -> None:
        """Whether there is sound."""
        self._is_moving = is_moving
        self._run_or_rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SEEN:
            self._run_or_rest()
        return False

    def _run_or_rest(self) -> None:
        if self._is_moving and self._owner.isVisible() and not self._theme.is_motion_reduced:
            self._timer.start()
        else:
            self._timer.stop()

    def _on_timeout(self) -> None:
        if not self._owner.window().isMinimized():
            self._at += 1
            self.beaten.emit()
