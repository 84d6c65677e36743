"""How the stores of the home page ask: by one function, so that the first paint, which has no
threads and no SQLAlchemy yet, asks the very same questions.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId, Stamp
from audio2_desktop.storage import hiding

Params = Sequence[Any] | dict[str, Any]
Rows = Callable[[str, Params], list[Any]]
"""rows(sql, params): all rows. `Read.rows` is one."""

DAY_MS = 86_400_000
ARTIST_SEEN = f"ar.in_library = 1 AND ar.name <> '' AND {hiding.artists()}"
"""SQL: this artist `ar` may be shown to :profile."""
ALBUM_SEEN = f"a.in_library = 1 AND {hiding.albums()}"
"""SQL: this album `a` may be shown to :profile."""
SUGGESTED = (
    "a.id NOT IN (SELECT entity_id FROM dismissed WHERE profile_id = :profile AND entity = 'album')"
)
"""SQL: nobody said of this album `a` that it is not interesting."""


class Asking(NamedTuple):
    """A question's surroundings. day: number of the local day; what rotates daily turns with it."""

    rows: Rows
    now: Stamp
    day: int
    profile: ProfileId = DEFAULT_PROFILE

    def since(self, days: int) -> int:
        """The moment so many days ago."""
        return self.now - days * DAY_MS

    def named(self, **more: Any) -> dict[str, Any]:
        """Parameters by name, the profile among them."""
        return {"profile": self.profile, **more}


def local_day(now: Stamp) -> int:
    """Number of the day at this computer's place: what rotates daily turns at midnight here."""
    return (now + time.localtime(now / 1000).tm_gmtoff * 1000) // DAY_MS


def listed(values: Iterable[int]) -> str:
    """The parameter of `json_each`."""
    return json.dumps(list(values))
