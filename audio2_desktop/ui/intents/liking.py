"""What the user thinks of music: hearts, ratings, own tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class SetFavourite(Intent):
    entity: Entity
    ids: Sequence[int]
    on: bool


@dataclass(frozen=True, slots=True)
class Rate(Intent):
    """rating: 0..100 in steps of 10; 0 clears."""

    entity: Entity
    ids: Sequence[int]
    rating: int


@dataclass(frozen=True, slots=True)
class PickTag(Intent):
    """Let the user choose a tag for these things by typing (Shift+T): it is put on, or taken off
    where all carry it."""

    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class PutTags(Intent):
    """Put tags on things."""

    tags: Sequence[int]
    ids: Sequence[int]
    entity: Entity = Entity.TRACK


@dataclass(frozen=True, slots=True)
class NewTag(Intent):
    """Asks for its name."""


@dataclass(frozen=True, slots=True)
class RenameTag(Intent):
    """Asks for another name; `name` is the present one."""

    tag: int
    name: str


@dataclass(frozen=True, slots=True)
class ColourTag(Intent):
    """colour: one of `domain.own_tags.COLOURS`."""

    tag: int
    colour: str


@dataclass(frozen=True, slots=True)
class DeleteTags(Intent):
    """The tags; what they are on stays."""

    ids: Sequence[int]
