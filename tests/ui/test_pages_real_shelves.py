"""Pages of genres, composers, years and folders over the real services and scanned files."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from audio2_desktop.core import Core, opened
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import genre_arg
from audio2_desktop.services.paths import Paths
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.intents import PlayThings
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.pages.composers import ComposersPage
from audio2_desktop.ui.pages.folders import FoldersPage
from audio2_desktop.ui.pages.genres import GenresPage
from audio2_desktop.ui.pages.hidden import HiddenPage
from audio2_desktop.ui.pages.shelf import ShelfPageView
from audio2_desktop.ui.pages.years import YearsPage
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.states import EmptyState
from tests.sounds.tagging import write
from tests.ui.stage import Stage, until

ALBUMS = (
    ("Low Water", 1999, "Dub", "Elin Varga", "Tide Suite"),
    ("High Tide", 2004, "Dub", "Elin Varga", "Moon Suite"),
    ("Solo", 0, "Jazz", "Tomás Ridel", ""),
)


@pytest.fixture(scope="module")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    for album, year, genre, composer, work in ALBUMS:
        home = folder / "Halden Coast" / album
        home.mkdir(parents=True)
        for number in (1, 2):
            tags = {
                "title": f"{album} {number}", "artist": "Halden Coast", "album": album,
                "albumartist": "Halden Coast", "tracknumber": str(number), "genre": genre,
                "composer": composer,
            }  # fmt: skip
            tags |= {"date": str(year)} if year else {}
            tags |= {"work": work} if work else {}
            write(home / f"{number}.flac", tags=tags, seed=len(album) * 7 + number)
    return folder


@dataclass
class House:
    core: Core
    tools: PageTools
    music: Path


@pytest.fixture
async def house(dark: Theme, tmp_path: Path, music: Path) -> AsyncIterator[House]:
    bus, errors = FactBus(), list[BaseException]()
    async with opened(Paths.under(tmp_path / "home"), bus.publish) as core:

        async def work(function: Any, /) -> Any:
            return await asyncio.get_running_loop().run_in_executor(core.work, function)

        covers = ArtworkCache(dark, core.artwork.load, work, errors.append)
        tools = PageTools(dark, bus, covers, core.clock.now_ms, errors.append, lambda _: None)
        await core.jobs.start()
        await core.library.add_folder(music)
        await core.library.finished(await core.library.rescan())
        yield House(core, tools, music)
        await covers.close()
    assert errors == []


async def test_genres_are_shown_and_hidden(qtbot: QtBot, house: House) -> None:
    core = house.core
    page = GenresPage(house.tools, core.shelves)
    stage = Stage(qtbot, page)
    await stage.open()
    await until(lambda: page.grid.rows.row_at(1) is not None)
    rows = [page.grid.rows.row_at(at) for at in (0, 1)]
    assert [(row.name, row.albums, row.tracks) for row in rows] == [("Dub", 2, 4), ("Jazz", 1, 2)]
    done = await core.removal.hide(Entity.GENRE, [rows[0].id])
    await until(lambda: page.grid.rows.count() == 1)
    hidden = HiddenPage(house.tools, core.removal, core.playlists)
    away = Stage(qtbot, hidden)
    await away.open()
    assert hidden.list.items.row_at(0).title == "Dub"
    await done.undo()
    await until(lambda: page.grid.rows.count() == 2)
    for each in (stage, away):
        each.close()


async def test_the_page_of_a_genre_and_of_a_composer(qtbot: QtBot, house: House) -> None:
    core = house.core
    page = ShelfPageView(house.tools, core.shelves, core.browse)
    stage = Stage(qtbot, page)
    await stage.open(genre_arg("dub"))
    assert page.head.facts.text() == "1 artist  ·  2 albums  ·  4 tracks  ·  1 s"
    assert (page.albums.rows.count(), page.table.rows.count()) == (2, 4)
    await until(lambda: page.table.row_track(0) is not None)
    assert page.table.row_track(0).title == "Low Water 1"  # type: ignore[union-attr]
    page.head.play.click()
    wish = stage.last(PlayThings)
    assert len(await core.browse.tracks_of(wish.entity, wish.ids)) == 4
    composers = ComposersPage(house.tools, core.shelves)
    others = Stage(qtbot, composers)
    await others.open()
    await until(lambda: composers.grid.rows.row_at(0) is not None)
    elin = composers.grid.rows.row_at(0)
    assert elin.name == "Elin Varga"
    await stage.open(f"composer:{elin.id}")
    assert [work.title for work in page.works.rows.rows] == ["Moon Suite", "Tide Suite"]
    page.works.chosen.emit(page.works.rows.key_at(1))
    await until(lambda: page.table.rows.count() == 2)
    for each in (stage, others):
        each.close()


async def test_a_genre_that_is_hidden_while_it_is_open_says_so(qtbot: QtBot, house: House) -> None:
    core = house.core
    page = ShelfPageView(house.tools, core.shelves, core.browse)
    stage = Stage(qtbot, page)
    await stage.open(genre_arg("dub"))
    done = await core.removal.hide(Entity.GENRE, [await core.shelves.genre_named("dub")])
    await until(lambda: not page.table.isVisible())
    page.focus_first()
    button = stage.page.findChild(EmptyState).buttons[0]
    assert (button.text(), button.hasFocus()) == ("Hidden and removed", True)
    button.click()
    assert stage.routes[-1] == Route("hidden")
    await done.undo()
    await until(page.table.isVisible)
    stage.close()


async def test_years_lead_to_their_pages(qtbot: QtBot, house: House) -> None:
    core = house.core
    page = YearsPage(house.tools, core.shelves)
    stage = Stage(qtbot, page)
    await stage.open()
    assert page._in_order() == [2000, 1990, 0]
    shelf = ShelfPageView(house.tools, core.shelves, core.browse)
    other = Stage(qtbot, shelf)
    for arg, name, count in (
        ("decade:1990", "1990s", 2), ("year:2004", "2004", 2), ("year:0", "No year", 2),
    ):  # fmt: skip
        await other.open(arg)
        assert (shelf.head.name.text(), shelf.table.rows.count()) == (name, count)
    for each in (stage, other):
        each.close()


async def test_folders_follow_the_disk_through_a_scan(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    core = house.core
    page = FoldersPage(house.tools, core.folder_tree, core.browse)
    stage = Stage(qtbot, page)
    await stage.open()
    await stage.settled()
    root = page.model.row(page.model.index(0, 0))
    assert root is not None
    assert (root.tracks, page.table.rows.count()) == (6, 6)
    halden = (root.root, b"Halden Coast")
    page.tree.expand(page.model.place(halden))
    await until(lambda: page.model.row_of((root.root, b"Halden Coast/Solo")) is not None)
    solo = page.model.row_of((root.root, b"Halden Coast/Solo"))
    assert solo is not None
    page.tree.setCurrentIndex(page.model.place(solo.id))
    await until(lambda: page.table.rows.count() == 2)
    files = await core.browse.files(await core.browse.tracks_of(Entity.FOLDER, [solo.key]))
    assert [Path(file.path.decode()).parent.name for file in files] == ["Solo", "Solo"]
    extra = house.music / "Halden Coast" / "Solo" / "Extras"
    extra.mkdir()
    try:
        write(extra / "1.flac", tags={"title": "Extra", "artist": "Halden Coast"}, seed=99)
        await core.library.finished(await core.library.rescan_paths([solo.full]))
        await until(lambda: page.table.rows.count() == 3)
        row = page.model.row_of(solo.id)
        assert row is not None
        assert (row.tracks, row.has_folders) == (3, True)
    finally:
        (extra / "1.flac").unlink()
        extra.rmdir()
    stage.close()
