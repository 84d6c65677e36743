"""What in the library wants looking at: files that are gone or cannot be read, and the like."""

from audio2_desktop.domain.folders import HealthKind, HealthRow
from audio2_desktop.storage import health
from audio2_desktop.storage.database import Database


class Health:
    """Only tells; what can be done about it is asked of `removal` and `library`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def rows(self, kind: HealthKind, limit: int = 1000) -> tuple[HealthRow, ...]:
        """Things of one kind."""
        return await self._db.read(health.rows, kind, limit)

    async def counts(self) -> dict[HealthKind, int]:
        """How many there are of each kind."""
        return await self._db.read(health.counts)
