"""Genres, composers, years and folders in memory, with the signatures of the real services."""

import asyncio
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from audio2_desktop.domain.listed import Listed, letter_code, letter_marks
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_tree import Node
from audio2_desktop.domain.shelves import (
    DecadeRow,
    FolderRow,
    ShelfPage,
    ShelfQuery,
    ShelfRow,
    ShelfSort,
    WorkRow,
)
from audio2_desktop.domain.sorting import Direction, TrackIds, TrackQuery
from audio2_desktop.domain.units import Ms, RootId
from tests.ui import samples
from tests.ui.fakes import ids_of, total

NAMES = ("Ambient", "Dream pop", "Folk", "Jazz", "<b>Noise</b>", "Shoegaze", "Ñu jazz")


class _Gated:
    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.gate: asyncio.Event | None = None
        self.error: BaseException | None = None

    async def _answer(self, *call: Any) -> None:
        self.calls.append(call)
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error

    def asked(self, name: str) -> list[tuple[Any, ...]]:
        return [call[1:] for call in self.calls if call[0] == name]


class FakeShelves(_Gated):
    """Seven genres or composers with 12 tracks and 6 albums each; years 1968 to 2026."""

    def __init__(self) -> None:
        super().__init__()
        self.rows_now = {
            at: ShelfRow(at, name, 30 + at, 400 + at, at * 7, tuple(f"cover{n}" for n in range(4)))
            for at, name in enumerate(NAMES, 1)
        }
        self.years = [*range(2026, 1967, -3), 0]
        self.tracks = samples.tracks(12)
        self.albums = 6
        self.works_now: tuple[WorkRow, ...] = ()

    async def ids(self, kind: Entity, query: ShelfQuery) -> "array[int]":
        await self._answer("ids", kind, query)
        rows = [row for row in self.rows_now.values() if query.text.lower() in row.name.lower()]
        rows.sort(key=lambda row: getattr(row, query.sort))
        if query.direction is Direction.DOWN:
            rows.reverse()
        return array("q", [row.id for row in rows])

    async def listed(self, kind: Entity, query: ShelfQuery, starts: str = "") -> Listed:
        ids = await self.ids(kind, query)
        if query.sort is not ShelfSort.NAME:
            return Listed(ids)
        names = [sort_key(self.rows_now[each].name) for each in ids]
        if starts:
            kept = [at for at, name in enumerate(names) if name.startswith(starts)]
            return Listed(array("q", [ids[at] for at in kept]))
        codes = array("q", [letter_code(ord(name[0])) for name in names])
        return Listed(ids, codes, (), letter_marks(codes))

    async def rows(self, kind: Entity, ids: Sequence[int]) -> tuple[ShelfRow, ...]:
        await self._answer("rows", kind, len(ids))
        known = self.rows_now
        return tuple(replace(known[each], kind=kind) for each in ids if each in known)

    async def decades(self) -> tuple[DecadeRow, ...]:
        await self._answer("decades")
        found: dict[int, list[ShelfRow]] = {}
        for year in self.years:
            row = ShelfRow(year, str(year), year % 5, 10 + year % 7, kind=Entity.YEAR)
            found.setdefault(year // 10 * 10, []).append(row)
        return tuple(
            DecadeRow(key, sum(y.albums for y in rows), sum(y.tracks for y in rows), tuple(rows))
            for key, rows in found.items()
        )

    async def page(self, kind: Entity, ref: int) -> ShelfPage:
        await self._answer("page", kind, ref)
        row = self.rows_now.get(ref) or ShelfRow(ref, str(ref), self.albums, len(self.tracks))
        if ref > 5000:
            raise NotFound(str(kind), ref)
        artists = array("q", range(1, 13)) if kind is Entity.GENRE else array("q")
        return ShelfPage(
            kind, replace(row, kind=kind), total(self.tracks), artists,
            array("q", range(1, self.albums + 1)), 3 if kind is Entity.COMPOSER else 0,
        )  # fmt: skip

    async def works(self, composer: int) -> tuple[WorkRow, ...]:
        await self._answer("works", composer)
        return self.works_now

    async def own_order(self, kind: Entity, ref: int, where: Node | None) -> TrackIds:
        await self._answer("own_order", kind, ref, where)
        rows = self.tracks[:3] if where is not None else self.tracks
        return TrackIds(ids_of(rows), total(rows))

    async def genre_named(self, name: str) -> int:
        await self._answer("genre_named", name)
        return NAMES.index(name) + 1


class FakeTree(_Gated):
    """Paths with their tracks; `folders` may be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: dict[bytes, int] = {
            b"Halden Coast/Low Water": 5,
            b"Halden Coast/High Tide": 7,
            b"Mira Solenne/Solo": 3,
            b"Caf\xe9 \x1b[31m": 2,
            b"": 1,
        }
        self.is_available = True
        self.roots_now = [RootId(1)]

    def _row(self, root: RootId, path: bytes) -> FolderRow | None:
        prefix = path + b"/" if path else b""
        below = {key: n for key, n in self.folders.items() if key == path or key.startswith(prefix)}
        if not below and path:
            return None
        count = sum(below.values())
        key = -root if not path else 1000 + sum(path)
        has_folders = any(each != path for each in below)
        return FolderRow(
            key, root, path, b"/music" + (b"/" + path if path else b""), count,
            Ms(count * 180_000), has_folders, self.is_available,
        )  # fmt: skip

    async def roots(self) -> tuple[FolderRow, ...]:
        await self._answer("roots")
        rows = [self._row(root, b"") for root in self.roots_now]
        return tuple(row for row in rows if row is not None)

    async def children(self, root: RootId, path: bytes) -> tuple[FolderRow, ...]:
        await self._answer("children", root, path)
        prefix = path + b"/" if path else b""
        names = {
            key[len(prefix) :].split(b"/")[0]
            for key in self.folders
            if key.startswith(prefix) and key != path
        }
        rows = [self._row(root, prefix + name) for name in sorted(names)]
        return tuple(row for row in rows if row is not None)

    async def row(self, key: int) -> FolderRow:
        await self._answer("row", key)
        for path in (b"", b"Halden Coast", *self.folders):
            row = self._row(RootId(1), path)
            if row is not None and row.key == key:
                return row
        raise NotFound("folder", key)

    async def track_ids(self, root: RootId, path: bytes, query: TrackQuery) -> TrackIds:
        await self._answer("track_ids", path, query)
        row = self._row(root, path)
        count = 0 if row is None else min(row.tracks, 400)
        rows = samples.tracks(2 if query.where is not None else count)
        return TrackIds(ids_of(rows), total(rows))
