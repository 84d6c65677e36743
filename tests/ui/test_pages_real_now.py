"""What plays, over the real services, real files and a real blurred cover."""

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from audio2_desktop.core import opened
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.playback.silent_engine import SilentEngine
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.player import Player
from audio2_desktop.services.track_details import Details
from audio2_desktop.ui.artwork import ArtworkCache
from audio2_desktop.ui.backdrops import Backdrops
from audio2_desktop.ui.intents import JumpInQueue
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.pages.now_playing import NowPlayingPage
from audio2_desktop.ui.theme import Theme
from tests.demo.collection import Plan, generate
from tests.ui.stage import Stage, until


async def test_it_follows_the_real_player(qtbot: QtBot, dark: Theme, tmp_path: Path) -> None:
    bus, errors = FactBus(), list[BaseException]()
    music = tmp_path / "music"
    music.mkdir()
    generate(music, Plan(albums=1, further_artists=0))
    async with opened(Paths.under(tmp_path / "home"), bus.publish) as core:

        async def work(function: Any, /) -> Any:
            return await asyncio.get_running_loop().run_in_executor(core.work, function)

        covers = ArtworkCache(dark, core.artwork.load, work, errors.append)
        tools = PageTools(dark, bus, covers, core.clock.now_ms, errors.append, lambda _key: None)
        player = Player(
            core.db, SilentEngine(), core.clock, bus.publish, core.browse,
            on_error=errors.append, strangers=core.strangers,
        )  # fmt: skip
        await core.jobs.start()
        await core.library.add_folder(music)
        await core.library.finished(await core.library.rescan())
        await core.artwork.resume()
        await core.artwork.settled()
        ids = list((await core.browse.track_ids(TrackQuery())).ids)
        details, backdrops = Details(core.db), Backdrops(dark, core.artwork.load, work)
        page = NowPlayingPage(tools, player, core.browse, details, backdrops, core.lyrics)
        stage = Stage(qtbot, page, (1104, 812))
        await stage.open()
        assert page.empty.isVisible()
        await player.play(ids)
        rows = await core.browse.track_rows(ids[:2])
        await until(lambda: page.left.title.text() == rows[0].title)
        assert {fact.name for fact in page.credits.file.facts} >= {"Format", "Size", "File"}
        assert page.about.rows.count() > 0
        with_cover = next(row for row in await core.browse.track_rows(ids) if row.image)
        assert await backdrops.image(with_cover.image, QSize(110, 81)) is not None
        page.left.next.click()
        await player.jump(stage.last(JumpInQueue).uid)
        await until(lambda: page.left.title.text() == rows[1].title)
        await core.favourites.set_favourite(Entity.TRACK, [ids[1]], on=True)
        await until(lambda: page.left.heart.isChecked())
        stage.close()
        await player.close()
        await covers.close()
    assert errors == []
