"""Artists that are never split: the files that name them, and no others, are read again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop import core as cores
from audio2_desktop.core import Core
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.sorting import ArtistQuery, TrackQuery
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import unread
from audio2_desktop.storage.database import Read
from tests.sounds import write

DUO, OTHER, JAPANESE = "Night / Day", "Fog; Rain", "夜 / 昼"


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    """Three files, each by two artists as long as nothing else is said."""
    music = tmp_path / "Music"
    music.mkdir()
    for at, artist in enumerate((DUO, OTHER, JAPANESE)):
        tags = {"title": f"t{at}", "artist": artist, "album": f"a{at}"}
        write(music / f"{at}.flac", tags=tags, seed=at)
    async with cores.opened(Paths.under(tmp_path / "home")) as core:
        await core.jobs.start()
        root = await core.library.add_folder(music)
        await core.library.finished([f"scan:{root}"])
        yield core


async def names(core: Core) -> set[str]:
    ids = await core.browse.artist_ids(ArtistQuery())
    return {row.name for row in await core.browse.artist_rows(ids)}


async def exceptions(core: Core, *wanted: str) -> int:
    """Set them; how many files were read again."""
    await core.settings.set("library.artist_exceptions", wanted)
    await core.library.follow_never_split()
    keys = [f"scan:{row.id}:part" for row in await core.library.folders()]
    return (await core.library.finished(keys)).updated


async def test_a_name_becomes_whole_and_is_split_again(core: Core) -> None:
    split = {"Night", "Day", "Fog", "Rain", "夜", "昼"}
    assert await names(core) == split
    (track,) = [row.id for row in await _rows(core) if row.title == "t0"]
    assert await exceptions(core, "night / day") == 1
    assert await names(core) == (split - {"Night", "Day"}) | {DUO}
    assert track in [row.id for row in await _rows(core)]
    await exceptions(core)
    assert await names(core) == split


async def test_a_name_in_other_letters_is_found(core: Core) -> None:
    await exceptions(core, JAPANESE)
    found = await names(core)
    assert JAPANESE in found
    assert {"Night", "Fog"} <= found


async def test_a_name_that_no_file_has_costs_no_scan(core: Core) -> None:
    def mtimes(tx: Read) -> list[int]:
        return tx.column("SELECT mtime_ns FROM file ORDER BY id")

    before = await core.db.read(mtimes)
    await core.settings.set("library.artist_exceptions", ["Nobody / Knows", "F_g", 'F%"'])
    await core.library.follow_never_split()
    assert await core.db.read(mtimes) == before
    assert await core.db.write(unread.naming, ["FOG; rain"]) == 1
    assert await core.db.write(unread.naming, ["FOG; rain"]) == 0


async def _rows(core: Core) -> list[TrackRow]:
    found = await core.browse.track_ids(TrackQuery())
    return list(await core.browse.track_rows(found.ids))
