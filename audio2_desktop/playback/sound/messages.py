"""What the window's process and the one that makes the sound say to each other. Light: imported on
both sides.

On the pipe a message is its length (4 bytes, big endian) and JSON in UTF-8, as with all children.
A source is named by an `id` that the window chooses, new for every load and prepare; what the
sound process tells carries it, so that news of a source that was replaced meanwhile can be left
aside. Places and lengths are milliseconds within the source, speed or not.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import BinaryIO, Literal, TypeVar, get_args

from audio2_desktop.playback.engine import Band as Band
from audio2_desktop.playback.engine import MediaSource

_MAX_BYTES = 1 << 20


# ---- to the sound process ----


@dataclass(frozen=True, slots=True)
class Load:
    """Replace whatever plays or is prepared; silent until Play. Answered by Loaded or Failed."""

    id: int
    source: MediaSource
    start_ms: int = 0


@dataclass(frozen=True, slots=True)
class Prepare:
    """What follows the present source at its end, without a gap. Replaces what was prepared.

    Answered by Loaded or Failed once it is open; by Crossed when it is the one that is heard.
    """

    id: int
    source: MediaSource
    crossfade_ms: int = 0
    """So long both sound: it begins that much before the present one's end. 0 joins the two."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Nothing is prepared any more."""


@dataclass(frozen=True, slots=True)
class Play:
    """Answered by Playing when sound comes out."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Answered by Paused, after the fade."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Let go of everything; nothing more is told of it."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Answered by Place."""

    id: int
    """Nothing happens when another source is the present one by now."""
    ms: int


@dataclass(frozen=True, slots=True)
class Volume:
    """0 to 100, on a cubic curve: 50 is -18 dB."""

    percent: int


@dataclass(frozen=True, slots=True)
class Mute:
    """Exact silence, the volume untouched."""

    is_muted: bool


@dataclass(frozen=True, slots=True)
class Output:
    """The device, by a name of Devices; "" follows the system's choice."""

    name: str
    when_lost: Literal["pause", "move"] = "pause"
    """When it vanishes while playing: be paused, or go on where the system lets us."""
    keeps_rates: bool = False
    """Every source at its own rate, even when the device has to be opened again between two."""


@dataclass(frozen=True, slots=True)
class Speed:
    """50 to 200, with the pitch kept."""

    percent: int


@dataclass(frozen=True, slots=True)
class Equalise:
    """No bands and no preamp leave every bit as it is."""

    bands: tuple[Band, ...] = ()
    preamp_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Fade:
    """How long sound takes to go and come at pause, stop and seek; 0 is the few milliseconds that
    avoid a click."""

    ms: int


Command = (
    Load
    | Prepare
    | Forget
    | Play
    | Pause
    | Stop
    | Seek
    | Volume
    | Mute
    | Output
    | Speed
    | Equalise
    | Fade
)
"""What the sound process is told."""

# ---- from the sound process ----


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source is open; `length_ms` is 0 when nobody knows."""

    id: int
    length_ms: int


@dataclass(frozen=True, slots=True)
class Playing:
    id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Silent and standing: by Pause, or because the device vanished (Unheard comes with it)."""

    id: int


@dataclass(frozen=True, slots=True)
class Waits:
    """It is to sound, but there is not enough of it; now and then until Playing is told."""

    id: int
    percent: int
    """Of what is needed to begin or go on."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard at a moment; every 250 ms while it runs, and at every jump or change."""

    id: int
    ms: float
    at: float
    """time.monotonic() of that moment, the same clock in both processes; may lie a little ahead."""
    runs: bool
    """False when paused, and while a stream has to be waited for."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """What was prepared is the present source, heard from `at` on. No Ended comes for the former
    one. In a crossfade this is where it begins to sound."""

    id: int
    at: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The source was heard to its end and nothing was prepared."""

    id: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A source cannot be played (any further): `reason` and `values` as of problems.Refused.

    What is prepared does not begin by itself: Load says what comes next.
    """

    id: int
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unheard:
    """There is no device. Time runs on in silence, unless Paused comes as well."""

    reason: str


@dataclass(frozen=True, slots=True)
class Heard:
    """After Unheard: there is a device again, and in use."""


@dataclass(frozen=True, slots=True)
class Devices:
    """All that can be chosen, at the start and when it changes."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alive:
    """Every 500 ms, whatever happens."""

    dropouts: int
    """So often there was silence because sound did not come in time."""


News = (
    Loaded
    | Playing
    | Paused
    | Waits
    | Place
    | Crossed
    | Ended
    | Failed
    | Unheard
    | Heard
    | Devices
    | Alive
)
"""What the sound process tells."""

_M = TypeVar("_M")
_COMMANDS: Mapping[str, type[Command]] = {kind.__name__: kind for kind in get_args(Command)}
_NEWS: Mapping[str, type[News]] = {kind.__name__: kind for kind in get_args(News)}


def to_wire(message: Command | News) -> bytes:
    """The JSON of a message, without its length."""
    fields = asdict(message)
    if "source" in fields:
        fields["source"]["path"] = os.fsdecode(fields["source"]["path"])
    return json.dumps({"is": type(message).__name__, **fields}).encode()


def command(body: bytes) -> Command:
    """What the sound process is told by a JSON text. Raises ValueError when it is none of it."""
    return _message(body, _COMMANDS)


def news(body: bytes) -> News:
    """What the sound process tells by a JSON text. Raises ValueError when it is none of it."""
    return _message(body, _NEWS)


def _message(body: bytes, kinds: Mapping[str, type[_M]]) -> _M:
    try:
        fields = json.loads(body)
        kind = kinds[fields.pop("is")]
        if "source" in fields:
            source = fields["source"]
            fields["source"] = MediaSource(**{**source, "path": os.fsencode(source["path"])})
        if "bands" in fields:
            fields["bands"] = tuple(Band(**band) for band in fields["bands"])
        if "names" in fields:
            fields["names"] = tuple(fields["names"])
        return kind(**fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a message for this end: {body[:200]!r}") from error


def framed(body: bytes) -> bytes:
    """As it goes into a pipe."""
    return len(body).to_bytes(4, "big") + body


def read_from(pipe: BinaryIO) -> bytes | None:
    """The next message's JSON from a pipe; None when it was closed. Blocks."""
    head = pipe.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    if size > _MAX_BYTES:
        raise ValueError(f"a message of {size} bytes")
    body = pipe.read(size)
    return body if len(body) == size else None
