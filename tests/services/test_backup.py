"""Backups of a real library, and the way back."""

import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import NewerData, NotFound, Refused
from audio2_desktop.services import backup
from audio2_desktop.services.backup import DAY_MS, KEPT, Backup
from audio2_desktop.storage.database import Database, Read, Write
from tests.fakes.clock import FixedClock


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Database]:
    found = Database(tmp_path / "data" / "library.db", publish=lambda _: None, clock=clock)
    await found.open()
    yield found
    await found.close()


def name_it(tx: Write, name: str) -> None:
    tx.execute("UPDATE profile SET name = ? WHERE id = 1", (name,))


def named(tx: Read) -> str:
    return str(tx.value("SELECT name FROM profile WHERE id = 1"))


async def reopened(path: Path, clock: FixedClock) -> str:
    again = Database(path, publish=lambda _: None, clock=clock)
    await again.open()
    try:
        return await again.read(named)
    finally:
        await again.close()


async def test_there_and_back(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    await database.write(name_it, "Before")
    target = tmp_path / "safe.db"
    await Backup(database, clock).now(target)
    await database.write(name_it, "After")
    await database.close()

    aside = await backup.restore(database.path, target, clock)

    assert await reopened(database.path, clock) == "Before"
    assert aside is not None
    assert await reopened(aside, clock) == "After"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["safe.db"]


async def test_restore_where_there_was_no_library(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    await database.write(name_it, "Mine")
    await Backup(database, clock).now(tmp_path / "safe.db")
    elsewhere = tmp_path / "new" / "library.db"
    assert await backup.restore(elsewhere, tmp_path / "safe.db", clock) is None
    assert await reopened(elsewhere, clock) == "Mine"


async def test_an_older_backup_is_replaced_and_nothing_else(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    safe = Backup(database, clock)
    target = tmp_path / "safe.db"
    await safe.now(target)
    await database.write(name_it, "Later")
    await safe.now(target)
    assert await reopened(target, clock) == "Later"

    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(Refused, match="no backup"):
        await safe.now(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "Dear"
    with pytest.raises(Refused, match="library itself"):
        await safe.now(database.path)
    with pytest.raises(Refused, match="folder"):
        await safe.now(tmp_path)
    with pytest.raises(NotFound):
        await safe.now(tmp_path / "nowhere" / "safe.db")


async def test_what_is_no_backup_is_refused_and_the_library_stays(
    database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    await database.write(name_it, "Mine")
    good = tmp_path / "good.db"
    await Backup(database, clock).now(good)
    await database.close()
    before = sorted(p.name for p in database.path.parent.iterdir())

    broken = tmp_path / "broken.db"
    content = bytearray(good.read_bytes())
    content[4096 : 4096 * 12] = b"\xa5" * (4096 * 11)
    broken.write_bytes(content)
    text = tmp_path / "text.db"
    text.write_text("not a database at all" * 100)
    empty = tmp_path / "empty.db"
    empty.touch()
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE thing (id INTEGER)")
    connection.close()
    for source in (broken, text, empty, other):
        with pytest.raises(Refused, match="cannot be used"):
            await backup.restore(database.path, source, clock)
    with pytest.raises(NotFound):
        await backup.restore(database.path, tmp_path / "gone.db", clock)
    with pytest.raises(Refused, match="library itself"):
        await backup.restore(database.path, database.path, clock)
    newer = tmp_path / "newer.db"
    newer.write_bytes(good.read_bytes())
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 9000")
    connection.close()
    with pytest.raises(NewerData):
        await backup.restore(database.path, newer, clock)

    assert sorted(p.name for p in database.path.parent.iterdir()) == before
    assert await reopened(database.path, clock) == "Mine"


async def test_a_copy_that_was_cut_short_is_swept(database: Database, clock: FixedClock) -> None:
    folder = database.path.parent / "backups"
    folder.mkdir(exist_ok=True)
    old, young = folder / ".audio2-0123.part", folder / ".audio2-4567.part"
    for path, age_ms in ((old, DAY_MS + 1000), (young, DAY_MS - 1000)):
        path.touch()
        seconds = (clock.now_ms() - age_ms) / 1000
        os.utime(path, (seconds, seconds))
    made = await Backup(database, clock).automatic()
    assert sorted(folder.iterdir()) == sorted([young, made] if made else [])


async def test_one_a_day_and_seven_kept(database: Database, clock: FixedClock) -> None:
    safe = Backup(database, clock)
    first = await safe.automatic()
    assert first is not None
    assert await safe.automatic() is None
    clock.advance(DAY_MS - 60_000)
    assert await safe.automatic() is None
    made = [first]
    for _ in range(KEPT + 1):
        clock.advance(DAY_MS)
        target = await safe.automatic()
        assert target is not None
        made.append(target)
    folder = first.parent
    assert sorted(folder.iterdir()) == made[-KEPT:]


async def test_a_clock_set_back_does_not_stop_backups(
    database: Database, clock: FixedClock
) -> None:
    safe = Backup(database, clock)
    assert await safe.automatic() is not None
    clock.jump(-10 * DAY_MS)
    assert await safe.automatic() is not None


async def test_copies_made_before_a_change_of_form_are_kept(
    database: Database, clock: FixedClock
) -> None:
    safe = Backup(database, clock)
    folder = database.path.parent / "backups"
    folder.mkdir()
    (folder / "library-20200101-000000-format-1.db").write_bytes(b"old")
    for _ in range(KEPT + 2):
        await safe.automatic()
        clock.advance(DAY_MS)
    assert (folder / "library-20200101-000000-format-1.db").exists()
