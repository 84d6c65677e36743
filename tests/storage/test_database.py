"""The threads and transactions around the library file."""

import asyncio
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact, RootsChanged, TracksChanged
from audio2_desktop.domain.problems import DiskFull, Problem, ReadOnly, Refused, TryLater
from audio2_desktop.domain.units import TrackId
from audio2_desktop.storage.connection import disk_problem
from audio2_desktop.storage.database import Database, Read, Write
from tests.fakes.clock import FixedClock

ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)
    SELECT count(*) FROM n"""


def add_genre(tx: Write, name: str) -> int:
    tx.execute("INSERT INTO genre (key, name) VALUES (?, ?)", (name, name))
    tx.note(TracksChanged(frozenset({TrackId(len(name))})))
    return int(tx.value("SELECT last_insert_rowid()"))


def genres(tx: Read) -> list[str]:
    return tx.column("SELECT name FROM genre ORDER BY id")


async def test_connections_have_our_pragmas(database: Database) -> None:
    def pragmas(tx: Read) -> dict[str, object]:
        names = (
            "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "mmap_size",
            "temp_store", "query_only",
        )  # fmt: skip
        return {name: tx.value(f"PRAGMA {name}") for name in names}

    writer = await database.write(pragmas)
    assert writer == {
        "journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 5000,
        "mmap_size": 268435456, "temp_store": 2, "query_only": 0,
    }  # fmt: skip
    reader = await database.read(pragmas)
    assert (reader["query_only"], reader["mmap_size"]) == (1, 268435456)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is mapped")
async def test_a_connection_gives_its_memory_back_when_nobody_asks(
    database: Database, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio2_desktop.storage.database.REST_AFTER_S", 0.2)
    rows = [(f"{at:0500}", f"{at:0500}") for at in range(4000)]
    await database.write(lambda tx: tx.many("INSERT INTO genre (key, name) VALUES (?, ?)", rows))
    await database.close()  # folds the log into the file
    await database.open()
    length = "SELECT sum(length(key) + length(name)) FROM genre"

    def read(tx: Read) -> tuple[int, int]:
        return tx.value(length), _resident_kib(library_path)

    for _ in range(2):  # it goes on as before
        total, while_read = await database.read(read)
        assert total == 4_000_000
        assert while_read > 500
        await _until(lambda: _resident_kib(library_path) < 200)


def _resident_kib(path: Path) -> int:
    """How much of a mapped file is in this process's memory."""
    found, is_it = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if "-" in line.split(" ", 1)[0]:
            is_it = line.endswith(os.fspath(path))
        elif is_it and line.startswith("Rss:"):
            found += int(line.split()[1])
    return found


async def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


async def test_a_write_is_seen_by_the_next_read(database: Database) -> None:
    await database.write(add_genre, "Dub")
    assert await database.read(genres) == ["Dub"]


async def test_facts_are_merged_and_come_before_the_answer(
    database: Database, facts: list[Fact]
) -> None:
    def two(tx: Write) -> None:
        add_genre(tx, "a")
        add_genre(tx, "bb")
        tx.note(RootsChanged())

    await database.write(two)
    assert facts == [TracksChanged(frozenset({TrackId(1), TrackId(2)})), RootsChanged()]


async def test_a_failed_write_leaves_no_row_and_no_fact(
    database: Database, facts: list[Fact]
) -> None:
    def fails(tx: Write) -> None:
        add_genre(tx, "Dub")
        tx.execute("CREATE TABLE half (a)")
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        await database.write(fails)
    assert facts == []
    assert await database.read(genres) == []
    assert (
        await database.read(
            lambda tx: tx.value("SELECT count(*) FROM sqlite_schema WHERE name = 'half'")
        )
        == 0
    )


async def test_all_ways_to_ask_are_in_the_same_transaction(database: Database) -> None:
    def both(tx: Write) -> object:
        assert tx.many("INSERT INTO genre (key, name) VALUES (?, ?)", [("x", "X"), ("y", "Y")]) == 2
        name = "SELECT name FROM genre WHERE key = :key"
        return (
            genres(tx), tx.rows(name, {"key": "x"}), list(tx.each(name, {"key": "y"})),
            tx.row(name, {"key": "z"}), tx.value(name, {"key": "z"}, "none"),
        )  # fmt: skip

    assert await database.write(both) == (["X", "Y"], [("X",)], [("Y",)], None, "none")


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(ReadOnly):
        await database.read(lambda tx: tx.rows("INSERT INTO genre (key, name) VALUES (1, 1)"))


