"""Decoding beside playing, a seek, an opening, and what importing the decoders costs."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.figures import Figure, best_of
from tests.sounds.encode import KINDS, write_signal
from tests.sounds.signals import noise, opened, rest

SECONDS = 60
GOAL_SHARE = 0.01
"""Of the time it plays: 100 times faster."""
KINDS_MEASURED = ("wav", "aiff", "flac", "mp3", "m4a", "alac", "ogg", "opus", "wv", "flac24")
IMPORT = "import time; a = time.process_time(); {}; print(time.process_time() - a)"


def figures() -> Iterator[Figure]:
    """CPU time of decoding as a share of playing time; ms of the rest."""
    with tempfile.TemporaryDirectory() as folder:
        for name in KINDS_MEASURED:
            kind = KINDS[name]
            bits = 24 if name.endswith("24") else 16
            signal = noise(SECONDS * kind.rate, bits=bits, rate=kind.rate)
            path = write_signal(Path(folder) / name, replace(kind), signal)
            yield Figure(f"decoding {name}", _whole(path) / SECONDS, "of 1 s", goal=GOAL_SHARE)
            yield Figure(
                f"opening {name}", best_of(lambda p=path: opened(p).close(), 9) * 1000, "ms"
            )
            yield Figure(f"seek in {name}", _seek(path) * 1000, "ms", goal=50)
    yield Figure("importing the decoders", _importing() * 1000, "ms", goal=250)


def _whole(path: Path) -> float:
    began = time.process_time()
    decoder = opened(path)
    while decoder.read() is not None:
        pass
    decoder.close()
    return time.process_time() - began


def _seek(path: Path) -> float:
    decoder = opened(path)
    places = iter([2_000_000, 100_000, 1_500_000, 44_100, 2_500_000] * 3)

    def seek() -> None:
        decoder.seek(next(places))
        rest(decoder, most=1)

    took = best_of(seek, 15)
    decoder.close()
    return took


def _importing() -> float:
    code = IMPORT.format("import audio2_desktop.decoding.opening")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)
