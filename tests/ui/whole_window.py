"""The whole window over real services on a real library file, as one thing for tests."""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from PySide6.QtTest import QTest

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.found import SearchResults
from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.music import (
    AlbumRow,
    ArtistRow,
    Counts,
    Entity,
    TrackFile,
    TrackRow,
)
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query_completion import Completion, complete
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import RootId
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.jobs.engine import JobEngine
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.loudness_tags import LoudnessTags
from audio2_desktop.services.lyrics import LyricsReader
from audio2_desktop.services.own_lyrics import OwnLyrics
from audio2_desktop.services.own_tags import OwnTags
from audio2_desktop.services.player import Player
from audio2_desktop.services.playlist_folders import PlaylistFolders
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.storage.database import Database
from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.controller import Controller, Services
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.feeds.device_feed import DeviceFeed
from audio2_desktop.ui.feeds.frame_feed import FrameFeed
from audio2_desktop.ui.feeds.search_feed import SearchFeed
from audio2_desktop.ui.frame_drops import FrameDrops
from audio2_desktop.ui.frame_menus import FrameMenus
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.window import Window
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import FixedClock
from tests.ui import samples
from tests.ui.frame_preview import results
from tests.ui.setup_fakes import FakeOutputs

ALBUM_TRACKS = (11, 12, 13)


@dataclass
class Shelf:
    """Stands for browse, removal, folders and search: answers at once, remembers what was asked."""

    catalogue: Catalogue
    removed: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    added: list[bytes] = field(default_factory=list)
    remembered: list[str] = field(default_factory=list)
    rescanned: list[bytes] = field(default_factory=list)
    decided: list[tuple[object, ...]] = field(default_factory=list)

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]:
        return ALBUM_TRACKS if entity is Entity.ALBUM else ()

    async def files(self, track_ids: Sequence[int]) -> Sequence[TrackFile]:
        return await self.catalogue.files(track_ids)

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]:
        return await self.catalogue.track_rows(ids)

    async def counts(self) -> Counts:
        return Counts(artists=3, albums=4, tracks=12_345)

    async def tracks_at(self, paths: Sequence[bytes]) -> Sequence[int]:
        return (14, 15) if b"/music/known.flac" in paths else ()

    async def add_folder(self, path: bytes) -> RootId:
        self.added.append(path)
        return RootId(1)

    async def remove(self, ids: Sequence[int]) -> Undoable:
        return self._gone("removed_from_library", ids)

    async def trash(self, ids: Sequence[int]) -> Undoable:
        return self._gone("trashed", ids)

    async def rescan_paths(self, paths: Sequence[bytes]) -> Sequence[str]:
        self.rescanned += paths
        return ("scan",)

    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]:
        return [row for row in samples.albums() if row.id in ids]

    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]:
        return [row for row in samples.artists() if row.id in ids]

    async def merge(self, entity: Entity, ids: Sequence[int], into: int) -> Undoable:
        self.decided.append(("merge", entity, tuple(ids), into))
        return self._gone(f"merged_{entity.value}s", ids)

    async def split(
        self, entity: Entity, one: int, track_ids: Sequence[int], name: str = ""
    ) -> Undoable:
        self.decided.append(("split", entity, one, tuple(track_ids), name))
        return self._gone(f"split_{entity.value}", track_ids)

    async def hide(self, entity: Entity, ids: Sequence[int]) -> Undoable:
        return self._gone("hidden", ids)

    async def locate(self, track: int, path: str) -> None:
        raise NotFound("track", track)

    def _gone(self, key: str, ids: Sequence[int]) -> Undoable:
        self.removed.append((key, tuple(ids)))

        async def undo() -> Undoable:
            self.removed.append(("back", tuple(ids)))
            return self._gone(key, ids)

        return Undoable(key, undo, {"count": len(ids)})

    async def local(self, text: str, limit: int = 5) -> SearchResults:
        found = results()
        return SearchResults(text, found.top, found.sections)

    async def complete(self, text: str, cursor: int) -> Sequence[Completion]:
        return complete(text, cursor)

    async def recent(self) -> Sequence[str]:
        return ("tide",)

    async def remember(self, text: str) -> None:
        self.remembered.append(text)


class Stage:
    """The window with its controller and feeds over real player, playlists and favourites."""

    def __init__(self, window: Window, database: Database, clock: FixedClock, bus: FactBus) -> None:
        catalogue = Catalogue()
        self.window, self.shelf, self.bus = window, Shelf(catalogue), bus
        self.database = database
        self.errors: list[BaseException] = []
        self.threads = ThreadPoolExecutor(1, "work")
        self.player = Player(
            database,
            SilentEngine(),
            clock,
            bus.publish,
            catalogue,
            on_error=self.errors.append,
            seed=4,
        )
        self.playlists = Playlists(database, self.threads)
        self.favourites = Favourites(database)
        self.own_tags = OwnTags(database)
        self.own_lyrics = OwnLyrics(
            database, LyricsReader(database, ChildPool("tags", 1)), self.threads
        )
        jobs, writers = JobEngine(database, clock, bus.publish), ChildPool("loudness", 1)
        imports = Imports(
            self.shelf,
            self.playlists,
            self.shelf,
            self.play_files,
            self.are_folders,
            self.on_sheet,
        )
        services = Services(
            self.player,
            self.playlists,
            PlaylistFolders(database),
            self.favourites,
            self.own_tags,
            self.own_lyrics,
            LoudnessTags(database, jobs, writers, self.threads, self.shelf.rescan_paths),
            self.shelf,
            self.shelf,
            imports,
            self.shelf,
            self.shelf,
        )
        self.controller = Controller(window, services)
        self.feed = FrameFeed(
            window,
            bus,
            self.player,
            self.shelf,
            self.playlists,
            self.seed,
            self.errors.append,
            self.controller.set_playlists,
        )
        self.search = SearchFeed(window, self.shelf, self.controller.send, self.errors.append)
        self.settings: list[tuple[str, object]] = []
        wishes = Wishes(
            lambda name, value: self.settings.append((name, value)),
            lambda: None,
            lambda: None,
            lambda: None,
        )
        self.commands = Commands(window, self.player, self.controller, self.search, wishes)
        FrameDrops(window, self.controller.send)
        self.outputs = FakeOutputs()
        self.devices = DeviceFeed(window, bus, self.outputs, self.controller.start)
        FrameMenus(window, self.player, self.controller, self.outputs, self.devices.follow)

    async def seed(self, key: str) -> int | None:
        return 0x2A7080 if key else None

    async def play_files(self, files: Sequence[Outside]) -> Undoable:
        return await self.player.play_files(files)

    async def are_folders(self, paths: Sequence[bytes]) -> Sequence[bool]:
        return [path.endswith(b"/") or b"." not in path for path in paths]

    async def on_sheet(self, path: bytes) -> Sequence[Outside]:
        return [Outside(path, title) for title in ("One", "Two")]

    async def until(self, happened: Callable[[], bool]) -> None:
        """Turn both loops until it has happened."""
        end = time.monotonic() + 5
        while not happened():
            assert time.monotonic() < end, "it did not happen"
            QTest.qWait(1)
            await asyncio.sleep(0)

    def dialog(self, kind: type[Overlay]) -> Overlay:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert found
        return found[-1]

    @property
    def toast(self) -> str:
        return self.window.toasts.card.text

    def up_next(self) -> list[int]:
        return list(self.player.queue().up_next.track_ids())

    async def close(self) -> None:
        self.devices.close()
        await self.search.close()
        await self.feed.close()
        await self.controller.close()
        await self.player.close()
        self.threads.shutdown()
