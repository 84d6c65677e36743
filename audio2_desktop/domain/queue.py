"""What plays now, what comes next and why, as a value.

Three bands: *now*, *up next* (what the listener put there) and *from context* (the rest of the
album or list that was started). Every operation returns a new queue and leaves the old one whole,
so undo is putting the old one back. Nothing here costs the length of the queue (see `lines`).
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from audio2_desktop.domain.lines import Deal, Entry, Line, Pool
from audio2_desktop.domain.repeat import Repeat

HISTORY = 1000
"""So many heard entries can be gone back to."""
SIMILAR_KEPT = 100
"""So many that went on by themselves are one context, which repeating plays again."""

EMPTY = Line()


class Stop(StrEnum):
    """Where playing ends by itself."""

    NONE = "none"
    TRACK = "track"
    ALBUM = "album"


class Band(StrEnum):
    """The two parts of the queue that entries can be put into."""

    UP_NEXT = "up_next"
    CONTEXT = "context"


class ContextKind(StrEnum):
    """Kinds of lists that playing can start from."""

    NONE = ""
    TRACKS = "tracks"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    COMPOSER = "composer"
    YEAR = "year"
    DECADE = "decade"
    TAG = "tag"
    FOLDER = "folder"
    PLAYLIST = "playlist"
    SEARCH = "search"
    FILES = "files"
    SIMILAR = "similar"
    """Nobody asked for them: they go on where the queue ended."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the third band comes from: "From: album Tidewater"."""

    kind: ContextKind = ContextKind.NONE
    id: int = 0
    """Of the album, artist, genre or playlist; 0 for the others."""
    title: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)


NO_CONTEXT = Context()
SIMILAR = Context(ContextKind.SIMILAR)


