"""python -m tests.gallery.library_maker DIR [--hostile]

Makes the small demo of the gallery in DIR (its home and its Music), with some files that cannot be
read and some that are gone.
"""

import asyncio
import sys
from pathlib import Path

from audio2_desktop import core
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.services.paths import Paths
from tests.demo.collection import Plan, generate
from tests.demo.habits import live_in
from tests.gallery import hostile as hostile_names
from tests.sounds import hostile

PLAN = Plan(albums=60, further_artists=120)
GONE = 3
LYRICS = """[ti:Breakwater]
[01:50.00]We counted every lantern on the pier
[01:56.50]And lost them one by one to the rain
[02:02.00]You said the tide keeps better time than I do
[02:09.00]So <02:10.20>hold <02:11.60>me <02:13.00>like <02:14.90>the <02:15.60>breakwater holds
[02:20.00]All that weather out of the harbour
[02:27.00]Let the long night roll, let it roll
[02:34.00]I'll be stone until the morning comes
[02:42.00]
[02:58.00]Every boat that knew our names is gone
[03:05.00]And the bell keeps ringing on and on
"""


async def _make(home: Path, music: Path, *, is_hostile: bool) -> None:
    """Generate, scan, live in it, break a little; hostile: with bad covers and folders."""
    music.mkdir(parents=True)
    generate(music, PLAN)
    song = next(music.rglob("*Slow Harbour/*/*Breakwater*"))
    song.with_suffix(".lrc").write_text(LYRICS)
    if is_hostile:
        hostile_names.spoil_covers(music)
        hostile_names.bad_folders(music)
    odd = music / "Old disk"
    odd.mkdir()
    for trap in hostile.UNREADABLE:
        trap(odd)
    async with core.opened(Paths.under(home)) as services:
        settings = {"appearance.reduced_motion": True, "appearance.theme": "dark"}
        for name, value in settings.items():
            await services.settings.set(name, value)
        root = await services.library.add_folder(music)
        await services.library.finished([f"scan:{root}"])
        await live_in(services)
        await _break(services)
        await services.library.finished(await services.library.rescan())
        await services.artwork.resume()
        await services.artwork.settled()


async def _break(services: core.Core) -> None:
    """Some files go, an artist is hidden, searches are remembered."""
    albums = await services.browse.album_ids(AlbumQuery())
    rows = await services.browse.album_rows(albums)
    victim = next(row for row in rows if row.tracks > 6 and row.title != "Slow Harbour")
    tracks = await services.browse.tracks_of(Entity.ALBUM, [victim.id])
    for file in await services.browse.files(tracks[:GONE]):
        Path(file.path.decode()).unlink()
    await services.removal.hide(Entity.ARTIST, [rows[-1].artist_id])
    await services.removal.hide(Entity.ALBUM, [rows[-2].id])
    for text in ("mira solenne", "genre:ambient", "slow harbour"):
        await services.search.remember(text)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    asyncio.run(_make(folder / "home", folder / "Music", is_hostile="--hostile" in sys.argv))
