"""Playing: the queue and the deck under one roof, with everything that a player's buttons do.

State changes at once and is corrected by what the engine tells later, so that a button's effect is
seen within a frame. Every change is on disk a moment later (`queue_keeper`).
"""

import asyncio
import random
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact, NowPlaying, PlaybackTrouble, QueueChanged, WentOn
from audio2_desktop.domain.lines import Entry, Outside, Pool
from audio2_desktop.domain.problems import NotFound, Problem, Refused
from audio2_desktop.domain.queue import (
    NO_CONTEXT,
    Band,
    Context,
    ContextKind,
    PlayQueue,
    Stop,
)
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms, ProfileId
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services.deck import Deck, Tracks
from audio2_desktop.services.listening import Listening
from audio2_desktop.services.places import Places
from audio2_desktop.services.playing import PlayerState, QueueView, Snapshot
from audio2_desktop.services.queue_keeper import Moment, QueueKeeper
from audio2_desktop.services.sleep_timer import SleepTimer
from audio2_desktop.services.volume import START, Volume
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.queue_state import RecentQueue

__all__ = ["Player", "PlayerState", "QueueView"]

RESTART_MS = 3000
"""Later than this, Previous goes to the start of the track instead of the one before."""
FAILURES = 10
"""After so many tracks in a row that cannot be played, the player stops."""
TICK_S = 1.0
SILENT_S = 1.0

_Edit = Callable[[PlayQueue], PlayQueue]


