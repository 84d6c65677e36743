"""The queue under random verbs against a small model of plain lists."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from audio2_desktop.domain.lines import Pool
from audio2_desktop.domain.queue import Band, PlayQueue
from audio2_desktop.domain.repeat import Repeat
from tests.fakes.queues import ALBUM, fields, tracks, uids


class Model:
    """What the queue should do, with uids in plain lists."""

    def __init__(self) -> None:
        self.now: int | None = None
        self.up: list[int] = []
        self.nexts = 0
        self.plain: list[int] = []
        self.order: list[int] = []
        self.cursor = 0
        self.heard: list[int] = []

    def enter(self, uid: int) -> None:
        self.heard += [] if self.now is None else [self.now]
        self.now = uid

    def next(self, repeat: Repeat) -> None:
        if self.up:
            self.enter(self.up.pop(0))
            self.nexts = max(0, self.nexts - 1)
        elif self.cursor < len(self.order) or (self.order and repeat is not Repeat.OFF):
            self.cursor = 0 if self.cursor == len(self.order) else self.cursor
            self.enter(self.order[self.cursor])
            self.cursor += 1
        elif repeat is not Repeat.OFF and (lap := [*self.heard, *([self.now] if self.now else [])]):
            self.heard, self.up, self.now = [], lap[1:], lap[0]

    def back(self) -> None:
        place = self.order.index(self.now) if self.now in self.order else -1
        if not self.heard and place < 1:
            return
        target = self.heard.pop() if self.heard else self.order[place - 1]
        if place < 0 and self.now is not None:
            self.up.insert(0, self.now)
            self.nexts += 1
        self.cursor = place if place >= 0 else self.cursor
        if target in self.order:
            self.cursor = self.order.index(target) + 1
        self.now = target

    def drop(self, gone: set[int]) -> None:
        self.nexts -= len(gone & set(self.up[: self.nexts]))
        self.cursor -= len(gone & set(self.order[: self.cursor]))
        for line in (self.up, self.plain, self.order):
            line[:] = [uid for uid in line if uid not in gone]

    def put(self, moving: list[int], before: int | None, band: Band) -> None:
        if before in self.up or (before is not None and before == self.now):
            place = self.up.index(before) if before in self.up else 0
            self.nexts += len(moving) if place < self.nexts else 0
            self.up[place:place] = moving
        elif before in self.order[self.cursor :] or band is Band.CONTEXT:
            coming = before in self.order[self.cursor :]
            place = self.order.index(before) if coming and before else len(self.order)
            self.order[place:place] = moving
            self.plain[place:place] = moving
        else:
            self.up += moving


class QueueAgainstModel(RuleBasedStateMachine):
    """Random verbs; after each, every band is equal."""

    def __init__(self) -> None:
        super().__init__()
        self.queue, self.model, self.track = PlayQueue(), Model(), 100
        self.seen: set[int] = set()

    def fresh(self, count: int) -> Pool:
        self.track += count
        pool = tracks(self.queue, *range(self.track - count, self.track))
        new = range(pool.base, pool.base + count)
        assert self.seen.isdisjoint(new), "a uid was used again"
        self.seen.update(new)
        return pool

    def coming(self) -> list[int]:
        return uids(self.queue.up_next) + uids(self.queue.from_context)

    def pick(self, data: st.DataObject, most: int = 4) -> list[int]:
        known = self.coming() + uids(self.queue.order) + uids(self.queue.current) + [99999]
        return data.draw(st.lists(st.sampled_from(known), max_size=most, unique=True))

    @rule(count=st.integers(0, 6), data=st.data())
    def play(self, count: int, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, max(0, count - 1)))
        self.queue = self.queue.unshuffled()
        pool = self.fresh(count)
        self.queue = self.queue.started(pool, at, ALBUM)
        model, self.model = self.model, Model()
        self.model.up, self.model.nexts = model.up, model.nexts
        if count:
            self.model.plain = list(range(pool.base, pool.base + count))
            self.model.order = list(self.model.plain)
            self.model.now, self.model.cursor = self.model.plain[at], at + 1

    @rule(count=st.integers(1, 3))
    def play_next(self, count: int) -> None:
        pool = self.fresh(count)
        self.queue = self.queue.with_next(pool)
        here = self.model.nexts
        self.model.up[here:here] = range(pool.base, pool.base + count)
        self.model.nexts += count

    @rule(count=st.integers(1, 3))
    def play_last(self, count: int) -> None:
        pool = self.fresh(count)
        self.queue = self.queue.with_last(pool)
        self.model.up += range(pool.base, pool.base + count)

    @rule()
    def next(self) -> None:
        shuffled_lap = self.queue.is_shuffled and not self.coming() and self.queue.order
        following = self.queue.advanced()
        if shuffled_lap and following:
            self.dealt(following, fresh_lap=True)
        else:
            self.model.next(self.queue.repeat)
        self.queue = following or self.queue

    @rule()
    def previous(self) -> None:
        self.queue = self.queue.gone_back() or self.queue
        self.model.back()

    @precondition(lambda self: self.coming())
    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        uid = data.draw(st.sampled_from(self.coming()))
        self.queue = self.queue.jumped(uid)
        if uid in self.model.up:
            while self.model.now != uid:
                self.model.next(Repeat.OFF)
        else:
            self.model.enter(uid)
            self.model.cursor = self.model.order.index(uid) + 1

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = [uid for uid in self.pick(data) if uid not in uids(self.queue.current)]
        self.queue = self.queue.removed(gone)
        self.model.drop(set(gone))
        self.model.heard = [uid for uid in self.model.heard if uid not in gone]

    @precondition(lambda self: not self.queue.is_shuffled)
    @rule(data=st.data(), band=st.sampled_from([None, *Band]))
    def move(self, data: st.DataObject, band: Band | None) -> None:
        chosen = self.pick(data)
        before = data.draw(st.sampled_from([None, *self.coming(), *uids(self.queue.current)]))
        default = Band.CONTEXT if len(self.queue.from_context) else Band.UP_NEXT
        moving = [uid for uid in self.coming() if uid in chosen]
        self.queue = self.queue.moved(chosen, before, band)
        end = band or default
        if before in moving:
            end = Band.UP_NEXT if before in self.model.up else Band.CONTEXT
            line = self.model.up if before in self.model.up else self.model.order
            rest = line[line.index(before) :]
            before = next((uid for uid in rest if uid not in moving), None)
        if moving:
            self.model.drop(set(moving))
            self.model.heard = [uid for uid in self.model.heard if uid not in moving]
            self.model.put(moving, before, end)

    @precondition(lambda self: not self.queue.is_shuffled)
    @rule(count=st.integers(1, 3), band=st.sampled_from([None, *Band]), data=st.data())
    def insert(self, count: int, band: Band | None, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from([None, 99999, *self.coming()]))
        end = band or (Band.CONTEXT if len(self.queue.from_context) else Band.UP_NEXT)
        pool = self.fresh(count)
        self.queue = self.queue.inserted(pool, before, band)
        self.model.put(list(range(pool.base, pool.base + count)), before, end)

    @rule()
    def shuffle(self) -> None:
        self.queue = self.queue.shuffled()
        self.dealt(self.queue, fresh_lap=False)

    def dealt(self, queue: PlayQueue, *, fresh_lap: bool) -> None:
        """Chance chose the order: it must deal every entry once, the anchor first."""
        dealt, model = uids(queue.order), self.model
        assert sorted(dealt) == sorted(model.plain)
        if fresh_lap:
            assert len(dealt) == 1 or dealt[0] != model.now, "the same track twice in a row"
            model.now, model.cursor, model.heard = dealt[0], 1, []
        else:
            before = model.order[model.cursor - 1] if model.cursor else None
            anchor = model.now if model.now in model.plain else before
            assert anchor is None or dealt[0] == anchor
            model.cursor = int(anchor is not None)
        model.order = dealt

    @rule()
    def unshuffle(self) -> None:
        before = self.model.order[self.model.cursor - 1] if self.model.cursor else None
        anchor = self.model.now if self.model.now in self.model.plain else before
        self.queue = self.queue.unshuffled()
        self.model.order = list(self.model.plain)
        self.model.cursor = self.model.plain.index(anchor) + 1 if anchor is not None else 0

    @rule(repeat=st.sampled_from([Repeat.OFF, Repeat.ALL]))
    def set_repeat(self, repeat: Repeat) -> None:
        self.queue = PlayQueue(**{**fields(self.queue), "repeat": repeat})

    @rule()
    def undo_of_an_edit_that_was_just_done(self) -> None:
        kept = self.queue
        gone = [uid for uid in self.coming() if uid not in uids(kept.current)][:2]
        edited = kept.with_next(self.fresh(2)).removed(gone)
        self.queue = kept.carried_over(edited)

    @invariant()
    def bands_are_equal(self) -> None:
        queue, model = self.queue, self.model
        assert uids(queue.current) == ([] if model.now is None else [model.now])
        assert uids(queue.up_next) == model.up
        assert uids(queue.from_context) == model.order[model.cursor :]
        assert uids(queue.plain) == model.plain
        assert (queue.nexts, uids(queue.history)) == (model.nexts, model.heard)
        assert queue.is_shuffled or queue.order is queue.plain
        shown = uids(queue.current) + self.coming()
        assert len(set(shown)) == len(shown), "an entry is shown twice"


QueueAgainstModel.TestCase.settings = settings(
    max_examples=120, stateful_step_count=40, deadline=None
)


test_random_verbs_agree_with_the_model = QueueAgainstModel.TestCase
