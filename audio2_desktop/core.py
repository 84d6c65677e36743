"""The services that the window and the commands share, built once, in one order, and taken down in
the reverse one. No logic; read it top to bottom to see who knows whom.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.settings import PlaybackSettings, SearchSettings
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.jobs.engine import MOST_TRIES, JobEngine
from audio2_desktop.services import sort_articles
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.folder_tree import FolderTree
from audio2_desktop.services.hashing import Hashing
from audio2_desktop.services.identity import Identity
from audio2_desktop.services.library import Library
from audio2_desktop.services.loudness_tags import LoudnessTags
from audio2_desktop.services.lyrics import LyricsReader
from audio2_desktop.services.measuring import Measuring
from audio2_desktop.services.own_lyrics import OwnLyrics
from audio2_desktop.services.own_tags import OwnTags
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.playlist_folders import PlaylistFolders
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.services.removal import Removal
from audio2_desktop.services.scanning import Scanner
from audio2_desktop.services.search import Search
from audio2_desktop.services.settings import Settings
from audio2_desktop.services.shelves import Shelves
from audio2_desktop.services.strangers import Strangers
from audio2_desktop.storage.database import Database

WORK_THREADS = 2
"""For walking folders, pictures and small files; the database has its own."""


@dataclass(frozen=True, slots=True)
class Core:
    """Everything below the three faces (window, desktop, command line)."""

    paths: Paths
    clock: Clock
    work: Executor
    settings: Settings
    db: Database
    jobs: JobEngine
    artwork: Artwork
    library: Library
    browse: Browse
    search: Search
    playlists: Playlists
    playlist_folders: PlaylistFolders
    favourites: Favourites
    removal: Removal
    identity: Identity
    shelves: Shelves
    own_tags: OwnTags
    folder_tree: FolderTree
    hashing: Hashing
    measuring: Measuring
    loudness_tags: LoudnessTags
    strangers: Strangers
    lyrics: LyricsReader
    own_lyrics: OwnLyrics


@asynccontextmanager
async def opened(
    paths: Paths,
    publish: Callable[[list[Fact]], None] = lambda _: None,
    *,
    settings: Settings | None = None,
    work: Executor | None = None,
    db: Database | None = None,
    read_only: bool = False,
    most_tries: int = MOST_TRIES,
) -> AsyncIterator[Core]:
    """Open the library and build the services; `publish` hears all facts.

    settings, work and db are made here unless the window has them already (db: open, and closed
    here all the same). most_tries: of a job that finds the library busy. Raises what
    `Database.open` raises.
    """
    clock = SystemClock()
    own_work = None if work is not None else ThreadPoolExecutor(WORK_THREADS, "work")
    work = work or own_work
    assert work is not None
    if settings is None:
        settings = Settings(paths.settings, publish=publish, work=work)
        settings.load()
    if db is None:
        db = Database(paths.library, publish=publish, clock=clock, read_only=read_only)
        await db.open()
    await sort_articles.follow(db, settings)
    count = os.cpu_count() or 1
    readers = ChildPool("tags", count)
    listeners = ChildPool("analyse", 1)
    writers = ChildPool("loudness", 1)
    lyrics = LyricsReader(db, readers)
    jobs = JobEngine(db, clock, publish, most_tries)
    artwork = Artwork(db, paths.artwork, work)
    scanner = Scanner(db, readers, count, work, clock)
    library = Library(db, jobs, scanner, artwork, settings, work)
    hashing = Hashing(db, jobs, work, clock, lambda: library.progress().is_running)
    measuring = Measuring(
        db,
        jobs,
        listeners,
        work,
        clock,
        is_busy=lambda: library.progress().is_running,
        is_wanted=lambda: settings.get(PlaybackSettings).measure,
    )
    loudness_tags = LoudnessTags(db, jobs, writers, work, library.rescan_now)
    try:
        yield Core(
            paths=paths,
            clock=clock,
            work=work,
            settings=settings,
            db=db,
            jobs=jobs,
            artwork=artwork,
            library=library,
            browse=Browse(db, wanted=artwork.wanted),
            search=Search(db, clock, preferences=lambda: settings.get(SearchSettings)),
            playlists=Playlists(db, work),
            playlist_folders=PlaylistFolders(db),
            favourites=Favourites(db),
            removal=Removal(db, work, library.rescan_now),
            identity=Identity(db, artwork.ensure),
            shelves=Shelves(db),
            own_tags=OwnTags(db),
            folder_tree=FolderTree(db),
            hashing=hashing,
            measuring=measuring,
            loudness_tags=loudness_tags,
            strangers=Strangers(readers, artwork.of_file),
            lyrics=lyrics,
            own_lyrics=OwnLyrics(db, lyrics, work),
        )
    finally:
        await jobs.close()
        await measuring.close()
        await loudness_tags.close()
        await listeners.close()
        await writers.close()
        await artwork.close()
        await readers.close()
        await db.close()
        if own_work is not None:
            await asyncio.to_thread(partial(own_work.shutdown, cancel_futures=True))
