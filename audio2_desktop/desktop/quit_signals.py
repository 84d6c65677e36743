"""Ctrl-C in the terminal and the end of the session (SIGINT, SIGTERM) close the window properly.

Python runs signal handlers only between its own instructions, and Qt's loop may wait for minutes
without one: the signal's number goes through a socket that Qt listens to.
"""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class QuitSignals:
    """Calls `quit_` on the loop at the first signal; `close` puts the former handlers back."""

    def __init__(self, parent: QObject, quit_: Callable[[], None]) -> None:
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)  # noqa: FBT003 - the standard library's signature
        self._write.setblocking(False)  # noqa: FBT003
        self._quit = quit_
        self._former = {each: signal.signal(each, _nothing) for each in SIGNALS}
        self._wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._read.fileno(), kind, parent)
        self._notifier.activated.connect(self._on_activated)

    def close(self) -> None:
        """Let signals do what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for each, handler in self._former.items():
            signal.signal(each, handler)
        self._read.close()
        self._write.close()

    def _on_activated(self) -> None:
        if any(number in SIGNALS for number in self._read.recv(64)):
            self._quit()


def _nothing(_number: int, _frame: object) -> None:
    """The work is done by the wake-up socket."""
