"""Fills the lyrics of the right panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.ui.intents import Send
from audio2_desktop.ui.views.lyrics.follower import LyricsFollower, Player, Reader
from audio2_desktop.ui.window import Window


class LyricsFeed(QObject):
    """Begins when the panel shows them first; `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        player: Player,
        reader: Reader,
        says: Callable[[], bool],
        send: Send,
        on_error: ErrorSink,
    ) -> None:
        """says: whether a screen reader is to say each line that is sung."""
        super().__init__(window)
        self._bus, self._player, self._reader, self._on_error = bus, player, reader, on_error
        self._says, self._send = says, send
        self._wishes = TaskBag(on_error)
        self._panel = window.panel
        self._follower: LyricsFollower | None = None
        self._panel.position = player.position_ms
        self._panel.lyrics_made.connect(self._follow)
        if self._panel.tab == "lyrics":
            self._follow()

    async def close(self) -> None:
        """Hear and read no more."""
        if self._follower is not None:
            self._follower.close()
        await self._wishes.close()

    def _follow(self) -> None:
        self._follower = LyricsFollower(
            self._panel.lyrics,
            self._bus,
            self._player,
            self._reader,
            self._wishes.start,
            self._on_error,
        )
        self._follower.intent.connect(self._send)
        self._panel.lyrics.says_lines = self._says
        self._follower.refresh()
