"""Keeps the frame true: hears facts, asks services, puts rows into side bar, player bar and queue.

Facts only mark what is stale; one timer reads it once, 50 ms later.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from audio2_desktop.domain import facts
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Counts, TrackRow
from audio2_desktop.domain.playlists import PlaylistFolder, PlaylistRow
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.queue import ContextKind
from audio2_desktop.domain.units import TrackId
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.services.player import Player
from audio2_desktop.ui import words
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.outside import outside_row
from audio2_desktop.ui.playing_menu import ending
from audio2_desktop.ui.window import Window

COALESCE_MS = 50
POSITION_MS = 100
COUNTDOWN_MS = 1_000
SUMMED = 2_000
"""Up to so many entries the queue's length is added up; beyond, only counted."""

_SIDE = (facts.PlaylistsChanged,)
_COUNTS = (
    facts.TracksChanged,
    facts.RootsChanged,
    facts.FavouritesChanged,
    facts.TagsChanged,
)
_PLAYER = (facts.NowPlaying, facts.QueueChanged)


class Catalogue(Protocol):
    """What is asked of services.browse."""

    async def counts(self) -> Counts: ...
    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...


class PlaylistRows(Protocol):
    """What is asked of services.playlists."""

    async def all(self, *, counts_smart: bool = True) -> Sequence[PlaylistRow]: ...
    async def folders(self) -> Sequence[PlaylistFolder]: ...


Seed = Callable[[str], Awaitable[int | None]]
"""Seed colour (0xRRGGBB) of a picture by its key."""


