"""Work that can be held, and goes on where it was."""

import asyncio


class Held:
    """A base of services with long work, which awaits `released` at each place where it may wait.

    Lives on the loop.
    """

    def __init__(self) -> None:
        self._goes_on = asyncio.Event()
        self._goes_on.set()

    @property
    def is_held(self) -> bool:
        """True between `hold` and `go_on`."""
        return not self._goes_on.is_set()

    def hold(self) -> None:
        """The work waits at the next such place."""
        self._goes_on.clear()

    def go_on(self) -> None:
        """It works again."""
        self._goes_on.set()

    async def released(self) -> None:
        """Return at once, or when it is no longer held."""
        await self._goes_on.wait()
