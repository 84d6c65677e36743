"""In the queue."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Band
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class JumpInQueue(Intent):
    uid: int


@dataclass(frozen=True, slots=True)
class PlaySuggested(Intent):
    """Play a track now that would go on when the queue ends; the queue stays."""

    track: int


@dataclass(frozen=True, slots=True)
class Decline(Intent):
    """Suggest other tracks to go on than these."""

    tracks: Sequence[int]


@dataclass(frozen=True, slots=True)
class RemoveFromQueue(Intent):
    uids: Sequence[int]


@dataclass(frozen=True, slots=True)
class MoveInQueue(Intent):
    """before: uid of the entry that will follow, None for the end of `band`."""

    uids: Sequence[int]
    before: int | None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class InsertInQueue(Intent):
    """Tracks (or the tracks of things) dropped into the queue, before an entry or (None) at the end
    of `band`."""

    ids: Sequence[int]
    before: int | None
    band: Band | None = None
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class ClearQueue(Intent):
    """Everything the user queued and that has not been played; `whole`: the context too."""

    whole: bool = False


@dataclass(frozen=True, slots=True)
class PlayRecent(Intent):
    """Take up a former queue where it was left."""

    queue: int


@dataclass(frozen=True, slots=True)
class SaveQueue(Intent):
    """The whole queue as a new playlist."""
