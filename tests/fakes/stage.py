"""A player on a real library file, with an engine whose time the test owns."""

import asyncio

from audio2_desktop.domain.facts import (
    Fact,
    PlaybackTrouble,
)
from audio2_desktop.domain.lines import Line
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.player import Player
from audio2_desktop.storage import plays
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import FixedClock

ALBUM = Context(ContextKind.ALBUM, 3, "Tidewater")


LENGTH = 200_000


class Stage:
    """A player and everything around it."""

    def __init__(self, database: Database, clock: FixedClock, facts: list[Fact]) -> None:
        self.database, self.clock, self.facts = database, clock, facts
        self.engine, self.catalogue = SilentEngine(), Catalogue(LENGTH)
        self.errors: list[BaseException] = []
        self.devices: list[tuple[str, ...]] = []
        self.wants = PlaybackSettings()
        self.player = self.another()

    def another(self, database: Database | None = None) -> Player:
        """A player as after a restart."""
        self.engine = SilentEngine()
        self.player = Player(
            database or self.database,
            self.engine,
            self.clock,
            self.facts.extend,
            self.catalogue,
            on_error=self.errors.append,
            preferences=lambda: self.wants,
            seed=4,
            on_devices=self.devices.append,
        )
        return self.player

    async def pass_ms(self, ms: int) -> None:
        """Let time go by, in steps, for the engine and the clock alike."""
        for _ in range(100):  # what was asked of the library arrives, also for a row of failures
            await asyncio.sleep(0)
        while ms > 0:
            step = min(ms, 500)
            self.clock.advance(step)
            self.engine.advance(step)
            ms -= step
            await self.player._deck.settled()
            await asyncio.sleep(0)

    @property
    def now(self) -> int | None:
        entry = self.player.state.entry
        return None if entry is None else entry.track_id

    @property
    def troubles(self) -> list[PlaybackTrouble]:
        return [fact for fact in self.facts if isinstance(fact, PlaybackTrouble)]

    def up_next(self) -> list[int]:
        return list(self.player.queue().up_next.track_ids())

    def coming(self) -> list[int]:
        return list(self.player.queue().from_context.track_ids())

    async def plays(self) -> list[tuple[int | None, Outcome, int]]:
        await self.player._keeper.settled()
        rows = await self.database.read(plays.history, DEFAULT_PROFILE)
        return [(row.track_id, row.outcome, row.heard_ms) for row in reversed(rows)]


def uids(line: Line) -> list[int]:
    return [entry.uid for entry in line]
