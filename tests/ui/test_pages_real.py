"""Every page over the real services and a scanned library of real files."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.core import Core, opened
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.folders import HealthKind
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.settings import DataSettings, PlaybackSettings
from audio2_desktop.domain.sorting import AlbumQuery, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, ItemId, Ms, PlaylistId, TrackId
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.doctor import Doctor
from audio2_desktop.services.equaliser import Equaliser
from audio2_desktop.services.health import Health
from audio2_desktop.services.home import Home
from audio2_desktop.services.outputs import Outputs
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.privacy import Privacy
from audio2_desktop.services.report import Report
from audio2_desktop.services.upkeep import Upkeep
from audio2_desktop.services.watching import Watching
from audio2_desktop.storage import plays
from audio2_desktop.storage.plays import Outcome, Play
from audio2_desktop.ui import drag
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.intents import AddToPlaylist, MoveInPlaylist, PlayTracks, SetFavourite
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.artist import ArtistPage
from audio2_desktop.ui.pages.artists import ArtistsPage
from audio2_desktop.ui.pages.favourites import FavouritesPage
from audio2_desktop.ui.pages.first_run import FirstRunPage
from audio2_desktop.ui.pages.health import HealthPage
from audio2_desktop.ui.pages.hidden import HiddenPage
from audio2_desktop.ui.pages.home import HomePage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.pages.settings.page import SettingsPage
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.seeds import Seeds
from audio2_desktop.ui.theme import Theme
from tests.demo.collection import Plan, generate
from tests.ui.stage import Stage, until


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two albums and two further artists, with covers."""
    folder = tmp_path_factory.mktemp("music")
    generate(folder, Plan(albums=2, further_artists=2))
    return folder


@dataclass
class House:
    core: Core
    tools: PageTools
    bus: FactBus
    errors: list[BaseException]

    async def all_tracks(self) -> list[int]:
        return list((await self.core.browse.track_ids(TrackQuery())).ids)


@pytest.fixture
async def house(dark: Theme, tmp_path: Path, music: Path) -> AsyncIterator[House]:
    bus, errors = FactBus(), list[BaseException]()
    async with opened(Paths.under(tmp_path / "home"), bus.publish) as core:

        async def work(function: Any, /) -> Any:
            return await asyncio.get_running_loop().run_in_executor(core.work, function)

        covers = ArtworkCache(dark, core.artwork.load, work, errors.append)
        seeds = Seeds(core.artwork.seed, covers.ready.emit, errors.append)
        tools = PageTools(dark, bus, covers, core.clock.now_ms, errors.append, seeds.seed)
        await core.jobs.start()
        await core.library.add_folder(music)
        await core.library.finished(await core.library.rescan())
        yield House(core, tools, bus, errors)
        await seeds.close()
        await covers.close()
    assert errors == []


async def test_the_library_is_shown_sorted_by_every_column(qtbot: QtBot, house: House) -> None:
    page = TracksPage(house.tools, house.core.browse, house.core.settings)
    stage = Stage(qtbot, page)
    await stage.open()
    count = len(await house.all_tracks())
    assert count > 0
    assert page.title.note().startswith(f"{count} tracks  ·  ")
    page.columns.choose([column.key for column in page.columns.every])
    for column in page.table.rows.columns:
        if column.sort:
            page.table.header.sort_wanted.emit(column.key, False)
            await stage.settled()
            assert page.table.rows.count() == count
    first = page.table.row_track(0)
    assert first is not None
    page.filter.set_text(f'title:"{first.title}"')
    await until(lambda: 0 < page.table.rows.count() < count)
    stage.close()