class Player:
    """The player. `await restore()` after construction; `await close()` at the end."""

    def __init__(
        self,
        db: Database,
        engine: Engine,
        clock: Clock,
        publish: Callable[[list[Fact]], None],
        tracks: Tracks,
        *,
        on_error: Callable[[BaseException], None],
        preferences: Callable[[], PlaybackSettings] = PlaybackSettings,
        profile: ProfileId = DEFAULT_PROFILE,
        seed: int | None = None,
    ) -> None:
        self._clock, self._publish = clock, publish
        self._keeper = QueueKeeper(db, profile, on_error)
        self._places = Places(self._keeper.keep_place, preferences)
        self._deck = Deck(engine, clock, tracks, self, on_error)
        self._chance = random.Random(seed)
        self._queue = PlayQueue(seed=self._chance.getrandbits(60))
        self._volume = Volume(engine)
        self._stop_after = Stop.NONE
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None
        self._sleep = SleepTimer(self._volume.fade, self._fell_asleep)
        self._is_closed = False

    # ---- what is shown ----

    @property
    def state(self) -> PlayerState:
        """The player at this moment."""
        return PlayerState(
            entry=self._queue.now,
            track=self._deck.row,
            is_playing=self._deck.wants_sound,
            volume=self._volume.value,
            is_muted=self._volume.is_muted,
            repeat=self._queue.repeat,
            is_shuffled=self._queue.is_shuffled,
            stop_after=self._stop_after,
            length_ms=self._deck.length_ms,
        )

    def position_ms(self) -> Ms:
        """The place in the current track; cheap enough for every frame."""
        return self._deck.position_ms()

    def queue(self) -> QueueView:
        """The queue at this moment."""
        queue = self._queue
        return QueueView(
            queue.now, queue.up_next, queue.from_context, queue.context, queue.is_shuffled
        )

    async def recent(self) -> tuple[RecentQueue, ...]:
        """Former queues, the latest first."""
        await self._keeper.settled()
        return await self._keeper.recent()

    # ---- starting ----

    async def restore(self, *, resumes: bool = False) -> None:
        """Bring back the last queue at its place, paused; `resumes`: playing if it played then."""
        self._places.bring_back(await self._keeper.places())
        saved = await self._keeper.load()
        if saved is None:
            self._volume.restore(START, muted=False)
        else:
            self._volume.restore(saved.volume, muted=saved.is_muted)
            self._set(saved.queue)
            self._put(start_ms=saved.position_ms, sound=resumes and saved.is_playing)
        await self._deck.settled()

    async def play(
        self,
        ids: Sequence[int],
        at: int = 0,
        *,
        context: Context = NO_CONTEXT,
        shuffled: bool | None = None,
    ) -> Undoable:
        """Play tracks from place `at`; the queue so far goes to the recent ones.

        shuffled: switch shuffle on (and begin anywhere) or off first; None leaves it as it is.
        Undo brings back the former queue, place and position exactly. Raises Refused when there
        is nothing in `ids`.
        """
        return await self._start(array("q", ids), (), at, context, shuffled)

    async def play_files(self, files: Sequence[Outside], at: int = 0) -> Undoable:
        """Play files that are not in the library, from place `at`."""
        title = files[0].title if len(files) == 1 else ""
        return await self._start(
            array("q"), tuple(files), at, Context(ContextKind.FILES, title=title), None
        )

    async def play_recent(self, queue_id: int) -> Undoable:
        """Take up a former queue where it was left. Raises NotFound when it has gone."""
        saved = await self._keeper.recall(queue_id)
        if saved is None:
            raise NotFound("queue", "any more")
        before = self._snapshot()
        self._keeper.remember(before.queue, before.position_ms)
        after = Snapshot(saved.queue, saved.position_ms, is_playing=True)
        await self._reinstate(after)
        return self._reinstating("restored_queue", before, len(saved.queue.order))

    # ---- adding and arranging ----

    async def play_next(self, ids: Sequence[int]) -> Undoable:
        """Behind what was put next before."""
        pool = self._pool(ids)
        return await self._edit("queued_next", len(pool), lambda queue: queue.with_next(pool))

    async def play_last(self, ids: Sequence[int]) -> Undoable:
        """At the end of up next."""
        pool = self._pool(ids)
        return await self._edit("queued_last", len(pool), lambda queue: queue.with_last(pool))

    async def insert(
        self, ids: Sequence[int], before_uid: int | None, band: Band | None = None
    ) -> Undoable:
        """Before an upcoming entry, or (None) at the end of a band; for drops into the queue."""
        pool = self._pool(ids)
        return await self._edit(
            "queued_last", len(pool), lambda queue: queue.inserted(pool, before_uid, band)
        )

    async def move(
        self, uids: Sequence[int], before_uid: int | None, band: Band | None = None
    ) -> Undoable:
        """Upcoming entries before another one, or (None) to the end of a band or of all."""
        return await self._edit(
            "moved_in_queue", len(uids), lambda queue: queue.moved(uids, before_uid, band)
        )

    async def remove(self, uids: Sequence[int]) -> Undoable:
        """Entries out of the queue; if the current one is among them, the next one plays."""
        return await self._edit("removed_from_queue", len(uids), lambda queue: queue.removed(uids))

    async def clear_up_next(self) -> Undoable:
        """Nothing is up next any more; the context goes on."""
        count = len(self._queue.up_next)
        return await self._edit("cleared_queue", count, PlayQueue.without_up_next)

    async def clear(self) -> Undoable:
        """Nothing comes after the current entry."""
        count = len(self._queue.up_next) + len(self._queue.from_context)
        return await self._edit("cleared_queue", count, PlayQueue.cleared)

    # ---- transport ----

    async def toggle(self) -> None:
        """Play or pause."""
        await (self.pause() if self._deck.wants_sound else self.resume())

    async def resume(self) -> None:
        """Play; from an idle queue, its first entry."""
        if self._queue.now is None:
            await self.next()
            return
        self._failures = 0
        self._deck.play()
        self._told(NowPlaying())
        await self._deck.settled()

    async def pause(self) -> None:
        """Silence, the place is kept."""
        self._deck.pause()
        self._told(NowPlaying())

    async def stop(self) -> None:
        """Silence, back to the start of the track."""
        self._leave()
        self._deck.stop()
        self._told(NowPlaying())

    async def next(self) -> None:
        """The next entry, playing if this one plays or nothing was chosen yet."""
        following = self._queue.advanced()
        if following is None:
            self._deck.stop()
            self._told(NowPlaying())
            return
        sound = self._deck.wants_sound or self._queue.now is None
        await self._go_to(following, sound=sound)

    async def previous(self) -> None:
        """The start of the track, or within its first 3 s the one before."""
        before = self._queue.gone_back() if self.position_ms() <= RESTART_MS else None
        if before is None:
            self._deck.restart()
            self._told(NowPlaying())
            return
        await self._go_to(before, sound=self._deck.wants_sound)

    async def jump(self, uid: int) -> None:
        """Play an entry of the queue now."""
        await self._go_to(self._queue.jumped(uid), sound=True)

    async def seek(self, ms: int) -> None:
        """Another place in the track."""
        self._deck.seek(Ms(ms))
        self._told(NowPlaying())

    async def set_volume(self, volume: int) -> None:
        """0 to 100; moving it ends muting."""
        self._volume.set(volume)
        self._told(NowPlaying())

    async def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a setter of one thing
        """Silence that leaves the volume alone."""
        self._volume.mute(muted=muted)
        self._told(NowPlaying())

    async def set_repeat(self, repeat: Repeat) -> None:
        """What happens at the end of the queue or the track."""
        self._set(replace(self._queue, repeat=repeat))

    async def set_shuffle(self, on: bool) -> None:  # noqa: FBT001 - a setter of one thing
        """Deal the context in a random order, or bring back its own."""
        if on != self._queue.is_shuffled:
            self._set(self._queue.shuffled() if on else self._queue.unshuffled())

    async def stop_after(self, stop: Stop) -> None:
        """End by itself after this track or album; once."""
        self._stop_after = stop
        self._told(NowPlaying())

    async def sleep_in(self, after_ms: int | None) -> None:
        """Fade and pause after so long; None plays on."""
        if after_ms is None:
            self._sleep.stop()
        else:
            self._sleep.start(after_ms)
        self._told(NowPlaying())

    def sleep_left_ms(self) -> Ms | None:
        """Until it pauses by itself; None when it will not."""
        return self._sleep.left_ms()

    async def refresh(self) -> None:
        """The current track's row is other: it was rated, marked or retagged."""
        await self._deck.refresh()
        self._publish([NowPlaying()])

    async def close(self) -> None:
        """Silence, and everything on disk."""
        if self._is_closed:
            return
        self._keep()
        self._is_closed = True
        self._sleep.stop()
        if self._timer is not None:
            self._timer.cancel()
        await self._deck.close()
        await self._keeper.close()

    # ---- what the deck says (services.deck.Owner) ----

    def deck_changed(self) -> None:
        """Another row is known, or sound began or stopped."""
        self._watch()
        self._publish([NowPlaying()])

    def deck_ended(self) -> None:
        """On to what follows, unless playing was to stop here."""
        self._failures = 0
        self._places.forget(self._deck.entry)
        following = self._queue.ended()
        sound = following is not None and not self._stops_before(following.now)
        if not sound:
            self._stop_after = Stop.NONE
        if following is None:
            self._deck.stop()
            self._told(NowPlaying())
            return
        self._set(following)
        self._put(sound=sound)

    def deck_failed(self, title: str, problem: Problem) -> None:
        """Skip what cannot be played; give up when nothing can."""
        self._failures = 1 if self._deck.has_sounded else self._failures + 1
        self._publish([PlaybackTrouble(title, str(problem))])
        following = self._queue.advanced()
        if self._failures >= FAILURES or following is None:
            if self._failures >= FAILURES:
                self._failures = 0
                reason = f"Playing stopped: {FAILURES} tracks in a row could not be played."
                self._publish([PlaybackTrouble("", reason)])
            self._deck.stop()
            self._told(NowPlaying())
            return
        self._set(following)
        self._put(sound=self._deck.wants_sound)

    def deck_heard(self, listening: Listening, *, was_left: bool, has_ended: bool) -> None:
        """Write what listening to a track came to."""
        now = self._clock.monotonic()
        outcome = listening.verdict(now, was_left=was_left, has_ended=has_ended)
        self._keeper.finish(listening, now, outcome)

    def deck_unheard(self, problem: Problem) -> None:
        """There is no sound device."""
        self._publish([PlaybackTrouble("", str(problem))])

    # ---- within ----

    async def _start(
        self,
        ids: "array[int]",
        outside: tuple[Outside, ...],
        at: int,
        context: Context,
        shuffled: bool | None,  # noqa: FBT001
    ) -> Undoable:
        pool = Pool(self._queue.next_uid, ids, outside)
        if not pool:
            raise Refused("There is nothing to play.")
        before = self._snapshot()
        self._keeper.remember(before.queue, before.position_ms)
        if shuffled:
            at = self._chance.randrange(len(pool))
        base = replace(
            self._queue,
            is_shuffled=self._queue.is_shuffled if shuffled is None else shuffled,
            seed=self._chance.getrandbits(60),
        )
        self._failures = 0
        await self._go_to(base.started(pool, max(0, min(at, len(pool) - 1)), context), sound=True)
        return self._reinstating("played", before, len(pool))

    async def _go_to(self, queue: PlayQueue, *, sound: bool) -> None:
        self._set(queue)
        self._put(sound=sound)
        await self._deck.settled()

    async def _edit(self, key: str, count: int, edit: _Edit) -> Undoable:
        before = self._queue
        await self._become(edit(before))
        return self._carrying(key, count, before)

    def _carrying(self, key: str, count: int, former: PlayQueue) -> Undoable:
        """Undo of an edit: the former queue, while what plays goes on."""

        async def undo() -> Undoable:
            before = self._queue
            await self._become(former.carried_over(before))
            return self._carrying("restored_queue", count, before)

        return Undoable(key, undo, {"count": count})

    async def _become(self, queue: PlayQueue) -> None:
        """Another queue; the deck is left alone unless another entry is current."""
        has_moved = queue.now != self._queue.now
        self._set(queue)
        if has_moved:
            self._put(sound=self._deck.wants_sound)
            await self._deck.settled()

    def _reinstating(self, key: str, former: Snapshot, count: int) -> Undoable:
        """Undo of playing something else: all as it was, the position too."""

        async def undo() -> Undoable:
            before = self._snapshot()
            await self._reinstate(former)
            return self._reinstating("restored_queue", before, count)

        return Undoable(key, undo, {"count": count})

    async def _reinstate(self, snapshot: Snapshot) -> None:
        next_uid = max(self._queue.next_uid, snapshot.queue.next_uid)
        self._set(replace(snapshot.queue, next_uid=next_uid))
        self._put(start_ms=snapshot.position_ms, sound=snapshot.is_playing)
        await self._deck.settled()

    def _snapshot(self) -> Snapshot:
        return Snapshot(self._queue, self.position_ms(), self._deck.wants_sound)

    def _pool(self, ids: Sequence[int]) -> Pool:
        return Pool(self._queue.next_uid, array("q", ids))

    def _set(self, queue: PlayQueue) -> None:
        is_same_entry = queue.now == self._queue.now
        self._queue = queue
        if is_same_entry:
            self._told(QueueChanged())
            self._look_ahead()

    def _put(self, *, start_ms: Ms | None = None, sound: bool) -> None:
        """Bring the queue's current entry onto the deck; a long track goes on where it was left."""
        self._leave()
        queue = self._queue
        left = self._places.of(queue.now) if start_ms is None else Ms(0)
        start, context = start_ms or left, str(queue.context)
        self._deck.put(queue.now, start_ms=start, sound=sound, context=context)
        self._look_ahead()
        self._told(QueueChanged(), NowPlaying(), *([WentOn(left)] if left and sound else ()))

    def _leave(self) -> None:
        self._places.leave(self._deck.entry, self.position_ms(), self._deck.length_ms)

    def _look_ahead(self) -> None:
        following = self._queue.ended()
        self._deck.look_ahead(following.now if following else None)

    def _fell_asleep(self) -> None:
        self._deck.pause()
        self._told(NowPlaying())
        # the engine needs a moment to be silent: full volume before that would wake the listener
        asyncio.get_running_loop().call_later(SILENT_S, self._volume.fade, 1.0)

    def _stops_before(self, following: Entry | None) -> bool:
        match self._stop_after:
            case Stop.TRACK:
                return True
            case Stop.ALBUM:
                return following is None or not self._deck.is_same_album(following)
            case _:
                return False

    def _told(self, *facts: Fact) -> None:
        self._publish(list(facts))
        self._keep()
        self._watch()

    def _keep(self) -> None:
        if not self._is_closed:
            volume, sound = self._volume, self._deck.wants_sound
            self._keeper.keep(
                Moment(self._queue, self.position_ms(), volume.value, volume.is_muted, sound)
            )

    def _watch(self) -> None:
        """Once a second while it plays: save the position, see whether the track counts."""
        if self._timer is None and self._deck.wants_sound and not self._is_closed:
            self._timer = asyncio.get_running_loop().call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        self._timer = None
        self._keep()
        listening = self._deck.counted()
        if listening is not None:
            self._keeper.count(listening, self._clock.monotonic())
        self._watch()
