"""Half a minute of a walk by chance through all pages while the music is read: nothing fails,
nothing holds the window up, nothing grows. `python -m tests.benchmarks walking` takes ten minutes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import rig
from tests.walk import unrest

SECONDS = 35
FILES = 1_500
WORKED_AT_MOST_MS = 250
"""Of the loop's own work between two turns: the clock of a busy machine says nothing."""
WIDGETS_AT_MOST = 2_500
SAID_BY_OFFSCREEN = "This plugin does not support"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [7])
def test_half_a_minute_of_walking(tmp_path: Path, seed: int) -> None:
    music, home = tmp_path / "Music", tmp_path / "home"
    music.mkdir()
    unrest.make(music, FILES)
    found = walk(music, home, seed)
    assert found["steps"] > SECONDS
    assert found["scans"] >= 1
    assert found["worked_most_ms"] <= WORKED_AT_MOST_MS, found["late"]
    assert found["widgets"] <= WIDGETS_AT_MOST
    log = (home / "state/logs/audio2.log").read_text()
    told = [line for line in log.splitlines() if " ERROR " in line or " WARNING " in line]
    assert [line for line in told if SAID_BY_OFFSCREEN not in line] == []


def walk(music: Path, home: Path, seed: int) -> dict[str, Any]:
    """What the walk says of itself."""
    env = {
        **os.environ,
        "AUDIO2_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "AUDIO2_VLC_AOUT": "adummy",
        "AUDIO2_SOUND_OUT": "null",
    }
    command = [sys.executable, "-m", "tests.walk", str(music)]
    done = subprocess.run(
        [*command, "--seconds", str(SECONDS), "--seed", str(seed)],
        cwd=rig.ROOT, env=env, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
