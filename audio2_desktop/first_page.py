"""The page that was shown last, painted with its first rows before the services are there.

`app` makes it with the frame; `wake` brings what it was promised and opens it like any other page.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSettings

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.settings import Settings
from audio2_desktop.storage import first_paint
from audio2_desktop.ui import routes
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.window import Window

if TYPE_CHECKING:
    from audio2_desktop.domain.home import HomePage, Tile
    from audio2_desktop.domain.listed import Grouping, Listed
    from audio2_desktop.domain.music import AlbumRow, Counts, Entity, GenreRow, TrackFile, TrackRow
    from audio2_desktop.domain.sorting import (
        AlbumQuery,
        GroupHead,
        TrackGrouping,
        TrackIds,
        TrackQuery,
        TrackSort,
    )
    from audio2_desktop.domain.undo import Undoable
    from audio2_desktop.domain.units import Ms
    from audio2_desktop.services.browse import Browse
    from audio2_desktop.services.home import Home
    from audio2_desktop.ui.page import PageTools

_ROUTE = "window/route"


class LateBrowse:
    """Stands for `services.browse`, which comes later. A page that is not open asks nothing."""

    def __init__(self) -> None:
        self._real: Browse | None = None

    def arrive(self, browse: "Browse") -> None:
        self._real = browse

    @property
    def _browse(self) -> "Browse":
        assert self._real is not None, "a page asked before it was opened"
        return self._real

    async def album_list(self, query: "AlbumQuery", grouping: "Grouping", starts: str) -> "Listed":
        return await self._browse.album_list(query, grouping, starts)

    async def album_rows(self, ids: Sequence[int]) -> "Sequence[AlbumRow]":
        return await self._browse.album_rows(ids)

    async def track_ids(self, query: "TrackQuery") -> "TrackIds":
        return await self._browse.track_ids(query)

    async def track_rows(self, ids: Sequence[int]) -> "Sequence[TrackRow]":
        return await self._browse.track_rows(ids)

    async def next_starting(
        self, ids: "array[int]", prefix: str, after: int, by: "TrackSort"
    ) -> int | None:
        return await self._browse.next_starting(ids, prefix, after, by)

    async def length(self, ids: "array[int]") -> "Ms":
        return await self._browse.length(ids)

    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray:
        return await self._browse.marks(wanted, rows)

    async def group_heads(
        self, kind: "TrackGrouping", keys: Sequence[int]
    ) -> "Sequence[GroupHead]":
        return await self._browse.group_heads(kind, keys)

    async def files(self, track_ids: Sequence[int]) -> "Sequence[TrackFile]":
        return await self._browse.files(track_ids)

    async def genres(self) -> "Sequence[GenreRow]":
        return await self._browse.genres()

    async def counts(self) -> "Counts":
        return await self._browse.counts()


class LateHome:
    """As LateBrowse, for `services.home`."""

    def __init__(self) -> None:
        self._real: Home | None = None

    def arrive(self, home: "Home") -> None:
        self._real = home

    @property
    def _home(self) -> "Home":
        assert self._real is not None, "a page asked before it was opened"
        return self._real

    async def page(self) -> "HomePage":
        return await self._home.page()

    def playing(self) -> "tuple[Entity, int] | None":
        return None if self._real is None else self._real.playing()

    async def going_on(self, tile: "Tile") -> "tuple[array[int], int]":
        return await self._home.going_on(tile)

    async def dismiss(self, ids: Sequence[int]) -> "Undoable":
        return await self._home.dismiss(ids)


@dataclass(slots=True)
class Late:
    """What the first page was promised. Errors before that are kept for `arrive`."""

    browse: LateBrowse = field(default_factory=LateBrowse)
    home: LateHome = field(default_factory=LateHome)
    memory: ViewMemory = field(default_factory=ViewMemory)
    """Shared with the pages that come later."""
    _report: Callable[[BaseException], None] | None = None
    _seed: Callable[[str], int | None] = lambda _: None
    _errors: list[BaseException] = field(default_factory=list)

    def report(self, error: BaseException) -> None:
        if self._report is not None:
            self._report(error)
        else:
            self._errors.append(error)

    def seed(self, key: str) -> int | None:
        return self._seed(key)

    def arrive(
        self,
        browse: "Browse",
        home: "Home",
        report: Callable[[BaseException], None],
        seed: Callable[[str], int | None],
    ) -> None:
        """The services are there."""
        self.browse.arrive(browse)
        self.home.arrive(home)
        self._report, self._seed = report, seed
        for error in self._errors:
            report(error)
        self._errors.clear()


class _EarlyPage(Protocol):
    def show_early(self, rows: Sequence[object], total: int) -> None: ...


def remembered(geometry: QSettings) -> Route:
    """Where the window was closed, else the first page of all."""
    name, _, arg = str(geometry.value(_ROUTE, "")).partition(":")
    if name == "first_run" or name not in routes.PAGES:
        return routes.FIRST
    return Route(name, int(arg) if arg.isdigit() else arg or None)


def remember(geometry: QSettings, route: Route | None) -> None:
    """Keep where the window is, for the next start."""
    name = route.name if route is not None else ""
    arg = route.arg if route is not None else None
    is_kept = isinstance(arg, int) or name == "shelf"  # that is nothing without which
    geometry.setValue(_ROUTE, f"{name}:{arg}" if is_kept else name)


def show(
    window: Window,
    library: Path,
    route: Route,
    *,
    late: Late,
    settings: Settings,
    facts: FactBus,
    theme: Theme,
    covers: ArtworkCache,
) -> None:
    """Put counts into the side bar and the first rows into the page, as far as they are to be had
    at once. Without a library, or on any other page, the frame stays as it is."""
    first = first_paint.read(library, route.name if route.arg is None else "")
    if first is None:
        return
    counts = first.counts
    window.sidebar.places.set_counts(
        {
            "artists": counts.artists,
            "albums": counts.albums,
            "tracks": counts.tracks,
            "favourites": counts.favourites,
            "tags": counts.tags,
        }
    )
    rows: Sequence[object] = first.albums or first.tracks
    if first.home is not None and first.home.has_music:
        rows = (first.home,)
    if not rows:
        return
    page = window.area.make_first(
        route,
        {
            "tools": _tools(late, facts, theme, covers),
            "browse": late.browse,
            "home": late.home,
            "listener": window.sidebar.profile.text(),
            "settings": settings,
        },
    )
    total = counts.albums if first.albums else counts.tracks
    cast("_EarlyPage", page).show_early(rows, total)
    window.sidebar.set_current(route)
    window.area.focus_page()


def _tools(late: Late, facts: FactBus, theme: Theme, covers: ArtworkCache) -> "PageTools":
    from audio2_desktop.ui.page import PageTools  # noqa: PLC0415 - 10 ms that not every start needs

    return PageTools(
        theme,
        facts,
        covers,
        SystemClock().now_ms,
        late.report,
        late.seed,
        memory=late.memory,
    )
