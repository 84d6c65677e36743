"""Whatever is decided about who is who, and whatever scans find: no track is lost or double."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId
from audio2_desktop.storage import albums, artists, merging, splitting
from audio2_desktop.storage.connection import Read, Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.storage.disk import Disk, scan, tags

HOUR = 3_600_000


@dataclass
class Twin:
    """The library with decisions and one without, over the same disk."""

    library: Database
    plain: Database
    disk: Disk
    clock: FixedClock
    random: Random
    undo: list[Callable[[Write], object]] = field(default_factory=list)
    number: int = 0

    async def scan(self) -> None:
        self.clock.advance(HOUR)
        for each in (self.library, self.plain):
            await each.write(scan, self.disk)

    async def change_files(self) -> None:
        random = self.random
        for path in random.sample(sorted(self.disk.files), 3):
            name = path.decode()
            match random.randrange(4):
                case 0:
                    self.disk.retag(name, album=f"A{random.randrange(3)}")
                case 1:
                    by = f"P{random.randrange(3)}"
                    self.disk.retag(name, artist=by, artists=(by,))
                case 2:
                    self.number += 1
                    self.disk.move(name, f"{name.split('/')[2]}/m{self.number}.flac")
                case 3:
                    self.disk.retag(name)
        await self.scan()

    async def decide(self) -> None:
        random = self.random
        every = list(await self.library.read(albums.ids, AlbumQuery()))
        people = list(await self.library.read(artists.ids, ArtistQuery()))
        kind = random.randrange(4)
        try:
            if kind == 0 and len(every) > 1:
                await self._merge(Entity.ALBUM, every)
            elif kind == 1 and len(people) > 1:
                await self._merge(Entity.ARTIST, people)
            elif kind == 2:
                one = AlbumId(random.choice(every))
                ids = list(await self.library.read(albums.track_ids, [one]))
                chosen = [TrackId(each) for each in random.sample(ids, (len(ids) + 1) // 2)]
                _, places = await self.library.write(splitting.split_album, one, chosen)
                self.undo.append(lambda tx: splitting.put_places(tx, places))
            else:
                by = ArtistId(random.choice(people))
                ids = list(await self.library.read(artists.track_ids, [by]))
                chosen = [TrackId(each) for each in random.sample(ids, (len(ids) + 1) // 2)]
                _, words = await self.library.write(splitting.split_artist, by, chosen)
                self.undo.append(lambda tx: splitting.put_names(tx, words))
        except Refused:
            pass  # everything of it was chosen

    async def _merge(self, entity: Entity, ids: list[int]) -> None:
        chosen = self.random.sample(ids, 2)
        done = await self.library.write(merging.merge, entity, chosen, chosen[0])
        self.undo.append(lambda tx: merging.unmerge(tx, done))

    async def take_back(self) -> None:
        if self.undo:
            await self.library.write(self.undo.pop())


def sound(tx: Read, files: int) -> None:
    """Nothing is lost, nothing is double, what is kept beside agrees with what it is kept for."""
    assert tx.value("SELECT count(*) FROM track WHERE in_library = 1") == files
    one_place = (
        "SELECT t.id FROM track t LEFT JOIN edition e ON e.id = t.edition_id"
        " LEFT JOIN album a ON a.id = e.album_id WHERE e.id IS NULL OR a.id <> t.album_id"
    )
    assert tx.rows(one_place) == []
    hidden_track = (
        "SELECT t.id FROM track t JOIN album a ON a.id = t.album_id"
        " WHERE t.in_library = 1 AND a.in_library <> (a.title <> '')"
    )
    assert tx.rows(hidden_track) == []
    counted = (
        "SELECT id FROM album WHERE tracks <> (SELECT count(*) FROM track t"
        " WHERE t.album_id = album.id AND t.in_library = 1)"
        " OR in_library <> (tracks > 0 AND title <> '')"
    )
    assert tx.rows(counted) == []
    merged = "SELECT old_id FROM merged WHERE entity = '{}'"
    for table, column, entity in (
        ("credit_name", "artist_id", "artist"), ("credit", "artist_id", "artist"),
        ("contribution", "artist_id", "artist"), ("edition", "album_id", "album"),
        ("track", "album_id", "album"), ("track", "edition_id", "edition"),
    ):  # fmt: skip
        led = f"SELECT * FROM {table} WHERE {column} IN ({merged.format(entity)})"
        assert tx.rows(led) == [], (table, column)
    assert (
        tx.rows(
            "SELECT c.id FROM credit c JOIN credit_name n ON n.credit_id = c.id AND n.position = 0"
            " WHERE n.artist_id <> c.artist_id"
        )
        == []
    )
    assert tx.rows("PRAGMA foreign_key_check") == []


def by_tags(tx: Read) -> dict[str, list[Any]]:
    """How tracks lie together and who they are by, told by their own ids alone."""
    together = tx.column(
        "SELECT group_concat(t.id) FROM (SELECT id, edition_id, album_id FROM track"
        " WHERE in_library = 1 ORDER BY id) t GROUP BY t.album_id"
    )
    editions = tx.column(
        "SELECT group_concat(t.id) FROM (SELECT id, edition_id FROM track"
        " WHERE in_library = 1 ORDER BY id) t GROUP BY t.edition_id"
    )
    people = tx.column(
        "SELECT group_concat(id) FROM (SELECT DISTINCT n.artist_id AS artist, t.id AS id"
        " FROM track t JOIN credit_name n ON n.credit_id = t.credit_id WHERE t.in_library = 1"
        " ORDER BY t.id) GROUP BY artist"
    )
    texts = tx.rows(
        "SELECT t.id, c.text, c.sort_key, a.title, ac.text, e.title FROM track t"
        " JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id"
        " JOIN credit ac ON ac.id = a.credit_id JOIN edition e ON e.id = t.edition_id"
        " WHERE t.in_library = 1 ORDER BY t.id"
    )
    return {
        "albums": sorted(together), "editions": sorted(editions), "people": sorted(people),
        "texts": texts,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
async def test_nothing_is_lost_whatever_is_decided_and_scanned(
    database: Database, tmp_path: Path, clock: FixedClock, seed: int
) -> None:
    random = Random(seed)
    plain = Database(tmp_path / "plain.db", publish=lambda _: None, clock=clock)
    await plain.open()
    try:
        disk = Disk()
        for number in range(14):
            by, title = f"P{random.randrange(3)}", f"A{random.randrange(3)}"
            more = {"album_artist": by} if random.random() < 0.7 else {}
            found = tags(f"T{number}", by, title, track=number % 5 + 1, **more)
            disk.write(f"f{number % 4}/{number}.flac", f"s{number}", found)
        twin = Twin(database, plain, disk, clock, random)
        await twin.scan()
        for _ in range(20):
            what = random.choice([twin.decide, twin.decide, twin.change_files, twin.take_back])
            await what()
            await database.read(sound, len(disk.files))
        while twin.undo:
            await twin.take_back()
            await database.read(sound, len(disk.files))
        assert await database.read(by_tags) == await plain.read(by_tags)
    finally:
        await plain.close()
