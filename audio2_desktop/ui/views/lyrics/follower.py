"""Keeps a pane of lyrics true: asks for those of what plays, passes on what is wished there."""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.services.playing import PlayerState
from audio2_desktop.ui.intents import Intent, PasteLyrics, RemoveLyrics, SaveLyrics
from audio2_desktop.ui.views.lyrics.lyrics_pane import LyricsPane

_KINDS = (facts.NowPlaying, facts.TracksChanged, facts.LyricsChanged)
Run = Callable[[Coroutine[Any, Any, object]], object]


class Player(Protocol):
    """What is asked of services.player."""

    @property
    def state(self) -> PlayerState: ...
    def position_ms(self) -> Ms: ...
    async def seek(self, ms: int) -> None: ...


class Reader(Protocol):
    """What is asked of services.lyrics."""

    async def of(self, entry: Entry) -> TrackLyrics: ...
    async def set_offset(self, track: int, offset_ms: int) -> None: ...


class LyricsFollower(QObject):
    """`found`: the lyrics of what plays are known now. Reads only while `is_seen`; `close` ends it.

    start: runs what the user wished.
    """

    found = Signal()
    intent = Signal(object)
    """What is wished for the lyrics of the track that plays."""

    def __init__(
        self,
        pane: LyricsPane,
        bus: FactBus,
        player: Player,
        reader: Reader,
        start: Run,
        on_error: ErrorSink,
        is_seen: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(pane)
        self._pane, self._player, self._reader, self._start = pane, player, reader, start
        self._is_seen = is_seen or pane.isVisible
        self._slot = TaskSlot(on_error)
        self._whose: object = None
        """Whose lyrics are shown, or on their way."""
        self._is_stale = True
        self._subscription = bus.subscribe(_KINDS, self._on_fact)
        pane.shown.connect(self.refresh)
        pane.look_again.connect(self.look_again)
        pane.seek.connect(lambda ms: start(player.seek(ms)))
        pane.offset_wanted.connect(self._on_offset_wanted)
        pane.paste_wanted.connect(lambda: self._wish(PasteLyrics))
        pane.remove_wanted.connect(lambda: self._wish(RemoveLyrics))
        pane.save_wanted.connect(lambda: self._wish(SaveLyrics))

    def close(self) -> None:
        """Hear and read no more."""
        self._subscription.close()
        self._slot.close()

    def refresh(self) -> None:
        """Read what is not known yet, if anybody sees it."""
        whose = _identity(self._player.state.entry)
        if whose != self._whose:
            self._whose, self._is_stale = whose, True
            self._slot.cancel()
            self._pane.show_lyrics(None)
        if self._is_stale and self._is_seen():
            self._is_stale = False
            self._slot.run(self._read())
        self._pane.tick()

    def look_again(self) -> None:
        """A file may have been put beside the music."""
        self._is_stale = True
        self.refresh()

    async def _read(self) -> None:
        entry = self._player.state.entry
        if entry is None:
            self._pane.show_idle()
        else:
            self._pane.show_lyrics(await self._reader.of(entry))
        self.found.emit()

    def _on_fact(self, fact: facts.Fact) -> None:
        entry = self._player.state.entry
        if isinstance(fact, facts.RowsChanged):
            track = entry.track_id if entry is not None else None
            if track is None or (fact.ids and track not in fact.ids):
                return
            self._is_stale = True
        self.refresh()

    def _wish(self, kind: Callable[[int], Intent]) -> None:
        entry = self._player.state.entry
        if entry is not None and entry.track_id:
            self.intent.emit(kind(entry.track_id))

    def _on_offset_wanted(self, ms: int) -> None:
        entry = self._player.state.entry
        if entry is not None and entry.track_id:
            self._start(self._reader.set_offset(entry.track_id, ms))


def _identity(entry: Entry | None) -> object:
    """The same for two places in the queue that play the same."""
    if entry is None:
        return None
    outside = entry.outside
    return entry.track_id or (outside and (outside.path, outside.start_ms))