class FrameFeed(QObject):
    """Owns its subscriptions and tasks; `close` ends them. Nothing is read before `start`."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        player: Player,
        catalogue: Catalogue,
        playlists: PlaylistRows,
        seed: Seed,
        on_error: ErrorSink,
        tell_playlists: Callable[[Sequence[tuple[int, str]]], None],
    ) -> None:
        """tell_playlists: is given (id, name) of all playlists that take tracks, whenever they
        changed."""
        super().__init__(window)
        self._window = window
        self._player = player
        self._catalogue = catalogue
        self._playlists = playlists
        self._seed_of = seed
        self._tell_playlists = tell_playlists
        self._seed_key = ""
        self._stale: set[str] = set()
        self._side = TaskSlot(on_error)
        self._numbers = TaskSlot(on_error)
        self._colour = TaskSlot(on_error)
        self._track = TaskSlot(on_error)
        self._sum = TaskSlot(on_error)
        self._fetch = TaskSlot(on_error)
        self._asked: set[int] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._due: asyncio.TimerHandle | None = None
        self._clock = QTimer(self, interval=POSITION_MS)
        self._clock.timeout.connect(self._on_clock)
        self._countdown = QTimer(self, interval=COUNTDOWN_MS)
        self._countdown.timeout.connect(self._show_ending)
        kinds = (*_SIDE, *_COUNTS, *_PLAYER, facts.PlaybackTrouble, facts.ArtworkReady,
                 facts.SettingChanged)  # fmt: skip
        self._subscription = bus.subscribe(kinds, self._on_fact)
        window.panel.rows.rows_wanted.connect(self._on_rows_wanted)
        window.panel.rows.known = player.known

    def start(self) -> None:
        """Read everything for the first time."""
        self._loop = asyncio.get_running_loop()
        self._stale = {"side", "counts", "player", "queue"}
        self._refresh()

    async def close(self) -> None:
        self._subscription.close()
        if self._due is not None:
            self._due.cancel()
        self._loop = None
        self._clock.stop()
        self._countdown.stop()
        for slot in (self._side, self._numbers, self._colour, self._track, self._sum, self._fetch):
            slot.close()

    # -- facts -------------------------------------------------------------------------------------

    def _on_fact(self, fact: facts.Fact) -> None:
        match fact:
            case facts.SettingChanged(name):
                if name == "language.language":
                    self._stale |= {"side", "counts", "player", "queue"}
            case facts.PlaylistsChanged():
                self._stale.add("side")
            case facts.NowPlaying():
                self._stale.add("player")
            case facts.QueueChanged():
                self._stale |= {"player", "queue"}
            case facts.PlaybackTrouble(title, problem):
                self._window.toasts.say(trouble(title, problem), "warning")
            case facts.ArtworkReady():
                # rows carry the key of their picture: those that were read before have none
                self._window.panel.rows.forget_rows()
                self._stale |= {"side", "track"}
            case facts.TracksChanged(ids):
                self._window.panel.rows.forget_rows(ids or None)
                self._stale |= {"counts", "track"}
            case _:
                self._stale.add("counts")
        if self._stale and self._due is None and self._loop is not None:
            self._due = self._loop.call_later(COALESCE_MS / 1000, self._refresh)

    def _refresh(self) -> None:
        self._due = None
        stale, self._stale = self._stale, set()
        if "side" in stale:
            self._side.run(self._read_side())
        if "counts" in stale:
            self._numbers.run(self._read_counts())
        if "queue" in stale:
            self._show_queue()
        if "track" in stale:
            self._track.run(self._read_track())
        elif "player" in stale:
            self._show_player()

    # -- side bar ----------------------------------------------------------------------------------

    async def _read_side(self) -> None:
        playlists = await self._playlists.all(counts_smart=False)
        folders = await self._playlists.folders()
        self._window.sidebar.set_playlists(side_rows(playlists, folders))
        self._tell_playlists([(row.id, row.name) for row in playlists if not row.is_smart])

    async def _read_counts(self) -> None:
        counts = await self._catalogue.counts()
        self._window.sidebar.places.set_counts(
            {
                "artists": counts.artists,
                "albums": counts.albums,
                "tracks": counts.tracks,
                "favourites": counts.favourites,
                "tags": counts.tags,
            }
        )

    # -- player bar --------------------------------------------------------------------------------

    async def _read_track(self) -> None:
        """The row of what plays may differ now; the fact that follows shows it."""
        await self._player.refresh()

    def _show_player(self) -> None:
        state, bar = self._player.state, self._window.player_bar
        track = state.track if state.track is not None else outside_row(state.entry)
        bar.show_track(track, state.length_ms)
        bar.set_state(
            playing=state.is_playing,
            shuffle=state.is_shuffled,
            repeat=state.repeat,
            volume=state.volume,
            muted=state.is_muted,
        )
        bar.set_waiting(state.waits)
        self._window.panel.set_playing(state.is_playing)
        bar.set_position(self._player.position_ms())
        self._show_ending()
        self._window.set_now_playing(
            track.title if track is not None else "", track.artist if track is not None else ""
        )
        key = track.image if track is not None else ""
        if key != self._seed_key:
            self._seed_key = key
            self._colour.run(self._read_seed(key))
        if state.is_playing:
            self._clock.start()
        else:
            self._clock.stop()

    def _show_ending(self) -> None:
        """Where playing ends by itself; counts down while the sleep timer runs."""
        left = self._player.sleep_left_ms()
        text, sentence = ending(self._player.state.stop_after, left)
        self._window.player_bar.set_ending(text, sentence)
        if left is None:
            self._countdown.stop()
        elif not self._countdown.isActive():
            self._countdown.start()

    async def _read_seed(self, key: str) -> None:
        seed = await self._seed_of(key) if key else None
        self._window.player_bar.set_seed(seed)
        self._window.panel.set_seed(seed)

    def _on_clock(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self._window.player_bar.set_position(self._player.position_ms())

    # -- queue -------------------------------------------------------------------------------------

    def _show_queue(self) -> None:
        view = self._player.queue()
        rows = self._window.panel.rows
        title = context_title(view.context)
        rows.show_queue(view.now, view.up_next, view.from_context, title, view.coming)
        self._window.panel.set_autoplay(view.is_endless)
        later = len(view.from_context)
        total = rows.total
        self._window.panel.set_sum(
            words.tracks(total) if total else "", words.tracks(later) if later else ""
        )
        if 0 < total <= SUMMED:
            ids = [e.track_id for e in (*view.up_next, *view.from_context) if e.track_id]
            ids += [view.now.track_id] if view.now and view.now.track_id else []
            self._sum.run(self._read_sum(ids, later))

    async def _read_sum(self, ids: Sequence[int], later: int) -> None:
        """The length of all that comes, and the rows that the list will ask for anyway."""
        rows = await self._catalogue.track_rows(tuple(dict.fromkeys(ids)))
        lengths = {row.id: row.length_ms for row in rows}

        def length(entry: Entry) -> int:
            outside = self._player.known(entry).outside
            return outside.length_ms if outside else lengths.get(entry.track_id or TrackId(0), 0)

        view = self._player.queue()
        after = sum(length(entry) for entry in view.from_context)
        entries = (*view.up_next, *([view.now] if view.now else []))
        whole = after + sum(length(entry) for entry in entries)
        panel = self._window.panel
        panel.rows.put_rows(rows)
        total = panel.rows.total
        panel.set_sum(
            words.joined(words.tracks(total), words.length(whole)),
            words.joined(words.tracks(later), words.length(after)) if later else "",
        )

    def _on_rows_wanted(self, ids: list[int]) -> None:
        self._asked.update(ids)
        if self._loop is not None:
            self._loop.call_soon(self._start_rows)

    def _start_rows(self) -> None:
        if self._asked and self._loop is not None and not self._fetch.is_busy:
            self._fetch.run(self._read_rows())

    async def _read_rows(self) -> None:
        while self._asked:
            ids, self._asked = tuple(self._asked), set()
            self._window.panel.rows.put_rows(await self._catalogue.track_rows(ids))


def side_rows(playlists: Sequence[PlaylistRow], folders: Sequence[PlaylistFolder]) -> list[SideRow]:
    """Playlists and folders as the side bar lists them, in their common order."""
    rows = [
        (
            row.place,
            SideRow(row.id, row.name, False, row.folder, row.images, row.tracks, row.is_smart),
        )
        for row in playlists
    ]
    rows += [(row.place, SideRow(row.id, row.name, True, row.parent)) for row in folders]
    return [row for _, row in sorted(rows, key=lambda item: item[0])]


def context_title(context: "object") -> str:
    """What the last band of the queue is called after "Next from"."""
    title = str(getattr(context, "title", ""))
    if title:
        return title
    match getattr(context, "kind", ContextKind.NONE):
        case ContextKind.TRACKS:
            return words.tr("Tracks")
        case ContextKind.SEARCH:
            return words.tr("Search")
        case ContextKind.FILES:
            return words.tr("Files")
        case ContextKind.SIMILAR:
            return words.tr("Similar music")
    return ""


def trouble(title: str, problem: Problem) -> str:
    """Why something was not played."""
    reason = words.problem(problem)
    if not title:
        return reason
    return words.fill(words.tr("Skipped {title}: {reason}"), {"title": title, "reason": reason})
