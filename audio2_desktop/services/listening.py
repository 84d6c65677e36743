"""How much of a track was really heard, and what that makes of it.

The scrobble rule: a track counts when half of it, or four minutes, were heard. Only time in which
sound came out counts; a seek does not. A track shorter than 30 s counts here by the same rule (it
is only not told to others).
"""

from dataclasses import dataclass, field

from audio2_desktop.domain.units import FileId, Ms, Stamp, TrackId
from audio2_desktop.storage.plays import Outcome, Play

ENOUGH_MS = 4 * 60_000
NOTICED_MS = 1000
"""Less than this is clicking through, not listening: nothing is written."""


@dataclass(slots=True)
class Listening:
    """One track being heard, until another is chosen. Times handed in are monotonic seconds."""

    track_id: TrackId
    file_id: FileId | None
    length_ms: Ms
    started_at: Stamp
    context: str
    play_id: int | None = None
    """Of the play that was written when it counted."""
    is_counted: bool = False
    _heard_s: float = 0.0
    _sounding_since: float | None = field(default=None)

    def resume(self, now: float) -> None:
        """Sound comes out."""
        if self._sounding_since is None:
            self._sounding_since = now

    def pause(self, now: float) -> None:
        """No sound comes out."""
        self._heard_s = self._heard(now)
        self._sounding_since = None

    def heard_ms(self, now: float) -> Ms:
        """So much was heard; never more than the track is long, unless that is unknown."""
        return Ms(int(self._heard(now) * 1000))

    @property
    def needed_ms(self) -> Ms:
        """So much has to be heard for it to count."""
        return Ms(min(ENOUGH_MS, self.length_ms // 2) if self.length_ms else ENOUGH_MS)

    def counts(self, now: float) -> bool:
        """True when enough was heard."""
        return self.heard_ms(now) >= self.needed_ms

    def verdict(self, now: float, *, was_left: bool, has_ended: bool) -> Outcome | None:
        """What it comes to in the end; None when it was hardly noticed.

        was_left: the listener went on to something else. has_ended: it played to its end; one of
        unknown length then counts.
        """
        if self.counts(now) or (has_ended and not self.length_ms):
            return Outcome.COUNTED
        if self.heard_ms(now) < NOTICED_MS:
            return None
        return Outcome.SKIPPED if was_left else Outcome.SHORT

    def play(self, now: float, outcome: Outcome) -> Play:
        """The row for it."""
        return Play(
            self.track_id,
            self.file_id,
            self.started_at,
            self.heard_ms(now),
            outcome,
            self.context,
        )

    def _heard(self, now: float) -> float:
        if self._sounding_since is None:
            return self._heard_s
        return self._heard_s + max(0.0, now - self._sounding_since)
