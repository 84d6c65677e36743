"""Play, and how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context, Stop
from audio2_desktop.ui.intents.base import Intent


@dataclass(frozen=True, slots=True)
class PlayTracks(Intent):
    """Play now, from place `at`; the former queue is kept and can be brought back."""

    ids: Sequence[int]
    at: int = 0
    context: Context = NO_CONTEXT
    shuffled: bool = False


@dataclass(frozen=True, slots=True)
class PlayNext(Intent):
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlayLast(Intent):
    ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class PlayThings(Intent):
    """Play albums, artists or playlists: their tracks are looked up in playing order.

    verb: "play", "next", "last" or "shuffle".
    """

    entity: Entity
    ids: Sequence[int]
    verb: str = "play"
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlayPause(Intent):
    """Stop what plays, or go on with it."""


@dataclass(frozen=True, slots=True)
class StopAfter(Intent):
    """End by itself after this track or album, once; NONE plays on."""

    stop: Stop


@dataclass(frozen=True, slots=True)
class SleepIn(Intent):
    """Fade and pause after so long."""

    after_ms: int


@dataclass(frozen=True, slots=True)
class PlayOn(Intent):
    """Neither the sleep timer nor the end of a track or album stops the music."""
