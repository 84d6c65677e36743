"""The playhead: the queue's current entry on the deck, on disk a moment later, and what follows it.

The player's buttons move it; between them it goes on by itself, as the deck says how the entry
fared. Whatever it does is told by facts.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import (
    AbilitiesChanged,
    Fact,
    NowPlaying,
    PlaybackTrouble,
    QueueChanged,
    WentOn,
)
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.loudness import GainWishes, Loudness, Mode, gain_db
from audio2_desktop.domain.problems import Problem, Refused
from audio2_desktop.domain.queue import SIMILAR, ContextKind, PlayQueue, Stop
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services.deck import Deck
from audio2_desktop.services.deck_entries import Tracks
from audio2_desktop.services.endless import Endless
from audio2_desktop.services.listening import Listening
from audio2_desktop.services.playing import Snapshot
from audio2_desktop.services.queue_keeper import Moment, QueueKeeper
from audio2_desktop.services.resume_points import ResumePoints
from audio2_desktop.services.strangers import Introductions
from audio2_desktop.services.volume import START, Volume

FAILURES = 5
"""After so many tracks in a row that cannot be played, playing stops."""
GAVE_UP = "Playing stopped: {count} tracks in a row could not be played."
TICK_S = 1.0
COMING = 500
"""So many entries of each band are looked at for files outside the library."""


class Playhead:
    """Owner of the deck. All on the loop; what is only told returns at once."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        tracks: Tracks,
        keeper: QueueKeeper,
        publish: Callable[[list[Fact]], None],
        on_error: Callable[[BaseException], None],
        preferences: Callable[[], PlaybackSettings],
        strangers: Introductions,
        endless: Endless,
        seed: int,
        on_devices: Callable[[tuple[str, ...]], None],
    ) -> None:
        """seed: of the first shuffle. on_devices: is told the sound devices that there are."""
        self.deck_devices = on_devices
        self._clock, self._keeper, self._publish = clock, keeper, publish
        self._preferences = preferences
        self._resume_points = ResumePoints(keeper.keep_place, preferences)
        self._strangers = strangers
        self._endless = endless
        endless.changed = self._suggested
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None
        self._is_closed = False
        self.deck = Deck(engine, clock, tracks, self, on_error, strangers.known)
        self.volume = Volume(engine)
        self.queue = PlayQueue(seed=seed)
        """Change it by `take`, `go_to` or `become`."""
        self.stop_after = Stop.NONE

    def snapshot(self) -> Snapshot:
        """All that is needed to `bring_back` this moment."""
        return Snapshot(self.queue, self.deck.position_ms(), self.deck.wants_sound)

    # ---- moving ----

    async def restore(self, *, resumes: bool) -> None:
        """The last queue at its place; `resumes`: playing if it played then."""
        self._resume_points.bring_back(await self._keeper.places())
        saved = await self._keeper.load()
        if saved is None:
            self.volume.restore(START, muted=False)
        else:
            self.volume.restore(saved.volume, muted=saved.is_muted)
            self._endless.restore(saved.queue, saved.coming)
            self.take(saved.queue)
            self._put(start_ms=saved.position_ms, sound=resumes and saved.is_playing)
            self.meet_coming()
        await self.deck.settled()

    async def go_to(self, queue: PlayQueue, *, sound: bool) -> None:
        """Another queue, and its current entry onto the deck from the start."""
        self.take(queue)
        self._put(sound=sound)
        await self.deck.settled()

    async def become(self, queue: PlayQueue) -> None:
        """Another queue; the deck is left alone unless another entry is current."""
        if queue.now == self.queue.now:
            self.take(queue)
        else:
            await self.go_to(queue, sound=self.deck.wants_sound)

    async def bring_back(self, moment: Snapshot) -> None:
        """All as it was, the position too; uids go on behind those of now."""
        next_uid = max(self.queue.next_uid, moment.queue.next_uid)
        self.take(replace(moment.queue, next_uid=next_uid))
        self._put(start_ms=moment.position_ms, sound=moment.is_playing)
        await self.deck.settled()

    def take(self, queue: PlayQueue) -> None:
        """Another queue; when its current entry is another one, the caller sees to the deck."""
        is_same_entry = queue.now == self.queue.now
        begins = queue.now is not None and queue.now.uid >= self.queue.next_uid
        if begins and queue.context == SIMILAR and self.queue.context != SIMILAR:
            self._keeper.remember(self.queue, self.deck.position_ms())
        self.queue = queue
        if is_same_entry:
            self.look_ahead()
            self.tell(QueueChanged())

    def following(self) -> PlayQueue | None:
        """The queue one entry on, as by the Next button; behind its end goes on what is similar."""
        return self.queue.advanced() or self._goes_on()

    def leave(self) -> None:
        """The current track is about to be left: a long one is gone on with here the next time."""
        self._resume_points.leave(self.deck.entry, self.deck.position_ms(), self.deck.length_ms)

    def meet_coming(self) -> None:
        """Find out about files outside the library that come next."""
        for line in (self.queue.up_next, self.queue.from_context):
            if line.has_outside:  # else not even their entries are made
                self.meet(line[:COMING])

    def meet(self, entries: Iterable[Entry]) -> None:
        """Find out what the tags of those say that are not in the library."""
        files = [entry.outside for entry in entries if entry.outside is not None]
        if files:
            self._strangers.meet(files, self._met)

    def encourage(self) -> None:
        """Somebody wants to hear something: the failures so far do not count any more."""
        self._failures = 0

    # ---- telling and keeping ----

    def tell(self, *facts: Fact) -> None:
        """Publish, and keep all on disk."""
        self._publish(list(facts))
        self.keep()
        self._watch()

    def keep(self) -> None:
        """Have this moment on disk soon."""
        if not self._is_closed:
            volume, sound = self.volume, self.deck.wants_sound
            place, coming = self.deck.position_ms(), self._endless.coming
            self._keeper.keep(
                Moment(self.queue, place, volume.value, volume.is_muted, sound, coming)
            )

    async def close(self) -> None:
        """Silence, and everything on disk."""
        if self._is_closed:
            return
        self.keep()
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
        self._endless.close()
        await self._strangers.close()
        await self.deck.close()
        await self._keeper.close()

    # ---- what the deck says (services.deck.Owner) ----

    def deck_changed(self) -> None:
        """Another row is known, or sound began or stopped."""
        self._watch()
        self._publish([NowPlaying()])

    def deck_ended(self) -> None:
        """On to what follows, unless playing was to stop here."""
        self._failures = 0
        self._resume_points.forget(self.deck.entry)
        following = self._after_this()
        stops = following is None or self._stops_before(following.now)
        if stops:
            self.stop_after = Stop.NONE
        sound = self.deck.wants_sound and not stops
        if following is None:
            self._end()
        else:
            self.take(following)
            self._put(sound=sound)

    def deck_failed(self, title: str, problem: Problem) -> None:
        """Skip what cannot be played; give up when nothing can."""
        self._failures = 1 if self.deck.has_sounded else self._failures + 1
        self._publish([PlaybackTrouble(title, problem)])
        following = self.following()
        if self._failures >= FAILURES:
            self._failures = 0
            self._publish([PlaybackTrouble("", Refused(GAVE_UP, count=FAILURES))])
            self._end()
        elif following is None:
            self._end()
        else:
            self.take(following)
            self._put(sound=self.deck.wants_sound)

    def deck_heard(self, listening: Listening, *, was_left: bool, has_ended: bool) -> None:
        """Write what listening to a track came to."""
        now = self._clock.monotonic()
        outcome = listening.verdict(now, was_left=was_left, has_ended=has_ended)
        self._keeper.finish(listening, now, outcome)

    def deck_joins(self, following: Entry) -> Ms | None:
        """No crossfade within an album or a live set: their tracks belong together."""
        if self._stops_before(following) or self._resume_points.of(following):
            return None
        is_within = self.deck.is_same_album(following)
        return Ms(0 if is_within else self._preferences().crossfade * 1000)

    def deck_around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """As the queue has it."""
        return self.queue.around(entry)

    def deck_gain(self, entry: Entry, loudness: Loudness, *, is_in_order: bool) -> float:
        """By the user's wishes, and whether an album plays in its order."""
        wishes = self._preferences()
        wanted = GainWishes(
            cast(Mode, wishes.loudness), wishes.preamp, wishes.fallback, wishes.spare_peaks
        )
        return gain_db(loudness, wanted, is_album=is_in_order or self._plays_album(entry))

    def deck_skips_silence(self, entry: Entry, *, is_in_order: bool) -> bool:
        """By the user's wish; the pauses of an album belong to it."""
        return self._preferences().skip_silence and not (is_in_order or self._plays_album(entry))

    def deck_warned(self, problem: Problem) -> None:
        """It is told; another engine may play now."""
        self._publish([PlaybackTrouble("", problem), AbilitiesChanged()])

    # ---- within ----

    def _plays_album(self, entry: Entry) -> bool:
        """An album plays in its order, even where it has no numbers or lacks tracks. What is to go
        on behind the queue is not in it yet."""
        queue = self.queue
        is_album = queue.context.kind is ContextKind.ALBUM and not queue.is_shuffled
        return is_album and entry.uid < queue.next_uid

    def _put(self, *, start_ms: Ms | None = None, sound: bool) -> None:
        """Bring the queue's current entry onto the deck; a long track goes on where it was left."""
        self.leave()
        queue = self.queue
        left = self._resume_points.of(queue.now) if start_ms is None else Ms(0)
        start, context = start_ms or left, str(queue.context)
        self.deck.put(queue.now, start_ms=start, sound=sound, context=context)
        self.look_ahead()
        self.meet([queue.now] if queue.now else [])
        self.tell(QueueChanged(), NowPlaying(), *([WentOn(left)] if left and sound else ()))

    def _met(self) -> None:
        self._publish([QueueChanged(), NowPlaying()])

    def _end(self) -> None:
        """Nothing follows."""
        self.deck.stop()
        self.tell(NowPlaying())

    def look_ahead(self) -> None:
        """What follows is another one, or is to follow in another way."""
        self._endless.follow(self.queue)
        following = self._after_this()
        self.deck.look_ahead(following.now if following else None)

    def _after_this(self) -> PlayQueue | None:
        """The queue after the current entry has played to its end, None when the music is over."""
        following = self.queue.ended()
        if following is None and self.stop_after is Stop.NONE:
            return self._goes_on()
        return following

    def _goes_on(self) -> PlayQueue | None:
        return self._endless.goes_on(self.queue)

    def _suggested(self) -> None:
        """Other tracks may go on."""
        self.look_ahead()
        self.tell(QueueChanged())

    def _stops_before(self, following: Entry | None) -> bool:
        match self.stop_after:
            case Stop.TRACK:
                return True
            case Stop.ALBUM:
                return following is None or not self.deck.is_same_album(following)
            case _:
                return False

    def _watch(self) -> None:
        """Once a second while it plays: save the position, see whether the track counts."""
        if self._timer is None and self.deck.wants_sound and not self._is_closed:
            self._timer = asyncio.get_running_loop().call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        self._timer = None
        self.keep()
        listening = self.deck.counted()
        if listening is not None:
            self._keeper.count(listening, self._clock.monotonic())
        self._watch()
