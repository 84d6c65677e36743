"""How to get to the pictures of the home page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from tests.gallery.stage import Stage


@asynccontextmanager
async def hovered_home(stage: Stage) -> AsyncIterator[None]:
    """The pointer is over a card of the first row."""
    stage.go("home")
    await stage.rest()
    section: Any = next(iter(stage.page._sections.values()))  # type: ignore[attr-defined]
    section.cards._hover_at(1)
    yield


class _Fresh:
    """A home service before anything was heard."""

    def __init__(self, real: Any) -> None:
        self._real = real

    async def page(self) -> Any:
        page = await self._real.page()
        return replace(page, tiles=(), rows=page.rows[:1], has_plays=False)

    def playing(self) -> None:
        return None


@asynccontextmanager
async def fresh_home(stage: Stage) -> AsyncIterator[None]:
    """A library that was just read."""
    stage.supply(home=_Fresh(stage.supplied("home")))
    stage.go("home")
    yield
    stage.supply()