@dataclass(frozen=True, slots=True, eq=False)
class PlayQueue:
    """The queue at one moment."""

    current: Line = EMPTY
    """None or one entry."""
    up_next: Line = EMPTY
    nexts: int = 0
    """So many at the head of `up_next` came by Play next; the following one goes behind them."""
    context: Context = NO_CONTEXT
    plain: Line = EMPTY
    """All of the context in its own order, heard and to come."""
    order: Line = EMPTY
    """The same entries in the order they are played: `plain` itself when not shuffled."""
    cursor: int = 0
    """So many of `order` are behind us."""
    history: Line = EMPTY
    is_shuffled: bool = False
    repeat: Repeat = Repeat.OFF
    seed: int = 1
    """Decides the coming shuffles; give a fresh queue a random one."""
    next_uid: int = 1

    @property
    def now(self) -> Entry | None:
        """The entry that plays or would play."""
        return self.current[0] if self.current else None

    @property
    def from_context(self) -> Line:
        """What is to come of the context."""
        return self.order[self.cursor :]

    def around(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """What plays before and after the current entry or the one that follows it."""
        if entry == self.now:
            before, at = (self.history[-1] if self.history else None), self
        else:
            before, following = self.now, self.ended()
            if following is None or following.now != entry:
                return None, None
            at = following
        after = at.advanced()
        return before, after.now if after else None

    @property
    def weight(self) -> int:
        """So many pieces an edit has to look at, at most."""
        lines = (self.up_next, self.order, *(() if self.order is self.plain else (self.plain,)))
        return sum(line.weight for line in lines)

    def pool(self, new: "Pool") -> "PlayQueue":
        """The queue after a pool with `base == next_uid` has taken its uids."""
        if new.base < self.next_uid:
            raise ValueError("a uid is never used again")
        return replace(self, next_uid=new.base + len(new))

    # ---- moving along ----

    def started(self, new: Pool, at: int, context: Context) -> "PlayQueue":
        """A queue that plays `new` from the entry at index `at`.

        Up next stays: what the listener put there is heard before the rest of `new`. Modes stay
        too, all else goes.
        """
        line = Line.whole(new)
        queue = PlayQueue(
            current=line.pick([at]) if new else EMPTY,
            up_next=self.up_next,
            nexts=self.nexts,
            context=context,
            plain=line,
            order=line,
            cursor=at + 1 if new else 0,
            repeat=self.repeat,
            seed=self.seed,
            next_uid=self.next_uid,
        ).pool(new)
        return queue.shuffled() if self.is_shuffled else queue

    def ended(self) -> "PlayQueue | None":
        """After the current entry has played to its end; None when the music is over."""
        if self.repeat is Repeat.ONE and self.current:
            return self
        return self.advanced()

    def advanced(self) -> "PlayQueue | None":
        """One entry on, as by the Next button (which leaves a repeated track); None at the end."""
        if self.up_next:
            return self._entering(
                self.up_next[:1], up_next=self.up_next[1:], nexts=max(0, self.nexts - 1)
            )
        if self.cursor < len(self.order):
            return self._entering(self.order.pick([self.cursor]), cursor=self.cursor + 1)
        return None if self.repeat is Repeat.OFF else self._next_lap()

    def continued(self, new: Pool) -> "PlayQueue":
        """A queue of which nothing is to come, going on with `new` as a context of its own.

        Those before it of the same kind belong to it; another kind of context is over.
        """
        is_more = self.context.kind is ContextKind.SIMILAR
        kept = self.order[-SIMILAR_KEPT:] if is_more else EMPTY
        line = kept + Line.whole(new)
        queue = replace(self, context=SIMILAR, plain=line, order=line, cursor=len(kept)).pool(new)
        return queue.advanced() or queue

    def gone_back(self) -> "PlayQueue | None":
        """One entry back; what is left comes next again. None when there is nothing before."""
        place = self._place()
        cursor = place if place >= 0 else self.cursor
        if self.history:
            target, history = self.history[-1:], self.history[:-1]
        elif place > 0:
            target, history = self.order.pick([place - 1]), EMPTY
        else:
            return None
        is_yours = bool(self.current) and place < 0
        to_place = self.order.find(target[0].uid)
        return replace(
            self,
            current=target,
            history=history,
            up_next=self.current + self.up_next if is_yours else self.up_next,
            nexts=self.nexts + is_yours,
            cursor=to_place + 1 if to_place >= 0 else cursor,
        )

    def jumped(self, uid: int) -> "PlayQueue":
        """On to an entry of up next (passing over those before it) or context (up next stays)."""
        place = self.up_next.find(uid)
        if place >= 0:
            return self._entering(
                self.up_next[place : place + 1],
                passed=self.up_next[:place],
                up_next=self.up_next[place + 1 :],
                nexts=max(0, self.nexts - place - 1),
            )
        place = self.order.find(uid)
        if place < 0 or (place < self.cursor and self.now and self.now.uid == uid):
            return self
        return self._entering(self.order.pick([place]), cursor=place + 1)

    # ---- what the listener adds, moves and takes away ----

    def with_next(self, new: Pool) -> "PlayQueue":
        """Play next: behind what was put next before, so that several keep their order."""
        line = self.up_next.spliced(self.nexts, Line.whole(new))
        return replace(self.pool(new), up_next=line, nexts=self.nexts + len(new))

    def with_last(self, new: Pool) -> "PlayQueue":
        """Play last: at the end of up next."""
        return replace(self.pool(new), up_next=self.up_next + Line.whole(new))

    def inserted(self, new: Pool, before: int | None, band: Band | None = None) -> "PlayQueue":
        """New entries before an upcoming one, or (None) at the end of a band."""
        return self.pool(new)._placed(Line.whole(new), before, band or self._last_band())

    def moved(
        self, uids: Iterable[int], before: int | None, band: Band | None = None
    ) -> "PlayQueue":
        """Upcoming entries, in queue order, before another one, or (None) to the end of a band.

        Without `band` that is the end of all. Entries that are not to come stay where they are.
        """
        uids = frozenset(uids)
        yours, mine = self.up_next.taken(uids)
        theirs, others = self.order.taken(uids, self.cursor)
        picked = mine + others
        if not picked:
            return self
        moving = frozenset(entry.uid for entry in picked)
        before, band = self._standing(before, band or self._last_band(), yours, theirs)
        # a repeated list may have played them before: going back must not meet them twice
        left = self._less(moving, yours, theirs)._unheard(moving)
        return left._placed(picked, before, band)

    def removed(self, uids: Iterable[int]) -> "PlayQueue":
        """Less these entries; when the current one is among them, the next one becomes current."""
        uids = frozenset(uids)
        yours, theirs = self.up_next.places(uids), self.order.places(uids)
        left = self._less(uids, yours, theirs)._unheard(uids)
        if self.now is None or self.now.uid not in uids:
            return left
        left = replace(left, current=EMPTY)
        return left.advanced() or left

    def without_up_next(self) -> "PlayQueue":
        """Nothing is up next; the context goes on."""
        return replace(self, up_next=EMPTY, nexts=0)

    def cleared(self) -> "PlayQueue":
        """Nothing comes after the current entry."""
        kept = self.current if self._place() >= 0 else EMPTY
        return replace(
            self.without_up_next(), plain=kept, order=kept, cursor=len(kept), history=self.history
        )

    def shuffled(self) -> "PlayQueue":
        """All of the context in a new random order, each entry once, the current one first."""
        dealt, queue = self._dealt()
        anchor = self._anchor()
        if anchor is None:
            return replace(queue, order=dealt, cursor=0, is_shuffled=True)
        place = dealt.find(anchor)
        order = dealt.pick([place]) + dealt.without([place])
        return replace(queue, order=order, cursor=1, is_shuffled=True)

    def unshuffled(self) -> "PlayQueue":
        """The context in its own order again, going on behind the current entry."""
        anchor = self._anchor()
        cursor = 0 if anchor is None else self.plain.find(anchor) + 1
        return replace(self, order=self.plain, cursor=cursor, is_shuffled=False)

    def carried_over(self, playing: "PlayQueue") -> "PlayQueue":
        """This (former) queue put back while what plays goes on: undo of an edit.

        What was heard meanwhile does not come again; repeat and shuffle are those of `playing`.
        """
        queue = replace(self, next_uid=max(self.next_uid, playing.next_uid), repeat=playing.repeat)
        if playing.is_shuffled != queue.is_shuffled:
            queue = queue.shuffled() if playing.is_shuffled else queue.unshuffled()
        if not playing.current:
            return queue
        if playing._place() < 0:  # it plays as an entry of the listener's and is not due again
            uids = frozenset([playing.current[0].uid])
            queue = queue._less(uids, queue.up_next.places(uids), queue.order.places(uids))
        heard = [entry.uid for entry in playing.history + playing.current]
        places = queue.up_next.places(heard)
        anchor = playing._anchor()
        place = -1 if anchor is None else queue.order.find(anchor)
        return replace(
            queue,
            current=playing.current,
            history=self.history if self.now == playing.now else playing.history,
            up_next=queue.up_next.without(places),
            nexts=queue.nexts - bisect_left(places, queue.nexts),
            cursor=place + 1 if place >= 0 else queue.cursor,
        )

    # ---- within ----

    def _place(self) -> int:
        """Where the current entry lies in the order, -1 when it is not of the context."""
        return self.order.find(self.current[0].uid) if self.current else -1

    def _anchor(self) -> int | None:
        """The uid of the context that was started last."""
        place = self._place()
        if place >= 0:
            return self.current[0].uid
        return self.order[self.cursor - 1].uid if self.cursor else None

    def _entering(
        self,
        entry: Line,
        *,
        passed: Line = EMPTY,
        up_next: Line | None = None,
        nexts: int | None = None,
        cursor: int | None = None,
    ) -> "PlayQueue":
        return replace(
            self,
            current=entry,
            history=(self.history + self.current + passed)[-HISTORY:],
            up_next=self.up_next if up_next is None else up_next,
            nexts=self.nexts if nexts is None else nexts,
            cursor=self.cursor if cursor is None else cursor,
        )

    def _next_lap(self) -> "PlayQueue | None":
        """Around again: the context (dealt anew), or without one what the listener had put in."""
        if not self.order:
            lap = self.history + self.current
            left = replace(self, current=EMPTY, history=EMPTY, up_next=lap)
            return left.advanced() if lap else None
        if not self.is_shuffled:
            return self._entering(self.order.pick([0]), cursor=1)
        order, queue = self._dealt()
        if self.current and len(order) > 1 and order[0].uid == self.current[0].uid:
            order = order[1:] + order[:1]  # never the same track twice in a row
        # the earlier lap had another order: going back into it would hear some twice and some never
        return replace(queue, order=order, cursor=1, current=order.pick([0]), history=EMPTY)

    def _dealt(self) -> tuple[Line, "PlayQueue"]:
        """The context in a new order, and the queue with the seed of the one after it."""
        seed = (self.seed * 6364136223846793005 + 1442695040888963407) % (1 << 62)
        return Line.whole(Deal(self.plain, seed)), replace(self, seed=seed)

    def _last_band(self) -> Band:
        return Band.CONTEXT if self.cursor < len(self.order) else Band.UP_NEXT

    def _standing(
        self, before: int | None, band: Band, yours: list[int], theirs: list[int]
    ) -> tuple[int | None, Band]:
        """The target `before`, or when it moves itself the first entry behind it that does not.

        yours, theirs: places in up next and order that move.
        """
        if before is None:
            return before, band
        for line, places, own in (
            (self.up_next, yours, Band.UP_NEXT),
            (self.order, theirs, Band.CONTEXT),
        ):
            place = line.find(before)
            moving = bisect_left(places, place)
            if place < 0 or moving == len(places) or places[moving] != place:
                continue
            while moving < len(places) and places[moving] == place:
                place, moving = place + 1, moving + 1
            return (line[place].uid if place < len(line) else None), own
        return before, band

    def _less(self, uids: frozenset[int], yours: list[int], theirs: list[int]) -> "PlayQueue":
        """Without the entries at these places of up next and order, which have these uids."""
        plain = self.plain.without(self.plain.places(uids)) if theirs else self.plain
        return replace(
            self,
            up_next=self.up_next.without(yours),
            nexts=self.nexts - bisect_left(yours, self.nexts),
            plain=plain,
            order=self.order.without(theirs) if self.is_shuffled else plain,
            cursor=self.cursor - bisect_left(theirs, self.cursor),
        )

    def _unheard(self, uids: frozenset[int]) -> "PlayQueue":
        """As if these were never played."""
        return replace(self, history=self.history.without(self.history.places(uids)))

    def _placed(self, line: Line, before: int | None, band: Band) -> "PlayQueue":
        """With entries that are in no band put before `before`, or at the end of the band."""
        place = -1 if before is None else self._yours(before)
        if place >= 0:
            nexts = self.nexts + (len(line) if place < self.nexts else 0)
            return replace(self, up_next=self.up_next.spliced(place, line), nexts=nexts)
        place = -1 if before is None else self.order.find(before)
        if place < self.cursor:  # not to come (any more), or not asked for
            if band is Band.UP_NEXT:
                return replace(self, up_next=self.up_next + line)
            place = len(self.order)
        if not self.is_shuffled:
            plain = self.plain.spliced(place, line)
            return replace(self, plain=plain, order=plain)
        anchor = self._anchor()
        behind = 0 if anchor is None else self.plain.find(anchor) + 1
        return replace(
            self,
            order=self.order.spliced(place, line),
            plain=self.plain.spliced(behind, line),
        )

    def _yours(self, before: int) -> int:
        """Place in up next; the current entry counts as just before its head."""
        if self.now and self.now.uid == before:
            return 0
        return self.up_next.find(before)
