"""The search field: every key asks the library, the answer goes into the drop-down; the latest key
wins."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.query_completion import Completion
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.ui import intents
from audio2_desktop.ui.frame.search_popup import Chosen
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.window import Window


class Search(Protocol):
    """What is asked of services.search."""

    async def local(self, text: str, limit: int = 5) -> SearchResults: ...
    async def complete(self, text: str, cursor: int) -> Sequence[Completion]: ...
    async def recent(self) -> Sequence[str]: ...
    async def remember(self, text: str) -> None: ...


class SearchFeed(QObject):
    """Connects field, drop-down and service. `send` performs intents."""

    def __init__(
        self, window: Window, search: Search, send: intents.Send, on_error: ErrorSink
    ) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        self._send = send
        self._answer = TaskSlot(on_error)
        self._memory = TaskSlot(on_error)
        self._is_connected = False
        field = window.topbar.search
        field.text_changed.connect(self._on_text_changed)
        field.focused.connect(self._on_focused)

    async def close(self) -> None:
        self._answer.close()
        await self._memory.settled()
        self._memory.close()

    def focus(self) -> None:
        """Ctrl+K: to the field, everything in it selected."""
        field = self._window.topbar.search
        field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.line.selectAll()

    # -- inside ------------------------------------------------------------------------------------

    def _on_focused(self) -> None:
        self._connect()
        self._on_text_changed(self._window.topbar.search.text())

    def _on_text_changed(self, text: str) -> None:
        if not self._window.topbar.search.line.hasFocus():
            return
        self._answer.run(self._answer_to(text))

    async def _answer_to(self, text: str) -> None:
        line = self._window.topbar.search.line
        if text.strip():
            results = await self._search.local(text)
            if not line.hasFocus():
                return  # meanwhile another page was opened: nothing may fall over it
            self._window.search.show_results(results)
            if self._window.search.isHidden():
                return  # Enter was waiting for this answer
            self._window.show_search_popup()
            completions = await self._search.complete(text, line.cursorPosition())
            if not line.hasFocus():
                return
            if completions and text == line.text():
                self._window.search.show_results(results, completions)
        else:
            recent = await self._search.recent()
            if not line.hasFocus():
                return
            if not recent:
                self._window.hide_search()
                return
            self._window.search.show_recent(recent)
        self._window.show_search_popup()

    def _connect(self) -> None:
        if not self._is_connected:
            self._is_connected = True
            popup = self._window.search
            popup.chosen.connect(self._on_chosen)
            popup.all_wanted.connect(self._on_all_wanted)
            popup.text_wanted.connect(self._on_text_wanted)

    def _on_chosen(self, chosen: Chosen) -> None:
        self._memory.run(self._search.remember(self._window.topbar.search.text()))
        self._send(intent_for(chosen.row, chosen.verb))

    def _on_all_wanted(self, text: str) -> None:
        self._memory.run(self._search.remember(text))
        self._answer.cancel()
        self._window.go(Route("search", text))
        self._window.topbar.search.set_text(text)
        self._window.hide_search()

    def _on_text_wanted(self, text: str) -> None:
        self._window.topbar.search.line.setText(text)


def intent_for(row: FoundRow, verb: str) -> intents.Intent:
    """What choosing a result means. verb: "open", "play" or "next"."""
    is_track = row.kind in (FoundKind.TRACK, FoundKind.LYRICS)
    if verb == "open":
        if is_track:
            return intents.Go(Route("album", f"{row.album_id}:{row.id}"))
        name = {
            FoundKind.ARTIST: "artist",
            FoundKind.ALBUM: "album",
            FoundKind.PLAYLIST: "playlist",
        }.get(row.kind)
        if name is None:
            return intents.Go(Route("shelf", shelf_arg(Entity(row.kind.value), row.id)))
        return intents.Go(Route(name, row.id))
    if is_track:
        if verb == "next":
            return intents.PlayNext((row.id,))
        return intents.PlayTracks((row.id,), 0, Context(ContextKind.SEARCH))
    return intents.PlayThings(Entity(row.kind.value), (row.id,), verb, row.title)
