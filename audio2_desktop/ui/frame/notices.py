"""What has happened since the start: kept for the session, the newest first."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from audio2_desktop.domain.units import Stamp

MOST = 100

Told = Callable[[], tuple[str, str, str]]
"""Says text, detail and action of a notice in the language of now."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that happened. Another with the same key takes its place and comes first again."""

    key: str
    text: str
    detail: str = ""
    icon: str = "info"
    colour: str = "t2"
    at: Stamp = Stamp(0)
    action: str = ""
    run: Callable[[], None] | None = None
    times: int = 1
    """How often it has happened."""
    told: Told | None = None
    """Tells it again in another language; without it the words stay."""


class Notices(QObject):
    """The list; `changed` when it or the number of unread ones is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}
        self._unread: set[str] = set()

    @property
    def all(self) -> tuple[Notice, ...]:
        """The newest first."""
        return tuple(reversed(self._notices.values()))

    @property
    def unread(self) -> int:
        return len(self._unread)

    def add(self, notice: Notice) -> None:
        former = self._notices.pop(notice.key, None)
        if former is not None and former.text == notice.text:
            notice = replace(notice, times=former.times + 1)
        self._notices[notice.key] = notice
        self._unread.add(notice.key)
        while len(self._notices) > MOST:
            oldest = next(iter(self._notices))
            del self._notices[oldest]
            self._unread.discard(oldest)
        self.changed.emit()

    def retell(self) -> None:
        """Everything in the language of now."""
        for key, notice in self._notices.items():
            if notice.told is not None:
                text, detail, action = notice.told()
                self._notices[key] = replace(notice, text=text, detail=detail, action=action)
        self.changed.emit()

    def remove(self, key: str) -> None:
        """It is so no more: a folder that is back."""
        if self._notices.pop(key, None) is not None:
            self._unread.discard(key)
            self.changed.emit()

    def mark_read(self) -> None:
        if self._unread:
            self._unread.clear()
            self.changed.emit()

    def clear(self) -> None:
        self._notices.clear()
        self._unread.clear()
        self.changed.emit()
