"""A menu for things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """What a page adds to the menu of its things."""

    text: str
    icon: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class OpenMenu(Intent):
    """A context menu for these things, at a place in global coordinates.

    item_ids: the places in the playlist or queue (`uid`s), when the list is one. `place` says which
    list.
    """

    entity: Entity
    ids: Sequence[int]
    x: int
    y: int
    place: str = ""
    place_id: int | None = None
    item_ids: Sequence[int] = ()
    name: str = ""
    artist_id: int | None = None
    album_id: int | None = None
    is_favourite: bool = False
    rating: int = 0
    is_missing: bool = False
    path: bytes = b""
    """Of a folder: where it lies."""
    extra: Sequence[MenuEntry] = ()
