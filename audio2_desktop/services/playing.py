"""What the player shows of itself, as values."""

from dataclasses import dataclass

from audio2_desktop.domain.endless import Suggestion
from audio2_desktop.domain.lines import Entry, Line
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.queue import Context, PlayQueue, Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import Ms


@dataclass(frozen=True, slots=True)
class PlayerState:
    """What a player bar shows. The position is asked for apart: `Player.position_ms`."""

    entry: Entry | None
    track: TrackRow | None
    """None for a file outside the library: its texts are in `entry.outside`."""
    is_playing: bool
    volume: int
    is_muted: bool
    repeat: Repeat
    is_shuffled: bool
    stop_after: Stop
    length_ms: Ms
    waits: int | None = None
    """Percent that have come of what has to be waited for before it sounds (on)."""


@dataclass(frozen=True, slots=True)
class QueueView:
    """What a queue panel shows. The lines are sequences of entries that cost nothing to slice."""

    now: Entry | None
    up_next: Line
    from_context: Line
    context: Context
    is_shuffled: bool
    is_endless: bool = False
    """Similar music is to go on when all this has played."""
    coming: tuple[Suggestion, ...] = ()
    """That music, as soon as little else is to come."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that undo needs to bring back what played."""

    queue: PlayQueue
    position_ms: Ms
    is_playing: bool
