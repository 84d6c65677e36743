"""Every file is listened to in idle time by a process of its own; what plays comes first."""

import asyncio
import os
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from contextlib import aclosing
from itertools import pairwise
from pathlib import Path

import pytest

from audio2_desktop.domain.loudness import Loudness
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.domain.waves import SLICE_MS, Waves
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.job import Job, JobState
from audio2_desktop.media import analysis_messages
from audio2_desktop.services import measuring
from audio2_desktop.services.measuring import MEASURE, Measuring
from audio2_desktop.storage import measured, tracks
from audio2_desktop.storage.database import Database, Write
from tests.demo import tones
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve


class Idle:
    """A library of files on disk, a real process that listens, and a clock that only the job's own
    pauses move."""

    def __init__(self, db: Database, work: Executor, clock: FixedClock, music: Path) -> None:
        self.db, self.clock, self.music = db, clock, music
        self.pauses: list[float] = []
        self.is_busy, self.is_wanted = False, True
        self.changed, self.has_waited = asyncio.Event(), asyncio.Event()
        self.jobs = JobEngine(db, clock, lambda _facts: self.changed.set())
        self.children = ChildPool("analyse", 1)
        self.measuring = Measuring(
            db,
            self.jobs,
            self.children,
            work,
            clock,
            lambda: self.is_busy,
            lambda: self.is_wanted,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.clock.advance(round(seconds * 1000))
        if len(self.pauses) == 5:
            self.has_waited.set()
        await asyncio.sleep(0)

    async def put(self, name: str, seconds: float = 2.0, seed: int = 1) -> TrackId:
        """A tune, as a scan would note it."""
        (self.music / name).write_bytes(tones.flac(seconds, seed))
        return await self.note(self.music / name)

    async def note(self, path: Path) -> TrackId:
        def work(tx: Write) -> TrackId:
            raw, root = os.fsencode(path), os.fsencode(self.music)
            track = shelve(tx, [Disc(path.name, path=raw, root=root)])[0]
            about = path.stat()
            tx.execute(
                "UPDATE file SET size = ?, mtime_ns = ?, audio_key = 'k' WHERE track_id = ?",
                (about.st_size, about.st_mtime_ns, track),
            )
            return track

        return await self.db.write(work)

    async def run(self) -> Job:
        await self.jobs.ask(MEASURE, MEASURE)
        job = await self.jobs.ended(MEASURE)
        assert job is not None and job.state is JobState.DONE, job
        return job

    async def wanted(self) -> int:
        return await self.db.read(measured.count)

    async def loudness(self, track: TrackId) -> Loudness:
        return (await self.db.read(tracks.files, [track]))[0].loudness

    async def waves(self, track: TrackId) -> list[Waves]:
        return [waves async for waves in self.measuring.waves(track, may_measure=True)]


@pytest.fixture
async def idle(
    tmp_path: Path, database: Database, clock: FixedClock, work: Executor
) -> AsyncIterator[Idle]:
    music = tmp_path / "music"
    music.mkdir()
    made = Idle(database, work, clock, music)
    yield made
    await made.jobs.close()
    await made.measuring.close()
    await made.children.close()


async def test_every_file_is_measured_and_plays_by_it(idle: Idle) -> None:
    ids = [await idle.put(f"{seed}.flac", seed=seed) for seed in range(3)]
    job = await idle.run()
    assert (job.done, job.total, idle.pauses[0]) == (2, 3, measuring.QUIET_START_S)
    assert await idle.wanted() == 0
    for track in ids:
        found = await idle.loudness(track)
        assert found.track_gain_db is not None and -12 < found.track_gain_db < 18
        assert found.album_gain_db == pytest.approx(found.track_gain_db, abs=6)
        (waves,) = await idle.waves(track)
        assert waves.is_whole and len(waves.heights) == 2000 / SLICE_MS
        assert min(waves.heights) > 20


async def test_what_plays_grows_and_comes_first(idle: Idle) -> None:
    await idle.put("a.flac", seconds=20)
    playing = await idle.put("b.flac", seconds=240)
    idle.measuring.hold()
    await idle.jobs.ask(MEASURE, MEASURE)
    grown = await idle.waves(playing)
    assert len(grown) > 2 and [waves.is_whole for waves in grown[-2:]] == [False, True]
    for before, after in pairwise(grown):
        assert after.heights.startswith(before.heights)
    assert len(grown[-1].heights) == 960
    assert await idle.wanted() == 1
    assert await idle.waves(playing) == [grown[-1]]
    idle.measuring.go_on()
    await idle.jobs.ended(MEASURE)
    assert await idle.wanted() == 0


async def test_the_next_track_does_not_wait_for_the_one_that_was_left(idle: Idle) -> None:
    first, second = await idle.put("a.flac", seconds=240), await idle.put("b.flac", seconds=1)
    async with aclosing(idle.measuring.waves(first, may_measure=True)) as grown:
        assert await anext(grown) == Waves()
        assert not (await anext(grown)).is_whole
    assert (await idle.waves(second))[-1].is_whole
    (child,) = idle.children.children()
    assert child.is_alive
    task = asyncio.ensure_future(idle.waves(first))
    await asyncio.sleep(0)
    task.cancel()
    assert (await idle.waves(second))[-1].is_whole
    assert idle.children.children() == (child,)
    assert await idle.wanted() == 1


async def test_a_part_of_a_file_grows_with_it(idle: Idle) -> None:
    whole, part = await idle.put("a.flac", seconds=4), await idle.put("b.flac")

    def cut(tx: Write) -> None:
        file_id = tx.value("SELECT id FROM file WHERE track_id = ?", (whole,))
        tx.execute("UPDATE file SET track_id = NULL WHERE track_id = ?", (part,))
        tx.execute("INSERT INTO cue_part VALUES (?, 1, ?, 1000, 2000)", (file_id, part))

    await idle.db.write(cut)
    *_, last = await idle.waves(part)
    *_, all_of_it = await idle.waves(whole)
    assert last == Waves(all_of_it.heights[4:8], is_whole=True)


async def test_bad_files_are_given_up_once_and_those_that_are_away_are_not(idle: Idle) -> None:
    (idle.music / "bad.flac").write_bytes(b"fLaC" + os.urandom(4000))
    bad, gone = await idle.note(idle.music / "bad.flac"), await idle.put("gone.flac")
    (idle.music / "gone.flac").unlink()
    good = await idle.put("good.flac")
    await idle.run()
    (left,) = await idle.db.read(measured.wishes, FileId(0), 9)
    assert left.path.endswith(b"gone.flac")
    assert await idle.waves(bad) == []
    assert await idle.waves(gone) == [Waves()]
    assert (await idle.loudness(good)).track_gain_db is not None


async def test_a_process_that_dies_costs_one_file(idle: Idle) -> None:
    long, short = await idle.put("a.flac", seconds=240), await idle.put("b.flac")
    async with aclosing(idle.measuring.waves(long, may_measure=True)) as grown:
        assert [await anext(grown), len((await anext(grown)).heights) > 1] == [Waves(), True]
        (child,) = idle.children.children()
        child.signal_end()
        assert [waves async for waves in grown] == []
    assert (await idle.waves(short))[-1].is_whole
    assert await idle.wanted() == 0


async def test_a_process_that_forgot_begins_anew(idle: Idle) -> None:
    track = await idle.put("a.flac", seconds=240)
    async with aclosing(idle.measuring.waves(track, may_measure=True)) as grown:
        assert await anext(grown) == Waves()
        first = await anext(grown)
        other = analysis_messages.request(os.fsencode(idle.music / "a.flac"), 3)
        await idle.children.ask(other)  # as if another file had come between
        *_, last = [waves async for waves in grown]
    assert last.is_whole and len(last.heights) == 960
    assert last.heights.startswith(first.heights)


async def test_nothing_is_heard_that_is_not_wanted(idle: Idle) -> None:
    track = await idle.put("a.flac")
    idle.is_wanted = False
    assert await idle.waves(track) == []
    await idle.run()
    assert await idle.wanted() == 1 and not idle.children.children()


async def test_it_waits_while_music_is_scanned(idle: Idle) -> None:
    await idle.put("a.flac")
    idle.is_busy = True
    await idle.jobs.ask(MEASURE, MEASURE)
    await idle.has_waited.wait()
    assert idle.pauses[1:4] == [measuring.BUSY_WAIT_S] * 3 and not idle.children.children()
    idle.is_busy = False
    await idle.jobs.ended(MEASURE)
    assert await idle.wanted() == 0


async def test_it_is_asked_for_by_itself_and_again_when_it_was_stopped(idle: Idle) -> None:
    await idle.put("a.flac")
    idle.measuring.hold()
    keeping = asyncio.ensure_future(idle.measuring.keep())
    await idle.changed.wait()
    idle.measuring.stop()
    job = await idle.jobs.ended(MEASURE)
    assert job is not None and job.state is JobState.CANCELLED
    assert not idle.measuring.is_held and await idle.wanted() == 1
    idle.changed.clear()
    idle.measuring.follow()
    await idle.changed.wait()
    await idle.jobs.ended(MEASURE)
    assert await idle.wanted() == 0
    keeping.cancel()
