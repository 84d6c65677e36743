"""The user's own tags: made, changed, put on things, deleted, and each of it taken back. Lists and
pages of them are those of shelves (`services.shelves`)."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from audio2_desktop.domain.music import Entity, OwnTag
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId, TagId
from audio2_desktop.storage import own_tags as store
from audio2_desktop.storage.database import Database, Write


class OwnTags:
    """The tags of one profile on tracks, albums and artists."""

    def __init__(self, db: Database, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    # -- what there is -----------------------------------------------------------------------------

    async def every(self) -> tuple[OwnTag, ...]:
        """All tags by name."""
        return await self._db.read(store.every, self._profile)

    async def carried(self, entity: Entity, ids: Sequence[int]) -> Mapping[TagId, int]:
        """How many of these carry each tag; tags that none carries are left out."""
        return await self._db.read(store.carried, self._profile, entity, tuple(ids))

    # -- the tags ----------------------------------------------------------------------------------

    async def create(
        self, name: str, entity: Entity = Entity.TRACK, ids: Iterable[int] = ()
    ) -> Undoable:
        """A new tag, on these things at once. Raises Refused when there is one of this name."""
        tag = await self._db.write(_create, self._profile, name, entity, tuple(ids))
        return Undoable("created_tag", partial(self._uncreate, tag), {"name": tag.name})

    async def rename(self, tag: TagId, name: str) -> Undoable:
        """Raises NotFound, and Refused when there is one of this name."""
        return await self._change(tag, name=name)

    async def recolour(self, tag: TagId, colour: str) -> Undoable:
        """colour: one of `domain.own_tags.COLOURS`. Raises NotFound and Refused."""
        return await self._change(tag, colour=colour)

    async def delete(self, ids: Iterable[TagId]) -> Undoable:
        """The tags; what they were on stays. Raises NotFound."""
        removed = await self._db.write(store.remove, self._profile, tuple(ids))
        return _deleted(removed.tags, partial(self._restore, removed))

    # -- what they are on --------------------------------------------------------------------------

    async def put(self, tag: TagId, entity: Entity, ids: Iterable[int], *, on: bool) -> Undoable:
        """Put a tag on things or take it off, any number in one step. Raises NotFound, and Refused
        for what carries no tags."""
        former = await self._db.write(store.put, self._profile, tag, entity, tuple(ids), on=on)
        known = {each.id: each.name for each in await self.every()}
        name = known.get(tag, "")
        return self._put_done(tag, entity, former, name, is_on=on)

    # -- there and back ----------------------------------------------------------------------------

    async def _change(self, tag: TagId, name: str = "", colour: str = "") -> Undoable:
        present = {each.id: each for each in await self.every()}.get(tag, OwnTag(tag, "", ""))
        wanted = replace(present, name=name or present.name, colour=colour or present.colour)
        return await self._changed(wanted)

    async def _changed(self, wanted: OwnTag) -> Undoable:
        former = await self._db.write(store.change, self._profile, wanted)
        return Undoable("changed_tag", partial(self._changed, former), {"name": wanted.name})

    async def _uncreate(self, tag: OwnTag) -> Undoable:
        removed = await self._db.write(store.remove, self._profile, (tag.id,))
        return Undoable("created_tag", partial(self._recreate, removed), {"name": tag.name})

    async def _recreate(self, removed: store.Removed) -> Undoable:
        (tag,) = await self._db.write(store.put_back, self._profile, removed)
        return Undoable("created_tag", partial(self._uncreate, tag), {"name": tag.name})

    async def _restore(self, removed: store.Removed) -> Undoable:
        tags = await self._db.write(store.put_back, self._profile, removed)
        return _deleted(tags, partial(self.delete, [tag.id for tag in tags]))

    def _put_done(
        self, tag: TagId, entity: Entity, former: store.Taggings, name: str, *, is_on: bool
    ) -> Undoable:
        async def back() -> Undoable:
            was = await self._db.write(store.put_so, self._profile, tag, entity, former)
            return self._put_done(tag, entity, was, name, is_on=is_on)

        key = f"{'tagged' if is_on else 'untagged'}_{entity}"
        return Undoable(key, back, {"name": name, "count": len(former)})


def _create(tx: Write, profile: ProfileId, name: str, entity: Entity, ids: Sequence[int]) -> OwnTag:
    tag = store.create(tx, profile, name)
    if ids:
        store.put(tx, profile, tag.id, entity, ids, on=True)
    return tag


def _deleted(tags: Sequence[OwnTag], back: Callable[[], Awaitable[Undoable]]) -> Undoable:
    names = ", ".join(tag.name for tag in tags)
    return Undoable("deleted_tags", back, {"name": names, "count": len(tags)})
