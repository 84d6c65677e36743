"""A home service in memory: the pictured page from invented rows."""

import asyncio
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from audio2_desktop.domain.home import HomeList, HomePage, HomeRow, Reason, Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import AlbumId, ArtistId, GenreId, Ms, TrackId
from tests.ui import samples

HOUR_MS = 3_600_000


def tiles() -> tuple[Tile, ...]:
    """Six, as pictured: albums, a playlist, an artist, a smart playlist, a long track."""
    album, artist, both = Entity.ALBUM, ArtistId(1), ("cover1", "cover2", "cover3", "cover4")
    return (
        Tile(album, 1, "Slow Harbour", "Halden Coast", ("cover0",), TrackId(3), 3, 14,
             artist_id=artist, album_id=AlbumId(1), is_favourite=True, rating=80),
        Tile(Entity.PLAYLIST, 7, "Coastline Drive", images=both, track=TrackId(18), at=18,
             count=42),
        Tile(album, 3, "Nocturnes for Tape", "Mira Solenne", ("cover5",), TrackId(7), 7, 9,
             artist_id=ArtistId(2), album_id=AlbumId(3)),
        Tile(Entity.ARTIST, 5, "Saint Corvid", images=("cover6",), track=TrackId(1), at=1, count=12,
             artist_id=ArtistId(5)),
        Tile(Entity.PLAYLIST, 8, "Top rated 2026", track=TrackId(9), is_smart=True),
        Tile(Entity.TRACK, 60, "Low Light, the long mix", "The Low Tide", ("cover8",), TrackId(60),
             position_ms=Ms(HOUR_MS // 2), length_ms=Ms(HOUR_MS), artist_id=ArtistId(6),
             album_id=AlbumId(9)),
    )  # fmt: skip


def rows(count: int = 12) -> tuple[HomeRow, ...]:
    """Four rows: added, because of somebody, to rediscover, heard last."""
    albums = samples.albums(60)
    reason = Reason(
        ArtistId(1), "Halden Coast", "cover0", 41, ("Dream pop", "Shoegaze"), GenreId(3)
    )
    return (
        HomeRow(HomeList.ADDED, tuple(albums[:count]), 6),
        HomeRow(HomeList.BECAUSE, tuple(albums[20 : 20 + count]), reason=reason),
        HomeRow(HomeList.REDISCOVER, tuple(albums[30 : 30 + count]), 31),
        HomeRow(HomeList.RECENT, tuple(albums[45:50])),
    )


class FakeHome:
    """Answers with `data`; `context` is what the queue came from."""

    def __init__(self, data: HomePage | None = None) -> None:
        self.data = data or HomePage(tiles(), rows(), has_music=True, has_plays=True)
        self.context: tuple[Entity, int] | None = None
        self.calls: list[tuple[Any, ...]] = []
        self.gate: asyncio.Event | None = None
        self.error: BaseException | None = None

    async def page(self) -> HomePage:
        self.calls.append(("page",))
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        return self.data

    def playing(self) -> tuple[Entity, int] | None:
        return self.context

    async def going_on(self, tile: Tile) -> tuple["array[int]", int]:
        self.calls.append(("going_on", tile.entity, tile.ref))
        return array("q", [100, 101, 102, 103]), 2

    async def dismiss(self, ids: Sequence[int]) -> Undoable:
        self.calls.append(("dismiss", tuple(ids)))
        former = self.data
        shown = tuple(
            replace(row, albums=tuple(album for album in row.albums if album.id not in ids))
            for row in former.rows
        )
        self.data = replace(former, rows=shown)
        return Undoable("dismissed", lambda: self.dismiss(()), {"count": len(ids)})
