"""Plays one queue entry: finds its file, hands it to the engine, measures what is heard.

The deck knows the entry that is due and the one behind it (`deck_entries` what is known of them),
nothing of the queue. It tells its owner what happened by the methods of `Owner`, always from the
loop and never from within a call.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.jobs.tasks import TaskSlot
from audio2_desktop.playback.engine import (
    Devices,
    Ended,
    Engine,
    EngineEvent,
    Failed,
    Heard,
    Loaded,
    Paused,
    Playing,
    Position,
    Replaced,
    Unheard,
    Waiting,
)
from audio2_desktop.services.deck_entries import DeckEntries, Neighbours, Tracks
from audio2_desktop.services.listening import Listening


class Owner(Neighbours, Protocol):
    """Who puts entries on the deck."""

    def deck_changed(self) -> None:
        """Another row, or sound began or stopped."""
        ...

    def deck_ended(self) -> None:
        """The entry has played to its end."""
        ...

    def deck_failed(self, title: str, problem: Problem) -> None:
        """The entry cannot be played."""
        ...

    def deck_heard(self, listening: Listening, *, was_left: bool, has_ended: bool) -> None:
        """Listening to an entry is over."""
        ...

    def deck_joins(self, following: Entry) -> Ms | None:
        """How long both are to sound together when this entry ends; None when it is not to follow
        at once. Asked when all is known of both."""
        ...

    def deck_warned(self, problem: Problem) -> None:
        """All plays, but there is no sound device, or another engine than was wished."""
        ...

    def deck_devices(self, names: tuple[str, ...]) -> None:
        """The sound devices that there are."""
        ...


class Deck:
    """One place for one entry. All methods are called on the loop and return at once."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        tracks: Tracks,
        owner: Owner,
        on_error: Callable[[BaseException], None],
        known: Callable[[Outside], Outside],
    ) -> None:
        """known: a file outside the library with what was found out about it."""
        self._engine, self._clock, self._owner = engine, clock, owner
        self._entries = DeckEntries(tracks, owner, known)
        self._slot, self._ahead = TaskSlot(on_error), TaskSlot(on_error)
        self._following: Entry | None = None
        self._context = ""
        self._start_ms = Ms(0)
        self._is_loaded = False
        self._length_told = Ms(0)
        self._listening: Listening | None = None
        self._is_heard = True
        self.entry: Entry | None = None
        self.wants_sound = False
        self.waits: int | None = None
        """Percent that have come of what has to be waited for; None when it sounds or is not to."""
        self.has_sounded = False
        """Sound of this entry has come out: it is not one of those that fail at once."""
        engine.listen(self._on_event)

    # ---- what is shown ----

    @property
    def row(self) -> TrackRow | None:
        """Of the entry; None for files outside the library and until it was read (1 ms)."""
        return self._entries.of(self.entry).row

    @property
    def length_ms(self) -> Ms:
        """Of the entry: as its file was read, else as the engine says; 0 unknown."""
        if self.entry is None:
            return Ms(0)
        return self._entries.length_ms(self.entry) or self._length_told

    def position_ms(self) -> Ms:
        """The place in the entry now."""
        position = self._engine.position_ms() if self._is_loaded else self._start_ms
        return Ms(min(position, self.length_ms)) if self.length_ms else position

    # ---- commands ----

    def get_ready(self) -> None:
        """Somebody is about to play something."""
        self._engine.get_ready()

    def put(self, entry: Entry | None, *, start_ms: Ms, sound: bool, context: str) -> None:
        """Take this entry instead of the one before, playing or waiting for `play`."""
        self._finish(was_left=True)
        if self._is_loaded and not sound:
            self._engine.stop()
        self.entry, self._start_ms, self.wants_sound = entry, start_ms, sound
        self._is_loaded = self.has_sounded = False
        self._length_told = Ms(0)
        self._context = context
        self._slot.cancel()
        self._entries.keep(entry)
        if entry is None:
            self._engine.stop()
        elif self._entries.source(entry) is not None:
            self._go()
        else:
            if sound:
                self._engine.stop()  # what played before must not go on while this one is looked up
            self._slot.run(self._look_up(entry))

    def look_ahead(self, entry: Entry | None) -> None:
        """Find out about the entry that comes next, so that it can follow without a gap."""
        self._entries.keep(self.entry, entry)
        self._following = entry
        if entry is not None and entry.outside is None and entry not in self._entries:
            self._ahead.run(self._look_ahead(entry))
        self._prepare()

    def is_same_album(self, entry: Entry) -> bool:
        """Whether the entry behind this one is of the same album; when in doubt, it is."""
        return self._entries.is_same_album(self.entry, entry)

    def play(self) -> None:
        """Let the entry sound."""
        self.wants_sound = True
        if self.entry is None or self._slot.is_busy:
            return
        if self._is_loaded or self._entries.source(self.entry) is not None:
            self._go()
        else:  # away the last time: it may be there again
            self._slot.run(self._look_up(self.entry))

    def pause(self) -> None:
        """Silence at this place."""
        self.wants_sound, self.waits = False, None
        self._hush()
        if self._is_loaded:
            self._engine.pause()

    def stop(self) -> None:
        """Silence, and back to the entry's start. Before half of it, that is a skip."""
        self._finish(was_left=True)
        self._engine.stop()
        self.wants_sound = self._is_loaded = False
        self._start_ms = Ms(0)

    def seek(self, ms: Ms) -> None:
        """Go on from another place."""
        length = self.length_ms
        ms = Ms(max(0, min(ms, length) if length else ms))
        if self._is_loaded:
            self._engine.seek(ms)
        else:
            self._start_ms = ms

    def restart(self) -> None:
        """From the start again; one that counted already is a new listening."""
        if self._listening is not None and self._listening.is_counted:
            self._finish(was_left=False)
        self.seek(Ms(0))
        if self._is_loaded and self.wants_sound:
            self._listen()

    def counted(self) -> Listening | None:
        """The listening that has just heard enough, at most once each."""
        listening = self._listening
        if listening is None or listening.is_counted:
            return None
        return listening if listening.counts(self._clock.monotonic()) else None

    async def refresh(self) -> None:
        """Read the entry's row again, after it was rated or retagged."""
        entry = self.entry
        if entry is None or entry.track_id is None:
            return
        await self._entries.find(entry)

    async def settled(self) -> None:
        """Return when the entry was looked up and handed over."""
        while self._slot.is_busy:
            await self._slot.settled()

    async def close(self) -> None:
        """Silence for good; what was heard is told."""
        self._finish(was_left=False)
        self._slot.close()
        self._ahead.close()
        await self._engine.close()

    # ---- looking up ----

    async def _look_up(self, entry: Entry) -> None:
        try:
            await self._entries.find(entry)
        except Problem as problem:  # the library cannot be read just now
            self._fail(problem)
            return
        if self.entry == entry:
            self._owner.deck_changed()
            self._go()

    async def _look_ahead(self, entry: Entry) -> None:
        try:
            await self._entries.find(entry)
        except Problem:
            return  # it is looked up again, and heard of, when its turn comes
        self._prepare()

    def _prepare(self) -> None:
        """Have the engine join what follows, as far as it is known and to follow at once."""
        if not self._is_loaded:
            return
        source = self._entries.source(self._following) if self._following else None
        joint = self._owner.deck_joins(self._following) if self._following and source else None
        if joint is None:
            self._engine.prepare_next(None)
        else:
            self._engine.prepare_next(source, crossfade_ms=joint)

    def _go(self) -> None:
        """Hand the entry to the engine when it is to sound; until then only its row is known."""
        if self.entry is None or not self.wants_sound:
            return
        if self._is_loaded:
            self._engine.play()
            return
        source = self._entries.source(self.entry)
        if source is None:
            self._fail(self._entries.missing(self.entry))
            return
        self._is_loaded = True
        self._engine.load(source, start_ms=self._start_ms)
        self._engine.play()
        self._prepare()

    def _fail(self, problem: Problem) -> None:
        title = self._entries.title(self.entry)
        self._finish(was_left=False)
        self._is_loaded = False
        asyncio.get_running_loop().call_soon(self._tell_failure, self.entry, title, problem)

    def _tell_failure(self, entry: Entry | None, title: str, problem: Problem) -> None:
        if self.entry == entry and self.wants_sound:
            self._owner.deck_failed(title, problem)

    # ---- what the engine says ----

    def _on_event(self, event: EngineEvent) -> None:
        match event:
            case Loaded(duration_ms=length):
                self._length_told = length
            case Playing():
                self.waits = None
                self._listen()
                self._owner.deck_changed()
            case Paused(is_own=is_own):
                self.wants_sound, self.waits = self.wants_sound and not is_own, None
                self._hush()
                self._owner.deck_changed()
            case Waiting(percent=percent):
                self._hush()
                if percent != self.waits:
                    self.waits = percent
                    self._owner.deck_changed()
            case Position():
                self.has_sounded = True
            case Ended():
                self.has_sounded = True
                self._is_loaded = False
                self._start_ms = Ms(0)
                self._finish(was_left=False, has_ended=True)
                self._owner.deck_ended()
            case Failed(problem=problem):
                self._is_loaded = False
                title = self._entries.title(self.entry)
                self._finish(was_left=False)
                self._owner.deck_failed(title, problem)
            case Unheard(problem=problem):
                self._is_heard = False
                self._listening = None  # nobody has listened to this
                self._owner.deck_warned(problem)
            case Devices(names=names):
                self._owner.deck_devices(names)
            case Replaced(problem=problem):
                self._owner.deck_warned(problem)
            case Heard():
                self._is_heard = True
                if self.wants_sound:
                    self._listen()

    # ---- listening ----

    def _listen(self) -> None:
        if not self._is_heard:
            return
        now = self._clock.monotonic()
        if self._listening is None and self.entry is not None and self.entry.track_id is not None:
            file = self._entries.of(self.entry).file
            self._listening = Listening(
                track_id=TrackId(self.entry.track_id),
                file_id=file.file_id if file else None,
                length_ms=self.length_ms,
                started_at=self._clock.now_ms(),
                context=self._context,
            )
        if self._listening is not None:
            self._listening.resume(now)

    def _hush(self) -> None:
        if self._listening is not None:
            self._listening.pause(self._clock.monotonic())

    def _finish(self, *, was_left: bool, has_ended: bool = False) -> None:
        self.waits = None
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.pause(self._clock.monotonic())
            self._owner.deck_heard(listening, was_left=was_left, has_ended=has_ended)
