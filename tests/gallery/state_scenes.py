"""How to get to the states of pages: waiting, failed, empty, first run."""

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from audio2_desktop.domain.listed import Listed
from audio2_desktop.domain.music import Counts
from audio2_desktop.domain.problems import Broken
from audio2_desktop.domain.sorting import TrackIds
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
    """An empty library, whatever it is asked for."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        async def none(*_args: object, **_more: object) -> Any:
            if name == "track_ids":
                return TrackIds(array("q"), 0)
            if name == "counts":
                return Counts()
            if name.endswith("ids"):
                return array("q")
            return Listed(array("q")) if name.endswith("list") or name == "listed" else ()

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
