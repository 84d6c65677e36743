"""The queue comes back exactly, whatever happens to the process or the file."""

import shutil
import time
from array import array
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.lines import Outside, Pool
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue
from audio2_desktop.domain.queue_record import pack, unpack
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms
from audio2_desktop.storage import queue_state
from audio2_desktop.storage.database import Database, Write
from tests.fakes.clock import FixedClock


def pool(queue: PlayQueue, *ids: int) -> Pool:
    return Pool(queue.next_uid, array("q", ids))


def rich_queue() -> PlayQueue:
    """Shuffled, edited, with user entries, files from outside, history and modes."""
    queue = PlayQueue(seed=77, repeat=Repeat.ALL)
    queue = queue.started(pool(queue, *range(100, 160)), 7, Context(ContextKind.ALBUM, 3, "Ütopie"))
    queue = queue.with_next(pool(queue, 900, 901))
    queue = queue.with_last(pool(queue, 902))
    part = Outside(b"/m/a.flac", "Two", length_ms=Ms(9), start_ms=Ms(8000), end_ms=Ms(8009))
    files = (Outside(b"/m/\xff\x01.mp3", 'Q"uote', "A", "B", Ms(1234)), part)
    queue = queue.with_last(Pool(queue.next_uid, array("q"), files)).shuffled()
    for _ in range(4):
        following = queue.advanced()
        assert following is not None
        queue = following
    coming = [entry.uid for entry in queue.from_context]
    return queue.removed(coming[3:6]).moved(coming[10:12], coming[1])


def same(left: PlayQueue, right: PlayQueue) -> bool:
    """Equal in everything that can ever be seen of them."""
    lines = ("current", "up_next", "plain", "order", "history")
    values = ("nexts", "context", "cursor", "is_shuffled", "repeat", "seed", "next_uid")
    return all(list(getattr(left, n)) == list(getattr(right, n)) for n in lines) and all(
        getattr(left, n) == getattr(right, n) for n in values
    )


async def save(
    database: Database, queue: PlayQueue, position: int = 0, volume: int = 80, muted: bool = False
) -> None:
    def work(tx: Write) -> None:
        queue_state.save(
            tx,
            DEFAULT_PROFILE,
            pack(queue),
            uid=queue.now.uid if queue.now else 0,
            position_ms=position,
            volume=volume,
            is_muted=muted,
        )

    await database.write(work)


async def test_nothing_was_saved_at_first(database: Database) -> None:
    assert await database.read(queue_state.load, DEFAULT_PROFILE) is None


async def test_a_rich_queue_comes_back_exactly(database: Database) -> None:
    queue = rich_queue()
    await save(database, queue, position=45_678, volume=33, muted=True)
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    assert same(saved.queue, queue)
    assert (saved.position_ms, saved.volume, saved.is_muted) == (45_678, 33, True)
    assert same(saved.queue.unshuffled(), queue.unshuffled()), "with its order before the shuffle"


async def test_it_behaves_the_same_afterwards(database: Database) -> None:
    queue = rich_queue()
    await save(database, queue)
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    left, right = queue, saved.queue
    for _ in range(150):  # around the end, where it is dealt anew
        left, right = left.advanced() or left, right.advanced() or right
        assert left.now == right.now
    assert left.order[0] == right.order[0]


async def test_the_position_follows_only_its_own_entry(database: Database) -> None:
    queue = rich_queue()
    assert queue.now is not None
    await save(database, queue, position=10)
    await database.write(queue_state.save_position, DEFAULT_PROFILE, queue.now.uid, 2000)
    await database.write(queue_state.save_position, DEFAULT_PROFILE, queue.now.uid + 500, 9000)
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    assert saved.position_ms == 2000