async def endless_reads(database: Database) -> "list[asyncio.Future[object]]":
    """All three readers at work for minutes; returns when they are."""
    loop, begun = asyncio.get_running_loop(), asyncio.Semaphore(0)

    def work(tx: Read) -> object:
        loop.call_soon_threadsafe(begun.release)
        return tx.value(ENDLESS)

    slow: list[asyncio.Future[object]] = [
        asyncio.ensure_future(database.read(work)) for _ in range(3)
    ]
    for _ in slow:
        await asyncio.wait_for(begun.acquire(), 10)
    return slow


async def test_a_cancelled_read_stops_working(database: Database) -> None:
    slow = await endless_reads(database)
    for each in slow:
        each.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    start = time.monotonic()
    assert await database.read(genres) == []  # all three readers were busy for minutes
    assert time.monotonic() - start < 5


async def test_a_read_that_nobody_waits_for_is_not_begun(database: Database) -> None:
    slow = await endless_reads(database)
    begun: list[int] = []
    late = asyncio.ensure_future(database.read(lambda _: begun.append(1)))
    await asyncio.sleep(0)
    late.cancel()
    for each in slow:
        each.cancel()
    await asyncio.gather(*slow, late, return_exceptions=True)
    assert await database.read(genres) == []
    assert begun == []


