"""What tests of services share."""

from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.storage.database import Database
from tests.fakes.catalogue import more_tracks, one_track
from tests.fakes.clock import FixedClock
from tests.fakes.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Stage]:
    """A player with tracks 1 to 59 in its library; it must not report an error."""
    facts = list[Fact]()
    database = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await database.open()
    await database.write(one_track)
    await database.write(more_tracks, [*range(1, 7), *range(8, 60)])
    made = Stage(database, clock, facts)
    await made.player.restore()
    yield made
    await made.player.close()
    await database.close()
    assert made.errors == []


@pytest.fixture
def facts() -> list[Fact]:
    """What the database of the test has published."""
    return []


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock, facts: list[Fact]) -> AsyncIterator[Database]:
    found = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await found.open()
    yield found
    await found.close()


@pytest.fixture
def work() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, "work") as threads:
        yield threads


@pytest.fixture
def playlists(database: Database, work: Executor) -> Playlists:
    return Playlists(database, work)