async def test_a_heart_in_a_row_is_stored_and_comes_back(qtbot: QtBot, house: House) -> None:
    page = TracksPage(house.tools, house.core.browse, house.core.settings)
    stage = Stage(qtbot, page)
    await stage.open()
    await until(lambda: page.table.row_track(2) is not None)
    key = page.table.rows.key_at(2)
    page.table.favourite.emit([key], True)
    wish = stage.last(SetFavourite)
    await house.core.favourites.set_favourite(wish.entity, wish.ids, on=wish.on)

    def is_loved() -> bool:
        row = page.table.row_track(2)
        return row is not None and row.is_favourite

    await until(is_loved)
    loved = FavouritesPage(house.tools, house.core.browse)
    other = Stage(qtbot, loved)
    await other.open()
    assert loved.table.rows.count() == 1
    stage.close()
    other.close()


async def test_tracks_dropped_on_a_playlist_arrive_and_move(qtbot: QtBot, house: House) -> None:
    core, ids = house.core, await house.all_tracks()
    playlist, _ = await core.playlists.create("Mix", None, ids[:3])  # type: ignore[arg-type]
    page = PlaylistPage(house.tools, core.playlists, core.browse)
    stage = Stage(qtbot, page)
    await stage.open(playlist)
    assert page.table.rows.count() == 3

    def drop(mime: drag.TrackMime, row: int) -> None:
        page.table.dropEvent(
            QDropEvent(
                QPointF(QPoint(200, row * page.table.pitch)),
                Qt.DropAction.CopyAction,
                mime,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    drop(drag.TrackMime(ids[4:6], "tracks"), 1)
    await stage.settled()
    wish = stage.last(AddToPlaylist)
    await core.playlists.insert(PlaylistId(wish.playlist), wish.at, wish.ids)
    await until(lambda: page.table.rows.count() == 5)
    shown = [row.track.id for row in page.table.rows.rows]  # type: ignore[attr-defined]
    assert shown == [ids[0], ids[4], ids[5], ids[1], ids[2]]
    drop(page.table.rows.mime_of([(0, 1)]), 5)
    await stage.settled()
    moved = stage.last(MoveInPlaylist)
    undo = await core.playlists.move(playlist, [ItemId(item) for item in moved.items], moved.at)
    await until(lambda: page.table.row_track(4).id == ids[4])  # type: ignore[union-attr]
    await undo.undo()
    await until(lambda: page.table.row_track(0).id == ids[0])  # type: ignore[union-attr]
    stage.close()


async def test_albums_and_artists_lead_to_their_pages(qtbot: QtBot, house: House) -> None:
    albums = AlbumsPage(house.tools, house.core.browse)
    artists = ArtistsPage(house.tools, house.core.browse)
    album = AlbumPage(house.tools, house.core.browse)
    artist = ArtistPage(house.tools, house.core.browse)
    stages = [Stage(qtbot, page) for page in (albums, artists, album, artist)]
    await stages[0].open()
    await until(lambda: albums.grid.rows.row_at(0) is not None)
    row = albums.grid.rows.row_at(0)
    await stages[2].open(row.id)
    assert album.head.title.text() == row.title
    assert album.table.rows.count() >= row.tracks
    await stages[1].open()
    await stages[3].open(row.artist_id)
    assert artist.head.name.text() == row.artist
    shown = [k for k, (_, holder) in artist._sections.items() if not holder.isHidden()]
    assert shown
    for stage in stages:
        stage.close()


def settings_page(house: House) -> SettingsPage:
    core = house.core
    wants = partial(core.settings.get, DataSettings)
    backups = Backup(core.db, core.clock)
    return SettingsPage(
        house.tools,
        core.library,
        core.settings,
        Upkeep(core.db, core.paths, core.work, backups, core.playlists, wants, lambda _: None),
        Privacy(core.db),
        Report(core.paths, core.work, Doctor(core.paths, core.db, core.library.folders)),
        Watching(core.db, core.library, house.errors.append),
        Keymap(),
        Equaliser(
            core.paths.equaliser, SilentEngine(), core.work, lambda _: None, house.errors.append
        ),
        Outputs(
            SilentEngine(),
            partial(core.settings.get, PlaybackSettings),
            core.settings.set,
            lambda _: None,
            lambda _: None,
        ),
    )


async def test_search_health_hidden_and_settings_answer(qtbot: QtBot, house: House) -> None:
    core = house.core
    row = (await core.browse.track_rows((await house.all_tracks())[:1]))[0]
    search = SearchPage(house.tools, core.search, core.browse)
    found = Stage(qtbot, search)
    await found.open(row.artist)
    assert search.sheet.table.rows.count() or search.sheet.artists.rows.count()
    await core.removal.hide(Entity.ALBUM, [row.album_id])
    hidden = HiddenPage(house.tools, core.removal, core.playlists)
    away = Stage(qtbot, hidden)
    await away.open()
    assert hidden.list.items.row_at(0).title == row.album
    hidden.list.acted.emit(hidden.list.items.row_at(0))
    await until(lambda: hidden.list.items.count() == 0)
    health = HealthPage(house.tools, Health(core.db), core.library)
    ill = Stage(qtbot, health)
    for kind in HealthKind:
        await ill.open(str(kind))
    settings = settings_page(house)
    setup = Stage(qtbot, settings)
    for key in settings._makers:
        await setup.open(key)
    await setup.open("library")
    assert len(settings.part("library").folders._rows) == 1
    settings.part("library").controls["library.watch"].click()  # type: ignore[union-attr]
    await setup.settled()
    for stage in (found, away, ill, setup):
        stage.close()


async def test_a_deleted_playlist_is_brought_back(qtbot: QtBot, house: House) -> None:
    playlists = house.core.playlists
    made, _ = await playlists.create("Coast")
    await playlists.delete(made)
    page = HiddenPage(house.tools, house.core.removal, playlists)
    stage = Stage(qtbot, page)
    await stage.open()
    page.chips.chosen.emit("playlists")
    await until(lambda: page.list.items.count() == 1)
    assert page.list.items.row_at(0).title == "Coast"
    page.list.acted.emit(page.list.items.row_at(0))
    await until(lambda: page.list.items.count() == 0)
    assert (await playlists.row(made)).name == "Coast"
    stage.close()


async def test_home_goes_on_with_what_was_played(qtbot: QtBot, house: House) -> None:
    core = house.core
    album = (await core.browse.album_ids(AlbumQuery()))[0]
    ids = await core.browse.tracks_of(Entity.ALBUM, [album])
    context, now = f"album:{album}", core.clock.now_ms()
    play = Play(TrackId(ids[0]), None, now, Ms(1000), Outcome.SHORT, context)
    page = HomePage(house.tools, Home(core.db, core.clock), "Santi")
    stage = Stage(qtbot, page)
    await stage.open()
    assert page.hint.isVisible()
    await core.db.write(plays.add, DEFAULT_PROFILE, play)
    await core.favourites.set_favourite(Entity.ALBUM, [album], on=True)
    await until(lambda: page.tiles.isVisible())
    (tile,) = page._data.tiles
    assert (tile.ref, tile.track, tile.at) == (album, ids[0], 1)
    assert tile.is_favourite
    page.tiles.played.emit([tile.id], "play")
    await until(lambda: stage.intents)
    wish = stage.last(PlayTracks)
    assert (list(wish.ids), wish.at, str(wish.context)) == (list(ids), 0, context)
    stage.close()


async def test_the_first_run_counts_real_files(qtbot: QtBot, house: House, music: Path) -> None:
    page = FirstRunPage(house.tools, house.core.library, house.core.settings, [str(music)])
    stage = Stage(qtbot, page)
    await stage.open()
    count = len(
        [
            file
            for file in music.rglob("*")
            if file.suffix in {".flac", ".mp3", ".m4a", ".ogg", ".opus", ".wav", ".aiff", ".wv"}
        ]
    )
    await until(lambda: page._folders[0].count is not None)
    assert page._folders[0].count == count > 0
    stage.close()
