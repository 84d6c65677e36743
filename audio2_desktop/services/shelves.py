"""Genres, composers, years, decades and own tags: what their lists and pages show, one read
each."""

from collections.abc import Sequence

from audio2_desktop.domain.listed import Listed
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_tree import Node
from audio2_desktop.domain.shelves import DecadeRow, ShelfPage, ShelfQuery, ShelfRow, WorkRow
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import own_tags, shelf_works, shelf_years, shelves
from audio2_desktop.storage.database import Database


class Shelves:
    """Lives on the loop; `kind` is Entity.GENRE, COMPOSER or TAG where nothing else is said."""

    def __init__(self, db: Database, *, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def listed(self, kind: Entity, query: ShelfQuery, starts: str = "") -> Listed:
        """Ids in order with the letters to jump to. starts: only names that begin so, folded."""
        if kind is Entity.TAG:
            return await self._db.read(own_tags.listed, query, starts)
        return await self._db.read(shelves.listed, kind, query, starts)

    async def rows(self, kind: Entity, ids: Sequence[int]) -> tuple[ShelfRow, ...]:
        """Cards in the order of `ids`, those that are gone left out; ask for at most 200."""
        if kind is Entity.TAG:
            return await self._db.read(own_tags.rows, tuple(ids), self._profile)
        return await self._db.read(shelves.rows, kind, tuple(ids), self._profile)

    async def decades(self) -> tuple[DecadeRow, ...]:
        """All decades with their years, latest first; what has no year comes last."""
        return await self._db.read(shelf_years.decades, self._profile)

    async def page(self, kind: Entity, ref: int) -> ShelfPage:
        """What the page of a shelf of any kind shows. Raises NotFound."""
        if kind is Entity.TAG:
            return await self._db.read(own_tags.page, ref, self._profile)
        return await self._db.read(shelves.page, kind, ref, self._profile)

    async def works(self, composer: int) -> tuple[WorkRow, ...]:
        """The works of a composer by name, as far as tags name them."""
        return await self._db.read(shelf_works.of_composer, composer, self._profile)

    async def own_order(self, kind: Entity, ref: int, where: Node | None) -> TrackIds:
        """Tracks of a shelf of any kind that match, album by album."""
        query = TrackQuery(where=where, profile=self._profile)
        return await self._db.read(shelves.listed_on, kind, ref, query)

    async def genre_named(self, name: str) -> int:
        """The id of a genre. Raises NotFound."""
        found = await self._db.read(shelves.genre_named, name)
        if found is None:
            raise NotFound("genre", name)
        return found
