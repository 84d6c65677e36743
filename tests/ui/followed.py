"""Settings that are followed as in the program, beside a whole window."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from audio2_desktop.ui.followers import Followers
from tests.ui import fakes
from tests.ui.whole_window import Stage


async def no_names() -> None:
    """There are no names."""


class NothingWatched:
    async def refresh(self, *, is_wanted: bool = True) -> int:
        return 0


@asynccontextmanager
async def followed(stage: Stage) -> AsyncIterator[fakes.FakeSettings]:
    """Setting one has its effect on the stage; no error may come of it."""
    kept = fakes.FakeSettings(stage.bus)
    followers = Followers(
        stage.window,
        stage.bus,
        kept,
        stage.player,
        NothingWatched(),
        no_names,
        no_names,
        lambda: None,
        stage.errors.append,
    )
    followers.start()
    yield kept
    await followers.close()
    assert stage.errors == []
