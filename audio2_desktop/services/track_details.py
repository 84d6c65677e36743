"""What the Details panel and the credits of the playing track show."""

from collections.abc import Sequence

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId, TrackId
from audio2_desktop.storage import track_details, tracks
from audio2_desktop.storage.database import Database


class Details:
    """Questions about single tracks and small selections. Lives on the loop."""

    def __init__(self, db: Database, *, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def of(self, track: int) -> TrackDetails:
        """All that is known of one track. Raises NotFound."""
        found = await self._db.read(track_details.of, TrackId(track), self._profile)
        if found is None:
            raise NotFound("track", track)
        return found

    async def rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]:
        """Rows of several tracks in order, those that are gone left out; at most 2000."""
        wanted = [TrackId(each) for each in ids]
        return await self._db.read(tracks.rows, wanted, self._profile)
