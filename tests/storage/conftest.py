"""A real library file in a throw-away folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock


@pytest.fixture
def facts() -> list[Fact]:
    """What `database` has published, in order."""
    return []


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where `database` lies."""
    return tmp_path / "library.db"


@pytest.fixture
async def database(
    library_path: Path, clock: FixedClock, facts: list[Fact]
) -> AsyncIterator[Database]:
    """An open, empty library."""
    found = Database(library_path, publish=facts.extend, clock=clock)
    await found.open()
    yield found
    await found.close()
