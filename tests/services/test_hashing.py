"""The whole sound of every file is read in idle time: slowly, in parts, and only when it may."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from audio2_desktop.domain.folders import HealthKind
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.jobs.job import JobState
from audio2_desktop.media import payload
from audio2_desktop.services import hashing
from audio2_desktop.services.hashing import HASH, Hashing
from audio2_desktop.storage import hashes, health
from audio2_desktop.storage.database import Database, Write
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve
from tests.sounds import write as make

LARGE = 3 * payload.STRETCH


class Idle:
    """A library of files on disk, and the job with a clock that only its own pauses move."""

    def __init__(self, db: Database, work: Executor, clock: FixedClock, music: Path) -> None:
        self.db, self.clock, self.music = db, clock, music
        self.pauses: list[float] = []
        self.is_busy = False
        self.jobs = JobEngine(db, clock, lambda _facts: None)
        self.hashing = Hashing(db, self.jobs, work, clock, self._busy, sleep=self._sleep)
        self.held = asyncio.Event()
        self.held.set()

    def _busy(self) -> bool:
        return self.is_busy

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.clock.advance(round(seconds * 1000))
        await asyncio.sleep(0)
        await self.held.wait()

    async def put(self, *names: str) -> None:
        """Files of the folder as a scan would note them."""

        def work(tx: Write) -> None:
            root = os.fsencode(self.music)
            for name in names:
                path = os.fsencode(self.music / name)
                track = shelve(tx, [Disc(name, path=path, root=root)])[0]
                about = (self.music / name).stat()
                tx.execute(
                    "UPDATE file SET size = ?, mtime_ns = ?, audio_key = ? WHERE track_id = ?",
                    (about.st_size, about.st_mtime_ns, payload.audio_key(path) or "k", track),
                )

        await self.db.write(work)

    async def run(self) -> None:
        await self.jobs.ask(HASH, HASH)
        job = await self.jobs.ended(HASH)
        assert job is not None and job.state is JobState.DONE, job

    async def found(self) -> dict[str, str]:
        rows = await self.db.read(lambda tx: tx.rows("SELECT name, audio_hash FROM file", ()))
        return {os.fsdecode(name): text for name, text in rows}


@pytest.fixture
def work() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, "work") as threads:
        yield threads


@pytest.fixture
async def idle(tmp_path: Path, clock: FixedClock, work: Executor) -> AsyncIterator[Idle]:
    music = tmp_path / "music"
    music.mkdir()
    database = Database(tmp_path / "library.db", publish=lambda _: None, clock=clock)
    await database.open()
    made = Idle(database, work, clock, music)
    yield made
    await made.jobs.close()
    await database.close()


def large(path: Path, size: int = LARGE) -> Path:
    """A WAV file without tags."""
    head = b"RIFF" + (36 + size).to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\1\0\2\0"
    head += b"\x44\xac\0\0\x10\xb1\2\0\4\0\x10\0data" + size.to_bytes(4, "little")
    path.write_bytes(head + b"\1\2\3\4" * (size // 4))
    return path


async def test_every_file_gets_the_hash_of_its_sound(idle: Idle) -> None:
    make(idle.music / "a.flac", "flac", tags={"title": "A"}, seed=1)
    make(idle.music / "b.ogg", "ogg", tags={"title": "B"}, seed=2)
    large(idle.music / "c.wav")
    await idle.put("a.flac", "b.ogg", "c.wav")
    assert await idle.db.read(hashes.count) == 3
    await idle.run()
    expected = {
        name: payload.audio_hash(os.fsencode(idle.music / name))
        for name in ("a.flac", "b.ogg", "c.wav")
    }
    assert await idle.found() == expected and all(expected.values())
    assert await idle.db.read(hashes.count) == 0


async def test_it_waits_a_minute_and_reads_at_a_low_pace(idle: Idle) -> None:
    large(idle.music / "c.wav")
    await idle.put("c.wav")
    await idle.run()
    assert idle.pauses[0] == hashing.QUIET_START_S
    assert sum(idle.pauses[1:]) == pytest.approx(LARGE / hashing.BYTES_A_SECOND, rel=0.01)
    assert len(idle.pauses[1:]) == LARGE // payload.STRETCH


async def test_it_stands_back_while_a_scan_runs(idle: Idle) -> None:
    large(idle.music / "c.wav")
    await idle.put("c.wav")
    idle.is_busy = True
    job = await idle.jobs.ask(HASH, HASH)
    while idle.pauses.count(hashing.BUSY_WAIT_S) < 5:  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert await idle.found() == {"c.wav": ""}
    idle.is_busy = False
    assert (await idle.jobs.ended(job.key)) is not None
    assert (await idle.found())["c.wav"]


async def test_new_files_are_asked_for_again_after_a_while(idle: Idle) -> None:
    keeper = asyncio.get_running_loop().create_task(idle.hashing.keep())
    await asyncio.sleep(0)
    assert idle.jobs.job(HASH) is None  # nothing to do, no job
    large(idle.music / "c.wav", 4000)
    await idle.put("c.wav")
    while not (await idle.found())["c.wav"]:  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert hashing.AGAIN_AFTER_S in idle.pauses
    keeper.cancel()
    with suppress(asyncio.CancelledError):
        await keeper


async def test_a_slow_disk_is_left_alone_for_a_while(
    idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "SLOW_S", -1.0)
    large(idle.music / "c.wav", payload.STRETCH)
    await idle.put("c.wav")
    await idle.run()
    assert hashing.SLOW_WAIT_S in idle.pauses


async def test_files_that_are_gone_changed_or_broken_are_left_out(idle: Idle) -> None:
    for name in ("gone.wav", "changed.wav", "fine.wav"):
        large(idle.music / name, 4000)
    await idle.put("gone.wav", "changed.wav", "fine.wav")
    (idle.music / "gone.wav").unlink()
    large(idle.music / "changed.wav", 8000)
    await idle.run()
    found = await idle.found()
    assert (found["gone.wav"], found["changed.wav"]) == ("", "")
    assert found["fine.wav"]


async def test_a_stop_in_a_file_is_at_once_and_the_next_session_goes_on(
    idle: Idle, work: Executor
) -> None:
    large(idle.music / "c.wav")
    await idle.put("c.wav")
    await idle.jobs.ask(HASH, HASH)
    while len(idle.pauses) < 2:  # noqa: ASYNC110
        await asyncio.sleep(0)
    idle.held.clear()
    await asyncio.wait_for(idle.jobs.close(), 2)
    assert await idle.found() == {"c.wav": ""}
    again = Idle(idle.db, work, idle.clock, idle.music)
    await again.jobs.start()
    assert (await again.jobs.ended(HASH)) is not None
    assert (await again.found())["c.wav"]
    await again.jobs.close()


async def test_a_file_that_changes_its_row_meanwhile_keeps_no_hash(idle: Idle) -> None:
    large(idle.music / "c.wav", 4000)
    await idle.put("c.wav")
    wish = (await idle.db.read(hashes.wishes, 0, 10))[0]
    await idle.db.write(lambda tx: tx.execute("UPDATE file SET mtime_ns = 1"))
    await idle.db.write(hashes.put, [(wish, "abc")])
    assert await idle.found() == {"c.wav": ""}


async def test_equal_sounds_of_other_recordings_are_duplicates(idle: Idle) -> None:
    for name in ("one.wav", "two.wav"):
        large(idle.music / name, 4000)
    large(idle.music / "other.wav", 8000)
    await idle.put("one.wav", "two.wav", "other.wav")
    assert await idle.db.read(health.rows, HealthKind.DUPLICATE) == ()
    await idle.run()
    found = await idle.db.read(health.rows, HealthKind.DUPLICATE)
    assert {row.text for row in found} == {"one.wav", "two.wav"}
