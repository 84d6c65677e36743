"""The cards that hang under the top bar's buttons: made when they are wanted first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.frame.notices import Notices
from audio2_desktop.ui.frame.topbar import TopBar
from audio2_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.jobs_popover import JobsPopover
    from audio2_desktop.ui.frame.notices_popover import NoticesPopover
    from audio2_desktop.ui.frame.popover import Popover

GAP, SIDE = 12, 20
"""Below the button, and from the end of the top bar."""


class Hanging(QObject):
    """Background work under its pill, what has happened under the bell."""

    def __init__(self, theme: Theme, topbar: TopBar, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._topbar, self._window = theme, topbar, window
        self._jobs: JobsPopover | None = None
        self._happened: NoticesPopover | None = None
        self.notices = Notices(self)
        self.notices.changed.connect(self._on_changed)

    @property
    def jobs(self) -> "JobsPopover":
        """What works in the background."""
        if self._jobs is None:
            from audio2_desktop.ui.frame.jobs_popover import JobsPopover  # noqa: PLC0415 - hidden

            self._jobs = JobsPopover(self._theme, self._window)
        return self._jobs

    @property
    def happened(self) -> "NoticesPopover":
        """What has happened since the start."""
        if self._happened is None:
            from audio2_desktop.ui.frame import notices_popover  # noqa: PLC0415 - hidden at first

            self._happened = notices_popover.NoticesPopover(self._theme, self.notices, self._window)
        return self._happened

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        for card in (self._jobs, self._happened):
            if card is not None:
                card.say()

    def turn_jobs(self) -> None:
        """Open or close what works in the background."""
        self._turn(self.jobs, self._topbar.job)

    def turn_happened(self) -> None:
        """Open or close what has happened."""
        self._turn(self.happened, self._topbar.bell)

    def _turn(self, card: "Popover", button: QWidget) -> None:
        """Open a card under its button, or close it."""
        if card.isVisible():
            card.hide()
            return
        bar, px = self._topbar, self._theme.px
        edge = bar.mapTo(self._window, QPoint(bar.width() - px(SIDE), 0)).x()
        below = button.mapTo(self._window, QPoint(0, button.height())).y()
        card.open_at(edge, below + px(GAP))

    def _on_changed(self) -> None:
        self._topbar.bell.set_unread(self.notices.unread)
