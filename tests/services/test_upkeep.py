"""Sizes, the covers' limit, checks and exports of a real library on a real disk."""

import csv
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.settings import DataSettings
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.exports import COLUMNS
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.services.upkeep import Sizes, Upkeep
from audio2_desktop.storage.database import Database
from tests.fakes.catalogue import one_track
from tests.fakes.clock import FixedClock


@pytest.fixture
def work() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, "work") as threads:
        yield threads


@dataclass
class House:
    upkeep: Upkeep
    db: Database
    paths: Paths
    playlists: Playlists
    wants: DataSettings = field(default_factory=DataSettings)
    restarts: list[Path] = field(default_factory=list)


@pytest.fixture
async def house(tmp_path: Path, clock: FixedClock, work: Executor) -> AsyncIterator[House]:
    paths = Paths.under(tmp_path / "home")
    db = Database(paths.library, publish=lambda _: None, clock=clock)
    await db.open()
    await db.write(one_track)
    playlists = Playlists(db, work)
    made: list[House] = []
    upkeep = Upkeep(
        db,
        paths,
        work,
        Backup(db, clock),
        playlists,
        lambda: made[0].wants,
        lambda source: made[0].restarts.append(source),
    )
    made.append(House(upkeep, db, paths, playlists))
    yield made[0]
    await db.close()


def cover(paths: Paths, name: str, size: int, age: int) -> Path:
    path = paths.artwork / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


async def test_sizes_count_what_is_there_and_follow_no_link(house: House, tmp_path: Path) -> None:
    assert (await house.upkeep.sizes()).covers == 0
    cover(house.paths, "aa1.webp", 700, 5)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "large").write_bytes(b"x" * 90_000)
    (house.paths.artwork / "link").symlink_to(elsewhere)
    house.paths.logs.mkdir(parents=True)
    (house.paths.logs / "audio2.log").write_bytes(b"y" * 300)
    (house.paths.data / "backups").mkdir()
    await house.upkeep.back_up(house.paths.data / "backups" / "mine.db")
    sizes = await house.upkeep.sizes()
    assert sizes.library > 100_000
    assert sizes.backups > 100_000
    assert sizes.logs == 300
    assert 700 <= sizes.covers < 90_000
    assert Sizes() == Sizes(0, 0, 0, 0)


async def test_covers_over_the_limit_go_oldest_first(house: House) -> None:
    house.wants = DataSettings(covers_limit=100)
    old = cover(house.paths, "aa1.webp", 40_000_000, 30)
    middle = cover(house.paths, "bb2.webp", 40_000_000, 20)
    new = cover(house.paths, "cc3.webp", 30_000_000, 10)
    assert await house.upkeep.trim_covers() == 40_000_000
    assert [path.exists() for path in (old, middle, new)] == [False, True, True]
    assert await house.upkeep.trim_covers() == 0
    assert await house.upkeep.clear_covers() == 70_000_000
    assert not middle.exists()
    assert not new.exists()


async def test_a_sound_library_passes_and_tells_how_far_it_is(house: House) -> None:
    told: list[tuple[int, int]] = []
    assert await house.upkeep.check(lambda done, total: told.append((done, total))) == ()
    total = told[0][1]
    assert total > 20
    assert told == [(done, total) for done in range(total + 1)]


async def test_damage_is_found(house: House) -> None:
    await house.db.close()
    link = sqlite3.connect(house.paths.library)
    link.execute("INSERT INTO play_stats (profile_id, track_id, plays) VALUES (1, 999, 1)")
    link.commit()
    link.close()
    await house.db.open()
    found = await house.upkeep.check(lambda _done, _total: None)
    assert any("play_stats" in line and "track" in line for line in found), found


async def test_tracks_are_written_by_the_names_ending(house: House, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    count = await house.upkeep.export_tracks(target)
    with target.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == COLUMNS
        assert len(list(reader)) == count
    assert await house.upkeep.export_tracks(tmp_path / "all.jsonl") == count
    with pytest.raises(Refused):
        await house.upkeep.export_tracks(tmp_path / "all.doc")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.csv", "all.jsonl", "home"]


async def test_playlists_get_names_that_every_disk_takes(house: House, tmp_path: Path) -> None:
    for name in ("Mix", "mix", "a/b: <c>", "...", "\u202eevil"):
        await house.playlists.create(name)
    folder = tmp_path / "lists"
    with pytest.raises(NotFound):
        await house.upkeep.export_playlists(folder)
    folder.mkdir()
    count = await house.upkeep.export_playlists(folder)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == count >= 5
    assert {"Mix.m3u8", "mix 2.m3u8", "a_b_ _c_.m3u8", "Playlist.m3u8"} <= set(names)
    assert all(name.isprintable() for name in names)


async def test_only_a_sound_backup_takes_the_librarys_place(house: House, tmp_path: Path) -> None:
    safe, junk = tmp_path / "safe.db", tmp_path / "junk.db"
    await house.upkeep.back_up(safe)
    junk.write_bytes(b"no library")
    with pytest.raises(Refused):
        await house.upkeep.put_in_place(junk)
    assert house.restarts == []
    await house.upkeep.put_in_place(safe)
    assert house.restarts == [safe]
