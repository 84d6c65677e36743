"""Endless play: knows what goes on when the queue ends, a little before it does.

What is suggested is in no queue: it stands behind it, one at a time enters it when nothing else
follows, and is gone at once when autoplay is switched off or the listener's own wishes come first.
"""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from audio2_desktop.domain.endless import RUN, Suggestion, choose
from audio2_desktop.domain.lines import Entry, Line, Pool
from audio2_desktop.domain.queue import Band, PlayQueue
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import ProfileId, TrackId
from audio2_desktop.jobs.tasks import TaskSlot
from audio2_desktop.storage import endless
from audio2_desktop.storage.database import Database, Read

FEW = 5
"""With less than this to follow, suggestions are made; and more, when so few of them are left."""
SHOWN = 8
SEEDS = 5
"""Similar to the last so many tracks of the queue."""
LATEST = 500
"""None of the tracks that were heard last, as long as there are others."""


class Endless:
    """Lives on the loop; the playhead tells it every change of the queue.

    coming: what goes on, the next one first.
    """

    def __init__(
        self,
        db: Database,
        profile: ProfileId,
        is_on: Callable[[], bool],
        seed: Callable[[], int],
        on_error: Callable[[BaseException], None],
    ) -> None:
        """seed: another number each time it is called; what is suggested varies by it."""
        self._db, self._profile = db, profile
        self._is_on, self._seed = is_on, seed
        self._asking = TaskSlot(on_error)
        self._end = 0
        self._entered: list[Suggestion] = []
        self._declined: set[TrackId] = set()
        self.coming: tuple[Suggestion, ...] = ()
        self.changed: Callable[[], None] = lambda: None
        """Is called when other tracks are suggested."""

    def restore(self, queue: PlayQueue, coming: tuple[Suggestion, ...]) -> None:
        """What was suggested behind this queue the last time."""
        end = _end(queue)
        self._end, self.coming = end.uid if end else 0, coming

    def follow(self, queue: PlayQueue) -> None:
        """The queue is another one: `coming` fits it at once, what is missing is looked for."""
        end = _end(queue)
        if end is None or not self._has_room(queue):
            self._asking.cancel()
            self._end, self.coming = 0, ()
            return
        if end.uid != self._end:
            self._end = end.uid
            self._on_other_end(end)
        queued = set((queue.current + _upcoming(queue)).track_ids())
        self.coming = tuple(one for one in self.coming if one.track not in queued)
        if len(self.coming) < FEW and not self._asking.is_busy:
            self._asking.run(self._ask(queue))

    def goes_on(self, queue: PlayQueue) -> PlayQueue | None:
        """A queue of which nothing is to come, with the first suggestion playing; None without."""
        return self.led_on(queue, self.coming[0].track) if self.coming and self._is_on() else None

    def led_on(self, queue: PlayQueue, track: TrackId) -> PlayQueue:
        """The queue with this track playing; what is to come stays to come."""
        pool = Pool(queue.next_uid, array("q", [track]))
        if not queue.up_next and not queue.from_context:
            return queue.continued(pool)
        first = queue.up_next[0].uid if queue.up_next else None
        return queue.inserted(pool, first, Band.UP_NEXT).jumped(pool.base)

    def decline(self, tracks: Iterable[TrackId]) -> Undoable:
        """Not these, until the program ends; others are looked for by the next `follow`."""
        declined = frozenset(tracks)
        before = self.coming
        self._declined |= declined
        self.coming = tuple(one for one in self.coming if one.track not in declined)

        async def undo() -> Undoable:
            return self._suggest_again(declined, before)

        return Undoable("declined", undo, {"count": len(declined)})

    def close(self) -> None:
        """Nothing is looked for any more."""
        self._asking.close()

    # ---- within ----

    def _has_room(self, queue: PlayQueue) -> bool:
        is_near = len(queue.up_next) + len(queue.from_context) < FEW
        return is_near and queue.repeat is Repeat.OFF and self._is_on()

    def _on_other_end(self, end: Entry) -> None:
        """The queue ends in another way: with a suggestion that entered it, or all is new."""
        at = next((at for at, one in enumerate(self.coming) if one.track == end.track_id), None)
        self._asking.cancel()
        if at is None:
            self.coming, self._entered = (), []
        else:
            self._entered = [*self._entered, self.coming[at]][-RUN:]

    async def _ask(self, queue: PlayQueue) -> None:
        asked = _Asked(
            queue, self.coming, tuple(self._entered), frozenset(self._declined), self._seed()
        )
        found = await self._db.read(_find, self._profile, asked)
        known = {*self._declined, *(one.track for one in self.coming)}  # also of meanwhile
        if fresh := tuple(one for one in found if one.track not in known):
            self.coming = (*self.coming, *fresh)
            self.changed()

    def _suggest_again(
        self, declined: frozenset[TrackId], before: tuple[Suggestion, ...]
    ) -> Undoable:
        self._declined -= declined
        back = tuple(one for one in before if one.track in declined)
        self.coming = (*back, *self.coming)
        self.changed()

        async def undo() -> Undoable:
            done = self.decline(declined)
            self.changed()
            return done

        return Undoable("suggested_again", undo, {"count": len(declined)})


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that suggestions depend on, for a thread of the library."""

    queue: PlayQueue
    coming: tuple[Suggestion, ...]
    entered: tuple[Suggestion, ...]
    declined: frozenset[TrackId]
    seed: int


def _find(tx: Read, profile: ProfileId, asked: _Asked) -> tuple[Suggestion, ...]:
    """Nothing that was heard lately; in a small library, what was heard longest ago."""
    queue, chance = asked.queue, Random(asked.seed)
    line = queue.history + queue.current + _upcoming(queue)
    seeds = [entry.track_id for entry in line[-SEEDS:] if entry.track_id is not None]
    if not seeds:
        return ()
    always = {*asked.declined, *(one.track for one in asked.coming)}
    always.update(TrackId(track) for track in (queue.current + _upcoming(queue)).track_ids())
    heard = [*dict.fromkeys(reversed([*line.track_ids()]))]
    before = [one.artist for one in (*asked.entered, *asked.coming)]
    count = SHOWN - len(asked.coming)
    for latest, lately in ((LATEST, heard), (0, heard[: len(heard) // 2]), (0, [])):
        barred = always | set(lately)
        found = endless.candidates(tx, profile, seeds, barred, latest=latest, chance=chance)
        chosen = choose(found, count, before, chance)
        if chosen:
            return chosen
    return ()


def _upcoming(queue: PlayQueue) -> Line:
    return queue.up_next + queue.from_context


def _end(queue: PlayQueue) -> Entry | None:
    """What the queue would end with; None when nothing is on."""
    line = queue.from_context or queue.up_next or queue.current
    return line[-1] if queue.current else None
