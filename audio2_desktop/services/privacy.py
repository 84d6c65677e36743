"""What Audio2 remembers of what its listener did, how much that is, and forgetting it.

Everything of it lies in the library file on this computer; nothing is sent anywhere.
"""

from dataclasses import dataclass

from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import plays, search
from audio2_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class Remembered:
    """How much is remembered."""

    plays: int
    searches: int


class Privacy:
    """Lives on the loop."""

    def __init__(self, db: Database, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def remembered(self) -> Remembered:
        """How much there is to forget."""
        listened = await self._db.read(plays.count, self._profile)
        searched = await self._db.read(search.recent, self._profile, -1)
        return Remembered(listened, len(searched))

    async def clear_history(self) -> Undoable:
        """Forget what was played and when. How often each track was played stays, as its rating
        does: lists are sorted by it."""
        kept = await self._db.write(plays.clear, self._profile)
        return Undoable("cleared_history", lambda: self._restore_history(kept), {"count": kept[0]})

    async def _restore_history(self, kept: tuple[int, bytes]) -> Undoable:
        await self._db.write(plays.put_back, self._profile, kept[1])
        return Undoable("restored_history", self.clear_history, {"count": kept[0]})

    async def clear_searches(self) -> Undoable:
        """Forget what was looked for."""
        kept = await self._db.write(search.clear, self._profile)
        return Undoable(
            "cleared_searches", lambda: self._restore_searches(kept), {"count": len(kept)}
        )

    async def _restore_searches(self, kept: tuple[tuple[str, int], ...]) -> Undoable:
        await self._db.write(search.put_back, self._profile, kept)
        return Undoable("restored_searches", self.clear_searches, {"count": len(kept)})
