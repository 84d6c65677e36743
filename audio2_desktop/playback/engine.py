"""The seam between the player and whatever makes the sound.

An engine plays one source at a time and knows nothing of queues. Commands return at once; what came
of them is told by events. Positions and lengths are milliseconds within the source: of a part of a
file (CUE), 0 is where the part begins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, Protocol, get_args

from audio2_desktop.domain.equaliser import Band as Band
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import Ms

Ability = Literal["gapless", "crossfade", "fade", "silence", "speed", "equaliser", "devices"]
"""silence: it can be left out at the edges of a source."""
EVERY_ABILITY: Final[frozenset[Ability]] = frozenset(get_args(Ability))


@dataclass(frozen=True, slots=True)
class MediaSource:
    """Where sound lies: a file by its bytes, or an address."""

    path: bytes = b""
    url: str = ""
    start_ms: Ms = Ms(0)
    end_ms: Ms | None = None
    """The part's bounds inside the file; None is the file's end."""
    length_ms: Ms = Ms(0)
    """Of the part, as the tags say; 0 when unknown. Trusted more than the engine's own idea."""
    gain_db: float = 0.0
    skips_silence: bool = False
    """Leave out silence at its start and end."""

    @property
    def name(self) -> str:
        """For messages: the file's name or the address, as plain text."""
        return self.path.rpartition(b"/")[2].decode("utf-8", "replace") or self.url

    @property
    def known_ms(self) -> Ms:
        """How long it plays: by its bounds, else as the tags say; 0 when nobody knows."""
        return self.length_ms if self.end_ms is None else Ms(self.end_ms - self.start_ms)

    def clamped(self, ms: float) -> Ms:
        """The nearest place within the source."""
        return Ms(int(max(0.0, min(ms, self.known_ms) if self.known_ms else ms)))

    def goes_on_in(self, following: "MediaSource") -> bool:
        """True when `following` is the next part of the same file, without a gap."""
        same = bool(self.path) and self.path == following.path and self.gain_db == following.gain_db
        return same and self.end_ms is not None and self.end_ms == following.start_ms


@dataclass(frozen=True, slots=True)
class Loaded:
    """The source was opened; `duration_ms` is 0 when nobody knows."""

    duration_ms: Ms


@dataclass(frozen=True, slots=True)
class Playing:
    """Sound comes out from now on."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Sound has stopped coming out, the place is kept."""

    is_own: bool = False
    """Nobody asked for it: the device has vanished."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """It is to sound, but what the source gave so far is not enough; again when that differs.

    `Playing` follows when sound comes out.
    """

    percent: int
    """Of what is needed to go on."""


@dataclass(frozen=True, slots=True)
class Position:
    """The place, after a seek and now and then while playing."""

    ms: Ms


@dataclass(frozen=True, slots=True)
class Ended:
    """The source has played to its end."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The source cannot be played (any further). Nothing follows until the next `load`."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Unheard:
    """All plays but nothing can be heard: there is no sound device. Told once, until `Heard`."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Heard:
    """After `Unheard`: there is a sound device again."""


@dataclass(frozen=True, slots=True)
class Devices:
    """The sound devices that can be chosen, when they are known and whenever they change."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unable:
    """This engine cannot play anything on this machine. Another has to take its place."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Replaced:
    """Another engine plays than was wished, and why. All goes on."""

    problem: Problem


EngineEvent = (
    Loaded
    | Playing
    | Paused
    | Waiting
    | Position
    | Ended
    | Failed
    | Unheard
    | Heard
    | Devices
    | Unable
    | Replaced
)
Sink = Callable[[EngineEvent], None]


class Engine(Protocol):
    """Every event comes on the loop thread, in order, and never from within a command.

    Events of a source that was replaced by `load` or left by `stop` do not come any more.
    """

    @property
    def abilities(self) -> frozenset[Ability]:
        """What it can do beyond playing; wishes for the rest are taken and do nothing."""
        ...

    def listen(self, sink: Sink) -> None:
        """Where events go; one listener."""
        ...

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        """Replace what plays by `source`, silent until `play`."""
        ...

    def prepare_next(self, source: MediaSource | None, *, crossfade_ms: int = 0) -> None:
        """What will be loaded when this ends, for engines that can join the two without a gap.

        It goes on in what sounds already when it is loaded within `Ended`, from its start. `Ended`
        comes as much earlier as both are to sound together.
        """
        ...

    def play(self) -> None:
        """Start or resume; nothing happens without a source or when it plays already."""
        ...

    def pause(self) -> None:
        """Keep the place, be silent."""
        ...

    def stop(self) -> None:
        """Let go of the source; the position is 0."""
        ...

    def seek(self, ms: Ms) -> None:
        """Go on from a place; clamped to the source."""
        ...

    def set_volume(self, volume: int) -> None:
        """0 to 100, for this and all later sources."""
        ...

    def set_muted(self, *, muted: bool) -> None:
        """Silence without touching the volume."""
        ...

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:
        """Name of a sound device as the system knows it; "" is the system's choice.

        moves: go on where the system lets us when it vanishes, instead of pausing. keeps_rates:
        no track is converted to the rate of the one before, even if that makes a pause.
        """
        ...

    def get_ready(self) -> None:
        """Something will soon be played: start what takes its time, and tell `Devices`."""
        ...

    def set_speed(self, percent: int) -> None:
        """50 to 200 with the pitch kept, for this and all later sources."""
        ...

    def set_equaliser(self, bands: tuple[Band, ...], preamp_db: float = 0.0) -> None:
        """For this and all later sources; no bands and no preamp leave every bit as it is."""
        ...

    def position_ms(self) -> Ms:
        """The place now, smoothly counted; cheap enough for every frame."""
        ...

    async def close(self) -> None:
        """Silence, threads ended, the device let go."""
        ...
