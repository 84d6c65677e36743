"""Playing: everything that a player's buttons do, and what it shows of itself.

State changes at once and is corrected by what the engine tells later, so that a button's effect is
seen within a frame. What plays goes on by itself at the `playhead`; every change is on disk a
moment later (`queue_keeper`); what changes the queue can be taken back (`queue_edits`).
"""

import asyncio
import random
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact, NowPlaying
from audio2_desktop.domain.lines import Entry, Line, Outside, Pool
from audio2_desktop.domain.playlists import Wanted
from audio2_desktop.domain.problems import NotFound, Refused
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
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms, ProfileId, TrackId
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services.deck_entries import Tracks
from audio2_desktop.services.endless import Endless
from audio2_desktop.services.playhead import Playhead
from audio2_desktop.services.playing import PlayerState, QueueView, Snapshot
from audio2_desktop.services.queue_edits import QueueEdits
from audio2_desktop.services.queue_keeper import QueueKeeper
from audio2_desktop.services.sleep_timer import SleepTimer
from audio2_desktop.services.strangers import Introductions, Unintroduced
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.queue_state import RecentQueue

__all__ = ["Player", "PlayerState", "QueueView"]

RESTART_MS = 3000
"""Later than this, Previous goes to the start of the track instead of the one before."""
SILENT_S = 1.0
MANY = 20_000
"""Gathering so many ids takes 2 ms."""


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
        strangers: Introductions | None = None,
        seed: int | None = None,
        on_devices: Callable[[tuple[str, ...]], None] = lambda _: None,
    ) -> None:
        """strangers: finds out about files outside the library; closed with the player.
        on_devices: is told the sound devices that there are, and when they change."""
        self._publish = publish
        self._chance = random.Random(seed)
        self._keeper = QueueKeeper(db, profile, on_error, lambda: preferences().keep_history)
        self._preferences = preferences
        self._endless = Endless(
            db,
            profile,
            lambda: preferences().autoplay,
            lambda: self._chance.getrandbits(60),
            on_error,
        )
        strangers = strangers or Unintroduced()
        self._known = strangers.known
        self._head = Playhead(
            engine,
            clock,
            tracks,
            self._keeper,
            publish,
            on_error,
            preferences,
            strangers,
            self._endless,
            self._chance.getrandbits(60),
            on_devices,
        )
        self._deck, self._volume = self._head.deck, self._head.volume
        self._edits = QueueEdits(self._head)
        self._sleep = SleepTimer(self._volume.fade, self._fell_asleep)

    # ---- what is shown ----

    @property
    def state(self) -> PlayerState:
        """The player at this moment."""
        now = self._head.queue.now
        return PlayerState(
            entry=self.known(now) if now else None,
            track=self._deck.row,
            is_playing=self._deck.wants_sound,
            volume=self._volume.value,
            is_muted=self._volume.is_muted,
            repeat=self._head.queue.repeat,
            is_shuffled=self._head.queue.is_shuffled,
            stop_after=self._head.stop_after,
            length_ms=self._deck.length_ms,
            waits=self._deck.waits,
        )

    def known(self, entry: Entry) -> Entry:
        """The entry with what the tags of a file outside the library say, if they were read."""
        if entry.outside is None:
            return entry
        return replace(entry, outside=self._known(entry.outside))

    def position_ms(self) -> Ms:
        """The place in the current track; cheap enough for every frame."""
        return self._deck.position_ms()

    def queue(self) -> QueueView:
        """The queue at this moment."""
        queue = self._head.queue
        return QueueView(
            queue.now,
            queue.up_next,
            queue.from_context,
            queue.context,
            queue.is_shuffled,
            self._preferences().autoplay,
            self._endless.coming,
        )

    async def listed(self) -> list[TrackId | Wanted]:
        """All that plays and is to come, in order, for a playlist. Files outside the library are
        wanted, by what is known of them."""
        queue = self._head.queue
        line = queue.current + queue.up_next + queue.from_context
        return await asyncio.to_thread(self._listed, line)  # 6 microseconds for each dealt one

    async def recent(self) -> tuple[RecentQueue, ...]:
        """Former queues, the latest first."""
        await self._keeper.settled()
        return await self._keeper.recent()

    # ---- starting ----

    def get_ready(self) -> None:
        """Somebody is here who may soon play something: the first sound comes 0.2 s earlier."""
        self._deck.get_ready()

    async def restore(self, *, resumes: bool = False) -> None:
        """Bring back the last queue at its place, paused; `resumes`: playing if it played then."""
        await self._head.restore(resumes=resumes)

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
        return await self._start(await _packed(ids), (), at, context, shuffled)

    async def play_files(self, files: Sequence[Outside], at: int = 0) -> Undoable:
        """Play files that are not in the library, from place `at`."""
        title = files[0].title if len(files) == 1 else ""
        done = await self._start(
            array("q"), tuple(files), at, Context(ContextKind.FILES, title=title), None
        )
        self._head.meet_coming()
        return done

    async def play_recent(self, queue_id: int) -> Undoable:
        """Take up a former queue where it was left. Raises NotFound when it has gone."""
        saved = await self._keeper.recall(queue_id)
        if saved is None:
            raise NotFound("queue", "any more")
        self._keeper.remember(self._head.queue, self.position_ms())
        moment = Snapshot(saved.queue, saved.position_ms, is_playing=True)
        return await self._edits.bring_back("restored_queue", moment, len(saved.queue.order))

    async def play_suggested(self, track: TrackId) -> Undoable:
        """Play one of what would go on behind the queue now; what is to come stays to come."""
        before = self._head.snapshot()
        self._head.encourage()
        await self._head.go_to(self._endless.led_on(before.queue, track), sound=True)
        return self._edits.started("played", before, 1)

    # ---- adding and arranging ----

    async def play_next(self, ids: Sequence[int]) -> Undoable:
        """Behind what was put next before."""
        new = await _packed(ids)
        return await self._edits.edit(
            "queued_next", len(new), lambda queue: queue.with_next(_pool(queue, new))
        )

    async def play_last(self, ids: Sequence[int]) -> Undoable:
        """At the end of up next."""
        new = await _packed(ids)
        return await self._edits.edit(
            "queued_last", len(new), lambda queue: queue.with_last(_pool(queue, new))
        )

    async def insert(
        self, ids: Sequence[int], before_uid: int | None, band: Band | None = None
    ) -> Undoable:
        """Before an upcoming entry, or (None) at the end of a band; for drops into the queue."""
        new = await _packed(ids)
        return await self._edits.edit(
            "queued_last",
            len(new),
            lambda queue: queue.inserted(_pool(queue, new), before_uid, band),
        )

    async def move(
        self, uids: Sequence[int], before_uid: int | None, band: Band | None = None
    ) -> Undoable:
        """Upcoming entries before another one, or (None) to the end of a band or of all."""
        count = len(uids)
        return await self._edits.edit(
            "moved_in_queue", count, lambda queue: queue.moved(uids, before_uid, band), count
        )

    async def remove(self, uids: Sequence[int]) -> Undoable:
        """Entries out of the queue; if the current one is among them, the next one plays."""
        count = len(uids)
        return await self._edits.edit(
            "removed_from_queue", count, lambda queue: queue.removed(uids), count
        )

    async def clear_up_next(self) -> Undoable:
        """Nothing is up next any more; the context goes on."""
        count = len(self._head.queue.up_next)
        return await self._edits.edit("cleared_queue", count, PlayQueue.without_up_next)

    async def clear(self) -> Undoable:
        """Nothing comes after the current entry."""
        count = len(self._head.queue.up_next) + len(self._head.queue.from_context)
        return await self._edits.edit("cleared_queue", count, PlayQueue.cleared)

    async def decline(self, tracks: Sequence[TrackId]) -> Undoable:
        """Suggest something else instead of these, until the program ends."""
        done = self._endless.decline(tracks)
        self.follow_autoplay()
        return done

    def follow_autoplay(self) -> None:
        """Whether similar music goes on behind the queue is set in another way."""
        self._head.take(self._head.queue)

    # ---- transport ----

    async def toggle(self) -> None:
        """Play or pause."""
        await (self.pause() if self._deck.wants_sound else self.resume())

    async def resume(self) -> None:
        """Play; from an idle queue, its first entry."""
        if self._head.queue.now is None:
            await self.next()
            return
        self._head.encourage()
        self._deck.play()
        self._head.tell(NowPlaying())
        await self._deck.settled()

    async def pause(self) -> None:
        """Silence, the place is kept."""
        self._deck.pause()
        self._head.tell(NowPlaying())

    async def stop(self) -> None:
        """Silence, back to the start of the track."""
        self._head.leave()
        self._deck.stop()
        self._head.tell(NowPlaying())

    async def next(self) -> None:
        """The next entry, playing if this one plays or nothing was chosen yet."""
        following = self._head.following()
        if following is None:
            self._deck.stop()
            self._head.tell(NowPlaying())
            return
        sound = self._deck.wants_sound or self._head.queue.now is None
        await self._head.go_to(following, sound=sound)

    async def previous(self) -> None:
        """The start of the track, or within its first 3 s the one before."""
        before = self._head.queue.gone_back() if self.position_ms() <= RESTART_MS else None
        if before is None:
            self._deck.restart()
            self._head.tell(NowPlaying())
            return
        await self._head.go_to(before, sound=self._deck.wants_sound)

    async def jump(self, uid: int) -> None:
        """Play an entry of the queue now."""
        await self._head.go_to(self._head.queue.jumped(uid), sound=True)

    async def seek(self, ms: int) -> None:
        """Another place in the track."""
        self._deck.seek(Ms(ms))
        self._head.tell(NowPlaying())

    async def set_volume(self, volume: int) -> None:
        """0 to 100; moving it ends muting."""
        self._volume.set(volume)
        self._head.tell(NowPlaying())

    async def set_muted(self, muted: bool) -> None:  # noqa: FBT001 - a setter of one thing
        """Silence that leaves the volume alone."""
        self._volume.mute(muted=muted)
        self._head.tell(NowPlaying())

    async def set_repeat(self, repeat: Repeat) -> None:
        """What happens at the end of the queue or the track."""
        self._head.take(replace(self._head.queue, repeat=repeat))

    async def set_shuffle(self, on: bool) -> None:  # noqa: FBT001 - a setter of one thing
        """Deal the context in a random order, or bring back its own."""
        if on != self._head.queue.is_shuffled:
            self._head.take(self._head.queue.shuffled() if on else self._head.queue.unshuffled())

    async def stop_after(self, stop: Stop) -> None:
        """End by itself after this track or album; once."""
        self._head.stop_after = stop
        self._head.look_ahead()
        self._head.tell(NowPlaying())

    async def sleep_in(self, after_ms: int | None) -> None:
        """Fade and pause after so long; None plays on."""
        if after_ms is None:
            self._sleep.stop()
        else:
            self._sleep.start(after_ms)
        self._head.tell(NowPlaying())

    def sleep_left_ms(self) -> Ms | None:
        """Until it pauses by itself; None when it will not."""
        return self._sleep.left_ms()

    async def refresh(self) -> None:
        """The current track's row is other: it was rated, marked or retagged."""
        await self._deck.refresh()
        self._publish([NowPlaying()])

    async def close(self) -> None:
        """Silence, and everything on disk."""
        self._sleep.stop()
        await self._head.close()

    # ---- within ----

    async def _start(
        self,
        ids: "array[int]",
        outside: tuple[Outside, ...],
        at: int,
        context: Context,
        shuffled: bool | None,  # noqa: FBT001
    ) -> Undoable:
        pool = Pool(self._head.queue.next_uid, ids, outside)
        if not pool:
            raise Refused("There is nothing to play.")
        before = self._head.snapshot()
        self._keeper.remember(before.queue, before.position_ms)
        if shuffled:
            at = self._chance.randrange(len(pool))
        base = replace(
            self._head.queue,
            is_shuffled=self._head.queue.is_shuffled if shuffled is None else shuffled,
            seed=self._chance.getrandbits(60),
        )
        self._head.encourage()
        at = max(0, min(at, len(pool) - 1))
        await self._head.go_to(base.started(pool, at, context), sound=True)
        return self._edits.started("played", before, len(pool))

    def _listed(self, line: Line) -> list[TrackId | Wanted]:
        if not line.has_outside:
            return [TrackId(track) for track in line.track_ids()]
        items: list[TrackId | Wanted] = []
        for entry in line:
            if entry.outside is None:
                items.append(TrackId(entry.track_id or 0))
            else:
                file = self._known(entry.outside)
                items.append(Wanted(file.title, file.artist, file.album, file.path, file.length_ms))
        return items

    def _fell_asleep(self) -> None:
        self._deck.pause()
        self._head.tell(NowPlaying())
        # the engine needs a moment to be silent: full volume before that would wake the listener
        asyncio.get_running_loop().call_later(SILENT_S, self._volume.fade, 1.0)


async def _packed(ids: Sequence[int]) -> "array[int]":
    """The ids as an array of their own; many of them are gathered in a thread."""
    if isinstance(ids, array) or len(ids) <= MANY:
        return array("q", ids)
    return await asyncio.to_thread(_gathered, ids)


def _gathered(ids: Sequence[int]) -> "array[int]":
    """In parts, so that other threads come in between."""
    packed = array("q")
    for at in range(0, len(ids), MANY):
        packed.extend(ids[at : at + MANY])
    return packed


def _pool(queue: PlayQueue, ids: "array[int]") -> Pool:
    return Pool(queue.next_uid, ids)
