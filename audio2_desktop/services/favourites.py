"""Hearts and stars: given, taken, and taken back."""

from collections.abc import Iterable
from functools import partial

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import favourites as store
from audio2_desktop.storage.database import Database


class Favourites:
    """The hearts and ratings of one profile on tracks, albums, artists and playlists."""

    def __init__(self, db: Database, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def set_favourite(self, entity: Entity, ids: Iterable[int], *, on: bool) -> Undoable:
        """Give hearts or take them, any number at once. Raises Refused for a genre."""
        former = await self._db.write(store.set_favourite, self._profile, entity, list(ids), on=on)
        key = "favourited" if on else "unfavourited"
        return self._hearts_done(key, entity, former)

    async def rate(self, entity: Entity, ids: Iterable[int], rating: int) -> Undoable:
        """10 to 100 in steps of 10 (half stars), 0 for none. Raises Refused for other numbers."""
        former = await self._db.write(store.set_rating, self._profile, entity, list(ids), rating)
        return self._stars_done(entity, former)

    async def rating(self, entity: Entity, one: int) -> int:
        """The present rating, 0 for none."""
        found = (await self._db.read(store.ratings, self._profile, entity, [one]))[one]
        return found[0] if found else 0

    async def is_favourite(self, entity: Entity, one: int) -> bool:
        """True for what has a heart."""
        return (await self._db.read(store.hearts, self._profile, entity, [one]))[one] is not None

    def _hearts_done(self, key: str, entity: Entity, former: store.Hearts) -> Undoable:
        return Undoable(key, partial(self._put_hearts, key, entity, former), _values(len(former)))

    async def _put_hearts(self, key: str, entity: Entity, wanted: store.Hearts) -> Undoable:
        former = await self._db.write(store.put_hearts, self._profile, entity, wanted)
        return self._hearts_done(key, entity, former)

    def _stars_done(self, entity: Entity, former: store.Ratings) -> Undoable:
        return Undoable("rated", partial(self._put_stars, entity, former), _values(len(former)))

    async def _put_stars(self, entity: Entity, wanted: store.Ratings) -> Undoable:
        former = await self._db.write(store.put_ratings, self._profile, entity, wanted)
        return self._stars_done(entity, former)


def _values(count: int) -> dict[str, object]:
    return {"count": count}
