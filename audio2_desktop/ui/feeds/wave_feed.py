"""Gives the seek bar the shape of what plays: at once where it is known, else as it is heard."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Protocol

from PySide6.QtCore import QObject

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.units import TrackId
from audio2_desktop.domain.waves import Waves
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.player import Player
from audio2_desktop.ui.window import Window


class Shapes(Protocol):
    """What is asked of services.measuring."""

    def waves(self, track: TrackId, *, may_measure: bool) -> AsyncGenerator[Waves]: ...


class WaveFeed(QObject):
    """Owns its subscription and task; `close` ends them."""

    def __init__(
        self, window: Window, bus: FactBus, player: Player, shapes: Shapes, on_error: ErrorSink
    ) -> None:
        super().__init__(window)
        self._bar = window.player_bar.position
        self._player, self._shapes = player, shapes
        self._track: TrackId | None = None
        self._is_whole = False
        self._reading = TaskSlot(on_error)
        self._subscription = bus.subscribe((facts.NowPlaying,), lambda _fact: self.follow())

    def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        self._reading.close()

    def follow(self) -> None:
        """Another track is on, or the one that is there begins to sound: only then it is heard."""
        state = self._player.state
        track = state.entry.track_id if state.entry is not None else None
        is_new = track != self._track
        if is_new:
            self._track, self._is_whole = track, False
        if track is None:
            self._reading.cancel()
            self._bar.set_waves(None)
        elif is_new or (state.is_playing and not self._is_whole and not self._reading.is_busy):
            self._reading.run(self._read(track, may_measure=state.is_playing))

    async def _read(self, track: TrackId, *, may_measure: bool) -> None:
        is_first = True
        async with aclosing(self._shapes.waves(track, may_measure=may_measure)) as shapes:
            async for waves in shapes:
                self._bar.set_waves(waves, at_once=is_first)
                self._is_whole, is_first = waves.is_whole, False
        if not self._is_whole:
            self._bar.set_waves(None)
