"""Opening whatever lies on the disk."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import (
    Damaged,
    LibraryGone,
    NewerData,
    NotFound,
    ReadOnly,
    Refused,
)
from audio2_desktop.storage import migrate
from audio2_desktop.storage.connection import Link, Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock


async def opened(path: Path, clock: FixedClock, *, fresh: bool = False) -> Database:
    database = Database(path, publish=lambda _: None, clock=clock)
    await database.open(fresh=fresh)
    return database


async def make(path: Path, clock: FixedClock, rows: int = 2000) -> None:
    database = await opened(path, clock)
    await database.write(
        lambda tx: tx.many(
            "INSERT INTO genre (key, name) VALUES (?, ?)",
            ((f"k{n}", "x" * 99) for n in range(rows)),
        )
    )
    await database.close()


async def count(path: Path, clock: FixedClock) -> int:
    database = await opened(path, clock)
    found = await database.read(lambda tx: tx.value("SELECT count(*) FROM genre"))
    await database.close()
    return int(found)


async def test_a_new_library_has_todays_form_and_the_default_profile(
    library_path: Path, clock: FixedClock
) -> None:
    database = await opened(library_path, clock)
    version = await database.read(lambda tx: tx.value("PRAGMA user_version"))
    assert version == migrate.all_steps()[-1][0]
    assert await database.read(lambda tx: tx.rows("SELECT id FROM profile")) == [(1,)]
    await database.close()
    assert not migrate.backup_folder(library_path).exists()  # there was nothing to copy


async def test_every_foreign_key_leads_an_index(library_path: Path, clock: FixedClock) -> None:
    await make(library_path, clock, rows=0)
    plain = sqlite3.connect(library_path)
    for (table,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        keys = {row[3] for row in plain.execute(f"PRAGMA foreign_key_list({table})")}
        led = {
            plain.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in plain.execute(f"PRAGMA index_list({table})").fetchall()
        }
        led |= {row[1] for row in plain.execute(f"PRAGMA table_info({table})") if row[5] == 1}
        assert keys <= led, table
    plain.close()


def test_steps_are_taken_in_order_after_a_copy(library_path: Path, clock: FixedClock) -> None:
    link = Link(library_path, "writer")
    steps = [
        (1, lambda tx: tx.execute("CREATE TABLE a (x)")),
        (2, lambda tx: tx.execute("ALTER TABLE a ADD COLUMN y")),
    ]
    assert migrate.migrate(link, clock, steps[:1]) == 1
    assert migrate.migrate(link, clock, steps) == 1
    assert migrate.migrate(link, clock, steps) == 0
    assert [row[1] for row in link.raw.execute("PRAGMA table_info(a)")] == ["x", "y"]
    link.close()
    (copied,) = migrate.backup_folder(library_path).iterdir()
    assert copied == migrate.newest_backup(library_path)
    before = sqlite3.connect(copied)
    assert [row[1] for row in before.execute("PRAGMA table_info(a)")] == ["x"]
    before.close()


def test_of_a_new_library_there_is_never_half(library_path: Path, clock: FixedClock) -> None:
    """A program that is killed between two steps leaves nothing, not an older library."""
    seen = []

    def looks(tx: Write, name: str = "b") -> None:
        with closing(sqlite3.connect(library_path)) as other:
            seen.append(other.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
        tx.execute(f"CREATE TABLE {name} (x)")

    link = Link(library_path, "writer")
    migrate.migrate(link, clock, [(1, looks), (2, partial(looks, name="c"))])
    link.close()
    assert seen == [0, 0]


def test_a_step_that_fails_half_way_leaves_no_trace(library_path: Path, clock: FixedClock) -> None:
    def fails(tx: Write) -> None:
        tx.execute("CREATE TABLE b (x)")
        tx.execute("CREATE VIRTUAL TABLE c USING fts5(x)")
        tx.execute("INSERT INTO a VALUES (2)")
        raise ValueError("half-way")

    link = Link(library_path, "writer")
    first = (1, lambda tx: tx.execute("CREATE TABLE a (x)"))
    migrate.migrate(link, clock, [first])
    with pytest.raises(ValueError, match="half-way"):
        migrate.migrate(link, clock, [first, (2, fails)])
    names = {row[0] for row in link.raw.execute("SELECT name FROM sqlite_schema")}
    assert names == {"a"}
    assert link.raw.execute("SELECT count(*) FROM a").fetchone() == (0,)
    assert link.raw.execute("PRAGMA user_version").fetchone() == (1,)
    link.close()


async def test_a_newer_library_is_refused_and_untouched(
    library_path: Path, clock: FixedClock
) -> None:
    plain = sqlite3.connect(library_path)
    plain.execute("CREATE TABLE future (x)")
    plain.execute("PRAGMA user_version = 9999")
    plain.close()
    before = library_path.read_bytes()
    with pytest.raises(NewerData) as refused:
        await opened(library_path, clock)
    assert refused.value.values["found"] == 9999
    after = sqlite3.connect(library_path)
    assert after.execute("SELECT name FROM sqlite_schema").fetchall() == [("future",)]
    after.close()
    assert len(library_path.read_bytes()) == len(before)


@pytest.mark.parametrize("damage", ["header", "short", "nonsense", "schema"])
async def test_a_damaged_library_is_put_aside_with_its_newest_backup_named(
    library_path: Path, clock: FixedClock, damage: str, expected_logs: object
) -> None:
    expected_logs("put aside")  # type: ignore[operator]
    await make(library_path, clock)
    backup = migrate.backup_folder(library_path) / "library-1.db"
    backup.parent.mkdir()
    backup.write_bytes(library_path.read_bytes())
    whole = bytearray(library_path.read_bytes())
    match damage:
        case "header":
            whole[:16] = b"not a database.."
        case "short":
            del whole[len(whole) // 2 :]
        case "nonsense":
            whole = bytearray(os.urandom(50_000))
        case "schema":
            whole[100:108] = b"\xff" * 8
    library_path.write_bytes(whole)
    with pytest.raises(Damaged) as damaged:
        await opened(library_path, clock)
    aside = Path(str(damaged.value.values["aside"]))
    assert aside.read_bytes()[:200] == bytes(whole)[:200]
    assert damaged.value.values["backup"] == str(backup)
    assert not library_path.exists()  # nothing was silently made anew
    with pytest.raises(LibraryGone):
        await opened(library_path, clock)
    database = await opened(library_path, clock, fresh=True)
    assert await database.read(lambda tx: tx.value("SELECT count(*) FROM genre")) == 0
    await database.close()


async def test_damage_met_while_running_is_found_at_the_next_start(
    library_path: Path, clock: FixedClock, expected_logs: object
) -> None:
    expected_logs("put aside")  # type: ignore[operator]
    await make(library_path, clock)
    plain = sqlite3.connect(library_path)
    (page,) = plain.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'genre'").fetchone()
    (size,) = plain.execute("PRAGMA page_size").fetchone()
    plain.close()
    whole = bytearray(library_path.read_bytes())
    whole[(page - 1) * size : page * size] = b"\x99" * size
    library_path.write_bytes(whole)
    database = await opened(library_path, clock)  # a page deep inside is not looked at
    with pytest.raises(Damaged):
        await database.read(lambda tx: tx.rows("SELECT * FROM genre"))
    assert await database.integrity() != ()
    await database.close()
    with pytest.raises(Damaged) as damaged:
        await opened(library_path, clock)
    assert damaged.value.values["backup"] == ""


async def test_a_vanished_library_with_backups_is_not_replaced(
    library_path: Path, clock: FixedClock
) -> None:
    backup = migrate.backup_folder(library_path) / "library-1.db"
    backup.parent.mkdir()
    backup.write_bytes(b"a copy")
    with pytest.raises(LibraryGone) as gone:
        await opened(library_path, clock)
    assert gone.value.values["backup"] == str(backup)
    with pytest.raises(LibraryGone):
        await Database(library_path, publish=lambda _: None, clock=clock, read_only=True).open()
    assert not library_path.exists()


async def test_a_crash_is_recovered_from(library_path: Path, clock: FixedClock) -> None:
    await make(library_path, clock)
    database = await opened(library_path, clock)
    await database.write(lambda tx: tx.execute("DELETE FROM genre WHERE id > 10"))
    crashed = library_path.with_name("crashed.db")
    for suffix in ("", "-wal"):
        crashed.with_name(crashed.name + suffix).write_bytes(
            library_path.with_name(library_path.name + suffix).read_bytes()
        )
    await database.close()
    assert await count(crashed, clock) == 10


async def test_reading_a_library_that_never_was(library_path: Path, clock: FixedClock) -> None:
    database = Database(library_path, publish=lambda _: None, clock=clock, read_only=True)
    with pytest.raises(NotFound):
        await database.open()
    assert not library_path.exists()


async def test_reading_an_older_library_says_how_it_becomes_a_new_one(
    library_path: Path, clock: FixedClock
) -> None:
    await make(library_path, clock, rows=1)
    plain = sqlite3.connect(library_path)
    plain.execute(f"PRAGMA user_version = {migrate.all_steps()[-1][0] - 1}")
    plain.close()
    database = Database(library_path, publish=lambda _: None, clock=clock, read_only=True)
    with pytest.raises(Refused, match=r"library\.db was last used by an older Audio2\. Start"):
        await database.open()


READ_ONLY_DISK = """
import asyncio, os, sys
from pathlib import Path
from audio2_desktop.storage import migrate
from audio2_desktop.storage.database import Database
from audio2_desktop.services.clock import SystemClock
migrate.all_steps()
if os.getuid() == 0:  # the superuser may write anywhere
    os.setgid(65534); os.setuid(65534)

async def main():
    database = Database(Path(sys.argv[1]), publish=lambda facts: None, clock=SystemClock())
    await database.open()
    print(await database.read(lambda tx: tx.value("SELECT count(*) FROM genre")))
    try:
        await database.write(lambda tx: None)
    except Exception as error:
        print(type(error).__name__, database.read_only)
    await database.close()

asyncio.run(main())
"""


async def test_a_library_on_a_read_only_disk_opens_for_reading(
    library_path: Path, clock: FixedClock
) -> None:
    await make(library_path, clock, rows=7)
    folder = library_path.parent
    for parent in (library_path, *library_path.parents):
        if parent.is_relative_to("/tmp") and parent != Path("/tmp"):
            parent.chmod(0o755 if parent.is_dir() else 0o444)
    folder.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY_DISK, str(library_path)],
            capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=60,
        )  # fmt: skip
    finally:
        folder.chmod(0o755)
    assert done.stdout.split() == ["7", ReadOnly.__name__, "True"], done.stderr
