"""Files whose sound was read as a whole are told apart by it."""

from audio2_desktop.storage import rejoin
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.storage.disk import Disk, scan, tags


async def test_a_moved_file_is_known_by_its_whole_sound_where_both_were_read(
    database: Database,
) -> None:
    """Cheap keys may be equal where the whole sounds differ."""
    disk = Disk()
    disk.write("a/1.flac", "same", tags("One", "A", "First"))
    disk.write("a/2.flac", "same", tags("Two", "A", "First"))
    await database.write(scan, disk)
    await database.write(
        lambda tx: tx.execute(
            "UPDATE file SET audio_hash = 'whole ' || substr(CAST(name AS TEXT), 1, 1)"
        )
    )
    before = dict(await database.read(_tracks_by_hash))
    # new paths whose names and titles say the opposite of what their sound says
    disk.write("b/1.flac", "same", tags("One", "A", "First"))
    disk.write("b/2.flac", "same", tags("Two", "A", "First"))
    await database.write(scan, disk)
    await database.write(_hash_copies)
    await database.write(_rejoined)
    assert dict(await database.read(_tracks_by_hash)) == before


def _tracks_by_hash(tx: Read) -> list[tuple[str, int]]:
    sql = "SELECT audio_hash, track_id FROM file WHERE missing_since IS NULL ORDER BY id"
    return [(str(text), int(track)) for text, track in tx.rows(sql, ())]


def _hash_copies(tx: Write) -> None:
    names = {b"1.flac": "whole 2", b"2.flac": "whole 1"}
    for file_id, name in tx.rows(
        "SELECT f.id, f.name FROM file f JOIN folder d ON d.id = f.folder_id WHERE d.path = ?",
        (b"b",),
    ):
        tx.execute("UPDATE file SET audio_hash = ? WHERE id = ?", (names[name], file_id))


def _rejoined(tx: Write) -> None:
    tx.execute("UPDATE root SET last_scan = 0")
    tx.execute(
        "UPDATE file SET missing_since = 1"
        " WHERE folder_id = (SELECT id FROM folder WHERE path = ?)",
        (b"a",),
    )
    assert rejoin.rejoin(tx) == 2


async def test_two_whole_sounds_that_differ_are_never_one(database: Database) -> None:
    disk = Disk()
    disk.write("a/1.flac", "same", tags("One", "A", "First"))
    await database.write(scan, disk)
    disk.write("b/1.flac", "same", tags("One", "A", "First"))
    await database.write(scan, disk)

    def work(tx: Write) -> int:
        tx.execute("UPDATE root SET last_scan = 0")
        tx.execute("UPDATE file SET audio_hash = id")
        tx.execute("UPDATE file SET missing_since = 1 WHERE id = 1")
        return rejoin.rejoin(tx)

    assert await database.write(work) == 0


async def test_a_file_that_changes_is_read_again_and_a_moved_one_is_not(database: Database) -> None:
    disk = Disk()
    for number in (1, 2):
        disk.write(f"a/{number}.flac", f"s{number}", tags("One", "A", "First"))
    await database.write(scan, disk)
    await database.write(lambda tx: tx.execute("UPDATE file SET audio_hash = audio_key"))
    disk.retag("a/1.flac", title="Other")
    disk.move("a/2.flac", "b/2.flac")
    await database.write(scan, disk)
    found = await database.read(lambda tx: tx.rows("SELECT audio_hash FROM file ORDER BY id", ()))
    assert sorted(text for (text,) in found) == ["", "s2"]
