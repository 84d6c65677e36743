"""Where long tracks were left: mixes and audio books go on there."""

from collections.abc import Callable, Mapping

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.domain.units import Ms, TrackId

EDGE_MS = 30_000
"""Left so soon, the place before stays; left so near to its end, it was heard whole."""
MINUTE_MS = 60_000


class ResumePoints:
    """Asked and told on the loop, from memory; `write` puts a place on disk, 0 takes it away."""

    def __init__(
        self,
        write: Callable[[TrackId, Ms], None],
        preferences: Callable[[], PlaybackSettings],
    ) -> None:
        self._write, self._preferences = write, preferences
        self._left: dict[TrackId, Ms] = {}

    def bring_back(self, places: Mapping[TrackId, Ms]) -> None:
        """What is on disk, before anything plays."""
        self._left = dict(places)

    def of(self, entry: Entry | None) -> Ms:
        """Where to begin; 0 at the start."""
        if entry is None or entry.track_id is None or not self._preferences().remember_position:
            return Ms(0)
        return self._left.get(TrackId(entry.track_id), Ms(0))

    def leave(self, entry: Entry | None, position_ms: Ms, length_ms: Ms) -> None:
        """It is left here; only a long track's place is kept."""
        wants = self._preferences()
        if entry is None or entry.track_id is None or not wants.remember_position:
            return
        if length_ms > wants.long_track * MINUTE_MS and position_ms >= EDGE_MS:
            has_place = position_ms < length_ms - EDGE_MS
            self._put(TrackId(entry.track_id), position_ms if has_place else Ms(0))

    def forget(self, entry: Entry | None) -> None:
        """It has played to its end."""
        if entry is not None and entry.track_id is not None:
            self._put(TrackId(entry.track_id), Ms(0))

    def _put(self, track: TrackId, place: Ms) -> None:
        if place != self._left.get(track, 0):
            self._left[track] = place
            self._write(track, place)
