"""How to get to the pictures of the panels, of what plays, and of what hangs over the page."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from tests.gallery.stage import Stage

Show = Callable[[Stage], AbstractAsyncContextManager[None]]


def now_playing(tab: str = "about", *, panel: bool = False) -> Show:
    """What plays, large."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.window.set_panel_open(panel)
        stage.go("now")
        await stage.rest()
        page: Any = stage.page
        page.tabs.set_current(tab)
        page._on_tab(tab)
        await stage.until(lambda: page.ground.has_backdrop, "the backdrop")
        await asyncio.sleep(0.35)
        yield
        stage.window.set_panel_open(False)

    return show


@asynccontextmanager
async def details_panel(stage: Stage) -> AsyncIterator[None]:
    """The details of a selected track beside its album."""
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(4)])
    table.make_current(4)
    table.setFocus()
    stage.window.toggle_tab("details")
    panel = stage.window.panel.details
    await stage.until(lambda: panel.track is not None, "the details")
    yield
    stage.window.set_panel_open(False)
    stage.window.panel.show_tab("queue")


@asynccontextmanager
async def several_selected(stage: Stage) -> AsyncIterator[None]:
    """What five selected tracks have in common."""
    stage.go("tracks")
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(at) for at in (2, 3, 4, 5, 8)])
    table.setFocus()
    stage.window.toggle_tab("details")
    facts = stage.window.panel.details.facts["common"]
    await stage.until(lambda: facts.facts, "what they share")
    yield
    stage.window.set_panel_open(False)
    stage.window.panel.show_tab("queue")
