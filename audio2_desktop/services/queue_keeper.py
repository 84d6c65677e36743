"""Keeps the queue, the plays and the places in long tracks on disk while the player goes on.

The player says what changed and never waits; one task writes it, in order, the latest state of the
queue only. What is not written yet is at most the change of the last few milliseconds.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from audio2_desktop.domain.endless import Suggestion
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.queue import PlayQueue
from audio2_desktop.domain.queue_record import pack
from audio2_desktop.domain.units import Ms, ProfileId, TrackId
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.services.listening import Listening
from audio2_desktop.storage import plays, queue_state, resume_points
from audio2_desktop.storage.connection import Write
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome, Play
from audio2_desktop.storage.queue_state import RecentQueue, SavedQueue

_log = logging.getLogger("audio2.play")


@dataclass(frozen=True, slots=True)
class Moment:
    """All that is kept of the player."""

    queue: PlayQueue
    position_ms: Ms
    volume: int
    is_muted: bool
    is_playing: bool
    coming: tuple[Suggestion, ...] = ()


class QueueKeeper:
    """Writes what the player tells it. A full disk costs nobody the music: it is told once."""

    def __init__(
        self,
        db: Database,
        profile: ProfileId,
        on_error: Callable[[BaseException], None],
        keeps_history: Callable[[], bool] = lambda: True,
    ) -> None:
        self._db, self._profile, self._on_error = db, profile, on_error
        self._keeps_history = keeps_history
        self._bag = TaskBag(on_error)
        self._moment: Moment | None = None
        self._written: Moment | None = None
        self._saved: Moment | None = None
        self._works: deque[Callable[[], Awaitable[None]]] = deque()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._has_complained = False
        self._is_started = False

    async def load(self) -> SavedQueue | None:
        """The queue of the last time."""
        return await self._db.read(queue_state.load, self._profile)

    async def recent(self) -> tuple[RecentQueue, ...]:
        """Former queues, the latest first."""
        return await self._db.read(queue_state.recent, self._profile)

    async def recall(self, queue_id: int) -> SavedQueue | None:
        """A former queue."""
        return await self._db.read(queue_state.recall, self._profile, queue_id)

    async def places(self) -> Mapping[TrackId, Ms]:
        """Where long tracks were left."""
        return await self._db.read(resume_points.latest, self._profile)

    def keep(self, moment: Moment) -> None:
        """Have this written soon; a later one before that replaces it."""
        self._moment = moment
        self._start()

    def remember(self, queue: PlayQueue, position_ms: Ms) -> None:
        """A queue is about to be replaced by another."""
        entries = len(queue.order) + len(queue.up_next)
        if entries:
            self._add(lambda: self._remember(queue, entries, position_ms))

    def keep_place(self, track_id: TrackId, position_ms: Ms) -> None:
        """A long track was left here; 0: it begins at its start again."""
        self._add(lambda: self._keep_place(track_id, position_ms))

    def count(self, listening: Listening, now: float) -> None:
        """Enough was heard: write the play now, so that a kill does not lose it."""
        listening.is_counted = True
        play = listening.play(now, Outcome.COUNTED)
        self._add(lambda: self._add_play(listening, play))

    def finish(self, listening: Listening, now: float, outcome: Outcome | None) -> None:
        """It is over: write what it came to, or how long a counted one lasted."""
        if listening.is_counted:
            heard = listening.heard_ms(now)
            self._add(lambda: self._extend(listening, heard))
        elif outcome is not None:
            play = listening.play(now, outcome)
            self._add(lambda: self._add_play(listening, play))

    async def settled(self) -> None:
        """Return when all that was told is on disk, or could not be written."""
        await self._idle.wait()

    async def close(self) -> None:
        """Write what is left and end."""
        await self.settled()
        await self._bag.close()

    # ---- within ----

    def _add(self, work: Callable[[], Awaitable[None]]) -> None:
        self._works.append(work)
        self._start()

    def _start(self) -> None:
        if self._db.read_only:
            self._works.clear()
            return
        self._idle.clear()
        self._wake.set()
        if not self._is_started:
            self._is_started = True
            self._bag.start(self._write_on())

    async def _write_on(self) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._works or self._moment is not self._written:
                    await self._try_next()
                if not self._wake.is_set():
                    self._idle.set()
        finally:  # a bug ends this task and is reported; the next change starts another
            self._is_started = False
            self._idle.set()

    async def _try_next(self) -> None:
        try:
            await self._write_next()
        except Problem as problem:
            self._complain(problem)

    async def _write_next(self) -> None:
        if self._works:
            await self._works.popleft()()
            return
        moment, saved = self._moment, self._saved
        self._written = moment  # also when it fails: the next change tries again
        self._saved = None
        if moment is not None:
            await self._save(moment, saved)
            self._saved = moment
            self._has_complained = False

    async def _save(self, moment: Moment, saved: Moment | None) -> None:
        if saved is not None and _same_but_position(moment, saved):
            uid = moment.queue.now.uid if moment.queue.now else 0
            await self._db.write(queue_state.save_position, self._profile, uid, moment.position_ms)
        else:
            await self._db.write(_save, self._profile, moment)

    async def _remember(self, queue: PlayQueue, entries: int, position_ms: Ms) -> None:
        await self._db.write(_remember, self._profile, queue, entries, position_ms)

    async def _keep_place(self, track_id: TrackId, position_ms: Ms) -> None:
        await self._db.write(resume_points.put, self._profile, track_id, position_ms)

    async def _add_play(self, listening: Listening, play: Play) -> None:
        if not self._keeps_history():
            return
        listening.play_id = await self._db.write(plays.add, self._profile, play)

    async def _extend(self, listening: Listening, heard_ms: Ms) -> None:
        if listening.play_id is not None:
            await self._db.write(plays.extend, listening.play_id, heard_ms)

    def _complain(self, problem: Problem) -> None:
        _log.info("the queue could not be saved: %s", problem)
        if not self._has_complained:
            self._has_complained = True
            self._on_error(problem)


def _same_but_position(moment: Moment, before: Moment) -> bool:
    return replace(moment, position_ms=before.position_ms) == before


# A queue of many pieces takes a while to pack (50,000: 60 ms): that is done on the writer's thread.


def _save(tx: Write, profile: ProfileId, moment: Moment) -> None:
    now = moment.queue.now
    queue_state.save(
        tx,
        profile,
        pack(moment.queue),
        uid=now.uid if now else 0,
        position_ms=moment.position_ms,
        volume=moment.volume,
        is_muted=moment.is_muted,
        is_playing=moment.is_playing,
        coming=moment.coming,
    )


def _remember(
    tx: Write, profile: ProfileId, queue: PlayQueue, entries: int, position_ms: Ms
) -> None:
    title = queue.context.title
    queue_state.remember(tx, profile, pack(queue), title, entries, position_ms)
