"""Which tracks an intent about albums, artists and the like is about."""

from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.music import Entity


class Contents(Protocol):
    """What is asked of services.browse."""

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]: ...


async def behind(contents: Contents, entity: Entity, ids: Sequence[int]) -> Sequence[int]:
    """Ids of the tracks in these things, in playing order; tracks are their own."""
    if entity is Entity.TRACK:
        return tuple(ids)
    return await contents.tracks_of(entity, tuple(ids))
