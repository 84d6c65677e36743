"""What was hidden or taken out of the library, deleted playlists, and the way back."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    PlaylistsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.playlists import DeletedPlaylist
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import PlaylistId, Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import Did
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.views.filters.chip_row import ChipRow
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.plain_list import Item, PlainList
from audio2_desktop.ui.widgets.states import EmptyState

HIDDEN, REMOVED, PLAYLISTS = "hidden", "removed", "playlists"
"""The chips; the last one stands for those that were deleted."""


class HiddenThing(Protocol):
    @property
    def entity(self) -> Entity: ...
    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def artist(self) -> str: ...
    @property
    def at(self) -> Stamp: ...


class RemovedThing(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def tracks(self) -> Sequence[int]: ...
    @property
    def removed_at(self) -> Stamp: ...


class Away(Protocol):
    """What this page asks of services.removal."""

    async def hidden(self) -> Sequence[HiddenThing]: ...
    async def unhide(self, entity: Entity, ids: Sequence[int]) -> Undoable: ...
    async def removed(self) -> Sequence[RemovedThing]: ...
    async def restore(self, removed: int) -> Undoable: ...


class Deleted(Protocol):
    """What this page asks of services.playlists."""

    async def deleted(self) -> Sequence[DeletedPlaylist]: ...
    async def restore(self, playlist: PlaylistId) -> Undoable: ...


class HiddenPage(Page):
    """Route("hidden")."""

    def __init__(self, tools: PageTools, removal: Away, playlists: Deleted) -> None:
        super().__init__(tools, "hiddenPage")
        self._removal, self._playlists = removal, playlists
        self._which = HIDDEN
        self.title = PageTitle(self.theme, words.tr("Hidden and removed"))
        self.chips = ChipRow(self.theme, words.tr("What is shown"))
        self.list = PlainList(self.theme, words.tr("Hidden and removed"))
        self.list.setObjectName("hiddenList")
        self._none = EmptyState(
            self.theme,
            words.tr("Nothing here"),
            words.tr("What you hide or remove can be brought back from this page."),
            icon="eye",
        )
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column, (22, 4, 22, 0), 10, at_edges=True)
        head = QVBoxLayout()
        self.measured(head, (10, 0, 10, 0), 8)
        head.addWidget(self.title)
        head.addWidget(self.chips)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        column.addWidget(self._stack, 1)
        self.set_content(page)
        self.chips.chosen.connect(self._on_chosen)
        self.list.acted.connect(lambda item: self.start(self._bring_back(item)))
        self.hear((TracksChanged, AlbumsChanged, ArtistsChanged, PlaylistsChanged))

    async def reload(self) -> None:
        hidden = await self._removal.hidden()
        removed = await self._removal.removed()
        playlists = await self._playlists.deleted()
        self.chips.show_chips(
            [
                (HIDDEN, _with_count(words.tr("Hidden"), len(hidden))),
                (REMOVED, _with_count(words.tr("Removed"), len(removed))),
                (PLAYLISTS, _with_count(words.tr("Playlists"), len(playlists))),
            ],
            self._which,
        )
        now = self.tools.now()
        if self._which == REMOVED:
            items = [_removed_item(at, thing, now) for at, thing in enumerate(removed, 1)]
        elif self._which == PLAYLISTS:
            items = [_playlist_item(at, thing, now) for at, thing in enumerate(playlists, 1)]
        else:
            items = [_hidden_item(at, thing, now) for at, thing in enumerate(hidden, 1)]
        self.list.show_items(items)
        self._stack.setCurrentWidget(self.list if items else self._none)

    def state(self) -> dict[str, object]:
        return {"which": self._which}

    def restore(self, state: dict[str, object]) -> None:
        which = state.get("which")
        self._which = str(which) if which in (REMOVED, PLAYLISTS) else HIDDEN
        super().restore(state)
        self.load()

    def focus_first(self) -> None:
        self.list.setFocus()

    def _on_chosen(self, which: str) -> None:
        self._which = which
        self.load()

    async def _bring_back(self, item: Item) -> None:
        what: Any = item.what
        if self._which == REMOVED:
            done = await self._removal.restore(what.id)
        elif self._which == PLAYLISTS:
            done = await self._playlists.restore(what.id)
        else:
            done = await self._removal.unhide(what.entity, [what.id])
        self.intent.emit(Did(done))
        self.load()


def _with_count(name: str, count: int) -> str:
    return f"{name} {words.count(count)}" if count else name


def _hidden_item(at: int, thing: HiddenThing, now: Stamp) -> Item:
    icons = {
        Entity.ARTIST: "user",
        Entity.ALBUM: "vinyl-record",
        Entity.TRACK: "music-note",
        Entity.GENRE: "swatches",
        Entity.COMPOSER: "pen-nib",
    }
    detail = words.joined(words.kind(thing.entity), thing.artist, words.day(thing.at, now))
    icon = icons.get(thing.entity, "eye-slash")
    return Item(at, thing.name, detail, icon, "t2", words.tr("Show again"), False, thing)


def _removed_item(at: int, thing: RemovedThing, now: Stamp) -> Item:
    detail = words.joined(words.tracks(len(thing.tracks)), words.day(thing.removed_at, now))
    return Item(at, thing.label, detail, "trash", "t2", words.tr("Bring back"), False, thing)


def _playlist_item(at: int, thing: DeletedPlaylist, now: Stamp) -> Item:
    detail = words.joined(words.tracks(thing.tracks), words.day(thing.deleted_at, now))
    return Item(at, thing.name, detail, "playlist", "t2", words.tr("Bring back"), False, thing)