async def test_files_copied_at_any_moment_open_with_a_whole_queue(
    database: Database, library_path: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """What a kill -9 leaves: the files as they are, without anybody closing them."""
    queue = rich_queue()
    for turn in range(5):
        await save(database, queue, position=turn * 1000)
        at = tmp_path / f"killed{turn}"
        at.mkdir()
        for file in library_path.parent.glob(f"{library_path.name}*"):
            if file.is_file():
                shutil.copy(file, at / file.name)
        reopened = Database(at / library_path.name, publish=lambda _: None, clock=clock)
        await reopened.open()
        saved = await reopened.read(queue_state.load, DEFAULT_PROFILE)
        await reopened.close()
        assert saved is not None
        assert same(saved.queue, queue)
        assert saved.position_ms == turn * 1000
        queue = queue.advanced() or queue


async def test_a_write_that_fails_leaves_the_queue_before(database: Database) -> None:
    queue = rich_queue()
    await save(database, queue)

    def half(tx: Write) -> None:
        other = queue.cleared()
        queue_state.save(
            tx, DEFAULT_PROFILE, pack(other), uid=1, position_ms=0, volume=1, is_muted=False
        )
        raise Problem

    with pytest.raises(Problem):
        await database.write(half)
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    assert same(saved.queue, queue)


async def test_pools_that_nobody_needs_are_dropped_and_recent_ones_kept(
    database: Database,
) -> None:
    def bases() -> object:
        return database.read(lambda tx: tx.column("SELECT base FROM queue_pool ORDER BY base"))

    first = PlayQueue()
    first = first.started(pool(first, 1, 2, 3), 1, Context(ContextKind.ALBUM, 1, "One"))
    await save(database, first)
    number = await database.write(
        queue_state.remember, DEFAULT_PROFILE, pack(first), "One", 3, 5000
    )
    second = first.started(pool(first, 4, 5), 0, Context(ContextKind.TRACKS))
    await save(database, second)
    assert await bases() == [1, 4]  # type: ignore[misc]
    (recent,) = await database.read(queue_state.recent, DEFAULT_PROFILE)
    assert (recent.title, recent.entries) == ("One", 3)
    old = await database.read(queue_state.recall, DEFAULT_PROFILE, number)
    assert old is not None
    assert same(old.queue, first)
    assert old.position_ms == 5000
    for turn in range(10):
        await database.write(queue_state.remember, DEFAULT_PROFILE, pack(second), f"{turn}", 2, 0)
    await save(database, second)
    assert await bases() == [4], "the eleventh has gone"  # type: ignore[misc]
    assert len(await database.read(queue_state.recent, DEFAULT_PROFILE)) == 10
    assert await database.read(queue_state.recall, DEFAULT_PROFILE, number) is None


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"deals": 3}', "nonsense", '{"deals":[],"current":[1,0,99],"plain":[]}'],
)
async def test_a_state_that_makes_no_sense_is_an_empty_queue_with_fresh_uids(
    database: Database, text: str
) -> None:
    queue = rich_queue()
    await save(database, queue, volume=20)
    await database.write(lambda tx: tx.execute("UPDATE queue_state SET state = ?", (text,)))
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    assert (len(saved.queue.order), saved.queue.now, saved.volume) == (0, None, 20)
    assert saved.queue.next_uid == queue.next_uid
    fresh = saved.queue.started(pool(saved.queue, 5, 6), 0, Context())
    await save(database, fresh)
    again = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert again is not None
    assert same(again.queue, fresh)


def test_records_whose_numbers_contradict_are_refused() -> None:
    record = pack(rich_queue())
    for name, value in (("cursor", 999), ("nexts", -1), ("next_uid", 2), ("repeat", "twice")):
        with pytest.raises(ValueError, match=r"damaged|twice"):
            unpack({**record.state, name: value}, record.pools)


async def test_tracks_that_turned_out_to_be_one_are_followed(database: Database) -> None:
    queue = PlayQueue()
    queue = queue.started(pool(queue, 1, 2, 3), 0, Context())
    await save(database, queue)
    await database.write(queue_state.follow, [(2, 20), (9, 90)])
    saved = await database.read(queue_state.load, DEFAULT_PROFILE)
    assert saved is not None
    assert list(saved.queue.order.track_ids()) == [1, 20, 3]


async def test_a_queue_of_a_million_costs_once(database: Database, facts: list[Fact]) -> None:
    queue = PlayQueue()
    million = Pool(1, array("q", range(1_000_000)))
    queue = queue.started(million, 0, Context(ContextKind.TRACKS)).shuffled()
    await save(database, queue)
    assert queue.now is not None
    started = time.perf_counter()
    for turn in range(10):
        queue = queue.with_next(pool(queue, turn))
        await save(database, queue)
        await database.write(queue_state.save_position, DEFAULT_PROFILE, queue.now.uid, turn)
    assert (time.perf_counter() - started) / 10 < 0.2, "3 ms on an idle machine"
    assert facts == []
