"""Toasts one after the other at the bottom centre of the page; each with or without Undo."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import announce
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.toast import MARGIN, Toast

SHORT_MS, LONG_MS = 5_000, 10_000
GAP = 20
"""From the bottom of the page to the card."""
WAITING = 3
"""Older ones that never came to be shown are dropped: what happened last matters."""


@dataclass(frozen=True, slots=True)
class Message:
    """look: done, info, warning or error. `act` runs once, when the action is pressed."""

    text: str
    action: str = ""
    act: Callable[[], None] | None = None
    look: str = "done"


class Toasts(QObject):
    """Owns the card. It stays while the pointer or the focus is on it."""

    shown = Signal(object)
    """A Message that was said, at once also when it has to wait for its turn."""

    def __init__(self, theme: Theme, window: QWidget, room: Callable[[], QRect]) -> None:
        """room: the visible part of the page in the window's coordinates."""
        super().__init__(window)
        self._room = room
        self._theme = theme
        self.card = Toast(theme, window)
        self.card.setObjectName("toast")
        self.card.hide()
        self.card.acted.connect(self._on_acted)
        self.card.watched.connect(self._on_watched)
        self.card.dismissed.connect(self._next)
        self._waiting: deque[Message] = deque(maxlen=WAITING)
        self._shown: Message | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @property
    def current(self) -> Message | None:
        return self._shown

    @property
    def left_ms(self) -> int:
        """How long the shown one still stays; -1 while it is watched."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def show(self, message: Message) -> None:
        """Show it now; one that can be undone gives way to the next, any other is replaced at
        once."""
        self.shown.emit(message)
        if self._shown is not None and self._shown.act is None and message.act is None:
            self._waiting.append(message)
            return
        self._present(message)

    def say(self, text: str, look: str = "done") -> None:
        self.show(Message(text, look=look))

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Something was done; ten seconds to take it back here (and ever after with Ctrl+Z)."""
        self.show(Message(text, words.tr("Undo"), undo))

    def focus(self) -> bool:
        """F8: to the action of the card, or to the card itself, where Esc takes it away."""
        if self._shown is None:
            return False
        part = self.card.action if self._shown.action else self.card
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def dismiss(self) -> None:
        """Take the card away, and what waits."""
        self._waiting.clear()
        self._next()

    def place(self) -> None:
        """Where the card belongs now; the window calls it when the page's size changes."""
        room = self._room()
        size = self.card.size_in(room.width())
        pad = self._theme.px(MARGIN)
        width = size.width()
        left = room.left() + (room.width() - width) // 2
        top = room.bottom() + 1 - size.height() + pad - self._theme.px(GAP)
        self.card.setGeometry(QRect(left, top, width, size.height()))

    def _present(self, message: Message) -> None:
        self._shown = message
        self.card.set_message(message.text, message.action, message.look)
        self.place()
        self.card.show()
        self.card.raise_()
        self._start_timer(message)
        event = QAccessibleEvent(self.card, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)
        announce(self.card, words.joined(message.text, message.action))

    def _start_timer(self, message: Message) -> None:
        self._timer.start(LONG_MS if message.act is not None else SHORT_MS)

    def _next(self) -> None:
        self._timer.stop()
        self._shown = None
        if self._waiting:
            self._present(self._waiting.popleft())
            return
        self.card.hide()

    def _on_acted(self) -> None:
        message = self._shown
        self._next()
        if message is not None and message.act is not None:
            message.act()

    def _on_watched(self, watched: bool) -> None:
        if self._shown is None:
            return
        if watched:
            self._timer.stop()
        else:
            self._start_timer(self._shown)
