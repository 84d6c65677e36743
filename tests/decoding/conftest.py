"""Two files cut from one noise, in every kind, made once a session."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.sounds import handmade
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import CUT, WHOLE, Signal, noise

Halves = tuple[Path, Path]


@pytest.fixture(scope="session")
def signal() -> Signal:
    """The noise that is cut at `CUT`."""
    return noise()


@pytest.fixture(scope="session")
def halves(signal: Signal, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Halves]:
    """The two files of a kind. Opus counts 48,000 frames a second: the same samples, slower."""
    folder = tmp_path_factory.mktemp("halves")

    @cache
    def make(name: str) -> Halves:
        kind = replace(KINDS[name], rate=48_000 if name in ("opus", "mka") else 44_100)
        if kind.codec == "aac":  # noise in place of music that sounds alike is new noise each time
            kind = replace(kind, codec_options={"aac_pns": "0"}, bit_rate=192_000)
        made = []
        for half, part in (("a", signal[:CUT]), ("b", signal[CUT:])):
            path = write_signal(folder / f"{name} {half}", kind, part)
            if name == "ogg":
                _tell_length(path, len(part))
            made.append(path)
        return made[0], made[1]

    assert len(signal) == WHOLE
    return make


def _tell_length(path: Path, frames: int) -> None:
    """Let the last page say where the music ends, as libvorbis does and FFmpeg does not."""
    data = bytearray(path.read_bytes())
    at = data.rfind(b"OggS")
    page = data[at:]
    page[6:14] = frames.to_bytes(8, "little")
    page[22:26] = bytes(4)
    page[22:26] = handmade.ogg_crc(page).to_bytes(4, "little")
    path.write_bytes(bytes(data[:at] + page))
