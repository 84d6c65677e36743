"""Somebody has lived with the collection for two months: playlists, hearts, stars, plays.

Everything is done through the services, as the window does it.
"""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.core import Core
from audio2_desktop.domain.grouping import VARIOUS
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.domain.units import TrackId
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.player import Player
from audio2_desktop.storage.database import Write
from audio2_desktop.storage.playlist_items import NewItem
from tests.fakes.clock import FixedClock

HOUR_MS = 3600 * 1000
DAY_MS = 24 * HOUR_MS
DAYS = 60
PLAYLISTS = (
    ("Coastline Drive", "Windows down, tide coming in. Starts slow, gets wide.", 24),
    ("Late Night Tape", "", 14),
    ("Sunday, Slowly", "Coffee first.", 18),
)
IN_FOLDER = (("Long Way Home", 11), ("Rainy Platform", 9))


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest needs to know of the library."""

    albums: tuple[AlbumRow, ...]
    """Those with several tracks, the favourite first."""
    tracks: tuple[int, ...]
    """Of these albums, in playing order."""

    @property
    def forgotten(self) -> tuple[AlbumRow, ...]:
        """Loved, and not heard for long."""
        return self.albums[7::6]


async def live_in(core: Core, plays: int = 260, seed: int = 11) -> None:
    """Fill a freshly scanned demo library with two months of use. Some 2 s."""
    chance = random.Random(seed)
    known = await _known(core)
    await _love(core, known, chance)
    await _listen(core, known, chance, plays)
    await _collect(core, known, chance)
    await _begin(core, known)
    await core.db.write(_age)


async def _known(core: Core) -> Known:
    ids = await core.browse.album_ids(AlbumQuery())
    found: list[AlbumRow] = []
    for start in range(0, len(ids), 500):
        rows = await core.browse.album_rows(ids[start : start + 500])
        found += [row for row in rows if row.tracks > 4]
    found.sort(key=lambda row: (row.title != "Slow Harbour", row.id))
    tracks = await core.browse.tracks_of(Entity.ALBUM, [row.id for row in found])
    return Known(tuple(found), tuple(tracks))


async def _love(core: Core, known: Known, chance: random.Random) -> None:
    albums = [row.id for row in known.albums]
    artists = list(dict.fromkeys(row.artist_id for row in known.albums))
    loved = [*known.tracks[1:3], known.tracks[4], *chance.sample(known.tracks, 40)]
    await core.favourites.set_favourite(Entity.TRACK, loved, on=True)
    await core.favourites.set_favourite(Entity.ALBUM, albums[:1], on=True)
    await core.favourites.set_favourite(Entity.ALBUM, chance.sample(albums, 11), on=True)
    await core.favourites.set_favourite(Entity.ARTIST, artists[:1], on=True)
    await core.favourites.set_favourite(Entity.ARTIST, chance.sample(artists, 6), on=True)
    await core.favourites.rate(Entity.ALBUM, albums[:1], 80)
    for rating in (60, 70, 80, 80, 90, 100):
        await core.favourites.rate(Entity.TRACK, chance.sample(known.tracks, 22), rating)
        await core.favourites.rate(Entity.ALBUM, chance.sample(albums[1:], 4), rating)
    await core.favourites.rate(Entity.ALBUM, [row.id for row in known.forgotten], 90)
    for track, rating in zip(known.tracks, (80, 60, 80, 0, 100, 80, 0, 0, 70, 80), strict=False):
        await core.favourites.rate(Entity.TRACK, [track], rating)


async def _listen(core: Core, known: Known, chance: random.Random, plays: int) -> None:
    """Play from the past to the present, with an engine that lets the time go by at once."""
    clock = FixedClock(core.clock.now_ms() - DAYS * DAY_MS)
    engine = SilentEngine()
    errors: list[BaseException] = []
    player = Player(
        core.db, engine, clock, lambda _: None, core.browse, on_error=errors.append, seed=5
    )
    await player.restore()
    forgotten = [row.id for row in known.forgotten]
    silent = set(await core.browse.tracks_of(Entity.ALBUM, forgotten))
    weights = [0 if track in silent else 1 / (4 + at % 97) for at, track in enumerate(known.tracks)]
    heard = [*known.tracks[:11], *known.tracks[1:5], known.tracks[2], known.tracks[2]]
    heard += chance.choices(known.tracks, weights, k=max(0, plays - len(heard)))
    chance.shuffle(heard)
    for track in heard:
        await player.play([track], 0, context=Context(ContextKind.TRACKS))
        length = player.state.length_ms
        clock.advance(length)
        engine.advance(length)
        clock.jump(DAYS * DAY_MS // len(heard) - length)
        await asyncio.sleep(0)
    await player.close()
    if errors:
        raise errors[0]


async def _collect(core: Core, known: Known, chance: random.Random) -> None:
    favourites = known.tracks[2:3] + known.tracks[4:6]
    for name, text, count in PLAYLISTS:
        chosen = [*favourites, *chance.sample(known.tracks[11:], count - len(favourites))]
        made, _ = await core.playlists.create(name, entries=_items(chosen))
        if text:
            await core.playlists.describe(made, text)
    folder, _ = await core.playlist_folders.create("Journeys")
    for name, count in IN_FOLDER:
        await core.playlists.create(name, folder, _items(chance.sample(known.tracks, count)))


async def _begin(core: Core, known: Known) -> None:
    """Yesterday: three albums, two playlists and an artist, each left after some tracks."""
    albums = known.albums
    lists = {row.name: row for row in await core.playlists.all()}
    # which album is the fifth depends on the scan; Various Artists have no tracks of their own
    by = next(row for row in albums[4:] if row.artist != VARIOUS)
    begun = [
        (ContextKind.ARTIST, by.artist_id, by.artist, 2),
        (ContextKind.ALBUM, albums[3].id, albums[3].title, 0),
        (ContextKind.PLAYLIST, lists["Sunday, Slowly"].id, "Sunday, Slowly", 12),
        (ContextKind.ALBUM, albums[2].id, albums[2].title, 5),
        (ContextKind.PLAYLIST, lists["Coastline Drive"].id, "Coastline Drive", 9),
        (ContextKind.ALBUM, albums[0].id, albums[0].title, 1),
    ]
    clock = FixedClock(core.clock.now_ms() - DAY_MS)
    engine = SilentEngine()
    player = Player(core.db, engine, clock, lambda _: None, core.browse, on_error=_raise, seed=6)
    await player.restore()
    for kind, ref, title, at in begun:
        tracks = await core.browse.tracks_of(Entity(kind.value), [ref])
        await player.play(tracks, min(at, len(tracks) - 2), context=Context(kind, ref, title))
        length = player.state.length_ms
        clock.advance(length)
        engine.advance(length)
        clock.jump(HOUR_MS)
        await asyncio.sleep(0)
    await player.close()


def _raise(error: BaseException) -> None:
    raise error


def _age(tx: Write) -> None:
    """The collection has grown over three years; some albums came this month."""
    for table, album in (("album", "id"), ("track", "album_id")):
        tx.execute(
            f"UPDATE {table} SET added_at = added_at - ({album} * 7919 % 1000) * ?", (DAY_MS,)
        )


def _items(tracks: Sequence[int]) -> list[NewItem]:
    return [TrackId(track) for track in tracks]