async def test_a_cancelled_write_still_happens(database: Database) -> None:
    task = asyncio.ensure_future(database.write(add_genre, "Dub"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await database.read(genres) == ["Dub"]  # done before the cancellation arrived


async def test_writes_keep_the_order_of_the_calls(database: Database) -> None:
    await asyncio.gather(*(database.write(add_genre, str(n)) for n in range(50)))
    assert await database.read(genres) == [str(n) for n in range(50)]


async def test_closing_finishes_what_was_handed_over(library_path: Path, clock: FixedClock) -> None:
    database = Database(library_path, publish=lambda _: None, clock=clock)
    await database.open()
    writes = [asyncio.ensure_future(database.write(add_genre, str(n))) for n in range(20)]
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(*writes)
    assert not library_path.with_name("library.db-wal").exists()
    with sqlite3.connect(library_path) as plain:
        assert plain.execute("SELECT count(*) FROM genre").fetchone() == (20,)
    plain.close()
    with pytest.raises(RuntimeError, match="closed"):
        await database.read(genres)


async def test_another_process_holds_the_lock(
    library_path: Path, clock: FixedClock, database: Database
) -> None:
    await database.write(lambda tx: tx.execute("PRAGMA busy_timeout = 50"))
    other = sqlite3.connect(library_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TryLater):
        await database.write(add_genre, "Dub")
    other.execute("ROLLBACK")
    other.close()
    await database.write(add_genre, "Dub")
    assert await database.read(genres) == ["Dub"]


async def test_a_backup_is_whole_and_leaves_nothing_half(
    database: Database, tmp_path: Path
) -> None:
    await database.write(add_genre, "Dub")
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    await database.backup(target)
    copied = sqlite3.connect(target)
    assert copied.execute("SELECT name FROM genre").fetchall() == [("Dub",)]
    assert copied.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copied.close()
    with pytest.raises(Problem):
        await database.backup(tmp_path / "no such folder" / "copy.db")
    assert list(tmp_path.glob(".audio2-*")) == []
    assert await database.integrity() == ()


async def test_a_backup_follows_a_link_at_its_place_and_none_beside_it(
    database: Database, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "copy.db.part").symlink_to(victim)
    real = tmp_path / "real.db"
    real.write_bytes(b"an older copy")
    real.chmod(0o600)
    (tmp_path / "copy.db").symlink_to(real)
    await database.backup(tmp_path / "copy.db")
    assert victim.read_bytes() == b"precious"
    assert (tmp_path / "copy.db").is_symlink()
    assert real.read_bytes().startswith(b"SQLite format 3")
    assert real.stat().st_mode & 0o777 == 0o600


async def test_a_backup_that_does_not_pass_is_not_kept(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    seen: list[Path] = []

    def check(part: Path) -> None:
        seen.append(part)
        assert part.read_bytes().startswith(b"SQLite format 3")
        raise Refused("it is damaged")

    with pytest.raises(Refused):
        await database.backup(target, check)
    assert target.read_bytes() == b"an older copy"
    assert list(tmp_path.glob(".audio2-*")) == []
    assert len(seen) == 1


async def test_a_read_only_library_reads(library_path: Path, clock: FixedClock) -> None:
    first = Database(library_path, publish=lambda _: None, clock=clock)
    await first.open()
    await first.write(add_genre, "Dub")
    await first.close()
    database = Database(library_path, publish=lambda _: None, clock=clock, read_only=True)
    await database.open()
    assert await database.read(genres) == ["Dub"]
    with pytest.raises(ReadOnly):
        await database.write(add_genre, "Ska")
    await database.close()


OTHER_PROCESS = """
import asyncio, os, resource, signal, sys
from pathlib import Path
from audio2_desktop.storage.database import Database
from audio2_desktop.services.clock import SystemClock
path = Path(sys.argv[1])

def add(tx, n):
    for i in range(200):
        tx.execute("INSERT INTO genre (key, name) VALUES (?, ?)", (f"{n}-{i}", "x" * 500))

async def main():
    database = Database(path, publish=lambda facts: None, clock=SystemClock())
    await database.open()
    {body}

asyncio.run(main())
"""


def other_process(path: Path, body: str, **options: object) -> "subprocess.Popen[str]":
    source = OTHER_PROCESS.replace("{body}", textwrap.indent(textwrap.dedent(body), "    ").strip())
    return subprocess.Popen(
        [sys.executable, "-c", source, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EROFS, "cannot be written: Read-only"),
        (errno.EACCES, "cannot be written"),
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "did not work"),
    ],
)
def test_a_place_that_cannot_be_written_is_a_sentence(number: int, says: str) -> None:
    problem = disk_problem(OSError(number, os.strerror(number)), Path("/music/library.db"))
    assert says in str(problem)
    assert "/music/library.db" in str(problem)


async def test_a_library_that_cannot_be_made_is_a_problem(
    tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "data" / "library.db"
    database = Database(path, publish=lambda _: None, clock=clock)
    with pytest.raises(Problem, match="did not work"):
        await database.open()


def test_a_full_disk_is_said_and_nothing_is_lost(library_path: Path) -> None:
    # Two limits stand in for a full disk: on the WAL of a running library, and on its first bytes.
    child = other_process(
        library_path,
        """
        await database.write(add, 0)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
        done = 0
        try:
            for n in range(1, 100):
                await database.write(add, n)
                done += 1
        except Exception as error:
            print(type(error).__name__, done)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        await database.write(add, 100)
        print(await database.read(lambda tx: tx.value("SELECT count(*) FROM genre")))
        await database.close()
        """,
    )
    out, err = child.communicate(timeout=60)
    assert child.returncode == 0, err
    name, done, count = out.split()
    assert name == DiskFull.__name__
    assert int(count) == 200 * (int(done) + 2)


def test_a_kill_in_the_middle_of_writing_leaves_whole_writes(library_path: Path) -> None:
    child = other_process(
        library_path,
        """
        for n in range(100_000):
            await database.write(add, n)
            print(n, flush=True)
        """,
    )
    assert child.stdout is not None
    seen = -1
    for line in child.stdout:
        seen = int(line)
        if seen >= 20:
            break
    os.kill(child.pid, signal.SIGKILL)
    rest, _ = child.communicate()
    told = max([seen, *map(int, rest.split("\n")[:-1])])

    async def look() -> tuple[int, tuple[str, ...]]:
        database = Database(library_path, publish=lambda _: None, clock=FixedClock())
        await database.open()
        count = await database.read(lambda tx: tx.value("SELECT count(*) FROM genre"))
        wrong = await database.integrity()
        await database.close()
        return count, wrong

    count, wrong = asyncio.run(look())
    assert wrong == ()
    assert count % 200 == 0
    assert count // 200 >= told + 1  # what was told as done is there
