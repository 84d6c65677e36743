"""Searching the library: results at every keystroke, completion, searches of before.

The caller (a page's task slot) cancels the former call when the next key is pressed; the database
then gives the question up, so only the latest text is ever worked on.
"""

from array import array
from collections.abc import Callable

from audio2_desktop.domain import query_completion
from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.found import FoundKind, SearchResults, Section
from audio2_desktop.domain.query_completion import Completion
from audio2_desktop.domain.settings import SearchSettings
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import search
from audio2_desktop.storage.database import Database


class Search:
    """What the search box, the page of results and the filters of lists ask.

    preferences: the present settings, asked for at every call.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        profile: ProfileId = DEFAULT_PROFILE,
        *,
        preferences: Callable[[], SearchSettings] = SearchSettings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._profile = profile
        self._preferences = preferences

    async def local(self, text: str, limit: int = 5) -> SearchResults:
        """Everything in the library that `text` may mean; `limit` rows a section, best first.

        Any text is fine, also half a question; see `domain.query`. `elapsed_ms` is the time from
        the call to the answer.
        """
        start = self._clock.monotonic()
        found = await self._database.read(
            search.local, text, self._profile, limit, with_typos=self._preferences().typo_tolerance
        )
        return found.timed((self._clock.monotonic() - start) * 1000)

    async def ids(self, text: str, kind: FoundKind) -> "array[int]":
        """Ids of a whole section, best first (some thousands at most)."""
        with_typos = self._preferences().typo_tolerance
        return await self._database.read(
            search.ids, text, kind, self._profile, with_typos=with_typos
        )

    async def section(self, text: str, kind: FoundKind, limit: int) -> Section:
        """All of one kind that is shown by name, up to `limit`."""
        with_typos = self._preferences().typo_tolerance
        return await self._database.read(
            search.section, text, kind, self._profile, limit, with_typos=with_typos
        )

    async def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """What may be typed at `cursor`: names of fields, values of the library, states."""
        wanted = query_completion.wanted_value(text, cursor)
        if wanted is None:
            return query_completion.complete(text, cursor)
        values = await self._database.read(
            search.values, wanted.field, wanted.prefix, self._profile
        )
        return query_completion.complete(text, cursor, values)

    async def recent(self) -> tuple[str, ...]:
        """The last searches that led somewhere, newest first; as many as the drop-down shows."""
        return await self._database.read(search.recent, self._profile)

    async def remember(self, text: str) -> None:
        """Note that `text` led somewhere: a result was opened or the page of results shown."""
        kept = self._preferences().recent
        await self._database.write(search.remember, self._profile, text, kept)
