"""Names with ñ stand behind those with n: in fresh libraries and in those of before."""

from pathlib import Path

from audio2_desktop.domain.sorting import TrackQuery, TrackSort
from audio2_desktop.storage import migrate, tracks
from audio2_desktop.storage.connection import Link, Read, Write, transaction
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags


async def test_tracks_of_a_scan_stand_so(database: Database) -> None:
    disk = Disk()
    for n, name in enumerate(("Niño", "Nz", "Ninz", "Oso", "Nino")):
        disk.write(f"{n}.flac", f"s{n}", tags(name, name, name))
    await database.write(scan, disk)
    for sort, field in ((TrackSort.TITLE, "title"), (TrackSort.ARTIST, "artist")):

        def names(tx: Read, sort: TrackSort = sort, field: str = field) -> list[str]:
            found = tracks.rows(tx, tracks.ids(tx, TrackQuery(sort)).ids)  # type: ignore[arg-type]
            return [getattr(row, field) for row in found]

        assert await database.read(names) == ["Nino", "Ninz", "Niño", "Nz", "Oso"]


def test_a_library_of_before_gets_new_keys(library_path: Path, clock: FixedClock) -> None:
    link = Link(library_path, "writer")
    migrate.migrate(link, clock, migrate.all_steps()[:2])
    artists = (
        (1, "Los Niños", "Los Niños", "ninos"),
        (2, "Carlos Núñez", "Núñez, Carlos", "nunez, carlos"),
        (3, "Ana", "Ana", "ana"),
        (4, "Señor X", "Señor X", "x, senor"),  # by a sort name that tags brought
    )

    def fill(tx: Write) -> None:
        tx.many(
            "INSERT INTO artist (id, key, folded, name, sort_name, sort_key)"
            " VALUES (?, 'n:' || ?1, '', ?, ?, ?)",
            artists,
        )
        tx.execute("INSERT INTO credit VALUES (1, 'k', 'Los Niños', 'ninos', 1)")

    transaction(link, clock, fill)
    assert migrate.migrate(link, clock) >= 1
    keys = dict(link.raw.execute("SELECT id, sort_key FROM artist").fetchall())
    behind = "n\U0010fffd"
    assert keys == {1: f"ni{behind}os", 2: f"nu{behind}ez, carlos", 3: "ana", 4: "x, senor"}
    assert link.raw.execute("SELECT sort_key FROM credit").fetchone() == (f"ni{behind}os",)
    link.close()
