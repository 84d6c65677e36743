"""Keeps the Details panel true: the tracks that are selected in the list used last, else what
plays. Nothing is read while the panel is hidden."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import Stamp
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.player import Player
from audio2_desktop.ui import intents
from audio2_desktop.ui.intents import Send
from audio2_desktop.ui.window import Window

READ = 2_000
"""Of a larger selection, what the first so many have in common."""
COALESCE_MS = 60
_KINDS = (facts.NowPlaying, facts.TracksChanged, facts.ArtworkReady, facts.FavouritesChanged)


class Details(Protocol):
    """What is asked of services.track_details."""

    async def of(self, track: int) -> TrackDetails: ...
    async def rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...


class TrackList(Protocol):
    """A view whose rows are tracks."""

    @property
    def selection_changed(self) -> SignalInstance: ...

    def selected_tracks(self) -> Sequence[int]: ...


class DetailsFeed(QObject):
    """Owns its subscription; `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        player: Player,
        details: Details,
        now: Callable[[], Stamp],
        send: Send,
        on_error: ErrorSink,
    ) -> None:
        super().__init__(window)
        self._window, self._player = window, player
        self._details, self._now, self._send = details, now, send
        self._slot = TaskSlot(on_error)
        self._list: QWidget | None = None
        self._timer = QTimer(self, interval=COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._read_if_seen)
        self._subscription = bus.subscribe(_KINDS, lambda _fact: self.refresh())
        window.panel_changed.connect(self.refresh)
        window.went.connect(self._on_went)
        window.panel.details_made.connect(self._connect)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        self._timer.stop()
        self._slot.close()
        self._leave()

    def refresh(self) -> None:
        """Something it shows may be another now."""
        if not self._timer.isActive():
            self._timer.start()

    @property
    def is_seen(self) -> bool:
        window = self._window
        return window.is_panel_open and window.panel.tab == "details"

    # -- whose tracks ------------------------------------------------------------------------------

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and widget.window() is self._window:
            if hasattr(widget, "selected_tracks") and hasattr(widget, "selection_changed"):
                self._listen(widget)
                return
            widget = widget.parentWidget()

    def _listen(self, view: QWidget) -> None:
        if view is self._list:
            return
        self._leave()
        self._list = view
        _as_list(view).selection_changed.connect(self.refresh)
        view.destroyed.connect(self._on_gone)
        self.refresh()

    def _leave(self) -> None:
        view, self._list = self._list, None
        if view is not None:
            _as_list(view).selection_changed.disconnect(self.refresh)
            view.destroyed.disconnect(self._on_gone)

    def _on_gone(self) -> None:
        self._list = None
        self.refresh()

    def _on_went(self, _route: object) -> None:
        page, panel = self._window.area.current, self._window.panel
        view = self._list
        if view is not None and not (
            panel.isAncestorOf(view) or (page is not None and page.isAncestorOf(view))
        ):
            self._leave()  # its page is not shown any more
        self.refresh()

    # -- reading -----------------------------------------------------------------------------------

    def _read_if_seen(self) -> None:
        if self.is_seen:
            self._slot.run(self._read())

    async def _read(self) -> None:
        picked = _as_list(self._list).selected_tracks() if self._list is not None else ()
        ids = [each for each in picked[: READ + 1] if each > 0]
        panel = self._window.panel.details
        playing = self._player.state.track
        if len(ids) > 1:
            rows = await self._details.rows(ids[:READ])
            length = sum(row.length_ms for row in rows)
            panel.show_many(rows, len(picked), length if len(picked) <= READ else 0)
            return
        track = ids[0] if ids else playing.id if playing is not None else None
        if track is None:
            panel.show_none()
            return
        found = await self._details.of(track)
        is_playing = playing is not None and playing.id == track
        panel.show_one(found, self._now(), is_playing=is_playing)

    # -- what is done there ------------------------------------------------------------------------

    def _connect(self) -> None:
        panel = self._window.panel.details
        panel.navigate.connect(self._window.go)
        panel.show_file.connect(lambda track: self._send(intents.ShowFile(track)))
        panel.rated.connect(self._rate)
        panel.heart_pressed.connect(self._like)

    def _rate(self, rating: int) -> None:
        track = self._window.panel.details.track
        if track is not None:
            self._send(intents.Rate(Entity.TRACK, (track.id,), rating))

    def _like(self, on: bool) -> None:
        track = self._window.panel.details.track
        if track is not None:
            self._send(intents.SetFavourite(Entity.TRACK, (track.id,), on))


def _as_list(view: object) -> TrackList:
    return view  # type: ignore[return-value]
