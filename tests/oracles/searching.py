"""A filled library and the search box over it, for tests."""

from collections.abc import Callable

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.storage import search, spelling
from audio2_desktop.storage.database import Database, Write
from tests.oracles.library import Library, NewTrack

Fill = Callable[[Library], object]


async def filled(database: Database, *tracks: NewTrack, more: Fill | None = None) -> None:
    def fill(tx: Write) -> None:
        library = Library(tx)
        for track in tracks:
            library.add(track)
        if more is not None:
            more(library)
        spelling.refresh(tx)

    await database.write(fill)


async def found(database: Database, text: str, limit: int = 5) -> SearchResults:
    return await database.read(search.local, text, DEFAULT_PROFILE, limit)


def titles(results: SearchResults, kind: FoundKind) -> list[str]:
    return [row.title for row in results.section(kind).rows]


def top(results: SearchResults) -> FoundRow:
    assert results.top is not None
    return results.top
