"""A walk by chance of ten minutes through all pages during scans: stalls (goal 7) and memory.

Gaps are told without the time in which other programs had the processor (see `tests/walk`).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.walk import unrest

SECONDS = 600
FILES = 6_000
P99_MS, MOST_MS = 50.0, 120.0
GROWTH = 1.1


def figures(seconds: int = SECONDS, files: int = FILES, seed: int = 1) -> Iterator[Figure]:
    """Gaps of the loop, and memory at the end beside that after a minute."""
    with tempfile.TemporaryDirectory() as temporary:
        music = Path(temporary) / "Music"
        music.mkdir()
        unrest.make(music, files)
        env = {
            **os.environ,
            "AUDIO2_HOME": str(Path(temporary) / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "AUDIO2_VLC_AOUT": "adummy",
            "AUDIO2_SOUND_OUT": "null",
        }
        command = [sys.executable, "-m", "tests.walk", str(music)]
        done = subprocess.run(
            [*command, "--seconds", str(seconds), "--seed", str(seed)],
            env=env, check=True, stdout=subprocess.PIPE, timeout=seconds + 300,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    print("\n".join(found["late"]), f"MB: {found['mb']}", found["grew"], sep="\n", file=sys.stderr)
    yield Figure("walk by chance, loop gap, p99", found["own_p99_ms"], "ms", goal=P99_MS)
    yield Figure("walk by chance, loop gap, longest", found["own_most_ms"], "ms", goal=MOST_MS)
    yield Figure(
        "memory after the walk", found["last_mb"], "MB", found["first_mb"], "after a minute", GROWTH
    )
