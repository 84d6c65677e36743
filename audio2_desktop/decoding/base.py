"""What a decoder is: one source as blocks of samples, with places counted in frames.

Samples are float32 of shape (frames, channels), full scale is 1.0; lossless sound of up to 24 bits
is in them bit by bit. A decoder is used by one thread at a time; `close` may come from another.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from audio2_desktop.domain.problems import Refused

Samples = npt.NDArray[np.float32]

_SPEAKERS = {
    1: ("FC",),
    2: ("FL", "FR"),
    3: ("FL", "FR", "FC"),
    4: ("FL", "FR", "BL", "BR"),
    5: ("FL", "FR", "FC", "BL", "BR"),
    6: ("FL", "FR", "FC", "LFE", "BL", "BR"),
    7: ("FL", "FR", "FC", "LFE", "BC", "SL", "SR"),
    8: ("FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"),
}
"""The order of FLAC and WAV, for sound that does not say which channel is which."""
_HALF_POWER = 0.5**0.5


class Undecodable(Refused):
    """No (further) sound comes out of the source; `reason` says why, in words for the user."""


class Source(Protocol):
    """Where sound lies: `playback.engine.MediaSource` is one."""

    @property
    def path(self) -> bytes:
        """Of a file; empty when there is an address."""
        ...

    @property
    def url(self) -> str: ...

    @property
    def start_ms(self) -> int:
        """Where the part begins within the file."""
        ...

    @property
    def end_ms(self) -> int | None:
        """Where it ends; None is the file's end."""
        ...


@dataclass(frozen=True, slots=True)
class Sound:
    """What the samples are."""

    rate: int
    channels: int
    bits: int
    """Of a sample in the source; 0 for lossy kinds and what VLC decodes. WavPack says 32 for 24."""
    codec: str
    """FFmpeg's name in capitals; of sound that VLC decodes as far as it is known, else ""."""
    speakers: tuple[str, ...] = ()
    """Which channel is which by FFmpeg's short names (FL, FR, FC, LFE, BL ...); empty when the
    source does not say: then it is the usual order."""

    @property
    def layout(self) -> str:
        """The channels as FFmpeg wants them told; "" for so many that there is no usual order."""
        return "+".join(self.speakers or _SPEAKERS.get(self.channels, ()))


class Decoder(Protocol):
    """A source that is open."""

    @property
    def sound(self) -> Sound: ...

    @property
    def frames(self) -> int | None:
        """Length of what `read` gives in all, without encoder padding and what lies outside the
        part; None when it is not known before it is decoded: streams, MP3 and AAC that say
        nothing. A damaged file gives fewer."""
        ...

    def read(self) -> Samples | None:
        """The next block, never an empty one; None at the end.

        Blocks: for a network stream up to its timeout. Raises Undecodable; then only `close`
        may follow.
        """
        ...

    def seek(self, frame: int) -> None:
        """Let the next `read` begin exactly at `frame`; 0 is the part's first. Beyond the end is
        the end. A stream lands within half a second of it. Raises Undecodable."""
        ...

    def close(self) -> None:
        """Let go of the file or connection; returns at once, more than once is fine.

        A `read` that waits for a server ends by its timeout at the latest.
        """
        ...


def to_stereo(samples: Samples, speakers: tuple[str, ...] = ()) -> Samples:
    """Two channels of any number of them, such that nothing can clip that did not clip before.

    One channel goes to both sides as it is; centre and surround channels are mixed in at half
    power, what is meant for the subwoofer is left out.
    """
    count = samples.shape[1]
    if count == 2:
        return samples
    if count == 1:
        return np.repeat(samples, 2, axis=1)
    mixed: Samples = samples @ _matrix(count, speakers)
    return mixed


def _matrix(count: int, speakers: tuple[str, ...]) -> Samples:
    names = speakers if len(speakers) == count else _SPEAKERS.get(count, ())
    matrix = np.zeros((count, 2), np.float32)
    for index, name in enumerate(names):
        share = 1.0 if name in ("FL", "FR") else _HALF_POWER
        if name != "LFE":
            matrix[index, 0] = 0.0 if name.endswith("R") else share
            matrix[index, 1] = 0.0 if name.endswith("L") else share
    if not matrix.any():  # channels that nobody has names for
        matrix[:] = 1.0
    return matrix / np.float32(matrix.sum(axis=0).max())
