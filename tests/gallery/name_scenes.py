"""Names as they come: endless, empty, of other scripts, with markup. Shown by the real pages."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

from tests.gallery.stage import Stage

HOSTILE = (
    "A name that does not end " * 12,
    "",
    "\u05e9\u05d9\u05e8 \u05e9\u05dc \u05d9\u05d5\u05dd (2021)",
    "\u0623\u063a\u0646\u064a\u0629 Live at Halden \u0627\u0644\u0644\u064a\u0644!",
    "\U0001f3b8\U0001f469\u200d\U0001f3a4 Party \U0001f1f2\U0001f1fd\U0001f44d\U0001f3fd",
    "Z" + "\u0335\u0321\u034a\u0301\u0300" * 12 + "algo " + "\u0e49" * 30,
    "<b>Bold</b> <img src=x> &amp; <a href='file:///'>link</a>",
    "%n {name} %1 \\n\n\tTabs\u2028and lines",
    "\u202eThe right way round\u202c & !!!",
    "\u6771\u4eac\u306e\u591c \uc11c\uc6b8\uc758 \ubc24",
    "Motörhead " + "M" * 280,
)


def name(at: int) -> str:
    """One of them for every number."""
    return HOSTILE[at % len(HOSTILE)]


class Renamed:
    """A service whose rows have other names; all else is the real one's."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, called: str) -> Any:
        return getattr(self._real, called)

    async def track_rows(self, ids: Sequence[int]) -> tuple[Any, ...]:
        return tuple(_track(row) for row in await self._real.track_rows(ids))

    async def album_rows(self, ids: Sequence[int]) -> tuple[Any, ...]:
        return tuple(_album(row) for row in await self._real.album_rows(ids))

    async def artist_rows(self, ids: Sequence[int]) -> tuple[Any, ...]:
        rows = await self._real.artist_rows(ids)
        return tuple(replace(row, name=name(row.id)) for row in rows)

    async def album_page(self, *which: Any) -> Any:
        page = await self._real.album_page(*which)
        discs = tuple(
            replace(disc, subtitle=name(at + 2), tracks=tuple(map(_track, disc.tracks)))
            for at, disc in enumerate(page.discs)
        )
        return replace(page, album=_album(page.album), discs=discs, label=name(2))


def _track(row: Any) -> Any:
    return replace(
        row, title=name(row.id), artist=name(row.id + 2), album=name(row.id + 5), genres=(name(6),)
    )


def _album(row: Any) -> Any:
    return replace(row, title=name(row.id), artist=name(row.id + 3))


def named(page: str, arg: Callable[[Stage], Any] = lambda _: None) -> Any:
    """A page over the library with other names."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.supply(browse=Renamed(stage.supplied("browse")))
        stage.go(page, arg(stage))
        await stage.rest()
        yield
        stage.supply()

    scene: Callable[[Stage], AbstractAsyncContextManager[None]] = show
    return scene
