"""The search service: what pages and the box ask, over a real library."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.found import FoundKind, Match
from audio2_desktop.domain.settings import SearchSettings
from audio2_desktop.services.search import Search
from audio2_desktop.storage import spelling
from audio2_desktop.storage.database import Database, Read, Write
from tests.fakes.clock import FixedClock
from tests.oracles.library import Library, NewTrack


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Database]:
    found = Database(tmp_path / "library.db", publish=lambda _: None, clock=clock)
    await found.open()

    def fill(tx: Write) -> None:
        library = Library(tx)
        for at, title in enumerate(("Breakwater", "Foghorn", "Salt", "Night Drive")):
            library.add(
                NewTrack(title, artists=("Halden Coast",), year=2000 + at, length_ms=1000 + at)
            )
        spelling.refresh(tx)

    await found.write(fill)
    yield found
    await found.close()


@pytest.fixture
def search(database: Database, clock: FixedClock) -> Search:
    return Search(database, clock)


async def test_results_tell_their_text_and_time(search: Search) -> None:
    results = await search.local("break")
    assert results.text == "break"
    assert results.top is not None
    assert results.top.title == "Breakwater"
    assert results.elapsed_ms == 0.0  # the clock stands


async def test_limit_is_per_section(search: Search) -> None:
    results = await search.local("halden", limit=2)
    assert len(results.section(FoundKind.TRACK).rows) == 2
    assert results.section(FoundKind.TRACK).total == 4


async def test_completion_of_names_values_and_states(search: Search) -> None:
    assert [each.insert for each in await search.complete("ar", 2)] == ["artist:"]
    assert [each.insert for each in await search.complete("artist:hal", 10)] == ['"Halden Coast"']
    assert [each.insert for each in await search.complete("is:los", 6)] == ["lossless"]


async def test_settings_are_heeded(database: Database, clock: FixedClock) -> None:
    present = SearchSettings(typo_tolerance=False, recent=2)
    search = Search(database, clock, preferences=lambda: present)
    assert (await search.local("breakwatre")).is_empty
    assert not await search.ids("breakwatre", FoundKind.TRACK)
    for text in ("one", "two", "three"):
        await search.remember(text)
        clock.advance(1)
    assert await search.recent() == ("three", "two")
    present = SearchSettings(recent=0)
    results = await search.local("breakwatre")
    assert results.top is not None
    assert results.top.match is Match.TYPO
    await search.remember("four")
    assert await search.recent() == ()


async def test_recent_searches_are_kept_the_latest_first(search: Search, clock: FixedClock) -> None:
    for text in ("one", "two", "one"):
        await search.remember(text)
        clock.advance(1)
    assert await search.recent() == ("one", "two")


async def test_the_next_key_gives_the_former_question_up(
    database: Database, search: Search
) -> None:
    def endless(tx: Read) -> int:
        sql = (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )
        return int(tx.value(sql))

    async with asyncio.timeout(10):
        former = [asyncio.ensure_future(database.read(endless)) for _ in range(3)]
        await asyncio.sleep(0)
        for task in former:
            task.cancel()
        assert (await search.local("fog")).total > 0
        await asyncio.gather(*former, return_exceptions=True)
