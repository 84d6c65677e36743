"""What is dropped on a playlist's page or pasted into it: moved, added, imported, or refused."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.intents import AddToPlaylist, ImportFiles, Intent, MoveInPlaylist
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.views.playlist import playlist_lines, smart_part
from audio2_desktop.ui.views.playlist.notice_bar import NoticeBar


@dataclass(frozen=True, slots=True)
class Target:
    """The playlist as a drop finds it."""

    playlist: PlaylistId
    name: str = ""
    lines: int = 0
    is_custom: bool = True
    """In its own order and whole, so that places mean something."""
    is_smart: bool = False


class Lists(Protocol):
    """What is asked of services.playlists."""

    async def duplicates(
        self, playlist: PlaylistId, track_ids: Collection[TrackId]
    ) -> Collection[int]: ...


class Things(Protocol):
    """What is asked of services.browse."""

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]: ...


class PlaylistDrops(QObject):
    """One for the page. rows: those on the screen; `notice` asks about what is there already."""

    intent = Signal(Intent)

    def __init__(
        self,
        rows: Listing,
        notice: NoticeBar,
        lists: Lists,
        things: Things,
        target: Callable[[], Target],
    ) -> None:
        super().__init__(notice)
        self._rows = rows
        self._notice = notice
        self._lists = lists
        self._things = things
        self._target = target

    def hint(self, what: drag.Dropped, row: int, copies: bool) -> tuple[str, bool]:
        """What a drop before `row` would do (views.dropping.Hint)."""
        target = self._target()
        if not self._is_move(what, copies):
            return playlist_lines.welcome(what, target.name), True
        if not target.is_custom:
            return words.tr("Sorted or filtered: go back to the custom order to move"), False
        moved = set(what.positions)
        above = sum(1 for at in range(row) if self._rows.key_at(at) in moved)
        text = words.tr("Move to position {position}")
        return words.fill(text, {"position": row - above + 1}), True

    async def drop(self, what: drag.Dropped, row: int, copies: bool) -> None:
        """Put it before `row` of the screen. Raises Refused where nothing is put in by hand."""
        target = self._target()
        if target.is_smart:
            raise Refused(smart_part.refusal())
        at = row if target.is_custom else target.lines
        if self._is_move(what, copies):
            self.intent.emit(MoveInPlaylist(target.playlist, what.positions, at))
        elif what.urls:
            self.intent.emit(ImportFiles(what.urls, target.playlist))
        else:
            await self._add(what, target.playlist, at)

    async def _add(self, what: drag.Dropped, playlist: PlaylistId, at: int) -> None:
        """Tracks that are here already are asked about, without holding up."""
        ids: Sequence[int] = what.ids
        if what.things:
            ids = await self._things.tracks_of(Entity(what.entity), what.things)
        if not ids:
            return
        wanted = frozenset(TrackId(key) for key in ids)
        here = set(await self._lists.duplicates(playlist, wanted))

        def put(ids: Sequence[int], *, again: bool = False) -> None:
            if len(ids):
                self.intent.emit(AddToPlaylist(ids, playlist, Entity.TRACK, at, again))

        if not here:
            put(ids)
            return
        rest = [key for key in ids if key not in here]
        self._notice.ask(
            words.tr("%n are already here", "", len(here)),
            [
                (words.tr("Skip them"), lambda: put(rest)),
                (words.tr("Add anyway"), lambda: put(ids, again=True)),
            ],
        )

    def _is_move(self, what: drag.Dropped, copies: bool) -> bool:
        return what.source == self._rows.source and bool(what.positions) and not copies
