"""How to get to the states of pages: waiting, failed, empty, first run."""

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from audio2_desktop.domain.problems import Broken
from tests.gallery.stage import Stage

Show = Callable[[Stage], Any]


class Slow:
    """A service that never answers: what a page shows while it waits."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def wait(*_args: object, **_more: object) -> None:
            await asyncio.Event().wait()

        return wait


class Failing:
    """A service that answers with a problem."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def fail(*_args: object, **_more: object) -> None:
            raise Broken(what="Reading the library", reason="the disk does not answer")

        return fail


def state(service: object, name: str, arg: Callable[[Stage], Any] = lambda _: None) -> Show:
    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.supply(browse=service, search=service, home=service)
        stage.go(name, arg(stage))
        await asyncio.sleep(0.4)
        yield
        stage.supply()

    return show


class Nothing:
    """Shelves and folders of an empty library."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def none(*_args: object, **_more: object) -> Any:
            return array("q") if name == "ids" else ()

        return none


def shelves(service: object, name: str, arg: Callable[[Stage], Any] = lambda _: None) -> Show:
    """As `state`, for pages of shelves and folders."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.supply(shelves=service, folder_tree=service)
        stage.go(name, arg(stage))
        await asyncio.sleep(0.4)
        yield
        stage.supply()

    return show


@asynccontextmanager
async def first_run(stage: Stage) -> AsyncIterator[None]:
    folders = (str(stage.music), str(stage.music / "Singles"), str(stage.music / "Halden Coast"))
    stage.supply(suggested=folders)
    stage.go("first_run")
    yield
    stage.supply()


@asynccontextmanager
async def empty_playlist(stage: Stage) -> AsyncIterator[None]:
    made, done = await stage.core.playlists.create("Something new")
    stage.go("playlist", made)
    await asyncio.sleep(0.2)
    yield
    await done.undo()


@asynccontextmanager
async def smart_playlist(stage: Stage) -> AsyncIterator[None]:
    made, done = await stage.core.playlists.create_smart("Bright spots", "rating:>=4 year:>=2018")
    stage.go("playlist", made)
    await asyncio.sleep(0.2)
    yield
    await done.undo()


@asynccontextmanager
async def empty_library(stage: Stage) -> AsyncIterator[None]:
    """The first page while the first scan has found nothing yet."""
    empty = _Nothing(stage.core.browse)
    stage.supply(browse=empty)
    stage.go("albums")
    yield
    stage.supply()


class _Nothing:
    """A browse service over an empty library."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        if name.endswith("_ids"):

            async def none(*_args: object) -> Any:
                found = await getattr(self._real, name)(*_args)
                return found[:0] if name != "track_ids" else type(found)(found.ids[:0], 0)

            return none
        return getattr(self._real, name)
